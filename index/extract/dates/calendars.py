"""Years that other calendars count, in ours."""

import datetime

from index.article import PartialDate

# Iran and Afghanistan, from 1980 on; Hijri years that pages of our time bear are greater.
_JALALI_YEARS = range(1358, 1407)
# Thailand, from 1980 on.
_BUDDHIST_YEARS = range(2523, 2600)
_BUDDHIST = 543
# The years before the first of each.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_LONG_MONTHS = 6
# Brings the years into step with the cycle of 33, in which eight are leap years.
_CYCLES = 1595
# The day before the first, so counted, by the number that `datetime.date` gives it.
_BEGINNING = -356_033

ERAS = "|".join(_ERAS)
"""The names that may stand before a year in Japan and Taiwan, as a pattern."""


def is_jalali_year(year: int) -> bool:
    """Whether a year is one of the Iranian calendar."""
    return year in _JALALI_YEARS


def to_gregorian_year(year: int, era: str | None = None) -> int:
    """The year as we count it, whatever calendar it is of.

    >>> to_gregorian_year(2567), to_gregorian_year(6, "令和"), to_gregorian_year(2019)
    (2024, 2024, 2019)
    """
    if era:
        return _ERAS[era] + year
    return year - _BUDDHIST if year in _BUDDHIST_YEARS else year


def jalali_to_gregorian(year: int, month: int, day: int) -> PartialDate | None:
    """The day of the Iranian calendar as we count it, None where it has no such day.

    >>> str(jalali_to_gregorian(1398, 10, 6)), jalali_to_gregorian(1398, 12, 31)
    ('2019-12-27', None)
    """
    if not (1 <= month <= 12 and 1 <= day <= 30 + (month <= _LONG_MONTHS)):
        return None
    year += _CYCLES
    leaps = year // 33 * 8 + (year % 33 + 3) // 4
    days = 365 * year + leaps + 30 * (month - 1) + min(month - 1, _LONG_MONTHS) + day
    found = datetime.date.fromordinal(_BEGINNING + days)
    return PartialDate(found.year, found.month, found.day)
