"""Exports have all hits, whole files, and texts only when asked for."""

import csv
import hashlib
import io
import json
from pathlib import Path

import pytest

from tests.command_line import Run


@pytest.fixture(autouse=True)
def ferries(tmp_path: Path) -> Path:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for number in range(12):
        fields = f"title: '=Ferry {number}'\ndate: 2020-01-{number + 1:02}\n"
        body = f"---\n{fields}---\nThe ferry left port {number} in the rain.\n"
        (seeds / f"{number}.txt").write_text(body, encoding="utf-8")
    return seeds


def test_all_hits_are_exported_with_digests_and_no_formula(
    run: Run, ferries: Path
) -> None:
    run("index")
    out = run("export", "ferry", "--format", "csv", "--sort", "oldest").out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["title"] for row in rows] == [f"'=Ferry {n}" for n in range(12)]
    assert (
        rows[0]["sha256"]
        == hashlib.sha256((ferries / "0.txt").read_bytes()).hexdigest()
    )
    assert "text" not in rows[0]
    lines = run("export", "ferry", "-n", "1", "--format", "jsonl", "--texts").out
    assert "in the rain" in json.loads(lines)["text"]


def test_words_to_leave_out_need_no_quotation_marks(run: Run) -> None:
    run("index")
    found = run("export", "ferry", "-zebra", "--until", "2020-01-02")
    assert found.out.count("\n") == 2


def test_the_ending_of_the_file_names_the_format(run: Run, tmp_path: Path) -> None:
    run("index")
    found = run("export", "ferry", "-o", "refs.bib")
    assert (found.status, found.out, found.err) == (0, "", "12 articles written\n")
    assert (tmp_path / "refs.bib").read_text("utf-8").count("@article{") == 12
    wrong = run("export", "ferry", "-o", "refs.doc")
    assert wrong.status == 2
    assert ".ris, .bib, .csl" in wrong.err


def test_a_file_stays_as_it_was_where_nothing_can_be_written(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("index")
    old = tmp_path / "refs.ris"
    old.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("search.output.citations.ris_writer.one_line", fail)
    assert run("export", "ferry", "-o", "refs.ris").status == 2
    assert old.read_text() == "old"
    assert [path.name for path in tmp_path.glob(".refs*")] == []


def test_nothing_found_is_status_1(run: Run) -> None:
    run("index")
    assert run("export", "zebra", "--no-correct", "--format", "ris").status == 1


def test_an_article_is_cited_by_its_rank(run: Run) -> None:
    run("index")
    run("ferry", "--sort", "oldest")
    cited = run("cite", "2", "1")
    assert cited.out.splitlines() == [
        "“=Ferry 1”, [outlet unknown], 2 January 2020.",
        "“=Ferry 0”, [outlet unknown], 1 January 2020.",
    ]
    assert run("cite", "1-2").out.splitlines() == cited.out.splitlines()[::-1]
    for none in ("2-1", "0-1", "1-99999"):
        assert f"no hits {none}: " in run("cite", none).err
    assert run("cite", "2", "--accessed", "May").status == 2
