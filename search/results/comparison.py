"""The values of a comparison: one question asked of several parts of a corpus."""

from dataclasses import dataclass

from search.results.results import FacetCount, Hit, Results


@dataclass(frozen=True, slots=True)
class Account:
    """What one side says in a story.

    Attributes:
        hit: its article, with the passages that match the question.
        likeness: how similar it is to the first article of the story, 0 to 1; 1 for that.
        actors: the actors that no other side's article of the story names.
        numbers: the numbers, with the word after them, that no other of them has.
    """

    hit: Hit
    likeness: float
    actors: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles of several sides that are likely to report the same.

    Attributes:
        accounts: the article of each side; None where it has none.
    """

    accounts: tuple[Account | None, ...]


@dataclass(frozen=True, slots=True)
class SideAnswer:
    """The answer of one side.

    Attributes:
        label: the name of the side.
        results: its hits, with the counts of months and actors.
        own_actors: the actors that no other side's articles name, most articles first.
    """

    label: str
    results: Results
    own_actors: tuple[FacetCount, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One question asked of several sides.

    Attributes:
        sides: the answer of each.
        stories: what two sides or more report, by date; undated last.
        looked_at: number of the best hits of each side that others were searched for.
    """

    sides: tuple[SideAnswer, ...]
    stories: tuple[Story, ...]
    looked_at: int
