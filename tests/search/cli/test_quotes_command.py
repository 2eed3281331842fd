"""Quotations are listed for readers and programs, by speaker where that is asked for."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.command_line import Run

ROOT = Path(__file__).parents[3]
TEXT = (
    "Ferries stay in port\n\n“The sea is high today,” Vladimir Putin told reporters. "
    "Angela Merkel disagreed. “We sail at noon,” Merkel said.\n"
)


@pytest.fixture
def ferries(tmp_path: Path, run: Run) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "ferry.txt").write_text(TEXT, "utf-8")
    run("index")


@pytest.mark.usefixtures("ferries")
def test_quotations_are_listed_with_their_speakers(run: Run) -> None:
    lines = run("quotes", "ferries").out.splitlines()
    assert lines[1:] == [
        "  Vladimir Putin: “The sea is high today,”",
        "  Angela Merkel: “We sail at noon,”",
    ]
    first = run("quotes", "ferries", "-n", "1")
    assert (len(first.out.splitlines()), first.err) == (
        2,
        "there are more; -n shows them\n",
    )


@pytest.mark.usefixtures("ferries")
def test_one_actors_quotations_are_listed_by_any_name(run: Run) -> None:
    (line,) = run("quotes", "--actor", "Путин", "--format", "jsonl").out.splitlines()
    assert json.loads(line)["actor"] == "Vladimir Putin"
    record = json.loads(run("quotes", "--json").out)
    schema = json.loads((ROOT / "docs/quotations.schema.json").read_text("utf-8"))
    jsonschema.validate(record, schema)
    assert [each["start"] for each in record["quotations"]] == [1, 82]
    assert run("quotes", "ferries", "--actor", "Lavrov").status == 2


@pytest.mark.usefixtures("ferries")
def test_copies_are_quoted_once_where_that_is_asked_for(
    run: Run, tmp_path: Path
) -> None:
    text = TEXT + " ".join(f"Day {n} of rain in week {n * n}." for n in range(40))
    for name in ("one", "two"):
        (tmp_path / "seeds" / f"{name}.txt").write_text(f"{text}\n{name}\n", "utf-8")
    run("index")
    assert run("quotes", "rain", "--format", "jsonl").out.count("high today") == 2
    folded = run("quotes", "rain", "--collapse", "--format", "jsonl").out
    assert folded.count("high today") == 1
    assert run("export", "rain", "--collapse").out.count("\n") == 1


@pytest.mark.usefixtures("ferries")
def test_nothing_quoted_is_status_1(run: Run, tmp_path: Path) -> None:
    (tmp_path / "seeds" / "kite.txt").write_text("A kite flies.\n", "utf-8")
    run("index")
    found = run("quotes", "kite")
    assert (found.status, found.out) == (1, "")
    assert run("quotes", "zzqq").err.startswith("no article matches")
