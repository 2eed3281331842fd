"""Lists the words of segments: the forms with their terms, and the parts of names."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import groupby

from index.codec.snapshot import LiveSegment
from index.schema import ACTOR_NAMES, AUTHOR_NAMES, SEPARATOR
from search.engines.opensearch import mapping

_SEPARATOR = SEPARATOR.encode()


def list_words(segments: Sequence[LiveSegment]) -> Iterator[tuple[str, str, str]]:
    """Yields the words of some segments, each once: kind, what is looked up, and term."""
    forms = (one.reader.form_dictionary for one in segments)
    for pair in _merge(forms):
        form, _, term = pair.decode().partition(SEPARATOR)
        yield mapping.FORM, form, term
    for field in (ACTOR_NAMES, AUTHOR_NAMES):
        names = (one.reader.term_dictionary(field) for one in segments)
        for name in _merge(names):
            # Transliteration keys begin with a separator: only builds need them.
            if not name.startswith(_SEPARATOR):
                yield field, name.decode(), ""


def _merge(dictionaries: Iterable[Iterable[bytes]]) -> Iterator[bytes]:
    # Each is sorted. Most words of a segment are in others too.
    return (word for word, _ in groupby(merge(*dictionaries)))
