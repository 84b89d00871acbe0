"""The guard itself: a page that does what ours may not is found out."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.browser.conftest import watch
from tests.conftest import Serve

PAGE = """<!doctype html><meta http-equiv="Content-Security-Policy" content="script-src 'self'">
<script src="throw.js"></script><script>1</script><img src="http://example.org/pixel.png">"""


def test_watch_sees_foreign_requests_errors_and_policy_breaches(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(PAGE, "utf-8")
    (tmp_path / "throw.js").write_text("throw new Error('planted')", "utf-8")
    context = browser.new_context()
    faults = watch(context)
    page = context.new_page()
    page.goto(serve(tmp_path))
    page.wait_for_load_state("networkidle")
    context.close()
    assert sorted(fault.partition(":")[0] for fault in faults if "Policy" not in fault) == [
        "left the site",
        "script error",
    ]
    assert any("Content Security Policy" in fault for fault in faults)
