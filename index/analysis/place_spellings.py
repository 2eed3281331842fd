"""Spellings of places in several languages and scripts, for searches.

Idlib and Idleb, Kyiv and Kiev are one place. Unlike actors, places are not found in
articles when they are indexed: a search looks for their other spellings.
"""

import re
from functools import cached_property
from pathlib import Path

from index.analysis.analyzer import fold

# Without importlib.resources, which takes longer to import than the file to read.
_DATA = Path(__file__).parents[1] / "extract" / "data" / "place_spellings.txt"
_BETWEEN = re.compile(r"[-'. ]")
MAX_PLACE_WORDS = 4
"""Words of the longest spelling that is looked for."""


class PlaceSpellings:
    """The listed places; the list is read at the first look-up, in 2 ms."""

    def find(self, name: str) -> tuple[str, ...]:
        """Returns the spellings of a place, its usual name first; none if it is not listed.

        >>> PlaceSpellings().find("kiev")[0], PlaceSpellings().find("Deir Ezzor")[0]
        ('Kyiv', 'Deir ez-Zor')
        >>> PlaceSpellings().find("elsewhere")
        ()
        """
        key = _make_key(name)
        at = self._keys.find(f",{key},") if key.isalpha() else -1
        if at < 0:
            return ()
        return tuple(self._lines[self._keys.count("\n", 0, at)].split(", "))

    def may_start(self, word: str) -> bool:
        """Tells whether a spelling begins with these letters."""
        key = _make_key(word)
        return key.isalpha() and f",{key}" in self._keys

    @cached_property
    def _lines(self) -> list[str]:
        lines = _DATA.read_text(encoding="utf-8").splitlines()
        return [line for line in lines if line and line[0] != "#"]

    @cached_property
    def _keys(self) -> str:
        """The keys of all spellings, each between commas; those of one place on one line."""
        # Folded as one text: name by name would take ten times as long.
        return _make_key("".join(f",{line},\n" for line in self._lines))


def _make_key(name: str) -> str:
    """Returns a name without case, accents, hyphens and blanks."""
    return _BETWEEN.sub("", fold(name))
