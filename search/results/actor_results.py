"""The values that answer queries about actors.

Apart from `search.results.results`, as no search needs them: defining a dataclass takes
as long as many a search.
"""

from dataclasses import dataclass

from index.article import ActorType
from search.results.results import FacetCount, Snippet


@dataclass(frozen=True, slots=True)
class ActorCount:
    """An actor, and how many articles name it.

    Attributes:
        name: the canonical name.
        type: the type that most articles give it.
        articles: number of articles that name it.
        mentions: number of its mentions in their bodies.
    """

    name: str
    type: ActorType
    articles: int
    mentions: int


@dataclass(frozen=True, slots=True)
class ActorList:
    """The actors of an index, those in most articles first.

    Attributes:
        actors: those of the page.
        total: number of actors on all pages.
        matching: number of articles that they were counted in.
        articles: number of articles in the index.
    """

    actors: tuple[ActorCount, ...]
    total: int
    matching: int
    articles: int


@dataclass(frozen=True, slots=True)
class ActorProfile:
    """The profile of an actor: its names, and its articles by time, outlet and company.

    Attributes:
        actor: its name, type and counts.
        spellings: the spellings of its name in the articles that were read.
        aliases: its other names, in the actors files and among linked names.
        years, months: number of articles in each, in order of time.
        outlets: number of articles by outlet, most first.
        companions: the other actors in its articles, most articles first.
        read: number of its articles that spellings were read from.
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
class ActorNaming:
    """The names of one actor.

    Attributes:
        name: the canonical name; the name asked for, if no article has it.
        is_known: whether an article names the actor.
        names: the names under which articles have it, the canonical name first.
        linked: the names that the program links with the canonical one, itself included.
        spellings: all its names, with the spellings in lists.
    """

    name: str
    is_known: bool
    names: tuple[str, ...]
    linked: frozenset[str]
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorPassage:
    """An actor and an article that names it, with the passage, or None."""

    actor: ActorCount
    path: str
    passage: Snippet | None


@dataclass(frozen=True, slots=True)
class SuggestedMerge:
    """Two actors that may be the same; `likeness` is the similarity, 0 to 1."""

    left: ActorPassage
    right: ActorPassage
    likeness: float


@dataclass(frozen=True, slots=True)
class MergeSuggestions:
    """Pairs of actors that may be the same, the most similar first.

    Attributes:
        pairs: the first of them, up to the limit.
        compared: number of names that were compared, those in most articles first.
        total: number of names in the index.
    """

    pairs: tuple[SuggestedMerge, ...]
    compared: int
    total: int
