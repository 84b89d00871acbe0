"""Generated pages enter MkDocs as the HTML they are: Markdown would leave them as they are, only slowly."""

from __future__ import annotations

import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown import Markdown

from scripts.pages import pages, parted
from scripts.pages.parts.render import Head
from scripts.pipeline import run
from scripts.stages.withhold import withhold
from tests.cli import TOY


def test_markdown_would_change_nothing() -> None:
    corpus, problems = run(TOY)
    assert corpus is not None
    assert not problems
    made = pages(withhold(corpus))
    assert len(made) > 50
    for path, page in made.items():
        head, body = parted(page.markdown)
        _, written, _ = page.markdown.split("---\n", 2)
        assert head == yaml.safe_load(written), path
        assert Markdown(extensions=["abbr", "attr_list", "def_list", "footnotes", "tables"]).convert(body) == body, path


@given(st.text(), st.text(), st.dictionaries(st.text(), st.text()))
def test_any_head_is_read_back(title: str, description: str, citation: dict[str, str]) -> None:
    head = Head(title, description, "documents/", citation=citation)
    told, body = parted(head.front_matter() + "\n<p>一</p>\n")
    assert told == {key: value for key, value in vars(head).items() if value}
    assert body == "<p>一</p>"
