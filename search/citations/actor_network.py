"""Counts in how many articles actors appear, alone and together."""

from array import array
from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from index.article import Actor, ActorType
from index.value_classes import dataclass

MAX_ACTORS = 500
"""So many actors, the most frequent, are in a network: more make no picture."""


@dataclass(frozen=True, slots=True)
class NetworkActor:
    """An actor, and the number of articles that name it."""

    name: str
    type: ActorType
    articles: int


@dataclass(frozen=True, slots=True)
class ActorNetwork:
    """Actors, and which of them appear together.

    Attributes:
        actors: the most frequent first.
        together: for two places in `actors`, the smaller first, the number of articles
            that name both.
        left_out: the number of actors that were too rare.
        articles: the number of articles that were read.
    """

    actors: tuple[NetworkActor, ...]
    together: dict[tuple[int, int], int]
    left_out: int
    articles: int


def make_network(
    articles: Iterable[tuple[Actor, ...]], *, most: int = MAX_ACTORS
) -> ActorNetwork:
    """Counts the actors of articles, and the pairs of the most frequent.

    Takes time in the square of the actors of an article, and memory in their number.

    Args:
        articles: the actors of each article.
        most: the maximum number of actors.
    """
    numbers: dict[str, int] = {}
    types: dict[str, ActorType] = {}
    named: list[array[int]] = []
    counts: Counter[int] = Counter()
    for actors in articles:
        own = {numbers.setdefault(one.name, len(numbers)) for one in actors}
        types.update((one.name, one.type) for one in actors)
        counts.update(own)
        named.append(array("l", own))
    names = list(numbers)
    kept = sorted(counts, key=lambda number: (-counts[number], names[number]))[:most]
    places = {number: place for place, number in enumerate(kept)}
    together: Counter[tuple[int, int]] = Counter()
    for own_numbers in named:
        shown = sorted(places[number] for number in own_numbers if number in places)
        together.update(combinations(shown, 2))
    return ActorNetwork(
        tuple(
            NetworkActor(names[number], types[names[number]], counts[number])
            for number in kept
        ),
        dict(sorted(together.items())),
        len(names) - len(kept),
        len(named),
    )
