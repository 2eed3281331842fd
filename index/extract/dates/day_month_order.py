"""Detects whether the day or the month is first in dates such as 05/03/2024."""

import datetime
import re
from enum import Enum

from index.extract.dates.month_names import find_weekday

# The pattern begins with a digit and checks what stands before it afterwards: the
# search can then skip to digits, which takes a fifth of the time.
_SLASHED_DATE = re.compile(
    r"(\d(?<![\d/-].)(?:(?<=[0-3])\d)?)[/-]([0-3]?\d)[/-](?:19|20)\d\d(?![\d/-])"
)
# A date of doubtful order; 2024-03-05 is none.
_SLASHED = re.compile(r"\d(?<![\d./:-].)\d?[/.-]\d\d?[/.-]\d\d(?:\d\d)?(?![\d/-])")
_SIGN_CHARS = 6_000
# Signs of where the day is first, and of where the month is: time zones, then spelling.
_SIGNS = (
    (
        r"\d\s?(?:BST|GMT|IST|SAST|AES?T|NZST|PKT|WAT|EAT|CES?T)\b",
        r"(?:\d\s?|(?i:[ap]\.?m\.?)\s)(?:E[SD]?T|P[SD]?T|C[SD]T|M[SD]T)\b",
    ),
    (
        r"£\d|\b(?:per\scent|(?:centre|colour|labour|defence|programme|neighbour|favour|harbour|travell)\w*"
        r"|(?:organis|recognis|realis)(?:e|ed|es|ing|ation)\b)",
        r"\b(?:(?:center|color|labor|defense|neighbor|favor|harbor)(?:s|ed|ing)?|travel(?:ed|ing)"
        r"|(?:organiz|recogniz|realiz)(?:e|ed|es|ing|ation))\b",
    ),
)


class DayMonthOrder(Enum):
    """The order of day and month in numeric dates such as 05/03/2024."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNKNOWN = "unknown"


def detect_day_month_order(text: str) -> DayMonthOrder:
    """Detects the order of day and month from the dates that allow only one.

    Where no date decides, time zones and the spelling do: 05/03/2024 2:05 PM EDT, labor.
    It is unknown where these contradict each other, too.

    >>> detect_day_month_order("From 01/02/2024 to 02/13/2024")
    <DayMonthOrder.MONTH_FIRST: 'month first'>
    """
    orders: set[DayMonthOrder] = set()
    if _SLASHED.search(text) is None:
        return DayMonthOrder.UNKNOWN
    for first, second in _SLASHED_DATE.findall(text):
        if int(first) > 12 >= int(second):
            orders.add(DayMonthOrder.DAY_FIRST)
        elif int(second) > 12 >= int(first):
            orders.add(DayMonthOrder.MONTH_FIRST)
    for signs in _SIGNS if not orders else ():
        orders = {
            order
            for order, sign in zip(DayMonthOrder, signs, strict=False)
            if re.search(sign, text[:_SIGN_CHARS])
        }
        if orders:
            break
    return orders.pop() if len(orders) == 1 else DayMonthOrder.UNKNOWN


_WEEKDAY_BEFORE = re.compile(r"([^\W\d_]{3,12})\.?,?\s{1,2}$")
_WEEKDAY_AFTER = re.compile(r",?\s?\(?([^\W\d_]{3,12})")
_WEEKDAY_REACH = 16


def order_by_weekday(match: re.Match[str], year: int) -> DayMonthOrder | None:
    """Returns the order by which a date in figures has the weekday beside it.

    Args:
        match: a date with the groups a2 and b2 for its first two numbers.
        year: its year.

    Returns:
        None where no weekday stands beside the date, or both orders or none fit it.
    """
    before = match.string[max(0, match.start() - _WEEKDAY_REACH) : match.start()]
    word = _WEEKDAY_BEFORE.search(before) or _WEEKDAY_AFTER.match(
        match.string, match.end()
    )
    weekday = find_weekday(word[1]) if word else None
    if weekday is None:
        return None
    first, second = int(match["a2"]), int(match["b2"])
    days = {
        DayMonthOrder.DAY_FIRST: datetime.date(year, second, first),
        DayMonthOrder.MONTH_FIRST: datetime.date(year, first, second),
    }
    fitting = [order for order, day in days.items() if day.weekday() == weekday]
    return fitting[0] if len(fitting) == 1 else None
