"""How a score came about, part by part; in a file of its own: few searches ask for it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldShare:
    """How often a word's form stands in a field of the article, and what that counts.

    Attributes:
        field: title or body.
        term: the form, as it is indexed.
        count: how often it stands there.
        weight: what once counts there, in a field of mean length.
        length: what the field's length makes of that: less than 1 where it is longer.
        occurrences: what all of it counts, count × weight × length.
    """

    field: str
    term: str
    count: int
    weight: float
    length: float
    occurrences: float


@dataclass(frozen=True, slots=True)
class ScorePart:
    """A part of a score; the scores of all parts add up to the hit's.

    A word's is boost × idf × saturation, the latter of the occurrences in all fields.

    Attributes:
        score: the part's own.
        text: the part of the question, as the user writes it.
        kind: word, phrase, pattern, filter, actor (its articles, by whatever name) or
            added (a word that `--expand` added).
        idf: how telling the word is, by how few articles have it; 0 for what is no word.
        boost: what the question weighs it by.
        occurrences: how often the article has it, as its fields count.
        saturation: what that comes to: the tenth time counts less than the first.
        shares: the fields and forms that have it.
    """

    score: float
    text: str = ""
    kind: str = ""
    idf: float = 0.0
    boost: float = 1.0
    occurrences: float = 0.0
    saturation: float = 0.0
    shares: tuple[FieldShare, ...] = ()

    def line(self) -> str:
        """The part on one line, for a reader."""
        text = f"{self.score:.3f} {self.text}"
        if not self.shares:
            return f"{text} ({self.kind})"
        boost = "" if self.boost == 1 else f"{self.boost:.3g} × "
        shares = ", ".join(map(_share_line, self.shares))
        kind = "" if self.kind == "word" else f" ({self.kind})"
        return (
            f"{text}{kind} = {boost}idf {self.idf:.3f} × {self.saturation:.3f}"
            f" for {self.occurrences:.2f}: {shares}"
        )


def _share_line(share: FieldShare) -> str:
    weight = "" if share.weight == 1 else f" × {share.weight:g}"
    return (
        f"{share.count}{weight} × {share.length:.2f} {share.term} in the {share.field}"
    )
