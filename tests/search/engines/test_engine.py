"""What every engine must answer, on articles of a line."""

import datetime
from collections.abc import Callable

import pytest

from search.engines import Engine
from search.query import Filters, View, make_query
from search.query.query import FacetField, Query, Sort
from search.query_errors import NoSuchNameError
from tests.corpus import make_article

TODAY = datetime.date(2020, 6, 15)
EngineOf = Callable[..., Engine]

TRIPOLI = make_article(
    0,
    "Turkey sent troops to Tripoli. Wagner mercenaries are there, too.",
    title="Troops for Tripoli",
    date="2019-12-20",
    outlet="Duvar English",
    actors=["Khalifa Haftar", "Fayez al-Sarraj"],
)
BERLIN = make_article(
    1,
    "The Berlin conference asks mercenaries to leave. A permanent ceasefire holds.",
    date="2020-01-19",
    outlet="BBC",
    actors=["Khalifa Haftar"],
)
ANKARA = make_article(
    2, "Erdoğan said the parliament will vote on troops.", date="2020", outlet="BBC"
)
UNDATED = make_article(3, "A ceasefire, but not for ever. Permanent it is not.")
CORPUS = (TRIPOLI, BERLIN, ANKARA, UNDATED)


def ask(
    text: str, filters: Filters = Filters(), view: View = View(), *, all: bool = False
) -> Query:
    return make_query(text, filters, view, today=TODAY, every_word=all)


def ids(engine: Engine, query: Query) -> list[str]:
    return [hit.article.id for hit in engine.search(query).hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wagner mercenaries", ["a0", "a1"]),
        ("wagner MERCENARY", ["a0", "a1"]),
        ("Erdogan", ["a2"]),
        ('"permanent ceasefire"', ["a1"]),
        ('"ceasefire ever"~3', ["a3"]),
        ('"ceasefire ever"~2', []),
        ("troops AND parliament", ["a2"]),
        ("troops -parliament", ["a0"]),
        ("NOT troops", ["a1", "a3"]),
        ("mercen*", ["a0", "a1"]),
        ("t?oops parliame*t", ["a2", "a0"]),
        ("trops~", ["a0", "a2"]),
        ("title:troops", ["a0"]),
        ("body:Tripoli -title:Berlin", ["a0"]),
        ("outlet:bbc", ["a1", "a2"]),
        ("outlet:duvar troops", ["a0"]),
        ('actor:"Al Sarraj" OR parliament', ["a2", "a0"]),
        ("actor:haftar", ["a0", "a1"]),
        ("date:2019-12", ["a0"]),
        ("date:2020-01..2020-06 troops", []),
        ("date:2020 troops", ["a2"]),
        ("body:[wag TO wah]", ["a0"]),
        ("qwertz", []),
    ],
)
def test_a_query_finds_these_articles_in_this_order(
    engine_of: EngineOf, text: str, expected: list[str]
) -> None:
    assert ids(engine_of(*CORPUS), ask(text)) == expected


def test_every_word_is_needed_when_asked_for(engine_of: EngineOf) -> None:
    assert ids(engine_of(*CORPUS), ask("Wagner mercenaries", all=True)) == ["a0"]


def test_a_hit_in_the_title_comes_first(engine_of: EngineOf) -> None:
    engine = engine_of(
        make_article(0, "Oil and peace. Oil for all. More of it.", title="Oil"),
        make_article(1, "They met and talked for long. It was good.", title="Peace"),
    )
    assert ids(engine, ask("peace")) == ["a1", "a0"]


def test_boosts_move_a_word_up(engine_of: EngineOf) -> None:
    engine = engine_of(make_article(0, "red one"), make_article(1, "blue one"))
    assert ids(engine, ask("red blue^3")) == ["a1", "a0"]
    assert ids(engine, ask("red^3 blue")) == ["a0", "a1"]


def test_newest_and_oldest_keep_undated_articles_for_the_end(
    engine_of: EngineOf,
) -> None:
    engine = engine_of(*CORPUS)
    assert ids(engine, ask("", view=View(Sort.NEWEST))) == ["a1", "a2", "a0", "a3"]
    assert ids(engine, ask("", view=View(Sort.OLDEST))) == ["a0", "a2", "a1", "a3"]


def test_undated_alone_when_asked_for(engine_of: EngineOf) -> None:
    assert ids(engine_of(*CORPUS), ask("", Filters(undated=True))) == ["a3"]


def test_names_of_one_kind_widen_and_kinds_narrow(engine_of: EngineOf) -> None:
    engine = engine_of(*CORPUS)
    either = Filters(outlets=("duvar english", "BBC"))
    assert ids(engine, ask("", either)) == ["a0", "a1", "a2"]
    both = Filters(outlets=("BBC",), actors=("KHALIFA haftar",))
    assert ids(engine, ask("", both)) == ["a1"]


def test_an_unknown_name_suggests_the_nearest(engine_of: EngineOf) -> None:
    engine = engine_of(*CORPUS)
    with pytest.raises(NoSuchNameError, match="did you mean 'Duvar English'"):
        engine.search(ask("", Filters(outlets=("Duver",))))
    with pytest.raises(NoSuchNameError, match="did you mean 'Khalifa Haftar'"):
        engine.search(ask("actor:Hafter"))


def test_of_very_many_actors_those_are_suggested_that_begin_alike(
    engine_of: EngineOf,
) -> None:
    many = [f"Person {number}" for number in range(1_000)]
    engine = engine_of(TRIPOLI, make_article(1, "All of them spoke.", actors=many))
    with pytest.raises(NoSuchNameError, match="did you mean 'Khalifa Haftar'"):
        engine.search(ask("actor:Hafter"))
    with pytest.raises(NoSuchNameError, match="to list them: corpus-search actors"):
        engine.search(ask("actor:Xyzzy"))
    assert ids(engine, ask('actor:"sarraj fayez"')) == ["a0"]
    assert ids(engine, ask("actor:unknown")) == []


def test_facets_count_all_hits_not_just_the_page(engine_of: EngineOf) -> None:
    fields = tuple(field for field in FacetField if field is not FacetField.DAY)
    view = View(limit=1, facets=fields)
    results = engine_of(*CORPUS).search(ask("", view=view))
    counts = {
        facet.value: {count.value: count.count for count in counts}
        for facet, counts in results.facets.items()
    }
    assert len(results.hits) == 1
    assert counts == {
        "outlet": {"BBC": 2, "Duvar English": 1, "": 1},
        "actor": {"Khalifa Haftar": 2, "Fayez al-Sarraj": 1},
        "author": {"": 4},
        "year": {"2019": 1, "2020": 2, "": 1},
        "month": {"2019-12": 1, "2020": 1, "2020-01": 1, "": 1},
        "language": {"en": 4},
        "tag": {},
    }


def test_pages_follow_one_another_and_ranks_go_on(engine_of: EngineOf) -> None:
    engine = engine_of(*CORPUS)
    pages = [
        [(hit.rank, hit.article.id) for hit in engine.search(query).hits]
        for query in (ask("", view=View(limit=3, page=page)) for page in (1, 2, 3))
    ]
    assert pages == [[(1, "a0"), (2, "a1"), (3, "a2")], [(4, "a3")], []]


def test_a_hit_says_which_words_it_lacks(engine_of: EngineOf) -> None:
    hits = engine_of(*CORPUS).search(ask('Wagner mercenaries "Berlin conference"')).hits
    assert {hit.article.id: hit.missing for hit in hits} == {
        "a0": ('"Berlin conference"',),
        "a1": ("Wagner",),
    }


def test_a_word_that_no_article_contains_is_named_with_similar_ones(
    engine_of: EngineOf,
) -> None:
    engine = engine_of(*CORPUS)
    assert engine.search(ask("mersenaries")).corrected == {"mersenaries": "mercenaries"}
    results = engine.search(ask("mersenaries", view=View(correct=False)))
    assert [(a.word, a.nearly) for a in results.absent] == [
        ("mersenaries", ("mercenaries",))
    ]


def test_snippets_mark_the_matched_words_and_nothing_else(engine_of: EngineOf) -> None:
    (hit,) = engine_of(*CORPUS).search(ask('outlet:bbc "permanent ceasefire"')).hits
    (snippet,) = hit.snippets
    marked = [snippet.text[mark.start : mark.end] for mark in snippet.marks]
    assert marked == ["permanent ceasefire"]
    body = hit.article.body
    assert body[snippet.offset :].startswith(snippet.text)


def test_a_word_of_one_field_is_marked_in_no_other(engine_of: EngineOf) -> None:
    engine = engine_of(
        make_article(0, "Talks on oil and gas. Peace at last.", title="Oil and peace")
    )

    def marked(text: str) -> tuple[list[str], list[str]]:
        (hit,) = engine.search(ask(text)).hits
        return (
            [hit.label[mark.start : mark.end] for mark in hit.title_marks],
            [s.text[m.start : m.end] for s in hit.snippets for m in s.marks],
        )

    assert marked("oil peace") == (["Oil", "peace"], ["oil", "Peace"])
    assert marked("title:oil peace") == (["Oil", "peace"], ["Peace"])
    assert marked("body:oil title:peace") == (["peace"], ["oil"])
    assert marked("language:en gas") == ([], ["gas"])


def test_a_word_in_another_field_than_asked_is_lacking(engine_of: EngineOf) -> None:
    engine = engine_of(make_article(0, "Talks on oil and gas.", title="Peace"))
    (hit,) = engine.search(ask("title:oil gas")).hits
    assert hit.missing == ("oil",)


def test_a_word_matches_in_the_forms_of_each_language_of_the_corpus(
    engine_of: EngineOf,
) -> None:
    engine = engine_of(
        make_article(0, "Наёмники покинули страну.", language="ru"),
        make_article(1, "The mercenaries left.", language="en"),
    )
    assert ids(engine, ask("наемников")) == ["a0"]
    assert ids(engine, ask("mercenary")) == ["a1"]


def test_a_prefix_finds_words_as_written_not_their_stems(engine_of: EngineOf) -> None:
    engine = engine_of(
        make_article(0, "universal suffrage"), make_article(1, "the university")
    )
    assert ids(engine, ask("universal*")) == ["a0"]
    assert ids(engine, ask("universi*")) == ["a1"]


def test_an_article_is_found_by_id_by_the_start_of_it_and_by_path(
    engine_of: EngineOf,
) -> None:
    engine = engine_of(make_article(7, "one"), make_article(71, "two"))
    assert engine.article("a7").body == "one"
    assert engine.article("a71").body == "two"
    assert engine.article("a71.txt").body == "two"
    assert engine.article("./a71.txt").body == "two"
    for nothing in ("b", ""):
        with pytest.raises(NoSuchNameError, match=f"no article '{nothing}'"):
            engine.article(nothing)
    with pytest.raises(NoSuchNameError, match=r"is the start of 2 articles: a7, a71$"):
        engine.article("a")


def test_status_tells_what_the_index_holds(engine_of: EngineOf) -> None:
    status = engine_of(*CORPUS).status()
    assert (status.articles, status.undated) == (4, 1)
    assert (status.first, status.last) == ("2019-12-20", "2020-01-19")
    assert {count.value: count.count for count in status.outlets} == {
        "BBC": 2,
        "Duvar English": 1,
        "": 1,
    }
