"""The executor finds and scores what Whoosh does, on its arrays and on Whoosh's own."""

import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query
from whoosh.filedb.filestore import FileStorage
from whoosh.index import FileIndex

from index.analysis.analyzer import analyse
from index.codec.document import Document
from index.codec.snapshot import Snapshot
from index.whoosh.field_types import make_schema
from search.executor.plan import MatchAll
from tests.index.codec.material import make_document, write_documents
from tests.whoosh.stock_searcher import (
    AndMaybe,
    AndNot,
    Not,
    Require,
    search_with_whoosh,
)
from tests.whoosh.synonym_query import SynonymQuery
from tests.whoosh.whoosh_plan import WhooshExecutor, WhooshQuery

_WORDS = (
    "alpha beta gamma delta omega sigma kappa al-Sarraj U.N. S-400 Turkey's abc abcd abd "
    "xabc the of to in and a b c zeta eta theta iota lambda mu nu xi pi rho tau phi"
).split()
_TERMS = (
    "alpha beta gamma delta omega sarraj un s400 turkey abc the of to a b nope xi mu"
)


def make_documents(count: int) -> list[Document]:
    chance = random.Random(7)

    def words(most: int) -> str:
        ranks = (int(chance.expovariate(0.12)) for _ in range(chance.randint(0, most)))
        return " ".join(_WORDS[min(rank, len(_WORDS) - 1)] for rank in ranks)

    def often(number: int) -> str:
        # Frequencies about the greatest that a byte holds.
        return (
            "alpha " * chance.choice([254, 255, 256, 1000]) if number % 97 == 5 else ""
        )

    return [
        make_document(
            number,
            often(number) + words(chance.choice([3, 40, 300])),
            title=words(6),
            date=chance.choice(["", "2019-01-01", "2019-12-20", "2020-02-02"]),
            outlet=chance.choice(["BBC", "TASS", ""]),
            actors=tuple(
                chance.sample(["Putin", "Haftar", "Sarraj"], chance.randint(0, 2))
            ),
        )
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three segments, nothing deleted."""
    directory = tmp_path_factory.mktemp("whole")
    write_documents(directory, make_documents(450), max_docs=150)
    return directory


@pytest.fixture(scope="module")
def holed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three segments with deleted articles."""
    directory = tmp_path_factory.mktemp("holed")
    write_documents(directory, make_documents(450), max_docs=150)
    write_documents(directory, [], delete=map(str, range(0, 400, 7)), merge=False)
    return directory


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The articles of `whole` in an index of Whoosh's own codec."""
    directory = tmp_path_factory.mktemp("stock")
    index = FileIndex.create(FileStorage(str(directory)), make_schema())
    writer = index.writer()
    for document in make_documents(450):
        writer.add_document(
            id=document.id,
            title=[token.term for token in analyse(document.title)],
            body=[token.term for token in analyse(document.body)],
            actors=list(document.multi_values["actors"]),
            **{name: value for name, value in document.single_values.items() if value},
        )
    writer.commit()
    return directory


_term = st.sampled_from(_TERMS.split())
_text_field = st.sampled_from(["body", "body", "title"])
_boost = st.sampled_from([1.0, 1.0, 2.0, 0.5])
_scored = st.just(False)  # Whoosh's "constant score" depends on the segment's size
_flag = st.booleans()
_leaves = st.one_of(
    st.builds(query.Term, _text_field, _term, _boost),
    st.builds(
        query.Phrase,
        _text_field,
        st.lists(_term, min_size=2, max_size=4),
        st.sampled_from([1, 1, 2, 5, 40]),
        _boost,
    ),
    st.builds(
        query.Prefix,
        _text_field,
        st.sampled_from(["a", "ab", "s", "zz"]),
        constantscore=_scored,
    ),
    st.builds(
        query.Wildcard,
        _text_field,
        st.sampled_from(["a*c", "?bc", "*a", "[ab]*d"]),
        constantscore=_scored,
    ),
    st.builds(
        query.FuzzyTerm,
        _text_field,
        st.sampled_from(["abc", "alpha", "betta"]),
        maxdist=st.sampled_from([1, 2]),
        prefixlength=st.sampled_from([0, 1]),
        constantscore=_scored,
    ),
    st.builds(
        query.TermRange,
        st.sampled_from(["date", "body"]),
        st.sampled_from([None, "2019-01-02", "b", "beta"]),
        st.sampled_from([None, "2020", "m", "mu"]),
        _flag,
        _flag,
        constantscore=_scored,
    ),
    st.builds(query.Term, st.just("outlet"), st.sampled_from(["BBC", "nope"])),
    st.builds(query.Term, st.just("actors"), st.sampled_from(["Putin", "nope"])),
    st.builds(
        query.Term, st.just("forms"), st.sampled_from(["turkey's\tturkey", "x\ty"])
    ),
    st.builds(
        SynonymQuery,
        st.dictionaries(
            st.tuples(_text_field, _term),
            st.sampled_from([1.0, 2.0]),
            min_size=1,
            max_size=4,
        ),
        _boost,
    ),
    st.builds(query.Every, st.sampled_from([None, "date", "title"])),
    st.just(query.NullQuery),
)


def _grow(part: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    parts = st.lists(part, min_size=2, max_size=4)
    return st.one_of(
        st.builds(query.And, parts, _boost),
        st.builds(query.Or, parts, _boost),
        st.builds(lambda a, b: query.And([a, Not(b)]), part, part),
        st.builds(AndNot, part, part),
        st.builds(AndMaybe, part, part),
        st.builds(Require, part, part),
    )


_trees = st.recursive(_leaves, _grow, max_leaves=12)


def check(directory: Path, wanted: WhooshQuery) -> None:
    executor = WhooshExecutor(Snapshot(directory))
    answer = executor.search(wanted, limit=1_000)
    expected = search_with_whoosh(directory, wanted)
    assert dict(answer.hits) == pytest.approx(expected, rel=1e-4, abs=1e-6)
    assert answer.total == len(expected)
    order = [(-score, number) for number, score in answer.hits]
    assert order == sorted(order)
    few = executor.search(wanted, limit=7, offset=2).hits
    assert few == answer.hits[2:9]
    live = executor.find_all(MatchAll())
    matching = executor.find_matching(wanted, live.tolist())
    assert set(live[matching].tolist()) == expected.keys()


_long = settings(max_examples=4_000)


@given(wanted=_trees)
def test_hits_and_scores_are_those_of_whoosh(whole: Path, wanted: WhooshQuery) -> None:
    check(whole, wanted)


@given(wanted=_trees)
def test_deleted_articles_are_never_found(holed: Path, wanted: WhooshQuery) -> None:
    check(holed, wanted)


@pytest.mark.deep
@_long
@given(wanted=_trees)
def test_thousands_of_queries_are_answered_as_by_whoosh(
    whole: Path, wanted: WhooshQuery
) -> None:
    check(whole, wanted)


@pytest.mark.deep
@_long
@given(wanted=_trees)
def test_thousands_of_queries_find_nothing_deleted(
    holed: Path, wanted: WhooshQuery
) -> None:
    check(holed, wanted)


@settings(max_examples=settings().max_examples // 2)
@given(wanted=_trees.filter(lambda tree: "forms" not in repr(tree)))
def test_an_index_of_whoosh_s_own_codec_gives_the_same(
    whole: Path, stock: Path, wanted: WhooshQuery
) -> None:
    hits = WhooshExecutor(Snapshot(whole)).search(wanted, limit=1_000).hits
    expected = search_with_whoosh(stock, wanted)
    assert dict(hits) == pytest.approx(expected, rel=1e-4, abs=1e-6)
