"""Guessed dates of undated articles, in a file beside the index.

A guess rests on other articles and changes with them, so it is kept outside segments.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from index.article import Article, Basis, Field, PartialDate
from index.codec.commit.side_files import SideFile
from index.codec.stored_article import make_evidenced_field
from index.errors import DECODING_ERRORS, IndexDamagedError


class GuessedDates:
    """The dates guessed after a commit, decoded at the first look-up.

    Args:
        directory: the index's directory.
        generation: the number of the commit.
    """

    def __init__(self, directory: Path, generation: int) -> None:
        self._file = guessed_dates_file(directory, generation)
        self._data = self._file.load()

    @cached_property
    def dates(self) -> Mapping[str, Field[PartialDate]]:
        """Guessed dates by article id.

        Raises:
            IndexDamagedError: the file was altered.
        """
        content = self._file.unpack(self._data)
        try:
            return _load_guesses(content)
        except DECODING_ERRORS as error:
            raise IndexDamagedError(self._file.path, "no guessed dates") from error

    def verify(self) -> None:
        """Reads all; raises `IndexDamagedError` if they are not as they were written."""
        _ = self.dates

    def apply_to(self, article: Article) -> Article:
        """Returns the article with its guessed date, if its own date has no year."""
        date = article.date
        if date.value is not None and date.value.year is not None:
            return article
        guess = self.dates.get(article.id)
        if guess is None:
            return article
        quote = " · ".join(filter(None, (date.quote, guess.quote)))
        return replace(article, date=replace(guess, quote=quote))


def _load_guesses(content: bytes) -> Mapping[str, Field[PartialDate]]:
    if not content:
        return {}
    record = json.loads(content)
    json.dumps(record, ensure_ascii=False).encode()
    return {
        article_id: make_evidenced_field(PartialDate.parse(iso), Basis.GUESS, *evidence)
        for article_id, (iso, *evidence) in record.items()
    }


def guessed_dates_file(directory: Path, generation: int) -> SideFile:
    """Returns the file of the dates guessed after a commit."""
    return SideFile(directory, generation, stem="guesses", ending=".json")


def dump_guessed_dates(guesses: Mapping[str, Field[PartialDate]]) -> bytes:
    """Encodes guessed dates, by article id, as their file holds them."""
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
