"""Ids: form, check character, randomness; hashes: what they see and what not."""

import unicodedata
from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scripts.ledger.ids import (
    BETANUMERIC,
    CONSONANTS,
    check_character,
    is_valid_id,
    mint_id,
    passage_hash,
)

ids = st.integers(0, 2**32).map(lambda seed: mint_id(Random(seed), ()))
letters = st.sampled_from(BETANUMERIC)


def test_check_character_is_that_of_the_noid_documentation() -> None:
    assert check_character("13030/xf93gt2") == "q"


def test_alphabet_has_no_vowel_and_first_characters_fit_551_resolver_pages() -> None:
    assert not set("aeiouyl") & set(BETANUMERIC)
    assert len(CONSONANTS) * len(BETANUMERIC) == 551


@settings(deadline=None)
@given(ids)
def test_minted_ids_are_valid_and_hold_a_digit(id: str) -> None:
    assert is_valid_id(id)
    assert len(id) == 6
    assert id[0] in CONSONANTS
    assert any(character.isdigit() for character in id)


@settings(deadline=None)
@given(ids, st.integers(0, 5), letters)
def test_any_single_wrong_character_is_detected(id: str, place: int, wrong: str) -> None:
    assume(id[place] != wrong)
    damaged = id[:place] + wrong + id[place + 1 :]
    assert check_character(damaged[:-1]) != damaged[-1]
    assert not is_valid_id(damaged)


@settings(deadline=None)
@given(ids, st.integers(0, 5), st.integers(0, 5))
def test_any_exchange_of_two_characters_is_detected(id: str, first: int, second: int) -> None:
    assume(id[first] != id[second])
    characters = list(id)
    characters[first], characters[second] = characters[second], characters[first]
    damaged = "".join(characters)
    assert check_character(damaged[:-1]) != damaged[-1]


def test_ids_of_other_forms_are_invalid() -> None:
    id = mint_id(Random(1), ())
    letters_only = "bcdfg" + check_character("bcdfg")
    digit_first = "1bcdf" + check_character("1bcdf")
    for wrong in ("", id.upper(), id[:-1], id + "0", digit_first, "bäc2d3", "b²c2d3"):
        assert not is_valid_id(wrong)
    assert is_valid_id(letters_only) == letters_only[-1].isdigit()


def test_a_taken_id_is_not_minted_again() -> None:
    first = mint_id(Random(7), ())
    assert mint_id(Random(7), {first}) != first


@settings(deadline=None)
@given(st.text(), st.data())
def test_white_space_is_not_a_change(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    space = data.draw(st.sampled_from([" ", "\n", "\t", "\u3000", "\xa0", "\u2009"]))
    assume(place == len(text) or not unicodedata.combining(text[place]))
    spaced = unicodedata.normalize("NFC", text[:place]) + space + unicodedata.normalize("NFC", text[place:])
    whole = unicodedata.normalize("NFC", text[:place]) + unicodedata.normalize("NFC", text[place:])
    assume(unicodedata.is_normalized("NFC", whole))
    assert passage_hash(spaced) == passage_hash(whole)


def test_hash_sees_composition_alike_and_scripts_and_widths_apart() -> None:
    assert passage_hash("é") == passage_hash("e\u0301")
    assert passage_hash("网络") != passage_hash("網絡")
    assert passage_hash("1") != passage_hash("１")
    assert passage_hash("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
