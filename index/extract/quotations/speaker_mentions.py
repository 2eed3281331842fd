"""The speakers that a text may name: its actors, and names that are none of them."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from index.article import Actor, ActorType

_NAME = re.compile(
    r"(?:[^\W\d_a-zа-я][\w'’-]*\.?[ \u00a0](?:(?:van|von|de|da|del|der|al|bin|el|la|ter)[ ])*){0,3}"
    r"[^\W\d_a-zа-я][\w'’-]*[^\W_](?<!['’]s)"
)


class SpeakerName(NamedTuple):
    """A place at which a text names someone who may speak.

    Attributes:
        start: the start of the name.
        end: its end.
        actor: the canonical name.
        is_person: whether it is a person.
    """

    start: int
    end: int
    actor: str
    is_person: bool


class SpeakerMentions:
    """The places of names in a text, in order.

    Args:
        actors: the actors of the article, with their places in the text.
        with_media: whether papers and agencies speak, and do not only report.

    Attributes:
        people: the canonical names of the persons among them.
    """

    def __init__(self, actors: Iterable[Actor], *, with_media: bool = True) -> None:
        names = [
            SpeakerName(start, end, actor.name, actor.type is ActorType.PERSON)
            for actor in actors
            for start, end in actor.mentions
            if with_media or actor.type is not ActorType.MEDIA
        ]
        self._names = sorted(names)
        self._starts = [name.start for name in self._names]
        self.people = {name.actor for name in self._names if name.is_person}
        self._by_word: dict[str, set[str]] = {}
        for name in self._names:
            if name.is_person:
                for word in name.actor.split():
                    self._by_word.setdefault(word.casefold(), set()).add(name.actor)

    def within(self, start: int, end: int) -> list[SpeakerName]:
        """Lists the names from `start` to `end`, in order."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [name for name in self._names[first:last] if name.end <= end]

    def find_bearer(self, written: str) -> str:
        """Finds the one person whom a name that was not recognised means, or nobody."""
        words = written.split()
        bearers = self._by_word.get(words[-1].casefold(), set()) if words else set()
        return next(iter(bearers)) if len(bearers) == 1 else ""


def find_capitals_before(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Finds the capitalised words that end at `end`, not before `start`."""
    last = None
    for found in _NAME.finditer(text, start, end):
        last = found
    if last is None or last.end() != end:
        return None
    return last.start(), last.end()


def find_capitals_at(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Finds the capitalised words that begin at `start`."""
    found = _NAME.match(text, start, end)
    return (found.start(), found.end()) if found else None
