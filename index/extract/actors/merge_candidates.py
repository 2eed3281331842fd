"""Which names are spellings of one: those that merge, and those to suggest."""

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

# Of a surname that more names have, each pair says little, and all take long.
_BUCKET = 20


_SURNAME_ALONE = 0.9
_SIGN = re.compile(r"\b(?:[^\W\d_](?=\.|\s|$)|[IVX]{1,6}\b|\w*\d\w*)")


class MergeCandidate(NamedTuple):
    """Two names that may be one actor's."""

    left: str
    right: str
    similarity: float


def are_transliterations(left: str, right: str) -> bool:
    """Whether two names are one but for transliteration, so that they merge unasked.

    >>> are_transliterations("Sergey Lavrov", "Sergei Lavrov"), are_transliterations("Lavrov", "Lawrow")
    (True, False)
    """
    form = transliteration_key(left)
    return form != "" and form == transliteration_key(right)


def choose_canonical_names(
    groups: Iterable[Mapping[str, int]], listed: Container[str] = ()
) -> dict[str, str]:
    """For each name that is another's spelling, the spelling to go by.

    Each group are the names of one form, and how many articles have each: the listed
    name is chosen, or else the commonest that is not all capitals. Two that are listed are held apart.
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
    """The pairs of names that may be one, likeliest first, then as the names came.

    A name of one part goes with a full name only where no other ends so.
    """
    order = {name: number for number, name in enumerate(dict.fromkeys(names))}
    with _without_collecting():
        found = [
            MergeCandidate(min(pair), max(pair), _worth(*pair))
            for pair in _Blocks(order).pairs()
            if are_similar(*pair)
        ]
    return sorted(
        (pair for pair in found if pair.similarity),
        # Rounded: of pairs about as alike those of commoner names matter more.
        key=lambda pair: (
            -round(pair.similarity, 2),
            *sorted((order[pair.left], order[pair.right])),
        ),
    )


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Nothing of what is made meanwhile is garbage: looking for it takes a fifth more."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class _Blocks:
    """Names by what likely same ones share: only within a block is a name compared."""

    def __init__(self, names: Iterable[str]) -> None:
        self._full: dict[str, list[str]] = defaultdict(list)
        self._lone: dict[str, list[str]] = defaultdict(list)
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
            self._lone[coarse_sound_code(parts[0])].append(name)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The pairs worth a comparison, each once."""
        seen = set()
        for block in chain(self._full.values(), self._lone.values()):
            if len(block) <= _BUCKET:
                for pair in combinations(block, 2):
                    if pair not in seen:
                        seen.add(pair)
                        yield pair
        yield from self._bearers()

    def _bearers(self) -> Iterator[tuple[str, str]]:
        for name in chain.from_iterable(self._lone.values()):
            bearers = self._surnames.get(name_parts(name)[0], ())
            if len(bearers) == 1:
                yield bearers[0], name


def _worth(name: str, other: str) -> float:
    """How alike they are; a surname that is all there is to a name says less."""
    signs, others = _signs(name), _signs(other)
    if signs and others and signs != others:
        return 0.0
    lone = len(name_parts(name)) != len(name_parts(other)) == 1
    return name_similarity(name, other) * (_SURNAME_ALONE if lone else 1.0)


def _signs(name: str) -> list[str]:
    """Initials and numerals, which `name_similarity` passes over: George W. and George H. W."""
    return [part for part in _SIGN.findall(name) if part]


def _keys_of_full(parts: tuple[str, ...], least: int) -> set[str]:
    """Keys of which two names share one if either part sounds the same in both.

    The other part may then begin as it does, or lack a sound of `least`.
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
    """The sounds; and where they are many enough, these without each of them."""
    if len(rough) < least:
        return {rough}
    return {rough, *(rough[:n] + rough[n + 1 :] for n in range(len(rough)))}
