"""Builds a gazetteer from entries of actors and outlets."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from index.analysis.analyzer import fold
from index.article import ActorType
from index.extract.gazetteer.gazetteer import MAX_YEAR, Gazetteer, Meaning
from index.extract.gazetteer.inflections import slavic_cases
from index.extract.gazetteer.name_keys import name_key, name_keys
from index.extract.gazetteer.outlets import Outlet, OutletDirectory
from index.extract.gazetteer.word_lists import CommonWords, FamilyNames

_ARTICLE = re.compile(r"(?i)(?:al|el)[- ]")
# Longer names in capitals are also written with small letters: Nato, Unicef.
_MAX_CAPITALS = 3
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class WordLists:
    """The word lists of a gazetteer; see `Gazetteer` for their use.

    They are folded, apart from the lines of `abbreviations`.
    """

    places: frozenset[str]
    given_names: frozenset[str]
    family_names: frozenset[str]
    common_words: frozenset[str]
    abbreviations: tuple[str, ...] = ()


class GazetteerBuilder:
    """Collects entries one by one, then builds the gazetteer.

    The order of entries counts: of two actors with one alias, the first is the likelier.
    """

    def __init__(self) -> None:
        self._meanings: dict[str, list[Meaning]] = {}
        self._max_words: dict[str, int] = {}
        self._aliases: dict[str, list[str]] = {}
        # For the key of an alias with an Arabic article, the alias.
        self._with_article: dict[str, str] = {}
        self._keys: Mapping[str, str] = {}
        self._cyrillic: dict[str, str] = {}
        self._dated: set[str] = set()
        self._offices: set[str] = set()
        self._demonyms: dict[str, str] = {}
        self._adjectives: dict[str, str] = {}
        self._outlets: list[Outlet] = []

    def fold_names(self, entries: Iterable[Mapping[str, Any]]) -> None:
        """Computes the keys of the names of entries that will be added, all at once."""
        kinds = ("aliases", "demonyms", "seats", "offices")
        names = [
            name
            for one in entries
            for kind in kinds
            for name in _strings(one.get(kind))
        ]
        self._keys = name_keys(names)

    def _key_of(self, alias: str) -> str:
        return self._keys.get(alias) or name_key(alias)

    def add_actor(self, entry: Mapping[str, Any], actor_type: ActorType) -> None:
        """Adds an actor, or adds aliases to the actor of that name."""
        name = str(entry["name"])
        needs = {
            name_key(alias): frozenset(fold(str(word)) for word in words)
            for alias, words in (entry.get("needs") or {}).items()
        }
        strong = [name, *_strings(entry.get("aliases"))]
        demonyms = _strings(entry.get("demonyms"))
        offices = _strings(entry.get("offices"))
        known = self._aliases.setdefault(name, [])
        known.extend(alias for alias in strong if alias != name and alias not in known)
        years = _years_of(entry)
        plain = Meaning(
            name, actor_type, weak=False, capitals=False, needs=_NONE, years=years
        )
        if years is not None:
            strong.extend(alias for alias in known if alias not in strong)
        for alias in strong:
            self._add_alias(alias, plain, needs)
        weak = plain._replace(weak=True)
        for alias in (*demonyms, *_strings(entry.get("seats")), *offices):
            self._add_alias(alias, weak, needs)
        self._offices.update(map(self._key_of, offices))
        for demonym in demonyms:
            self._demonyms.setdefault(self._key_of(demonym), name)
            self._adjectives.setdefault(name, demonym)

    def _add_alias(
        self, alias: str, plain: Meaning, needs: Mapping[str, frozenset[str]]
    ) -> None:
        key = self._key_of(alias)
        if not key:
            return
        if _ARTICLE.match(alias):
            self._with_article[key] = alias
        bare = alias.replace(".", "")
        capitals = bare.isupper() and len(bare) <= _MAX_CAPITALS
        needed = needs.get(key, frozenset())
        # A call of the class takes a third of the time of `_replace`.
        meaning = Meaning(
            plain.name, plain.type, plain.weak, capitals, needed, plain.years
        )
        known = self._meanings.setdefault(key, [])
        if meaning.years is not None:
            self._dated.add(key)
            before = [other for other in known if other.name == meaning.name]
            if before:
                known.remove(before[0])
                meaning = before[0]._replace(years=meaning.years)
        elif any(other.name == meaning.name for other in known):
            return
        # A meaning with a condition is more specific, so it is tried first; so is the
        # actor whose own name it is, before those who had it once.
        own = meaning.years is not None and key == name_key(meaning.name)
        known.insert(0 if meaning.needs or own else len(known), meaning)
        self._note_length(key)
        # What follows an acronym has its case already: МИД Сирии.
        if "\u0400" <= alias[:1] <= "\u04ff" and not alias[:2].isupper():
            self._cyrillic[alias] = key

    def _add_cases(self) -> None:
        """Adds the other cases of Cyrillic names, unless they are names themselves."""
        cases = {
            case: key
            for name, key in self._cyrillic.items()
            for case in slavic_cases(name)
        }
        declined = name_keys(list(cases))
        for case, key in cases.items():
            own = declined.get(case) or name_key(case)
            if own in self._meanings:
                continue
            self._meanings[own] = list(self._meanings[key])
            self._note_length(own)
            if key in self._dated:
                self._dated.add(own)

    def _note_length(self, key: str) -> None:
        first = key.partition(" ")[0]
        self._max_words[first] = max(self._max_words.get(first, 0), key.count(" ") + 1)

    def prefer(self, entry: Mapping[str, Any]) -> None:
        """Makes an added actor the likeliest meaning of its names: the user listed it.

        Actors whose canonical name is an alias of the entry are merged into it.
        """
        name = str(entry["name"])
        aliases = _strings(entry.get("aliases"))
        merged = {alias: None for alias in aliases if alias in self._aliases}
        merged.pop(name, None)
        if merged:
            self._merge(merged, name)
        for key in map(name_key, (name, *aliases)):
            self._meanings.get(key, []).sort(key=lambda one: one.name != name)

    def _merge(self, merged: Collection[str], name: str) -> None:
        for known in self._meanings.values():
            known[:] = [
                one._replace(name=name) if one.name in merged else one for one in known
            ]
        for other in merged:
            self._aliases[name].extend([other, *self._aliases.pop(other)])

    def add_outlet(self, entry: Mapping[str, Any]) -> None:
        """Adds an outlet."""
        outlet = Outlet(
            str(entry["name"]),
            tuple(_strings(entry.get("aliases"))),
            tuple(domain.lower() for domain in _strings(entry.get("domains"))),
            str(entry.get("country") or ""),
            bool(entry.get("agency")),
            bool(entry.get("common")),
        )
        self._outlets.append(outlet)

    def build(self, lists: WordLists, fingerprint: str) -> Gazetteer:
        """Builds the gazetteer; the builder is of no use afterwards."""
        self._add_cases()
        common_words = CommonWords(lists.common_words)
        self._require_articles(common_words)
        return Gazetteer(
            meanings=self._meanings,
            dated=frozenset(self._dated),
            max_words=self._max_words,
            abbreviations=self._read_abbreviations(lists.abbreviations),
            aliases_by_name=self._aliases,
            offices=frozenset(self._offices),
            demonyms=self._demonyms,
            adjectives=self._adjectives,
            outlets=OutletDirectory(self._outlets),
            places=lists.places,
            long_place_starts=frozenset(
                place.partition(" ")[0] for place in lists.places if " " in place
            ),
            given_names=lists.given_names,
            surnames=FamilyNames(lists.family_names),
            common_words=common_words,
            fingerprint=fingerprint,
        )

    def _require_articles(self, common_words: CommonWords) -> None:
        """Lets a common word stand for a name only beside the name: monitor, Al-Monitor."""
        for key, alias in self._with_article.items():
            if key not in common_words:
                continue
            spellings = {alias.casefold(), alias.casefold().replace("-", " ")}
            self._meanings[key] = [
                one if one.needs else one._replace(needs=frozenset(spellings))
                for one in self._meanings[key]
            ]

    def _read_abbreviations(
        self, lines: Iterable[str]
    ) -> dict[str, dict[str, Meaning]]:
        """Reads lines of language codes, an abbreviation, and the name of an actor."""
        found: dict[str, dict[str, Meaning]] = {}
        for line in lines:
            languages, written, name = line.split(" ", 2)
            listed = self._meanings.get(name_key(name), ())
            # Without the shipped actors only states are listed.
            for meaning in [one for one in listed if one.name == name]:
                for language in languages.split(","):
                    found.setdefault(language, {})[name_key(written)] = meaning
        return found


def _years_of(entry: Mapping[str, Any]) -> range | None:
    if entry.get("from") is None and entry.get("to") is None:
        return None
    return range(int(entry.get("from") or 0), int(entry.get("to") or MAX_YEAR) + 1)


def _strings(value: Iterable[Any] | str | None) -> list[str]:
    if value is None:
        return []
    if isinstance(value, str):
        return [value]
    return [text for text in (str(item).strip() for item in value) if text]
