"""A word that no article contains is replaced by the nearest that says something."""

import datetime
from collections.abc import Callable

import pytest

from search.engines import Engine
from search.query import View, make_query
from tests.corpus import make_article

EngineOf = Callable[..., Engine]

TODAY = datetime.date(2020, 6, 15)
CORPUS = (
    make_article(
        0, "Many went to Mali, where their camp was; which, every one, there."
    ),
    make_article(1, "Many others, many more. Their tents are there. Which camps?"),
)


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("Manli", {"Manli": "mali"}),
        ("Malw camp", {"Malw": "mali"}),
        ("theire camp", {}),
        ("whichh", {}),
        ("tnets", {"tnets": "tents"}),
        ("evry", {}),
        ("camqs Mali", {"camqs": "camps"}),
    ],
)
def test_no_word_is_corrected_into_a_stop_word(
    engine_of: EngineOf, text: str, corrected: dict[str, str]
) -> None:
    assert (
        engine_of(*CORPUS).search(make_query(text, today=TODAY)).corrected == corrected
    )


@pytest.mark.parametrize(
    ("text", "nearly"),
    [("malo", ("mali",)), ("thire", ()), ("x", ()), ("ca", ())],
)
def test_what_is_nearly_meant_is_neither_a_stop_word_nor_like_anything(
    engine_of: EngineOf, text: str, nearly: tuple[str, ...]
) -> None:
    query = make_query(text, view=View(correct=False), today=TODAY)
    (absence,) = engine_of(*CORPUS).search(query).absent
    assert absence.nearly == nearly


def test_letters_swapped_or_left_out_are_likelier_than_wrong_ones(
    engine_of: EngineOf,
) -> None:
    engine = engine_of(
        make_article(0, "The tomges and the lamrent."),
        *(make_article(n, "Some troges, one larent.") for n in (1, 2, 3)),
    )
    corrected = engine.search(make_query("tmoges lament", today=TODAY)).corrected
    assert corrected == {"tmoges": "tomges", "lament": "lamrent"}
