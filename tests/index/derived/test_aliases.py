"""Aliases are written beside an index and found again."""

from pathlib import Path

import pytest

from index.derived.aliases import (
    ActorAliases,
    make_alias_table,
    remove_other_aliases,
    write_aliases,
)
from index.errors import IndexDamagedError

NAMES = [
    ("Khalifa Haftar", ("Khalifa Haftar", "Haftar", "حفتر")),
    ("United States", ("United States", "US", "America")),
    ("Ali of Tripoli", ("Ali",)),
    ("Ali of Tunis", ("Ali",)),
]


@pytest.fixture
def aliases(tmp_path: Path) -> ActorAliases:
    return ActorAliases(tmp_path, write_aliases(tmp_path, make_alias_table(NAMES)))


@pytest.mark.parametrize(
    ("folded", "typed", "expected"),
    [
        ("haftar", "haftar", "Khalifa Haftar"),
        ("khalifa haftar", "Khalifa  HAFTAR", "Khalifa Haftar"),
        ("us", "US", "United States"),
        ("us", "us", None),
        ("ali", "Ali", None),
        ("khalifa", "Khalifa", None),
        ("", "", None),
    ],
)
def test_a_name_means_one_actor_or_none(
    aliases: ActorAliases, folded: str, typed: str, expected: str | None
) -> None:
    assert aliases.find(folded, typed) == expected


def test_all_spellings_of_an_actor(aliases: ActorAliases) -> None:
    assert aliases.spellings_of("Khalifa Haftar") == (
        "Haftar",
        "Khalifa Haftar",
        "حفتر",
    )
    assert aliases.spellings_of("Nobody") == ()


def test_the_same_names_are_written_once(tmp_path: Path) -> None:
    file = write_aliases(tmp_path, make_alias_table(NAMES))
    before = (tmp_path / file).stat().st_mtime_ns
    assert write_aliases(tmp_path, make_alias_table(reversed(NAMES))) == file
    assert (tmp_path / file).stat().st_mtime_ns == before


def test_names_that_a_newer_commit_replaced_are_read_from_it(tmp_path: Path) -> None:
    old = write_aliases(tmp_path, make_alias_table(NAMES))
    new = write_aliases(tmp_path, make_alias_table(NAMES[:1]))
    remove_other_aliases(tmp_path, new)
    assert [path.name for path in tmp_path.iterdir()] == [new]
    assert ActorAliases(tmp_path, old).find("haftar", "Haftar") == "Khalifa Haftar"


def test_an_altered_file_is_named(tmp_path: Path) -> None:
    file = tmp_path / write_aliases(tmp_path, make_alias_table(NAMES))
    file.write_bytes(file.read_bytes().replace(b"Khalifa", b"Khalila"))
    with pytest.raises(IndexDamagedError, match=file.name):
        ActorAliases(tmp_path, file.name).find("haftar", "Haftar")


def test_an_index_without_names_has_none(tmp_path: Path) -> None:
    assert ActorAliases(tmp_path).find("haftar", "Haftar") is None
    assert write_aliases(tmp_path, make_alias_table([])) == ""
