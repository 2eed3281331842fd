"""Reads the options of a plain search without Typer, whose import takes longer than it.

What is not plain is left to Typer, and so are all errors: there is one wording of them.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from search.cli.option_table import SEARCH_OPTIONS, Option

_ON = {flag: option for option in SEARCH_OPTIONS for flag in option.flags}
_OFF = {option.off: option for option in SEARCH_OPTIONS if option.off}
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
    values: dict[str, Any] = {}
    words: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == "--":
            words.extend(rest)
        elif not argument.startswith("-") or argument == "-":
            words.append(argument)
        elif not _read_option(argument, rest, values):
            return None
    return {**values, "words": words} if words else values


def _read_option(argument: str, rest: Iterator[str], values: dict[str, Any]) -> bool:
    """Reads an option and its value into `values`; returns whether it is a plain one."""
    flag, equals, text = argument.partition("=")
    option = _ON.get(flag) or _OFF.get(flag)
    if option is None or (equals and not flag.startswith("--")):
        return False
    if option.kind is bool:
        values[option.name] = flag in _ON
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
