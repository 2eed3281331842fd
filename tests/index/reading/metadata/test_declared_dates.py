import datetime
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Basis, Field, PartialDate
from index.errors import ArticleError
from index.reading.metadata.declared_dates import parse_declared_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2019", "2019"),
        ("2019-12", "2019-12"),
        ("2019-12-20", "2019-12-20"),
        ("2019/12/20", "2019-12-20"),
        ("2019-12-20T23:30:00-05:00", "2019-12-20"),
        ("2019-12-20T23:30:00.123Z", "2019-12-20"),
        ("2019-12-20 23:30:00+00:00", "2019-12-20"),
        ("20191220", "2019-12-20"),
        ("20191220T101500Z", "2019-12-20"),
        ("Fri, 20 Dec 2019 23:30:00 -0500", "2019-12-20"),
        ("20 December 2019", "2019-12-20"),
        ("20th Dec 2019", "2019-12-20"),
        ("Dec. 20, 2019", "2019-12-20"),
        ("December 20, 2019, 10:15 am", "2019-12-20"),
        ("Friday, December 20, 2019", "2019-12-20"),
        ("December 2019", "2019-12"),
        ("20/12/2019", "2019-12-20"),
        ("12/20/2019", "2019-12-20"),
        ("20.12.2019", "2019-12-20"),
        ("03.04.2020", "2020-04-03"),
        ("04/04/2020", "2020-04-04"),
        ("1576800000", "2019-12-20"),
        ("1576800000000", "2019-12-20"),
        ("20/12/19", "2019-12-20"),
        ("Fri Dec 20 23:30:00 +0000 2019", "2019-12-20"),
        ("Fri Dec 20 23:30:00 UTC 2019", "2019-12-20"),
        ("12/20/2019 8:30 PM", "2019-12-20"),
        ("20.12.2019 - 08:30", "2019-12-20"),
        ("20 Aralık 2019 Cuma, 08:30", "2019-12-20"),
        ("Cuma, 20 Aralık 2019", "2019-12-20"),
        ("20 декабря 2019 г.", "2019-12-20"),
        ("20 de diciembre de 2019", "2019-12-20"),
        ("20. Dezember 2019, 8 Uhr", "2019-12-20"),
        ("le 20 décembre 2019 à 8h30", "2019-12-20"),
        ("20 ديسمبر 2019", "2019-12-20"),
        ("٢٠ ديسمبر ٢٠١٩", "2019-12-20"),
        ("2019年12月20日", "2019-12-20"),
        ("2019년 12월 20일", "2019-12-20"),
        ("29 آذر 1398", "2019-12-20"),
        ("grudzień 2019", "2019-12"),
    ],
)
def test_a_date_is_read_as_written_to_its_precision(written: str, iso: str) -> None:
    assert str(parse_declared_date(written).date) == iso


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("03/04/2020", "ambiguous date"),
        ("2020-13-45", "no such date"),
        ("2019-02-29", "no such date"),
        ("0001-01-01", "no such date"),
        ("31 June 2019", "no such date"),
        ("99/99/2019", "no such date"),
        ("yesterday", "not a date"),
        ("12", "not a date"),
        ("20 Brumaire 2019", "not a date"),
        ("", "not a date"),
        ("2019-12-20" * 1000, "not a date"),
    ],
)
def test_ambiguous_and_impossible_dates_are_named(written: str, problem: str) -> None:
    assert parse_declared_date(written) == (None, problem)


@given(st.dates(datetime.date(1800, 1, 1), datetime.date(2100, 1, 1)))
def test_every_day_comes_back_from_iso_and_from_words(day: datetime.date) -> None:
    expected = PartialDate(day.year, day.month, day.day)
    assert parse_declared_date(day.isoformat()).date == expected
    assert parse_declared_date(f"{day:%d %B} {day.year}").date == expected


@given(st.text())
def test_no_text_makes_the_date_parser_raise(text: str) -> None:
    date, problem = parse_declared_date(text)
    assert (date is None) == bool(problem)


def test_an_ambiguous_date_has_a_quote_and_no_value(
    read: Callable[..., list[Article | ArticleError]],
) -> None:
    article, problem = read({"a.jsonl": '{"text": "t", "date": "03/04/2020"}'})
    assert isinstance(article, Article)
    assert str(problem) == (
        "a.jsonl:1: 1 date could not be read: '03/04/2020'; write it as 2019-12-20"
    )
    assert article.date == Field(
        None,
        Basis.UNKNOWN,
        quote="03/04/2020",
        rule="ambiguous date in record field 'date'",
    )
