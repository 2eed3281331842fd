"""Bundles of any size are read one article at a time."""

import time
import tracemalloc
from collections.abc import Callable, Iterator

import pytest

from index.reading.formats.databases.bundle import Bundle
from index.reading.formats.databases.find_bundle import (
    find_html_bundle,
    find_text_bundle,
    find_xml_bundle,
)

Find = Callable[[str], Bundle | None]

ID = "HARB000020191220efck{:05d}"
PROSE = "The council met on Monday and agreed to pay for the bridge. " * 20
CODED = "HD\nBridge {}\nPD\n20 December 2019\nSN\nAlpha\nLP\n{}\nAN\nDocument {}\n\n"
LINED = "Bridge {}\n44 words\n20 December 2019\nAlpha\nALPH\nEnglish\n\n{}\n\nDocument {}\n\n"
CELL = '<div class="article enArticle"><table>{}</table></div>'
PARAGRAPHS = (
    '<div class="article enArticle"><div id="hd"><b class="enHeadline">Bridge {}</b></div>'
    "<div>44 words</div><div>20 December 2019</div><div>Alpha</div><div>English</div>"
    '<p class="articleParagraph">{}</p><p>Document {}</p></div>'
)
XML = (
    "<article><headline>Bridge {}</headline><sourceName>Alpha</sourceName><publicationDate>"
    "<date>2019-12-20</date></publicationDate><leadParagraph><paragraph>{}</paragraph>"
    "</leadParagraph><accessionNo>{}</accessionNo></article>"
)
PROQUEST = (
    "Bridge {}\n\nFull text: {}\n\nPublication title: Alpha\n\nPublication date: Dec 20, 2019"
    "\n\nProQuest document ID: {}\n\n" + "_" * 60 + "\n"
)
PROQUEST_PAGE = '<a name="DocID_1"></a>' + "".join(
    f"<p>{line}</p>" for line in PROQUEST.split("\n") if line
)
EUROPRESSE = (
    '<article><span class="DocPublicationName">Alpha</span><span class="DocHeader">'
    'December 20, 2019</span><div class="titreArticle">Bridge {}</div>'
    '<div class="docOcurrContainer"><p>{}</p></div><p>© 2019 Alpha</p>{}</article>'
)
FORMS: dict[str, tuple[Find, str, str]] = {
    "factiva codes": (find_text_bundle, "", CODED),
    "factiva lines": (find_text_bundle, "", LINED),
    "factiva page of codes": (
        find_html_bundle,
        "<title>Factiva</title>",
        CELL.format("".join(f"<tr><td>{line}</td></tr>" for line in CODED.split("\n"))),
    ),
    "factiva page of lines": (find_html_bundle, "<title>Factiva</title>", PARAGRAPHS),
    "factiva xml": (find_xml_bundle, "", XML),
    "proquest": (find_text_bundle, "", PROQUEST),
    "proquest page": (find_html_bundle, "", PROQUEST_PAGE),
    "europresse": (find_html_bundle, "", EUROPRESSE),
}


def make(form: str, count: int) -> tuple[Find, str]:
    find, head, template = FORMS[form]
    articles = (template.format(n, PROSE, ID.format(n)) for n in range(count))
    return find, head + "".join(articles)


def read(find: Find, text: str) -> Iterator[str]:
    bundle = find(text)
    assert bundle is not None
    for article in bundle.articles:
        assert article.declared.outlet.value == "Alpha"
        assert str(article.declared.date.value) == "2019-12-20"
        assert article.text == PROSE.strip()
        yield article.declared.title.value or ""


@pytest.mark.parametrize("form", FORMS)
def test_memory_does_not_grow_with_the_number_of_articles(form: str) -> None:
    find, text = make(form, 150)
    assert len(list(read(find, text))) == 150
    tracemalloc.start()
    count = sum(1 for _ in read(find, text))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 150
    # The signs are looked for in a copy, which takes as much as the text.
    assert peak < 3 * len(text) + 1_000_000


@pytest.mark.parametrize(
    ("find", "text"),
    [
        (find_text_bundle, "proquest title: a\n" + ("_" * 5_000 + "\n") * 100),
        (find_text_bundle, "ProQuest\nTitle: a\n" + ("a" + " " * 50_000 + "b\n") * 5),
        (
            find_text_bundle,
            "ProQuest\nFull text: a\nProQuest document ID: 1\n" + "a; [b] 2019 " * 20_000
            + "\nProQuest document link\nProQuest document ID: 1\nProQuest document link\n",
        ),
        (find_text_bundle, "." * 100_000 + " 1\n" + LINED.format(1, PROSE, ID.format(1))),
        (find_text_bundle, "44 words\n" * 20_000 + f"Document {ID.format(1)}\n"),
        (find_html_bundle, "Factiva" + '<div class="article ' * 20_000),
        (
            find_html_bundle,
            '<span class="DocPublicationName">a</span>' + '<a href="http://' * 20_000,
        ),
        (find_xml_bundle, "<article><accessionNo>1</accessionNo>" + "<a>" * 100_000),
    ],
)  # fmt: skip
def test_lines_and_tags_that_repeat_take_time_that_grows_with_them(
    find: Find, text: str
) -> None:
    start = time.process_time()
    bundle = find(text)
    list(bundle.articles if bundle else [])
    assert time.process_time() - start < 5


@pytest.mark.deep
@pytest.mark.parametrize("form", FORMS)
def test_ten_thousand_articles_take_ten_times_as_long_as_a_thousand(form: str) -> None:
    seconds = []
    for count in (1_000, 10_000):
        find, text = make(form, count)
        start = time.process_time()
        titles = list(read(find, text))
        seconds.append(time.process_time() - start)
        assert titles == [f"Bridge {n}" for n in range(count)]
    assert seconds[1] < 20 * seconds[0]
