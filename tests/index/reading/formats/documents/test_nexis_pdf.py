"""Downloads of Nexis Uni as PDF: each page has a head, each article ends on a page."""

from collections.abc import Callable
from typing import Any

Make = Callable[..., bytes]
Read = Callable[..., Any]
Text = tuple[float, float, float, str]

FIRST = "Rain fell over the north for three days and the river rose in the night"
SECOND = "The council will repair the old bridge when the water has gone down again"


def page(head: list[str], parts: list[list[str]]) -> list[Text]:
    """Lays out the head of a page, and paragraphs with a gap between each two."""
    placed: list[Text] = [(60, 40 + 10 * n, 8, text) for n, text in enumerate(head)]
    top = 100.0
    for part in parts:
        for text in part:
            placed.append((60, top, 10, text))
            top += 12
        top += 8
    return placed


def document(title: list[str]) -> list[list[Text]]:
    labels = ["Section: NEWS; Pg. 4", "Length: 40 words", "Byline: Ann Other"]
    head = [["The Daily Alpha (London)"], ["December 20, 2019 Friday"]]
    body = [[f"{FIRST},", f"{FIRST}."]] * 6
    tail = [["Language: ENGLISH", "Load-Date: December 21, 2019"], ["End of Document"]]
    return [
        page(["Page 1 of 2"], [title, *head, labels, ["Body"], *body]),
        page(
            ["Page 2 of 2", " ".join(title)],
            [[f"{SECOND},", f"{SECOND}."], ["Classification"], *tail],
        ),
    ]


def test_each_document_of_a_pdf_is_an_article(make_pdf: Make, read: Read) -> None:
    titles = [
        ["A long title of the first", "article on two lines"],
        ["Second"],
        ["Third"],
    ]
    found = read(
        {"a.pdf": make_pdf(*(one for each in titles for one in document(each)))}
    )
    assert [(one.path, one.title.value) for one in found] == [
        ("a.pdf#1", "A long title of the first article on two lines"),
        ("a.pdf#2", "Second"),
        ("a.pdf#3", "Third"),
    ]
    paragraphs = [f"{FIRST},\n{FIRST}."] * 6 + [f"{SECOND},\n{SECOND}."]
    for one in found:
        assert str(one.date.value) == "2019-12-20"
        assert one.outlet.value == "The Daily Alpha (London)"
        assert one.authors == ("Ann Other",)
        assert one.language.value == "en"
        assert one.text.split("\n\n") == paragraphs
