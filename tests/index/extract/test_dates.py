"""Dates as they are written, and which of them is the article's."""

import datetime

import pytest

from index.article import Article, Basis
from index.extract import Gazetteer, enrich
from index.extract.address import date_of_address
from index.extract.dates import Order, find_dates
from index.extract.inferred_date import infer_date

PROSE = (
    "The government said it would hold talks with the opposition in the capital, "
    "and that a new law would be put before parliament in the coming weeks."
)


@pytest.mark.parametrize(
    ("text", "language", "dates"),
    [
        ("Published 27 December 2019", "en", ["2019-12-27"]),
        ("December 30, 2020 20:38", "en", ["2020-12-30"]),
        ("the 3rd of May 2021", "en", ["2021-05-03"]),
        ("on Dec. 20 and on Nov. 27", "en", ["--12-20", "--11-27"]),
        ("05. Juni 2025", "de", ["2025-06-05"]),
        ("30. März 2024, 14:05 Uhr", "de", ["2024-03-30"]),
        ("le 1er août 2023 à 14h52", "fr", ["2023-08-01"]),
        ("2 de diciembre de 2024", "es", ["2024-12-02"]),
        ("14 febbraio 2022", "it", ["2022-02-14"]),
        ("7 de março de 2021", "pt", ["2021-03-07"]),
        ("20 Aralık 2019 Cuma", "tr", ["2019-12-20"]),
        ("27 декабря 2019 года", "ru", ["2019-12-27"]),
        ("24 лютого 2022", "uk", ["2022-02-24"]),
        ("5 listopada 2021", "pl", ["2021-11-05"]),
        ("٢٧ ديسمبر ٢٠١٩", "ar", ["2019-12-27"]),
        ("15 كانون الأول 2020", "ar", ["2020-12-15"]),
        ("2025年1月13日 20時01分", "ja", ["2025-01-13"]),
        ("2026년 7월 12일", "ko", ["2026-07-12"]),
        ("2019-12-20T10:00:00Z", "en", ["2019-12-20"]),
        ("2019/12/20", "en", ["2019-12-20"]),
        ("20.12.2019", "de", ["2019-12-20"]),
        ("December 2019", "en", ["2019-12"]),
        ("31 February 2020", "en", []),
        ("Chapter 12 of 2020 pages", "en", []),
        ("1.2.24", "en", []),
    ],
)
def test_dates_are_read_in_the_languages_of_the_news(
    text: str, language: str, dates: list[str]
) -> None:
    found = [str(found.date) for found in find_dates(text, language=language)]
    assert found == dates


@pytest.mark.parametrize(
    ("order", "language", "date"),
    [
        (Order.MONTH_FIRST, "en", "2024-05-03"),
        (Order.DAY_FIRST, "en", "2024-03-05"),
        (Order.UNKNOWN, "fr", "2024-03-05"),
        (Order.UNKNOWN, "en", "2024"),
    ],
)
def test_day_and_month_are_swapped_only_where_the_country_is_known(
    order: Order, language: str, date: str
) -> None:
    found = list(find_dates("05/03/2024", language=language, order=order))
    assert [str(written.date) for written in found] == [date]


@pytest.mark.parametrize(
    ("lines", "date", "rule"),
    [
        (["By Ann Example", "March 3, 2021"], "2021-03-03", "line of its own"),
        (["Veröffentlicht am 3. März 2021"], "2021-03-03", "labelled"),
        (
            ["Updated March 9, 2021", "Published March 3, 2021"],
            "2021-03-03",
            "labelled",
        ),
        (["Last update: April 26, 2024 20:38"], None, ""),
        (["A soldier near the front, March 3, 2021. | Photo: Agency"], None, ""),
        (["Published 3 March 2091"], None, ""),
        (["Published 3 March 1921"], None, ""),
    ],
)
def test_the_date_is_what_a_line_states_as_the_day_of_publication(
    lines: list[str], date: str | None, rule: str, names: Gazetteer
) -> None:
    title = "Government to hold talks with the opposition"
    text = "\n\n".join([title, *lines, PROSE, PROSE])
    found = enrich(Article("a", "", text), names).date
    assert (None if found.value is None else str(found.value)) == date
    assert found.rule == rule


def test_days_within_the_prose_are_not_the_date(names: Gazetteer) -> None:
    text = f"{PROSE} It was founded on March 3, 2021.\n{PROSE}"
    assert enrich(Article("a", "", text), names).date.value is None


@pytest.mark.parametrize(
    ("address", "date"),
    [
        ("https://example.org/2019/12/20/story", "2019-12-20"),
        ("https://example.org/world/2019-12-20-story.html", "2019-12-20"),
        ("news/20191220_story.txt", "2019-12-20"),
        ("https://example.org/2019/12/story", "2019-12"),
        ("000_28ecb612368913d6.txt", None),
        ("story-19123120191220.txt", None),
        ("https://example.org/2019/13/45/story", None),
    ],
)
def test_a_url_or_file_name_may_carry_the_date(address: str, date: str | None) -> None:
    found = date_of_address(address, datetime.date(2026, 1, 1)).value
    assert (None if found is None else str(found)) == date


def test_a_stated_date_outranks_the_address(names: Gazetteer) -> None:
    text = f"Talks with the opposition\n\nPublished 3 March 2021\n\n{PROSE}"
    article = Article("a", "", text, url="https://example.org/2021/03/05/talks")
    found = enrich(article, names).date
    assert (str(found.value), found.basis) == ("2021-03-03", Basis.STATED)


@pytest.mark.parametrize(
    ("body", "date", "rule"),
    [
        ("Troops left on Dec. 20, officials said.", "--12-20", "newest day named"),
        (
            "Troops left on Friday, Dec. 20. The war began in 2018.",
            "2019-12-20",
            "weekday of a day",
        ),
        (
            "Troops left on Monday, Dec. 20. The war began in 2018.",
            "2021-12-20",
            "weekday of a day",
        ),
        ("Troops left on Dec. 20 and return on Jan. 3.", None, ""),
        ("Troops left on Tuesday, officials said.", None, ""),
        (
            "Troops left on Wednesday.\n— Ann (@ann) February 25, 2020",
            "2020-02-26",
            "weekday after a post",
        ),
        ("Troops left on last Friday.\n— Ann (@ann) February 25, 2020", None, ""),
    ],
)
def test_a_day_without_a_year_is_worked_out_as_far_as_the_text_goes(
    body: str, date: str | None, rule: str
) -> None:
    found = infer_date(body, language="en", today=datetime.date(2026, 1, 1))
    assert (None if found.value is None else str(found.value)) == date
    assert found.rule == rule
