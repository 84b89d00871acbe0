"""Programs on pages: the classes that highlighting gives their words; styled by `written.css`."""

from __future__ import annotations

from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name


def highlighted(code: str, language: str) -> Markup:
    """Return a program, as a template wrote it, in the shape that pymdown-extensions give it on written pages."""
    plain = Markup(code).unescape().strip("\n")
    shown = highlight(plain, get_lexer_by_name(language), HtmlFormatter(nowrap=True)).rstrip("\n")
    return Markup(f'<div class="highlight"><pre tabindex="0" translate="no"><code>{shown}</code></pre></div>')
