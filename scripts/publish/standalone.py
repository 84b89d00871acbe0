"""The error page, which a host shows at any address: what other pages link to, it carries itself."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from functools import partial
from urllib.parse import quote

_STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]*)">')
_SCRIPT = re.compile(r'<script src="([^"]*)"([^>]*)></script>')
_ICON = re.compile(r'(<link rel="icon"[^>]* href=")([^"]*)(">)')
_POLICY = re.compile(r'(<meta http-equiv="Content-Security-Policy" content="[^"]*)(">)')
Read = Callable[[str], str]


def standalone(html: str, read: Read) -> str:
    """Return a page with its styles, its scripts and its icon in it, and a policy that allows these by their hashes.

    ``read`` gives the text of a file by the address under which the page links to it. The form of the
    hashes is that of Content Security Policy Level 3, section 2.3.1.
    """
    html = _STYLESHEET.sub(lambda link: f"<style>{read(link[1])}</style>", html)
    html = _SCRIPT.sub(lambda script: f"<script{script[2]}>{read(script[1])}</script>", html)
    html = _ICON.sub(lambda icon: f"{icon[1]}data:image/svg+xml,{quote(read(icon[2]))}{icon[3]}", html)
    allowed = "".join(map(partial(_directive, html=html), ("style", "script")))
    return _POLICY.sub(lambda policy: policy[1] + allowed + policy[2], html, count=1)


def _directive(element: str, html: str) -> str:
    """Return the directive of a policy that allows the elements of this kind that a page has."""
    texts = re.findall(rf"<{element}(?! type=)[^>]*>(.*?)</{element}>", html, re.DOTALL)
    digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
    return f"; {element}-src 'self'" + "".join(f" 'sha256-{digest}'" for digest in digests)
