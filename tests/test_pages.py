"""Generated pages: text to the letter, links that lead somewhere, what each page shows."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, get_files
from mkdocs.utils.meta import get_data

from scripts.corpus.records import AnnotationRecord, PassageAnnotation
from scripts.corpus.state import Corpus, Document
from scripts.pages import Page, fill, pages, topics
from tests.page_corpus import corpus_record, document_record, passage, toy
from tests.tree import read_html

ROOT = Path(__file__).parent.parent
HOSTILE = (
    "# 标题", "* 一\n* 二", "1. 一", "    缩进", "> 引文", "**粗** __粗__ *斜* _斜_ ~~删~~", "`码` ``码``",
    "```\n栏\n```",
    "[链](http://x.cn)", "![图](x.png)", "[脚][1]", "[1]: http://x.cn", "[^1] 注", "[^1]: 注", "*[HTML]: 缩写 HTML",
    "<b>粗</b>", "</span></p></div>后", "<!-- 注 -->", "<script>alert(1)</script>", "&amp; &lt; &#60; &nbsp;", "<http://x.cn>",
    "{{ corpus.title }}", "{% raw %}", "{# 注 #}", "{: #id .class }", "{: #id }", '--8<-- "mkdocs.yml"', ";--8<--",
    "$$x$$ $y$",
    "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "==标== ^^上^^ ~下~", "++ctrl++ --减--", ":smile: :material-home:",
    "(c) -> 1/2 +/-", "...---",
    "\\* \\_ \\\\", "a\\\nb", "甲  \n乙", "甲\n\n乙", "制\t表", "---", "***", "===", "!!! note\n    框",
    "??? 折叠", "@提 #签",
    "'单' \"双\" “全”", "100% 5<6>4 a&b", "\u2028行\u2029段\u0085", "😀👮‍♀️", "wzxhzdk:0", "klzzwxh:0001",
)  # fmt: skip


def rendered(page: Page) -> Any:
    """The HTML that MkDocs makes of a page, with the extensions that mkdocs.yml switches on."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    body, _ = get_data(page.markdown)
    markdown = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    return read_html(f"<div>{markdown.convert(body)}</div>")


def text_of(document: Any, id_: str) -> str:
    (element,) = document.xpath(f'//*[@data-passage="{id_}"]')
    return str(element.text_content())


@pytest.fixture(scope="module")
def found() -> Mapping[str, Page]:
    return pages(toy())


@pytest.mark.parametrize("text", HOSTILE, ids=[str(n) for n in range(len(HOSTILE))])
def test_corpus_text_comes_out_to_the_letter(text: str) -> None:
    made = pages(toy(hostile=text))
    document = rendered(made["d/yehang/index.md"])
    assert text_of(document, "d3fgh7") == text
    assert len(document.xpath('//*[@class="passage passage-paragraph"]')) == 1
    assert text in rendered(made["t/hangxian/index.md"]).text_content()


@pytest.mark.parametrize(
    "title", ["甲: 乙 # 丙", "- 甲", "\"甲\" '乙'", "甲\u2028乙\u0085丙", "😀", "{甲}", "---", "null"]
)
def test_front_matter_keeps_any_title(title: str) -> None:
    corpus = toy()
    first = replace(corpus.documents[0], record=document_record(title=title))
    made = pages(replace(corpus, documents=(first, *corpus.documents[1:])))
    _, meta = get_data(made["d/yehang/index.md"].markdown)
    assert meta["title"] == title


def test_a_page_is_one_block_of_html(found: Mapping[str, Page]) -> None:
    for path, page in found.items():
        body, _ = get_data(page.markdown)
        assert "\n\n" not in body.strip(), path
        assert body.strip().startswith("<div"), path
        assert len(rendered(page).xpath("./*")) == 1, path


def test_pages_do_not_change_from_run_to_run(found: Mapping[str, Page]) -> None:
    assert pages(toy()) == found


def test_every_link_leads_to_a_page_and_to_an_id_on_it(found: Mapping[str, Page]) -> None:
    trees = {posixpath.dirname(path): rendered(page) for path, page in found.items()}
    ids = {folder: set(tree.xpath("//@id")) for folder, tree in trees.items()}
    elsewhere = ("data/", "search/", "verify/", "counts/", "notebook/", "books/", "about/", "llms.txt")
    for folder, tree in trees.items():
        for href in [*tree.xpath("//@href"), *tree.xpath("//@action")]:
            place, _, fragment = href.partition("#")
            path = place.partition("?")[0]
            if path.startswith(("https:", "mailto:")):
                continue
            target = posixpath.normpath(posixpath.join("/", folder, path)).lstrip("/")
            if f"{target}/".startswith(elsewhere) and target not in ids:
                continue
            assert target in ids, f"{folder}: {href}"
            assert not fragment or fragment in ids[target], f"{folder}: {href}"


def test_ids_stand_once_on_a_page(found: Mapping[str, Page]) -> None:
    for path, page in found.items():
        ids = rendered(page).xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_a_document_page_holds_each_passage_once_with_anchor_and_topics(found: Mapping[str, Page]) -> None:
    document = rendered(found["d/yehang/index.md"])
    assert [one.get("id") for one in document.find_class("passage")] == [
        "b1cdf9",
        "c2dfg8",
        "d3fgh7",
        "f4ghj6",
        "g5hjk5",
    ]
    third = document.get_element_by_id("d3fgh7")
    assert third.find_class("anchor")[0].get("href") == "#d3fgh7"
    assert third.xpath("./*[@class='margin']/a[not(@class)]/text()") == ["航线", "服务"]
    assert "首条，据报纸所称。" in third.text_content()
    assert len(document.xpath("//h1")) == 1


def test_list_items_stand_in_one_list(found: Mapping[str, Page]) -> None:
    (items,) = rendered(found["d/yehang/index.md"]).find_class("items")
    assert [item.get("id") for item in items] == ["f4ghj6", "g5hjk5"]


def test_a_document_without_title_gets_the_supplied_one_as_heading(found: Mapping[str, Page]) -> None:
    document = rendered(found["d/manyue/index.md"])
    assert document.xpath("//h1")[0].text == "[夜航满月]"
    assert not document.xpath("//h1//*[@data-passage]")


def test_near_duplicates_and_parallels_are_linked_from_the_passage(found: Mapping[str, Page]) -> None:
    passage_ = rendered(found["d/manyue/index.md"]).get_element_by_id("h6jkm4")
    hrefs = passage_.xpath(".//div[@class='margin']//@href")
    assert "../yehang/#f4ghj6" in hrefs
    assert "../../compare/#lvke-shu" in hrefs


def test_a_passage_that_tells_an_event_leads_to_the_timeline(found: Mapping[str, Page]) -> None:
    passage_ = rendered(found["d/yehang/index.md"]).get_element_by_id("d3fgh7")
    assert "../../timeline/#d3fgh7.e1" in passage_.xpath(".//div[@class='margin']//@href")


def test_neighbours_follow_time() -> None:
    document = rendered(pages(toy())["d/yehang/index.md"])
    assert [link.get("href") for link in document.xpath("//nav[@class='neighbours']/a")] == ["../manyue/"]
    assert document.find_class("later")


def test_unknowns_are_told_as_unknown(found: Mapping[str, Page]) -> None:
    record = rendered(found["d/manyue/index.md"]).find_class("record")[0].text_content()
    assert (record.count("原文未载"), record.count("报名未载")) == (2, 1)
    assert "2029年6月" in record
    assert "推断：文中称满月" in record


def test_a_topic_page_groups_its_passages_by_document(found: Mapping[str, Page]) -> None:
    topic = rendered(found["t/hangxian/index.md"])
    assert [link.text for link in topic.xpath("//*[@class='from-document']/h3/a")] == ["[夜航满月]", "北湾夜航开通"]
    assert [one.get("data-of") for one in topic.find_class("extract")] == ["h6jkm4", "d3fgh7", "f4ghj6"]
    assert topic.find_class("advice")[0].text_content().count("12345") == 1
    assert "服务 共 1 段" in " ".join(topic.find_class("related")[0].text_content().split())


def test_a_topic_of_very_many_passages_names_them_all_and_quotes_what_the_curator_chose(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(topics, "QUOTED", 1)
    monkeypatch.setattr(topics, "TABLED", 0)
    topic = rendered(pages(toy())["t/hangxian/index.md"])
    assert [link.text for link in topic.xpath("//*[@class='places of-page']/li/a[1]")] == ["[夜航满月]", "北湾夜航开通"]
    assert [link.text for link in topic.xpath("//*[@class='places of-page']//a[@class='id']")] == [
        "¶h6jkm4",
        "¶d3fgh7",
        "¶f4ghj6",
    ]
    assert not topic.find_class("extract")
    assert not topic.find_class("figure-table")


def test_the_list_of_topics_says_whether_an_editor_has_read_everything(found: Mapping[str, Page]) -> None:
    assert "还没有读过的，由规则按关键词建议" in found["topics/index.md"].markdown
    notes = {one.id: PassageAnnotation(begins=one.text[:1], topics=()) for one in toy().passages}
    curated = replace(toy().curated, annotations={"yehang": AnnotationRecord(doc="yehang", passages=notes)})
    assert "编者逐段读过全部文献" in pages(replace(toy(), curated=curated))["topics/index.md"].markdown


def test_home_counts_and_lists(found: Mapping[str, Page]) -> None:
    home = rendered(found["index.md"])
    assert home.xpath("//h1")[0].text == "北湾港语料"
    assert [link.get("href") for link in home.xpath("//*[@class='home-latest']//h3/a")] == ["d/manyue/", "d/yehang/"]
    assert home.find_class("tally")[0].text_content().split()[:2] == ["2", "篇文献"]


def test_hand_written_pages_take_names_from_the_corpus() -> None:
    assert fill("# 关于{{ corpus.title }}", toy()) == "# 关于北湾港语料"


def test_an_unknown_name_in_a_hand_written_page_is_an_error() -> None:
    with pytest.raises(Exception, match="nothing"):
        fill("{{ corpus.nothing }}", toy())


def test_names_in_hand_written_pages_are_text_not_markup() -> None:
    corpus = toy()
    curated = replace(corpus.curated, corpus=corpus_record(title="<b>*北湾*</b>"))
    filled = fill("# {{ corpus.title }}", replace(corpus, curated=curated))
    assert read_html(Markdown().convert(filled)).text_content() == "<b>*北湾*</b>"


def test_drafts_are_marked() -> None:
    corpus = toy()
    first = corpus.documents[0]
    drafted = replace(first, passages=(passage("d0001z", "尚未编号。", draft=True), *first.passages))
    document = rendered(pages(replace(corpus, documents=(drafted, corpus.documents[1])))["d/yehang/index.md"])
    assert document.get_element_by_id("d0001z").find_class("draft")
    assert len(document.find_class("draft")) == 1


def many(number: int) -> Corpus:
    """The invented corpus with its first document `number` times over, each under its own ids."""
    corpus = toy()
    first = corpus.documents[0]

    def copy(n: int) -> Document:
        record = document_record(id=f"wen-{n:04}")
        texts = (replace(one, id=f"{one.id}-{n:04}", doc=record.id) for one in first.passages)
        return Document(record, tuple(texts))

    return replace(corpus, documents=(*corpus.documents, *(copy(n) for n in range(number))))


def test_a_document_page_does_not_grow_with_the_corpus() -> None:
    few, more = (pages(many(number))["d/manyue/index.md"].markdown for number in (5, 200))
    assert abs(len(more) - len(few)) < 100


@pytest.fixture
def configured(monkeypatch: pytest.MonkeyPatch) -> MkDocsConfig:
    """The site's configuration after its hooks have run the pipeline on the invented corpus."""
    monkeypatch.setenv("YUAN_CORPUS", str(ROOT / "tests/toy_corpus"))
    config = load_config(str(ROOT / "mkdocs.yml"))
    return config.plugins.run_event("config", config)


def test_a_generated_page_may_not_replace_a_hand_written_one(configured: MkDocsConfig) -> None:
    written = File("topics/index.md", configured.docs_dir, configured.site_dir, True)
    with pytest.raises(PluginError, match=r"topics/index\.md"):
        configured.plugins.run_event("files", Files([written]), config=configured)


def test_the_theme_leaves_no_script_or_style_of_its_own(configured: MkDocsConfig) -> None:
    plain, theirs, files = load_config(str(ROOT / "mkdocs.yml")), Files([]), get_files(configured)
    theirs.add_files_from_theme(plain.theme.get_env(), plain)
    assert any(file.src_uri.endswith(".js") for file in theirs)
    ours = {file.src_uri for file in files}
    files.add_files_from_theme(configured.theme.get_env(), configured)
    configured.nav = []  # no page that it could miss is there
    left = configured.plugins.run_event("files", files, config=configured)
    brought = {file.src_uri for file in left} - ours
    assert [path for path in brought if not path.endswith(".md")] == []


def test_the_site_is_named_after_the_corpus(configured: MkDocsConfig) -> None:
    title = (ROOT / "tests/toy_corpus/corpus.yml").read_text("utf-8").split("title: ")[1].split("\n")[0]
    assert configured.site_name == title
