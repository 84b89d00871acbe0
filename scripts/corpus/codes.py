"""The register of problem codes: what must hold, what to do where it does not, and when it can be judged.

A `Problem` takes its hint from here where it has no better one of its own. `python -m scripts explain` shows
the register, and `corpus/CODES.md` is made from it.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Need = Literal["records", "documents", "document", "annotations", "topics.yml", "series.yml", "sound"]


class Code(NamedTuple):
    """What a code stands for: the rule in one sentence, what to do, and what must be sound for it to be judged.

    Where one of ``needs`` is not met, a problem of this code is a consequence of another and is not told.
    """

    rule: str
    hint: str
    needs: tuple[Need, ...] = ()


NEEDS: dict[Need, str] = {
    "records": "每份文献记录都可读",
    "documents": "每篇文献都能生成",
    "document": "所注的文献能生成",
    "annotations": "每份标注都可读",
    "topics.yml": "topics.yml 可读，不是空的",
    "series.yml": "series.yml 可读，不是空的",
    "sound": "语料没有别的问题",
}
"""What a code can need, as a curator is told it."""

FAMILIES: dict[str, str] = {
    "TXT": "文件编码",
    "YML": "YAML 语法",
    "REC": "记录的字段与文件名",
    "SHL": "网站的外观（mkdocs.yml）",
    "SRC": "原始文件",
    "RAW": "原始文件的文字",
    "DEC": "整理决定",
    "DOC": "文献记录",
    "RGT": "公开范围与来源",
    "SCR": "文字种类",
    "ACC": "逐字交代",
    "ID": "段落编号与台账",
    "ANN": "标注",
    "VOC": "词表",
    "PAR": "对照",
    "PRO": "编者的文字",
    "RDG": "独立标注",
    "VAR": "繁简转换",
    "GA": "发布前的关口",
}
"""What the letters of a code say it is about, in the order in which a curator meets them."""

BESIDE_IDS = ("ID2", "ANN", "VOC", "PAR", "PRO", "VAR")
"""Beginnings of codes that do not bar the commands on ids: what these settle, and what is said about passages."""

_LINE = "台账的行只增不改：用 git 恢复此行，再用命令追加"
_RECORDS: tuple[Need, ...] = ("records",)
_MINT = "运行 `.venv/bin/python -m scripts mint` 为新段落铸造编号；预览：`.venv/bin/python -m scripts serve`"
_TOPICS: tuple[Need, ...] = ("topics.yml",)
_ALL: tuple[Need, ...] = ("documents",)
_NOTED: tuple[Need, ...] = (*_ALL, "annotations")
_OWN: tuple[Need, ...] = ("document",)
DRAFT = "ID20"
"""The problem that a passage has no id yet; a preview shows it as a draft."""

_SOUND: tuple[Need, ...] = ("sound",)

CODES: dict[str, Code] = {
    "TXT01": Code("整理者写的文件都是 UTF-8 文本", "请把文件另存为 UTF-8"),
    "TXT02": Code("没有未解决的合并冲突", "把两边的改动合成一份，再删去 <<<<<<<、=======、>>>>>>> 各行"),
    "TXT03": Code("整理者写的文件是可读的文件", "移走它，或换成文件"),
    "YML01": Code("YAML 文件合乎语法", "检查缩进、引号和冒号后的空格"),
    "YML02": Code("一个键在同一处只写一次", "同一处只能写一次，请合并或删去一个"),
    "YML03": Code("YAML 只用字段、列表和文字", "照字面写出；文字以 & * ! 开头时加引号"),
    "REC01": Code("必填字段都在", "补上该字段；不知道的内容写 null"),
    "REC02": Code("只写规定的字段", "检查拼写；可用字段见 corpus/README.md"),
    "REC03": Code("字段的值合乎规定", "按 corpus/README.md 的字段说明改正"),
    "REC04": Code("语料库有 corpus.yml", "每个语料库都要有 corpus.yml，字段见 corpus/README.md"),
    "REC05": Code("一个文献编号只用一次", "每篇文献用自己的编号"),
    "REC06": Code("文件名与其中的编号一致", "按编号改文件名，或改正编号"),
    "REC07": Code("每个 YAML 文件都有人读取", "改成规定的文件名，或移出语料库"),
    "SHL01": Code("mkdocs.yml 里只写本站会照办的设置", "可写的设置与不用的理由，见网站的“外观与设置”页"),
    "SHL02": Code("mkdocs.yml 里设置的值合乎规定", "照所列的写；图标的名字是 Material 图标集里文件的名字"),
    "SRC01": Code("文献所引的原始文件在 raw/ 里", "把原始文件放进 raw/，或改正 source.file"),
    "SRC02": Code("原始文件一个字节未改", "原始文件不可改动：请恢复原文件；若确为新来源，更新 sha256"),
    "SRC03": Code("原始文件能够解码", "确认文件未损坏；编码特殊时在文献记录里写 source.encoding"),
    "SRC04": Code("每个原始文件都有文献使用", "为它写一份 documents/<编号>.yml，或移出 raw/", _RECORDS),
    "SRC05": Code("原始文件的网址各不相同", "给其中一个改名，并改正用到它的 source.file"),
    "SRC06": Code("原始文件的编码确定无疑", "核对文字，再在 source 里写明 encoding"),
    "SRC07": Code("原始文件的名字能作网址", "改名，并改正用到它的 source.file"),
    "SRC08": Code("raw/ 里只有可读的文件", "移走它，或换成文件；检查文件的权限"),
    "RAW01": Code("原始文件没有无法写进网页的字符", "删去这个字符后作为新文件收入；原文件里它不代表任何字"),
    "DEC01": Code("决定的引文见于原文", "核对原文逐字引用（空白不计）"),
    "DEC02": Code("决定的引文在原文中只出现一次", "引得更长一些，使它只出现一次"),
    "DEC03": Code("拆分的两处引文在同一段内首尾相接", "两处引文必须在同一段内首尾相接；若已自动分开，删去这条决定"),
    "DEC04": Code("相连的两处原在两段，先后有序", "若已自动相连，删去这条决定；否则按原文先后引两处"),
    "DEC05": Code("「from」引文在「to」引文之前", "对调两处引文"),
    "DEC06": Code("删节要么引一处原文，要么给出起止", "写 quote，或同时写 from 和 to"),
    "DEC07": Code("一段原文只属于一篇文献", "用 source.extent 的 from/to 分清各篇的起止"),
    "DEC08": Code("决定所引的段落没有被略去", "引用发布的文字；若已删节，删去这条决定"),
    "DOC01": Code("记录的标题就是原文印出的标题", "照录原文标题；原文无标题时，把自拟标题写在 [方括号] 内"),
    "DOC02": Code("每篇文献至少有一个段落", "检查 source.extent 与删节"),
    "DOC03": Code("一篇文献不是另一篇的重复", "删去这一份；来源信息并入先收的那一份"),
    "DOC04": Code("权利声明的引文见于原始文件", "逐字照录；原文没有这样的话就写 null"),
    "DOC05": Code("署名印在原始文件里", "照录原文的署名；原文未署名就写 null"),
    "DOC06": Code("引用时列出的作者都在署名里", "只列 byline 中的姓名，单位与职务不列"),
    "DOC07": Code("names 里的人名见于发布的文字", "照原文写法，或删去"),
    "DOC08": Code("日期写明出于原文还是推断，依据是什么", "date_basis 以 stated: 或 inferred: 开头，附原文或理由"),
    "DOC09": Code("文献的日期不晚于本版的发布日", "核对年份；若无误，更新 corpus.yml 的 released"),
    "DOC10": Code("记录的副题就是原文印出的副题", "照录原文副题；那一段若不是副题，用 kind 决定改正"),
    "RGT01": Code("摘录写明字数，其他公开范围不写", "publish: excerpt 须写 excerpt: 字数；full 与 record 不写"),
    "RGT02": Code("摘录比全文短", "减少 excerpt 的字数；全文可以公开就写 publish: full"),
    "RGT03": Code("有存档地址，就有取得日期", "在 source.retrieved 写明取得那份文字的日期"),
    "RGT04": Code("编者的话不引述不公开的文字", "改写这句话，不要照录原文；或放宽那篇文献的 publish"),
    "SCR01": Code("正文的文字种类与记录的 language 相同", "改正 language，或核对原始文件"),
    "ACC01": Code("原始文件的每个字都已发布，或写明为何略去", "归入某篇文献的 extent，或用 cut 决定说明理由", _ALL),
    "ID01": Code("台账的首行是规定的列名", "用 git 恢复首行"),
    "ID02": Code("台账的每一行完整，列数不差", "台账只用命令追加，不要手工编辑；可用 git 恢复此行"),
    "ID03": Code("台账的事件只有规定的几种", "台账只用命令追加，不要手工编辑；可用 git 恢复此行"),
    "ID04": Code("编号合乎格式，校验位正确", _LINE),
    "ID05": Code("日期与版本号写法正确，版本不倒退", _LINE),
    "ID06": Code("铸造与更正的行带有本行文本的散列值，别的行没有", _LINE),
    "ID07": Code("一个编号只铸造一次", _LINE),
    "ID08": Code("只有在用的编号才有后来的事件", _LINE),
    "ID09": Code("铸造以外的事件写明理由，更正带类别", "写明理由；更正以类别开头，如 transcription: 漏录一字"),
    "ID10": Code("后继编号是先前铸造的另一个编号，数目合乎事件", _LINE),
    "ID11": Code("事件写明段落所在的文献，移动写明另一篇", _LINE),
    "ID12": Code("标注用到的台账还在", "用 git 恢复 anchors.tsv；编号不可重造"),
    "ID20": Code("每个段落都有编号", _MINT, _RECORDS),
    "ID21": Code("段落的文字与其编号在册的文字相同", "若是更正，用 amend 登记；否则恢复原文", _RECORDS),
    "ID22": Code("在用编号的段落都在", "恢复原文；若确应撤下，用 retire 登记", _RECORDS),
    "ID23": Code("段落在其编号所记的文献里", "用 move 登记，或恢复原处", _RECORDS),
    "ID24": Code("一个编号的段落没有被拆开", "用 split 登记，或恢复原来的分段", _RECORDS),
    "ID25": Code("几个编号的段落没有被合成一段", "用 merge 登记，或恢复原来的分段", _RECORDS),
    "ID30": Code("有新段落才铸造编号", "每个段落都已在册"),
    "ID31": Code("只有改动过的段落才登记改动", "先在语料里改动（或删去）这一段，再登记"),
    "ID32": Code("改后的段落找得到", "指明它是本文献的第几段"),
    "ID33": Code("拆成的段落找得到，至少两段", "用 --into 写明是本文献的第几段和第几段"),
    "ID34": Code("合并的是同一文献的两个以上编号，合成的段落找得到", "用 --into 写明是本文献的第几段"),
    "ID35": Code("撤下时写的后继是在用的编号", "后继须是现有段落的编号"),
    "ID36": Code("终止的编号不再变动", "已终止的编号不再变动"),
    "ID37": Code("命令里的编号在册", "核对编号；在册编号见 anchors.tsv"),
    "ID38": Code("只铸造每种格式都写得出的文字", "用 cut 决定删去看不见的字符，或换一份没有损坏的原始文件"),
    "ID39": Code("登记之后别的段落编号不变", "同一文献里有文字相同的段落，无法区分；先处理那一段"),
    "ID40": Code("从台账取出的只是从未提交的编号", "提交过的编号只能撤下：用 retire 登记"),
    "ID41": Code("改名的文献有在用的编号，没有未登记的改动", "核对文献编号；编号见 documents/ 的文件名"),
    "ANN01": Code("标注文件属于一篇在册的文献", "改正 doc 与文件名，或补上文献记录", _OWN),
    "ANN02": Code("所标的段落在这篇文献里", "核对编号；编号见 anchors.tsv", _OWN),
    "ANN03": Code("begins 是该段开头的文字", "核对编号是否写错", _OWN),
    "ANN04": Code("数字的引文在段落里只有一处", "按发布后的文字逐字引用", _OWN),
    "ANN05": Code("事件的引文在段落里只有一处", "按发布后的文字逐字引用", _OWN),
    "ANN06": Code("所标的专题在 topics.yml 里", "改正拼写，或先在 topics.yml 里立项", ("document", "topics.yml")),
    "ANN07": Code("所标的数列在 series.yml 里", "改正拼写，或先在 series.yml 里立项", ("document", "series.yml")),
    "ANN08": Code("数值可从引文得出", "数字按基本单位展开（1.06万 写 10600）", _OWN),
    "ANN09": Code("同一段的数字互不重叠", "同一处只标一次；范围用 number_max", _OWN),
    "ANN10": Code("一段的专题不重复", "删去一个", _OWN),
    "ANN11": Code("same 指明的记事在册，并有自己的日期", "写它的编号：段落编号加 .e 和它在该段的次序", _NOTED),
    "ANN12": Code("一件事只立一条记事", "留日期较详的一条，别处只写 same 和引文", _NOTED),
    "ANN13": Code("数字的专题是本段的专题", "只从本段的专题里选；都算就不写", _OWN),
    "ANN14": Code("一个数列的数字专题一致", "同一指标的数字：两处都写，或都不写", (*_NOTED, "topics.yml")),
    "VOC01": Code("一个编号在词表里只出现一次", "每条用自己的编号"),
    "VOC02": Code("词表的每一条都用到了", "删去这一条，或补上用到它的标注", _NOTED),
    "VOC03": Code("名称与别名照语料的写法", "照原文写法，或删去", _ALL),
    "VOC04": Code("一个名称只属于一条", "合并两条，或改名"),
    "VOC05": Code("专题各组所列的段落标有该专题", "补标专题，或从本组删去", (*_NOTED, "topics.yml")),
    "VOC06": Code("一个数列至少有两个数字", "补标同一指标的其他数字，或删去这一条", _NOTED),
    "VOC07": Code("数列里的数字单位相同", "统一单位，或另立数列", _OWN),
    "VOC08": Code("一个名称只在名录或词汇一处解释", "只留一处：名称归名录，用语归词汇"),
    "VOC09": Code("例外的引文见于段落，并含有被排除的名称", "按发布后的文字逐字引用", _ALL),
    "VOC10": Code("一段在一个专题里只列一次", "只归入最切近的一组"),
    "VOC11": Code("标注用到的词表不是空的", "用 git 恢复，或补上词条"),
    "VOC12": Code("画在一起的数列是一种量：都是数量，或都是同样的增减", "分作两个数列，或统一 comparison", _NOTED),
    "VOC13": Code("又作只列同一事物的别称，参见的词有着落", "别称写 aliases；相近或相对的写 see", _ALL),
    "VOC14": Code("所属的是名录里的另一条，各条不辗转属于自己", "写名录里另一条的编号；只在下属一方写"),
    "VOC15": Code("外部标识合乎形式：Wikidata 是 Q 加数字，VIAF 只有数字", "照该库网页上的写，如 Q42；不写整个网址"),
    "PAR01": Code("对照至少有两处", "补上另一处，或删去这一条"),
    "PAR02": Code("对照的引文在段落里只有一处", "按发布后的文字逐字引用", _ALL),
    "PAR03": Code("一个对照编号只用一次", "每条用自己的编号"),
    "PAR04": Code("不作对照的两段都在语料里", "核对编号；编号见 anchors.tsv", _ALL),
    "PAR05": Code("有出入的对照说明怎样不同", "在 note 里写明差别"),
    "PAR06": Code("对照的各处在不同的段落", "每段引一处；同一段内的重复不是对照"),
    "PAR07": Code("不作对照的是不同的两段，只列一次，没有另列为对照", "删去一条"),
    "PAR08": Code("不可混用的对照写明哪里不同", "scope 写 differs: measure 口径、period 期间、subject 所指；其余不写"),
    "PAR09": Code("对照的附注不按次序指称各处", "各页的次序不同：写段落编号，或说出是哪一篇"),
    "PRO01": Code("方括号里的编号是语料的段落", "核对编号；编号见 anchors.tsv", _ALL),
    "PRO02": Code("每一句写明所据的段落，或注明不是文献所说", "句末写 [段落编号]，或注明（常识）（编者按）", _ALL),
    "PRO03": Code("句中的数见于所据的段落", "照原文写数；推算的另成一句，注明（编者推算）", _ALL),
    "PRO04": Code("句中引号里的话见于所据的段落", "照录原文，删节处用“……”，或去掉引号", _ALL),
    "PRO05": Code("定义、附注里引号里的话见于语料", "照录原文，删节处用“……”，或去掉引号", _ALL),
    "PRO06": Code("著录理由里引号里的话见于原始文件", "照录原文，删节处用“……”，或去掉引号", _ALL),
    "PRO07": Code("对照的说法与附注里的数见于所列各处", "补上所据的一处；推算的注明（编者推算）", _ALL),
    "RDG01": Code("独立标注一行一段，不重复", "每行写：段落编号<制表符>专题编号（空格分隔）；每段一行"),
    "RDG02": Code("独立标注的段落与专题都在册", "核对编号；编号见 anchors.tsv", _TOPICS),
    "VAR01": Code("转换词表每行是一条替换", "每行写成：原文<制表符>译文，例如 贺电<制表符>賀電"),
    "VAR02": Code("一个词只写一条", "保留其中一条"),
    "VAR03": Code("转换前后字数相同", "转换不得增减字数；只写字形，不换词语"),
    "VAR04": Code("每组词条都有理由", "在这组条目上方写一行 # 理由"),
    "VAR05": Code("转换只换字形，不换词语", "逐字核对；词语不得改换"),
    "VAR06": Code("转换词表里的词见于语料", "删去，或在理由前加「防备：」", _SOUND),
    "VAR07": Code("转换的核对记录合乎格式", "五列，首行是 method、source、result、context、reason", _SOUND),
    "VAR08": Code("有两可的转换都有人核对过", "在 variants/accepted.tsv 写明是哪个字；成类的错改 contexts.txt", _SOUND),
    "VAR09": Code("核对记录里的每一处都还在", "删去这一行", _SOUND),
    "VAR10": Code("转换的上下文规则写法正确", "四列：原字、字形、前文、后文；〈〉里的名目要先列出"),
    "GA01": Code("已发布的台账 data/anchors.tsv 存在且可读", "重新生成网站"),
    "GA02": Code("已发布台账的每一行都在", "台账的行只增不减：恢复删去的行"),
    "GA03": Code("已发布台账的每一行一字未改", "恢复原来的行；更正用 amend 事件登记"),
    "GA04": Code("已发布台账的行次序不变", "恢复原来的次序"),
    "GA05": Code("新的行只加在已发布台账之后", "把新行移到台账末尾"),
    "GA10": Code("每篇有在用编号的文献都有页面", "检查文献是否误删；若确应撤下，逐段 retire"),
    "GA11": Code("在用编号出现在其文献页面上", "恢复段落；若确应撤下，用 retire 登记"),
    "GA12": Code("在用编号在其文献页面上只出现一次", "检查模板：元素 id 不可重复"),
    "GA13": Code("段落在台账所记的文献里", "移到别的文献要用 move 登记"),
    "GA14": Code("页面上的文字与台账的散列值一致", "恢复原文，或用 amend 登记更正"),
    "GA15": Code("页面上的每个编号都在台账里", "用 mint 登记新段落"),
    "GA16": Code("已终止的编号不再作为段落出现", "编号不得复用：为新段落铸造新编号"),
    "GA17": Code("每个段落恰有一处正文，不注明别的编号", "检查文献模板的 passage-text 元素"),
    "GA18": Code("页面上段落的次序与数据一致", "重新生成网站；检查模板"),
    "GA19": Code("文字相同的段落按台账的次序取得编号", "恢复编号的次序"),
    "GA20": Code("没有未铸造编号的草稿", "先用 mint 登记新段落"),
    "GA21": Code("转换后的文字与原文字数相同", "检查转换词表：不得增删字"),
    "GA22": Code("页面上转换后的文字与数据一致", "重新生成网站"),
    "GA23": Code("每个页面在每种文字里都有", "重新生成网站；检查文字转换"),
    "GA24": Code("每种文字的页面注明自己的 lang", "检查文字转换写入的 lang 属性"),
    "GA25": Code("页面上的文字与数据逐字相同", "检查模板：不得增删空白"),
    "GA30": Code("data/passages.jsonl 存在且每行可读", "重新生成数据"),
    "GA31": Code("每个在用编号在数据里有一行", "重新生成数据"),
    "GA32": Code("数据里的每个编号都在用", "重新生成数据"),
    "GA33": Code("数据里的编号只出现一次", "重新生成数据"),
    "GA34": Code("数据里的文献与台账一致", "移到别的文献要用 move 登记"),
    "GA35": Code("数据里的文字与台账的散列值一致", "恢复原文，或用 amend 登记更正"),
    "GA36": Code("数据里的地址指向该段落", "检查数据导出的 url"),
    "GA37": Code("数据里段落的序号依次递增", "检查数据导出的 n"),
    "GA38": Code("data/documents.jsonl 存在，每篇文献注明原文的文字", "重新生成数据"),
    "GA40": Code("每个编号的解析页都在", "重新生成解析页"),
    "GA41": Code("每个在用编号在解析页有一项", "重新生成解析页"),
    "GA42": Code("解析页的链接指向该段落", "检查解析页模板"),
    "GA43": Code("每个已终止的编号有一块说明其去向的碑", "重新生成解析页；终止的编号不得消失"),
    "GA44": Code("碑上写明事件、日期与原因", "检查解析页模板"),
    "GA45": Code("碑上的后继与台账一致", "检查解析页模板"),
    "GA46": Code("解析页上的每个编号都在台账里", "重新生成解析页"),
    "GA47": Code("编号在解析页只出现一次", "重新生成解析页"),
    "GA50": Code("站内链接的目标存在", "改正链接，或恢复目标页面"),
    "GA51": Code("站内链接的片段存在于目标页面", "改正片段，或恢复目标元素"),
    "GA52": Code("站内链接不以 / 开头", "写相对链接，网站才能放在任何路径下"),
    "GA53": Code("站内链接不指到网站之外", "减少 ../ 的层数"),
    "GA54": Code("样式表里的 url() 目标存在", "改正样式表"),
    "GA55": Code("站点地图里的页面存在", "重新生成站点地图"),
    "GA56": Code("图片、脚本和样式等资源存在", "改正地址，或放入资源文件"),
    "GA57": Code("每个网页都有内容", "重新生成网站"),
    "GA58": Code("每种文字的页面只链接到同一种文字的页面，切换文字的链接除外", "检查文字转换改写的链接"),
    "GA60": Code("段落与专题页互相链接", "检查文献模板的专题标签与专题模板的摘录"),
    "GA61": Code("段落与名录、词汇的条目互相链接", "检查正文里的标记与条目的出处"),
    "GA62": Code("段落与对照互相链接", "检查文献模板的“另见”与对照模板的出处"),
    "GA63": Code("数字表的每一行与正文里的数字互相链接", "检查正文里的标记与数字表的出处"),
    "GA64": Code("段落与年表互相链接", "检查文献模板与年表模板"),
    "GA65": Code("近似的段落互相链接", "重新生成网站；检查近似段落的计算"),
}  # fmt: skip
"""Every code that the project tells, by family."""


def family(code: str) -> str:
    """Return the letters of a code: DOC of DOC05."""
    return code.rstrip("0123456789")
