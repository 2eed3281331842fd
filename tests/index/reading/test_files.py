import os
from collections.abc import Callable
from pathlib import Path

import pytest

from index.config import IndexConfig
from index.errors import ArticleError, NothingToIndexError
from index.reading import SourceFile, list_files


def names(folder: Path, *paths: str) -> list[str]:
    """Lists the names of the files under the paths, and the errors, in order."""
    config = IndexConfig(paths=tuple(map(Path, paths or (".",))), base=folder)
    found = list(list_files(config))
    return [each.name if isinstance(each, SourceFile) else str(each) for each in found]


Write = Callable[[dict[str, str | bytes]], Path]


def test_files_come_sorted_folder_by_folder(write: Write) -> None:
    folder = write({"b.txt": "", "a/z.txt": "", "a/b/c.md": "", "c.html": ""})
    assert names(folder) == ["b.txt", "c.html", "a/z.txt", "a/b/c.md"]


def test_hidden_files_readmes_and_the_index_itself_are_skipped_silently(
    write: Write,
) -> None:
    folder = write(
        {
            ".hidden.txt": "",
            ".git/a.txt": "",
            "README.md": "",
            "readme": "",
            ".index/b.txt": "",
            "a.txt": "",
        }
    )
    assert names(folder) == ["a.txt"]


def test_an_index_directory_with_a_plain_name_is_skipped_silently(write: Write) -> None:
    folder = write({"built/a.txt": "", "b.txt": ""})
    config = IndexConfig(paths=(folder,), base=folder, directory=Path("built"))
    assert [
        file.name for file in list_files(config) if isinstance(file, SourceFile)
    ] == ["b.txt"]


def test_a_file_given_by_name_is_listed_whatever_it_is_called(write: Write) -> None:
    folder = write({".hidden.txt": "", "README.md": "", "a.pdf": ""})
    given = names(folder, ".hidden.txt", "README.md", "a.pdf")
    assert given == [".hidden.txt", "README.md", "a.pdf"]


def test_a_file_given_twice_is_listed_once(write: Write) -> None:
    folder = write({"a/b.txt": ""})
    assert names(folder, "a", "a/b.txt", ".", "./a") == ["a/b.txt"]


def test_files_that_are_no_articles_by_their_suffix_give_an_error(write: Write) -> None:
    folder = write({"a.jpg": b"\xff\xd8", "b.rar": b"Rar!", "c.ppt": b"PPT"})
    assert names(folder) == [
        "a.jpg: a picture, not text",
        "b.rar: an archive of a kind that is not read; unpack it first",
        "c.ppt: a format that is not read; save it as text, HTML, .docx or .csv",
    ]


def test_the_folder_that_a_browser_saves_with_a_page_is_skipped_silently(
    write: Write,
) -> None:
    folder = write(
        {"a.html": "", "a_files/x.html": "", "b_files/y.html": "", "c.txt": ""}
    )
    assert names(folder) == ["a.html", "c.txt", "b_files/y.html"]


def test_symlink_loops_end_and_real_names_win(write: Write) -> None:
    folder = write({"real/b.txt": "", "z.txt": ""})
    (folder / "real" / "loop").symlink_to(folder)
    (folder / "a.txt").symlink_to(folder / "z.txt")
    (folder / "again").symlink_to(folder / "real")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    assert names(folder) == [
        "z.txt",
        "real/b.txt",
        "self.txt: a link that leads nowhere, or in a circle",
    ]


def test_a_link_to_a_file_outside_is_followed(
    write: Write, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside") / "far.txt"
    outside.write_text("far")
    folder = write({"a.txt": ""})
    (folder / "near.txt").symlink_to(outside)
    assert names(folder) == ["a.txt", "near.txt"]


def test_a_pipe_gives_an_error_and_is_not_read(write: Write) -> None:
    folder = write({"a.txt": ""})
    os.mkfifo(folder / "pipe.txt")
    assert names(folder) == ["a.txt", "pipe.txt: not a regular file"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_gives_an_error(write: Write) -> None:
    folder = write({"a/b.txt": "", "c.txt": ""})
    (folder / "a").chmod(0)
    try:
        assert names(folder) == ["c.txt", "a: unreadable: permission denied"]
    finally:
        (folder / "a").chmod(0o700)


def test_a_missing_path_is_an_error_that_names_it(write: Write) -> None:
    folder = write({"a.txt": ""})
    with pytest.raises(NothingToIndexError, match=r"no file or folder at .*/nowhere;"):
        list_files(IndexConfig(paths=(Path("a.txt"), Path("nowhere")), base=folder))


def test_no_paths_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NothingToIndexError, match="no paths to index"):
        list_files(IndexConfig(paths=(), base=tmp_path))


def test_a_file_outside_the_base_is_shown_in_full(write: Write) -> None:
    folder = write({"a.txt": ""})
    config = IndexConfig(paths=(folder / "a.txt",), base=folder / "elsewhere")
    (file,) = list_files(config)
    assert isinstance(file, SourceFile)
    assert (file.name, file.path) == (f"{folder}/a.txt", folder / "a.txt")


def test_unprintable_names_are_escaped(write: Write) -> None:
    folder = write({"a\x1b[31m\n.txt": "", "b\\.txt": "", "Привет müll.txt": ""})
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_text("bytes")
    assert names(folder) == [
        "a\\x1b[31m\\x0a.txt",
        "b\\\\.txt",
        "Привет müll.txt",
        "\\xff.txt",
    ]


def test_deeply_nested_folders_are_walked(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(150):
        folder = folder / "d"
        folder.mkdir()
    (folder / "a.txt").write_text("deep")
    assert names(tmp_path) == ["d/" * 150 + "a.txt"]


def digest(folder: Path) -> str:
    (file,) = list_files(IndexConfig(paths=(folder,), base=folder))
    assert not isinstance(file, ArticleError)
    return file.digest()


def test_the_digest_changes_with_the_file_and_its_sidecar(write: Write) -> None:
    digests = [
        digest(write({"a.txt": "one"})),
        digest(write({"a.txt": "two"})),
        digest(write({"a.txt.meta.yaml": "title: T"})),
        digest(write({"a.txt.meta.yaml": "title: U"})),
    ]
    assert len(set(digests)) == 4
    assert digest(write({"a.txt": "two"})) == digests[-1]


def test_the_digest_changes_with_the_settings_for_reading(write: Write) -> None:
    folder = write({"a.jsonl": "{}"})
    configs = (
        IndexConfig(paths=(folder,)),
        IndexConfig(paths=(folder,), records={"text": ("story",)}),
        IndexConfig(paths=(folder,), processes=7),
    )
    first, other_fields, other_processes = (
        file.digest()
        for config in configs
        for file in list_files(config)
        if isinstance(file, SourceFile)
    )
    assert first == other_processes != other_fields
