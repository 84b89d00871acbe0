"""Lists of words by statistics: against brute force over invented texts."""

from __future__ import annotations

import math
from collections import Counter
from random import Random

from scripts.words.grams import EDGE, entropy, runs_of
from scripts.words.listing import BOUND, FREE, LEAST, LONGEST, listing

CHARS, PARTS = "天地玄黄宇宙洪荒", ("港务所", "渡船", "灯塔看守人", "海", "风")


def invented() -> list[str]:
    rng = Random(21)
    return ["，".join("".join(rng.choices([*PARTS, *CHARS], k=9)) for _ in range(3)) for _ in range(80)]


def brute_force(texts: list[str]) -> dict[str, tuple[int, float]]:
    """The words by their definition, each with its count and the least of its entropies."""
    runs = runs_of(texts)
    counts = Counter(run[a:b] for run in runs for a in range(len(run)) for b in range(a + 1, len(run) + 1))
    total = sum(map(len, runs))
    found = {}
    for word, count in counts.items():
        if not (2 <= len(word) <= LONGEST and count >= LEAST):
            continue
        cuts = [counts[word[:at]] * counts[word[at:]] for at in range(1, len(word))]
        places = [(run, at) for run in runs for at in range(len(run)) if run.startswith(word, at)]
        left = [run[at - 1] if at else number for number, (run, at) in enumerate(places)]
        right = [(run[at + len(word) :] or [number])[0] for number, (run, at) in enumerate(places)]
        free = min(-sum(n / count * math.log2(n / count) for n in Counter(side).values()) for side in (left, right))
        if min(math.log2(count * total / cut) for cut in cuts) >= BOUND and free >= FREE:
            found[word] = (count, free)
    return found


def test_words_are_those_of_the_definition() -> None:
    texts = invented()
    expected = brute_force(texts)
    found = {entry.text: (entry.count, min(entry.before, entry.after)) for entry in listing(texts, 50, 5000).words}
    assert found.keys() == expected.keys()
    assert {"港务所", "渡船", "灯塔看守人"} <= found.keys()
    assert "港务" not in found
    assert all(
        found[word][0] == count and math.isclose(found[word][1], free) for word, (count, free) in expected.items()
    )


def test_counts_are_told_of_what() -> None:
    texts = invented()
    found = listing(texts, 3, 2)
    assert (found.passages, found.size) == (len(texts), sum(map(len, texts)))
    assert (len(found.characters), len(found.words)) == (3, 2)
    for entry in [*found.characters, *found.words]:
        assert entry.count == sum(text.startswith(entry.text, at) for text in texts for at in range(len(text)))
        assert entry.passages == sum(entry.text in text for text in texts)


def test_edges_are_neighbours_of_their_own() -> None:
    assert entropy(Counter({EDGE: 4})) == 2
    assert entropy(Counter({"海": 4})) == 0


def test_nothing_is_listed_of_nothing() -> None:
    assert not listing([], 5, 5).words
