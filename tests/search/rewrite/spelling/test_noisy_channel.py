"""A word that may well be one is not corrected, though no article has it."""

import datetime
from collections.abc import Callable, Mapping

import pytest

from search.engines import Engine
from search.query import make_query
from tests.corpus import make_article

EngineOf = Callable[..., Engine]
TODAY = datetime.date(2020, 6, 15)
CORPUS = (
    make_article(
        0, "Optimizing the harbor, they analyzed the center; a narrowing. S-400."
    ),
    make_article(1, "Объект и министры говорили о наступлении войск.", language="ru"),
    make_article(
        2, "Bakanlar toplantıda görüştü ve anlaşmayı imzaladı.", language="tr"
    ),
    make_article(3, "Der Außenminister besuchte die Bundesregierung.", language="de"),
    make_article(4, "المتحدث باسم الحكومة في طرابلس", language="ar"),
    make_article(5, "The government reported the ceasefire. Light moved; a catalog."),
    make_article(6, "The government reported it."),
)


def correct(engine: Engine, text: str) -> Mapping[str, str]:
    return engine.search(make_query(text, today=TODAY)).corrected


@pytest.mark.parametrize(
    "text",
    [
        "optimising",
        "harbour",
        "analysed",
        "centre",
        "catalogue",
        "субъект",
        "night",
        "loved",
        "S-300",
        "S300",
        "undecided",
        "объeкт1",
        "ceasefires",
    ],
)
def test_another_word_is_no_mistake(engine_of: EngineOf, text: str) -> None:
    assert correct(engine_of(*CORPUS), text) == {}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("goverment", "government"),
        ("govrenment", "government"),
        ("reproted", "reported"),
        ("министрры", "министры"),
        ("наступлнии", "наступлении"),
        ("toplantdıa", "toplantida"),
        ("Bundesregierng", "bundesregierung"),
        ("الحكوممة", "الحكومه"),
    ],
)
def test_a_mistake_is_corrected_in_any_language_to_a_whole_word(
    engine_of: EngineOf, text: str, meant: str
) -> None:
    assert correct(engine_of(*CORPUS), text) == {text: meant}


def test_an_excluded_word_is_corrected_as_it_would_be_alone(
    engine_of: EngineOf,
) -> None:
    engine = engine_of(*CORPUS)
    results = engine.search(make_query("reported -goverment", today=TODAY))
    assert (results.total, results.corrected) == (0, {"goverment": "government"})
