"""The guard itself: a page that does what ours may not is found out, and so is a machine without a Chinese font."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import fonts
from tests.browser.conftest import watch
from tests.cli import ROOT
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


def test_characters_that_no_font_holds_are_told(page: Page) -> None:
    assert fonts.boxes(page) == ""
    assert fonts.boxes(page, "\U0010fffd汉\U000ffffd字") == "\U0010fffd\U000ffffd"


@pytest.mark.long
def test_without_a_chinese_font_the_tests_say_so(tmp_path: Path) -> None:
    latin = tmp_path / "fonts.conf"
    latin.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path}/cache</cachedir></fontconfig>", "utf-8")
    quiet = "import tests.browser.chromium as c; c._install_font = lambda: None; "
    done = subprocess.run(
        [sys.executable, "-c", f"{quiet}import sys; sys.exit(not c.font_or_install(c.find()) and c.fonts.MISSING)"],
        cwd=ROOT,
        env={**os.environ, "FONTCONFIG_FILE": str(latin)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 1
    assert "fonts-wqy-microhei" in done.stderr
