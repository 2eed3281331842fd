"""Parses JSON, and what is whole of a file that is not quite JSON."""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from index.reading.decoding.file_bytes import ContentError

# Many exports have tabs or line ends in strings, which the strict mode rejects.
_DECODER = json.JSONDecoder(strict=False)
_BETWEEN = re.compile(r"[\s,]*")
_STRING_OR_LAST_COMMA = re.compile(r'"(?:[^"\\]++|\\.)*+"?|,(?=\s*[\]}])', re.DOTALL)
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\Z)|[][{}]', re.DOTALL)
_OPENING = re.compile(r"[\[{]")
_AFTER_CALL = re.compile(r"[\s);]*")
_CLOSING = {"{": "}", "[": "]"}
_MAX_DEPTH = 100


class ParsedFile(NamedTuple):
    """The JSON values of a file.

    Attributes:
        values: the values, one after the other.
        problem: what is wrong after them; empty if nothing is.
        cut: the `id` of each mapping within which the file breaks off.
    """

    values: list[object]
    problem: str = ""
    cut: frozenset[int] = frozenset()


def parse_json(text: str) -> object:
    """Parses one JSON value.

    Raises:
        ContentError: if it is no JSON.
    """
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise ContentError(_describe(error, text)) from error


def parse_values(text: str) -> ParsedFile:
    """Parses the JSON values that a file holds one after the other.

    Programs append a second list to a file, leave a comma after the last item, and are
    killed while they write. All that is whole is kept.

    Raises:
        ContentError: if nothing in it is whole.
    """
    try:
        return ParsedFile([_DECODER.decode(text)])
    except RecursionError as error:
        raise ContentError(_describe(error, text)) from error
    except ValueError as error:
        problem = _describe(error, text)
    mended = _STRING_OR_LAST_COMMA.sub(_without_comma, text)
    values, end = _parse_from(mended, 0)
    if end == len(mended):
        return ParsedFile(values)
    opening = _OPENING.search(mended, end)
    rest = mended[opening.start() :] if opening else ""
    found, end = _parse_from(rest, 0)
    if found and _AFTER_CALL.fullmatch(rest, end):
        # A comment or a call around it: callback([…]);
        return ParsedFile([*values, *found])
    rest = rest[end:]
    closed, depth = _close_lists(rest, _find_break(rest))
    last, _ = _parse_from(closed, 0)
    if not values and not found and not last:
        raise ContentError(problem)
    cut = frozenset(_list_open(last[-1], depth) if last else ())
    return ParsedFile([*values, *found, *last], problem, cut)


def _find_break(text: str) -> int:
    """Returns where a text that is no JSON breaks."""
    try:
        _DECODER.raw_decode(text)
    except json.JSONDecodeError as error:
        return error.pos
    except (ValueError, RecursionError):
        return 0
    return len(text)


def _close_lists(text: str, end: int) -> tuple[str, int]:
    """Closes all that is open in JSON after its last whole object in a list.

    What is around the list, the name of a channel for one, is kept so.

    Returns:
        The text closed, and how many brackets it closes.
    """
    open_signs: list[str] = []
    still_open: list[str] = []
    whole = 0
    for token in _TOKEN.finditer(text, 0, end):
        sign = token[0]
        if sign in "{[":
            open_signs.append(sign)
        elif sign in "}]" and open_signs:
            open_signs.pop()
            if sign == "}" and open_signs[-1:] == ["["]:
                whole, still_open = token.end(), open_signs[:]
        if len(open_signs) > _MAX_DEPTH:
            break
    closing = "".join(_CLOSING[each] for each in reversed(still_open))
    return text[:whole] + closing, len(closing)


def _list_open(value: object, depth: int) -> Iterator[int]:
    """Yields the `id` of each mapping that was closed, from the outermost."""
    for _ in range(depth):
        if isinstance(value, dict) and value:
            yield id(value)
            value = next(reversed(value.values()))
        elif isinstance(value, list) and value:
            value = value[-1]


def _without_comma(match: re.Match[str]) -> str:
    return "" if match[0] == "," else match[0]


def _parse_from(text: str, start: int) -> tuple[list[object], int]:
    """Parses values up to the first that is broken; returns them and where it begins."""
    values: list[object] = []
    for value, end in _iterate(text, start):
        start = end
        values.append(value)
    return values, start


def _iterate(text: str, start: int) -> Iterator[tuple[object, int]]:
    start = _skip(text, start)
    while start < len(text):
        try:
            value, end = _DECODER.raw_decode(text, start)
        except (ValueError, RecursionError):
            return
        start = _skip(text, end)
        yield value, start


def _skip(text: str, start: int) -> int:
    match = _BETWEEN.match(text, start)
    return match.end() if match else start


def _describe(error: ValueError | RecursionError, text: str) -> str:
    if isinstance(error, RecursionError):
        return "broken JSON: nested too deeply"
    if not isinstance(error, json.JSONDecodeError):
        return "broken JSON: a number too long to read"
    problem = error.msg.lower().removesuffix(" at")
    place = f"line {error.lineno}, column {error.colno}"
    shown = text.rstrip()
    if "\n" not in shown:
        place = f"column {min(error.pos, len(shown)) + 1}"
    return f"broken JSON: {problem} at {place}"
