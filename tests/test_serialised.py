"""XML without indents: an element a line, and no text gains or loses a character."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from scripts.web.serialised import serialised

TEXTS = st.none() | st.text("字a \n　", min_size=1, max_size=4)


@st.composite
def elements(draw: st.DrawFn, depth: int = 3) -> etree._Element:
    made = etree.Element(draw(st.sampled_from("pqr")))
    made.text = draw(TEXTS)
    for child in draw(st.lists(elements(depth - 1), max_size=3)) if depth else []:
        made.append(child)
        child.tail = draw(TEXTS)
    return made


def told(element: etree._Element) -> object:
    """An element as a reader takes it: between elements that stand alone, white space says nothing."""
    texts = [element.text, *(child.tail for child in element)]
    apart = len(element) > 0 and not "".join(text or "" for text in texts).strip()
    return element.tag, None if apart else [text or "" for text in texts], [told(child) for child in element]


@given(elements())
def test_what_is_read_back_says_the_same(element: etree._Element) -> None:
    before = told(element)
    assert told(etree.fromstring(serialised(element))) == before


def test_elements_stand_on_lines_of_their_own() -> None:
    root = etree.fromstring("<a><b><c/></b><d>字<e/></d></a>")
    assert serialised(root).decode().split("\n")[1:] == ["<a>", "<b>", "<c/>", "</b>", "<d>字<e/></d>", "</a>", ""]
