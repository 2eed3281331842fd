"""Names in a running text: who and what they are, known or not."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from operator import itemgetter

from index.article import ActorType
from index.extract.gazetteer import word_classes as vocabulary
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.inflections import declined_keys
from index.extract.gazetteer.name_keys import token_key
from index.extract.names.capitalized_runs import find_runs
from index.extract.names.classification import ContextClassifier, NameClass
from index.extract.names.gazetteer_matcher import GazetteerMatcher
from index.extract.names.language_rules import mask_apostrophes
from index.extract.names.mentions import NameMention, NameWord, UnresolvedName
from index.extract.names.military_units import include_number
from index.extract.names.name_cache import NameCache
from index.extract.names.run_reader import RunReader, make_listed_mention

# Lines so short that do not end as sentences do may be headlines.
_SHORTEST_LINE, _LONGEST_LINE = 20, 160
_ENDS = frozenset('.!?:"”’»,;')
_ACRONYM = re.compile(r" \(([^\W\d_a-zà-ÿ][\w.&-]{1,9})\)")
_SEPARATORS = re.compile(r"[\s‑-]+")
_UNCASED = re.compile(
    "[\u0590-\u07bf\u0900-\u0dff\u10a0-\u10ff]{2,}(?:[-‑][\u0590-\u07bf]+)*"
)


_Doubt = tuple[int, UnresolvedName]
"""A name that only the rest of the text can explain, and where its run begins."""


def find_names(text: str, cache: NameCache, language: str = "en") -> list[NameMention]:
    """The names in a text, in order, never overlapping."""
    found = _Finder(text, cache, language).find()
    if _may_be_uncased(text) and _UNCASED.search(text):
        found.extend(_uncased(text, cache.gazetteer))
        found.sort(key=_START)
    return found


# The first bytes of their letters in UTF-8, and of few others.
_UNCASED_LEADS = bytes([*range(0xD6, 0xDF), 0xE0, 0xE1])


class _Finder:
    """One text on its way to names."""

    def __init__(self, text: str, cache: NameCache, language: str) -> None:
        self.text = mask_apostrophes(text, language)
        self.gazetteer = cache.gazetteer
        # Every German noun has a capital: one by itself says nothing.
        self.capitals_tell = language != "de"
        self.reader = RunReader(self.text, cache, language)
        self.context = ContextClassifier(text, cache.gazetteer)
        self.found: list[NameMention] = []
        self.doubts: list[_Doubt] = []

    def find(self) -> list[NameMention]:
        """The names of the text."""
        headlines = _headlines(self.text)
        read = self.reader.read
        for start, run, opens in find_runs(self.text):
            while headlines and headlines[-1][1] <= start:
                headlines.pop()
            in_headline = headlines and headlines[-1][0] <= start
            names, unsure = read(run, None if in_headline else opens)
            if names:
                self._add_names(names, start)
            for one in unsure:
                self._add_unsure(one, start)
        self._resolve()
        self.found.sort(key=_START)
        return self.found

    def _add_names(self, names: list[NameMention], offset: int) -> None:
        for first, last, written, kind, listed, weak, rule in names:
            start, end = first + offset, last + offset
            name = None
            if rule == "organisation word":
                name = self._numbered(start, end)
            self.found.append(
                name or NameMention(start, end, written, kind, listed, weak, rule)
            )

    def _add_unsure(self, unsure: UnresolvedName, offset: int) -> None:
        words = unsure.words
        unit = None
        if words[-1].kind == "O":
            unit = self._numbered(words[0].start + offset, words[-1].end + offset)
        if unit is None:
            self.doubts.append((offset, unsure))
        else:
            self.found.append(unit)

    def _numbered(self, start: int, end: int) -> NameMention | None:
        place = include_number(self.text, start, end)
        if place == (start, end):
            return None
        written = self.text[slice(*place)]
        return NameMention(*place, written, ActorType.ORGANISATION, rule="unit")

    def _add(self, doubt: _Doubt, kind: NameClass) -> None:
        offset, unsure = doubt
        words = unsure.words
        start, end = words[0].start + offset, words[-1].end + offset
        self.found.append(
            NameMention(start, end, self.text[start:end], kind[0], rule=kind[1])
        )

    def _resolve(self) -> None:
        """Kinds for the names that need the rest of the text to be understood."""
        known = self._known_parts()
        self._note_initials(known)
        seen: dict[str, NameClass] = {}
        pending = []
        for doubt in self.doubts:
            offset, (words, opens, key) = doubt
            kind = known.get(key)
            if kind is None and (self.capitals_tell or words[0].text.isupper()):
                kind = self.context.classify(words, offset, opens=opens)
            if kind is None:
                pending.append(doubt)
            else:
                seen.setdefault(key, kind)
                if kind[0] is ActorType.PERSON and len(words) > 1:
                    for surname in (words[-1].key, *declined_keys(words[-1].key)):
                        seen.setdefault(surname, (kind[0], "surname"))
                self._add(doubt, kind)
        often = Counter([unsure.key for _, unsure in pending if not unsure.opens])
        for doubt in pending:
            unsure = doubt[1]
            kind = seen.get(unsure.key) or self._by_frequency(unsure, often)
            if kind is not None:
                self._add(doubt, kind)

    def _note_initials(self, known: dict[str, NameClass]) -> None:
        """United Nations and UN, both in the text, are one organisation."""
        lone = {one.key for _, one in self.doubts if len(one.words) == 1}
        for _, one in self.doubts:
            if len(one.words) > 1:
                initials = "".join([word.key[:1] for word in one.words])
                if initials in lone and initials not in vocabulary.NO_ACRONYMS:
                    kind = (ActorType.ORGANISATION, "acronym")
                    known[one.key] = known[initials] = kind

    def _by_frequency(
        self, unsure: UnresolvedName, often: Mapping[str, int]
    ) -> NameClass | None:
        """A lone word that keeps its capital within sentences is a name of some kind."""
        key = unsure.key
        if not self.capitals_tell:
            return None
        if len(unsure.words) > 1 or often[key] < 2 or unsure.words[0].kind != "X":
            return None
        if key in self.gazetteer.common_words or len(key) < 4:
            return None
        person = key in self.gazetteer.surnames
        return (ActorType.PERSON if person else ActorType.UNKNOWN), "repeated"

    def _known_parts(self) -> dict[str, NameClass]:
        """What the names already found say of their parts and acronyms."""
        known: dict[str, NameClass] = {}
        for name in self.found:
            if name.weak:
                continue
            written = self.text[name.start : name.end]
            keys, whole = _keys_of(written)
            if not name.listed:
                known.setdefault(whole, (name.type, "seen before"))
            if len(keys) > 1:
                self._note_parts(known, keys, name.type)
            if not self.text.startswith(" (", name.end):
                continue
            acronym = _ACRONYM.match(self.text, name.end, name.end + 14)
            if acronym and name.type is not None:
                key = token_key(acronym[1])
                if key not in vocabulary.NO_ACRONYMS:
                    known[key] = (name.type, "acronym")
        return known

    def _note_parts(
        self, known: dict[str, NameClass], keys: tuple[str, ...], kind: ActorType | None
    ) -> None:
        first = keys[0]
        if kind is ActorType.PERSON:
            last = keys[-2] if keys[-1] in vocabulary.SUFFIXES else keys[-1]
            known[last] = (kind, "surname")
            for case in declined_keys(last):
                known.setdefault(case, (kind, "surname"))
            known.setdefault(first, (kind, "given name alone"))
        elif kind is ActorType.ORGANISATION and len(first) > 3:
            # Maine Central Railroad is not called Maine.
            vague = first in vocabulary.VAGUE or first in self.gazetteer.places
            if not vague and first not in self.gazetteer.meanings:
                known.setdefault(first, (kind, "short form"))


_START = itemgetter(0)


@lru_cache(maxsize=1 << 14)
def _keys_of(written: str) -> tuple[tuple[str, ...], str]:
    keys = tuple(token_key(part) for part in _SEPARATORS.split(written))
    return keys, " ".join(keys)


def _headlines(text: str) -> list[tuple[int, int]]:
    """Where lines stand in which capitals say nothing, the last first."""
    found = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if (
            _SHORTEST_LINE <= end - start <= _LONGEST_LINE
            and line[-1] not in _ENDS
            and _is_title_case(line)
        ):
            found.append((start, end))
        start = end + 1
    return found[::-1]


def _is_title_case(line: str) -> bool:
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 4 and sum(w[0].isupper() for w in words) > 0.8 * len(words)


def _may_be_uncased(text: str) -> bool:
    """Whether a text has a letter of those scripts: ten times as fast as to search."""
    if text.isascii():
        return False
    written = text.encode("utf-8", "surrogatepass")
    return len(written.translate(None, _UNCASED_LEADS)) < len(written)


def _uncased(text: str, gazetteer: Gazetteer) -> Iterator[NameMention]:
    """Listed names in scripts without capitals."""
    words = [
        NameWord(match.start(), match.end(), match[0], token_key(match[0]), "X")
        for match in _UNCASED.finditer(text)
    ]
    matcher = GazetteerMatcher(text, gazetteer)
    place = 0
    while place < len(words):
        match = matcher.longest_match(words[place : place + 8])
        if match is not None:
            yield make_listed_mention(
                words[place : place + match.size], match.meaning, "listed"
            )
        place += match.size if match else 1
