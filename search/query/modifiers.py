"""What may follow a word, phrase or group: ~3 and ^1.5."""

import re

from search.query.punctuation import BLANK, QUOTES, SEPARATORS
from search.query.tokens import QuerySpan

_LARGEST_SLOP = 100
_LARGEST_WEIGHT = 1000

_SLOP = re.compile("~([0-9]*)")
_WEIGHT = re.compile(rf"\^([^{BLANK}{SEPARATORS}(){QUOTES}]*)")
_NUMBER = re.compile(r"[0-9]{1,4}(\.[0-9]{1,9})?|\.[0-9]{1,9}")


def read_slop(text: str, at: int) -> tuple[int, int]:
    """The slop that stands at this place, 0 where none does, and where it ends.

    Raises:
        QueryError: for a ~ without a number, or with one too large.
    """
    match = _SLOP.match(text, at)
    if not match:
        return 0, at
    # Four digits at most: int() of very many digits is slow, and then refuses.
    if not match[1] or len(match[1]) > 4 or int(match[1]) > _LARGEST_SLOP:
        raise QuerySpan(text, *match.span()).error(
            "~ after a phrase needs a number of words",
            f"write ~1 to ~{_LARGEST_SLOP}: so many other words may stand between",
        )
    return int(match[1]), match.end()


def read_boost(text: str, at: int) -> tuple[float, int]:
    """The weight that stands at this place, 0 where none does, and where it ends.

    Raises:
        QueryError: for a ^ without a number above 0, or with one too large.
    """
    match = _WEIGHT.match(text, at)
    if not match:
        return 0, at
    digits = match[1].rstrip(".:?")
    number = float(digits) if _NUMBER.fullmatch(digits) else 0
    if not 0 < number <= _LARGEST_WEIGHT:
        raise QuerySpan(text, *match.span()).error(
            "^ needs a number that says how much more this weighs",
            f"write ^2 or ^0.5, up to ^{_LARGEST_WEIGHT}; quote a ^ that is text",
        )
    return number, match.end()
