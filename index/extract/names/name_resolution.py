"""Resolves names that a run alone does not decide, with the rest of the text."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from index.article import ActorType
from index.extract.gazetteer import word_classes
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.inflections import related_keys
from index.extract.gazetteer.name_keys import token_key
from index.extract.names.classification import NameClass
from index.extract.names.context_classification import ContextClassifier
from index.extract.names.mentions import NameMention, UnresolvedName

LocatedName = tuple[int, UnresolvedName]
"""An unresolved name, after the offset of its run in the text."""

_ACRONYM = re.compile(r" \(([^\W\d_a-zà-ÿ][\w.&-]{1,9})\)")
_SEPARATORS = re.compile(r"[\s‑-]+")
_GIVEN_NAME = "given name alone"
_MIN_REPEATED = 2
_MIN_REPEATED_LETTERS = 4


class MentionResolver:
    """Classifies unresolved names of one text.

    Args:
        text: the text.
        masked: the text with apostrophes masked, of the same length.
        gazetteer: the known names.
        language: two-letter code of the language, empty if unknown.
    """

    def __init__(
        self, text: str, masked: str, gazetteer: Gazetteer, language: str
    ) -> None:
        self._text = masked
        self._gazetteer = gazetteer
        # German capitalises every noun, so a capital alone does not mark a name.
        self._capitals_mark_names = language != "de"
        self._context = ContextClassifier(text, gazetteer, language)

    def resolve(
        self, mentions: Iterable[NameMention], unresolved: Sequence[LocatedName]
    ) -> list[NameMention]:
        """Finds the names among the unresolved ones.

        Each takes the class of a mention of which it is a part or acronym; else the class
        that its context gives; else the class of the same name elsewhere in the text.

        Args:
            mentions: the mentions found so far.
            unresolved: the unresolved names, in order.
        """
        known = self._classify_parts(mentions)
        _add_acronyms(known, unresolved)
        found: list[NameMention] = []
        seen: dict[str, NameClass] = {}
        pending = []
        for located in unresolved:
            offset, (words, opens, key) = located
            name_class = known.get(key)
            if opens is None:
                if name_class is not None and name_class[1] != _GIVEN_NAME:
                    found.append(self._mention(located, name_class))
                continue
            if name_class is None and self._may_be_name(words[0].text):
                name_class = self._context.classify(words, offset, opens=opens)
            if name_class is None:
                pending.append(located)
                continue
            _note_seen(seen, located[1], name_class)
            found.append(self._mention(located, name_class))
        return found + self._resolve_pending(pending, seen)

    def _may_be_name(self, word: str) -> bool:
        return self._capitals_mark_names or word.isupper()

    def _resolve_pending(
        self, pending: Sequence[LocatedName], seen: Mapping[str, NameClass]
    ) -> list[NameMention]:
        found = []
        counts = Counter([name.key for _, name in pending if not name.opens])
        for located in pending:
            name = located[1]
            name_class = seen.get(name.key) or self._class_by_count(name, counts)
            if name_class is not None:
                found.append(self._mention(located, name_class))
        return found

    def _class_by_count(
        self, name: UnresolvedName, counts: Mapping[str, int]
    ) -> NameClass | None:
        """Classifies a single word that has a capital within several sentences."""
        key = name.key
        if not self._capitals_mark_names:
            return None
        if len(name.words) > 1 or name.words[0].kind != "X":
            return None
        if counts[key] < _MIN_REPEATED or len(key) < _MIN_REPEATED_LETTERS:
            return None
        if key in self._gazetteer.common_words:
            return None
        person = key in self._gazetteer.surnames
        return (ActorType.PERSON if person else ActorType.UNKNOWN), "repeated"

    def _mention(self, located: LocatedName, name_class: NameClass) -> NameMention:
        offset, (words, _, _) = located
        start, end = words[0].start + offset, words[-1].end + offset
        type_, rule = name_class
        return NameMention(start, end, self._text[start:end], type_, rule=rule)

    def _classify_parts(self, mentions: Iterable[NameMention]) -> dict[str, NameClass]:
        """Returns the classes of mentions, of their parts and of their acronyms."""
        known: dict[str, NameClass] = {}
        for mention in mentions:
            if mention.weak:
                continue
            keys, whole = _keys_of(self._text[mention.start : mention.end])
            if not mention.listed:
                known.setdefault(whole, (mention.type, "seen before"))
            if len(keys) > 1:
                self._add_parts(known, keys, mention.type)
            if self._text.startswith(" (", mention.end):
                self._add_acronym(known, mention)
        return known

    def _add_acronym(self, known: dict[str, NameClass], mention: NameMention) -> None:
        acronym = _ACRONYM.match(self._text, mention.end, mention.end + 14)
        if acronym and mention.type is not None:
            key = token_key(acronym[1])
            if key not in word_classes.NO_ACRONYMS:
                known[key] = (mention.type, "acronym")

    def _add_parts(
        self,
        known: dict[str, NameClass],
        keys: tuple[str, ...],
        type_: ActorType | None,
    ) -> None:
        first = keys[0]
        if type_ is ActorType.PERSON:
            last = keys[-2] if keys[-1] in word_classes.NAME_SUFFIXES else keys[-1]
            known[last] = (type_, "surname")
            for case in related_keys(last):
                known.setdefault(case, (type_, "surname"))
            for case in (first, *related_keys(first)):
                known.setdefault(case, (type_, _GIVEN_NAME))
        elif type_ is ActorType.ORGANISATION and len(first) > 3:
            gazetteer = self._gazetteer
            # Maine Central Railroad is not called Maine.
            vague = first in word_classes.VAGUE_FIRST_WORDS or first in gazetteer.places
            if not vague and first not in gazetteer.meanings:
                known.setdefault(first, (type_, "short form"))


def _add_acronyms(
    known: dict[str, NameClass], unresolved: Iterable[LocatedName]
) -> None:
    """Classifies a name whose initials stand alone in the text: both are organisations."""
    single = {
        name.key: name.words[0].text for _, name in unresolved if len(name.words) == 1
    }
    for _, name in unresolved:
        if len(name.words) > 1:
            initials = "".join([word.key[:1] for word in name.words])
            written = single.get(initials, "")
            if (
                written.replace(".", "").isupper()
                and initials not in word_classes.NO_ACRONYMS
            ):
                known[name.key] = known[initials] = (ActorType.ORGANISATION, "acronym")


def _note_seen(
    seen: dict[str, NameClass], name: UnresolvedName, name_class: NameClass
) -> None:
    seen.setdefault(name.key, name_class)
    if name_class[0] is ActorType.PERSON and len(name.words) > 1:
        surname = name.words[-1].key
        for key in (surname, *related_keys(surname)):
            seen.setdefault(key, (name_class[0], "surname"))


@lru_cache(maxsize=1 << 14)
def _keys_of(written: str) -> tuple[tuple[str, ...], str]:
    keys = tuple(token_key(part) for part in _SEPARATORS.split(written))
    return keys, " ".join(keys)
