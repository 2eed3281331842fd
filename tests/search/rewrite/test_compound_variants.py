"""A compound is found whichever way it is written."""

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from search.engines import Engine
from search.query import View, make_query
from tests.corpus import make_article, open_texts
from tests.opensearch.copied_index import OpenEngine

EngineOf = Callable[..., Engine]
TODAY = datetime.date(2020, 6, 15)

WAYS = [
    ["ceasefire", "cease-fire", "cease fire", "Cease‐Fire"],
    ["airstrikes", "air-strikes", "air strikes"],
    ["cooperation", "co-operation"],
    ["standoff", "stand-off"],
    ["COVID19", "COVID-19", "Covid 19"],
    ["Deir al-Zarq", "Deir al Zarq", "Deir el-Zarq"],
    ["رئیس\u200cجمهور", "رئیس جمهور"],
    ["Bundesregierung", "Bundes-Regierung"],
    ["می\u200cخواهند", "می خواهند"],
    ["Idlib", "Idleb", "İdlib"],
    ["Raqqa", "Rakka", "ar-Raqqah", "Ar-Raqqa"],
    ["Deir ez-Zor", "Deir Ezzor", "Dayr al-Zawr", "Deir al-Zour"],
    ["Kyiv", "Kiev", "Kiew", "Київ"],
    ["Sirte", "Surt"],
    ["Hodeidah", "al-Hudaydah", "الحديدة"],
    ["El Fasher", "al-Fashir"],
]


def find(engine: Engine, text: str, *, exact: bool = False) -> dict[str, Sequence[str]]:
    """What each hit lacks, by its id; a hit lacks nothing that it does not mark."""
    view = View(exact=exact, limit=50)
    hits = engine.search(make_query(text, view=view, today=TODAY)).hits
    for hit in hits:
        assert hit.missing or any(snippet.marks for snippet in hit.snippets)
    return {hit.article.id: hit.missing for hit in hits}


@pytest.mark.parametrize("ways", WAYS)
@pytest.mark.parametrize("quote", ["", '"'])
def test_each_way_to_write_a_compound_finds_and_marks_all(
    engine_of: EngineOf, ways: list[str], quote: str
) -> None:
    articles = [
        make_article(n, f"On Monday the {way} was in the news again.")
        for n, way in enumerate(ways)
    ]
    engine = engine_of(*articles, make_article(99, "Nothing of it: a fire, and air."))
    for way in ways:
        found = find(engine, f"{quote}{way}{quote}")
        found.pop("a99", None)
        assert found == {article.id: () for article in articles}, way
        every = make_query(way, every_word=True, today=TODAY)
        assert engine.search(every).total == len(articles), way


def test_a_place_is_found_by_its_other_names_in_a_phrase_and_left_out_by_them(
    engine_of: EngineOf,
) -> None:
    engine = engine_of(
        make_article(0, "Shelling in Idlib province went on."),
        make_article(1, "Shelling in Idleb province went on."),
        make_article(2, "Shelling in Homs province went on."),
    )
    assert set(find(engine, '"Idleb province"')) == {"a0", "a1"}
    assert set(find(engine, "shelling -Idlib")) == {"a2"}
    assert set(find(engine, "Idlib", exact=True)) == {"a0"}
    results = engine.search(make_query("Idlib", today=TODAY))
    assert results.notices == (
        "also searched: Idleb (names of Idlib); --exact turns this off",
    )


def test_words_that_only_could_be_joined_or_parted_are_not(engine_of: EngineOf) -> None:
    engine = engine_of(
        make_article(0, "The carpet was not able to be cleaned."),
        make_article(1, "A car of notable size, and a pet."),
    )
    assert list(find(engine, "carpet")) == ["a0"]
    assert list(find(engine, "notable")) == ["a1"]
    assert find(engine, '"ceasefire"') == {}


def test_exact_finds_a_compound_as_it_is_typed(engine_of: EngineOf) -> None:
    engine = engine_of(
        make_article(0, "A ceasefire."), make_article(1, "A cease-fire.")
    )
    assert list(find(engine, "ceasefire", exact=True)) == ["a0"]


def test_a_compound_that_no_article_has_is_corrected_or_named(
    engine_of: EngineOf,
) -> None:
    engine = engine_of(
        make_article(0, "The airstrikes. A harbour master; fires cease.")
    )
    results = engine.search(make_query("ceasefires", today=TODAY))
    assert [word.word for word in results.absent] == ["ceasefires"]


def test_an_article_that_a_word_finds_is_not_found_without_it(
    tmp_path: Path, open_either: OpenEngine
) -> None:
    texts = {
        "a": "The ceasefire near the harbour was broken on Monday.",
        "b": "The cease-fire near the harbour was broken on Monday.",
        "c": "The Syrian Arab Republic closed its harbours on Monday.",
        "d": "The harbours of Syria were closed on Monday.",
        "e": "The war went on.",
    }
    engine = open_texts(tmp_path, texts, opener=open_either)

    def ids(text: str) -> set[str]:
        hits = engine.search(make_query(text, today=TODAY)).hits
        return {Path(hit.article.path).name for hit in hits}

    for text in ("ceasefire", '"cease fire"', "cease-fire", "Syria", "(war Syria)"):
        assert ids(text)
        assert ids(f"-{text}") == ids("*") - ids(text), text
    assert ids("Syria") == {"c.txt", "d.txt"}
