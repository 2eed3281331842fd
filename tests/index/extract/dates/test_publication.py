"""The publication date of an article, from each of its sources."""

import datetime

import pytest

from index.article import Article, Basis
from index.extract import NameCache, enrich
from index.extract.dates.inferred import infer_date
from index.extract.dates.url import find_url_date

PROSE = (
    "The government said it would hold talks with the opposition in the capital, "
    "and that a new law would be put before parliament in the coming weeks."
)


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
def test_a_line_of_its_own_or_a_label_states_the_date(
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
def test_labels_of_dates_are_read_in_many_languages(
    lines: list[str], date: str, rule: str, cache: NameCache
) -> None:
    title = "Government to hold talks with the opposition"
    text = "\n\n".join([title, *lines, PROSE, PROSE])
    found = enrich(Article("a", "", text), cache).date
    assert (str(found.value), found.rule) == (date, rule)


RELATED_ARTICLES = (
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
        ("February 29", None),
    ],
)
def test_a_relative_date_is_completed_by_the_other_days_of_the_page(
    line: str, date: str | None, cache: NameCache
) -> None:
    title = "Government to hold talks with the opposition"
    text = f"{title}\n\n{line}\n\n{PROSE}\n\n{PROSE}\n\n{RELATED_ARTICLES}"
    found = enrich(Article("a", "", text), cache).date
    assert (None if found.value is None else str(found.value)) == date
    assert found.basis is (Basis.INFERRED if date else Basis.UNKNOWN)


def test_a_day_stays_without_year_if_the_page_has_no_other_days(
    cache: NameCache,
) -> None:
    title = "Government to hold talks with the opposition"
    text = f"{title}\n\nMay 4, 10:05 am\n\n{PROSE}\n\n{PROSE}"
    assert str(enrich(Article("a", "", text), cache).date.value) == "--05-04"


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The vote was held on December 20.", "2020-01-07"),
        ("The vote was held on Monday.", "2020-01-07"),
        ("The vote was held on Friday.", None),
        ("The vote was held on December 20, 2016.", None),
    ],
)
def test_an_update_gives_the_date_only_if_days_in_the_body_confirm_it(
    sentence: str, date: str | None, cache: NameCache
) -> None:
    title = "Government to hold talks with the opposition"
    text = f"{title}\n\nUpdated January 7, 2020 18:50\n\n{sentence} {PROSE}\n\n{PROSE}"
    found = enrich(Article("a", "", text), cache).date
    assert (None if found.value is None else str(found.value)) == date
    assert found.basis is (Basis.INFERRED if date else Basis.UNKNOWN)


def test_days_within_the_prose_are_not_the_publication_date(cache: NameCache) -> None:
    text = f"{PROSE} It was founded on March 3, 2021.\n{PROSE}"
    assert enrich(Article("a", "", text), cache).date.value is None


def test_february_29_is_no_error_in_a_text_updated_in_another_year(
    cache: NameCache,
) -> None:
    title = "Government to hold talks with the opposition"
    said = f"The vote was held on February 29. {PROSE}"
    text = f"{title}\n\nUpdated January 7, 2020 18:50\n\n{said}\n\n{PROSE}"
    assert str(enrich(Article("a", "", text), cache).date.value) == "--02-29"


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
        ("https://example.org/2019/12/00/story", "2019-12"),
    ],
)
def test_a_url_or_file_name_may_have_the_date(address: str, date: str | None) -> None:
    found = find_url_date(address, datetime.date(2026, 1, 1)).value
    assert (None if found is None else str(found)) == date


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("HARBOUR TOWN, 7 NOV 88 (WIRE) -- [TEXT]", "1988-11-07"),
        ("HARBOUR TOWN, Nov 7, 88 (Wire) -", "1988-11-07"),
        ("HARBOUR TOWN, 7 Nov ’88 (Wire) –", "1988-11-07"),
        ("HARBOUR TOWN, 7-NOV-88 (WIRE) -", "1988-11-07"),
        ("HARBOUR TOWN, 07.11.88 (Wire) -", "1988-11-07"),
        ("HARBOUR TOWN, 7 Nov 08 (Wire) --", "2008-11-07"),
        ("HARBOUR TOWN, 7 Nov 10-12 (Wire) --", "--11-07"),
        ("HARBOUR TOWN, 7 Nov (Wire) --", "--11-07"),
    ],
)
def test_a_dateline_may_have_a_year_of_two_digits(
    head: str, date: str, cache: NameCache
) -> None:
    article = Article("a", "", f"{head} {PROSE}\n\n{PROSE}")
    found = enrich(article, cache).date.value
    assert str(found) == date


@pytest.mark.parametrize(
    ("body", "language", "date"),
    [
        ("Meclis 15 Eylül günü toplandı.", "tr", "--09-15"),
        ("Депутаты собрались 15 сентября в городе.", "ru", "--09-15"),
        ("Депутаты должны решить до 15 сентября.", "ru", None),
        ("Der Rat traf sich am 15. September in der Stadt.", "de", "--09-15"),
        ("Der Umsatz bis zum 15. September stieg.", "de", None),
        ("El consejo se reunió el 15 de septiembre.", "es", "--09-15"),
        ("Las ventas hasta 15 de septiembre subieron.", "es", None),
    ],
)
def test_a_day_of_news_is_told_from_the_end_of_a_period(
    body: str, language: str, date: str | None
) -> None:
    found = infer_date(body, language=language, today=datetime.date(2026, 1, 1)).value
    assert (None if found is None else str(found)) == date


def test_a_stated_date_wins_over_the_url(cache: NameCache) -> None:
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
        ("Sales in the year to 31 March rose.", None, ""),
        ("Sales in the three months ended Sept. 30 rose.", None, ""),
        ("They were tried for the January 6 attack.", None, ""),
        ("The hall opens on 5 May, and the pool will follow.", None, ""),
        ("Troops left since 5 May, officials said.", None, ""),
        ("He was shot in the Dec. 2 , 2015 attack , they said .", None, ""),
        (
            "Troops left on Wednesday.\n— Ann (@ann) February 25, 2020",
            "2020-02-26",
            "weekday after a post",
        ),
        ("Troops left on last Friday.\n— Ann (@ann) February 25, 2020", None, ""),
    ],
)
def test_a_date_is_inferred_from_the_days_in_the_lead(
    body: str, date: str | None, rule: str
) -> None:
    found = infer_date(body, language="en", today=datetime.date(2026, 1, 1))
    assert (None if found.value is None else str(found.value)) == date
    assert found.rule == rule


@pytest.mark.parametrize(
    ("opening", "date"),
    [
        ("By Ada Brook May 3, 2021 The", "2021-05-03"),
        ("On May 3, 2021, the", None),
        ("In May 2021, the", None),
        ("On May 3, 2021 the", None),
        ("PARIS, 20 Dec 89 (AFP) - The", "1989-12-20"),
    ],
)
def test_prose_may_begin_with_its_byline_and_not_with_any_day(
    opening: str, date: str | None, cache: NameCache
) -> None:
    text = f"{opening} council has agreed to repair the bridge. {PROSE}\n\n{PROSE}"
    found = enrich(Article("a", "", text), cache).date.value
    assert (None if found is None else str(found)) == date


def test_a_chronicle_states_no_day_of_publication(cache: NameCache) -> None:
    events = [
        f"May {day}, 2021 – The council met in the hall and spoke of the bridge, the harbour and their costs."
        for day in (3, 9, 12)
    ]
    text = "\n\n".join([PROSE, *events, PROSE])
    assert enrich(Article("a", "", text), cache).date.value is None
