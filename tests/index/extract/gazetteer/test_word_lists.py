"""The lists of words that tell names from what is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.extract import Gazetteer, NameCache
from index.extract.actors.extraction import find_actors
from index.extract.gazetteer.word_lists import CommonWords, FamilyNames


@pytest.mark.parametrize(
    "word", ["stop", "stops", "stopped", "stopping", "carries", "unstopped", "largest"]
)
def test_inflections_of_a_common_word_are_common(word: str) -> None:
    assert word in CommonWords(frozenset({"stop", "carry", "large"}))


@pytest.mark.parametrize("word", ["st", "topping", "sarraj", "", 5])
def test_other_words_are_not_common(word: object) -> None:
    assert word not in CommonWords(frozenset({"stop", "carry", "large"}))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("varennikov", True),
        ("tymoshenko", True),
        ("kilicoglu", True),
        ("hacizadeh", True),
        ("obradovic", True),
        ("saakashvili", True),
        ("petersburg", False),
        ("window", False),
    ],
)
def test_endings_tell_family_names(name: str, *, told: bool) -> None:
    assert (name in FamilyNames()) is told


@given(st.text())
def test_any_text_can_be_asked_for(word: str) -> None:
    assert word not in CommonWords() or not word
    assert (word in FamilyNames()) in {True, False}


@pytest.mark.parametrize(
    ("body", "actors"),
    [
        ("They met Ms. Gross, who left.", ["Gross"]),
        (
            "The Justice and Development Party won.",
            ["Justice and Development Party"],
        ),
        ("Elsewhere, shops closed. Basically, all did.", []),
        ("Near Deir ez-Zor and in Mazar-i-Sharif, shops closed.", []),
    ],
)
def test_common_words_and_places_are_no_actors(
    body: str, actors: list[str], gazetteer: Gazetteer
) -> None:
    lists_only = Gazetteer(
        places=gazetteer.places,
        given_names=gazetteer.given_names,
        surnames=gazetteer.surnames,
        common_words=gazetteer.common_words,
        long_place_starts=gazetteer.long_place_starts,
    )
    assert [actor.name for actor in find_actors(body, NameCache(lists_only))] == actors
