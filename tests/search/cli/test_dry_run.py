"""`index --dry-run` says what each file is taken for, and indexes nothing."""

import json
from pathlib import Path

from index.reading.catalogue import FORMATS
from index.reading.file_types import FileFormat
from index.reading.formats.registry import load_reader
from tests.command_line import Run

RECORDS = '{"headline": "Talks", "body": "They met.", "published": "2019-12-20"}\n'


def test_files_are_named_with_their_articles_and_where_fields_come_from(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.jsonl").write_text(RECORDS * 4)
    (tmp_path / "b.jpg").write_text("")
    found = run("index", "--dry-run", str(tmp_path))
    assert found.status == 0
    assert "a.jsonl: 4 articles, JSON records, one a line\n" in found.out
    assert "  read as: title ← headline, text ← body, date ← published\n" in found.out
    assert "  title: stated, record field 'headline'\n" in found.out
    assert "    Talks · outlet unknown · 2019-12-20 · 2 words\n" in found.out
    assert "    and 1 more article\n" in found.out
    assert "not read: " in found.out
    assert found.out.endswith("4 articles in 1 file; nothing was indexed\n")
    assert run("status").status == 2


def test_a_folder_of_single_articles_is_summed_up(run: Run, tmp_path: Path) -> None:
    for number in range(30):
        (tmp_path / f"{number}.txt").write_text(f"Talks {number}\n\nThey met in Sirte.")
    found = run("index", "--dry-run", str(tmp_path))
    assert "30 files in all: text, one article each" in found.out
    assert found.out.count("\n") < 60


def test_where_nothing_can_be_read_the_exit_status_is_1(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.jpg").write_text("")
    assert run("index", "--dry-run", str(tmp_path)).status == 1


def test_json_has_the_same(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(RECORDS)
    found = run("index", "--dry-run", "--json", str(tmp_path))
    (file,) = json.loads(found.out)["files"]
    assert file["articles"] == 1
    assert file["fields"]["date"] == {"stated, record field 'published'": 1}
    assert file["first"][0]["title"] == "Talks"


def test_formats_are_listed_with_their_suffixes(run: Run) -> None:
    found = run("formats")
    assert found.status == 0
    assert ".html" in found.out


def test_every_format_is_told_of() -> None:
    known = [each for group in FORMATS.values() for each in group]
    told = [file_format for each in known for file_format in each.formats]
    assert sorted(told) == sorted(FileFormat)


def test_every_format_has_a_reader() -> None:
    assert all(load_reader(file_format) for file_format in FileFormat)


def test_many_skipped_files_take_a_line_and_status_lists_them_all(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("Talks in Sirte")
    for number in range(9):
        (tmp_path / f"{number}.png").write_text("")
    built = run("index", str(tmp_path))
    assert built.err.count("a picture, not text") == 1
    assert "9 files (.png): a picture, not text" in built.err
    again = run("index", str(tmp_path))
    assert "a picture" not in again.err
    assert ", 10 skipped as before" in again.err
    (tmp_path / "new.gif").write_text("")
    assert "skipped new.gif: a picture, not text" in run("index").err
    assert run("status").out.count("a picture, not text") == 1
    assert run("status", "--skipped").out.count("a picture, not text") == 10
