"""Site furniture: what a web page, a newsletter or a chat prints around every article."""

from __future__ import annotations

import re

from scripts.text.controls import is_breadcrumb, is_count, is_menu
from scripts.text.markers import BULLETS, LABELS, PHOTO

_SHORT = r"(?=.{0,90}$)"
FURNITURE: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "empty label",
        re.compile(
            rf"^(?:{LABELS}|字[号號体體]|主[题題][词詞]|[关關][键鍵][词詞字]|[标標][签籤题題]|分享到?|版面)\s*[:：]$"
        ),
    ),
    (
        "copyright line",
        re.compile(r"^(copyright|©|\(c\)|版权所有|版權所有)|all rights reserved|(?:^|\s)Powered by \S", re.IGNORECASE),
    ),
    ("copyright line", re.compile(rf"^{_SHORT}[^，。]{{0,16}}(版权所有|版權所有)(?!.*[认诉判])")),
    ("registration number", re.compile(r"(公网安备|公網安備|ICP备|ICP证|新闻信息服务许可证|视听节目许可证)\s*\S*\d")),
    ("reporting hotline of the site", re.compile(r"举报(电话|邮箱)\s*[:：].*(版权|转载|授权|建立镜像)")),
    ("reporting hotline of the site", re.compile(rf"^{_SHORT}(违法和不良信息|涉未成年人|互联网不良信息).{{0,10}}举报")),
    ("reuse notice", re.compile(r"^(免责|版权)?(声明|提示)\s*[:：].*(版权|侵权|转载)")),
    (
        "reuse notice",
        re.compile(rf"^{_SHORT}.*(未经|未經).{{0,12}}(不得|禁止|请勿|勿).{{0,10}}(转载|轉載|摘编|镜像|使用|复制)"),
    ),
    ("reuse notice", re.compile(rf"^{_SHORT}.*(转载|轉載)[请請]?(务必)?(注明|註明|联系|聯繫)")),
    (
        "reuse notice",
        re.compile(
            r"^[（(【\[]?(特别|郑重|重要|网站|版权|免责)?(声明|提示|提醒|说明)[】\]]?\s*[:：]"
            r".*(自媒体平台|本(平台|网|站|网站|号|公众号)|存储服务|不代表|作者(个人)?观点|授权|联系删除|未[经經].{1,8}(?:[审審][阅閱核定]|[确確][认認]))"
        ),
    ),
    (
        "reuse notice",
        re.compile(r"^[【\[]?((版权|免责|法律|特别|網站|网站)(与|及|和)?)+(免责)?(声明|聲明|说明)[】\]]?\s*[：:]?$"),
    ),
    (
        "reuse notice",
        re.compile(
            r"(网友|網友|用户|读者)?(评论|留言|評論)仅供.{0,14}(看法|观点)|(不|并不|並不)(代表|意味着)(本|我)(网|站|报|平台|号|刊|網|報)"
            r"|^(\d[.、]\s*)?凡?本(网|站|平台|网站).{0,16}(转载|注明|註明).{0,60}(版权|来源|稿件|作品)"
        ),
    ),
    ("tags", re.compile(r"^(?:@\S{1,16}\s+)*(#[^#\s]{1,20}#\s*)+$|^#[^#\s\d][^#\s]{0,19}(?:\s+#[^#\s]{1,20}){1,}$")),
    ("controls of a platform", re.compile(r"^(举报\s*/\s*反馈|举报|原[创創]|[\d.,]+[万w]?\s*粉丝|(已|\+)?关注|私信)$")),
    (
        "controls of a platform",
        re.compile(rf"^{_SHORT}.{{0,12}}(此时|此刻|文章时|新闻时)的?(感受|心情)(是|为)?\s*[:：]?$"),
    ),
    ("tags", re.compile(rf"^{_SHORT}(相关标签|标签|標籤|标签云|关键字|關鍵字|Tags?|TAGS?)\s*[：:]")),
    ("submission box", re.compile(r"^(在线投稿|投稿(邮箱|信箱|方式|请)|(来稿|来信)请)")),
    (
        "link to related items",
        re.compile(
            r"^[【\[◆●■▶>＞»]*\s*(相关(解读|新闻|阅读|链接|报道|文章|推荐|专题|稿件)|延伸阅读|延伸閱讀|推荐阅读|更多阅读|(?:热门|热点|点击|本周|今日|阅读)(?:推荐|文章|新闻(推荐|排行)?|话题|排行榜?|榜)|(频道|本网|编辑|热点|图片|视频|新闻|文章|今日)(精选|推荐|荟萃)|"
            r"猜[你您]喜[欢歡]|为[你您]推荐|[你您]可能[也还還]?(?:喜欢|喜歡|感兴趣|感興趣|想看)|大家(都|还)在(搜|看)|[往上]期(推荐|回顾|精彩|精选|内容)|精彩推荐|为您推荐|最新(文章|资讯)|最[近新](?:更新|发布)|推荐(?:资讯|图文|文章|内容)|24小时热(文|点)|相關(新聞|閱讀|報導)|熱門(新聞|話題)|推薦閱讀)"
            r"([>＞»:：\s】\]▼↓]*(第\d+期.*)?$|\s*[:：][^。]{4,60}$)"
        ),
    ),
    (
        "link to related items",
        re.compile(r"(?:\.{3}|…)\s*[\[【(（]?(?:查看)?(?:详情|詳情|详细|詳細|更多|全文|阅读全文)[\]】)）]?[>＞»]*$"),
    ),
    (
        "link to related items",
        re.compile(
            rf"^{_SHORT}(更多|阅读更多|閱讀更多|查看更多|看更多|点击更多)[^，。]{{0,10}}(新闻|详情|新聞|港聞|要闻|要聞|报道|報導|资讯|精彩内容|内容|內容)[>＞»\s]*$"
        ),
    ),
    (
        "comment box",
        re.compile(
            r"^(热门|最新|网友|全部|精选|我要|发表)(跟贴|跟帖|评论|留言)\s*(\(\d+\)|（\d+）|\d+)?$"
            rf"|^{_SHORT}((发言|评论|跟帖|跟贴)请遵守|我来说两句|.{{0,8}}匿名发表|(全部|精华)(跟贴|跟帖|区)|设为辩论话题|已有\s*\d+\s*条评论|共?\s*\d+\s*条评论|文明上网|提交评论|登录后|请先登录|写下你的评论|快来抢沙发|写留言)"
        ),
    ),
    (
        "notice of a machine",
        re.compile(
            rf"^{_SHORT}[（(【\[]?(?:[声聲]明[：:]|提示[：:]|注[：:])?(?:本|以[上下]|部分|此)?.{{0,6}}(?:AI|人工智能|自[动動]|机器|機器|[语語]音).{{0,8}}"
            r"(?:字幕|生成|[识識辨][别別識识]|翻[译譯]|朗[读讀]|[总總][结結]).{0,16}(?:有[误誤]|[误誤]差|[参參]考|甄[别別]|[为為]准)"
        ),
    ),
    (
        "call to click",
        re.compile(
            r"^(?:\.{3}|…+)?(?:[请請]?[继繼][续續]往下(?:[阅閱][读讀]|看)|(?:\.{3}|…+)[继繼][续續][阅閱][读讀]|点击(?:图片)?(?:进入|查看)?下一[页张]|(?:下载地址\s*[:：]\s*)?点击(?:此处|这里)?下载$|点击(文末|阅读原文|查看|收听|播放|进入(专题|专区|详情|链接))|查看.{0,12}(实录|全文|原文|详情)$|阅读原文|閱讀原文|(?:展[开開]|收起|查看|[点點][击擊]查看|更多)(?:全文|剩[余餘]|(?:全部|所有|更多|剩[余餘]|精[彩选選])*(?:[评評][论論]|回[复覆]|留言|跟[帖贴貼]))|戳这里|戳↓)"
        ),
    ),
    (
        "call to follow",
        re.compile(
            rf"^{_SHORT}[↑↓▲▼☝👆\s]*(点击|點擊|點我|点我|按我|长按|長按|扫一扫|掃一掃|扫码|扫描|识别|識別|用手机|手机扫|打开微信|微信扫|用微信)"
            r".{0,26}(关注|關注|蓝字|分享|[领領]取|二维码|二維碼|当前页|本页|阅读|查看|看|下载|手机|客户端|公众号|浏览器|原文)"
        ),
    ),
    (
        "call to follow",
        re.compile(
            rf"^{_SHORT}[^。：:]{{0,24}}(点个|點個|点亮|点一下|点击?[“\"]).{{0,8}}(赞|讚|在看|关注|星标|小心心)"
        ),
    ),
    (
        "call to follow",
        re.compile(
            rf"^{_SHORT}.*(歡迎按讚|按讚分享|加入?\S{{0,12}}LINE好友|加入粉絲團|(?:欢迎|歡迎)(?:转发|轉發|订阅|訂閱|关注|張貼|张贴|传阅|传看|扩散)|免费(?:赠阅|取阅|索取)[，,！]?)"
            r"|.{0,20}(设为星标|记得星标).{0,20}$|^(?=.{0,90}$)[^。]{0,24}[掃扫]描?.{0,4}(?:QR|二[维維][码碼])"
        ),
    ),
    ("call to follow", re.compile(rf"^{_SHORT}[^。]{{0,24}}[掃扫]描?.{{0,4}}(?:QR|二[维維][码碼])")),
    ("call to follow", re.compile(rf"^{_SHORT}[^。]*(回复|回覆|输入)\s*[“\"「][^”\"」]{{1,8}}[”\"」][^，。]{{0,8}}$")),
    (
        "call to follow",
        re.compile(rf"^{_SHORT}(觉得不错|喜欢就|喜歡|分享给|转发给|快转发|转发提醒|转发周知).{{0,30}}$"),
    ),
    (
        "call to follow",
        re.compile(
            rf"^{_SHORT}[^。]{{0,20}}(搜索|关注|订阅|訂閱)[^。]{{0,20}}(小程序|公众号|客户端|视频号|频道|電子報|电子报|手機應用)"
        ),
    ),
    (
        "call to follow",
        re.compile(
            rf"^{_SHORT}(立即|更多[^。，]{{1,8}}请)?(打开|打開|下载|下載|进入|前往|去)[^。，]{{0,14}}(客户端|客戶端|APP|App|app)([，,！!\s].{{0,20}})?$"
        ),
    ),
    (
        "call to follow",
        re.compile(
            rf"^{_SHORT}([^。]{{0,20}}一[键鍵]三[连連][^。]{{0,30}}|[^。，]{{0,24}}(关注|關注)[^。，]{{1,16}}不迷路[^。]{{0,6}}|.{{0,24}}(留言告诉我们|(评论|留言)区(留言|见|聊聊|告诉)).{{0,30}}|互动话题\W*|预览时标签不可点|(?:[←→⇦⇨<>《》\s]*(?:继续|向上|向下|向左|向右|左右|上下)滑动.{{0,12}})|轻触阅读原文|轻点两下.{{0,10}})$"
        ),
    ),
    (
        "call to follow",
        re.compile(
            r"^((微信|手机|用手机|用微信)扫一扫.{0,8}|用手机看|手机看新闻|手机阅读|扫一扫|关注我们|關注我們|分享让更多人看到)$"
        ),
    ),
    (
        "counters of the page",
        re.compile(
            r"^(?:总|今日)?(?:阅读|浏览|点击|访问|瀏覽|點閱)(?:人?次数?|量|数|數|人次)\s*[:：]\s*[\d,.]*\s*[万萬]?\+?\s*(?:人?次)?$|^(?:(?:阅读|閱讀|浏览|点击|赞|点赞|踩|在看|评论|转发|收藏|分享|讚|讚好|留言)(?:量|数|次数)?"
            r"\s*[:：]?\s*[\d.,]+\s*[万萬w+]*(?:人?次)?[\s　|·]*){1,6}(写留言)?$"
        ),
    ),
    (
        "counters of the page",
        re.compile(
            r"^(?:\d{4}-\d{2}-\d{2}\s+)?(?:(?:跟贴|跟帖|参与|评论|阅读|浏览|回复|点赞)\s*[\d.,]+\s*[万w+]*(?:次|条|人)?\s*)+$"
        ),
    ),
    (
        "counters of the page",
        re.compile(
            r"^(?:(?:反对|支持|举报|收藏|打赏|评论|顶|踩|赞|分享|转发|浏览|阅读)\s*[\d.]+[万w+]*\s*){3,}$"
            r"|^[^，。]{0,24}[|｜]\s*(?:浏览|阅读|点击)\s*[\d.]+\s*次?\s*[|｜]\s*(?:评论|回复)\s*[\d.]+\s*条?$"
        ),
    ),
    (
        "page controls",
        re.compile(
            r"^[【\[]?([【\[]?字[体體號号]大小|定[义義]你的|浏览字体|打印(本页)?|列印|关闭(窗口)?|返回[^，。：]{2,8}$|回到顶部|上一篇|下一篇|上一版|下一版|上一条|下一条|分享(到|至|更多)|扫码关注|字号|字体|字級)"
            r"|^[【\[]\s*(?:PDF版?|详情|打\s*印|列\s*印|第\s*\d+\s*[页頁](?:\s*第\s*\d+\s*[页頁])*)\s*[】\]]$"
        ),
    ),
    (
        "page controls",
        re.compile(
            rf"^{_SHORT}(版次导航|版面导航|本文所在版面|所在版面|本版导航|收录于(合集|话题|专辑|专题)|[×✕]\s*关闭|打开APP|×|[请請]?沿.{{0,2}}[线線]剪[下开開]$|TOC$|[A-Z]?[^\s，。]{{1,14}}的(?:微博|抖音|快手)[视視][频頻]$)"
        ),
    ),
    (
        "advertisement",
        re.compile(
            rf"^{_SHORT}[【\[]?(本版广告|本栏广告|刊登热线|广告)|^[\[【（(]?[廣广]告[\]】）)]?(\s*廣告)*\s*([（(][^（）()]{{2,16}}[)）]|\S{{0,2}}[繼继][續续]\S{{1,6}})?$"
            rf"|^{_SHORT}[^，。]*[\s　][点點](?:我|此|[击擊])下[载載]\S{{0,6}}$"
        ),
    ),
    ("image", re.compile(r"^[\[{<【](?:image|img|picture|(?:现场)?[图圖]片)[^\]}>】]{0,40}[\]}>】]$", re.IGNORECASE)),
    ("image", re.compile(r"^[^，。\s]{0,40}\.(jpe?g|png|gif|bmp|webp)$", re.IGNORECASE)),
    (
        "browser",
        re.compile(rf"^{_SHORT}[^。]*(?:建议|建議|推荐)[^。]{{0,8}}(?:使用|采用)[^。]{{0,50}}(?:浏览器|瀏覽器|分辨率)"),
    ),
    (
        "reporting hotline of the site",
        re.compile(rf"^{_SHORT}[^，。]{{0,12}}(?:意见反馈|意見反饋|留言板)[^，。]*(?:电话|電話|批评指正)"),
    ),
    ("end mark", re.compile(r"^[—\-－·•\s]*(END|end|The End|完|全文完|本文完)[—\-－·•\s]*$")),
    (
        "mailing list",
        re.compile(
            rf"^{_SHORT}.*(退订|退訂|取消訂閱|[无無]法(?:正常)?(?:查看|[显顯]示|[浏瀏][览覽]|[阅閱][读讀])(?:[此本][邮郵]件)?|线上阅读|線上閱讀|[点點](?:此|這裡|这里)查看网[页頁]版|取消订阅|^(订阅|投稿).{{0,12}}(邮件|邮箱)|看不到图片|在浏览器中(查看|打开|阅读|浏览)|[您你]收到(?:[这這]封|此|本)[邮郵]件|修改订阅偏好|unsubscribe)",
            re.IGNORECASE,
        ),
    ),
    (
        "desk of the paper",
        re.compile(
            rf"^{_SHORT}(新闻热线|广告热线|报料热线|爆料热线|订阅热线|发行热线|读者热线|客服热线"
            r"|(本报|报社|本刊)?(地址|社址)[:：].*(邮编|广告|发行|零售)|(承印|印刷)(单位)?[:：]|广告许可证|零售价|零售(每份|每期)|每份售价"
            r"|[^，。]{2,12}(印刷厂|印务(有限)?公司)(承?印|印刷)|邮发代号|国内统一(连续出版物|刊)号)\s*[:：]?"
        ),
    ),
    (
        "mail footer",
        re.compile(
            rf"^{_SHORT}[此本](电子)?[邮郵]件([及和与](其)?(附件|附檔))?.{{0,20}}(收件人|保密|机密|機密).{{0,30}}$"
            r"|^发自我的\s?\S{2,12}$|^Sent from my \S+"
        ),
    ),
    (
        "chat notice",
        re.compile(
            rf"^{_SHORT}(?:\d{{1,2}}:\d{{2}}\s+)?(([^\s，。：:\[]{{1,16}}(?:[:：]\s*|\t))?\[(图片|表情|视频|语音|动画表情|文件|链接|位置|红包|[圖影]片|貼圖|語音|影片|檔案|連結)\](?:\s*[\d.:：″\"'′秒sKMGBkb]+)?|[“\"]?.{{1,16}}[”\"]?\s*(撤回了一条消息|已?收回[訊讯]息|加入了?群聊|退出了?群聊|修改群名为.*|拍了拍.*))$"
        ),
    ),
    (
        "page controls",
        re.compile(
            rf"^{_SHORT}.{{0,20}}(?:[点點][击擊]?|上拉|下拉)?(?:加[载載]|[载載]入|查看)(?:更多|全部|更早)(?:消息|[内內]容|[记記][录錄]|[评評][论論])?"
            r"[.…>＞»]*$"
            r"|^[请請]?[输輸]入(?:[关關][键鍵][词詞字]|搜[索尋][内內]容|.{0,6}[词詞]).{0,10}$"
        ),
    ),
    (
        "pages of an export",
        re.compile(r"^.{0,30}共\s*\d+\s*[条條頁页].{0,6}\d+\s*/\s*\d+\s*[页頁]?$"),
    ),
    (
        "call to follow",
        re.compile(
            rf"^{_SHORT}(?:在.{{1,10}}[阅閱][读讀]器.{{0,4}}[读讀].{{0,6}}|去[阅閱][读讀]|沉浸式?[阅閱][读讀]|立即[阅閱][读讀]|[继繼][续續][阅閱][读讀])$"
            rf"|^(?=.{{0,90}}$)(?:立即|[请請])?(?:安[装裝]|下[载載]|打[开開])[^。]{{1,16}}(?:App|APP|app|[应應]用|客[户戶]端)[^。]{{0,16}}$"
            r"|^(?:[订訂][阅閱]|追[踪蹤]|[关關][注註])(?:我[们們]|本[报報网網]|[电電]子?[邮郵报報]件?|[电電]郵)[^，。]{0,24}$"
        ),
    ),
    (
        "link to related items",
        re.compile(
            r"^(?:(?:[热熱][门門搜点點]|最新|[推为為][荐薦你您]|精[选選]|相[关關]|延伸|更多|[编編][辑輯]|人[气氣]|今日|本[周週日]|24小[时時]|猜[你您])+"
            r"(?:文章|新[闻聞]|[报報][道導]|[阅閱][读讀]|推[荐薦]|[话話][题題]|影片|[视視][频頻]|[连連链鏈][结結接]|排行榜?|[专專][题題]|[资資][讯訊]|精[选選]|[热熱]?榜[单單]?)+"
            r"|(?:[你您]|大家)(?:[可或][能許许])?[还還也都]*(?:在|想|[会會])(?:看|搜|喜[欢歡]|[读讀])|[看读讀閱阅]了(?:又|[还還])[看读讀])\s*[：:>＞»]?$"
        ),
    ),
    (
        "chat notice",
        re.compile(
            rf"^{_SHORT}(?:[你您]已(?:添加|加入|退出|邀请).*(?:群聊?|好友)|.{{1,16}}\s*邀请\s*.{{1,30}}加入了?群聊"
            r"|(?:\[LINE\]|[與与和]).{1,40}的?聊天(?:[記记][錄录])?|(?:[儲储]存|匯出|导出)(?:日期|[時时][间間])\s*[：:][\d\s/:.-]+)$"
        ),
    ),
)
"""What is recognised, in the order of trial; patterns see a whole paragraph."""

FLOATING = frozenset({"call to follow", "mailing list", "comment box"})
"""Whose words may stand anywhere in a line: behind a sentence that is no furniture they do not make it any."""

_NOTICES = {"browser", "notice of a machine", "reuse notice", "copyright line", "registration number"}
SPOKEN = FLOATING | _NOTICES | {"mail footer", "link to related items"}
"""What is written in sentences; other furniture is not, so that a sentence beside it is text."""

_DATED = re.compile(r"\d{4}[-年/.]\d{1,2}")
_RUNNING = re.compile("[，。][^。]*。")
LONGEST = 1000  # characters; a longer paragraph is no furniture
_RULED = re.compile(r"^[-—–_=＝~～*＊\s]{3,}(\S.*?)[-—–_=＝~～*＊\s]{3,}$|^[【〖\[［]([^】〗\]］]{2,16})[】〗\]］]$")
"""Words between two rules, or in brackets as a button is."""


def furniture(text: str) -> str | None:
    """Return the name of the piece of site furniture that a paragraph is, or None."""
    bare = text.strip().lstrip(BULLETS + PHOTO + "·\u3000 ")
    bare = _RULED.sub(r"\1\2", bare)
    if len(bare) > LONGEST:
        return None
    if is_breadcrumb(bare):
        return "breadcrumb"
    named = next((name for name, pattern in FURNITURE if pattern.search(bare)), None)
    if named and _is_beside_text(bare, named):
        return None
    if is_count(bare):
        return "counters of the page"
    return named or ("menu" if is_menu(bare) else None)


def _is_beside_text(bare: str, named: str) -> bool:
    """Tell whether words of furniture stand in a line with text or bibliography, which is then not furniture."""
    if named not in SPOKEN and (_RUNNING.search(bare) or (_DATED.search(bare) and named == "page controls")):
        return True
    opening = bare.split("。", maxsplit=1)[0]
    floating = named in FLOATING and len(opening) + 1 < len(bare)
    return floating and not any(pattern.search(opening) for _, pattern in FURNITURE)
