"""What the executor answers: hits in order, totals, facets, and what depends on them."""

from pathlib import Path

import pytest

from index.codec.snapshot import Snapshot
from index.schema import ACTORS, BODY, OUTLET, TITLE
from search.executor import Executor
from search.executor.plan import (
    Conjunction,
    ConstantScore,
    Disjunction,
    KeywordFilter,
    MatchAll,
    MatchNone,
    PhraseFilter,
    Plan,
    SynonymTerms,
)
from search.executor.vocabulary import Vocabulary
from search.query.query import FacetField, Sort
from tests.index.codec.material import make_document, write_documents


def open_executor(directory: Path, *documents: object, **kinds: int) -> Executor:
    write_documents(directory, documents, **kinds)  # type: ignore[arg-type]
    return Executor(Snapshot(directory))


def numbers(executor: Executor, plan: Plan, **how: object) -> list[int]:
    return [number for number, _ in executor.search(plan, **how).hits]  # type: ignore[arg-type]


def word(term: str, boost: float = 1.0) -> Plan:
    return SynonymTerms({(BODY, term): 1.0}, boost)


def two_ways(plan: Plan) -> list[Plan]:
    """A plan scored in one pass, and the same scored like any other."""
    return [plan, Conjunction([plan, MatchAll()])]


def test_facets_count_all_hits_not_just_the_page(tmp_path: Path) -> None:
    executor = open_executor(
        tmp_path,
        make_document(0, "talks", outlet="BBC", actors=("Haftar",), date="2019-12-20"),
        make_document(1, "talks", outlet="BBC", actors=("Haftar", "Sarraj"), date=""),
        make_document(2, "talks", outlet="", date="2019-12-01", language="tr"),
        make_document(3, "other", outlet="TASS", date="2020-01-01"),
        max_docs=2,
    )
    answer = executor.search(word("talk"), limit=1, facets=list(FacetField))
    assert answer.total == 2
    assert len(answer.hits) == 1
    assert answer.facets == {
        "outlet": {"BBC": 2},
        "actor": {"Haftar": 2, "Sarraj": 1},
        "author": {"": 2},
        "year": {"2019": 1, "": 1},
        "month": {"2019-12": 1, "": 1},
        "day": {"2019-12-20": 1, "": 1},
        "language": {"en": 2},
        "tag": {},
    }
    everything = executor.search(MatchAll(), facets=[FacetField.OUTLET])
    assert everything.facets[FacetField.OUTLET] == {"BBC": 2, "TASS": 1, "": 1}


def test_the_newest_come_first_or_the_oldest_and_the_undated_last(
    tmp_path: Path,
) -> None:
    dates = ["2019-12-20", "", "2020-01-01", "2019-12-20", "2018-05-05"]
    documents = (make_document(n, "x", date=day) for n, day in enumerate(dates))
    executor = open_executor(tmp_path, *documents, max_docs=2)
    assert numbers(executor, MatchAll(), order=Sort.NEWEST) == [2, 0, 3, 4, 1]
    assert numbers(executor, MatchAll(), order=Sort.OLDEST) == [4, 0, 3, 2, 1]
    second = numbers(executor, MatchAll(), order=Sort.NEWEST, limit=2, offset=1)
    assert second == [0, 3]


def test_of_equal_scores_the_first_in_the_index_comes_first(tmp_path: Path) -> None:
    documents = (make_document(n, "same words") for n in range(300))
    executor = open_executor(tmp_path, *documents, max_docs=100)
    for plan in two_ways(word("word")):
        found = numbers(executor, plan, limit=5, offset=98)
        assert found == [98, 99, 100, 101, 102]


def test_words_alone_are_found_as_with_all_else(tmp_path: Path) -> None:
    texts = ["alpha beta " * (n % 5) + "gamma " * (n % 3) for n in range(90)]
    documents = (make_document(n, text, title="beta") for n, text in enumerate(texts))
    executor = open_executor(tmp_path, *documents, max_docs=40)
    write_documents(tmp_path, [], delete=map(str, range(0, 90, 4)), merge=False)
    executor = Executor(Snapshot(tmp_path))
    words: list[Plan] = [
        SynonymTerms({(BODY, term): 1.0, (TITLE, term): 2.5})
        for term in texts[4].split()[:2]
    ]
    words.append(word("gamma", boost=0.5))
    for plan in (words[0], Disjunction(words), Disjunction([*words, MatchNone()])):
        alone = executor.search(plan, limit=20)
        # To count facets all hits are put together.
        counted = executor.search(plan, limit=20, facets=[FacetField.OUTLET])
        assert alone.total == counted.total == len(executor.find_all(plan))
        assert dict(alone.hits) == pytest.approx(dict(counted.hits))
        assert list(dict(alone.hits)) == list(dict(counted.hits))


def test_no_limit_is_too_great(tmp_path: Path) -> None:
    executor = open_executor(tmp_path, make_document(0, "talks"))
    for plan in two_ways(word("talk")):
        assert numbers(executor, plan, limit=10**30) == [0]


def test_a_document_longer_than_sixteen_bits_is_searched_whole(tmp_path: Path) -> None:
    long = "alpha " * 70_000 + "beta gamma " + "delta " * 300
    executor = open_executor(tmp_path, make_document(0, "beta"), make_document(1, long))
    assert numbers(executor, PhraseFilter(BODY, ("beta", "gamma"))) == [1]
    assert numbers(executor, PhraseFilter(BODY, ("alpha", "gamma"))) == []
    assert numbers(executor, PhraseFilter(BODY, ("alpha", "gamma"), slop=1)) == [1]
    assert numbers(executor, PhraseFilter(BODY, ("delta", "delta"))) == [1]


def test_filters_score_nothing_and_constant_scores_what_they_say(
    tmp_path: Path,
) -> None:
    executor = open_executor(
        tmp_path, make_document(0, "talks", actors=("Haftar",)), make_document(1, "x")
    )
    assert executor.search(MatchAll()).hits == ((0, 0.0), (1, 0.0))
    outlet = KeywordFilter(OUTLET, "BBC")
    assert executor.search(outlet).hits == ((0, 0.0), (1, 0.0))
    actor = ConstantScore(KeywordFilter(ACTORS, "Haftar"), 2.0)
    assert executor.search(actor).hits == ((0, 2.0),)
    assert executor.search(Conjunction([outlet, actor])).hits == ((0, 2.0),)


def test_changes_leave_no_trace_in_the_ranking(tmp_path: Path) -> None:
    texts = ["alpha beta", "alpha gamma gamma", "beta beta", "alpha " * 40, "gamma"]
    final = [make_document(n, text, title=text[:5]) for n, text in enumerate(texts)]
    write_documents(tmp_path / "one", final)
    for document in final:
        gone = make_document(f"gone {document.id}", "alpha beta gamma " * 9)
        write_documents(tmp_path / "many", [gone, document], merge=False)
    gone_ids = [f"gone {document.id}" for document in final]
    write_documents(tmp_path / "many", [], delete=gone_ids, merge=False)
    one, many = (Executor(Snapshot(tmp_path / name)) for name in ("one", "many"))
    assert [len(segment.deleted_doc_ids) for segment in many.snapshot.segments] == [
        1
    ] * 5
    for words in (["alpha"], ["alpha", "gamma"], ["beta", "nowhere"]):
        plan = Disjunction(
            [SynonymTerms({(TITLE, w): 2.0, (BODY, w): 1.0}) for w in words]
        )
        hits = [(2 * n + 1, score) for n, score in one.search(plan).hits]
        assert list(many.search(plan).hits) == hits


def test_words_of_the_index_are_known(tmp_path: Path) -> None:
    executor = open_executor(
        tmp_path,
        make_document(0, "The ministers met Erdoğan", title="Ministry"),
        make_document(1, "minister's talks", language="en"),
        max_docs=1,
    )
    words = Vocabulary(executor.snapshot, executor.statistics)
    assert words.forms_of("minist") == {"ministers", "minister's"}
    assert words.forms_of("ministri") == {"ministry"}
    assert words.forms_of("nothing") == set()
    assert words.doc_frequency(BODY, "minist") == 2
    assert list(words.terms(TITLE)) == ["ministri"]
    assert list(words.terms("forms", "min")) == [
        "minister's\tminist",
        "ministers\tminist",
        "ministry\tministri",
    ]
    assert words.nearest_forms("erdogna", 3) == ["erdogan"]
    assert words.forms_near("mniistry", 1) == [("ministry", "ministri", 1)]


def test_a_title_is_as_long_as_other_titles_not_as_articles_without_one(
    tmp_path: Path,
) -> None:
    titled = make_document(0, "ships", title="Harbour reopens")
    plan = SynonymTerms({(TITLE, "harbour"): 2.5}, 1.0)
    alone = open_executor(tmp_path / "alone", titled)
    among = open_executor(
        tmp_path / "among", titled, *(make_document(n, "ships") for n in range(1, 9))
    )
    (part,), (among_part,) = alone.explain(plan, 0), among.explain(plan, 0)
    assert part.shares[0].length == among_part.shares[0].length == 1.0
