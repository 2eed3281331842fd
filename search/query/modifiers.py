"""Reads the modifiers after a phrase, word or group: slop ~3 or ~~3, boost ^1.5."""

import re

from search.query.punctuation import BLANK, QUOTES, SEPARATORS
from search.query.tokens import QuerySpan

_MAX_SLOP = 100
_MAX_BOOST = 1000

_SLOP = re.compile("(~~?)([0-9]*)")
_BOOST = re.compile(rf"\^([^{BLANK}{SEPARATORS}(){QUOTES}]*)")
_NUMBER = re.compile(r"[0-9]{1,4}(\.[0-9]{1,9})?|\.[0-9]{1,9}")


def read_slop(text: str, at: int) -> tuple[int, bool, int]:
    """Reads the slop at an offset of the text.

    Returns:
        The slop, 0 for none, whether words may stand in any order, and the offset of
        its end.

    Raises:
        QueryError: a ~ without a number, or with one too large.
    """
    match = _SLOP.match(text, at)
    if not match:
        return 0, False, at
    mark, digits = match.groups()
    # At most four digits: int() of very many digits is slow, and fails in the end.
    if not digits or len(digits) > 4 or int(digits) > _MAX_SLOP:
        raise QuerySpan(text, *match.span()).error(
            f"{mark} after a phrase needs a number of words",
            f"write {mark}1 to {mark}{_MAX_SLOP}: "
            "how many other words may stand between",
        )
    return int(digits), mark == "~~", match.end()


def read_boost(text: str, at: int) -> tuple[float, int]:
    """Reads the boost at an offset of the text.

    Returns:
        The factor, 0 for none, and the offset of its end.

    Raises:
        QueryError: a ^ without a number above 0, or with one too large.
    """
    match = _BOOST.match(text, at)
    if not match:
        return 0, at
    digits = match[1].rstrip(".:?")
    number = float(digits) if _NUMBER.fullmatch(digits) else 0
    if not 0 < number <= _MAX_BOOST:
        raise QuerySpan(text, *match.span()).error(
            "^ needs a number: the weight of what it follows",
            f"write ^2 or ^0.5, up to ^{_MAX_BOOST}; quote a ^ that is text",
        )
    return number, match.end()
