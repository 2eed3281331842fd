"""Names that may be one actor's: those to merge, and candidates to suggest."""

import gc
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain, combinations
from typing import NamedTuple

from index.extract.actors.romanize import is_latin
from index.extract.actors.similarity import (
    MIN_FULL_NAME_PARTS,
    are_similar,
    coarse_sound_code,
    name_parts,
    name_similarity,
)
from index.extract.actors.transliteration_key import given_name_key, transliteration_key

# Pairs of a larger block are not compared: a common surname is weak evidence, and the
# number of pairs is quadratic.
_MAX_BLOCK = 20
# Factor of the similarity if one of two names is a surname alone.
_SURNAME_ONLY = 0.9
_INITIAL_OR_NUMERAL = re.compile(r"\b(?:[^\W\d_](?=\.|\s|$)|[IVX]{1,6}\b|\w*\d\w*)")


class MergeCandidate(NamedTuple):
    """Two names that may be one actor's.

    Attributes:
        left: the name that sorts first.
        right: the other name.
        similarity: from 0 to 1.
    """

    left: str
    right: str
    similarity: float


def are_transliterations(left: str, right: str) -> bool:
    """Checks that two names transliterate one name, so that they merge automatically.

    >>> are_transliterations("Sergey Lavrov", "Sergei Lavrov")
    True
    >>> are_transliterations("Lavrov", "Lawrow")
    False
    """
    key = transliteration_key(left)
    return key != "" and key == transliteration_key(right)


def choose_canonical_names(
    groups: Iterable[Mapping[str, int]], listed: Container[str] = ()
) -> dict[str, str]:
    """Chooses a canonical name for each group of names with one transliteration key.

    It is the listed name, or else the most frequent one that is not all capitals. A group
    with several listed names is left as it is: they are different actors.

    Args:
        groups: for each group, the names with the numbers of articles that have them.
        listed: the canonical names of listed actors.

    Returns:
        The canonical name of each name that is not canonical itself.
    """
    chosen = {}
    for counts in groups:
        known = [name for name in counts if name in listed]
        if len(counts) < 2 or len(known) > 1:
            continue
        best = (
            known[0]
            if known
            else min(counts, key=lambda name: (name.isupper(), -counts[name], name))
        )
        chosen.update({name: best for name in counts if name != best})
    return chosen


def find_merge_candidates(names: Iterable[str]) -> list[MergeCandidate]:
    """Finds the pairs of names that may be one actor's, most similar first.

    Blocking: names are compared only if their sound codes share a key, so the cost is
    far below all pairs. A single surname is paired with a full name only if no other full
    name has that surname.

    Args:
        names: the names, the most frequent first; of equally similar pairs, those of
            earlier names come first.
    """
    order = {name: number for number, name in enumerate(dict.fromkeys(names))}
    with _without_collecting():
        found = [
            MergeCandidate(min(pair), max(pair), _weighted_similarity(*pair))
            for pair in _Blocks(order).pairs()
            if are_similar(*pair)
        ]
    return sorted(
        (pair for pair in found if pair.similarity),
        # Rounded, so that of about equally similar pairs the frequent names come first.
        key=lambda pair: (
            -round(pair.similarity, 2),
            *sorted((order[pair.left], order[pair.right])),
        ),
    )


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Pauses garbage collection: no object made is garbage, and it takes a fifth more."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class _Blocks:
    """Names in blocks of one key; only names of one block are compared."""

    def __init__(self, names: Iterable[str]) -> None:
        self._full: dict[str, list[str]] = defaultdict(list)
        self._single: dict[str, list[str]] = defaultdict(list)
        self._surnames: dict[str, list[str]] = defaultdict(list)
        for name in names:
            self._add(name)

    def _add(self, name: str) -> None:
        parts = name_parts(name)
        if len(parts) >= MIN_FULL_NAME_PARTS:
            self._surnames[parts[-1]].append(name)
            for key in _keys_of_full(parts, 4 if is_latin(name) else 3):
                self._full[key].append(name)
        elif parts:
            self._single[coarse_sound_code(parts[0])].append(name)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yields the pairs to compare, each once."""
        seen = set()
        for block in chain(self._full.values(), self._single.values()):
            if len(block) <= _MAX_BLOCK:
                for pair in combinations(block, 2):
                    if pair not in seen:
                        seen.add(pair)
                        yield pair
        yield from self._pairs_of_surnames()

    def _pairs_of_surnames(self) -> Iterator[tuple[str, str]]:
        for name in chain.from_iterable(self._single.values()):
            full_names = self._surnames.get(name_parts(name)[0], ())
            if len(full_names) == 1:
                yield full_names[0], name


def _weighted_similarity(name: str, other: str) -> float:
    """Returns the similarity of two names, 0 if initials or numerals differ."""
    initials, others = _initials(name), _initials(other)
    if initials and others and initials != others:
        return 0.0
    single = len(name_parts(name)) != len(name_parts(other)) == 1
    return name_similarity(name, other) * (_SURNAME_ONLY if single else 1.0)


def _initials(name: str) -> list[str]:
    """Returns initials and numerals, which `name_similarity` ignores: George H. W. Bush."""
    return [part for part in _INITIAL_OR_NUMERAL.findall(name) if part]


def _keys_of_full(parts: tuple[str, ...], least: int) -> set[str]:
    """Returns the block keys of a full name.

    Two names share a key if their surnames sound the same and their given names begin
    with the same two sounds, or if a given name sounds the same and the surnames differ
    by at most one sound.

    Args:
        parts: the parts of the name.
        least: number of sounds from which a surname may lack one.
    """
    surnames = {coarse_sound_code(parts[-1])}
    # In Arabic a surname may be two words: Nasr Allah.
    if len(parts) > MIN_FULL_NAME_PARTS:
        surnames.add(coarse_sound_code("".join(parts[-2:])))
    given = {coarse_sound_code(given_name_key(part)) for part in parts[:-1]}
    keys = {f"{one[:2]} {key}" for one in given for key in surnames}
    keys.update(
        f"{one}  {key}"
        for one in given
        for last in surnames
        for key in _sound_keys(last, least)
    )
    return keys


def _sound_keys(rough: str, least: int) -> set[str]:
    """Returns a code, and if it has enough sounds, the code without each of them."""
    if len(rough) < least:
        return {rough}
    return {rough, *(rough[:n] + rough[n + 1 :] for n in range(len(rough)))}
