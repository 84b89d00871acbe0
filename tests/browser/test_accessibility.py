"""Open to everybody: axe-core finds nothing, on any kind of page, width, colour scheme or script; nothing is
lost on a small phone, at 200 % or with wider text spacing.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.views import (
    KINDS,
    SAMPLE,
    SCHEMES,
    WIDTHS,
    addresses,
    clipped,
    faults_in_all_views,
    faults_in_converted_views,
    longest,
    look,
    looked_at,
    overflow,
    published,
    space_out,
    violations,
)
from tests.conftest import Serve
from tests.page_kinds import TREES, kinds
from tests.sampled import sampled, some

VIEWS = tuple(zip(TREES.values(), WIDTHS, ("dark", "light", "dark"), strict=True))
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind or "home")
FIRST, SECOND = (
    pytest.mark.parametrize("kind", some(KINDS, KINDS[at::2]), ids=lambda kind: kind or "home") for at in (0, 1)
)
"""Half of the kinds: `make test` asks axe about one half and the ruler about the other."""
REAL = pytest.param("built_site", id="real", marks=pytest.mark.long)
real_or_toy = pytest.mark.parametrize("corpus", [REAL, pytest.param("toy_site", id="toy")])


@pytest.fixture(scope="module")
def site_home(built_site: Path, serve: Serve) -> str:
    return published(built_site, serve)


@pytest.fixture(scope="module")
def toy_home(toy_site: Path, serve: Serve) -> str:
    return published(toy_site, serve)


@real_or_toy
def test_every_page_belongs_to_a_kind(corpus: str, request: pytest.FixtureRequest) -> None:
    site = request.getfixturevalue(corpus)
    known = {address for kind in KINDS for address in addresses(site, kind)}
    assert set(kinds(site)) <= known
    assert corpus == "built_site" or all(addresses(site, kind) for kind in KINDS), "the toy corpus shows every feature"


@sampled
@FIRST
def test_axe_finds_nothing(kind: str, toy_site: Path, toy_home: str, page: Page) -> None:
    """The longest page of a kind, in one view in turn."""
    tree, width, scheme = VIEWS[KINDS.index(kind) % len(VIEWS)]
    look(page, width, scheme)
    page.goto(toy_home + tree + longest(toy_site, kind))
    assert not violations(page, SAMPLE)


@pytest.mark.long
@every_kind
def test_axe_finds_nothing_in_any_view(kind: str, toy_site: Path, toy_home: str, page: Page) -> None:
    """The invented corpus shows every feature on pages short enough for every width, scheme and script.

    Of a kind the longest page is taken; all of them are looked at in the real corpus.
    """
    found = []
    for tree in TREES.values():
        page.goto(toy_home + tree + longest(toy_site, kind))
        found += faults_in_converted_views(page) if tree else faults_in_all_views(page)
    assert not found, "\n".join(found)


@pytest.mark.long
@every_kind
def test_axe_finds_nothing_in_the_real_corpus(kind: str, built_site: Path, site_home: str, page: Page) -> None:
    """Its pages are long, and of the same kinds: each is looked at in one view, in turn."""
    found = []
    for turn, address in enumerate(addresses(built_site, kind), KINDS.index(kind)):
        tree, width, scheme = VIEWS[turn % len(VIEWS)]
        look(page, width, scheme)
        page.goto(site_home + tree + address)
        found += [f"{tree}{address} {width} {scheme} {fault}" for fault in violations(page, SAMPLE)]
    assert not found, "\n".join(found)


@sampled
@SECOND
def test_nothing_is_wider_than_the_window(kind: str, built_site: Path, site_home: str, page: Page) -> None:
    """At 320 pixels (1280 at 400 %, WCAG 1.4.10) and above, also with the text spacing of WCAG 1.4.12."""
    for address in looked_at(built_site, kind):
        page.goto(site_home + address)
        for spacing in ("as it is", "spaced out"):
            for width in some(WIDTHS, WIDTHS[:1]):
                page.set_viewport_size({"width": width, "height": 900})
                assert overflow(page) <= 0, (address, width, spacing)
                assert not clipped(page), (address, width, spacing)
            space_out(page)


def test_at_200_percent_a_document_reads_on(built_site: Path, site_url: str, open_page: OpenPage) -> None:
    """A window of 1280 pixels at 200 %: 640 wide, two device pixels each."""
    page = open_page(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    for kind in ("", "d/*/", "figures/", "search/"):
        page.goto(site_url + addresses(built_site, kind)[0])
        assert overflow(page) <= 0, kind
        assert not clipped(page), kind
        expect(page.locator("main h1").first).to_be_visible()
        assert page.evaluate("document.querySelector('header').getBoundingClientRect().height") < 400, kind


@pytest.mark.long
@real_or_toy
def test_headings_go_down_one_step_at_a_time(corpus: str, page: Page, request: pytest.FixtureRequest) -> None:
    site: Path = request.getfixturevalue(corpus)
    url = request.getfixturevalue({"built_site": "site_home", "toy_site": "toy_home"}[corpus])
    for kind in KINDS:
        for address in addresses(site, kind):
            page.goto(url + address)
            shown = "all => all.filter(one => one.checkVisibility()).map(one => Number(one.tagName[1]))"
            levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all(shown)
            assert levels.count(1) == 1, address
            assert levels[0] == 1, address
            assert all(after <= before + 1 for before, after in pairwise(levels)), (address, levels)


def test_charts_have_words(built_site: Path, site_url: str, page: Page) -> None:
    page.goto(site_url + "figures/")
    charts = page.locator("figure.chart")
    assert charts.count() > 0
    for chart in charts.all():
        assert chart.locator("figcaption").inner_text().strip()
        assert chart.locator("table tbody tr").count() > 0
        drawing = chart.locator("svg").first
        names = (drawing.get_attribute("aria-labelledby") or "").split()
        assert drawing.get_attribute("role") in {"img", "group"}
        assert all(drawing.locator(f"#{name}").text_content() for name in names)
        assert names


def test_who_wants_no_motion_gets_none(built_site: Path, site_url: str, open_page: OpenPage) -> None:
    page = open_page(reduced_motion="reduce")
    for kind in ("", "d/*/", "search/"):
        page.goto(site_url + addresses(built_site, kind)[0])
        moving = page.evaluate(
            """() => [document.documentElement, ...document.querySelectorAll("*")].filter((one) => {
              const style = getComputedStyle(one);
              const lasts = (list) => list.split(",").some((time) => parseFloat(time) > 0.01);
              return [style.transitionDuration, style.animationDuration].some(lasts)
                || style.scrollBehavior === "smooth";
            }).map((one) => one.outerHTML.slice(0, 80))"""
        )
        assert not moving, kind


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_open_dialog_menu_and_result_list_are_open_to_everybody(
    scheme: str, built_site: Path, site_url: str, page: Page, word: str
) -> None:
    for width in (320, 1280):
        look(page, width, scheme)
        page.goto(site_url + addresses(built_site, "d/*/")[0])
        page.locator(".passage .cite-open").first.click()
        expect(page.locator("dialog[open]")).to_be_visible()
        assert not violations(page, {"include": [["dialog"]]}), width
        page.keyboard.press("Escape")
        page.keyboard.press("/")
        page.keyboard.type(word)
        expect(page.locator("header [role=option]").first).to_be_visible()
        assert not violations(page, {"include": [[".masthead"]]}), width
        assert overflow(page) <= 0, width
        page.keyboard.press("Escape")
    look(page, 320, scheme)
    page.locator(".menu summary").click()
    assert not violations(page, {"include": [[".masthead"]]})


def test_axe_is_listened_to(page: Page) -> None:
    page.set_content(
        "<html lang=zh><title>x</title><main><h1>一</h1><img src=x><p style='color:#ccc'>看不清的字</p></main>"
    )
    told = "\n".join(violations(page))
    assert "image-alt" in told
    assert "color-contrast" in told
