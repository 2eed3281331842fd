"""Patterns that stand for many terms of a field."""

import fnmatch
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from index.codec.form_dictionary import FormDictionary
from index.codec.term_dictionary import TermDictionary
from search.executor.edit_distance import edit_distances
from search.executor.segment_context import Articles, Segment
from search.executor.term_scorers import Ranks
from search.kernels import unite

Expansion = Callable[[TermDictionary | FormDictionary], Ranks]

MOST_TERMS = 20_000
"""How many terms of a segment a pattern may stand for; of a prefix, any number."""


def expand_prefix(prefix: bytes) -> Expansion:
    """The terms that begin so."""
    return lambda lexicon: range(*lexicon.prefix_range(prefix))


def expand_range(
    start: bytes | None, end: bytes | None, *, after: bool, before: bool
) -> Expansion:
    """The terms from one to another, these included unless `after` and `before`."""

    def ranks(lexicon: TermDictionary | FormDictionary) -> Ranks:
        # The next greater term begins with a zero byte more.
        low = 0 if start is None else lexicon.lower_bound(start + b"\0" * after)
        if end is None:
            return range(low, len(lexicon))
        return range(low, max(low, lexicon.lower_bound(end + b"\0" * (not before))))

    return ranks


def expand_pattern(pattern: str) -> Expansion:
    """The terms of a shape: `?` is one letter, `*` any number, `[ab]` one of these."""
    special = re.search(r"[*?\[]", pattern)
    literal = pattern[: special.start()] if special else pattern
    shape = re.compile(fnmatch.translate(pattern))

    def ranks(lexicon: TermDictionary | FormDictionary) -> Ranks:
        low, high = lexicon.prefix_range(literal.encode())
        terms = lexicon.read(low, high)
        found = [n for n, term in enumerate(terms, low) if shape.match(term.decode())]
        return np.array(found, np.int64)

    return ranks


def expand_fuzzy(word: str, edits: int, prefix: int) -> Expansion:
    """The terms within some edits of a word, its first letters the same."""

    def ranks(lexicon: TermDictionary | FormDictionary) -> Ranks:
        low, high = lexicon.prefix_range(word[:prefix].encode())
        letters, sizes = lexicon.read_packed(low, high)
        distances = edit_distances(letters, sizes, word, edits)
        return low + np.flatnonzero(distances <= edits)

    return ranks


@dataclass
class Expander:
    """Finds what a pattern stands for in each segment; remembers whether it cut it.

    Attributes:
        cut: whether some pattern stood for more than MOST_TERMS.
    """

    cut: bool = False

    def listing(
        self, field: str, expansion: Expansion
    ) -> Callable[[Segment], Articles]:
        """The articles with any of the terms."""

        def listing(segment: Segment) -> Articles:
            ranks = self._ranks(segment, field, expansion)
            lists = segment.reader.doc_ids_of_ordinals(field, ranks)
            return unite([(articles, None) for articles in lists])[0]

        return listing

    def choosing(self, field: str, expansion: Expansion) -> Callable[[Segment], Ranks]:
        """What chooses the terms."""
        return lambda segment: self._ranks(segment, field, expansion)

    def terms(
        self, segments: Sequence[Segment], field: str, expansion: Expansion
    ) -> list[bytes]:
        """All the terms, of whatever segment."""
        found: set[bytes] = set()
        for segment in segments:
            lexicon = segment.reader.term_dictionary(field)
            found.update(
                lexicon[int(n)] for n in self._ranks(segment, field, expansion)
            )
        return sorted(found)

    def _ranks(self, segment: Segment, field: str, expansion: Expansion) -> Ranks:
        ranks = expansion(segment.reader.term_dictionary(field))
        if not isinstance(ranks, range) and len(ranks) > MOST_TERMS:
            self.cut = True
            return ranks[:MOST_TERMS]
        return ranks
