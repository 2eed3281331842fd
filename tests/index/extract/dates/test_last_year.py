"""A clock at the end of the calendar makes no date overflow."""

import datetime

from index.article import PartialDate
from index.extract.dates.date_reader import is_plausible

LAST = datetime.date(9999, 12, 31)


def test_dates_are_plausible_on_the_last_day() -> None:
    assert is_plausible(PartialDate.parse("2019-12-20"), LAST)
    assert is_plausible(PartialDate.parse("9999-12-31"), LAST)


def test_the_last_month_and_year_end_on_the_last_day() -> None:
    assert PartialDate.parse("9999-12").last == LAST
    assert PartialDate.parse("9999").last == LAST
