"""Coreference: finds which names of one article mean the same actor.

Surnames, acronyms and declined forms mean the full name that stands in the article.
"""

import re
from collections.abc import Iterable
from functools import cached_property, lru_cache

from index.article import ActorType
from index.extract.actors.romanize import romanize
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.inflections import declined_keys, related_keys
from index.extract.gazetteer.name_keys import token_key
from index.extract.names.mentions import NameMention

_ACRONYM = re.compile(r" \(([^\W\d_][\w.&-]{1,9})\)")
_PARTS = re.compile(r"[\s‑-]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")
_MIN_MISSPELLED = 6
_FIRST_CYRILLIC = "\u0400"
_MIN_INITIALS = 3


class CoreferenceResolver:
    """Resolves the names of one article to canonical names.

    Args:
        body: the text of the article.
        gazetteer: the known names.
        mentions: the mentions of actors in the text.
    """

    def __init__(
        self, body: str, gazetteer: Gazetteer, mentions: Iterable[NameMention]
    ) -> None:
        self._gazetteer = gazetteer
        # Each maps keys to a name: of full names, surnames, acronyms, declined forms.
        self._full: dict[str, str] = {}
        self._full_names: set[str] = set()
        self._surnames: dict[str, str] = {}
        self._acronyms: dict[str, str] = {}
        self._cases: dict[str, str] = {}
        # Given names, each with the name of a person who has it.
        self._names_by_given: set[tuple[str, str]] = set()
        mentions = list(mentions)
        acronyms = any(map(_is_unlisted_acronym, mentions))
        before: NameMention | None = None
        for mention in mentions:
            self._add(body, mention)
            if before is not None and _is_acronym_of(body, mention, before):
                self._acronyms[" ".join(token_keys(before.name))] = mention.name
            if acronyms:
                self._add_initials(body, mention)
            before = mention
            if not mention.weak and body.startswith(" (", mention.end):
                self._add_acronym(body, mention)

    def _add(self, body: str, mention: NameMention) -> None:
        if mention.type is not ActorType.PERSON:
            return
        keys = token_keys(mention.name)
        if not keys:
            return
        if len(keys) > 1:
            self._names_by_given.add((keys[0], mention.name))
        if mention.listed:
            self._surnames[keys[-1]] = mention.name
            written = token_keys(body[mention.start : mention.end])
            if written and self._surnames.get(written[-1]) != mention.name:
                self._surnames[written[-1]] = mention.name
                for case in related_keys(written[-1]):
                    self._cases.setdefault(case, mention.name)
        elif len(keys) > 1:
            self._add_full(keys, mention.name)

    def _add_acronym(self, body: str, mention: NameMention) -> None:
        match = _ACRONYM.match(body, mention.end, mention.end + 14)
        if match and token_keys(mention.name):
            self._acronyms.setdefault(token_key(match[1]), mention.name)

    def _add_initials(self, body: str, mention: NameMention) -> None:
        """Adds the initials of a body: SMO for Suriye Milli Ordusu."""
        if mention.type is ActorType.PERSON or mention.weak:
            return
        words = body[mention.start : mention.end].split()
        initials = "".join(word[0] for word in words if word[0].isupper())
        if len(initials) >= _MIN_INITIALS:
            self._acronyms.setdefault(token_key(initials), mention.name)

    def _add_full(self, keys: list[str], name: str) -> None:
        self._full_names.add(self._full.setdefault(" ".join(keys), name))
        known = self._surnames.setdefault(keys[-1], name)
        # Of several forms of a name, the longest is the canonical one.
        if (
            known in self._full_names
            and len(name) > len(known)
            and _may_be_one_person(keys, token_keys(known))
        ):
            self._surnames[keys[-1]] = name
        if "а" <= keys[0][:1] <= "я":
            self._add_cases(keys, name)

    def _add_cases(self, keys: list[str], name: str) -> None:
        """Adds the declined forms: Игоря Петрова and Петрова mean Игорь Петров."""
        for case in declined_keys(" ".join(keys)):
            given, _, surname = case.rpartition(" ")
            # Александра Петрова also is the name of a woman, so it stays a full name.
            if romanize(given) not in self._gazetteer.given_names:
                self._cases.setdefault(case, name)
            self._cases.setdefault(surname, name)

    def resolve(self, mention: NameMention) -> str:
        """Returns the canonical name of the actor that an unlisted name means."""
        keys = token_keys(mention.name)
        whole = " ".join(keys)
        if whole in self._acronyms:
            return self._acronyms[whole]
        if mention.type is not ActorType.PERSON or not keys:
            return self._full.setdefault(whole, tidy_name(mention.name))
        if mention.rule == "given name alone" and len(keys) == 1:
            return tidy_name(self._name_by_given(whole) or mention.name)
        if whole in self._cases and whole not in self._surnames:
            return tidy_name(self._cases[whole])
        longest = self._surnames.get(keys[-1]) or self._by_misspelled_surname(keys)
        if longest and (
            len(keys) == 1 or _may_be_one_person(keys, token_keys(longest))
        ):
            return tidy_name(longest)
        return tidy_name(self._full.get(whole, mention.name))

    def _name_by_given(self, given: str) -> str | None:
        """Returns the one person of the text who has a given name, None if not one has."""
        forms = {given, *related_keys(given)}
        names = {
            name
            for key, name in self._names_by_given
            if key in forms or _is_transliterated(key, given)
        }
        return names.pop() if len(names) == 1 else None

    def _by_misspelled_surname(self, keys: list[str]) -> str | None:
        """Returns the name whose surname a single word misspells by its last letter."""
        if len(keys) != 1 or len(keys[0]) < _MIN_MISSPELLED:
            return None
        longer = self._surnames_without_last.get(keys[0], [])
        shorter = self._surnames.get(keys[0][:-1])
        near = [*longer, shorter] if shorter else longer
        return near[0] if len(near) == 1 else None

    @cached_property
    def _surnames_without_last(self) -> dict[str, list[str]]:
        """The names by surname without its last letter: looked for word by word."""
        found: dict[str, list[str]] = {}
        for surname, name in self._surnames.items():
            found.setdefault(surname[:-1], []).append(name)
        return found


def _is_transliterated(left: str, right: str) -> bool:
    """Checks whether one of two given names is the other in Cyrillic."""
    if (left >= _FIRST_CYRILLIC) is (right >= _FIRST_CYRILLIC):
        return False
    return romanize(left) == romanize(right)


def _is_unlisted_acronym(mention: NameMention) -> bool:
    return not mention.listed and mention.name.isupper() and " " not in mention.name


def _is_acronym_of(body: str, mention: NameMention, before: NameMention) -> bool:
    """Checks for a listed acronym in parentheses after a body that is not listed."""
    if before.listed or not mention.listed or before.type is ActorType.PERSON:
        return False
    between = body[before.end : mention.start]
    return between == " (" and body.startswith(")", mention.end)


@lru_cache(maxsize=1 << 14)
def token_keys(name: str) -> list[str]:
    """Returns the keys of the words of a name.

    >>> token_keys("Fayez al-Sarraj")
    ['fayez', 'al', 'sarraj']
    """
    return [key for key in map(token_key, _PARTS.split(name)) if key]


def _may_be_one_person(left: list[str], right: list[str]) -> bool:
    """Checks that two full names share a given name, or an initial for it."""
    first, second = left[:-1], right[:-1]
    if not first or not second:
        return True
    if set(first) & set(second) or _is_transliterated(first[0], second[0]):
        return True
    return first[0][0] == second[0][0] and min(len(first[0]), len(second[0])) == 1


@lru_cache(maxsize=1 << 14)
def tidy_name(name: str) -> str:
    """Returns the name on one line, without control characters."""
    return _CONTROL.sub(" ", name).strip()
