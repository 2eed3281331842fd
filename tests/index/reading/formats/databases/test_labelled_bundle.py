"""Text exports with labelled lines before each text, and reports of Integrum."""

from collections.abc import Callable

import pytest

from index.article import Article
from index.errors import ArticleError

Read = Callable[..., list[Article | ArticleError]]

ENGLISH = """Title: {town} bridge to be repaired
Author: Jo Writer
Source: Daily {town}
Date: {date}
Page: 4

The council of {town} met on Monday.

Note: it agreed to pay.

----------
"""
RUSSIAN = """Источник: Газета {town}
Дата выпуска: {date}
Номер выпуска: 6
Заглавие: Мост в городе {town}

Мост в городе {town}

Совет собрался в понедельник.

"""
TURKISH = """Başlık: {town} köprüsü
Gazete: Günlük {town}
Tarih: 20 Aralık 2019
Metin: Meclis pazartesi toplandı.

Onarım baharda başlayacak.
"""
INTEGRUM = """<br clear="all"><div><a name="{number}"></a><table><tr><td>^ИС:
      Газета {town} \n<br>^РБ:
      ОБЩЕСТВО\n<br>^НР:
      6\n<br>^ДТ:
      20.12.2019\n<br>^АВ:
      Перо Анна\n<br>^ЗГ:
      <b>Мост</b> в городе {town}<br></td></tr></table><h3>Мост в городе {town}</h3><pre>
     Совет города {town} собрался
в понедельник.
     Ремонт <font>начнется</font> весной.</pre></div>"""


def read_all(read: Read, name: str, content: str) -> list[tuple[object, ...]]:
    found: list[tuple[object, ...]] = []
    for article in read({name: content}):
        assert isinstance(article, Article), article
        found.append((
            article.title.value, str(article.date.value), article.outlet.value,
            article.authors, article.body,
        ))  # fmt: skip
    return found


def test_english_labels_are_read(read: Read) -> None:
    text = "".join(ENGLISH.format(town=t, date="December 20, 2019") for t in ("A", "B"))
    assert read_all(read, "x.txt", text) == [
        (
            f"{town} bridge to be repaired", "2019-12-20", f"Daily {town}",
            ("Jo Writer",),
            f"The council of {town} met on Monday.\n\nNote: it agreed to pay.",
        )
        for town in ("A", "B")
    ]  # fmt: skip


def test_another_date_of_the_file_settles_which_is_the_day(read: Read) -> None:
    text = ENGLISH.format(town="A", date="03/04/2020")
    text += ENGLISH.format(town="B", date="20/04/2020")
    assert [row[1] for row in read_all(read, "x.txt", text)] == [
        "2020-04-03",
        "2020-04-20",
    ]


@pytest.mark.parametrize(
    ("template", "row"),
    [
        (RUSSIAN, ("Мост в городе А", "2019-12-20", "Газета А", (),
                   "Совет собрался в понедельник.")),
        (TURKISH, ("А köprüsü", "2019-12-20", "Günlük А", (),
                   "Meclis pazartesi toplandı.\n\nOnarım baharda başlayacak.")),
    ],
)  # fmt: skip
def test_labels_of_other_languages_are_read(
    read: Read, template: str, row: tuple[object, ...]
) -> None:
    text = "".join(template.format(town=t, date="20.12.2019") for t in ("А", "Б"))
    first, second = read_all(read, "x.txt", text)
    assert first == row
    assert second[2] != first[2]


def test_a_report_of_integrum_is_read(read: Read) -> None:
    contents = (
        '1. <a href="#1">Мост в городе А</a> <small>Газета А; 20.12.2019</small><br>'
    )
    pages = "".join(INTEGRUM.format(number=n, town=t) for n, t in enumerate("АБ"))
    markup = f"<html><body><h3>Report 12.05.2021</h3>{contents}{pages}</body></html>"
    assert read_all(read, "x.html", markup) == [
        (
            f"Мост в городе {town}", "2019-12-20", f"Газета {town}", ("Перо Анна",),
            f"Совет города {town} собрался в понедельник.\n\nРемонт начнется весной.",
        )
        for town in "АБ"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH.format(town="A", date="December 20, 2019"),
        "Title: a play\n\nTitle: another play\n\nDate: a fruit\n",
        "Date: Monday\nHe said.\nDate: Tuesday\nShe said: Title: none.\n",
    ],
)
def test_other_texts_with_labels_are_one_article(read: Read, text: str) -> None:
    assert [article.path for article in read({"x.txt": text})] == ["x.txt"]
