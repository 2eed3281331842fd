"""An article is named by its path from anywhere, and by its rank in the last search."""

import json
import os
import stat
import zipfile
from pathlib import Path

import pytest

from tests.command_line import Run


@pytest.fixture
def corpus(tmp_path: Path, run: Run) -> Path:
    """A folder with files of one article and of several, indexed."""
    folder = tmp_path / "seeds"
    (folder / "deep").mkdir(parents=True)
    for name in ("a", "b", "c"):
        text = f"The ferry {name} left the harbour. " + f"Word{name} " * 5
        (folder / f"{name}.txt").write_text(text, "utf-8")
    (folder / "tab\there \\ é.txt").write_text("Odd names float.\n", "utf-8")
    rows = "id,title,text\nx/1,A,A kite is late.\nhttps://b.example/?q=1,B,Kites fly.\n"
    (folder / "deep" / "rows.csv").write_text(rows, "utf-8")
    with zipfile.ZipFile(folder / "old#1.zip", "w") as archive:
        archive.writestr("in/page.txt", "A boat of wood.\n")
    run("index")
    return folder


def titled(run: Run, *arguments: str) -> str:
    """The text of the article that is shown."""
    outcome = run("show", *arguments, "--json")
    assert outcome.status == 0, outcome.err
    return str(json.loads(outcome.out)["text"])


@pytest.mark.parametrize(
    "path",
    [
        "seeds/a.txt",
        "./seeds/a.txt",
        "seeds/deep/../a.txt",
        "seeds//a.txt",
        "{here}/seeds/a.txt",
        "link/a.txt",
        "{here}/link/a.txt",
    ],
)
def test_a_path_is_taken_however_it_is_written(
    run: Run, corpus: Path, tmp_path: Path, path: str
) -> None:
    (tmp_path / "link").symlink_to(corpus)
    assert titled(run, path.format(here=tmp_path)).startswith("The ferry a")


@pytest.mark.parametrize("form", ["--json", "csv", "text"])
def test_each_path_that_is_printed_is_taken_from_any_folder(
    run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.chdir(corpus / "deep")
    config = ("--config", str(corpus.parent / "config.yaml"))
    query = "odd OR boat OR kite OR ferry"
    if form == "--json":
        out = run(query, "--json", *config).out
        paths = [hit["path"] for hit in json.loads(out)["hits"]]
    elif form == "csv":
        lines = run(query, "--format", "csv", *config).out.splitlines()[1:]
        paths = [line.split(",")[3] for line in lines]
    else:
        lines = run(query, "--snippets", "0", *config).out.splitlines()
        paths = [line.split(" · ")[2] for line in lines if " · undated" in line]
    assert len(paths) == 7
    shown = {json.loads(run("show", p, "--json", *config).out)["id"] for p in paths}
    assert len(shown) == 7


def test_an_index_of_a_folder_behind_a_link_knows_the_real_paths_too(
    run: Run, corpus: Path, tmp_path: Path
) -> None:
    (tmp_path / "link").symlink_to(corpus)
    run("index", "--only", "link")
    assert titled(run, "seeds/b.txt").startswith("The ferry b")
    assert titled(run, str(tmp_path / "link" / "b.txt")).startswith("The ferry b")


def test_the_articles_of_a_file_are_listed_and_numbered(run: Run, corpus: Path) -> None:
    listed = run("show", "seeds/deep/rows.csv")
    assert listed.status == 0
    assert listed.out.startswith("2 of 7 articles\n")
    assert "seeds/deep/rows.csv#x/1" in listed.out
    assert titled(run, "2") == "Kites fly."
    assert titled(run, f"{corpus}/deep/rows.csv#https://b.example/?q=1") == "Kites fly."
    assert titled(run, "seeds/old#1.zip") == "A boat of wood.\n"
    assert titled(run, "seeds/old#1.zip#in/page.txt") == "A boat of wood.\n"
    outcome = run("similar", "seeds/deep/rows.csv")
    assert outcome.status == 2
    assert outcome.err.startswith(
        "corpus-search: seeds/deep/rows.csv has 2 articles; name one: "
    )


@pytest.mark.usefixtures("corpus")
def test_a_rank_is_that_of_the_last_search(run: Run) -> None:
    hits = json.loads(run("ferry", "--json").out)["hits"]
    for command in ("show", "similar", "copies"):
        assert run(command, "1").status in (0, 1)
        run("ferry", "--json")  # `similar` and `copies` list hits themselves
    run("--facet", "outlet")  # lists no hits
    assert (
        titled(run, "3") == json.loads(run("show", hits[2]["id"], "--json").out)["text"]
    )
    outcome = run("show", "4")
    assert outcome.status == 2
    assert outcome.err == (
        "corpus-search: no hit 4: the last search showed hits 1 to 3\n"
    )
    run("ferry", "-n", "1", "--page", "2")
    assert run("show", "1").err.endswith("the last search showed hit 2 alone\n")
    run("zeppelin")
    assert run("show", "1").err.endswith("no hit 1: the last search found nothing\n")


@pytest.mark.usefixtures("corpus")
def test_a_rank_without_a_search_is_said(run: Run) -> None:
    outcome = run("show", "3")
    assert outcome.status == 2
    assert outcome.err == (
        "corpus-search: no hit 3: no search before this one is remembered; "
        "search, then name the hit\n"
    )


def test_a_last_search_of_another_index_is_said(
    run: Run, corpus: Path, tmp_path: Path
) -> None:
    run("index", "--index", "other", str(corpus))
    run("ferry")
    outcome = run("show", "1", "--index", "other")
    assert outcome.err == (
        "corpus-search: no hit 1: the last search was in another index, "
        f"{tmp_path / '.index'}; name it with --index\n"
    )
    run("kite", "--index", "other")
    assert titled(run, "1").startswith("The ferry")


def test_a_hit_whose_article_is_gone_is_said(run: Run, corpus: Path) -> None:
    run("ferry")
    (corpus / "a.txt").unlink()
    run("index", "--yes")
    errors = [run("show", str(rank)).err for rank in (1, 2, 3)]
    assert [error for error in errors if "has changed or gone since" in error]


@pytest.mark.usefixtures("corpus")
def test_the_last_search_is_private_bounded_and_no_hindrance(
    run: Run, tmp_path: Path
) -> None:
    mask = os.umask(0)
    try:
        run("ferry")
    finally:
        os.umask(mask)
    folder = tmp_path / "state" / "corpus-search" / "last-searches"
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for content in (b"", b"[]", b"{}", b'{"index": 3}', b"\xff", b"[" * 100_000):
        file.write_bytes(content)
        assert "no hit 1: " in run("show", "1").err
    file.unlink()
    folder.rmdir()
    folder.write_text("in the way")
    assert run("ferry").status == 0
    assert run("show", "1").status == 2
