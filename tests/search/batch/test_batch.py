"""Lists of queries find what searches find, in order, whatever is wrong with some lines."""

import datetime
from collections.abc import Iterable
from pathlib import Path

import pytest

from search.batch import batch_runner
from search.batch.batch_runner import BatchOptions, run_batch
from search.batch.query_list import QueryListError, read_query_list
from search.desk.typed_query import TypedQuery
from search.duplicates import story_counts
from search.engines.columnar.columnar_engine import ColumnarEngine
from search.output.desk.batch_matrix import make_matrix
from search.query import FacetField, View, make_query
from search.results.batch_results import ListedAnswer, ListedFault, ListedQuery
from tests.corpus import make_article, write_index

HARBOUR = (
    "Boats wait in the old harbour of Tripoli while the talks about fuel go on. " * 4
)
STORM = (
    "A storm closed the old harbour for two days and delayed every ship from Malta. "
    * 4
)
TODAY = datetime.date(2020, 6, 1)
COPY = HARBOUR.replace("fuel", "petrol", 1)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory: Path = tmp_path_factory.mktemp("index")
    articles = [
        make_article(1, HARBOUR, outlet="BBC", date="2019-12-01"),
        make_article(2, COPY, outlet="TASS", date="2020-01-02"),
        make_article(3, STORM, date="2020-01"),
    ]
    write_index(directory, articles)
    return directory


def open_index(directory: Path) -> ColumnarEngine:
    return ColumnarEngine(directory, lasting=True)


def read(*lines: str, is_table: bool = False) -> list[ListedQuery | ListedFault]:
    return list(read_query_list([f"{line}\n" for line in lines], is_table=is_table))


def run(
    directory: Path, lines: Iterable[str], options: BatchOptions = BatchOptions()
) -> list[ListedAnswer | ListedFault]:
    return list(run_batch(lambda: open_index(directory), read(*lines), options))


def totals(answers: Iterable[ListedAnswer | ListedFault]) -> list[tuple[int, int]]:
    return [
        (one.totals.articles, one.totals.stories)
        for one in answers
        if isinstance(one, ListedAnswer)
    ]


def test_a_line_is_a_query_and_blank_lines_are_none() -> None:
    assert read("boats", "", ' "old harbour" ') == [
        ListedQuery(1, "boats"),
        ListedQuery(3, '"old harbour"'),
    ]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_has_names_and_queries_in_any_column(mark: str) -> None:
    lines = [
        "\ufeffId,NAME,Query",
        "7,Port,boats",
        '8,,"old ""harbour"""',
        "9,Nil,",
        "10",
    ]
    found = read(*(line.replace(",", mark) for line in lines))
    assert found[:2] == [
        ListedQuery(2, "boats", "Port"),
        ListedQuery(3, 'old "harbour"'),
    ]
    assert [(one.query.line, one.query.name) for one in found[2:]] == [(4, "Nil")]  # type: ignore[union-attr]


def test_a_cell_may_go_over_several_lines() -> None:
    assert read("query,name", '"boats', 'harbour",Port', "storm,") == [
        ListedQuery(3, "boats\nharbour", "Port"),
        ListedQuery(4, "storm"),
    ]


def test_a_table_without_a_column_of_queries_is_refused() -> None:
    with pytest.raises(QueryListError, match="one of them query; it is 'a,b'"):
        read("a,b", "1,2", is_table=True)


def test_what_is_no_query_is_named_by_its_line_and_the_rest_runs(
    directory: Path,
) -> None:
    answers = run(directory, ["boats", '"open', "outlet:Nil", "\udcff", "x" * 10_001])
    faults = [one for one in answers if isinstance(one, ListedFault)]
    assert totals(answers) == [(2, 1)]
    assert [one.query.line for one in faults] == [2, 3, 4, 5]
    assert ["closed" in faults[0].reason, "Nil" in faults[1].reason] == [True, True]


def test_options_count_for_every_query_and_a_wrong_word_is_said(
    directory: Path,
) -> None:
    options = BatchOptions(TypedQuery(outlet=("BBC",)))
    (answer, corrected) = run(directory, ["boats storm", "harbor boatts"], options)
    assert isinstance(answer, ListedAnswer)
    assert isinstance(corrected, ListedAnswer)
    assert answer.totals.articles == 1
    assert corrected.totals.corrected["boatts"] == "boats"


def test_a_list_gives_the_same_in_several_processes(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(batch_runner, "_IN_THIS_PROCESS", 2)
    monkeypatch.setattr(batch_runner, "_IN_TASK", 3)
    lines = ["boats", "storm", "old harbour", '"open', "malta", "ship tripoli"] * 4
    options = BatchOptions(by=FacetField.OUTLET, n_hits=1)
    alone = run(directory, lines, options._replace(processes=1))
    assert run(directory, lines, options._replace(processes=2)) == alone
    assert [one.query.line for one in alone] == list(range(1, 25))


def test_stories_are_counted_alike_by_answer_and_by_all_pairs(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    queries = ["harbour", "boats -petrol", "storm", "fuel petrol", "nothing at all"]
    expected = [(3, 2), (1, 1), (1, 1), (2, 1), (0, 0)]
    monkeypatch.setattr(story_counts, "_SHARE_OF_INDEX", 100)
    assert totals(run(directory, queries)) == expected
    monkeypatch.setattr(story_counts, "_SHARE_OF_INDEX", 0)
    assert totals(run(directory, queries)) == expected


def test_counts_are_those_of_a_search(directory: Path) -> None:
    engine = open_index(directory)
    for text in (
        "harbour",
        "boats -tass",
        "date:2020-01 old",
        "stor*",
        '"old harbour"',
    ):
        for field in (FacetField.OUTLET, FacetField.MONTH):
            view = View(limit=0, facets=(field,), facets_of_all=True)
            results = engine.search(make_query(text, view=view, today=TODAY))
            counted = engine.count(make_query(text, today=TODAY), field)
            facet = {one.value: one.count for one in results.facets[field] if one.count}
            assert (counted.articles, dict(counted.by)) == (results.total, facet)


def test_a_matrix_has_a_row_a_query_and_a_column_a_value(directory: Path) -> None:
    options = BatchOptions(by=FacetField.OUTLET)
    answers = [
        one
        for one in run(directory, ["harbour", "storm", "zzz"], options)
        if isinstance(one, ListedAnswer)
    ]
    matrix = make_matrix(answers, FacetField.OUTLET)
    assert matrix.columns[-3:] == ("BBC", "TASS", "unknown")
    assert [
        tuple(row[column] for column in matrix.columns[-3:]) for row in matrix.rows
    ] == [(1, 1, 1), (0, 0, 1), (0, 0, 0)]
