"""The ledger file: round trip, escapes, faults of form; the rules of the events, each broken once."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.corpus.ledger import EVENTS, Event, Ledger
from scripts.ledger.file import HEADER, append_events, parse_ledger, read_ledger, serialise
from scripts.ledger.ids import passage_hash
from scripts.ledger.rules import check_ledger, redact
from tests.ledger_makers import DATE, VERSION, minted, passages_of

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
events = st.builds(
    Event,
    event=st.sampled_from(EVENTS),
    date=st.dates().map(str),
    version=st.just("1.0.0"),
    id=st.text("bcd123", min_size=1, max_size=6),
    doc=words,
    sha256=st.text("0123456789abcdef", max_size=64),
    to=st.lists(st.text("bcd123", min_size=1, max_size=6), max_size=3).map(tuple),
    reason=words,
    text=st.text(st.characters(exclude_categories=["Cs"])),
)


@settings(deadline=None)
@given(st.lists(events))
def test_a_ledger_survives_writing_and_reading(lines: list[Event]) -> None:
    ledger = Ledger(tuple(lines))
    parsed, problems = parse_ledger(serialise(ledger))
    assert not problems
    assert parsed == ledger
    assert [event.line for event in parsed.events] == list(range(2, len(lines) + 2))


def test_special_characters_stay_on_one_line() -> None:
    event = Event("mint", DATE, VERSION, "b", "a", text="一\\t二\t三\n四\r五\\")
    assert serialise(Ledger((event,))).count("\n") == 2
    assert parse_ledger(serialise(Ledger((event,))))[0].events == (event,)


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("id\tdoc\n", "ID01", 1),
        (f"{HEADER}\nmint\tb\n", "ID02", 2),
        (f"{HEADER}\n" + "\t".join(["mint", *[""] * 8]), "ID02", 2),
        (f"{HEADER}\n" + "\t".join(["rename", *[""] * 8]) + "\n", "ID03", 2),
    ],
)
def test_faults_of_form_are_told_with_their_line(text: str, code: str, line: int) -> None:
    problems = parse_ledger(text)[1]
    assert [(problem.code, problem.line) for problem in problems] == [(code, line)]


def test_appending_leaves_what_stands_and_writes_the_header_once(tmp_path: Path) -> None:
    path = tmp_path / "anchors.tsv"
    ledger = minted(passages_of("a", ["甲文", "乙文"]))
    append_events(path, ledger.events[:1])
    before = path.read_bytes()
    append_events(path, ledger.events[1:])
    assert path.read_bytes().startswith(before)
    assert read_ledger(path) == (ledger, ())


def test_a_missing_file_is_an_empty_ledger(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "anchors.tsv") == (Ledger(), ())


def test_reading_a_file_checks_its_events(tmp_path: Path) -> None:
    events = minted(passages_of("a", ["甲文"])).events * 2
    append_events(tmp_path / "anchors.tsv", events)
    (problem,) = read_ledger(tmp_path / "anchors.tsv")[1]
    assert (problem.path, problem.line, problem.code) == ("anchors.tsv", 3, "ID07")


BASE = minted(passages_of("a", ["甲文", "乙文", "丙文"]))
A, B, C = (event.id for event in BASE.events)
NEW = minted(passages_of("a", ["丁文"]), seed=5).events[0]


def line(name: str, id: str = A, doc: str = "a", **fields: object) -> Event:
    return replace(Event(name, "2026-02-03", "0.2.0", id, doc, reason="理由"), **fields)  # type: ignore[arg-type]


BROKEN = {
    "misspelt id": (replace(NEW, id="b00000"), "ID04"),
    "impossible date": (replace(NEW, date="2026-13-01"), "ID05"),
    "no version": (replace(NEW, version="v1"), "ID05"),
    "version goes back": (replace(NEW, version="0.0.9"), "ID05"),
    "text and hash differ": (replace(NEW, text="丁丁"), "ID06"),
    "text left out": (replace(NEW, text=""), "ID06"),
    "hash where none belongs": (line("retire", sha256=passage_hash("甲文")), "ID06"),
    "minted twice": (replace(NEW, id=A), "ID07"),
    "event on an unknown id": (line("retire", id=NEW.id), "ID08"),
    "no reason": (line("retire", reason=" "), "ID09"),
    "amended without class": (
        line("amend", text="甲", sha256=passage_hash("甲"), reason="错字"),
        "ID09",
    ),
    "split in one": (line("split", to=(B,)), "ID10"),
    "merged into two": (line("merge", to=(B, C)), "ID10"),
    "successor is itself": (line("merge", to=(A,)), "ID10"),
    "successor unknown": (line("retire", to=(NEW.id,)), "ID10"),
    "successor twice": (line("split", to=(B, B)), "ID10"),
    "move with successor": (line("move", doc="b", to=(B,)), "ID10"),
    "moved where it is": (line("move"), "ID11"),
    "silent move": (line("retire", doc="b"), "ID11"),
    "no document": (replace(NEW, doc=""), "ID11"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_each_rule_of_the_events_catches_its_breach(name: str) -> None:
    event, code = BROKEN[name]
    ledger = BASE.extended((event,))
    assert check_ledger(BASE) == ()
    problems = check_ledger(ledger)
    assert {problem.code for problem in problems} == {code}
    assert {problem.line for problem in problems} == {5}


def test_nothing_happens_to_an_id_that_has_ended() -> None:
    ledger = BASE.extended((line("retire"), line("move", doc="b")))
    assert [problem.code for problem in check_ledger(ledger)] == ["ID08"]


def test_only_a_taken_down_text_may_be_blank() -> None:
    plain, takedown = BASE.extended((line("retire"),)), BASE.extended((line("retire", reason="takedown: 当事人要求"),))
    redacted = redact(takedown, A)
    assert check_ledger(redacted) == ()
    assert redacted.superseded(A)[0].text == ""
    assert redacted.events[0].sha256 == passage_hash("甲文")
    with pytest.raises(ValueError, match="take-down"):
        redact(plain, A)
