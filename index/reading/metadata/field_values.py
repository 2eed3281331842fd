"""Converts declared values of any type to text, names, URLs and language codes."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import takewhile
from typing import cast

from index.analysis.languages import language_code
from index.reading.decoding.encoding import normalize_text
from index.reading.decoding.field_markup import strip_line_markup
from index.reading.decoding.mojibake import mend_mojibake

SHORT_VALUE_CHARS = 40
"""Up to this length values are cached: outlets, days and names recur."""

_NULL_WORDS = frozenset({"", "~", "null", "none", "nan", "n/a", "unknown"})
_UNSAFE_URL = re.compile(r"(?:javascript|vbscript|data|file|blob):", re.IGNORECASE)
_MAX_VALUE_CHARS = 2_000
_SEPARATORS = re.compile(r"[;|]")
# Where a value is itself a mapping, one of these keys has it, the best first:
# {"rendered": "Title"}, {"id": 5, "name": "BBC"}, {"$date": "2019-12-20"}.
_VALUE_KEYS = (
    "rendered", "name", "title", "$date", "#text", "@value", "$t", "_text", "__cdata",
    "_", "main", "value", "text", "display_name", "displayName", "label", "original",
    "published", "date", "iso", "utc", "local", "raw", "$numberLong", "seconds",
    "_seconds", "code", "plain", "html", "created", "literal", "tag",
)  # fmt: skip
# A person's name in two parts, as programs for references write it.
_NAME_PARTS = (
    ("given", "non-dropping-particle", "family", "suffix"), ("firstName", "lastName"),
    ("first_name", "last_name"), ("firstname", "lastname"), ("first", "last"),
)  # fmt: skip
_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,15}://|www\.)\S+|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE
)
_MAX_DEPTH = 4


def as_text(value: object) -> str:
    """Returns a declared value as one line of text, empty if it is null or unknown."""
    return _one_line(value if isinstance(value, str) else _from_other(value))


def is_address(text: str) -> bool:
    """Checks whether a value is an address on the web; a bare domain is none.

    >>> is_address("https://x.org/a"), is_address("x.org/a"), is_address("x.org")
    (True, True, False)
    """
    # Most values have neither: this is several times as fast as the pattern.
    if "/" not in text and "www." not in text:
        return False
    return _ADDRESS.fullmatch(text) is not None


def as_url(value: object) -> str:
    """Returns a URL, empty if it is not safe to follow: a script, a file or a blob."""
    url = as_text(value)
    return "" if _UNSAFE_URL.match(url) else url


def as_names(value: object) -> tuple[str, ...]:
    """Returns the names in a list, or in a text with ; or | between them, each once.

    >>> as_names("Khalifa Haftar; NATO"), as_names("['Khalifa Haftar', 'NATO']")
    (('Khalifa Haftar', 'NATO'), ('Khalifa Haftar', 'NATO'))
    """
    if not value:
        return ()
    parts: Iterable[object] = (
        value if isinstance(value, list) else _divide(as_text(value))
    )
    names = dict.fromkeys(map(_as_name, parts))
    names.pop("", None)
    return tuple(names)


def parse_cell(value: object) -> object:
    """Returns the mapping or list that a cell holds as Python or JSON write it.

    >>> parse_cell("{'id': None, 'name': 'BBC'}")
    {'id': None, 'name': 'BBC'}
    """
    if not isinstance(value, str) or value[:1] + value[-1:] not in ("{}", "[]"):
        return value
    # Imported here: few tables have such cells.
    import json
    import warnings
    from ast import literal_eval

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd backslashes
        for parse in (json.loads, literal_eval):
            with suppress(ValueError, SyntaxError, MemoryError, RecursionError):
                return cast("object", parse(value[:_MAX_VALUE_CHARS]))
    return value


def _divide(text: str) -> list[object]:
    listed = parse_cell(text)
    if isinstance(listed, list):
        return listed
    return list(_SEPARATORS.split(text))


def parse_language_tag(written: str) -> str:
    """Returns the ISO 639 code for a language tag or English name, else an empty text.

    >>> parse_language_tag("en-US"), parse_language_tag("Turkish"), parse_language_tag("?")
    ('en', 'tr', '')
    """
    if not written:
        return ""
    tag = written.replace("_", "-").split("-", 1)[0].strip().lower()
    code = language_code(tag)
    return code if code.isascii() and code.isalpha() and len(code) in (2, 3) else ""


def _as_name(value: object) -> str:
    short = type(value) is str and len(value) <= SHORT_VALUE_CHARS
    return _short_name(value) if short else as_text(value)


@lru_cache(maxsize=1 << 13)
def _short_name(value: str) -> str:
    return _one_line(value)


def _one_line(value: str) -> str:
    line = value[:_MAX_VALUE_CHARS]
    if "<" in line or "&" in line:
        line = strip_line_markup(line)
    if not line.isascii():
        line = normalize_text(mend_mojibake(line))
    line = " ".join(line.replace("\0", "").split())
    known = len(value) > SHORT_VALUE_CHARS or line.lower() not in _NULL_WORDS
    return line if known else ""


def _from_other(value: object, depth: int = _MAX_DEPTH) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _from_mapping(value, depth) if depth else ""
    if isinstance(value, list):
        return _join(value[:20], depth - 1) if depth else ""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _join(values: list[object], depth: int) -> str:
    return ", ".join(filter(None, (_one_line(_from_other(v, depth)) for v in values)))


def _find_parts(value: Mapping[str, object]) -> str:
    """Returns a name from its parts, or a date from its year, month and day."""
    dates = value.get("date-parts")
    if isinstance(dates, list) and dates and isinstance(dates[0], list):
        return "-".join(str(part) for part in dates[0][:3] if part)
    if "year" in value and "month" in value:
        written = (as_text(value.get(part)) for part in ("year", "month", "day"))
        return "-".join(takewhile(bool, written))
    for parts in _NAME_PARTS:
        if value.get(parts[-1]) or value.get(parts[-2]):
            return " ".join(filter(None, (as_text(value.get(part)) for part in parts)))
    return ""


def _from_mapping(value: Mapping[str, object], depth: int) -> str:
    """Returns the value in a mapping that holds one: under a usual key, or the only one."""
    if parts := _find_parts(value):
        return parts
    for key in _VALUE_KEYS:
        if found := _from_other(value.get(key), depth - 1):
            return found
    only = next(iter(value.values())) if len(value) == 1 else None
    return _from_other(only, depth - 1)
