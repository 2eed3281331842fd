"""Reads options of pages from addresses; what means nothing counts as not given."""

from enum import StrEnum
from typing import TypeVar

_Choice = TypeVar("_Choice", bound=StrEnum)


def read_choice(text: str, default: _Choice) -> _Choice:
    """Returns the choice that a text names, and the default where it names none."""
    kind = type(default)
    return kind(text) if text in list(kind) else default


def read_number(text: str, default: int, *, digits: int) -> int:
    """Returns the number that a text is, and the default where it is none.

    Args:
        text: the text.
        default: what counts where it is no number.
        digits: the number of digits that it may have.
    """
    return int(text) if text.isdecimal() and len(text) <= digits else default
