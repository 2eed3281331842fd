"""The dates that a corpus suggests for articles that have none: kept beside the index.

They are no part of it: a guess rests on other articles, and changes when these do.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from index.article import Article, Basis, Field, PartialDate
from index.codec.side_files import SideFile


class Guesses:
    """The guesses made after a commit, read when first asked for."""

    def __init__(self, directory: Path, generation: int) -> None:
        self._file = guesses_file(directory, generation)

    @cached_property
    def dates(self) -> Mapping[str, Field[PartialDate]]:
        """The guessed date of each article that has one, by the article's id.

        Raises:
            IndexDamagedError: the file is not as it was written.
        """
        content = self._file.read()
        if not content:
            return {}
        return {
            article_id: Field(
                PartialDate.parse(iso), Basis.GUESS, sure, quote, rule, conflict
            )
            for article_id, (iso, sure, quote, rule, conflict) in json.loads(
                content
            ).items()
        }

    def add_to(self, article: Article) -> Article:
        """The article, with its guessed date where it has one and no better."""
        date = article.date
        if date.value is not None and date.value.year is not None:
            return article
        guess = self.dates.get(article.id)
        if guess is None:
            return article
        quote = " · ".join(filter(None, (date.quote, guess.quote)))
        return replace(article, date=replace(guess, quote=quote))


def guesses_file(directory: Path, generation: int) -> SideFile:
    """Where the guesses made after a commit are kept."""
    return SideFile(directory, generation, stem="guesses", ending=".json")


def dump_guesses(guesses: Mapping[str, Field[PartialDate]]) -> bytes:
    """The guessed dates, by the articles' ids, as their file holds them."""
    record = {
        article_id: [
            str(guess.value),
            guess.confidence,
            guess.quote,
            guess.rule,
            guess.conflict,
        ]
        for article_id, guess in guesses.items()
    }
    return json.dumps(record).encode()
