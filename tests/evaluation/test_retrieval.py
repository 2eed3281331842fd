"""Measurements of retrieval on folders of judged material."""

import json
from pathlib import Path

import pytest

from evaluation.__main__ import main
from evaluation.measures import measure
from evaluation.retrieval_collection import read_collection
from evaluation.retrieval_run import run_queries, write_run
from search.query import View

TEXTS = {
    "a": ("Grain leaves", "The ships with the grain have left the port at last."),
    "b": ("", "Nobody knows who will pay for the bridge over the river."),
    "c": ("", "Çiftçiler için kuraklık çok zor bir dönem oldu, daha da kötü olacak."),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    collection = tmp_path / "tiny"
    collection.mkdir()
    rows = (
        json.dumps({"id": name, "title": title, "text": text})
        for name, (title, text) in TEXTS.items()
    )
    (collection / "corpus.jsonl").write_text("\n".join(rows) + "\n", "utf-8")
    (collection / "queries.tsv").write_text('1\t"grain\n2\tçiftçi\n3\tzebra\n', "utf-8")
    (collection / "qrels.txt").write_text(
        "1 0 a 1\n2 0 c 2\n2 0 b 0\n3 0 b 1\n", "utf-8"
    )
    return collection


def test_a_collection_says_what_to_index_and_what_is_judged(folder: Path) -> None:
    collection = read_collection(folder)
    assert collection.name == "tiny"
    assert collection.corpus == folder / "corpus.jsonl"
    assert collection.ids == {"a", "b", "c"}
    assert collection.queries == {"1": '"grain', "2": "çiftçi", "3": "zebra"}
    assert collection.judgements == {
        "1": {"a": 1},
        "2": {"c": 2, "b": 0},
        "3": {"b": 1},
    }


def test_articles_are_read_as_the_index_command_reads_them(
    folder: Path, tmp_path: Path
) -> None:
    # A key that the readers know as the outlet, and an article in a file of its own.
    record = {"id": "d", "text": "Rain fell on the hills.", "source": "Hill Gazette"}
    own = {"id": "e", "file": "own.txt"}
    (folder / "own.txt").write_text("Snow fell on the passes of the north.", "utf-8")
    with (folder / "corpus.jsonl").open("a", encoding="utf-8") as file:
        file.write(json.dumps(record) + "\n" + json.dumps(own) + "\n")
    (folder / "queries.tsv").write_text('1\toutlet:"Hill Gazette"\n2\tsnow\n', "utf-8")
    run = run_queries(read_collection(folder), tmp_path / "index", View(limit=10))
    assert run.n_articles == len(TEXTS) + 2
    assert {query: list(hits) for query, hits in run.hits.items()} == {
        "1": ["d"],
        "2": ["e"],
    }


def test_queries_can_be_typed_without_diacritics(folder: Path) -> None:
    collection = read_collection(folder, ascii_queries=True)
    assert collection.name == "tiny-ascii"
    assert collection.queries["2"] == "ciftci"


def test_a_query_with_a_syntax_error_is_searched_as_plain_words(
    folder: Path, tmp_path: Path
) -> None:
    run = run_queries(read_collection(folder), tmp_path / "index", View(limit=10))
    assert {query: list(hits) for query, hits in run.hits.items()} == {
        "1": ["a"],
        "2": ["c"],
        "3": [],
    }
    assert [query for query, _ in run.refused] == ["1"]
    write_run(run, tmp_path / "runs" / "tiny.run")
    lines = (tmp_path / "runs" / "tiny.run").read_text("utf-8").splitlines()
    assert [line.split()[:4] for line in lines] == [
        ["1", "Q0", "a", "1"],
        ["2", "Q0", "c", "1"],
    ]


def test_figures_are_printed_and_a_missing_folder_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("ir_measures", exc_type=ImportError)
    assert main(["retrieval", str(folder)]) == 0
    printed = capsys.readouterr().out
    assert "tiny: 3 articles, 3 queries" in printed
    assert "nDCG@10  0.6667" in printed
    assert "taken as plain words: query 1: this quote is never closed" in printed
    assert main(["retrieval", str(folder / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().out


def test_a_file_beside_the_collections_is_skipped(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("ir_measures", exc_type=ImportError)
    file = folder.parent / "score.py"
    file.touch()
    assert main(["retrieval", str(file), str(folder)]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == f"{file}: skipped, not a folder"
    assert printed[1].startswith("tiny: 3 articles, 3 queries")


def test_measures_are_means_over_the_judged_queries() -> None:
    pytest.importorskip("ir_measures", exc_type=ImportError)
    judgements = {"1": {"a": 1, "b": 1}, "2": {"c": 1}}
    # Ties are in the order of the hits.
    hits = {"1": {"a": 1.0, "x": 1.0, "b": 1.0}, "9": {"c": 1.0}}
    figures = measure(judgements, hits)
    assert {name: round(value, 4) for name, value in figures.items()} == {
        "nDCG@10": 0.4599,
        "MAP": 0.4167,
        "R@100": 0.5,
        "MRR": 0.5,
    }
