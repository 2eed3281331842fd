"""What the executor answers besides hits and scores."""

from pathlib import Path

import pytest
from whoosh import query

from index.codec.snapshot import Snapshot
from index.schema import BODY, TITLE
from search.executor import Executor
from search.executor.executor import Facet
from search.executor.vocabulary import Vocabulary
from search.executor.words import FormsAcrossFields
from search.query_errors import UnsupportedQueryError
from tests.index.codec.material import make_document, write_documents


def open_executor(directory: Path, *documents: object, **kinds: int) -> Executor:
    write_documents(directory, documents, **kinds)  # type: ignore[arg-type]
    return Executor(Snapshot(directory))


def numbers(executor: Executor, wanted: query.Query, **how: object) -> list[int]:
    return [number for number, _ in executor.search(wanted, **how).hits]  # type: ignore[arg-type]


def test_facets_count_all_hits_not_just_the_page(tmp_path: Path) -> None:
    executor = open_executor(
        tmp_path,
        make_document(0, "talks", outlet="BBC", actors=("Haftar",), date="2019-12-20"),
        make_document(1, "talks", outlet="BBC", actors=("Haftar", "Sarraj"), date=""),
        make_document(2, "talks", outlet="", date="2019-12-01", language="tr"),
        make_document(3, "other", outlet="TASS", date="2020-01-01"),
        max_docs=2,
    )
    facets: list[Facet] = ["outlet", "actor", "year", "month", "language"]
    answer = executor.search(query.Term(BODY, "talk"), limit=1, facets=facets)
    assert answer.total == 2
    assert len(answer.hits) == 1
    assert answer.facets == {
        "outlet": {"BBC": 2},
        "actor": {"Haftar": 2, "Sarraj": 1},
        "year": {"2019": 1, "": 1},
        "month": {"2019-12": 1, "": 1},
        "language": {"en": 2},
    }
    assert executor.search(query.Every(), facets=["outlet"]).facets["outlet"] == {
        "BBC": 2,
        "TASS": 1,
        "": 1,
    }


def test_the_newest_come_first_or_the_oldest_and_the_undated_last(
    tmp_path: Path,
) -> None:
    dates = ["2019-12-20", "", "2020-01-01", "2019-12-20", "2018-05-05"]
    documents = (make_document(n, "x", date=day) for n, day in enumerate(dates))
    executor = open_executor(tmp_path, *documents, max_docs=2)
    assert numbers(executor, query.Every(), order="newest") == [2, 0, 3, 4, 1]
    assert numbers(executor, query.Every(), order="oldest") == [4, 0, 3, 2, 1]
    assert numbers(executor, query.Every(), order="newest", limit=2, offset=1) == [0, 3]


def test_of_equal_scores_the_first_in_the_index_comes_first(tmp_path: Path) -> None:
    documents = (make_document(n, "same words") for n in range(300))
    executor = open_executor(tmp_path, *documents, max_docs=100)
    word = query.Term(BODY, "word")
    assert numbers(executor, word, limit=5, offset=98) == [98, 99, 100, 101, 102]


def test_words_alone_are_found_as_with_all_else(tmp_path: Path) -> None:
    texts = ["alpha beta " * (n % 5) + "gamma " * (n % 3) for n in range(90)]
    documents = (make_document(n, text, title="beta") for n, text in enumerate(texts))
    executor = open_executor(tmp_path, *documents, max_docs=40)
    write_documents(tmp_path, [], delete=map(str, range(0, 90, 4)), merge=False)
    executor = Executor(Snapshot(tmp_path))
    words = [
        FormsAcrossFields({(BODY, term): 1.0, (TITLE, term): 2.5})
        for term in texts[4].split()[:2]
    ]
    words.append(FormsAcrossFields({(BODY, "gamma"): 1.0}, boost=0.5))
    for wanted in (words[0], query.Or(words), query.Or([*words, query.NullQuery])):
        alone = executor.search(wanted, limit=20)
        # Facets are counted over all that is found, so that all of it is put together.
        counted = executor.search(wanted, limit=20, facets=["outlet"])
        assert alone.total == counted.total == len(executor.articles_of(wanted))
        assert dict(alone.hits) == pytest.approx(dict(counted.hits))
        assert list(dict(alone.hits)) == list(dict(counted.hits))


def test_no_limit_is_too_great(tmp_path: Path) -> None:
    executor = open_executor(tmp_path, make_document(0, "talks"))
    for wanted in (query.Term(BODY, "talk"), FormsAcrossFields({(BODY, "talk"): 1.0})):
        assert numbers(executor, wanted, limit=10**30) == [0]


def test_a_document_longer_than_sixteen_bits_is_searched_whole(tmp_path: Path) -> None:
    long = "alpha " * 70_000 + "beta gamma " + "delta " * 300
    executor = open_executor(tmp_path, make_document(0, "beta"), make_document(1, long))
    assert numbers(executor, query.Phrase(BODY, ["beta", "gamma"])) == [1]
    assert numbers(executor, query.Phrase(BODY, ["alpha", "gamma"])) == []
    assert numbers(executor, query.Phrase(BODY, ["alpha", "gamma"], slop=2)) == [1]
    assert numbers(executor, query.Phrase(BODY, ["delta", "delta"])) == [1]


def test_the_best_part_scores_a_disjunction_of_the_greatest(tmp_path: Path) -> None:
    executor = open_executor(
        tmp_path, make_document(0, "a b"), make_document(1, "a"), make_document(2, "c")
    )
    parts = [query.Term(BODY, "a", boost=2.0), query.Term(BODY, "b", boost=9.0)]
    alone = [dict(executor.search(part).hits) for part in parts]
    best = executor.search(query.DisjunctionMax(parts)).hits
    assert dict(best) == {0: max(alone[0][0], alone[1][0]), 1: alone[0][1]}


def test_constant_scores_and_filters_add_what_they_say(tmp_path: Path) -> None:
    executor = open_executor(tmp_path, make_document(0, "talks"), make_document(1, "x"))
    everything = query.ConstantScoreQuery(query.Every(), 0.0)
    assert executor.search(everything).hits == ((0, 0.0), (1, 0.0))
    assert executor.search(query.Prefix(BODY, "tal", boost=2.0)).hits == ((0, 2.0),)


def test_a_form_is_found_by_its_word(tmp_path: Path) -> None:
    executor = open_executor(
        tmp_path, make_document(0, "Talks"), make_document(1, "x", title="talking")
    )
    assert numbers(executor, query.Term("forms", "talks\ttalk")) == [0, 1]
    assert numbers(executor, query.Term("forms", "talked\ttalk")) == []
    assert numbers(executor, query.Prefix("forms", "talki")) == [0, 1]


def test_a_pattern_for_too_many_words_is_cut_and_says_so(tmp_path: Path) -> None:
    body = " ".join(f"x{n}y" for n in range(21_000))
    executor = open_executor(tmp_path, make_document(0, body))
    assert executor.search(query.Wildcard(BODY, "x*1y")).cut is False
    assert executor.search(query.Wildcard(BODY, "x*y")).cut is True


def test_what_cannot_be_done_is_said(tmp_path: Path) -> None:
    executor = open_executor(tmp_path, make_document(0, "x"))
    for impossible in (
        query.Otherwise(query.Every(), query.Every()),
        query.Phrase("outlet", ["a", "b"]),
        query.Variations(BODY, "x"),
    ):
        with pytest.raises(UnsupportedQueryError):
            executor.search(impossible)


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
        wanted = query.Or(
            [FormsAcrossFields({(TITLE, w): 2.0, (BODY, w): 1.0}) for w in words]
        )
        hits = [(2 * n + 1, score) for n, score in one.search(wanted).hits]
        assert list(many.search(wanted).hits) == hits


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
    assert words.count(BODY, "minist") == 2
    assert list(words.terms(TITLE)) == ["ministri"]
    assert list(words.terms("forms", "min")) == [
        "minister's\tminist",
        "ministers\tminist",
        "ministry\tministri",
    ]
    assert words.words_near("erdogna", 3) == ["erdogan"]
    assert words.forms_near("mniistry", 1) == [("ministry", "ministri", 1)]
