"""Checks the keyword arguments of a search, and turns them into plain values."""

import datetime
from collections.abc import Iterable
from enum import StrEnum
from typing import TypedDict, TypeVar

from index.errors import CorpusSearchError

Choice = TypeVar("Choice", bound=StrEnum)
OneOrMore = str | Iterable[str]
"""One text, or several."""
Day = str | datetime.date
"""A date as the command line takes it ("2019-12", "last month"), or a date object."""


class OptionError(CorpusSearchError, ValueError):
    """A keyword argument with a value that it cannot have."""


class Choosing(TypedDict, total=False):
    """The keyword arguments that choose articles without words; see `Corpus.search`."""

    outlet: OneOrMore
    actor: OneOrMore
    author: OneOrMore
    language: OneOrMore
    tag: OneOrMore
    path: OneOrMore
    url: OneOrMore
    since: Day
    until: Day
    date: Day | Iterable[Day]
    undated: bool
    guesses: bool


class Narrowing(Choosing, total=False):
    """The keyword arguments that decide which articles match; see `Corpus.search`."""

    all: bool | None
    correct: bool
    exact: bool
    expand: bool
    semantic: bool
    stories: bool


def list_texts(value: Day | Iterable[Day]) -> tuple[str, ...]:
    """Returns the texts as a tuple, a single one as a tuple of one."""
    if isinstance(value, str | datetime.date):
        return (str(value),)
    return tuple(map(str, value))


def check_number(name: str, value: int, *, least: int, most: int) -> int:
    """Returns the number if it lies from `least` to `most`.

    Raises:
        OptionError: it does not.
    """
    if not least <= value <= most:
        raise OptionError(f"{name}: {value} is not from {least} to {most:,}")
    return value


def check_names(name: str, values: Iterable[str], known: Iterable[str]) -> None:
    """Checks that all the values are known ones.

    Raises:
        OptionError: one is not.
    """
    known = tuple(known)
    for value in values:
        if value not in known:
            raise OptionError(f"{name}: {value!r} is none of {', '.join(known)}")


def choose(name: str, value: str, choices: type[Choice]) -> Choice:
    """Returns the member of `choices` that has this value.

    Raises:
        OptionError: there is none.
    """
    check_names(name, [value], choices)
    return choices(value)
