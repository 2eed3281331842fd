from collections import Counter
from pathlib import Path

import pytest

from benchmarks.compare import ComparisonPlan, compare


def test_a_run_measures_everything_of_an_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.compare._COLD_RUNS", 1)
    report = compare(
        ComparisonPlan(60, 1, ("fts5",), rounds=1, builds=1, directory=tmp_path)
    )
    measured = report.engines["fts5"]
    assert (report.articles, report.rounds, list(report.engines)) == (60, 1, ["fts5"])
    assert measured.articles_s > 0
    assert measured.size_mb > 0
    assert measured.cold_ms is not None
    assert measured.update_s is not None
    assert set(Counter(asked.kind for asked in measured.asked).values()) == {5}
    assert all(asked.cpu_ms > 0 for asked in measured.asked)
