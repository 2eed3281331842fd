"""The names that are spellings of one: kept beside the index for searches to read.

An actor nobody listed is in each segment by the name that its articles give it. Which
of these are one changes with every article, so it is no part of the index.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from index.analysis.name_terms import fold_name
from index.article import Actor, Article, join_actors
from index.codec.side_files import SideFile
from index.codec.stored_article import load_article
from index.derived.aliases import Spellings
from index.schema import SEPARATOR


class LinkedNames:
    """The names linked after a commit, read when first asked for."""

    def __init__(self, directory: Path, generation: int) -> None:
        self._file = links_file(directory, generation)

    def one_of(self, name: str) -> str:
        """The name to go by: itself, where it is nobody else's spelling."""
        return self._chosen.get(name, name)

    def all_of(self, name: str) -> tuple[str, ...]:
        """The names that go by this one, itself the first."""
        return (name, *self._others.get(name, ()))

    def has_surname(self, folded: str) -> bool:
        """Whether any of the names linked ends with this word."""
        return folded in self._surnames

    def load(self, stored: bytes) -> Article:
        """The article kept so, each actor by the name to go by."""
        return load_article(stored, self._rename if self._chosen else None)

    def add_up(self, counts: Mapping[str, int]) -> dict[str, int]:
        """The counts with those of each name added to that of the one to go by."""
        # Exact, since no article has two names of one form: see `join_actors`.
        summed = Counter(counts)
        for name, chosen in self._chosen.items():
            if count := summed.pop(name, 0):
                summed[chosen] += count
        return summed

    def _rename(self, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        chosen = self._chosen
        if not any(actor.name in chosen for actor in actors):
            return actors
        return join_actors(
            replace(actor, name=chosen.get(actor.name, actor.name)) for actor in actors
        )

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
        content = self._file.read()
        return content.decode().split("\n") if content else []


def links_file(directory: Path, generation: int) -> SideFile:
    """Where the names linked after a commit are kept."""
    return SideFile(directory, generation, stem="linked", ending=".tsv")


def dump_links(chosen: Mapping[str, str]) -> bytes:
    """Names, each with the one to go by, as their file holds them."""
    names = {*chosen, *chosen.values()}
    lines = sorted(
        SEPARATOR.join((fold_name(name), name, chosen.get(name, name)))
        for name in names
    )
    return "\n".join(lines).encode("utf-8", "replace")
