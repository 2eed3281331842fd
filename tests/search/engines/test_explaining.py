"""The parts of a score add up to it, whatever was asked."""

import datetime
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.config import IndexConfig
from search.engines import Engine
from search.query import View, make_query
from search.settings.config_file import Config
from tests.corpus import make_article, write_index
from tests.opensearch.copied_index import OpenEngine

TODAY = datetime.date(2020, 6, 15)
EngineOf = Callable[..., Engine]

TRIPOLI = make_article(
    0,
    "Turkey sent troops to Tripoli. Wagner mercenaries are there, too; mercenaries!",
    title="Troops for Tripoli",
    date="2019-12-20",
    outlet="Duvar English",
    actors=["Khalifa Haftar"],
)
BERLIN = make_article(
    1,
    "The Berlin conference asks mercenaries to leave. A permanent ceasefire holds.",
    title="Talks",
    date="2020-01-19",
    outlet="BBC",
    actors=["Khalifa Haftar"],
)
LONG = make_article(2, "Troops. " * 300 + "Hifter spoke of a ceasefire.", outlet="BBC")
SHORT = make_article(3, "A ceasefire, but not for ever. Permanent it is not.")
CORPUS = (TRIPOLI, BERLIN, LONG, SHORT)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, open_either: OpenEngine) -> Engine:
    directory = tmp_path_factory.mktemp("index")
    write_index(directory, CORPUS)
    return open_either(Config(IndexConfig(directory=directory)))


def check(engine: Engine, text: str, view: View = View(explain=True)) -> int:
    """Each hit's score is the sum of its parts; how many hits there are."""
    hits = engine.search(make_query(text, view=view, today=TODAY)).hits
    for hit in hits:
        total = sum(part.score for part in hit.explanation)
        assert total == pytest.approx(hit.score, rel=1e-4, abs=1e-5), (text, hit)
        for part in hit.explanation:
            if part.shares:
                product = part.boost * part.idf * part.saturation
                assert part.score == pytest.approx(product)
                counted = sum(share.occurrences for share in part.shares)
                assert part.occurrences == pytest.approx(counted)
    return len(hits)


@pytest.mark.parametrize(
    "text",
    [
        "mercenaries",
        "troops troops Tripoli",
        "troops^2.5 (Berlin Talks)^0.5",
        '"permanent ceasefire" Berlin',
        'permanent "ceasefire ever"~3^2',
        "mercenaries AND (Berlin OR (Wagner AND parliament))",
        "+troops -parliament Tripoli",
        "title:troops body:Tripoli",
        "tro* w?gner cease~ body:[a TO m]",
        "outlet:BBC date:2020 mercenaries",
        "outlet:BBC",
        "Haftar ceasefire",
        "",
        "the of and",
        "Russian-backed ceasefire-talks mercenaries",
    ],
)
def test_the_parts_of_a_score_add_up_to_it(engine: Engine, text: str) -> None:
    assert check(engine, text)


PIECES = [
    "troops", "Tripoli", "mercenaries", "ceasefire", "Haftar", "outlet:BBC", "the",
    '"permanent ceasefire"', '"to Tripoli"^2', "troops^3", "merc*", "h?fter", "trops~",
    "title:talks", "AND troops", "OR Berlin", "-Wagner", "+ceasefire", "date:2020",
    "(troops OR Berlin)^0.3", "(Berlin -Wagner)", "actor:haftar", "NOT Berlin",
]  # fmt: skip


@given(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6),
    st.booleans(),
    st.booleans(),
)
def test_the_scores_of_any_query_are_the_sums_of_their_parts(
    engine: Engine, pieces: list[str], expand: bool, exact: bool
) -> None:
    text = " ".join(["Libya", *pieces])
    check(engine, text, View(explain=True, expand=expand, exact=exact))


def test_a_part_tells_of_forms_fields_lengths_and_boosts(engine: Engine) -> None:
    query = make_query("troops^2 outlet:duvar", view=View(explain=True), today=TODAY)
    (hit,) = engine.search(query).hits
    narrowed, word = hit.explanation
    assert (narrowed.text, narrowed.kind, narrowed.score) == (
        "outlet:duvar",
        "filter",
        0.0,
    )
    assert (word.text, word.kind, word.boost) == ("troops", "word", 2.0)
    assert [(s.field, s.term, s.count, s.weight) for s in word.shares] == [
        ("title", "troop", 1, 2.5),
        ("body", "troop", 1, 1.0),
    ]
    assert word.shares[1].length > 1 > 0


def test_articles_of_an_actor_say_so(engine_of: EngineOf) -> None:
    engine = engine_of(
        make_article(0, "Haftar spoke.", actors=["Khalifa Haftar"]),
        make_article(1, "The marshal spoke.", actors=["Khalifa Haftar"]),
    )
    query = make_query('"Khalifa Haftar"', view=View(explain=True), today=TODAY)
    kinds = [
        [part.kind for part in hit.explanation] for hit in engine.search(query).hits
    ]
    assert all(kind in {"actor", "phrase"} for some in kinds for kind in some)


def test_nothing_is_explained_that_was_not_asked_for(engine: Engine) -> None:
    hits = engine.search(make_query("troops", today=TODAY)).hits
    assert {hit.explanation for hit in hits} == {()}
