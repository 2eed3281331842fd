"""A search makes an index only where nothing is; what is there it never writes over."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from index.codec.commit.last_commit import open_last_commit
from index.codec.commit.manifest import FORMAT
from index.config import BuildOptions, IndexConfig
from index.derived.backup import copy_files, open_files
from index.errors import IndexChangedError
from index.writing.build import build_index
from tests.command_line import Run


def write_text(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(f"{text}\n", encoding="utf-8")


@pytest.fixture
def index(run: Run, tmp_path: Path) -> Path:
    """An index of the folder `mine`; the folder `seeds`, of the settings, is another."""
    write_text(tmp_path / "mine", "one", "Talks in Tripoli.")
    write_text(tmp_path / "seeds", "sample", "A sample of talks.")
    assert run("index", str(tmp_path / "mine")).status == 0
    return tmp_path / ".index"


def read_files(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


def remove_manifest(directory: Path) -> str:
    (directory / "manifest-0.json").unlink()
    return "manifest-0.json: missing; rebuild"


def remove_toc(directory: Path) -> str:
    (directory / "_MAIN_0.toc").unlink()
    return "no finished index at"


def cut_toc(directory: Path) -> str:
    path = directory / "_MAIN_0.toc"
    path.write_bytes(path.read_bytes()[:-9])
    return "_MAIN_0.toc: cut short, altered"


def cut_segment(directory: Path) -> str:
    (path,) = directory.glob("*.arrays")
    path.write_bytes(path.read_bytes()[:-9])
    return ".arrays: cut short"


def cut_manifest(directory: Path) -> str:
    path = directory / "manifest-0.json"
    path.write_bytes(path.read_bytes()[:-9])
    return "manifest-0.json: not JSON"


def set_format(directory: Path, version: str) -> None:
    path = directory / "manifest-0.json"
    record = json.loads(path.read_text("utf-8")) | {"format": version, "paths": []}
    path.write_text(json.dumps(record), encoding="utf-8")


def make_newer(directory: Path) -> str:
    set_format(directory, "1000.1")
    return "a newer corpus-search made it"


def make_older_of_other_files(directory: Path) -> str:
    set_format(directory, "0.1")
    return f"has format 0.1, this program reads {FORMAT}; rebuild it"


@pytest.mark.parametrize(
    "harm",
    [
        remove_manifest,
        remove_toc,
        cut_toc,
        cut_segment,
        cut_manifest,
        make_newer,
        make_older_of_other_files,
    ],
)
def test_a_search_leaves_an_index_that_it_cannot_read_as_it_is(
    run: Run, index: Path, harm: Callable[[Path], str]
) -> None:
    expected = harm(index)
    before = read_files(index)
    outcome = run("talks")
    assert (outcome.status, outcome.out) == (2, "")
    assert expected in outcome.err
    assert outcome.err.count("\n") == 1
    assert read_files(index) == before


def test_a_search_does_not_make_an_index_where_other_files_are(
    run: Run, tmp_path: Path
) -> None:
    write_text(tmp_path / "seeds", "sample", "A sample of talks.")
    write_text(tmp_path / ".index", "notes", "Not an index.")
    outcome = run("talks")
    assert (outcome.status, outcome.err.count("\n")) == (2, 1)
    assert list(read_files(tmp_path / ".index")) == ["notes.txt"]


def test_a_search_without_a_folder_to_index_makes_no_directory(
    run: Run, tmp_path: Path
) -> None:
    outcome = run("talks")
    assert outcome.status == 2
    assert outcome.err == (
        f"corpus-search: no index at {tmp_path / '.index'}; make one with: "
        f"corpus-search index --index {tmp_path / '.index'} FOLDER\n"
    )
    assert not (tmp_path / ".index").exists()


def test_a_build_after_another_commit_than_expected_is_refused(index: Path) -> None:
    before = read_files(index)
    config = IndexConfig(paths=(index.parent / "seeds",), directory=index)
    with pytest.raises(IndexChangedError, match="just been changed"):
        build_index(config, options=BuildOptions(only_after=-1))
    assert read_files(index) == before


def test_verify_says_what_it_read(run: Run, index: Path) -> None:
    outcome = run("verify")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("verified 1 article in 1 segment, ")
    assert outcome.out.endswith(": all is as it was written\n")
    assert index.is_dir()


@pytest.mark.parametrize("harm", [remove_manifest, cut_toc, cut_segment, cut_manifest])
def test_verify_names_the_damaged_file_and_what_to_do(
    run: Run, index: Path, harm: Callable[[Path], str]
) -> None:
    expected = harm(index)
    outcome = run("verify")
    assert (outcome.status, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert expected.removesuffix("; rebuild") in outcome.err
    assert "corpus-search index --rebuild" in outcome.err


def test_a_backup_is_verified_and_can_be_searched(
    run: Run, index: Path, tmp_path: Path
) -> None:
    outcome = run("backup", str(tmp_path / "copies" / "may"))
    assert outcome.status == 0
    assert outcome.out.startswith("copied 1 article in 1 segment, ")
    assert outcome.out.endswith(" to copies/may, and verified it\n")
    copies = read_files(tmp_path / "copies" / "may")
    assert copies == {name: read_files(index)[name] for name in copies}
    assert run("talks", "--index", "copies/may").out == run("talks").out


def test_a_backup_is_not_written_over_other_files(
    run: Run, index: Path, tmp_path: Path
) -> None:
    for target in ("mine", index.name):
        before = read_files(tmp_path / target)
        outcome = run("backup", target)
        assert (outcome.status, outcome.err.count("\n")) == (2, 1)
        assert "is not empty; name a new folder" in outcome.err
        assert read_files(tmp_path / target) == before


def test_a_backup_during_a_later_commit_is_of_one_commit(index: Path) -> None:
    files = open_last_commit(index, partial(open_files, index))
    write_text(index.parent / "mine", "two", "More talks in Tripoli.")
    config = IndexConfig(paths=(index.parent / "mine",), directory=index)
    build_index(config, rebuild=True)
    target = index.parent / "copy"
    assert copy_files(files, target).articles == 1


def test_a_build_that_can_read_nothing_says_why_and_ends_with_status_2(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "claims.csv").write_text("claim,label\nall is well,1\n")
    (tmp_path / "config.yaml").write_text("index: {paths: [claims.csv]}\n")
    outcome = run("index")
    assert outcome.status == 2
    assert "there is: claim, label); name it in config.yaml" in outcome.err
    assert outcome.err.endswith("the index is empty: no file could be read\n")
    (tmp_path / "config.yaml").write_text(
        "index: {paths: [claims.csv], records: {text: [claim]}}\n"
    )
    assert run("index").status == 0
    assert run("well").status == 0


@pytest.fixture
def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A user whom the system knows no home folder of."""

    def fail(*_: object, **__: object) -> Path:
        raise RuntimeError("Could not determine home directory.")

    for name in ("HOME", "USERPROFILE", "HOMEPATH", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("platformdirs.user_config_path", fail)
    monkeypatch.setattr(
        Path, "expanduser", lambda path: fail() if str(path)[0] == "~" else path
    )


@pytest.mark.usefixtures("index")
def test_a_user_without_a_home_folder_can_search(
    run: Run, request: pytest.FixtureRequest
) -> None:
    request.getfixturevalue("homeless")
    assert run("talks").status == 0
    outcome = run("--index", "~/mine", "talks")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == (
        "corpus-search: no home folder is known for ~; write the whole path\n"
    )
