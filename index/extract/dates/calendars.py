"""Converts Iranian, Buddhist and era dates to the Gregorian calendar."""

import datetime

from index.article import PartialDate

# Iran and Afghanistan, from 1980 on. Hijri years of the same time are greater.
_JALALI_YEARS = range(1358, 1407)
# Thailand, from 1980 on.
_BUDDHIST_YEARS = range(2523, 2600)
_BUDDHIST = 543
# The Gregorian year before the first year of each era.
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
_LONG_MONTHS = 6
# Added to a year, it aligns the cycle of 33 years, eight of which are leap years.
_CYCLE_OFFSET = 1595
# The ordinal, as `datetime.date` counts days, of the day before the first so counted.
_EPOCH_ORDINAL = -356_033

ERAS = "|".join(_ERAS)
"""Pattern of the era names that stand before a year in Japan and Taiwan."""


def is_jalali_year(year: int) -> bool:
    """Checks whether a year can only be one of the Iranian (Jalali) calendar."""
    return year in _JALALI_YEARS


def to_gregorian_year(year: int, era: str | None = None) -> int:
    """Converts a year of an era or of the Buddhist calendar; others stay as they are.

    >>> to_gregorian_year(2567), to_gregorian_year(6, "令和"), to_gregorian_year(2019)
    (2024, 2024, 2019)
    """
    if era:
        return _ERAS[era] + year
    return year - _BUDDHIST if year in _BUDDHIST_YEARS else year


def jalali_to_gregorian(year: int, month: int, day: int) -> PartialDate | None:
    """Converts a day of the Iranian (Jalali) calendar, None where it has no such day.

    >>> str(jalali_to_gregorian(1398, 10, 6)), jalali_to_gregorian(1398, 12, 31)
    ('2019-12-27', None)
    """
    if not (1 <= month <= 12 and 1 <= day <= 30 + (month <= _LONG_MONTHS)):
        return None
    year += _CYCLE_OFFSET
    leaps = year // 33 * 8 + (year % 33 + 3) // 4
    days = 365 * year + leaps + 30 * (month - 1) + min(month - 1, _LONG_MONTHS) + day
    found = datetime.date.fromordinal(_EPOCH_ORDINAL + days)
    return PartialDate.from_day(found)
