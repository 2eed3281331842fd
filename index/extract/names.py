"""Names in a running text: who and what they are, known or not."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from index.article import ActorType
from index.extract import name_words as vocabulary
from index.extract.gazetteer import Gazetteer, Meaning
from index.extract.runs import Run, Word, find_runs
from index.extract.tokens import token_key

_TITLE_CASE_RUN = 8
_LOWER_WORD = re.compile(r"(?<![\w'’-])[a-zà-öø-ÿ]{3,}")
_PRECEDING = re.compile(r"([\w’']+)\s*$")
_FOLLOWING = re.compile(r",?\s+(?:also\s+|has\s+|had\s+|then\s+)?([a-z]+)")
_AGE = re.compile(r", (?:\d{2}|aged? \d\d)[,)\s]| \(\d\d\)")
_COMMA_PLACE = re.compile(r", ([A-ZÀ-Þ][\w.]*(?: [A-ZÀ-Þ]\w+)?)")
# Short lines that do not end as sentences do.
_LINE = re.compile(r"^[^\n]{20,160}(?<![.!?\"”’»,;])$", re.MULTILINE)
_UNCASED = re.compile(
    "[\u0590-\u07bf\u0900-\u0dff\u10a0-\u10ff]{2,}(?:[-‑][\u0590-\u07bf]+)*"
)


class Name(NamedTuple):
    """A stretch of the text that names someone or some place.

    Attributes:
        start: where it begins.
        end: where it ends.
        name: the canonical name where known, else as written.
        type: the type of actor, None for a place.
        listed: whether the gazetteer knows it.
        weak: whether it is a demonym or a seat of government.
        rule: what found it.
    """

    start: int
    end: int
    name: str
    type: ActorType | None
    listed: bool
    weak: bool
    rule: str


def find_names(text: str, names: Gazetteer) -> list[Name]:
    """The names in a text, in order, never overlapping."""
    found = _Finder(text, names).find()
    if _UNCASED.search(text):
        found.extend(_uncased(text, names))
        found.sort()
    return found


@dataclass(slots=True)
class _Finder:
    """One text on its way to names."""

    text: str
    names: Gazetteer
    found: list[Name] = field(default_factory=list)
    unsure: list[tuple[Run, list[Word]]] = field(default_factory=list)
    small: frozenset[str] = frozenset()

    def find(self) -> list[Name]:
        self.small = frozenset(_LOWER_WORD.findall(self.text))
        headlines = self._title_case_lines()
        for run in find_runs(self.text):
            start = run.words[0].start
            while headlines and headlines[0][1] <= start:
                headlines.pop(0)
            in_headline = bool(headlines) and headlines[0][0] <= start
            if in_headline or self._is_too_long(run):
                self._listed_only(run.words)
            else:
                self._read_run(run)
        self._resolve()
        self.found.sort()
        return self.found

    def _is_too_long(self, run: Run) -> bool:
        return len(run.words) >= _TITLE_CASE_RUN and not any(
            word.kind == "c" for word in run.words
        )

    # --- a run into sections -------------------------------------------------

    def _read_run(self, run: Run) -> None:
        words = self._trimmed(run)
        titled = False
        while words:
            if words[0].kind == "c":
                words = words[1:]
                continue
            meaning, size = self._listed(words)
            if meaning is not None and not self._outgrown(words, size, meaning):
                self._add_listed(words[:size], meaning)
                words, titled = words[size:], False
                continue
            taken = _title_length(words)
            if taken:
                words, titled = words[taken:], True
                continue
            size = self._section_length(words)
            self._read_section(words[:size], run, titled=titled)
            words, titled = words[size:], False

    def _trimmed(self, run: Run) -> list[Word]:
        words = run.words
        first = 0
        while first < len(words) and self._is_common(words, first, opens=run.opens):
            first += 1
        return words[first:]

    def _is_common(self, words: list[Word], place: int, *, opens: bool) -> bool:
        word = words[place]
        if word.kind == "c":
            return True
        if word.text.isupper() and len(word.text) > 1:
            return False
        if word.key in vocabulary.STARTERS:
            known = opens or word.key in vocabulary.DETERMINERS
            return known and self._listed(words[place:])[1] < 2
        # At the head of a sentence any word has a capital: small elsewhere, it is common.
        return (
            opens
            and place == 0
            and word.kind in "X-"
            and word.key in self.small
            and word.key not in self.names.longest
        )

    def _listed(self, words: list[Word]) -> tuple[Meaning | None, int]:
        longest = self.names.longest.get(words[0].key, 0)
        for size in range(min(longest, len(words)), 0, -1):
            key = words[0].key
            if size > 1:
                key = " ".join(word.key for word in words[:size])
            for meaning in self.names.meanings.get(key, ()):
                if self._means(meaning, words[0], size):
                    return meaning, size
        return None, 0

    def _means(self, meaning: Meaning, word: Word, size: int) -> bool:
        if meaning.capitals and size == 1 and not word.text.replace(".", "").isupper():
            return False
        return not meaning.needs or self._has_any(meaning.needs)

    def _has_any(self, needed: Iterable[str]) -> bool:
        folded = self.text.casefold()
        return any(word in folded for word in needed)

    def _outgrown(self, words: list[Word], size: int, meaning: Meaning) -> bool:
        """Whether a listed name is but the beginning of a longer, unlisted one."""
        rest = words[size : self._section_length(words)]
        if not rest:
            return False
        if any(word.kind == "O" for word in rest) and rest[0].kind != "c":
            return not any(word.kind == "T" for word in rest)
        if meaning.type is ActorType.PERSON:
            return rest[0].kind == "X" and size == 1
        return rest[-1].kind in "LE" and rest[0].kind != "c" and size == 1

    def _section_length(self, words: list[Word]) -> int:
        """How many words belong together before a title, or a needless "of" or "and"."""
        for place in range(1, len(words)):
            word = words[place]
            if word.kind == "c" and not self._joins(words, place):
                return place
            if (
                word.kind == "T"
                and place + 1 < len(words)
                and words[place - 1].kind != "c"
            ):
                return self._before_parts(words, place)
        return len(words)

    def _before_parts(self, words: list[Word], place: int) -> int:
        first = place
        while first > 1 and words[first - 1].key in vocabulary.TITLE_PARTS:
            first -= 1
        return first

    def _joins(self, words: list[Word], place: int) -> bool:
        """Whether a small word stands within a name, as in Bank of England."""
        key = words[place].key
        left, right = words[:place], words[place + 1 :]
        if words[place - 1].kind == "c":
            return True
        if words[place].text == "&":
            return True
        if key in {"of", "for"}:
            return self._of_joins(left, right)
        if key == "and":
            return self._and_joins(left, right)
        return key in vocabulary.NAME_PARTICLES

    def _of_joins(self, left: list[Word], right: list[Word]) -> bool:
        if not any(word.key in vocabulary.ORG_HEADS for word in left):
            return False
        right = right[right[0].key == "the" :]
        meaning, size = self._listed(right) if right else (None, 0)
        # The cabinet of the Government of National Accord is not one name.
        return meaning is None or size < 2 or meaning.type is ActorType.STATE

    def _and_joins(self, left: list[Word], right: list[Word]) -> bool:
        if self._listed(right)[0] is not None or right[0].key in self.names.places:
            return False
        if any(word.kind == "c" for word in left):
            return right[0].kind == "X" and left[0].key in vocabulary.ORG_HEADS
        if len(left) > 2 or left[-1].kind != "X" or self._listed(left)[0] is not None:
            return False
        if left[0].key in self.names.given_names or left[0].key in self.names.places:
            return False
        return (
            len(right) >= 2
            and right[0].kind == "X"
            and right[-1].kind == "O"
            and right[0].key not in self.names.given_names
        )

    # --- a section into a name ------------------------------------------------

    def _add_listed(self, words: list[Word], meaning: Meaning) -> None:
        rule = "listed"
        if meaning.weak:
            demonym = " ".join(word.key for word in words) in self.names.demonyms
            rule = "demonym" if demonym else "seat"
        self.found.append(
            Name(
                words[0].start,
                words[-1].end,
                meaning.name,
                meaning.type,
                listed=True,
                weak=meaning.weak,
                rule=rule,
            )
        )

    def _listed_only(self, words: list[Word]) -> None:
        while words:
            meaning, size = self._listed(words)
            if meaning is not None:
                self._add_listed(words[:size], meaning)
            words = words[max(size, 1) :]

    def _read_section(self, words: list[Word], run: Run, *, titled: bool) -> None:
        words = _without_edges(words)
        if not words:
            return
        kind, rule = self._classify(words, run, titled=titled)
        if rule == "unsure":
            self.unsure.append((run, words))
        elif rule:
            self._add(words, kind, rule)

    def _add(self, words: list[Word], kind: ActorType | None, rule: str) -> None:
        start, end = words[0].start, words[-1].end
        name = " ".join(self.text[start:end].split())
        self.found.append(
            Name(start, end, name, kind, listed=False, weak=False, rule=rule)
        )

    def _title_case_lines(self) -> list[tuple[int, int]]:
        """Where headlines stand, in which capitals say nothing."""
        return [
            match.span()
            for match in _LINE.finditer(self.text)
            if _is_title_case(match[0])
        ]

    def _classify(
        self, words: list[Word], run: Run, *, titled: bool
    ) -> tuple[ActorType | None, str]:
        last = words[-1]
        if len(words) > 1 or last.key in vocabulary.ORG_ALONE:
            found = self._by_words(words)
            if found is not None:
                return found
        if self._is_place(words) and not titled:
            return None, "place"
        if titled and words[0].kind in "X":
            return ActorType.PERSON, "title"
        if len(words) == 1:
            return self._single(words[0], run)
        if self._reads_as_person(words):
            return ActorType.PERSON, "given name"
        return None, "unsure"

    def _by_words(self, words: list[Word]) -> tuple[ActorType | None, str] | None:
        """What the common words in a name tell: Bank, River, Conference."""
        last = words[-1]
        heads = any(
            word.key in vocabulary.ORG_HEADS and words[n + 1].key in {"of", "for"}
            for n, word in enumerate(words[:-1])
        )
        if last.kind == "O" or heads or last.key in vocabulary.ORG_ALONE:
            return ActorType.ORGANISATION, "organisation word"
        if any(word.text == "&" for word in words):
            return ActorType.ORGANISATION, "organisation word"
        if last.kind == "L" or words[0].key in vocabulary.PLACE_HEADS:
            return None, "place word"
        if last.kind == "E":
            return None, ""
        return None if last.kind != "-" else (None, "")

    def _is_place(self, words: list[Word]) -> bool:
        key = " ".join(word.key for word in words)
        return key in self.names.places

    def _single(self, word: Word, run: Run) -> tuple[ActorType | None, str]:
        if (
            word.kind in "TLE-c"
            or word.key in vocabulary.TITLE_PARTS
            or len(word.key) < 2
        ):
            return None, ""
        if word.kind == "O":
            return None, ""
        return None, "unsure"

    def _reads_as_person(self, words: list[Word]) -> bool:
        if len(words) > 5 or any(word.kind in "OLE" for word in words):
            return False
        first = words[0]
        if first.key in self.names.given_names:
            return True
        if len(first.text) == 2 and first.text[1] == ".":
            return True
        if any(word.kind == "c" for word in words[1:]):
            return any(
                word.key in {"bin", "ibn", "al", "el", "von", "van", "abu"}
                for word in words
            )
        return (
            words[-1].text[:3].lower() in {"al-", "el-"}
            or words[-1].key in self.names.surnames
        )

    # --- what the rest of the text says ----------------------------------------

    def _resolve(self) -> None:
        """Types for the names that need the rest of the text to be understood."""
        known = self._known_parts()
        acronyms = _acronyms(self.text, self.found)
        seen: dict[str, tuple[ActorType | None, str]] = {}
        pending = []
        for run, words in self.unsure:
            key = " ".join(word.key for word in words)
            kind_rule = (
                known.get(key) or acronyms.get(key) or self._by_context(run, words)
            )
            if kind_rule is not None:
                seen.setdefault(key, kind_rule)
                self._add(words, *kind_rule)
            else:
                pending.append((words, key))
        for words, key in pending:
            if key in seen:
                self._add(words, *seen[key])

    def _known_parts(self) -> dict[str, tuple[ActorType | None, str]]:
        known: dict[str, tuple[ActorType | None, str]] = {}
        for name in self.found:
            if name.weak:
                continue
            keys = [
                token_key(part)
                for part in re.split(r"[\s-]+", self.text[name.start : name.end])
            ]
            known.setdefault(" ".join(keys), (name.type, "seen before"))
            if name.type is ActorType.PERSON and len(keys) > 1:
                known[keys[-1]] = (ActorType.PERSON, "surname")
                known.setdefault(keys[0], (ActorType.PERSON, "given name alone"))
            elif name.type is ActorType.ORGANISATION and len(keys) > 1:
                if keys[0] not in vocabulary.VAGUE and len(keys[0]) > 3:
                    known.setdefault(keys[0], (ActorType.ORGANISATION, "short form"))
        return known

    def _by_context(
        self, run: Run, words: list[Word]
    ) -> tuple[ActorType | None, str] | None:
        start, end = words[0].start, words[-1].end
        before = _PRECEDING.search(self.text, max(0, start - 14), start)
        after = _FOLLOWING.match(self.text, end, end + 30)
        previous = before[1].lower() if before else ""
        if _is_acronym(words):
            return ActorType.ORGANISATION, "capitals"
        if _AGE.match(self.text, end, end + 12):
            return ActorType.PERSON, "age"
        if after and after[1] in vocabulary.SAID and previous not in {"in", "the"}:
            return ActorType.PERSON, "verb"
        if previous in {"in", "near", "outside", "around"}:
            return None, "preposition"
        comma = _COMMA_PLACE.match(self.text, end, end + 30)
        if comma and self._is_region(comma[1]):
            return None, "before a place"
        if previous == "the" and len(words) > 1:
            return ActorType.ORGANISATION, "the"
        if 2 <= len(words) <= 3 and all(word.kind == "X" for word in words):
            return ActorType.PERSON, "two words"
        return None

    def _is_region(self, name: str) -> bool:
        key = " ".join(token_key(part) for part in name.split())
        meanings = self.names.meanings.get(key, ())
        return key in self.names.places or any(
            meaning.type is ActorType.STATE and not meaning.weak for meaning in meanings
        )


def _is_title_case(line: str) -> bool:
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 4 and sum(word[0].isupper() for word in words) > 0.8 * len(
        words
    )


def _title_length(words: list[Word]) -> int:
    """How many words of office stand before a name; none where no name follows."""
    place = 0
    seen = False
    while place < len(words) and (
        words[place].kind == "T" or words[place].key in vocabulary.TITLE_PARTS
    ):
        seen = seen or words[place].kind == "T"
        place += 1
    if not seen:
        return 0
    # Secretary of State, Director of National Intelligence
    if place + 1 < len(words) and words[place].key == "of":
        place += 2
        while place < len(words) and words[place].key in {
            "state",
            "staff",
            "defense",
            "defence",
            "commerce",
            "intelligence",
            "the",
        }:
            place += 1
    return place


def _without_edges(words: list[Word]) -> list[Word]:
    first, last = 0, len(words)
    while first < last and words[first].kind in "c-":
        first += 1
    while last > first and words[last - 1].kind in "c-":
        last -= 1
    return words[first:last]


def _is_acronym(words: list[Word]) -> bool:
    if len(words) > 1:
        return False
    text = words[0].text.replace(".", "")
    return 2 <= len(text) <= 6 and text.isupper() and text.isalpha()


def _acronyms(text: str, found: list[Name]) -> dict[str, tuple[ActorType | None, str]]:
    """What "Government of National Accord (GNA)" says of GNA."""
    known: dict[str, tuple[ActorType | None, str]] = {}
    for name in found:
        if text[name.end : name.end + 2] == " (":
            match = re.match(
                r" \(([A-ZА-Я][\w.&-]{1,9})\)", text[name.end : name.end + 14]
            )
            if match:
                known[token_key(match[1])] = (name.type, "acronym")
    return known


def _uncased(text: str, names: Gazetteer) -> Iterator[Name]:
    """Listed names in scripts without capitals."""
    words = [
        Word(match.start(), match.end(), match[0], token_key(match[0]), "X")
        for match in _UNCASED.finditer(text)
    ]
    finder = _Finder(text, names)
    place = 0
    while place < len(words):
        meaning, size = finder._listed(words[place : place + 8])
        if meaning is not None:
            first, last = words[place], words[place + size - 1]
            yield Name(
                first.start,
                last.end,
                meaning.name,
                meaning.type,
                listed=True,
                weak=meaning.weak,
                rule="listed",
            )
        place += max(size, 1)
