"""Finds the indexed outlets, actors, authors and languages that a typed name means."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from index import schema
from index.analysis.analyzer import fold
from index.analysis.languages import language_code
from index.analysis.name_terms import (
    MIN_WORD_CHARACTERS,
    NAME_WORD,
    WHOLE_NAME,
    fold_name,
)
from index.schema import SEPARATOR
from search.query.tree import NameField
from search.query_errors import NoSuchNameError
from search.rewrite.actor_names import ActorNames

if TYPE_CHECKING:
    from search.executor.protocols import SearchVocabulary

_MIN_SIMILAR_CHARACTERS = 3
"""A shorter name is near to any other."""
_MAX_NAMES_LISTED = 8
_MAX_NAMES_COMPARED = 1_000
_LISTING_OPTIONS = {
    NameField.OUTLET: "--facet outlet",
    NameField.ACTOR: "actors",
    NameField.AUTHOR: "--facet author",
    NameField.LANGUAGE: "--facet language",
}
_TERM_FIELDS = {
    NameField.ACTOR: schema.ACTOR_NAMES,
    NameField.AUTHOR: schema.AUTHOR_NAMES,
}
"""The fields with terms for the names and their words, where there may be very many."""
_INDEX_FIELDS = {
    NameField.OUTLET: schema.OUTLET,
    NameField.ACTOR: schema.ACTORS,
    NameField.AUTHOR: schema.AUTHORS,
    NameField.LANGUAGE: schema.LANGUAGE,
}


class NameResolver:
    """Resolves typed names against one index; case, accents and scripts do not matter."""

    def __init__(self, vocabulary: "SearchVocabulary", actors: ActorNames) -> None:
        self._vocabulary = vocabulary
        self._actors = actors

    def resolve(self, field: NameField, name: str) -> tuple[str, ...]:
        """Finds the indexed names that a typed name means.

        Raises:
            NoSuchNameError: there is none; the message suggests the nearest.
        """
        if field is NameField.ACTOR:
            found = self._actors.resolve(name) or self._find_actors(name)
        elif field is NameField.AUTHOR:
            found = self._find_authors(fold_name(name))
        elif field is NameField.LANGUAGE:
            code = language_code(fold(name))
            known = self._vocabulary.terms(schema.LANGUAGE)
            found = tuple(one for one in known if one == code)
        else:
            found = _matching_names(name, self._outlets)
        if not found:
            raise NoSuchNameError(self._explain_unknown(field, name))
        return found

    def find_same(self, field: NameField, name: str) -> str | None:
        """Finds an indexed name that is equal to a typed one but for case and accents."""
        wanted = fold_name(name)
        if field in _TERM_FIELDS:
            known = self._list_names(field, wanted, WHOLE_NAME)
        else:
            known = tuple(self._vocabulary.terms(_INDEX_FIELDS[field]))
        return next((one for one in known if fold_name(one) == wanted), None)

    def _find_actors(self, name: str) -> tuple[str, ...]:
        """Finds the actors whose names have all the words of this one."""
        word = max(fold_name(name).split(), key=len, default="")
        if len(word) < MIN_WORD_CHARACTERS:
            known = tuple(self._vocabulary.terms(schema.ACTORS))
        else:
            known = self._list_by_word(NameField.ACTOR, word)
        found = _matching_names(name, ((fold_name(one), one) for one in known))
        return tuple(dict.fromkeys(map(self._actors.canonical_name, found)))

    def _find_authors(self, folded: str) -> tuple[str, ...]:
        """Finds the authors with this name; of several words, else those with each word."""
        whole = self._list_names(NameField.AUTHOR, folded, WHOLE_NAME)
        words = folded.split()
        if not words or (whole and len(words) > 1):
            return whole
        first, *others = (self._list_by_word(NameField.AUTHOR, word) for word in words)
        return tuple(
            name for name in first if all(name in some for some in map(set, others))
        )

    def _list_by_word(self, field: NameField, word: str) -> tuple[str, ...]:
        """Lists the names that are a word, or have it."""
        return (
            *self._list_names(field, word, WHOLE_NAME),
            *self._list_names(field, word, NAME_WORD),
        )

    def _list_names(self, field: NameField, folded: str, kind: str) -> tuple[str, ...]:
        prefix = SEPARATOR.join((folded, kind, ""))
        terms = self._vocabulary.terms(_TERM_FIELDS[field], prefix)
        return tuple(term.rpartition(SEPARATOR)[2] for term in terms)

    def _known_names(self, field: NameField, name: str) -> list[str]:
        """Lists the names that one may have been meant as; of very many, those near it."""
        known = self._vocabulary.terms(_INDEX_FIELDS[field])
        if field not in _TERM_FIELDS:
            return list(known)
        listed = list(islice(known, _MAX_NAMES_COMPARED + 1))
        few = len(listed) <= _MAX_NAMES_COMPARED
        return listed if few else self._names_near(_TERM_FIELDS[field], name)

    def _names_near(self, term_field: str, name: str) -> list[str]:
        """Lists names of which a word begins as a word of this one does."""
        beginnings = {
            word[:_MIN_SIMILAR_CHARACTERS]
            for word in fold_name(name).split()
            if len(word) >= _MIN_SIMILAR_CHARACTERS
        }
        near = (
            term.rpartition(SEPARATOR)[2]
            for beginning in sorted(beginnings)
            for term in islice(
                self._vocabulary.terms(term_field, beginning),
                _MAX_NAMES_COMPARED // len(beginnings),
            )
        )
        return list(dict.fromkeys(near))

    def _explain_unknown(self, field: NameField, name: str) -> str:
        near = _nearest_names(name, self._known_names(field, name))
        problem = f"no {field} {name!r} in the index"
        if near:
            return f"{problem}; did you mean {' or '.join(map(repr, near))}?"
        terms = self._vocabulary.terms(_INDEX_FIELDS[field])
        listed = list(islice(terms, _MAX_NAMES_LISTED + 1))
        if not listed:
            return f"{problem}: no article states its {field}"
        if len(listed) > _MAX_NAMES_LISTED:
            return f"{problem}; to list them: corpus-search {_LISTING_OPTIONS[field]}"
        return f"{problem}; it has {', '.join(listed)}"

    @cached_property
    def _outlets(self) -> Sequence[tuple[str, str]]:
        return list(self._folded_names(schema.OUTLET))

    def _folded_names(self, field: str) -> Iterator[tuple[str, str]]:
        return ((fold_name(name), name) for name in self._vocabulary.terms(field))


def _matching_names(name: str, folded: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Finds the names equal to this one once folded; else those with all its words."""
    wanted, known = fold_name(name), list(folded)
    if same := tuple([one for other, one in known if other == wanted]):
        return same
    words = set(wanted.split())
    return tuple(one for other, one in known if words and words <= set(other.split()))


def _nearest_names(name: str, known: list[str]) -> list[str]:
    # Only an error needs it.
    from difflib import get_close_matches

    folded: dict[str, str] = {}
    whole = [(fold_name(one), one) for one in known]
    words = [(word, one) for key, one in whole for word in key.split()]
    for key, one in (*whole, *words):  # a name comes before one that has it as a word
        if len(key) >= _MIN_SIMILAR_CHARACTERS:
            folded.setdefault(key, one)
    near = get_close_matches(fold_name(name), folded, n=3, cutoff=0.6)
    return list(dict.fromkeys(folded[key] for key in near))
