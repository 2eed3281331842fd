"""The names that are spellings of one: kept beside the index for searches to read.

An actor nobody listed is in each segment by the name that its articles give it. Which
of these are one changes with every article, so it is no part of the index.
"""

import os
import re
import zlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from index.aliases import Spellings
from index.article import Article, join_actors
from index.errors import IndexDamagedError
from index.names import fold_name
from index.schema import SEPARATOR

# Not compiled here: a search, which writes nothing, needs none of it.
_OURS = r"linked-(\d+)\.tsv(?:\.new)?"


class LinkedNames:
    """The names linked after a commit, read when first asked for."""

    def __init__(self, directory: Path, generation: int) -> None:
        self._path = _path(directory, generation)

    def one_of(self, name: str) -> str:
        """The name to go by: itself, where it is nobody else's spelling."""
        return self._chosen.get(name, name)

    def all_of(self, name: str) -> tuple[str, ...]:
        """The names that go by this one, itself the first."""
        return (name, *self._others.get(name, ()))

    def has_surname(self, folded: str) -> bool:
        """Whether any of the names linked ends with this word."""
        return folded in self._surnames

    def rename(self, article: Article) -> Article:
        """The article, each actor by the name to go by."""
        chosen = self._chosen
        if not chosen or not any(actor.name in chosen for actor in article.actors):
            return article
        renamed = [
            replace(actor, name=chosen.get(actor.name, actor.name))
            for actor in article.actors
        ]
        return replace(article, actors=join_actors(renamed))

    def add_up(self, counts: Mapping[str, int]) -> dict[str, int]:
        """The counts with those of each name added to that of the one to go by."""
        # Exact, since no article has two names of one form: see `join_actors`.
        summed = Counter(counts)
        for name, chosen in self._chosen.items():
            if count := summed.pop(name, 0):
                summed[chosen] += count
        return summed

    @cached_property
    def spellings(self) -> Spellings:
        """The names linked, each with the one to go by."""
        return Spellings(lambda: self._lines)

    @cached_property
    def _chosen(self) -> dict[str, str]:
        pairs = (line.split(SEPARATOR)[1:] for line in self._lines)
        return {name: chosen for name, chosen in pairs if name != chosen}

    @cached_property
    def _others(self) -> dict[str, list[str]]:
        others: dict[str, list[str]] = {}
        for name, chosen in self._chosen.items():
            others.setdefault(chosen, []).append(name)
        return others

    @cached_property
    def _surnames(self) -> frozenset[str]:
        names = (line.partition(SEPARATOR)[0] for line in self._lines)
        return frozenset(name.rpartition(" ")[2] for name in names)

    @cached_property
    def _lines(self) -> list[str]:
        try:
            checksum, _, content = self._path.read_bytes().partition(b"\n")
        except FileNotFoundError:
            return []
        if checksum != _checksum(content):
            raise IndexDamagedError(self._path, "altered")
        return content.decode().split("\n") if content else []


def write_linked_names(
    directory: Path, generation: int, chosen: Mapping[str, str]
) -> None:
    """Keep the names linked after a commit, safely on disk before this returns."""
    names = {*chosen, *chosen.values()}
    lines = sorted(
        SEPARATOR.join((fold_name(name), name, chosen.get(name, name)))
        for name in names
    )
    content = "\n".join(lines).encode("utf-8", "replace")
    path = _path(directory, generation)
    new = path.with_name(f"{path.name}.new")
    with new.open("wb") as file:
        file.write(_checksum(content) + b"\n" + content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def carry_links_over(directory: Path, generation: int) -> bool:
    """Let the links of the commit before count for this one; whether there were any."""
    try:
        _path(directory, generation - 1).replace(_path(directory, generation))
    except FileNotFoundError:
        return False
    return True


def remove_older_links(directory: Path, generation: int) -> None:
    """Remove the links of the commits before this one."""
    for path in directory.glob("linked-*.tsv*"):
        match = re.fullmatch(_OURS, path.name)
        if match and int(match.group(1)) < generation:
            path.unlink(missing_ok=True)


def _checksum(content: bytes) -> bytes:
    return f"{zlib.crc32(content):08x}".encode()


def _path(directory: Path, generation: int) -> Path:
    return directory / f"linked-{generation}.tsv"
