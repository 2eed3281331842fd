"""Numbers years, months and days in a row, so that those between two can be listed."""

import datetime
from enum import Enum
from functools import lru_cache

_MAX_CACHED = 16_384
"""Names of some centuries of months, or of some decades of days."""


class DateStep(Enum):
    """A unit of time; the value is the length of its name in letters, as in 2019-12-20."""

    YEAR = 4
    MONTH = 7
    DAY = 10

    # A page looks up hundreds of names by unit; that of Enum is no compiled function.
    __hash__ = object.__hash__


@lru_cache(maxsize=_MAX_CACHED)
def number_step(name: str, step: DateStep) -> int | None:
    """Returns the number of a year, month or day; None for a name of another unit.

    >>> number_step("2020-01", DateStep.MONTH), number_step("2020", DateStep.MONTH)
    (24240, None)
    """
    if len(name) != step.value:
        return None
    try:
        match step:
            case DateStep.YEAR:
                return int(name)
            case DateStep.MONTH:
                return int(name[:4]) * 12 + int(name[5:]) - 1
            case DateStep.DAY:
                return datetime.date.fromisoformat(name).toordinal()
    except ValueError:
        return None


@lru_cache(maxsize=_MAX_CACHED)
def name_step(number: int, step: DateStep) -> str:
    """Returns the name of a year, month or day.

    >>> name_step(24239, DateStep.MONTH)
    '2019-12'
    """
    match step:
        case DateStep.YEAR:
            return f"{number:04}"
        case DateStep.MONTH:
            return f"{number // 12:04}-{number % 12 + 1:02}"
        case DateStep.DAY:
            return datetime.date.fromordinal(number).isoformat()
