"""Dates as they are written, and which of them is the article's."""

import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.english_months import MONTH_NUMBERS
from index.article import Article, Basis, PartialDate
from index.extract import NameCache, enrich
from index.extract.dates.calendars import jalali_to_gregorian
from index.extract.dates.date_parser import find_dates
from index.extract.dates.day_month_order import DayMonthOrder
from index.extract.dates.inferred import infer_date
from index.extract.dates.month_names import CALENDAR_FILE
from index.extract.dates.url import find_url_date

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
        ("ก.ย. 2019 .", "th", ["2019-09"]),
        ("20.12.2019", "de", ["2019-12-20"]),
        ("December 2019", "en", ["2019-12"]),
        ("31 February 2020", "en", []),
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


def test_each_month_of_the_calendar_is_seen_beside_a_number() -> None:
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
def test_day_and_month_are_swapped_only_where_the_country_is_known(
    order: DayMonthOrder, language: str, date: str
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
    lines: list[str], date: str | None, rule: str, cache: NameCache
) -> None:
    title = "Government to hold talks with the opposition"
    text = "\n\n".join([title, *lines, PROSE, PROSE])
    found = enrich(Article("a", "", text), cache).date
    assert (None if found.value is None else str(found.value)) == date
    assert found.rule == rule


@pytest.mark.parametrize(
    ("lines", "date", "rule"),
    [
        (["Published On", "27 Dec 2019"], "2019-12-27", "labelled"),
        (["Erstellt: 27.12.2019Aktualisiert: 28.12.2019"], "2019-12-27", "labelled"),
        (["Modifié le 28/12/2019 à 11:00", "Publié le 27/12/2019"], "2019-12-27", "labelled"),
        (["Actualizado a las 20:56h.", "27/12/2019"], "2019-12-27", "line of its own"),
        (["Udgivet 27. december 2019 kl. 10.23"], "2019-12-27", "labelled"),
        (["Δημοσίευση: 27/12/2019"], "2019-12-27", "labelled"),
        (["פורסם: 27 בדצמבר 2019"], "2019-12-27", "labelled"),
        (["입력 2019.12.27 10:23 수정 2019.12.28 11:00"], "2019-12-27", "labelled"),
        (["Edited by Ann Example", "Dec 27, 2019"], "2019-12-27", "line of its own"),
        (["01/02/2020", "See you on 02/13/2020 in the hall"], "2020-01-02", "line of its own"),
    ],
)  # fmt: skip
def test_the_date_is_known_by_what_pages_of_many_countries_write_beside_it(
    lines: list[str], date: str, rule: str, cache: NameCache
) -> None:
    title = "Government to hold talks with the opposition"
    text = "\n\n".join([title, *lines, PROSE, PROSE])
    found = enrich(Article("a", "", text), cache).date
    assert (str(found.value), found.rule) == (date, rule)


TEASERS = (
    "Concert on June 9, 2021\n\nOther news\n\nBridge closed\n\nMay 5, 2021\n\nSchool opened\n\nMay 5, 2021"
    "\n\nMayor elected\n\nMay 4, 2021"
)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Published 3 hours ago", "2021-05-05"),
        ("2 days ago", "2021-05-03"),
        ("Vandaag om 20:07", "2021-05-05"),
        ("Gestern, 10:05 Uhr", "2021-05-04"),
        ("il y a 3 heures", "2021-05-05"),
        ("منذ 3 ساعات", "2021-05-05"),
        ("3時間前", "2021-05-05"),
        ("May 4, 10:05 am", "2021-05-04"),
        ("December 30", "2020-12-30"),
        ("Updated 3 hours ago", None),
        ("Reading time 3 min", None),
    ],
)
def test_a_day_told_by_halves_is_worked_out_from_the_other_days_of_the_page(
    line: str, date: str | None, cache: NameCache
) -> None:
    title = "Government to hold talks with the opposition"
    text = f"{title}\n\n{line}\n\n{PROSE}\n\n{PROSE}\n\n{TEASERS}"
    found = enrich(Article("a", "", text), cache).date
    assert (None if found.value is None else str(found.value)) == date
    assert found.basis is (Basis.INFERRED if date else Basis.UNKNOWN)


def test_a_day_without_a_year_stays_so_where_the_page_has_no_other(
    cache: NameCache,
) -> None:
    title = "Government to hold talks with the opposition"
    text = f"{title}\n\nMay 4, 10:05 am\n\n{PROSE}\n\n{PROSE}"
    assert str(enrich(Article("a", "", text), cache).date.value) == "--05-04"


@pytest.mark.parametrize(
    ("told", "date"),
    [
        ("The vote was held on December 20.", "2020-01-07"),
        ("The vote was held on Monday.", "2020-01-07"),
        ("The vote was held on Friday.", None),
        ("The vote was held on December 20, 2016.", None),
    ],
)
def test_an_update_dates_an_article_only_if_its_own_days_bear_it_out(
    told: str, date: str | None, cache: NameCache
) -> None:
    title = "Government to hold talks with the opposition"
    text = f"{title}\n\nUpdated January 7, 2020 18:50\n\n{told} {PROSE}\n\n{PROSE}"
    found = enrich(Article("a", "", text), cache).date
    assert (None if found.value is None else str(found.value)) == date
    assert found.basis is (Basis.INFERRED if date else Basis.UNKNOWN)


@settings(max_examples=50)
@given(st.dates(datetime.date(1980, 1, 1), datetime.date(2030, 12, 31)))
def test_a_day_of_the_iranian_calendar_is_one_day_of_ours(day: datetime.date) -> None:
    """The days of all its months follow each other as ours do."""
    year = day.year - 621 - ((day.month, day.day) < (3, 22))
    found = {
        str(jalali_to_gregorian(year + shift, month, number))
        for shift in (0, -1, 1)
        for month in range(1, 13)
        for number in range(1, 32)
    }
    assert str(PartialDate(day.year, day.month, day.day)) in found


def test_days_within_the_prose_are_not_the_date(cache: NameCache) -> None:
    text = f"{PROSE} It was founded on March 3, 2021.\n{PROSE}"
    assert enrich(Article("a", "", text), cache).date.value is None


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
    found = find_url_date(address, datetime.date(2026, 1, 1)).value
    assert (None if found is None else str(found)) == date


def test_a_stated_date_outranks_the_address(cache: NameCache) -> None:
    text = f"Talks with the opposition\n\nPublished 3 March 2021\n\n{PROSE}"
    article = Article("a", "", text, url="https://example.org/2021/03/05/talks")
    found = enrich(article, cache).date
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
