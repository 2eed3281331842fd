"""What an index knows of actors: plain values, as `search.results.results` has of searches.

In a file of their own: to make a dataclass takes as long as many a search.
"""

from dataclasses import dataclass

from index.article import ActorType
from search.results.results import FacetCount, Snippet


@dataclass(frozen=True, slots=True)
class ActorCount:
    """An actor, and how much of the index tells of it.

    Attributes:
        name: the canonical name.
        type: what kind of actor most articles take it for.
        articles: how many name it.
        mentions: how often they do, in the articles that were read.
    """

    name: str
    type: ActorType
    articles: int
    mentions: int


@dataclass(frozen=True, slots=True)
class ActorList:
    """The actors of an index, those in most articles first.

    Attributes:
        actors: as many as were asked for.
        total: how many there are.
        read: how many articles types and mentions were taken from.
        articles: how many the index holds.
    """

    actors: tuple[ActorCount, ...]
    total: int
    read: int
    articles: int


@dataclass(frozen=True, slots=True)
class ActorProfile:
    """What an index knows of an actor.

    Attributes:
        actor: its name, type and counts.
        spellings: how articles write the name, and how many of those read do.
        aliases: its other names in the list of actors.
        years, months: how many articles are of each, in order of time.
        outlets: who writes of it, most articles first.
        companions: the actors that are in its articles, most articles first.
        read: how many of its articles spellings and mentions were taken from.
    """

    actor: ActorCount
    spellings: tuple[FacetCount, ...]
    aliases: tuple[str, ...]
    years: tuple[FacetCount, ...]
    months: tuple[FacetCount, ...]
    outlets: tuple[FacetCount, ...]
    companions: tuple[FacetCount, ...]
    read: int


@dataclass(frozen=True, slots=True)
class ActorPassage:
    """An actor, and a passage of an article that names it, None where none does."""

    actor: ActorCount
    path: str
    passage: Snippet | None


@dataclass(frozen=True, slots=True)
class SuggestedMerge:
    """Two actors that may be one; `likeness` is from 0 to 1."""

    left: ActorPassage
    right: ActorPassage
    likeness: float


@dataclass(frozen=True, slots=True)
class MergeSuggestions:
    """Pairs of actors that may be one, likeliest first.

    Attributes:
        pairs: as many as were asked for.
        compared: how many names were compared, those in most articles first.
        total: how many names there are.
    """

    pairs: tuple[SuggestedMerge, ...]
    compared: int
    total: int
