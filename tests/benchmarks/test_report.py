from pathlib import Path

import pytest

from benchmarks.machine import Circumstances
from benchmarks.processes import ProcessFailedError, Usage, measure, time_run_ms
from benchmarks.report import (
    EngineResult,
    QuestionResult,
    Report,
    find_percentile,
    make_class_table,
    make_table,
)
from benchmarks.targets import make_target_table

MADE = Circumstances(
    "2026-01-31", "0123456789ab", 2, "a processor", 24, "Linux", "3.11"
)
OURS = EngineResult(
    "0.1.0",
    Usage(10.0, 18.5, 300.0, 500.0),
    10_000.0,
    400.0,
    [
        QuestionResult("rare term", "a", 3, 3, 1.1, 1.0),
        QuestionResult("phrase", "b c", 9, 9, 4.2, 4.0),
    ],
    120.0,
    cold_ms=150.0,
    cold_ten_ms=120.0,
    update_s=0.8,
)
TANTIVY = EngineResult(
    "0.27.0",
    Usage(12.5, 20.0, 700.0, 700.0),
    8_000.0,
    400.0,
    [
        QuestionResult("rare term", "a", 3, 3, 1.1, 1.0),
        QuestionResult("phrase", "b c", 9, 9, 2.1, 2.0),
    ],
)
REPORT = Report(MADE, 100_000, 1, 5, {"ours": OURS, "tantivy": TANTIVY})


def test_a_report_is_read_back_as_it_was_saved(tmp_path: Path) -> None:
    REPORT.save(tmp_path / "results" / "one.json")
    assert Report.load(tmp_path / "results" / "one.json") == REPORT


def test_the_table_sets_the_engines_side_by_side() -> None:
    assert make_table(REPORT) == (
        "|                                     | ours   | tantivy |\n"
        "| ----------------------------------- | ------ | ------- |\n"
        "| version                             | 0.1.0  | 0.27.0  |\n"
        "| indexing, articles/s                | 10,000 | 8,000   |\n"
        "| indexing, CPU s                     | 18.5   | 20.0    |\n"
        "| indexing, MB in the largest process | 300    | 700     |\n"
        "| indexing, MB in all processes       | 500    | 700     |\n"
        "| index, MB                           | 400.0  | 400.0   |\n"
        "| query, p50, ms                      | 1.00   | 1.00    |\n"
        "| query, p95, ms                      | 4.00   | 2.00    |\n"
        "| querying, MB                        | 120    | 0       |\n"
        "| one cold query, ms                  | 150    | –       |\n"
        "| updating 100 articles, s            | 0.80   | –       |\n"
        "| queries with other totals than most | 0      | 0       |"
    )


def test_the_class_table_has_a_row_for_each_class_and_one_for_all() -> None:
    assert make_class_table(REPORT) == (
        "| p50 / p95, CPU ms with ten snippets | ours        | tantivy     |\n"
        "| ----------------------------------- | ----------- | ----------- |\n"
        "| rare term                           | 1.00 / 1.00 | 1.00 / 1.00 |\n"
        "| phrase                              | 4.00 / 4.00 | 2.00 / 2.00 |\n"
        "| all queries                         | 1.00 / 4.00 | 1.00 / 2.00 |"
    )


def test_targets_are_judged_where_the_peer_was_measured() -> None:
    assert make_target_table(REPORT) == (
        "| ours                          | measured | to reach at 100,000 |         |\n"
        "| ----------------------------- | -------- | ------------------- | ------- |\n"
        "| index rate ÷ tantivy          | 1.25 ×   | ≥ 1.2 ×             | met     |\n"
        "| all queries, p50 ÷ tantivy    | 1.00 ×   | ≤ 0.9 ×             | not met |\n"
        "| all queries, p95 ÷ tantivy    | 2.00 ×   | ≤ 1 ×               | not met |\n"
        "| phrases, p95 ÷ tantivy        | 2.00 ×   | ≤ 1 ×               | not met |\n"
        "| index size ÷ tantivy          | 1.00 ×   | ≤ 1.05 ×            | met     |\n"
        "| indexing, MB a process        | 300.00   | ≤ 350               | met     |\n"
        "| updating 100 articles, s      | 0.80     | ≤ 1                 | met     |\n"
        "| cold query, × on ten articles | 1.25     | ≤ 1.5               | met     |"
    )


@pytest.mark.parametrize(
    ("values", "percent", "expected"),
    [
        ([], 50, 0.0),
        ([3.0], 95, 3.0),
        ([5.0, 1.0, 3.0], 50, 3.0),
        ([1.0, 2.0], 95, 2.0),
    ],
)
def test_percentiles_are_by_nearest_rank(
    values: list[float], percent: int, expected: float
) -> None:
    assert find_percentile(values, percent) == expected


def test_a_process_is_measured_with_its_children() -> None:
    command = ["bash", "-c", "python3 -c 'sum(range(10**7)); x = bytes(10**8)' & wait"]
    usage = measure(command)
    assert usage.cpu_s > 0.05
    assert usage.wall_s > 0.05


def test_a_failing_process_is_an_error() -> None:
    with pytest.raises(ProcessFailedError, match="exit 3"):
        measure(["bash", "-c", "exit 3"])
    with pytest.raises(ProcessFailedError, match="exit 3\nwhy"):
        time_run_ms(["bash", "-c", "echo why >&2; exit 3"])
