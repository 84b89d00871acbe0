"""The error page carries what other pages link to, under a policy that allows just that."""

from __future__ import annotations

import base64
import hashlib

from scripts.publish.standalone import standalone

FILES = {"/x/a.css": "p > a { color: red }", "/x/b.js": "let a = 1 < 2;", "/x/i.svg": "<svg fill='#9c2b1f'/>"}
PAGE = """<meta http-equiv="Content-Security-Policy" content="default-src 'self'">
<link rel="stylesheet" href="/x/a.css">
<link rel="icon" type="image/svg+xml" href="/x/i.svg">
<script type="application/ld+json">{}</script>
<script src="/x/b.js" data-of="a b"></script>"""


def digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_what_a_page_links_to_stands_in_it() -> None:
    made = standalone(PAGE, FILES.__getitem__)
    assert "<style>p > a { color: red }</style>" in made
    assert '<script data-of="a b">let a = 1 < 2;</script>' in made
    assert 'href="data:image/svg+xml,%3Csvg%20fill%3D%27%239c2b1f%27/%3E"' in made
    assert "/x/" not in made


def test_the_policy_allows_these_and_nothing_else() -> None:
    policy = standalone(PAGE, FILES.__getitem__).partition("\n")[0]
    style, script = (f"{kind}-src 'self' 'sha256-{digest(FILES[path])}'" for kind, path in SHIPPED)
    assert policy == PAGE.partition("\n")[0].replace("'self'", f"'self'; {style}; {script}")


SHIPPED = (("style", "/x/a.css"), ("script", "/x/b.js"))
