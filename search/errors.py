"""What can be wrong with a question."""

from index.errors import CorpusSearchError


class QueryError(CorpusSearchError):
    """A query or date that cannot be understood.

    Attributes:
        text: what the user typed.
        start: where the trouble begins, in characters.
        end: where it ends; a caret stands under each character between.
        problem: what is wrong, in one line.
        mend: what would be right, in one line.
    """

    def __init__(
        self, text: str, start: int, end: int, *, problem: str, mend: str
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.problem = problem
        self.mend = mend
        super().__init__(f"{problem}; {mend}")


class NoSuchNameError(CorpusSearchError):
    """An outlet, actor, language or article that the index does not hold."""


class UnsupportedQueryError(CorpusSearchError):
    """A kind of query that the engine cannot answer, and does not pretend to."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"this engine cannot answer {kind}")
