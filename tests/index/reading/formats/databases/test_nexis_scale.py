"""Downloads of Nexis of any size take time in proportion, and memory for a few articles."""

import time
import tracemalloc
from collections.abc import Callable
from random import Random

import pytest

from index.reading.formats.databases.bundle import Bundle
from index.reading.formats.databases.find_bundle import (
    find_html_bundle,
    find_text_bundle,
)

WORDS = [f"word{number}" for number in range(3_000)]
FOOT = "LOAD-DATE: December 21, 2019\n\nLANGUAGE: ENGLISH"


def make_body(random: Random) -> list[str]:
    return [" ".join(random.choices(WORDS, k=70)) for _ in range(6)]


def make_text(articles: int) -> str:
    random = Random(1)
    return "".join(
        f"{number} of {articles} DOCUMENTS\n\nThe Daily Alpha\n\nDecember 20, 2019 Friday\n\n"
        f"Title {number}\n\nBYLINE: Ann Other\n\nLENGTH: 420 words\n\n"
        + "\n\n".join(make_body(random))
        + f"\n\n{FOOT}\n\n"
        for number in range(1, articles + 1)
    )


def make_uni(articles: int) -> str:
    random = Random(1)
    listed = "".join(
        f"{number}. Title {number}\n\nClient/Matter: -None-\n\nSearch Terms: bridge\n\n"
        for number in range(1, articles + 1)
    )
    cover = (
        f"Date and Time: Friday\n\nJob Number: 1\n\nDocuments ({articles})\n\n{listed}"
    )
    return cover + "".join(
        f"Title {number}\n\nThe Daily Alpha\n\nDecember 20, 2019 Friday\n\n"
        "Length: 420 words\n\nByline: Ann Other\n\nBody\n\n"
        + "\n\n".join(make_body(random))
        + "\n\nLoad-Date: December 21, 2019\n\nEnd of Document\n\n"
        for number in range(1, articles + 1)
    )


def make_html(articles: int) -> str:
    random = Random(1)
    return "<HTML><BODY>" + "".join(
        "<!-- Hide XML section from browser\n<DOC NUMBER=1>\n<DOCFULL> -->\n"
        + "".join(
            f'<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{part}</SPAN></P></DIV>\n'
            for part in (
                f"{number} of {articles} DOCUMENTS",
                "The Daily Alpha",
                "December 20, 2019 Friday",
                f"Title {number}",
                "LENGTH: 420 words",
                *make_body(random),
                *FOOT.split("\n\n"),
            )
        )
        + "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n"
        for number in range(1, articles + 1)
    )


FORMS = [
    pytest.param(make_text, find_text_bundle, id="text"),
    pytest.param(make_uni, find_text_bundle, id="uni"),
    pytest.param(make_html, find_html_bundle, id="html"),
]
Make = Callable[[int], str]
Find = Callable[[str], Bundle | None]


def count_titles(find: Find, text: str) -> int:
    bundle = find(text)
    assert bundle is not None
    count = 0
    for article in bundle.articles:
        count += 1
        assert article.declared.title.value == f"Title {count}"
        assert article.text.count("\n\n") == 5
    return count


@pytest.mark.parametrize(("make", "find"), FORMS)
def test_each_article_of_a_long_download_is_found(make: Make, find: Find) -> None:
    assert count_titles(find, make(300)) == 300


@pytest.mark.deep
@pytest.mark.parametrize(("make", "find"), FORMS)
def test_time_grows_with_the_file_alone(make: Make, find: Find) -> None:
    times = []
    for articles in (1_000, 10_000):
        text = make(articles)
        start = time.process_time()
        assert count_titles(find, text) == articles
        times.append(time.process_time() - start)
    assert times[1] < 20 * times[0]


@pytest.mark.parametrize(("make", "find"), FORMS)
def test_articles_take_no_memory_once_they_are_read(make: Make, find: Find) -> None:
    bundle = find(make(300))
    assert bundle is not None
    articles = iter(bundle.articles)
    next(articles)
    tracemalloc.start()
    assert sum(1 for _ in articles) == 299
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    # The file has 1 MB; the places of the articles and caches stay.
    assert peak < 400_000
