"""Any static host will do: any path, any moving, no header, no cookie, and a policy that the site itself keeps."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response, expect

from tests.browser.conftest import OpenPage
from tests.browser.views import VARIED, addresses, published
from tests.conftest import Serve
from tests.page_kinds import TREES, kinds
from tests.sampled import sampled, some
from tests.tree import read_html

REFUSED = "Failed to load resource: the server responded with a status of 404 (Not Found)"
BREACH = """addEventListener("securitypolicyviolation",
  (breach) => console.error(`breach: ${breach.effectiveDirective} ${breach.blockedURI}`))"""


class Listener:
    """Writes down what a page complains of and where it asks."""

    def __init__(self, page: Page) -> None:
        self.faults: list[str] = []
        self.asked: set[str] = set()
        page.add_init_script(BREACH)
        page.on("console", self._told)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("request", self._asks)
        page.on("response", self._answered)

    def _told(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(message.text)

    def _asks(self, request: Request) -> None:
        if not request.url.startswith(("data:", "blob:")):
            self.asked.add(urlsplit(request.url).netloc)

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status} {response.url}")


def use(page: Page, word: str) -> None:
    """Do with a page what it offers: search, cite, filter, switch colours, unfold."""
    for summary in page.locator("main summary:visible").all()[:3]:
        summary.click()
    if page.locator(".filter select").count():
        page.locator(".filter select").first.select_option(index=1)
    page.locator(".theme-switch").click()
    page.keyboard.press("/")
    page.keyboard.insert_text(word)
    expect(page.locator("header [role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    if page.locator(".cite-open:visible").count():
        page.locator(".cite-open:visible").first.click()
        page.locator("dialog .cite-save").first.click()
        page.keyboard.press("Escape")


@sampled
@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_every_page_keeps_its_own_policy_and_asks_nobody_else(
    tree: str, built_site: Path, site_url: str, page: Page, word: str
) -> None:
    listener = Listener(page)
    varied = [addresses(built_site, kind)[0] for kind in VARIED]
    for address in some(kinds(built_site), kinds(built_site)[::3]) if not tree else some(varied, varied[1:2]):
        page.goto(site_url + tree + address)
        use(page, word)
    assert not listener.faults
    assert listener.asked == {urlsplit(site_url).netloc}
    assert page.context.cookies() == []
    assert page.evaluate("document.cookie") == ""


def test_the_policy_is_strict_and_on_every_page(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        tree = read_html(path.read_bytes())
        (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        rules = dict(rule.strip().split(" ", 1) for rule in str(policy).split(";") if rule.strip())
        assert rules["default-src"] in {"'self'", "'none'"}, path
        assert rules["object-src"] == "'none'", path
        assert "unsafe" not in policy, path
        assert "http" not in policy, path
        assert not tree.xpath("//@style | //*[@*[starts-with(name(), 'on')]]"), path
        held = tree.xpath("//style | //script[not(@src) and not(@type='application/ld+json')]")
        assert bool(held) == (path.name == "404.html"), path
        hashes = re.findall(r"'sha256-[^']+'", policy)
        assert hashes == [f"'sha256-{sha256(one.text)}'" for one in sorted(held, key=lambda one: one.tag != "style")]


def sha256(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_nothing_is_listened_to_in_vain(browser: Browser, serve: Serve, tmp_path: Path) -> None:
    policy = "<meta http-equiv='Content-Security-Policy' content=\"default-src 'self'\">"
    (tmp_path / "index.html").write_text(f"<!doctype html>{policy}<p style='color:red'>x<img src='lost.png'>", "utf-8")
    page = browser.new_page()
    listener = Listener(page)
    page.goto(serve(tmp_path))
    page.close()
    told = "\n".join(listener.faults)
    assert "breach: style-src" in told
    assert "404 " in told


@sampled
@pytest.mark.parametrize("prefix", ["/", "/moved/to/another/place/"])
def test_moved_without_a_rebuild(
    prefix: str, built_site: Path, tmp_path: Path, serve: Serve, page: Page, word: str
) -> None:
    site = tmp_path / "copy"
    shutil.copytree(built_site, site, ignore=shutil.ignore_patterns("site.zip"))
    url = serve(site, prefix=prefix)
    listener = Listener(page)
    for address in some(addresses(site, "d/*/") + addresses(site, "figures/"), addresses(site, "d/*/")):
        page.goto(url + address)
        page.locator("a.script-link[hreflang='zh-Hant']").click()
        page.wait_for_url(f"{url}zh-Hant/{address}")
        use(page, word)
        page.locator("header .site-title").click()
        page.wait_for_url(f"{url}zh-Hant/")
    assert not listener.faults


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
@pytest.mark.parametrize("missing", ["no-such-page/", "d/no/such/document/", "i/zz/"])
def test_a_missing_page_is_told_as_missing_in_every_tree(
    tree: str, missing: str, built_site: Path, serve: Serve, page: Page, word: str
) -> None:
    home = published(built_site, serve)
    listener = Listener(page)
    answer = page.goto(home + tree + missing, wait_until="networkidle")
    assert answer is not None
    assert answer.status == 404
    # An id's page may stand in the original script alone, so that it is asked for there, once.
    asked = [answer.url, *([home + missing] if tree and missing.startswith("i/") else [])]
    assert listener.faults == [told for url in asked for told in (f"404 {url}", REFUSED)]
    assert_lost(page, home, tree, word)
    for script, folder in TREES.items():
        if script != "zh-Hans":
            expect(page.locator(f"main [lang='{script}']")).to_be_visible()
            assert page.locator(f"main a[hreflang='{script}']").evaluate("one => one.href") == home + folder


def assert_lost(page: Page, home: str, tree: str, word: str) -> None:
    """The error page stands there in the script of the tree, styled, with links and a search that work."""
    title = {"": "没有这一页"}.get(tree, "沒有這一頁")
    expect(page.locator("h1")).to_have_text(title)
    assert page.locator("html").get_attribute("lang") == {folder: script for script, folder in TREES.items()}[tree]
    assert page.locator("header .site-title").evaluate("link => link.href") == home + tree
    assert page.locator("h1").evaluate("one => getComputedStyle(one).fontFamily").count("serif")
    page.locator("header input[name=q]").fill(word)
    expect(page.locator("[role=option]").first).to_be_visible()
    assert page.locator("[role=option]").first.evaluate("one => one.href").startswith(home + tree)


@pytest.mark.parametrize("prefix", ["/", "/moved/to/"])
@pytest.mark.parametrize("tree", ["", "zh-Hant/"])
def test_the_error_page_is_right_where_the_site_was_moved(
    prefix: str, tree: str, built_site: Path, serve: Serve, page: Page, word: str
) -> None:
    home = serve(built_site, prefix=prefix)
    page.goto(f"{home}{tree}d/no/such/document/", wait_until="networkidle")
    assert_lost(page, home, tree, word)
    page.locator("main a[href]").first.click()
    page.wait_for_url(home + tree)


def test_the_error_page_needs_nothing_but_itself(built_site: Path, serve: Serve, browser: Browser) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    listener = Listener(page)
    address = f"{published(built_site, serve)}d/no/such/document/"
    page.goto(address, wait_until="networkidle")
    assert listener.faults[:1] == [f"404 {address}"]
    assert page.evaluate("performance.getEntriesByType('resource').length") == 0
    assert page.locator("h1").evaluate("one => getComputedStyle(one).fontFamily").count("serif")


def test_the_error_page_of_a_tree_speaks_its_script(built_site: Path) -> None:
    """Other hosts serve the nearest 404.html."""
    for script, tree in TREES.items():
        page = read_html((built_site / tree / "404.html").read_bytes())
        assert page.xpath("/html/@lang") == [script]
        home = str(page.xpath("//header//a[@class='site-title']/@href")[0])
        assert home.endswith(f"/{tree}" if tree else "/")
        assert all(str(link).startswith(("/", "#", "https:", "data:")) for link in page.xpath("//@href | //@src"))


def test_an_error_never_sends_a_reader_home_unasked(built_site: Path, serve: Serve, open_page: OpenPage) -> None:
    home = published(built_site, serve)
    page = open_page()
    page.goto(home)
    page.locator("a.script-link[hreflang='zh-Hant']").click()
    page.wait_for_url(f"{home}zh-Hant/")
    later = page.context.new_page()
    later.goto(f"{home}d/no/such/document/", wait_until="networkidle")
    assert later.url == f"{home}d/no/such/document/"


def test_nothing_of_the_theme_is_left_that_no_page_uses(built_site: Path) -> None:
    files = {path.relative_to(built_site).as_posix() for path in built_site.rglob("*") if path.is_file()}
    sources = (".map", ".woff", ".woff2", ".ttf", ".gz", ".md", ".py")
    offered = ("data/", "assets/examples/")  # what readers are offered on purpose
    assert not [path for path in files if path.endswith(sources) and not path.startswith(offered)]
    assets = {path for path in files if path.startswith("assets/") and not path.startswith("assets/search/")}
    text = "".join((built_site / path).read_text("utf-8") for path in files if path.endswith((".html", ".js", ".css")))
    named = set(re.findall(r"[\w.-]+\.(?:css|js|svg|png|py)", text))
    named |= {f"{name}.{ending}" for name in re.findall(r"[\"'/]([\w-]+)[\"']", text) for ending in ("js", "css")}
    dynamic = {path for path in assets if path.startswith("assets/lists/")}  # their names are reckoned
    unnamed = {"assets/images/card.svg", "assets/js/not-found.js"}  # drawn into card.png; stands in the error page
    assert {path for path in assets - dynamic if Path(path).name not in named} == unnamed
