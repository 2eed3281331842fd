"""What the index knows of words and names: forms, spellings, near misses."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from index import schema
from index.analysis.analyzer import (
    DEFAULT_LANGUAGE,
    STEMMERS,
    find_tokens,
    fold,
    make_term,
)
from index.analysis.languages import language_code
from index.analysis.name_terms import fold_name
from index.analysis.stop_words import is_stop_word
from index.derived.aliases import Aliases
from index.derived.linked_names import LinkedNames
from search.executor.vocabulary import Vocabulary
from search.query.tree import NameField
from search.query_errors import NoSuchNameError
from search.rewrite.actor_names import ActorNames

MAX_EXPANSIONS = 1_000
"""How many different words a prefix or a wildcard may stand for."""

# There are not so many stop words near any word.
_MOST_STOP_WORDS = 10
# Shorter words are as near to any other.
_SHORTEST_ALIKE = 3
_MOST_LISTED = 8
_MOST_KNOWN = 1_024
_LISTS = {
    NameField.OUTLET: "--facet outlet",
    NameField.ACTOR: "actors",
    NameField.LANGUAGE: "--facet language",
}
_FIELD_OF = {
    NameField.OUTLET: schema.OUTLET,
    NameField.ACTOR: schema.ACTORS,
    NameField.LANGUAGE: schema.LANGUAGE,
}


class TermResolver:
    """The words and names of one index, for questions to be read by.

    Attributes:
        names: the names of actors.
    """

    def __init__(
        self, vocabulary: Vocabulary, aliases: Aliases, linked: LinkedNames
    ) -> None:
        self._vocabulary = vocabulary
        self._readings: dict[str, tuple[tuple[str, ...], ...]] = {}
        self.names = ActorNames(vocabulary, aliases, linked)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the articles that have a stemmer, English always."""
        found = self._vocabulary.terms(schema.LANGUAGE)
        return tuple(sorted({*found, DEFAULT_LANGUAGE} & STEMMERS.keys()))

    def term_sequences(self, text: str) -> tuple[tuple[str, ...], ...]:
        """The terms a text can read as, one reading for each language that differs."""
        readings = self._readings.get(text)
        if readings is None:
            if len(self._readings) >= _MOST_KNOWN:
                self._readings.clear()
            # Of each word of a question this is asked several times.
            readings = self._readings[text] = self._read(text)
        return readings

    def _read(self, text: str) -> tuple[tuple[str, ...], ...]:
        words = [text[start:end] for start, end in find_tokens(text)]
        readings = (
            tuple(filter(None, [make_term(word, language) for word in words]))
            for language in self.languages
        )
        found = tuple(dict.fromkeys(filter(None, readings)))
        if any(len(reading) != 1 for reading in found):
            return found
        # A form that texts have is read as there: what other languages would make of
        # it is mostly another word.
        form = fold(text)
        return tuple(r for r in found if form in self.forms_of(r[0])) or found

    def document_frequency(self, term: str) -> int:
        """How many articles have the term in title or body, about."""
        count = self._vocabulary.count
        return max(count(schema.TITLE, term), count(schema.BODY, term))

    def body_frequency(self, term: str) -> int:
        """How many articles have the term in their body, about."""
        return self._vocabulary.count(schema.BODY, term)

    def forms_of(self, term: str) -> frozenset[str]:
        """The folded words that articles have the term as."""
        return self._vocabulary.forms_of(term)

    def forms_with_prefix(self, prefix: str) -> list[tuple[str, str]]:
        """The folded words that begin so, each with its term.

        Of more than MAX_EXPANSIONS these and one.
        """
        return self._vocabulary.forms_with_prefix(prefix, MAX_EXPANSIONS + 1)

    def forms_matching(self, pattern: str) -> list[tuple[str, str]]:
        """The folded words of this shape (`?` one letter, `*` any), with their terms.

        Of more than MAX_EXPANSIONS these and one.
        """
        return self._vocabulary.forms_like(pattern, MAX_EXPANSIONS + 1)

    def forms_between(
        self, first: str | None, last: str | None
    ) -> Iterator[tuple[str, str]]:
        """The folded words from one to another in the order of their letters."""
        low, high = fold(first or ""), fold(last) if last else None
        return self._vocabulary.forms_between(low, high)

    def forms_near(self, word: str, edits: int) -> Iterator[tuple[str, str]]:
        """The folded words within so many edits of a word, with their terms."""
        near = self._vocabulary.forms_near(fold(word), edits)
        return ((form, term) for form, term, _ in near)

    def suggest_spellings(self, word: str, count: int = 3) -> tuple[str, ...]:
        """The words of the index most like one it lacks, the commonest first.

        None is a stop word: a question would lose it again, and nobody looks for it alone.
        """
        word = fold(word)
        if len(word) < _SHORTEST_ALIKE:
            return ()
        edits = 1 if len(word) < 6 else 2
        near = self._vocabulary.words_near(word, count + _MOST_STOP_WORDS, edits)
        telling = (one for one in near if not self._is_stop_word(one))
        return tuple(islice(telling, count))

    def _is_stop_word(self, word: str) -> bool:
        return any(is_stop_word(word, language) for language in self.languages)

    def resolve_name(self, field: NameField, name: str) -> tuple[str, ...]:
        """The names in the index that a name as typed means.

        Raises:
            NoSuchNameError: there is none; says the nearest.
        """
        if field is NameField.ACTOR:
            found = self.names.resolve(name) or _each_once(
                map(self.names.one_of, _matching(name, self._folded(schema.ACTORS)))
            )
        elif field is NameField.LANGUAGE:
            code = language_code(fold(name))
            found = tuple(c for c in self._terms(schema.LANGUAGE) if c == code)
        else:
            found = _matching(name, self._outlets)
        if not found:
            raise NoSuchNameError(self._no_such(field, name))
        return found

    def _no_such(self, field: NameField, name: str) -> str:
        known = list(self._terms(_FIELD_OF[field]))
        near = _nearest_names(name, known)
        problem = f"no {field} {name!r} in the index"
        if near:
            return f"{problem}; did you mean {' or '.join(map(repr, near))}?"
        if not known:
            return f"{problem}: no article states its {field}"
        if len(known) > _MOST_LISTED:
            return f"{problem}; to list them: corpus-search {_LISTS[field]}"
        return f"{problem}; it has {', '.join(known)}"

    @cached_property
    def _outlets(self) -> Sequence[tuple[str, str]]:
        return list(self._folded(schema.OUTLET))

    def _folded(self, field: str) -> Iterator[tuple[str, str]]:
        return ((fold_name(name), name) for name in self._terms(field))

    def _terms(self, field: str) -> Iterator[str]:
        return self._vocabulary.terms(field)


def _matching(name: str, folded: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The names equal to this one once folded; else those that hold all its words."""
    wanted, known = fold_name(name), list(folded)
    if same := tuple([one for other, one in known if other == wanted]):
        return same
    words = set(wanted.split())
    return tuple(one for other, one in known if words and words <= set(other.split()))


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _nearest_names(name: str, known: list[str]) -> list[str]:
    # Only an error needs it.
    from difflib import get_close_matches

    folded: dict[str, str] = {}
    for one in known:
        for key in (fold_name(one), *fold_name(one).split()):
            if len(key) >= _SHORTEST_ALIKE:
                folded.setdefault(key, one)
    near = get_close_matches(fold_name(name), folded, n=3, cutoff=0.6)
    return list(dict.fromkeys(folded[key] for key in near))
