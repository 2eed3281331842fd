"""The dates that a corpus suggests for articles that have none: kept beside the index.

They are no part of it: a guess rests on other articles, and changes when these do.
"""

import json
import os
import re
import zlib
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from index.article import Article, Basis, Field, PartialDate
from index.errors import IndexDamagedError

# Not compiled here: a search, which writes nothing, needs none of it.
_OURS = r"guesses-(\d+)\.json(?:\.new)?"


class Guesses:
    """The guesses made after a commit, read when first asked for."""

    def __init__(self, directory: Path, generation: int) -> None:
        self._path = _path(directory, generation)

    @cached_property
    def dates(self) -> Mapping[str, Field[PartialDate]]:
        """The guessed date of each article that has one, by the article's id.

        Raises:
            IndexDamagedError: the file is not as it was written.
        """
        try:
            checksum, _, content = self._path.read_bytes().partition(b"\n")
        except FileNotFoundError:
            return {}
        if checksum != _checksum(content):
            raise IndexDamagedError(self._path, "altered")
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


def write_guesses(
    directory: Path, generation: int, guesses: Mapping[str, Field[PartialDate]]
) -> None:
    """Keep the guesses made after a commit, safely on disk before this returns."""
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
    content = json.dumps(record).encode()
    path = _path(directory, generation)
    new = path.with_name(f"{path.name}.new")
    with new.open("wb") as file:
        file.write(_checksum(content) + b"\n" + content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def carry_guesses_over(directory: Path, generation: int) -> bool:
    """Let the guesses of the commit before count for this one; whether there were any."""
    try:
        _path(directory, generation - 1).replace(_path(directory, generation))
    except FileNotFoundError:
        return False
    return True


def remove_older_guesses(directory: Path, generation: int) -> None:
    """Remove the guesses of the commits before this one."""
    for path in directory.glob("guesses-*.json*"):
        match = re.fullmatch(_OURS, path.name)
        if match and int(match.group(1)) < generation:
            path.unlink(missing_ok=True)


def _checksum(content: bytes) -> bytes:
    return f"{zlib.crc32(content):08x}".encode()


def _path(directory: Path, generation: int) -> Path:
    return directory / f"guesses-{generation}.json"
