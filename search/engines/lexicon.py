"""What the index knows of words and names: forms, spellings, near misses."""

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from index import schema
from index.analysis import STEMMERS, analyse, fold
from index.names import WHOLE, WORD, fold_name
from index.schema import SEPARATOR
from search.errors import NoSuchNameError
from search.query.tree import NameField

MOST_FORMS = 1_000
"""How many different words a prefix or a wildcard may stand for."""

_FIELD_OF = {
    NameField.OUTLET: schema.OUTLET,
    NameField.ACTOR: schema.ACTORS,
    NameField.LANGUAGE: schema.LANGUAGE,
}
LANGUAGES = {
    "arabic": "ar", "chinese": "zh", "czech": "cs", "danish": "da", "dutch": "nl",
    "english": "en", "finnish": "fi", "french": "fr", "german": "de", "greek": "el",
    "hebrew": "he", "hindi": "hi", "hungarian": "hu", "italian": "it",
    "japanese": "ja", "korean": "ko", "norwegian": "no", "persian": "fa",
    "polish": "pl", "portuguese": "pt", "romanian": "ro", "russian": "ru",
    "serbian": "sr", "spanish": "es", "swedish": "sv", "turkish": "tr",
    "ukrainian": "uk",
}  # fmt: skip


class Lexicon:
    """The words and names of one index, read through a Whoosh reader."""

    def __init__(self, reader: Any) -> None:  # noqa: ANN401  (Whoosh has no type hints)
        self._reader = reader

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the articles that have a stemmer, English always."""
        found = set(self._terms(schema.LANGUAGE)) & STEMMERS.keys()
        return tuple(sorted(found | {"en"}))

    def readings(self, text: str) -> tuple[tuple[str, ...], ...]:
        """The terms a text can read as, one reading for each language that differs."""
        readings = (
            tuple(token.term for token in analyse(text, language))
            for language in self.languages
        )
        return tuple(dict.fromkeys(filter(None, readings)))

    def occurs(self, term: str) -> int:
        """How many articles have the term in title or body, about."""
        return max(
            int(self._reader.doc_frequency(field, term))
            for field in (schema.TITLE, schema.BODY)
        )

    def forms_with_prefix(self, prefix: str) -> Iterator[tuple[str, str]]:
        """The folded words that begin so, each with its term."""
        for raw in self._reader.expand_prefix(schema.FORMS, prefix):
            form, term = _text(raw).split(SEPARATOR)
            yield form, term

    def forms_like(self, pattern: str) -> Iterator[tuple[str, str]]:
        """The folded words of this shape (`?` one letter, `*` any), with their terms."""
        literal = re.match(r"[^*?]*", pattern)
        shape = re.compile(
            "".join({"*": ".*", "?": "."}.get(c, re.escape(c)) for c in pattern)
        )
        pairs = self.forms_with_prefix(literal.group() if literal else "")
        return (pair for pair in pairs if shape.fullmatch(pair[0]))

    def forms_between(
        self, first: str | None, last: str | None
    ) -> Iterator[tuple[str, str]]:
        """The folded words from one to another in the order of their letters."""
        low, high = fold(first or ""), fold(last) if last else None
        for form, term in self.forms_with_prefix(""):
            if form >= low and (high is None or form <= high):
                yield form, term

    def forms_near(self, word: str, edits: int) -> Iterator[tuple[str, str]]:
        """The folded words within so many edits of a word, with their terms."""
        word = fold(word)
        return (
            (form, term)
            for form, term in self.forms_with_prefix("")
            if _within_edits(word, form, edits)
        )

    def nearest_words(self, word: str, count: int = 3) -> tuple[str, ...]:
        """The words of the index most like one it lacks, the commonest first."""
        word = fold(word)
        edits = 1 if len(word) < 6 else 2
        near = sorted(
            dict(self.forms_near(word, edits)).items(),
            key=lambda pair: (_edits(word, pair[0]), -self.occurs(pair[1])),
        )
        return tuple(form for form, _ in near[:count])

    def resolve(self, field: NameField, name: str) -> tuple[str, ...]:
        """The names in the index that a name as typed means.

        Raises:
            NoSuchNameError: there is none; says the nearest.
        """
        if field is NameField.ACTOR:
            found = self._actors(name)
        elif field is NameField.LANGUAGE:
            code = LANGUAGES.get(fold(name), fold(name))
            found = tuple(c for c in self._terms(schema.LANGUAGE) if c == code)
        else:
            found = _matching(name, self._terms(schema.OUTLET))
        if not found:
            raise NoSuchNameError(self._no_such(field, name))
        return found

    def _actors(self, name: str) -> tuple[str, ...]:
        folded = fold_name(name)
        for rank in (WHOLE, WORD):
            prefix = SEPARATOR.join((folded, rank, ""))
            terms = map(_text, self._reader.expand_prefix(schema.ACTOR_NAMES, prefix))
            found = tuple(term.rsplit(SEPARATOR, 1)[1] for term in terms)
            if found:
                return found
        return _matching(name, self._terms(schema.ACTORS))

    def _no_such(self, field: NameField, name: str) -> str:
        known = list(self._terms(_FIELD_OF[field]))
        near = _nearest_names(name, known)
        problem = f"no {field} {name!r} in the index"
        if near:
            return f"{problem}; did you mean {' or '.join(map(repr, near))}?"
        if not known:
            return f"{problem}: no article states its {field}"
        shown = ", ".join(known[:5]) + (", …" if len(known) > 5 else "")
        return f"{problem}; it has {shown}"

    def _terms(self, field: str) -> Iterator[str]:
        return map(_text, self._reader.lexicon(field))


def _text(term: bytes | str) -> str:
    return term.decode("utf-8") if isinstance(term, bytes) else term


def _matching(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """The names equal to this one once folded; else those that hold all its words."""
    wanted = fold_name(name)
    folded = [(fold_name(one), one) for one in known]
    if same := tuple(one for other, one in folded if other == wanted):
        return same
    words = set(wanted.split())
    return tuple(one for other, one in folded if words and words <= set(other.split()))


def _nearest_names(name: str, known: list[str]) -> list[str]:
    folded: dict[str, str] = {}
    for one in known:
        for key in (fold_name(one), *fold_name(one).split()):
            folded.setdefault(key, one)
    near = get_close_matches(fold_name(name), folded, n=3, cutoff=0.6)
    return list(dict.fromkeys(folded[key] for key in near))


def _within_edits(word: str, other: str, edits: int) -> bool:
    return abs(len(word) - len(other)) <= edits and _edits(word, other) <= edits


def _edits(word: str, other: str) -> int:
    """Insertions, deletions, changes and swaps of neighbours from one to the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(word, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and word[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
