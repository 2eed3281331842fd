"""Looks up in one index what a typed word or name stands for: terms, forms, names."""

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from math import log
from typing import TYPE_CHECKING

from index import schema
from index.analysis.analyzer import (
    DEFAULT_LANGUAGE,
    STEMMERS,
    find_tokens,
    fold,
    make_term,
)
from index.analysis.stop_words import find_stop_languages
from index.derived.aliases import ActorAliases
from index.derived.linked_names import LinkedNames
from search.query.tree import NameField
from search.rewrite.actor_names import ActorNames
from search.rewrite.name_resolver import NameResolver
from search.rewrite.spelling.noisy_channel import NoisyChannel

if TYPE_CHECKING:
    from search.executor.protocols import SearchVocabulary

MAX_EXPANSIONS = 1_000
"""The most forms that the prefixes, wildcards, fuzzy words and ranges of a query stand for."""

_MAX_STOP_WORDS_NEAR = 10
"""No more stop words than this are near any one word."""
_MIN_SIMILAR_CHARACTERS = 3
"""A shorter word is near to any other."""
_MAX_TEXTS_CACHED = 1_024


class TermResolver:
    """Resolves the words and names of queries against one index.

    A form is a folded surface form, as texts have it ("ministers"); a term is the stem
    that is indexed for it ("minist").

    Attributes:
        actors: the names of actors.
        n_docs: number of articles in the index.
        text_fields: the fields of running text that hold any term.
    """

    def __init__(
        self,
        vocabulary: "SearchVocabulary",
        aliases: ActorAliases,
        linked: LinkedNames,
        *,
        n_docs: int,
    ) -> None:
        self.actors = ActorNames(vocabulary, aliases, linked)
        self.n_docs = n_docs
        self.text_fields = vocabulary.text_fields
        self._names = NameResolver(vocabulary, self.actors)
        self._vocabulary = vocabulary
        self._sequences: dict[str, tuple[tuple[str, ...], ...]] = {}

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """Languages of the articles that have a stemmer, and English."""
        found = self._vocabulary.terms(schema.LANGUAGE)
        return tuple(sorted({*found, DEFAULT_LANGUAGE} & STEMMERS.keys()))

    def term_sequences(self, text: str) -> tuple[tuple[str, ...], ...]:
        """Analyses a text in each language of the index.

        Returns:
            The sequences of terms that differ, those of a text without a term left out.
        """
        sequences = self._sequences.get(text)
        if sequences is None:
            if len(self._sequences) >= _MAX_TEXTS_CACHED:
                self._sequences.clear()
            # The steps of a rewrite ask several times for each word of a query.
            sequences = self._sequences[text] = self._analyse(text)
        return sequences

    def document_frequency(self, term: str) -> int:
        """Estimates the number of articles with the term: the most that have it in one field."""
        count = self._vocabulary.doc_frequency
        return max([count(field, term) for field in self.text_fields], default=0)

    def body_frequency(self, term: str) -> int:
        """Returns the number of articles with the term in their body."""
        return self._vocabulary.doc_frequency(schema.BODY, term)

    def idf(self, document_frequency: int) -> float:
        """Returns the inverse document frequency ln(1 + N / (document frequency + 1))."""
        return log(1 + self.n_docs / (document_frequency + 1))

    def forms_of(self, term: str) -> frozenset[str]:
        """Returns the forms that are indexed as the term."""
        return self._vocabulary.forms_of(term)

    def forms_with_prefix(self, prefix: str, limit: int) -> list[tuple[str, str]]:
        """Lists the forms that start with a prefix, each with its term.

        Returns:
            In order, the first `limit` of them.
        """
        return self._vocabulary.forms_with_prefix(prefix, limit)

    def forms_matching(self, wildcard: str, limit: int) -> list[tuple[str, str]]:
        """Lists the forms that match a wildcard (`?` one letter, `*` any), with terms.

        Returns:
            In order, the first `limit` of them.
        """
        return self._vocabulary.forms_matching(wildcard, limit)

    def forms_between(
        self, first: str | None, last: str | None
    ) -> Iterator[tuple[str, str]]:
        """Yields the forms from `first` to `last`, both included, with their terms."""
        low, high = fold(first or ""), fold(last) if last else None
        return self._vocabulary.forms_between(low, high)

    def forms_near(self, word: str, edits: int) -> Iterator[tuple[str, str]]:
        """Yields the forms within so many edits of a word, with their terms."""
        near = self._vocabulary.forms_near(fold(word), edits)
        return ((form, term) for form, term, _ in near)

    def suggest_spellings(self, word: str, count: int = 3) -> tuple[str, ...]:
        """Suggests indexed words for one that is not indexed: nearest, then commonest.

        Stop words are never suggested: a rewritten query would lose them again.
        """
        word = fold(word)
        if len(word) < _MIN_SIMILAR_CHARACTERS:
            return ()
        edits = 1 if len(word) < 6 else 2
        near = self._vocabulary.nearest_forms(word, count + _MAX_STOP_WORDS_NEAR, edits)
        return tuple(islice((w for w in near if not self._is_stop_word(w)), count))

    def find_correction(self, word: str) -> str | None:
        """Finds the word that one which no article has is likely meant for, if any."""
        return self._channel.correct(fold(word))

    @cached_property
    def _channel(self) -> NoisyChannel:
        return NoisyChannel(self._vocabulary, self._is_stop_word, n_docs=self.n_docs)

    def resolve_name(self, field: NameField, name: str) -> tuple[str, ...]:
        """Finds the indexed names that a typed name means.

        Raises:
            NoSuchNameError: if there is none; the message suggests the nearest.
        """
        return self._names.resolve(field, name)

    def find_same_name(self, field: NameField, name: str) -> str | None:
        """Finds an indexed name that is equal to a typed one but for case and accents."""
        return self._names.find_same(field, name)

    def _analyse(self, text: str) -> tuple[tuple[str, ...], ...]:
        words = [text[start:end] for start, end in find_tokens(text)]
        sequences = (
            tuple(filter(None, [make_term(word, language) for word in words]))
            for language in self.languages
        )
        found = tuple(dict.fromkeys(filter(None, sequences)))
        if any(len(sequence) != 1 for sequence in found):
            return found
        # Where articles have the form itself, only the terms it is indexed as count:
        # the stem by another language's rules is mostly another word's.
        form = fold(text)
        return tuple(s for s in found if form in self.forms_of(s[0])) or found

    def _is_stop_word(self, word: str) -> bool:
        return bool(find_stop_languages(word, self.languages))
