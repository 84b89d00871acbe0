"""A sound site passes: without a published ledger, against itself, and after every lawful event."""

import re
from dataclasses import replace
from pathlib import Path

from scripts.corpus.ledger import EVENTS, Ledger
from scripts.gate import gate
from scripts.ledger.match import match
from scripts.ledger.rules import redact
from scripts.work.crew import processes
from scripts.work.run import Work
from tests.gate.history import first, second
from tests.gate.small_site import edited, small_site, write


def test_a_first_publication_passes(tmp_path: Path) -> None:
    assert gate(write(small_site(*first()), tmp_path), None) == []


def test_an_unchanged_site_passes(tmp_path: Path) -> None:
    passages, ledger = first()
    assert gate(write(small_site(passages, ledger), tmp_path), ledger) == []


def test_a_lawful_history_passes(tmp_path: Path) -> None:
    passages, ledger = second()
    assert {event.event for event in ledger.events} == set(EVENTS)
    assert match(passages, ledger)[1] == ()
    assert gate(write(small_site(passages, ledger), tmp_path), first()[1]) == []


def test_links_in_the_editors_own_words_need_no_way_back(tmp_path: Path) -> None:
    files = small_site(*second())
    path = next(path for path in files if path.startswith("d/gangwu/"))
    note = '<span class="note">见<a href="../../glossary/#kai">词汇</a></span>'
    edited(path, ">¶</a></div>", f">¶</a>{note}</div>")(files)
    assert gate(write(files, tmp_path), None) == []


def test_a_text_need_not_name_the_passage_that_it_stands_in(tmp_path: Path) -> None:
    files = small_site(*second())
    for path in [path for path in files if "/d/" in f"/{path}" and path.endswith(".html")]:
        files[path] = re.sub(r' data-passage="[^"]*"', "", files[path])
    assert gate(write(files, tmp_path), None) == []


def test_several_processes_find_what_one_finds(tmp_path: Path) -> None:
    files = small_site(*second())
    del files["zh-Hant/topics/index.html"]
    site = write(files, tmp_path)
    crew = processes(2, pays_from=0)
    assert gate(site, None, Work(crew=crew)) == gate(site, None) != []
    assert crew.is_here
    crew.close()


def test_a_taken_down_text_may_be_blanked_in_the_published_ledger(tmp_path: Path) -> None:
    passages, ledger = second()
    events = [
        replace(event, reason="takedown: 当事人要求") if event.event == "retire" else event for event in ledger.events
    ]
    ledger = Ledger(tuple(events))
    (gone,) = (event.id for event in ledger.events if event.event == "retire")
    site = write(small_site(passages, redact(ledger, gone)), tmp_path)
    assert gate(site, ledger) == []
