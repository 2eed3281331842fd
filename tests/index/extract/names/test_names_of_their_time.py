"""Names that mean one actor in one year and another in the next."""

from dataclasses import replace
from pathlib import Path

import pytest

from index.article import Article, Basis, Field, PartialDate
from index.config import IndexConfig
from index.errors import ConfigError
from index.extract import NameCache, load_gazetteer
from index.extract.actors.extraction import find_actors
from index.extract.enrich import enrich


def names(
    body: str, year: int | None, cache: NameCache, language: str = "en"
) -> list[str]:
    return [actor.name for actor in find_actors(body, cache, language, year)]


@pytest.mark.parametrize(
    ("body", "by_year"),
    [
        ("Ministers of Zaire met.", {1990: "Zaire", 2015: "Democratic Republic of the Congo", None: "Zaire"}),
        ("Troops in Burma moved.", {1985: "Burma", 2021: "Myanmar", None: "Burma"}),
        ("Talks with Macedonia began.", {2010: "Macedonia", 2022: "North Macedonia"}),
        ("He wrote it on Twitter.", {2015: "Twitter", 2024: "X (company)", None: "Twitter"}),
        ("The UÇK in Kosovo and Macedonia", {1998: "Kosovo Liberation Army", 2001: "National Liberation Army (Macedonia)"}),
        ("Fighters of the Free Syrian Army left.", {2012: "Free Syrian Army", 2020: "Free Syrian Army"}),
        ("The Islamic State of Iraq claimed it.", {2008: "Islamic State of Iraq"}),
        ("The Government of National Accord in Libya", {2018: "Government of National Accord"}),
        ("Jabhat Fateh al-Sham fought.", {2016: "Jabhat Fateh al-Sham", 2020: "Jabhat Fateh al-Sham"}),
        ("The Organisation of African Unity met.", {1995: "Organisation of African Unity"}),
    ],
)  # fmt: skip
def test_the_year_of_an_article_decides_whom_a_name_means(
    body: str, by_year: dict[int | None, str], cache: NameCache
) -> None:
    found = {year: names(body, year, cache)[0] for year in by_year}
    assert found == by_year


def test_an_actor_is_not_meant_before_it_had_the_name(cache: NameCache) -> None:
    body = "ISIS took it."
    listed = {
        year: any(one.basis is Basis.SIGNATURE for one in find_actors(body, cache, "en", year))
        for year in (2005, 2015, None)
    }  # fmt: skip
    assert listed == {2005: False, 2015: True, None: True}


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("Free Syrian Army units left.", "en"),
        ("Fighters of the Free Syrian Army met the press.", "en"),
        ("قال الجيش السوري الحر إنه انسحب.", "ar"),
        ("Özgür Suriye Ordusu kenti terk etti.", "tr"),
    ],
)
def test_a_name_that_nobody_had_yet_means_no_part_of_it(
    body: str, language: str, cache: NameCache
) -> None:
    found = find_actors(body, cache, language, 2005)
    assert [one.basis for one in found] == [Basis.INFERRED]  # itself, and not listed
    assert names(body, 2013, cache, language) == ["Free Syrian Army"]


def test_one_cache_serves_articles_of_all_years(cache: NameCache) -> None:
    body = "Zaire left."
    years = (1990, 2015, None, 1990)
    assert [names(body, year, cache)[0] for year in years] == [
        "Zaire",
        "Democratic Republic of the Congo",
        "Zaire",
        "Zaire",
    ]


def test_other_scripts_have_names_of_their_time(cache: NameCache) -> None:
    assert names("قال تويتر ذلك", 2015, cache, "ar") == ["Twitter"]
    assert names("قال تويتر ذلك", 2024, cache, "ar") == ["X (company)"]
    assert names("Делегация прибыла из Заира.", 1990, cache, "ru") == ["Zaire"]


def test_the_date_of_a_file_reaches_the_names_in_its_text(cache: NameCache) -> None:
    article = Article(id="a", path="a.txt", text="Soldiers of Zaire crossed the river.")
    found = {
        year: enrich(
            replace(article, date=Field(PartialDate(year), Basis.STATED, 1.0)), cache
        ).actors[0].name
        for year in (1993, 2013)
    }  # fmt: skip
    assert found == {1993: "Zaire", 2013: "Democratic Republic of the Congo"}


def test_a_user_may_say_when_an_actor_had_its_name(tmp_path: Path) -> None:
    actors = tmp_path / "actors.yaml"
    actors.write_text(
        "armed group:\n"
        "  - {name: River Guard, to: 1999, aliases: [RVG]}\n"
        "  - {name: River Legion, from: 2000, aliases: [RVG]}\n"
    )
    cache = NameCache(load_gazetteer(IndexConfig(actors=(actors,))))
    body = "The RVG crossed."
    assert names(body, 1995, cache) == ["River Guard"]
    assert names(body, 2005, cache) == ["River Legion"]


def test_a_year_that_is_none_is_an_error(tmp_path: Path) -> None:
    actors = tmp_path / "actors.yaml"
    actors.write_text("armed group:\n  - {name: River Guard, to: soon}\n")
    with pytest.raises(ConfigError, match="River Guard: to must be a year"):
        load_gazetteer(IndexConfig(actors=(actors,)))
