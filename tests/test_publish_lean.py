"""Published scripts: without their comments, and otherwise to the letter."""

from __future__ import annotations

import pytest

from scripts.publish.lean import plain_references, plain_script
from tests.cli import ROOT


def test_comments_go_and_nothing_else() -> None:
    script = '/*\n * A // head.\n */\nlet a = "/* no */"; // gone\n  /** @type {x} */\n  // gone\n\nlet b = a / 2;\n'
    assert plain_script(script) == 'let a = "/* no */";\nlet b = a / 2;\n'


@pytest.mark.parametrize(
    "line",
    [
        'let a = "b; // c";',
        "let a = 'b, // c', d;",
        "let a = `b{ // c`;",
        "let a = /[; // b]/;",
        'let a = "/** @type {b} */ c";',
        'let a = "(/** @type {b} */ (c)";',
    ],
)
def test_what_looks_like_a_comment_within_a_string_or_a_pattern_stays(line: str) -> None:
    assert plain_script(f"{line}\nlet d;\n") == f"{line}\nlet d;\n"


def test_a_type_before_code_takes_nothing_with_it() -> None:
    script = "  /** @type {x} */ (a).b = 1;\nlet c = f(/** @type {[y, z]} */ (d));\n  /** @type {y} */\nlet e;\n"
    assert plain_script(script) == "(a).b = 1;\nlet c = f((d));\nlet e;\n"


def test_lines_are_not_joined_and_begin_with_their_code() -> None:
    assert plain_script("f(\n  a,\n\n    b,\n);\n") == "f(\na,\nb,\n);\n"


def test_a_template_over_several_lines_is_refused() -> None:
    with pytest.raises(ValueError, match="template"):
        plain_script("let a = `\n// text\n`;\n")


def test_every_script_of_ours_can_be_published() -> None:
    scripts = sorted((ROOT / "docs/assets/js").rglob("*.js"))
    assert scripts
    for path in scripts:
        lean = plain_script(path.read_text("utf-8"))
        assert '"use strict";' in lean
        assert "\n * " not in lean


def test_marks_written_as_numbers_become_characters_where_that_changes_nothing() -> None:
    page = '<p title="1&#46;5&#37;">&#60;b&#62;&#38;amp; &#34;&#39; &#91;N&#47;OL&#93; &amp;#46; &#10;&#9;&#160;</p>'
    lean = '<p title="1.5%">&#60;b&#62;&#38;amp; &#34;&#39; [N/OL] &amp;#46; &#10;&#9;&#160;</p>'
    assert plain_references(page) == lean


@pytest.mark.parametrize("element", ["script", "style", "SCRIPT type=x"])
def test_scripts_and_styles_keep_what_looks_like_a_reference(element: str) -> None:
    inside = f"<{element}>&#46;</{element.removesuffix(' type=x')}>"
    assert plain_references(f"&#46;{inside}&#46;") == f".{inside}."
