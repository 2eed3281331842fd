"""Exports of ProQuest: text and pages."""

from collections.abc import Callable, Mapping

import pytest

from index.article import Article
from index.errors import ArticleError

Read = Callable[..., list[Article | ArticleError]]

RULE = "_" * 60
HEAD = (
    f"{RULE}\n\nReport Information from ProQuest\n\n03 February 2020 10:12\n{RULE}\n\n"
)
CONTENTS = (
    "Table of contents\n\n1. Alpha bridge........ 1\n2. Beta bridge........ 2\n\n"
)
TAIL = (
    f"{RULE}\n\nBibliography\n\nCitation style: APA 6th\n\nWriter, J. (2020, Feb 03). Alpha "
    f"bridge. Daily Alpha Retrieved from http://search.proquest.com/docview/1\n\n{RULE}\n"
    "Contact us at: http://www.proquest.com/go/contact Copyright © 2020 ProQuest LLC.\n"
    "Terms and Conditions: http://search.proquest.com/info/terms\n"
)
DOCUMENT = """{rule}

Document {number} of 3

{town} bridge to be repaired

Author: Writer, Jo; Lee, Ann

Publication info: Daily {town}, Late Edition (East Coast) ; New York, N.Y. [New York, N.Y]03 Feb 2020: A.1.

http://search.proquest.com/docview/11{number}?accountid=1

Abstract: The council met.

Links: http://links.example/sfx

Full text: The council of {town} met on Monday.

Location: the old hall, as ever. It agreed to pay for all of it.

Work will begin in spring.

It will take four months.

Credit: By Jo Writer

Subject: Bridges; Councils

Location: New York

Company / organization: Name: Bridge Company; NAICS: 237310

Title: {town} bridge to be repaired

Publication title: Daily {town}, Late Edition (East Coast); New York, N.Y.

Pages: A.1

Publication year: 2020

Publication date: Feb 3, 2020

Section: A

Language of publication: English

ProQuest document ID: 11{number}

Document URL: http://search.proquest.com/docview/11{number}?accountid=1

Copyright: Copyright Alpha Feb 3, 2020

Database: Alpha Stream

"""
BODY = (
    "The council of {town} met on Monday.\n\nLocation: the old hall, as ever. It agreed to "
    "pay for all of it.\n\nWork will begin in spring.\n\nIt will take four months."
)
TOWNS = ("Alpha", "Beta", "Gamma")


def make(towns: tuple[str, ...] = TOWNS) -> str:
    documents = (
        DOCUMENT.format(rule=RULE, number=number, town=town)
        for number, town in enumerate(towns, 1)
    )
    return HEAD + CONTENTS + "".join(documents) + TAIL


def summary(article: Article | ArticleError) -> tuple[object, ...]:
    assert isinstance(article, Article), article
    return (
        article.title.value,
        str(article.date.value),
        article.outlet.value,
        article.language.value,
        article.section,
        article.authors,
        article.url,
    )


def test_documents_between_rules_are_articles(read: Read) -> None:
    articles = read({"p.txt": make()})
    assert len(articles) == 3
    for number, (town, article) in enumerate(zip(TOWNS, articles, strict=True), 1):
        assert isinstance(article, Article)
        assert summary(article) == (
            f"{town} bridge to be repaired", "2020-02-03", f"Daily {town}", "en", "A",
            ("Writer, Jo", "Lee, Ann"),
            f"http://search.proquest.com/docview/11{number}?accountid=1",
        )  # fmt: skip
        assert article.body == BODY.format(town=town)
        assert "Credit: By Jo Writer" in article.page
        assert "Name: Bridge Company" in article.page


@pytest.mark.parametrize(
    ("count", "labels", "date", "language", "code"),
    [
        ("Document 1 sur 1",
         "Auteur|Texte intégral|Titre|Titre de la publication|Date de publication|"
         "Langue de publication|ID du document ProQuest", "3 févr. 2020", "Français", "fr"),
        ("Dokument 1 von 1",
         "Autor|Volltext|Titel|Titel der Publikation|Publikationsdatum|"
         "Publikationssprache|ProQuest-Dokument-ID", "3. Feb. 2020", "Deutsch", "de"),
        ("Documento 1 de 1",
         "Autor|Texto completo|Título|Título de publicación|Fecha de publicación|"
         "Idioma de la publicación|ID del documento de ProQuest", "3 feb 2020",
         "Español", "es"),
        ("Документ 1 из 1",
         "Автор|Полный текст|Название|Название публикации|Дата публикации|"
         "Язык публикации|Идентификатор документа ProQuest", "3 февраля 2020",
         "Русский", "ru"),
        ("Belge 1 / 1",
         "Yazar|Tam metin|Başlık|Yayın başlığı|Yayın tarihi|Yayın dili|"
         "ProQuest belge no", "3 Şubat 2020", "Türkçe", "tr"),
    ],
)  # fmt: skip
def test_labels_are_read_in_the_languages_of_the_interface(
    read_one: Callable[..., Article],
    count: str,
    labels: str,
    date: str,
    language: str,
    code: str,
) -> None:
    author, text, title, outlet, day, spoken, key = labels.split("|")
    article = read_one(
        {
            "p.txt": f"{RULE}\n\n{count}\n\nBridge works\n\n{author} : Writer, Jo\n\n"
            f"{text} : The council met.\n\nWork will begin.\n\n{title}: Bridge works\n\n"
            f"{outlet}: Daily Alpha; Paris\n\n{day}: {date}\n\n{spoken}: {language}\n\n"
            f"{key}: 111\n\n{RULE}\n"
        }
    )
    assert summary(article)[:4] == ("Bridge works", "2020-02-03", "Daily Alpha", code)
    assert article.authors == ("Writer, Jo",)
    assert article.body == "The council met.\n\nWork will begin."


def test_an_abstract_stands_in_for_a_text_that_is_missing(
    read_one: Callable[..., Article],
) -> None:
    text = DOCUMENT.format(rule=RULE, number=1, town="Alpha").replace("of 3", "of 1")
    start, end = text.index("Full text:"), text.index("Credit:")
    article = read_one(
        {"p.txt": text[:start] + "Full text: Not available.\n\n" + text[end:]}
    )
    assert article.body == "The council met."


def test_a_document_without_labelled_title_and_outlet_is_read_by_its_head(
    read_one: Callable[..., Article],
) -> None:
    text = DOCUMENT.format(rule=RULE, number=1, town="Alpha").replace("of 3", "of 1")
    for label in ("Title:", "Publication title:", "Publication date:"):
        text = "\n".join(
            line for line in text.split("\n") if not line.startswith(label)
        )
    assert summary(read_one({"p.txt": text}))[:3] == (
        "Alpha bridge to be repaired", "2020-02-03", "Daily Alpha",
    )  # fmt: skip


DETAILS = """{town} bridge to be repaired

Writer, Jo; Lee, Ann. Daily {town}, Late Edition (East Coast); New York, N.Y. [New York, N.Y]. 03 Feb 2020: A.1.

ProQuest document link

ABSTRACT

The council met.

FULL TEXT

The council of {town} met on Monday.

Work will begin in spring.

DETAILS

Subject: Bridges; Councils

Company / organization: Name: Bridge Company

NAICS: 237310

Publication title: Daily {town}, Late Edition (East Coast); New York, N.Y.

Publication date: Feb 3, 2020

Language of publication: English

ProQuest document ID: 11{number}

Document URL: https://search.proquest.com/docview/11{number}

Database: Alpha Stream

LINKS

Linking Service

"""


def test_documents_with_headings_follow_each_other_without_rules(read: Read) -> None:
    text = "".join(DETAILS.format(town=t, number=n) for n, t in enumerate(TOWNS))
    text += (
        "Bibliography\n\nCitation style: APA 6th\n\nWriter, J. (2020). Alpha bridge.\n"
    )
    text += "Database copyright © 2020 ProQuest LLC. All rights reserved.\n"
    articles = read({"p.txt": text})
    assert len(articles) == 3
    for number, (town, article) in enumerate(zip(TOWNS, articles, strict=True)):
        assert isinstance(article, Article)
        assert summary(article) == (
            f"{town} bridge to be repaired", "2020-02-03", f"Daily {town}", "en", "",
            ("Writer, Jo", "Lee, Ann"),
            f"https://search.proquest.com/docview/11{number}",
        )  # fmt: skip
        assert article.body == (
            f"The council of {town} met on Monday.\n\nWork will begin in spring."
        )
        assert "Citation style" not in article.page


def test_labels_that_a_document_has_joined_are_told_apart(read: Read) -> None:
    text = "".join(DETAILS.format(town=t, number=n) for n, t in enumerate(TOWNS))
    tail = "Database: Alpha Stream"
    joined = text.replace("ProQuest document link\n\n", "")
    for line in ("ABSTRACT", "FULL TEXT", "DETAILS", "LINKS"):
        joined = joined.replace(f"{line}\n\n", f"{line} ")
    for label in ("Publication", "Language", "ProQuest document", "Document URL", tail):
        joined = joined.replace(f"\n\n{label}", f" {label}")
    articles = read({"p.txt": joined})
    assert len(articles) == 3
    for town, article in zip(TOWNS, articles, strict=True):
        assert isinstance(article, Article)
        assert summary(article)[:4] == (
            f"{town} bridge to be repaired", "2020-02-03", f"Daily {town}", "en",
        )  # fmt: skip
        assert article.body == (
            f"The council of {town} met on Monday.\n\nWork will begin in spring."
        )


def test_a_page_with_a_table_of_details_is_read(
    read_one: Callable[..., Article],
) -> None:
    rows = "".join(
        f"<tr><td>{label}:</td><td>{value}</td></tr>"
        for label, value in (
            ("Subject", "Bridges"), ("Publication title", "Daily Alpha; New York"),
            ("Publication date", "Feb 3, 2020"), ("Language of publication", "English"),
            ("ProQuest document ID", "111"),
        )
    )  # fmt: skip
    article = read_one(
        {
            "p.html": "<html><body><p>Bridge works</p><p>Daily Alpha; New York [New York]. 03 "
            "Feb 2020: A.1.</p><p><a href='x'>ProQuest document link</a></p><p><b>FULL TEXT</b>"
            "</p><p>The council met.</p><p>Work will begin.</p><p><b>DETAILS</b></p>"
            f"<table>{rows}</table></body></html>"
        }
    )
    assert summary(article)[:4] == ("Bridge works", "2020-02-03", "Daily Alpha", "en")
    assert (article.authors, article.body) == (
        (),
        "The council met.\n\nWork will begin.",
    )


PARAGRAPHS = "".join(
    f"<p><strong>{label}: </strong>{value}</p>"
    for label, value in (
        ("Subject", "Bridges"), ("Publication title", "Daily Alpha; New York"),
        ("Publication date", "Feb 3, 2020"), ("Language of publication", "English"),
        ("ProQuest document ID", "111"),
        ("Document URL", '<a href="https://x.example/1">https://x.example/1</a>'),
        ("Database", "Alpha Stream"),
    )
)  # fmt: skip
PAGE_DOCUMENT = (
    '<div><a name="DocID_MSTAR_111"></a><p></p><p style="font-weight:bold">Bridge works</p>'
    "<p><strong>Author:  </strong>Writer, Jo</p>"
    "<p><strong>Abstract:  </strong><body></p><p>In short.</p><p></body></p>"
    '<p><strong>Full text: </strong><Text WordCount="2">html&gt;<head><title></title></head>'
    "<body><p>The council met.</p> <p>Work will begin.</p>"
    "<div><strong>Illustration</strong></div><p>Caption: A bridge</p></body></html></Text>"
    f"</p>{PARAGRAPHS}</div>"
)


def test_a_page_is_cut_at_its_anchors(read: Read) -> None:
    head = "<html><head><title>ProQuest Export</title></head><body><p>Email 4 of 5</p>"
    articles = read({"p.html": f"{head}{PAGE_DOCUMENT * 2}</body></html>"})
    assert len(articles) == 2
    for article in articles:
        assert isinstance(article, Article)
        assert summary(article) == (
            "Bridge works", "2020-02-03", "Daily Alpha", "en", "", ("Writer, Jo",),
            "https://x.example/1",
        )  # fmt: skip
        assert article.body == "The council met.\n\nWork will begin."
        assert "Caption: A bridge" in article.page


def test_documents_that_the_file_counts_but_lacks_are_named(
    problems: Callable[[Mapping[str, str]], list[str]],
) -> None:
    text = make()
    end = text.index("Document 3 of 3") - len(RULE)
    assert problems({"p.txt": text[:end]}) == [
        "p.txt: bundle of 3, 2 read, 1 not found"
    ]


def test_cut_anywhere_a_file_keeps_what_was_whole(read: Read, every: int) -> None:
    text = make()
    ends = [
        text.index(f"{RULE}\n\n{word}") for word in ("Document 2", "Document 3", "Bib")
    ]
    for end in range(len(text) // 200, len(text), every * len(text) // 200):
        found = read({"p.txt": text[:end]})
        count = sum(end >= place for place in ends)
        kept = [a for a in found if isinstance(a, Article)][:count]
        assert [a.body for a in kept] == [BODY.format(town=t) for t in TOWNS[:count]]
        assert sum(isinstance(a, ArticleError) for a in found) <= 1


def test_a_text_that_mentions_proquest_is_no_bundle(
    read_one: Callable[..., Article],
) -> None:
    text = "ProQuest sells news.\n\nAuthor: a word.\n\nIts offices are in Ann Arbor."
    assert read_one({"a.txt": text}).path == "a.txt"
