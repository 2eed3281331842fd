"""What the parts of a query share while they look through one segment."""

from collections.abc import Callable
from typing import Any, NamedTuple, Protocol, TypeVar

import numpy as np

from index.codec.segment import CAPPED_FREQUENCY, Postings, SegmentReader
from index.codec.snapshot import LiveSegment
from search.kernels import keep
from search.kernels.postings import Array as Array
from search.kernels.postings import Articles as Articles
from search.kernels.postings import Mask as Mask
from search.kernels.postings import Occurrences, Stand
from search.kernels.postings import Scores as Scores

Term = tuple[str, bytes]
"""A field of running text, and a term."""

# How many terms' postings to have at hand: where they are in the file, not copies.
_MOST_KNOWN = 4_096

Known = TypeVar("Known")
Query = Any  # of Whoosh, which has no type hints


class Found(NamedTuple):
    """Articles of a segment that match, in order; `scores` is None where all are 0."""

    articles: Articles
    scores: Scores | None


class Probe(NamedTuple):
    """Which of some articles match, and what each scores; None: all 0, as the others."""

    mask: Mask
    scores: Scores | None


class Node(Protocol):
    """A part of a query; deleted articles count as any other until the end."""

    def size(self, segment: "Segment") -> int:
        """How much there is to look at: about as many articles as it matches."""

    def run(self, segment: "Segment") -> Found:
        """The articles that match."""

    def probe(self, segment: "Segment", articles: Articles) -> Probe:
        """Which of these articles match."""


class Segment:
    """A segment, and what has been asked of it.

    Attributes:
        live: the segment, and what of it is not deleted.
        data: its arrays.
        articles: how many it has, deleted ones too.
        occurrences: what occurrences of terms count, for who ranks by it.
    """

    def __init__(self, live: LiveSegment) -> None:
        self.live = live
        self.reader: SegmentReader = live.reader
        self.articles = live.n_docs
        self.occurrences: dict[Term, Occurrences | None] = {}
        self._values: dict[str, list[str]] = {}
        self._postings: dict[Term, Postings | None] = {}
        self._stands: dict[Term, Stand | None] = {}

    def postings(self, field: str, term: bytes) -> Postings | None:
        """The postings of a term of running text, None where there are none."""
        return recall(self._postings, (field, term), self._find_postings)

    def stand(self, field: str, term: bytes) -> Stand | None:
        """Where a term of running text stands, None where it does not."""
        return recall(self._stands, (field, term), self._find_stand)

    def values(self, field: str) -> list[str]:
        """The values of a field of few, by rank."""
        values = self._values.get(field)
        if values is None:
            lexicon = self.reader.term_dictionary(field)
            values = [term.decode() for term in lexicon.read(0, len(lexicon))]
            self._values[field] = values
        return values

    def alive(self, found: Found) -> Found:
        """What of it is not deleted."""
        live = self.live.live_docs
        if live is None:
            return found
        return Found(*keep(live[found.articles], found.articles, found.scores, None))

    def _find_postings(self, term: Term) -> Postings | None:
        field, text = term
        rank = self.reader.find_ordinal(field, text)
        return None if rank < 0 else self.reader.postings(field, rank)

    def _find_stand(self, term: Term) -> Stand | None:
        field, text = term
        postings = self.postings(field, text)
        if postings is None:
            return None
        exact = self.reader.exact_frequencies(field, postings)
        big = exact[exact >= CAPPED_FREQUENCY].astype(np.uint32)
        places = self.reader.positions(field, self.reader.find_ordinal(field, text))
        return Stand(postings.doc_ids, postings.frequencies, big, places)


def recall(
    known: dict[Term, Known | None], term: Term, find: Callable[[Term], Known | None]
) -> Known | None:
    """What is known of a term; it is found where it is not."""
    try:
        return known[term]
    except KeyError:
        pass
    if len(known) >= _MOST_KNOWN:
        known.clear()
    known[term] = found = find(term)
    return found
