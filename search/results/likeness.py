"""The likeness of an article to another one."""

from typing import NamedTuple


class Likeness(NamedTuple):
    """The similarity of a hit to the article that it was found by.

    Attributes:
        share: the hit's score as a share of the score that the article itself has, from
            0 to 1: both by the significant words and the actors of the article.
        words: the significant words that both have, the most significant first.
        actors: the canonical names of the actors that both name.
    """

    share: float
    words: tuple[str, ...]
    actors: tuple[str, ...]
