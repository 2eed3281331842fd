"""Dates as they are written, in many languages and calendars."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.analysis.english_months import MONTH_NUMBERS
from index.article import PartialDate
from index.extract.dates.calendars import jalali_to_gregorian
from index.extract.dates.date_parser import find_dates
from index.extract.dates.day_month_order import DayMonthOrder
from index.extract.dates.month_names import CALENDAR_FILE


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
        ("ก.ย. 2019 .", "th", ["2019-09"]),
        ("20.12.2019", "de", ["2019-12-20"]),
        ("December 2019", "en", ["2019-12"]),
        ("31 February 2020", "en", []),
        ("29 February", "en", ["--02-29"]),
        ("2019-00-05, 2019-05-00, 00.05.2019", "en", []),
        ("Chapter 12 of 2020 pages", "en", []),
        ("1.2.24", "en", []),
        ("27-Dec-19", "en", ["2019-12-27"]),
        ("the 3rd day of May 2021", "en", ["2021-05-03"]),
        ("December 27, 201910:23 AM", "en", ["2019-12-27"]),
        ("2 minute readApril 25, 20232:26 PM", "en", ["2023-04-25"]),
        ("27 dez/2019", "pt", ["2019-12-27"]),
        ("27.dez.2019", "pt", ["2019-12-27"]),
        ("3 d’abril del 2019", "ca", ["2019-04-03"]),
        ("2024ko abenduaren 3a", "eu", ["2024-12-03"]),
        ("3. 12. 2024", "cs", ["2024-12-03"]),
        ("5. listopada 2021.", "hr", ["2021-10-05"]),
        ("5. listopadu 2021", "cs", ["2021-11-05"]),
        ("2024. december 3.", "hu", ["2024-12-03"]),
        ("3. joulukuuta 2024", "fi", ["2024-12-03"]),
        ("2024 m. gruodžio 3 d.", "lt", ["2024-12-03"]),
        ("2024. gada 3. decembris", "lv", ["2024-12-03"]),
        ("3 Δεκεμβρίου 2024", "el", ["2024-12-03"]),
        ("3 декември 2024", "bg", ["2024-12-03"]),
        ("3 желтоқсан 2024", "kk", ["2024-12-03"]),
        ("3 დეკემბერი 2024", "ka", ["2024-12-03"]),
        ("27 ديسمبر / كانون الأول 2019", "ar", ["2019-12-27"]),
        ("27\u200f/12\u200f/2019", "ar", ["2019-12-27"]),
        ("۶ دی ۱۳۹۸", "fa", ["2019-12-27"]),
        ("۱۳۹۸/۱۰/۰۶", "fa", ["2019-12-27"]),
        ("3 دسمبر 2024", "ur", ["2024-12-03"]),
        ("27 בדצמבר 2019", "he", ["2019-12-27"]),
        ("४ सितम्बर २०२४", "hi", ["2024-09-04"]),
        ("২৭ ডিসেম্বর ২০১৯", "bn", ["2019-12-27"]),
        ("27 டிசம்பர் 2019", "ta", ["2019-12-27"]),
        ("27 ธ.ค. 2562", "th", ["2019-12-27"]),
        ("ngày 27 tháng 12 năm 2019", "vi", ["2019-12-27"]),
        ("3 Agustus 2024", "id", ["2024-08-03"]),
        ("3 Disember 2024", "ms", ["2024-12-03"]),
        ("Desemba 3, 2024", "sw", ["2024-12-03"]),
        ("令和6年12月3日", "ja", ["2024-12-03"]),
        ("民國108年12月27日", "zh", ["2019-12-27"]),
        ("12月3日", "ja", ["--12-03"]),
        # Words of other languages that are months there.
        ("The court set 12 conditions", "en", []),
        ("She led 12 men", "en", []),
        ("the Mars 2020 rover", "en", []),
    ],
)
def test_dates_are_read_in_the_languages_of_the_news(
    text: str, language: str, dates: list[str]
) -> None:
    found = [str(found.date) for found in find_dates(text, language=language)]
    assert found == dates


def test_every_listed_month_name_is_recognised_beside_a_number() -> None:
    rows = (
        line.partition(" ") for line in CALENDAR_FILE.read_text("utf-8").splitlines()
    )
    words = [
        (language, number, form)
        for language, _, months in rows
        if len(months.split("|")) == 12 and language not in {"#", "jalali"}
        for number, forms in enumerate(months.split("|"), start=1)
        for form in forms.split()
        if form.isalpha() and form.isascii() and len(form) > 1
    ]
    words += [("en", number, form) for form, number in MONTH_NUMBERS.items()]
    for language, number, form in words:
        for text in (f"5 {form} 2019", f"said on {form.upper()} 5, 2019, of 20 people"):
            found = [str(one.date) for one in find_dates(text, language=language)]
            assert f"2019-{number:02}-05" in found, (language, text)


@pytest.mark.parametrize(
    ("order", "language", "date"),
    [
        (DayMonthOrder.MONTH_FIRST, "en", "2024-05-03"),
        (DayMonthOrder.DAY_FIRST, "en", "2024-03-05"),
        (DayMonthOrder.UNKNOWN, "fr", "2024-03-05"),
        (DayMonthOrder.UNKNOWN, "en", "2024"),
    ],
)
def test_the_order_of_day_and_month_is_used_where_it_is_known(
    order: DayMonthOrder, language: str, date: str
) -> None:
    found = list(find_dates("05/03/2024", language=language, order=order))
    assert [str(mention.date) for mention in found] == [date]


@given(st.dates(datetime.date(1980, 1, 1), datetime.date(2030, 12, 31)))
def test_every_day_has_an_iranian_date(day: datetime.date) -> None:
    year = day.year - 621 - ((day.month, day.day) < (3, 22))
    found = {
        str(jalali_to_gregorian(year + shift, month, number))
        for shift in (0, -1, 1)
        for month in range(1, 13)
        for number in range(1, 32)
    }
    assert str(PartialDate.from_day(day)) in found
