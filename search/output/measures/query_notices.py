"""Words what is to know of how the query of a measure was read."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from search.output.wording import describe_absence, describe_correction
from search.results.results import AbsentWord


class AnswersQuery(Protocol):
    """A value that answers a query, and says how the query was read."""

    @property
    def corrected(self) -> Mapping[str, str]:
        """Query words that occur in no article, and the words searched instead."""

    @property
    def absent(self) -> tuple[AbsentWord, ...]:
        """The other query words that occur in no article."""

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know of how the query was read."""


def list_notices(found: AnswersQuery) -> Iterator[str]:
    """Yields what to tell of how a query was read, a line each."""
    for word, meant in found.corrected.items():
        yield describe_correction(word, meant)
    yield from found.notices
    yield from map(describe_absence, found.absent)


def record_reading(found: AnswersQuery) -> Mapping[str, Any]:
    """Returns how a query was read: words that were replaced or are absent, notices."""
    absent = [{"word": one.word, "nearly": list(one.nearly)} for one in found.absent]
    return {
        "corrected": dict(found.corrected),
        "absent": absent,
        "notices": list(found.notices),
    }
