"""Older Nexis downloads as plain text, in the shape that Nexis gave them."""

from collections.abc import Callable

import pytest

from index.article import Article
from index.errors import ArticleError

Read = Callable[..., list[Article | ArticleError]]
Problems = Callable[..., list[str]]

BRIDGE = """\
The council met on Monday to discuss the repair of the old bridge near the
harbour, and the members agreed to pay for it from the reserve.

Work will begin in spring, officials said."""


def article(
    number: int = 1,
    total: int = 1,
    *,
    separator: str = "{number} of {total} DOCUMENTS",
    outlet: str = "The Daily Alpha (London)",
    date: str = "December 20, 2019 Friday",
    title: str = "Bridge repairs to start in spring",
    head: str = "BYLINE: Ann Other\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 30 words",
    body: str = BRIDGE,
    tail: str = "LOAD-DATE: December 21, 2019\n\nLANGUAGE: ENGLISH\n\n"
    "PUBLICATION-TYPE: Newspaper\n\nJOURNAL-CODE: DAL",
    rights: str = "Copyright 2019 Daily Alpha Ltd\nAll Rights Reserved",
) -> str:
    """Writes an article as Nexis does: the first lines and the last are centred."""
    middle = separator.format(number=number, total=total)
    parts = [
        centre(middle),
        centre(outlet),
        centre(date),
        title,
        head,
        body,
        tail,
        centre(rights),
    ]
    return "\n\n".join(filter(None, parts)) + "\n\n"


def centre(text: str) -> str:
    return "\n".join(line.center(76).rstrip() for line in text.split("\n"))


def articles_of(read: Read, text: str) -> list[Article]:
    found = read({"a.txt": text})
    assert all(isinstance(each, Article) for each in found), found
    return [each for each in found if isinstance(each, Article)]


def test_each_article_of_a_download_is_one(read: Read) -> None:
    cover = (
        "\n\nDownload Request: Selected Items: 1-2\n"
        "Time Of Request: Friday, March 20, 2020  16:51:31\n\nSend To:\n\n"
        "UNIVERSITY LIBRARY\n\nTerms: bridge\n\nSource: The Daily Alpha\nProject ID: None\n"
    )
    text = (
        cover
        + article(1, 2)
        + article(2, 2, title="Second", date="January 5, 2020 Sunday")
    )
    first, second = articles_of(read, text)
    assert (first.path, second.path) == ("a.txt#1", "a.txt#2")
    assert (first.title.value, second.title.value) == (
        "Bridge repairs to start in spring",
        "Second",
    )
    assert [str(one.date.value) for one in (first, second)] == [
        "2019-12-20",
        "2020-01-05",
    ]
    assert first.outlet.value == "The Daily Alpha (London)"
    assert first.authors == ("Ann Other",)
    assert first.section == "NEWS"
    assert first.language.value == "en"
    assert first.text == second.text == BRIDGE


def test_what_is_no_body_can_be_searched_all_the_same(read: Read) -> None:
    (one,) = articles_of(read, article())
    for said in ("SECTION: NEWS; Pg. 4", "LOAD-DATE", "JOURNAL-CODE: DAL", "Copyright"):
        assert said in one.page
        assert said not in one.text


@pytest.mark.parametrize(
    ("separator", "date", "head", "tail", "language"),
    [
        (
            "Dokument {number} von {total}",
            "Freitag 20. Dezember 2019",
            "AUTOR: Ann Other\n\nRUBRIK: NEWS; S. 4\n\nLÄNGE: 30 Wörter",
            "UPDATE: 21. Dezember 2019\n\nSPRACHE: GERMAN; DEUTSCH\n\nPUBLICATION-TYPE: Zeitung",
            "de",
        ),
        (
            "{number} von {total} DOKUMENTEN",
            "20. Dezember 2019 Freitag",
            "RUBRIK: NEWS\n\nLÄNGE: 30 Wörter\n\nAUTOR: Ann Other",
            "UPDATE: 21. Dezember 2019\n\nSPRACHE: Deutsch",
            "de",
        ),
        (
            "Document {number} de {total}",
            "20 décembre 2019 vendredi",
            "AUTEUR: Ann Other\n\nRUBRIQUE: NEWS\n\nLONGUEUR: 30 mots",
            "DATE-CHARGEMENT: 21 décembre 2019\n\nLANGUE: FRENCH; FRANÇAIS\n\nTYPE-PUBLICATION: Journal",
            "fr",
        ),
        (
            "Document {number} van {total}",
            "vrijdag 20 december 2019",
            "AUTEUR: Ann Other\n\nSECTIE: NEWS\n\nLENGTE: 30 woorden",
            "LAADDATUM: 21 december 2019\n\nTAAL: DUTCH; NEDERLANDS",
            "nl",
        ),
        (
            "{number} of {total} DOCUMENTS",
            "20 december 2019 vrijdag",
            "BYLINE: Door Ann Other\n\nSECTION: NEWS; Blz. 4\n\nLENGTH: 30 woorden",
            "LOAD-DATE: 21 december 2019\n\nLANGUAGE: DUTCH; NEDERLANDS",
            "nl",
        ),
        (
            "Documento {number} de {total}",
            "20 de diciembre de 2019 viernes",
            "AUTOR: Ann Other\n\nSECCIÓN: NEWS; Pág. 4\n\nLONGITUD: 30 palabras",
            "FECHA-CARGA: 21 de diciembre de 2019\n\nIDIOMA: SPANISH; ESPAÑOL",
            "es",
        ),
        (
            "Documento {number} di {total}",
            "venerdì 20 dicembre 2019",
            "AUTORE: Ann Other\n\nSEZIONE: NEWS; pag. 4\n\nLUNGHEZZA: 30 parole",
            "DATA-CARICAMENTO: 21 dicembre 2019\n\nLINGUA: ITALIAN",
            "it",
        ),
        (
            "{number} de {total} DOCUMENTOS",
            "20 de dezembro de 2019 sexta-feira",
            "AUTOR: Ann Other\n\nSEÇÃO: NEWS\n\nEXTENSÃO: 30 palavras",
            "DATA-CARREGAMENTO: 21 de dezembro de 2019\n\nIDIOMA: Português",
            "pt",
        ),
        (
            "FOCUS - {number} of {total} DOCUMENTS",
            "December 20, 2019, Friday, Late Edition - Final",
            "Byline: By Ann Other\n\nSection: NEWS; Page 4, Column 2\n\nLength: 30 words",
            "Load-Date: December 21, 2019\n\nLanguage: English",
            "en",
        ),
    ],
)
def test_downloads_of_all_surfaces_are_read(
    read: Read, separator: str, date: str, head: str, tail: str, language: str
) -> None:
    parts = (
        article(
            number, 2, separator=separator, date=date, head=head, tail=tail, rights=""
        )
        for number in (1, 2)
    )
    found = articles_of(read, "".join(parts))
    assert len(found) == 2
    for one in found:
        assert one.title.value == "Bridge repairs to start in spring"
        assert str(one.date.value) == "2019-12-20"
        assert one.outlet.value == "The Daily Alpha (London)"
        assert one.authors == ("Ann Other",)
        assert one.section == "NEWS"
        assert one.language.value == language
        assert one.text == BRIDGE


def test_the_shape_of_before_2007_has_a_label_for_the_title_and_the_body(
    read: Read,
) -> None:
    text = f"""
                              3 of 25 DOCUMENTS

                    Copyright 2003 Daily Alpha Company
                             The Daily Alpha

                   January 5, 2003, Sunday, Final Edition

SECTION: A SECTION; Pg. A01

LENGTH: 30 words

HEADLINE: Bridge repairs to start in spring;
Council pays from reserve

BYLINE: Ann Other, Daily Alpha Staff Writer

DATELINE: BRIDGETOWN

BODY:
   {BRIDGE}

LOAD-DATE: January 05, 2003
"""
    (one,) = articles_of(read, text)
    assert (
        one.title.value
        == "Bridge repairs to start in spring; Council pays from reserve"
    )
    assert one.outlet.value == "The Daily Alpha"
    assert str(one.date.value) == "2003-01-05"
    assert one.authors == ("Ann Other",)
    assert one.section == "A SECTION"
    assert one.text.strip() == BRIDGE
    assert "DATELINE: BRIDGETOWN" in one.page


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("One line", "One line"),
        ("Two lines;\nthe second goes on", "Two lines; the second goes on"),
        ("", None),
        ("TITLE: WITH A COLON", "TITLE: WITH A COLON"),
        ("Tuesday's final edition", "Tuesday's final edition"),
    ],
)
def test_a_title_may_have_several_lines_or_be_missing(
    read: Read, title: str, expected: str | None
) -> None:
    (one,) = articles_of(read, article(title=title))
    assert one.title.value == expected
    assert one.text == BRIDGE


@pytest.mark.parametrize(
    "head",
    [
        "LENGTH: 30 words\n\nBYLINE: Ann Other\n\nHIGHLIGHT: A short summary.",
        "BYLINE: Ann Other\nSECTION: NEWS\nLENGTH: 30 words",
        "SECTION: NEWS\n\nBYLINE: Ann Other\n\nLENGTH: 30 words\n\nDATELINE: LONDON",
        "BYLINE: Ann Other\n\nSECTION: NEWS",
    ],
)
def test_the_labels_above_the_body_may_have_any_order(read: Read, head: str) -> None:
    (one,) = articles_of(read, article(head=head))
    assert one.title.value == "Bridge repairs to start in spring"
    assert one.authors == ("Ann Other",)
    assert one.text == BRIDGE


@pytest.mark.parametrize(
    "date",
    [
        "December 20, 2019 Friday\nEdition 1;\nScotland",
        "December 20, 2019 Friday 9:20 AM GMT",
        "December 20, 2019, Friday, Late Edition - Final\nCorrection Appended",
        "December 20, 2019",
    ],
)
def test_editions_and_times_follow_the_date(read: Read, date: str) -> None:
    (one,) = articles_of(read, article(date=date))
    assert str(one.date.value) == "2019-12-20"
    assert one.title.value == "Bridge repairs to start in spring"


def test_an_edition_in_a_paragraph_of_its_own_is_no_title(read: Read) -> None:
    text = article(title="City Edition\n\nBridge repairs to start in spring")
    (one,) = articles_of(read, text)
    assert one.title.value == "Bridge repairs to start in spring"


def test_a_caption_of_several_paragraphs_is_no_body(read: Read) -> None:
    tail = "LOAD-DATE: December 21, 2019\n\nGRAPHIC: The bridge\nin June\n\nDAILY ALPHA\n\nPUBLICATION-TYPE: Newspaper"
    (one,) = articles_of(read, article(tail=tail))
    assert one.text == BRIDGE
    assert "DAILY ALPHA" in one.page


@pytest.mark.parametrize(
    "inside",
    [
        "LANGUAGE: ENGLISH",
        "LENGTH: 12 feet",
        "GRAPHIC: a photo",
        "Copyright 2019 was on the plate",
        "3 of 10 documents",
        "3 of 10 DOCUMENTS",
        "3 of 10 DOCUMENTS were lost",
        "Update: the work has begun",
    ],
)
def test_a_paragraph_that_looks_like_a_label_stays_in_the_body(
    read: Read, inside: str
) -> None:
    body = f"First paragraph of the text.\n\n{inside}\n\n{BRIDGE}\n\n{BRIDGE}"
    text = article(1, 2, body=body) + article(2, 2)
    first, second = articles_of(read, text)
    assert first.text == body
    assert second.text == BRIDGE


def test_a_title_may_stand_above_the_date(read: Read) -> None:
    text = article(title="").replace(
        "\n\n" + centre("December 20, 2019 Friday"),
        "\n\nA title on the left\n\n" + centre("December 20, 2019 Friday"),
    )
    (one,) = articles_of(read, text)
    assert one.title.value == "A title on the left"
    assert one.outlet.value == "The Daily Alpha (London)"
    assert one.text == BRIDGE


@pytest.mark.parametrize("title", ["UPDATE: Bridge repaired", "Photo: the old bridge"])
def test_a_title_may_begin_like_a_label(read: Read, title: str) -> None:
    (one,) = articles_of(read, article(title=title))
    assert one.title.value == title
    assert one.text == BRIDGE


def test_pages_of_a_document_have_heads_that_are_no_text(read: Read) -> None:
    """Downloads as Word and PDF files had the same articles, with a head on each page."""
    head = (
        "Page 2\n\nBridge repairs to start in spring The Daily Alpha December 20, 2019"
    )
    body = BRIDGE.replace("\n\n", f"\n\n{head}\n\n")
    text = article(1, 2, body=body) + "Page 3\n\n" + article(2, 2)
    flat = "\n".join(line.strip() for line in text.split("\n"))
    first, second = articles_of(read, flat)
    assert first.text == second.text == BRIDGE
    assert first.outlet.value == second.outlet.value == "The Daily Alpha (London)"
    assert first.title.value == "Bridge repairs to start in spring"


def test_what_stands_below_the_last_labels_is_no_body(read: Read) -> None:
    (one,) = articles_of(read, article(rights="") + "The Daily Alpha, London\n")
    assert one.text == BRIDGE


def test_downloads_joined_in_one_file_are_read_on(read: Read) -> None:
    text = article(1, 2) + article(2, 2) + article(1, 300) + article(7, 300)
    assert [one.path for one in articles_of(read, text)] == [
        f"a.txt#{number}" for number in range(1, 5)
    ]


def test_a_table_of_proquest_or_a_text_about_documents_is_no_download(
    read: Read,
) -> None:
    text = "Document 1 of 2\n\nA title\n\nAuthor: Ann Other\n\nFull text: The text.\n\nLength: 3\n"
    (one,) = read({"a.txt": text})
    assert isinstance(one, Article)
    assert one.path == "a.txt"


def test_what_is_missing_is_named(problems: Problems, read: Read) -> None:
    cover = "Download Request: Selected Items: 1-3\nTerms: bridge\n\n"
    whole = article(1, 3) + article(2, 3)
    assert problems({"a.txt": cover + whole}) == [
        "a.txt: bundle of 3, 2 read, 1 not found"
    ]
    broken = whole + article(3, 3)[:400]
    assert problems({"a.txt": broken}) == [
        "a.txt: bundle of 3, 3 read, number 3 cut off"
    ]


def test_of_a_download_broken_off_anywhere_the_whole_articles_are_read(
    read: Read, every: int
) -> None:
    cover = "Download Request: Selected Items: 1-4\nTime Of Request: 1:00\n\n"
    pieces = [article(number, 4, title=f"Title {number}") for number in range(1, 5)]
    text = cover + "".join(pieces)
    for part in range(1, 200, every):
        cut = text[: len(text) * part // 200]
        found = read({"a.txt": cut})
        whole = max(0, len(cut) - len(cover)) // len(pieces[0])
        articles = [one for one in found if isinstance(one, Article)]
        assert len(found) - len(articles) <= 1
        assert [(one.title.value, one.text) for one in articles[:whole]] == [
            (f"Title {number}", BRIDGE) for number in range(1, whole + 1)
        ]
        if whole:
            assert all(one.text == BRIDGE for one in articles[:-1])
            assert len(articles) < len(found) or part > 180
        assert part < 10 or all(one.path != "a.txt" for one in articles)
