"""Dates as people write them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import parse_range, parse_since, parse_until
from search.query_errors import QueryError

TODAY = date(2020, 3, 31)


def iso_range(text: str) -> str:
    days = parse_range(text, today=TODAY)
    return f"{days.first or ''}..{days.last or ''}"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2019", "2019-01-01..2019-12-31"),
        ("2020-02", "2020-02-01..2020-02-29"),
        ("2019-12-20", "2019-12-20..2019-12-20"),
        ("2019/12/20", "2019-12-20..2019-12-20"),
        ("2019.12", "2019-12-01..2019-12-31"),
        ("20191220", "2019-12-20..2019-12-20"),
        ("December 2019", "2019-12-01..2019-12-31"),
        ("Sept. 2019", "2019-09-01..2019-09-30"),
        ("20 December 2019", "2019-12-20..2019-12-20"),
        ("20th of Dec 2019", "2019-12-20..2019-12-20"),
        ("Dec 20, 2019", "2019-12-20..2019-12-20"),
        ("Q1 2020", "2020-01-01..2020-03-31"),
        ("2019-q4", "2019-10-01..2019-12-31"),
        ("9999", "9999-01-01..9999-12-31"),
    ],
)
def test_a_date_is_all_its_days(text: str, days: str) -> None:
    assert iso_range(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2019-12..2020-02", "2019-12-01..2020-02-29"),
        ("2019-12 to 2020-02", "2019-12-01..2020-02-29"),
        ("2019–2020", "2019-01-01..2020-12-31"),
        ("from Dec 2019 to Feb 2020", "2019-12-01..2020-02-29"),
        ("between 2019 and 2020", "2019-01-01..2020-12-31"),
        ("[2019-12-01 TO 2020-02-28]", "2019-12-01..2020-02-28"),
        ("[2019 TO *]", "2019-01-01.."),
        ("2019..", "2019-01-01.."),
        ("..2020-02", "..2020-02-29"),
        ("2019-12..last month", "2019-12-01..2020-02-29"),
    ],
)
def test_a_range_holds_both_its_ends(text: str, days: str) -> None:
    assert iso_range(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("since 2019-12", "2019-12-01.."),
        (">=2019-12", "2019-12-01.."),
        ("after 2019-12", "2020-01-01.."),
        ("> 2019-12", "2020-01-01.."),
        ("before 2020", "..2019-12-31"),
        ("<2020", "..2019-12-31"),
        ("until 2020", "..2020-12-31"),
        ("<=2020", "..2020-12-31"),
    ],
)
def test_before_and_after_leave_out_what_they_name(text: str, days: str) -> None:
    assert iso_range(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("today", "2020-03-31..2020-03-31"),
        ("Yesterday", "2020-03-30..2020-03-30"),
        ("this week", "2020-03-30..2020-04-05"),
        ("last  week", "2020-03-23..2020-03-29"),
        ("this month", "2020-03-01..2020-03-31"),
        ("last month", "2020-02-01..2020-02-29"),
        ("this quarter", "2020-01-01..2020-03-31"),
        ("last quarter", "2019-10-01..2019-12-31"),
        ("this year", "2020-01-01..2020-12-31"),
        ("previous month", "2020-02-01..2020-02-29"),
        ("past month", "2020-03-01..2020-03-31"),
        ("last 7 days", "2020-03-25..2020-03-31"),
        ("past two weeks", "2020-03-18..2020-03-31"),
        ("last 1 month", "2020-03-01..2020-03-31"),
        ("last 3 months", "2020-01-01..2020-03-31"),
        ("last 2 years", "2018-04-01..2020-03-31"),
        ("last 9999 years", "0001-01-02..2020-03-31"),
    ],
)
def test_relative_days_count_from_today(text: str, days: str) -> None:
    assert iso_range(text) == days


@pytest.mark.parametrize(
    ("text", "carets", "hint"),
    [
        ("2020-13",      "     ^^",     "months go from 01 to 12, as in 2019-12"),
        ("2019-02-30",   "        ^^",  "days go from 01 to 28, as in 2019-02-28"),
        ("03/04/2020",   "^^^^^^^^^^",  "write 2020-03-04 or 2020-04-03"),
        ("31.12.2019",   "^^^^^^^^^^",  "write 2019-12-31"),
        ("12/2019",      "^^^^^^^",     "write 2019-12"),
        ("19-12-20",     "^^^^^^^^",    "write it whole, as in 2019-12-20"),
        ("Dec",          "^^^",         'write "Dec 2019" or 2019-12'),
        ("2020..2019",   "^^^^^^^^^^",  "write 2019..2020"),
        ("0019",         "^^^^",        "write four digits, as in 2019"),
        ("last 0 days",  "     ^",      "write last 1 day"),
        ("after 9999",   "      ^^^^",  "write an earlier date"),
        ("2019..soon",   "      ^^^^",  'write 2019, 2019-12, 2019-12-20, 2019-12..2020-02 or "last month"'),
        ("..",           "^^",          'write 2019, 2019-12, 2019-12-20, 2019-12..2020-02 or "last month"'),
        ("",             "",            'write 2019, 2019-12, 2019-12-20, 2019-12..2020-02 or "last month"'),
    ],
)  # fmt: skip
def test_what_is_no_date_or_two_is_an_error(text: str, carets: str, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse_range(text, today=TODAY)
    error = caught.value
    assert " " * error.start + "^" * (error.end - error.start) == carets
    assert error.hint == hint


def test_since_is_the_first_day_and_until_the_last() -> None:
    assert parse_since("2019-12", today=TODAY) == date(2019, 12, 1)
    assert parse_until("2019-12", today=TODAY) == date(2019, 12, 31)


@pytest.mark.parametrize(
    ("parse", "text"), [(parse_since, "..2019"), (parse_until, "2019..")]
)
def test_an_open_side_is_no_bound(parse: object, text: str) -> None:
    assert callable(parse)
    with pytest.raises(QueryError):
        parse(text, today=TODAY)


def check_place(error: QueryError, text: str) -> None:
    assert 0 <= error.start <= error.end <= len(text)


@given(st.dates(date(1000, 1, 1)), st.integers(0, 3000))
def test_every_day_is_read_back(day: date, length: int) -> None:
    end = min(day, date.max - timedelta(length)) + timedelta(length)
    day = end - timedelta(length)
    if day.year >= 1000:
        assert iso_range(f"{day}..{end}") == f"{day}..{end}"
    assert iso_range(f"{end:%d %B} {end.year}") == f"{end}..{end}"


@given(
    st.text(st.sampled_from("0123456789-/.<>=[]'* todaylsmnhw"), max_size=30)
    | st.text()
)
def test_any_text_is_days_in_order_or_an_error_within_it(text: str) -> None:
    try:
        days = parse_range(text, today=TODAY)
    except QueryError as error:
        check_place(error, text)
    else:
        assert days.first is None or days.last is None or days.first <= days.last
