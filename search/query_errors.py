"""Errors of a search: bad queries, unknown names, queries the engine cannot answer."""

from collections.abc import Sequence

from index.errors import CorpusSearchError


class QueryError(CorpusSearchError):
    """A query or date that cannot be parsed.

    Attributes:
        text: what the user typed.
        start: character offset at which the faulty part begins.
        end: character offset at which it ends (exclusive). The command line prints a
            caret under each character in between.
        problem: what is wrong, in one line.
        hint: how to correct it, in one line.
    """

    def __init__(
        self, text: str, start: int, end: int, *, problem: str, hint: str
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.problem = problem
        self.hint = hint
        super().__init__(f"{problem}; {hint}")


class NoWordsError(CorpusSearchError):
    """A search for nothing: without a word, and without a filter."""

    def __init__(self) -> None:
        super().__init__(
            "no word to search for; write some, or * for all articles, "
            "as in: corpus-search Berlin"
        )


class NoSuchNameError(CorpusSearchError):
    """An outlet, actor, language or article that is not in the index."""


class SeveralArticlesError(NoSuchNameError):
    """A file is named where one article is wanted, and it has several.

    Attributes:
        file: the name of the file in the index.
    """

    def __init__(self, file: str, count: int, paths: Sequence[str]) -> None:
        self.file = file
        shown = ", ".join(paths) + ", …" * (count > len(paths))
        super().__init__(f"{file} has {count:,} articles; name one: {shown}")


class OptionConflictError(CorpusSearchError):
    """Options that contradict each other, or that need one which is missing."""


class NoArticlesError(CorpusSearchError):
    """A set of articles to count words in has none."""

    def __init__(self, text: str) -> None:
        super().__init__(f"no article to count words in: {text}")


class NothingToCountError(CorpusSearchError):
    """A query without words, where their matches are wanted."""

    def __init__(self) -> None:
        super().__init__(
            "no word to look for; write one, as in: corpus-search kwic ceasefire"
        )
