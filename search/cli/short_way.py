"""Reads the options of a plain search or list of actors without Typer: that imports long.

What is not plain is left to Typer, and so are all errors: there is one wording of them.
"""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from search.option_table import ACTOR_OPTIONS, SEARCH_OPTIONS, Option

_MAX_DIGITS = 9


def read_search(arguments: Sequence[str]) -> dict[str, Any] | None:
    """Returns the values of a search by parameter; None if Typer has to read them.

    Args:
        arguments: those after the word `search`, as `arrange` returns them.

    >>> read_search(["Berlin", "-n", "5", "--", "-Lavrov"])
    {'limit': 5, 'words': ['Berlin', '-Lavrov']}
    >>> read_search(["Berlin", "--limit", "five"]) is None
    True
    """
    return _read(arguments, SEARCH_OPTIONS)


def read_actors(arguments: Sequence[str]) -> dict[str, Any] | None:
    """Returns the values of a list of actors; None if Typer has to read them.

    Args:
        arguments: those after the word `actors`.

    >>> read_actors(["-n", "5", "--type=person"])
    {'limit': 5, 'kind': <ActorType.PERSON: 'person'>}
    >>> read_actors(["show", "Haftar"]) is None
    True
    """
    if "--" in arguments:
        return None
    values = _read(arguments, ACTOR_OPTIONS)
    return None if values is None or "words" in values else values


def _read(arguments: Sequence[str], options: Sequence[Option]) -> dict[str, Any] | None:
    flags = {flag: option for option in options for flag in option.flags}
    flags |= {option.off: option for option in options if option.off}
    values: dict[str, Any] = {}
    words: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            words.extend(rest)
        elif not argument.startswith("-") or argument == "-":
            words.append(argument)
        elif not _read_option(argument, rest, values, flags):
            return None
    return {**values, "words": words} if words else values


def _read_option(
    argument: str,
    rest: Iterator[str],
    values: dict[str, Any],
    flags: Mapping[str, Option],
) -> bool:
    """Reads an option and its value into `values`; returns whether it is a plain one."""
    flag, equals, text = argument.partition("=")
    option = flags.get(flag)
    if option is None or (equals and not flag.startswith("--")):
        return False
    if option.kind is bool:
        values[option.name] = flag != option.off
        return not equals
    value = _convert(option, text if equals else next(rest, ""))
    if option.is_list:
        values.setdefault(option.name, []).append(value)
    else:
        values[option.name] = value
    return value is not None


def _convert(option: Option, text: str) -> object:
    """Returns the value of a text; None if it is none, or looks like an option."""
    if not text or text.startswith("-"):
        return None
    if option.kind is int:
        return _convert_number(option, text)
    if option.kind in (str, Path):
        return option.kind(text)
    return option.kind(text) if text in list(option.kind) else None  # type: ignore[call-overload]


def _convert_number(option: Option, text: str) -> int | None:
    if not (text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS):
        return None
    number = int(text)
    too_small = option.least is not None and number < option.least
    too_large = option.most is not None and number > option.most
    return None if too_small or too_large else number
