"""Whom the names of one article mean: full names, surnames, acronyms, cases."""

import re
from collections.abc import Iterable
from functools import lru_cache

from index.article import ActorType
from index.extract.actors.romanize import romanize
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.inflections import declined_keys
from index.extract.gazetteer.name_keys import token_key
from index.extract.names.mentions import NameMention

_ACRONYM = re.compile(r" \(([^\W\d_][\w.&-]{1,9})\)")
_PARTS = re.compile(r"[\s‑-]+")
_CLEAN = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")


class CoreferenceResolver:
    """Which actor a name means, by what else the article names."""

    def __init__(
        self, body: str, gazetteer: Gazetteer, found: Iterable[NameMention]
    ) -> None:
        self.gazetteer = gazetteer
        self.listed: dict[str, str] = {}
        self.full: dict[str, str] = {}
        self.surnames: dict[str, str] = {}
        self.acronyms: dict[str, str] = {}
        self.cases: dict[str, str] = {}
        for name in found:
            self._note(body, name)
            if not name.weak and body.startswith(" (", name.end):
                self._note_acronym(body, name)

    def _note(self, body: str, name: NameMention) -> None:
        if name.type is not ActorType.PERSON:
            return
        keys = token_keys(name.name)
        if not keys:
            return
        if name.listed:
            self.surnames[keys[-1]] = name.name
            if name.rule == "transliteration":
                self.surnames[token_keys(body[name.start : name.end])[-1]] = name.name
        elif len(keys) > 1:
            self._note_full(keys, name)

    def _note_acronym(self, body: str, name: NameMention) -> None:
        match = _ACRONYM.match(body, name.end, name.end + 14)
        if match and token_keys(name.name):
            self.acronyms.setdefault(token_key(match[1]), name.name)

    def _note_full(self, keys: list[str], name: NameMention) -> None:
        self.full.setdefault(" ".join(keys), name.name)
        known = self.surnames.setdefault(keys[-1], name.name)
        # The longest form of a name is the one to keep.
        if (
            known in self.full.values()
            and len(name.name) > len(known)
            and _agree(keys, token_keys(known))
        ):
            self.surnames[keys[-1]] = name.name
        if "а" <= keys[0][:1] <= "я":
            self._note_cases(keys, name.name)

    def _note_cases(self, keys: list[str], name: str) -> None:
        """Note that Игоря Петрова is Игорь Петров, and so is Петрова."""
        for case in declined_keys(" ".join(keys)):
            given, _, surname = case.rpartition(" ")
            # Александра Петрова is a woman, whomever else she may be taken for.
            if romanize(given) not in self.gazetteer.given_names:
                self.cases.setdefault(case, name)
            self.cases.setdefault(surname, name)

    def of(self, name: NameMention) -> str:
        """The canonical name of the actor that an unlisted name means."""
        keys = token_keys(name.name)
        whole = " ".join(keys)
        if whole in self.acronyms:
            return self.acronyms[whole]
        if name.type is not ActorType.PERSON or not keys:
            return self.full.setdefault(whole, tidy_name(name.name))
        if whole in self.cases and whole not in self.surnames:
            return tidy_name(self.cases[whole])
        longest = self.surnames.get(keys[-1]) or self._nearly(keys)
        if longest and (len(keys) == 1 or _agree(keys, token_keys(longest))):
            return tidy_name(longest)
        return tidy_name(self.full.get(whole, name.name))

    def _nearly(self, keys: list[str]) -> str | None:
        """The surname that a lone word misspells by its last letter."""
        if len(keys) != 1 or len(keys[0]) < 6:
            return None
        near = [
            known
            for surname, known in self.surnames.items()
            if surname[:-1] == keys[0] or keys[0][:-1] == surname
        ]
        return near[0] if len(near) == 1 else None


@lru_cache(maxsize=1 << 14)
def token_keys(name: str) -> list[str]:
    """The keys of the words of a name."""
    return [key for key in map(token_key, _PARTS.split(name)) if key]


def _agree(left: list[str], right: list[str]) -> bool:
    """Whether two full names can be one person's: given names equal or initials."""
    first, second = left[:-1], right[:-1]
    if not first or not second:
        return True
    if set(first) & set(second):
        return True
    return first[0][0] == second[0][0] and min(len(first[0]), len(second[0])) == 1


@lru_cache(maxsize=1 << 14)
def tidy_name(name: str) -> str:
    """The name on one line, without control characters."""
    return _CLEAN.sub(" ", name).strip()
