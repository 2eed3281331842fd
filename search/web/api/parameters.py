"""Reads the parameters of a request: the options of the command line, by their names."""

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl

from index.errors import CorpusSearchError
from search.option_table import Option

MAX_PARAMETERS = 200
_TRUE = ("", "1", "true", "yes", "on")
_FALSE = ("0", "false", "no", "off")
_MAX_DIGITS = 9


class ParameterError(CorpusSearchError):
    """A parameter that the address may not have, or with a value that it cannot have."""


def name_parameter(option: Option) -> str:
    """Returns the name of an option as a parameter: that of its first flag.

    >>> from search.option_table import SEARCH_OPTIONS
    >>> [name_parameter(one) for one in SEARCH_OPTIONS if one.name == "full_text"]
    ['full-text']
    """
    return option.flags[0].removeprefix("--")


def read_parameters(query_string: bytes, options: Sequence[Option]) -> dict[str, Any]:
    """Returns the values that a query string gives, by the options' names in code.

    Args:
        query_string: as it stands in the address, percent-encoded.
        options: the options that it may have.

    Raises:
        ParameterError: a parameter is unknown, given twice, or has a wrong value.
    """
    known = _list_names(options)
    values: dict[str, Any] = {}
    for name, text in _split(query_string):
        if name not in known:
            raise ParameterError(_describe_unknown(name, known))
        option, positive = known[name]
        value = _convert(name, text, option)
        if option.is_list:
            values.setdefault(option.name, []).extend([value] if text else [])
        elif option.name in values:
            raise ParameterError(f"{name} is given twice; give it once")
        elif text or option.kind is bool:
            values[option.name] = value if positive else not value
    return values


def _list_names(options: Iterable[Option]) -> dict[str, tuple[Option, bool]]:
    names = {name_parameter(one): (one, True) for one in options}
    return names | {one.off[2:]: (one, False) for one in options if one.off}


def _split(query_string: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            query_string.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MAX_PARAMETERS,
        )
    except UnicodeError as error:
        raise ParameterError(
            "the address is no UTF-8; percent-encode its parameters"
        ) from error
    except ValueError as error:
        raise ParameterError(
            f"more than {MAX_PARAMETERS} parameters; ask in several requests"
        ) from error


def _describe_unknown(name: str, known: Mapping[str, object]) -> str:
    near = get_close_matches(name, known, n=1)
    hint = f"did you mean {near[0]}" if near else f"there are: {', '.join(known)}"
    return f"no parameter {name!r}; {hint}"


def _convert(name: str, text: str, option: Option) -> object:
    if option.kind is bool:
        return _convert_flag(name, text)
    if not text:
        return None
    if option.kind is int:
        return _convert_number(name, text, option)
    if issubclass(option.kind, StrEnum):
        return _choose(name, text, option.kind)
    return text


def _convert_flag(name: str, text: str) -> bool:
    if text.lower() not in (*_TRUE, *_FALSE):
        raise ParameterError(f"{name}: {text!r} is neither true nor false; write true")
    return text.lower() in _TRUE


def _convert_number(name: str, text: str, option: Option) -> int:
    least, most = option.least or 0, option.most
    number = int(text) if _is_number(text) else -1
    if number < least or (most is not None and number > most):
        limits = f"from {least:,}" + (f" to {most:,}" if most is not None else "")
        raise ParameterError(f"{name}: {text!r} is no number; write one {limits}")
    return number


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _MAX_DIGITS


def _choose(name: str, text: str, kind: type[StrEnum]) -> StrEnum:
    if text not in list(kind):
        raise ParameterError(f"{name}: no {text!r}; there are: {', '.join(kind)}")
    return kind(text)
