"""Indexing adds folders; what goes is said first, and much goes only where agreed."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.command_line import Run


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Three folders of three articles each."""
    made = []
    for name in ("a", "b", "c"):
        folder = tmp_path / name
        folder.mkdir()
        for number in range(3):
            (folder / f"{number}.txt").write_text(f"Talks {name}{number} in Sirte.")
        made.append(folder)
    return made


def count(run: Run) -> str:
    return run("status").out.split()[1]


def test_indexing_another_folder_adds_it(run: Run, folders: list[Path]) -> None:
    run("index", "a")
    added = run("index", "b")
    assert added.status == 0
    assert "reading a, as last time" in added.err
    assert "6 articles indexed: 3 added" in added.err
    assert run("folders").out == (
        f" 3  {folders[0]}\n 3  {folders[1]}\n"
        "2 folders, given to `corpus-search index`\n"
    )


def test_a_file_of_a_folder_changes_nothing(run: Run, folders: list[Path]) -> None:
    run("index", "a")
    run("index", "a/1.txt")
    assert count(run) == "3"
    assert run("folders").out.endswith("1 folder, given to `corpus-search index`\n")


def test_folders_are_added_to_those_of_the_settings(
    run: Run, folders: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "config.yaml").write_text("index: {paths: [a]}\n")
    run("index")
    assert run("folders").out.endswith("1 folder, of config.yaml\n")
    run("index", "b")
    assert count(run) == "6"


def test_only_replaces_and_says_what_goes(run: Run, folders: list[Path]) -> None:
    run("index", "a", "b")
    outcome = run("index", "--only", "c")
    assert (outcome.status, count(run)) == (0, "3")
    assert "no longer indexed: a, b" in outcome.err


def test_a_folder_is_removed(run: Run, folders: list[Path]) -> None:
    run("index", "a", "b")
    outcome = run("index", "--remove", "a")
    assert (outcome.status, count(run)) == (0, "3")
    assert "no longer indexed: a" in outcome.err
    refused = run("index", "--remove", "a")
    assert refused.status == 2
    assert "is not indexed by itself; indexed are:" in refused.err


def test_a_great_loss_is_refused_where_nobody_can_be_asked(
    run: Run, folders: list[Path]
) -> None:
    run("index", "a", "b")
    for number in range(2):
        (folders[0] / f"{number}.txt").unlink()
    refused = run("index")
    assert (refused.status, count(run)) == (2, "6")
    assert "2 of 6 articles would be removed; the index is as it was" in refused.err
    assert run("index", "--yes").status == 0
    assert count(run) == "4"


def test_an_empty_folder_where_articles_were_is_named(
    run: Run, folders: list[Path]
) -> None:
    run("index", "a", "b")
    for number in range(3):
        (folders[0] / f"{number}.txt").unlink()
    refused = run("index")
    assert (refused.status, count(run)) == (2, "6")
    assert f"no file is left in {folders[0]}: 3 of 6 articles" in refused.err


def test_a_rebuild_is_guarded_too(run: Run, folders: list[Path]) -> None:
    run("index", "a", "b")
    for number in range(3):
        (folders[0] / f"{number}.txt").unlink()
    assert run("index", "--rebuild").status == 2
    assert count(run) == "6"


def test_one_article_may_go(run: Run, folders: list[Path]) -> None:
    run("index", "a")
    (folders[0] / "0.txt").unlink()
    assert run("index").status == 0
    assert count(run) == "2"


def test_excluded_files_are_left_out_and_the_patterns_remembered(
    run: Run, folders: list[Path], tmp_path: Path
) -> None:
    (tmp_path / "a" / "drafts").mkdir()
    (tmp_path / "a" / "drafts" / "x.txt").write_text("A draft.")
    run("index", "a", "--exclude", "drafts/", "--exclude", "0.*")
    assert count(run) == "2"
    assert "without drafts/\n" in run("folders").out
    run("index")
    assert count(run) == "2"
    (tmp_path / "config.yaml").write_text('index: {paths: [b], exclude: ["!"]}\n')
    refused = run("index")
    assert refused.status == 2
    assert "write it as in .gitignore" in refused.err


def test_from_another_folder_the_files_keep_their_names(
    run: Run, folders: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("index", "a")
    monkeypatch.chdir(folders[1])
    outcome = run("index", "--index", str(tmp_path / ".index"))
    assert "3 unchanged" in outcome.err


def test_without_settings_and_a_nearer_index_your_own_is_used(
    run: Run, folders: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "config.yaml").unlink()
    missing = run("talks")
    assert missing.status == 2
    assert "no index in this folder, above it, or of your own; make one" in missing.err
    assert run("index", "a").status == 0
    assert (tmp_path / "own" / "corpus-search" / "default").is_dir()
    monkeypatch.chdir(folders[1])
    assert run("talks").out.startswith("3 of 3 articles")
    assert "(your own, as there is none nearer)" in run("status").out


def test_a_corpus_has_a_name(run: Run, folders: list[Path]) -> None:
    assert run("index", "--corpus", "libya", "a").status == 0
    assert run("--corpus", "libya", "talks").out.startswith("3 of 3 articles")
    assert run("corpora").out == "libya\t3 articles\n"
    refused = run("--corpus", "../x", "talks")
    assert (refused.status, refused.err.count("\n")) == (2, 1)


def test_two_indexes_at_once_are_refused(run: Run, folders: list[Path]) -> None:
    refused = run("talks", "--index", "a", "--index", "b")
    assert (refused.status, refused.out) == (2, "")
    assert "--index a and --index b: one index at a time" in refused.err


def test_status_says_which_index_it_is(
    run: Run, folders: list[Path], tmp_path: Path
) -> None:
    run("index", "a")
    out = run("status").out
    assert f"index     {tmp_path / '.index'} (the settings file)" in out
    assert f"folders   {folders[0]}" in out
    assert f"settings  {tmp_path / 'config.yaml'}" in out
    assert "program   corpus-search 0." in out


def test_a_search_with_its_output_closed_only_gives_its_status(
    run: Run, folders: list[Path], tmp_path: Path
) -> None:
    run("index", "a")
    program = f"'{sys.executable}' -m corpus_search talks >&- 2>&-"
    assert (
        subprocess.run(program, shell=True, cwd=tmp_path, check=False).returncode == 0
    )


def test_status_says_whether_folders_were_given_or_are_those_of_the_settings(
    run: Run, tmp_path: Path
) -> None:
    for name in ("seeds", "mine"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"Rain in {name}.\n", "utf-8")
    run("index")
    row = f"folders   {tmp_path / 'seeds'} (paths of config.yaml)"
    assert row in run("status").out.splitlines()
    run("index", "--only", "mine", "--yes")
    row = (
        f"folders   {tmp_path / 'mine'} (given to `corpus-search index`; paths of "
        f"config.yaml count no more: {tmp_path / 'seeds'})"
    )
    assert row in run("status").out.splitlines()
    run("index", "seeds")
    row = f"{tmp_path / 'mine'}, {tmp_path / 'seeds'} (given to `corpus-search index`)"
    assert f"folders   {row}" in run("status").out.splitlines()


def test_the_settings_beside_an_index_are_named_where_they_are_needed(
    run: Run, folders: list[Path], tmp_path: Path
) -> None:
    home = tmp_path / "news room"
    home.mkdir()
    (home / "config.yaml").write_text("index: {paths: [../a]}\n")
    named = ("--config", str(home / "config.yaml"))
    assert run("index", *named).status == 0
    outcome = run("index", "--index", str(home / ".index"))
    assert outcome.status == 2
    assert outcome.err == (
        "corpus-search: no paths to index; for those of the settings file beside the "
        f"index add: --config '{home / 'config.yaml'}'\n"
    )
    assert run("index", *named).status == 0


def test_of_a_folder_that_has_moved_the_new_place_can_be_given(
    run: Run, folders: list[Path], tmp_path: Path
) -> None:
    run("index", "a", "b")
    folders[0].rename(tmp_path / "moved")
    before = run("folders").out
    for arguments in ((), ("moved",), ("c",)):
        outcome = run("index", *arguments)
        assert outcome.status == 2
        assert f"no file or folder at {folders[0]}, given to an earlier" in outcome.err
        assert "corpus-search index --remove a NEW-PLACE;" in outcome.err
    assert run("folders").out == before
    assert run("index", "--remove", "a", "moved").status == 0
    assert count(run) == "6"
    assert f" 3  {tmp_path / 'moved'}\n" in run("folders").out
