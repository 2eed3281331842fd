"""All fields of an article, extracted from its text."""

import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Actor, Article, Basis, Field, PartialDate
from index.config import IndexConfig
from index.extract import NameCache, enrich, load_gazetteer

SEEDS = Path(__file__).parents[3] / "seeds"
SARRAJ, HAFTAR, ERDOGAN = "Fayez al-Sarraj", "Khalifa Haftar", "Recep Tayyip Erdoğan"


def read_seed(number: str, cache: NameCache) -> Article:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    text = path.read_text(encoding="utf-8").replace("\u00a0", " ")
    return enrich(Article(number, path.name, text), cache)


@pytest.mark.parametrize(
    ("number", "title", "date", "outlet"),
    [
        ("000", None, "2020-02-26", None),
        (
            "001",
            "Russia 'very concerned' by prospect of Turkey sending troops into Libya",
            "--12-20",
            "Duvar English",
        ),
        (
            "002",
            "Backing Opposite Sides, Russia Is Concerned Over Deployment Of Turkish "
            "Troops In Libya",
            "2020-12-30",
            None,
        ),
        (
            "003",
            "'Russia Rejects Deployment of Turkish Troops to Libya' Peskov",
            "2019-12-27",
            None,
        ),
        ("004", None, None, None),
    ],
)
def test_seeds_give_the_fields_of_their_gold_annotations(
    number: str,
    title: str | None,
    date: str | None,
    outlet: str | None,
    cache: NameCache,
) -> None:
    article = read_seed(number, cache)
    found = article.date.value
    assert article.title.value == title
    assert (None if found is None else str(found)) == date
    assert article.outlet.value == outlet
    assert article.language.value == "en"


@pytest.mark.parametrize(
    ("number", "basis"),
    [
        ("000", Basis.INFERRED),
        ("001", Basis.INFERRED),
        ("002", Basis.STATED),
        ("003", Basis.STATED),
        ("004", Basis.UNKNOWN),
    ],
)
def test_a_date_has_its_basis(number: str, basis: Basis, cache: NameCache) -> None:
    assert read_seed(number, cache).date.basis is basis


def test_a_byline_that_the_text_contradicts_keeps_both_dates(cache: NameCache) -> None:
    conflict = read_seed("002", cache).date.conflict
    assert conflict.startswith("2019-12-30: “in April” is said of Haftar's offensive")


@pytest.mark.parametrize("number", ["000", "001", "003", "004"])
def test_no_seed_but_one_has_a_conflict(number: str, cache: NameCache) -> None:
    assert read_seed(number, cache).date.conflict == ""


@pytest.mark.parametrize(
    ("number", "actors"),
    [
        ("000", {SARRAJ, HAFTAR, ERDOGAN, "Mikhail Bogdanov", "Interfax"}),
        ("001", {SARRAJ, HAFTAR, ERDOGAN, "Wagner Group", "Libya February TV"}),
        ("002", {SARRAJ, HAFTAR, ERDOGAN, "Shamil Sultanov", "Dmitry Peskov"}),
        ("003", {SARRAJ, HAFTAR, ERDOGAN, "Konstantin Kosachev", "Dmitry Peskov"}),
        ("004", {HAFTAR, ERDOGAN, "Sergey Lavrov", "Mevlüt Çavuşoğlu"}),
    ],
)
def test_spellings_of_a_person_are_one_actor(
    number: str, actors: set[str], cache: NameCache
) -> None:
    found = {actor.name for actor in read_seed(number, cache).actors}
    assert actors <= found
    assert (SARRAJ in found) == (number != "004")


@pytest.mark.parametrize("number", ["000", "001", "002", "003", "004"])
def test_each_mention_is_where_the_body_has_the_name(
    number: str, cache: NameCache
) -> None:
    article = read_seed(number, cache)
    for actor in article.actors:
        written = {" ".join(article.body[a:b].split()) for a, b in actor.mentions}
        assert written == set(actor.surfaces)


@pytest.mark.parametrize(
    ("number", "boilerplate"),
    [
        ("001", ["Duvar English", "Russia 'very concerned'"]),
        ("002", ["Last update", "Newsroom logo", "None", "AFP Photo", "By Vusala"]),
        ("003", ["google plus", "News > Russia", "Photo: Reuters", "Post with no"]),
    ],
)
def test_boilerplate_and_headline_are_not_in_the_body(
    number: str, boilerplate: list[str], cache: NameCache
) -> None:
    body = read_seed(number, cache).body
    assert [line for line in boilerplate if line in body] == []


def test_a_byline_gives_the_author(cache: NameCache) -> None:
    assert read_seed("002", cache).authors == ("Vusala Abbasova",)


def test_declared_fields_are_kept(cache: NameCache) -> None:
    declared = Article(
        "a",
        "a.txt",
        "Another headline here\n\nBy Ann Example May 4, 2021\n\nIn Berlin, Angela Merkel "
        "said on Monday that she would not run for office again this year.",
        body="Angela Merkel spoke.",
        title=Field("Mine", Basis.USER, 1.0),
        date=Field(PartialDate(2020, 1, 2), Basis.USER, 1.0),
        outlet=Field("My Paper", Basis.USER, 1.0),
        language=Field("de", Basis.USER, 1.0),
        authors=("Me",),
        actors=(Actor("Someone"),),
    )
    assert enrich(declared, cache) == declared


def test_a_complete_record_keeps_all_its_fields(cache: NameCache) -> None:
    def stated(value: str) -> Field[str]:
        return Field(value, Basis.STATED, 0.9, value, "record")

    record = Article(
        id="1",
        path="export.csv#1",
        text="Talks in Geneva went on.",
        body="Talks went on.",
        url="https://example.org/1",
        file="export.csv",
        digest="d1",
        title=stated("Talks"),
        date=Field(PartialDate(2020, 1, 15), Basis.STATED, 0.9, "2020-01-15", "record"),
        outlet=stated("Example Daily"),
        language=stated("en"),
        authors=("Jane Doe",),
        actors=(Actor("Jane Roe"),),
    )
    assert enrich(record, cache) == record


def test_actors_declared_together_get_the_same_names_each_time(
    cache: NameCache,
) -> None:
    def settled(*declared: str) -> list[str]:
        record = Article(
            id="1",
            path="",
            text="Talks went on.",
            title=Field("Talks"),
            date=Field(PartialDate(2020)),
            outlet=Field("Example Daily"),
            actors=tuple(map(Actor, declared)),
        )
        return [actor.name for actor in enrich(record, cache).actors]

    assert settled("Hifter", "Jane Roe") == [HAFTAR, "Jane Roe"]
    assert settled("Jane Roe", "Hifter") == ["Jane Roe", HAFTAR]
    assert settled("Hifter", "Jane Roe") == [HAFTAR, "Jane Roe"]


def test_a_page_with_metadata_gives_the_outlet_its_usual_name(cache: NameCache) -> None:
    article = Article(
        "a",
        "a.html",
        "Prose.",
        url="https://www.lemonde.fr/politique/article.html",
        title=Field("Une grève | Le Monde.fr", Basis.STATED, 0.9, rule="html metadata"),
        outlet=Field("Le Monde.fr", Basis.STATED, 0.9, rule="html metadata"),
    )
    assert enrich(article, cache).outlet.value == "Le Monde"


def test_an_article_without_prose_has_no_fields(cache: NameCache) -> None:
    article = enrich(Article("a", "a.txt", ""), cache)
    assert article == Article("a", "a.txt", "")


LINES = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            "By Ann Example December 30, 2020",
            "Published 27 December 2019",
            "© 2020 Reuters. All rights reserved.",
            "The president of Libya, Fayez al-Sarraj, met Mr. Erdoğan (AKP) in Ankara.",
            "— Name (@name) February 25, 2020",
            "On Wednesday, the United Nations’ envoy — \ud800 said.",
        ]
    ),
)


@given(st.lists(LINES, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", " "]))
def test_no_text_raises_and_every_mention_lies_in_the_body(
    lines: list[str], separator: str
) -> None:
    article = enrich(Article("a", "a.txt", separator.join(lines)), CACHE)
    for actor in article.actors:
        assert actor.name == " ".join(actor.name.split()) != ""
        assert all(0 <= a < b <= len(article.body) for a, b in actor.mentions)


CACHE = NameCache(load_gazetteer(IndexConfig()))

HOSTILE = {
    "one line of letters": "a" * 1_000_000,
    "one line of capitals": "A" * 1_000_000,
    "digits": "1234567890 " * 60_000,
    "capitalised words": "Word Other " * 30_000,
    "names alone": "Haftar " * 60_000,
    "acronyms": "U.N. " * 60_000,
    "initials": "J. K. " * 60_000,
    "hyphens": "Al-" * 100_000,
    "apostrophes": "O'Brien'" * 40_000,
    "connectors": "Bank of the " * 40_000,
    "months": "December 20 " * 30_000,
    "copyright": "© " * 100_000,
    "short lines": "Title Of It\n" * 30_000,
    "dates on lines": "Published 27 December 2019\n" * 20_000,
    "labels": "Published updated posted by 3 hours ago\n" * 10_000,
    "headings of others": "Read more\nA sentence that is long enough to be prose.\n"
    * 10_000,
    "relative days": "Headline of a story\n" + "3 hours ago, 20 December\n" * 10_000,
    "lone surrogates": "\ud800 said\udfff " * 30_000,
    "spaces": " " * 1_000_000,
    "brackets": "(" * 300_000,
    "marks": "e\u0301" * 200_000,
    "mixed scripts": "Хафтар حفتر Haftar " * 20_000,
    "unknown names at the head of sentences": "".join(
        f"Zorblax{n % 5000}q went home. " for n in range(30_000)
    ),
    "urls": "https://a.b.c.d.e/" * 30_000,
}


@pytest.mark.parametrize("part", [8, pytest.param(1, marks=pytest.mark.deep)])
@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_takes_time_in_proportion_to_its_length(
    kind: str, part: int, cache: NameCache
) -> None:
    large = HOSTILE[kind][: len(HOSTILE[kind]) // part]
    once = _time(large[: len(large) // 4], cache)
    # Four times the text may take ten times as long; the floor is for times too short to
    # measure.
    assert _time(large, cache) < 10 * once + 1.0 / part


def _time(text: str, cache: NameCache) -> float:
    started = time.process_time()
    enrich(Article("a", "a.txt", text), cache)
    return time.process_time() - started
