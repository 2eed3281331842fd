"""Files, counts, facets and all hits, for other programs."""

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from tests.command_line import Run


@pytest.fixture
def corpus(run: Run, tmp_path: Path) -> Path:
    """Articles in files of their own and in one file together."""
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name in ("one", "two words", "new\nline"):
        text = f"---\noutlet: BBC\n---\nA ferry left: {name}.\n"
        (seeds / f"{name}.txt").write_text(text, "utf-8")
    rows = [{"title": f"Ferry {n}", "text": f"The ferry {n} sailed."} for n in range(3)]
    (seeds / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert run("index").status == 0
    return seeds


@pytest.mark.usefixtures("corpus")
def test_files_are_listed_each_once(run: Run) -> None:
    files = {f"seeds/{name}" for name in ("one.txt", "two words.txt", "rows.jsonl")}
    listed = run("ferry", "-l")
    assert listed.status == 0
    assert sorted(listed.out.split("\n")) == sorted(
        [*files, "seeds/new", "line.txt", ""]
    )
    ended = run("-0", "ferry").out
    assert sorted(ended.split("\0")) == sorted([*files, "seeds/new\nline.txt", ""])
    assert run("sailed", "-l").out == "seeds/rows.jsonl\n"
    assert len(run("ferry", "-l", "-n", "1").out.splitlines()) == 1
    nothing = run("balloon", "--no-correct", "-l")
    assert (nothing.out, nothing.status) == ("", 1)


def test_files_are_named_from_where_one_stands(
    run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(corpus)
    assert run("sailed", "-l").out == "rows.jsonl\n"
    (corpus / "deep").mkdir()
    monkeypatch.chdir(corpus / "deep")
    assert run("sailed", "-l").out == "../rows.jsonl\n"


@pytest.mark.usefixtures("corpus")
def test_a_count_is_a_number_alone(run: Run) -> None:
    assert run("ferry", "-c").out == "6\n"
    nothing = run("balloon", "--no-correct", "--count")
    assert (nothing.out, nothing.status) == ("0\n", 1)


@pytest.mark.usefixtures("corpus")
@pytest.mark.parametrize("block", [2, 500])
def test_all_hits_are_printed_in_every_format(
    run: Run, monkeypatch: pytest.MonkeyPatch, block: int
) -> None:
    monkeypatch.setattr("search.all_hits.BLOCK", block)
    page = json.loads(run("ferry", "-n", "100", "--json").out)
    every = json.loads(run("ferry", "--all-hits", "--json").out)
    del page["took_ms"], every["took_ms"]
    assert every == page
    assert [hit["rank"] for hit in every["hits"]] == [1, 2, 3, 4, 5, 6]
    lines = run("ferry", "--all-hits", "--format", "jsonl").out.splitlines()
    assert [json.loads(line)["rank"] for line in lines] == [1, 2, 3, 4, 5, 6]
    assert len(run("ferry", "--all-hits", "--format", "csv").out.splitlines()) == 7
    text = run("ferry", "--all-hits").out
    assert text.startswith("6 of 6 articles\n\n 1. ")
    assert "\n 6. " in text


@pytest.mark.usefixtures("corpus")
def test_facets_are_printed_as_rows(run: Run) -> None:
    asked = ("ferry", "--facet", "outlet", "--facet", "year", "--format")
    rows = list(csv.reader(io.StringIO(run(*asked, "csv").out)))
    assert rows == [
        ["facet", "value", "count"],
        ["outlet", "BBC", "3"],
        ["outlet", "", "3"],
        ["year", "", "6"],
    ]
    lines = [json.loads(line) for line in run(*asked, "jsonl").out.splitlines()]
    assert lines[0] == {"schema": 1, "facet": "outlet", "value": "BBC", "count": 3}
    facets = json.loads(run(*asked, "json").out)["facets"]
    assert facets["outlet"][0] == {"value": "BBC", "count": 3}


@pytest.mark.usefixtures("corpus")
def test_the_whole_text_comes_on_request(run: Run) -> None:
    asked = ("sailed", "-n", "1", "--full-text", "--format")
    (row,) = csv.DictReader(io.StringIO(run(*asked, "csv").out))
    assert row["text"].startswith("The ferry ")
    assert json.loads(run(*asked, "jsonl").out)["text"] == row["text"]
    assert json.loads(run(*asked, "json").out)["hits"][0]["text"] == row["text"]


@pytest.mark.usefixtures("corpus")
def test_a_byte_order_mark_comes_on_request(run: Run, tmp_path: Path) -> None:
    assert run("ferry", "--format", "csv", "--bom").out.startswith("\ufeffrank,")
    run("ferry", "-o", "hits.csv", "--bom")
    assert (tmp_path / "hits.csv").read_bytes().startswith(b"\xef\xbb\xbfrank,")


def ask(monkeypatch: pytest.MonkeyPatch, lines: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(lines))


@pytest.mark.usefixtures("corpus")
def test_a_query_from_stdin_is_answered_as_one_from_the_command_line(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for more in ([], ["-c"], ["-l"], ["--format", "csv"]):
        ask(monkeypatch, "\n  sailed \n\n")
        assert run("-", *more) == run("sailed", *more)


@pytest.mark.usefixtures("corpus")
def test_several_queries_from_stdin_are_answered_in_order(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = 'sailed\nballoon AND NOT ferry\n"left'
    ask(monkeypatch, lines)
    outcome = run("-", "-c", "--no-correct")
    assert outcome.out == "3\tsailed\n0\tballoon AND NOT ferry\n"
    assert "query 3:\ncorpus-search: this quote is never closed" in outcome.err
    assert outcome.status == 2
    ask(monkeypatch, "sailed\nleft\n")
    rows = list(csv.DictReader(io.StringIO(run("-", "--format", "csv").out)))
    assert [row["query"] for row in rows] == ["sailed"] * 3 + ["left"] * 3
    ask(monkeypatch, "sailed\nleft\n")
    found = [json.loads(line) for line in run("-", "--json").out.splitlines()]
    assert [(each["query"], each["total"]) for each in found] == [
        ("sailed", 3),
        ("left", 3),
    ]
    ask(monkeypatch, "sailed\nleft\n")
    assert "query: left\n3 of 6 articles" in run("-").out


@pytest.mark.usefixtures("corpus")
def test_stdin_without_a_query_asks_for_one(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    ask(monkeypatch, "\n")
    outcome = run("-")
    assert (outcome.out, outcome.status) == ("", 2)
    assert "no word to search for" in outcome.err


@pytest.mark.parametrize("end", ["\n", "\0"])
def test_the_files_to_index_may_come_from_a_list(
    run: Run, tmp_path: Path, end: str
) -> None:
    for name in ("a b.txt", "c.txt"):
        (tmp_path / name).write_text("A ferry.\n", "utf-8")
    (tmp_path / "list").write_text(end.join(["a b.txt", "c.txt", ""]), "utf-8")
    assert run("index", "--files-from", "list").status == 0
    assert run("ferry", "-l").out == "a b.txt\nc.txt\n"
    (tmp_path / "list").write_text("\n", "utf-8")
    refused = run("index", "--files-from", "list")
    assert (refused.status, refused.err) == (
        2,
        "corpus-search: list lists no file or folder to index\n",
    )


def test_the_files_to_index_may_come_from_stdin(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("A ferry.\n", "utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"a.txt\0")))
    assert "1 article indexed" in run("index", "--files-from", "-").err
