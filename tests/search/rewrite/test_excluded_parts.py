"""An excluded part leaves out exactly the articles that it would find."""

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engines import Engine
from search.query import Filters, View, make_query
from search.query_errors import NoSuchNameError
from search.results.results import Results
from tests.corpus import open_texts
from tests.opensearch.copied_index import OpenEngine

TODAY = datetime.date(2020, 6, 15)
TEXTS = {
    "one": "Khalifa Haftar met Fayez al-Sarraj in Berlin on 3 May 2019. The cease-fire holds.",
    "two": "Khalifa Hifter sent troops to Deir al-Zor. A ceasefire was far, the ministers said.",
    "three": "Халифа Хафтар прибыл в Москву. Наёмники покинули страну, сообщили министры.",
    "four": "خليفة حفتر في طرابلس مع قادة الجيش، كما قالت الوزارة أمس.",
    "five": "Erdoğan ve bakanlar Ankara'da görüştü. Askerlerin ateşkesi sürüyor, dedi sözcü.",
    "six": "Der Außenminister sprach mit Chalifa Haftar über den Waffenstillstand, sagte er.",
    "seven": "BBC News, 12 December 2019\n\nThe mercenaries left Deir al Zor with S-400 batteries.",
    "eight": "Haftar and Haftar's men; a cease fire, they say. COVID-19 and COVID19 spread.",
}  # fmt: skip
WORDS = (
    "Haftar Hifter Хафтар حفتر Khalifa Sarraj al-Sarraj ceasefire cease-fire minister "
    "ministers mercenary наемник asker Erdogan S-400 COVID19 the and nobody Haftat "
    "ceasfire misnister Deir"
).split()
PHRASES = (
    (
        '"cease fire" "Deir al Zor" "Khalifa Haftar" "the cease-fire" "men of nobody" '
        '"Deir Zor"~1'
    )
    .replace('" "', '"|"')
    .split("|")
)
OTHERS = (
    "merc* Haft?r *ister Haftor~ Haftar~2 [haf TO hif] title:Haftar body:ceasefire "
    "actor:Haftar actor:nobody actor:Sarraj outlet:BBC outlet:nowhere "
    "outlet:unknown language:ru language:xx language:unknown actor:unknown date:2019 "
    "date:2019-12 date:undated Haftar^2"
).split(" ")
LEAVES = st.sampled_from((*WORDS, *PHRASES, *OTHERS))
QUERIES = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: " ".join(parts)),
        st.tuples(inner, st.sampled_from(["AND", "OR", "AND NOT", "NOT"]), inner).map(
            lambda three: "(({}) {} ({}))".format(*three)
        ),
        inner.map(lambda one: f"-({one})"),
    ),
    max_leaves=5,
)


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory, open_either: OpenEngine) -> Engine:
    return open_texts(
        Path(tmp_path_factory.mktemp("excluded")), TEXTS, opener=open_either
    )


def find(engine: Engine, text: str, **view: bool) -> Results:
    shown = View(limit=100, snippets=0, **view)  # type: ignore[arg-type]
    return engine.search(make_query(text, view=shown, today=TODAY))


def ids(results: Results) -> set[str]:
    return {hit.article.path for hit in results.hits}


@given(text=QUERIES, exact=st.booleans(), correct=st.booleans())
def test_no_article_is_found_by_a_query_and_by_its_exclusion(
    engine: Engine, text: str, exact: bool, correct: bool
) -> None:
    try:
        found = find(engine, text, exact=exact, correct=correct)
        left = find(engine, f"-({text})", exact=exact, correct=correct)
    except NoSuchNameError:
        return
    assert ids(found) & ids(left) == set()
    assert found.total + left.total == len(TEXTS)


@given(st.sampled_from((*WORDS, *PHRASES)))
def test_all_ways_to_exclude_are_one(engine: Engine, word: str) -> None:
    left = ids(find(engine, f"-{word}"))
    for text in (f"NOT {word}", f"* AND NOT {word}", f"!{word}", f"(* -{word})"):
        assert ids(find(engine, text)) == left


@given(LEAVES, st.sampled_from(["outlet:nowhere", "language:xx", 'actor:"No One"']))
def test_an_unknown_name_leaves_nothing_out(
    engine: Engine, text: str, absent: str
) -> None:
    try:
        found = ids(find(engine, text))
    except NoSuchNameError:
        return
    for query in (f"({text}) -{absent}", f"({text}) AND NOT ({absent} OR {absent})"):
        results = find(engine, query)
        assert ids(results) == found
        assert [one for one in results.notices if "leaves nothing out" in one]


def test_an_unknown_name_that_is_asked_for_is_an_error(engine: Engine) -> None:
    for text in ("outlet:nowhere", "-(-outlet:nowhere)", "Haftar OR outlet:nowhere"):
        with pytest.raises(NoSuchNameError, match="no outlet 'nowhere'"):
            find(engine, text)


def test_the_user_is_told_which_names_were_left_out(engine: Engine) -> None:
    (notice,) = find(engine, "troops -Haftar").notices
    assert notice.startswith("also left out: ")
    assert "Hifter" in notice


def test_many_excluded_words_are_looked_up_in_bounded_time(engine: Engine) -> None:
    text = " ".join(f"-zqxword{n}" for n in range(300))
    assert find(engine, text).total == len(TEXTS)


def test_filters_of_options_and_of_the_query_agree(engine: Engine) -> None:
    for field, option in (("outlet", "outlets"), ("language", "languages")):
        chosen = Filters(**{option: ("unknown",)})  # type: ignore[arg-type]
        query = make_query("", chosen, View(limit=100), today=TODAY)
        assert ids(engine.search(query)) == ids(find(engine, f"{field}:unknown"))
