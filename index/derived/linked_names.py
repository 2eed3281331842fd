"""Linked names: spellings of one actor's name, in a file beside the index.

Segments hold an actor that is not listed under the name that each article uses. Any
new article can change which of these names belong together, so the links are kept
outside the segments.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from index.actor_edits import NO_EDITS, ActorEdits
from index.analysis.name_terms import fold_name
from index.article import Actor, Article, join_actors
from index.codec.commit.side_files import SideFile
from index.codec.stored_article import load_article
from index.derived.aliases import AliasTable, split_table
from index.errors import IndexDamagedError
from index.schema import SEPARATOR


class LinkedNames:
    """Maps linked names to a canonical name, and back.

    The file is decoded at the first look-up.

    Args:
        directory: the index's directory.
        generation: the number of the commit.
        edits: the user's changes, which go before the links.

    Raises:
        IndexDamagedError: at the first look-up, if the file was altered.
    """

    def __init__(
        self, directory: Path, generation: int, edits: ActorEdits = NO_EDITS
    ) -> None:
        self._edits = edits
        self._file = linked_names_file(directory, generation)
        self._data = self._file.load()

    def canonical_name(self, name: str) -> str:
        """Returns the canonical name of a name: the name itself if it is not linked."""
        return self._canonical.get(name, name)

    def variants_of(self, name: str) -> tuple[str, ...]:
        """Returns a canonical name, then the names linked to it."""
        return (name, *self._variants.get(name, ()))

    def has_surname(self, folded: str) -> bool:
        """Returns True if any linked name ends with this folded word."""
        return folded in self._surnames

    def load_article(self, stored: bytes, place: Path, base: str = "") -> Article:
        """Decodes a stored article of a file, and gives each actor its canonical name.

        Args:
            stored: the encoded article.
            place: the file that it is from, for the error.
            base: the folder that its path is relative to; see `load_article`.
        """
        rename = self._rename if self._canonical or self._edits.ignored else None
        return load_article(stored, rename, place=place, base=base)

    def merge_counts(self, counts: Mapping[str, int]) -> dict[str, int]:
        """Adds the count of each linked name to that of its canonical name.

        Names that the user ignores are left out.

        Args:
            counts: number of articles by actor name.
        """
        # Exact: no article has two names with one transliteration key (`join_actors`).
        summed = Counter(counts)
        for name, canonical in self._canonical.items():
            if count := summed.pop(name, 0):
                summed[canonical] += count
        for name in self.ignored:
            del summed[name]
        return summed

    def counted_name(self, name: str) -> str | None:
        """Returns the canonical name of an actor; None for one that the user ignores."""
        canonical = self._canonical.get(name, name)
        return None if canonical in self.ignored else canonical

    @property
    def renamed(self) -> Mapping[str, str]:
        """The canonical name of each name that is not canonical itself."""
        return self._canonical

    @cached_property
    def merged_groups(self) -> dict[str, tuple[str, ...]]:
        """The names of each actor that the user merged: articles may have several."""
        names = dict.fromkeys(self._edits.merged.values())
        return {name: self.variants_of(name) for name in names}

    @cached_property
    def ignored(self) -> frozenset[str]:
        """The canonical names that the user ignores."""
        return frozenset(map(self.canonical_name, self._edits.ignored))

    def is_merged(self, name: str) -> bool:
        """Returns True if the user merged the name into another."""
        return name in self._edits.merged

    def links_of(self, name: str) -> frozenset[str]:
        """Returns the names that the program links with one, whatever the user says."""
        pairs = self._pairs
        canonical = pairs.get(name, name)
        return frozenset(one for one, other in pairs.items() if other == canonical) | {
            canonical
        }

    def _rename(self, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        canonical = self._canonical
        if self.ignored:
            actors = tuple(
                actor
                for actor in actors
                if self.canonical_name(actor.name) not in self.ignored
            )
        if not any(actor.name in canonical for actor in actors):
            return actors
        return join_actors(
            replace(actor, name=canonical.get(actor.name, actor.name))
            for actor in actors
        )

    @cached_property
    def aliases(self) -> AliasTable:
        """The linked names as aliases of their canonical names."""
        return AliasTable(lambda: self._alias_lines)

    @cached_property
    def _canonical(self) -> dict[str, str]:
        return (
            self._pairs if self._edits is NO_EDITS else self._edits.apply(self._pairs)
        )

    @cached_property
    def _pairs(self) -> dict[str, str]:
        pairs = (line.split(SEPARATOR)[1:] for line in self._lines)
        return {name: canonical for name, canonical in pairs if name != canonical}

    @cached_property
    def _variants(self) -> dict[str, list[str]]:
        variants: dict[str, list[str]] = {}
        for name, canonical in self._canonical.items():
            variants.setdefault(canonical, []).append(name)
        return variants

    @cached_property
    def _surnames(self) -> frozenset[str]:
        names = (line.partition(SEPARATOR)[0] for line in self._alias_lines)
        return frozenset(name.rpartition(" ")[2] for name in names)

    @cached_property
    def _alias_lines(self) -> list[str]:
        if self._edits is NO_EDITS:
            return self._lines
        pairs = (line.split(SEPARATOR)[:2] for line in self._lines)
        edited = {*self._edits.merged, *self._edits.merged.values()}
        rows = {*map(tuple, pairs), *((fold_name(name), name) for name in edited)}
        return sorted(
            SEPARATOR.join((folded, name, self.canonical_name(name)))
            for folded, name in rows
        )

    @cached_property
    def _lines(self) -> list[str]:
        content = self._file.unpack(self._data)
        return split_table(content, self._file.path)

    def verify(self) -> None:
        """Reads all; raises `IndexDamagedError` if they are not as they were written."""
        try:
            _ = self._pairs
        except ValueError as error:
            raise IndexDamagedError(self._file.path, "not three columns") from error


def linked_names_file(directory: Path, generation: int) -> SideFile:
    """Returns the file of the names linked after a commit."""
    return SideFile(directory, generation, stem="linked", ending=".tsv")


def dump_linked_names(canonical: Mapping[str, str]) -> bytes:
    """Encodes linked names as their file holds them.

    Args:
        canonical: canonical name by linked name.
    """
    names = {*canonical, *canonical.values()}
    lines = sorted(
        SEPARATOR.join((fold_name(name), name, canonical.get(name, name)))
        for name in names
    )
    return "\n".join(lines).encode("utf-8", "replace")
