"""The parts of a score; in a module of its own, as few searches ask for them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldShare:
    """The share of one field and term in the score of a word.

    Attributes:
        field: title or body.
        term: the term, as it is indexed.
        count: term frequency: how often the field contains it.
        weight: the weight of the field.
        length: length normalisation: 1 for a field of mean length, less for a longer.
        occurrences: weighted term frequency: count × weight × length.
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

    The score of a word is boost × idf × saturation (BM25F).

    Attributes:
        score: the score of the part.
        text: the part of the query, as a user types it.
        kind: word, phrase, pattern, filter, actor (its articles, by whatever name) or
            added (a word that `--expand` added).
        idf: inverse document frequency of the word; 0 for a part without a word.
        boost: the factor that the query gives the part.
        occurrences: weighted term frequency: the sum over all fields and terms.
        saturation: what `occurrences` come to: each more adds less.
        shares: the fields and terms that contain the word.
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
        """Formats the part as one line for a reader.

        >>> share = FieldShare("body", "wagner", 3, 1.0, 0.97, 2.92)
        >>> ScorePart(2.291, "Wagner", "word", 1.386, 1.0, 2.92, 1.653, (share,)).line()
        '2.291 Wagner = idf 1.386 × 1.653 for 2.92: 3 × 0.97 wagner in the body'
        """
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
