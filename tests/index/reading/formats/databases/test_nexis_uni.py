"""Downloads of Nexis Uni and Lexis Advance, as the text of Word, RTF and PDF files."""

from collections.abc import Callable

import pytest

from index.article import Article
from index.errors import ArticleError

Read = Callable[..., list[Article | ArticleError]]
Problems = Callable[..., list[str]]

BRIDGE = (
    "The council met on Monday to discuss the repair of the old bridge near the harbour.\n\n"
    "The members agreed to pay for it from the reserve. Work will begin in spring."
)


def document(
    title: str = "Bridge repairs to start in spring",
    *,
    outlet: str = "The Daily Alpha(London)",
    date: str = "December 20, 2019 Friday 9:20 AM GMT",
    rights: str = "Copyright 2019 Daily Alpha Ltd All Rights Reserved",
    head: str = "Section: NEWS; Version:3\n\nLength: 30 words\n\nByline: Ann Other",
    heading: str = "Body",
    body: str = BRIDGE,
    tail: str = "Classification\n\nLanguage: ENGLISH\n\nPublication-Type: Newspaper\n\n"
    "Journal Code: DAL\n\nSubject: BRIDGES (90%); CITIES (76%)\n\nLoad-Date: December 21, 2019",
    end: str = "End of Document",
) -> str:
    parts = [title, outlet, date, rights, head, heading, body, tail, end]
    return "\n\n".join(filter(None, parts)) + "\n\n"


def cover(*titles: str, documents: str = "Documents") -> str:
    listed = "".join(
        f"{number}. {title}\n\nClient/Matter: -None-\n\nSearch Terms: bridge\n\n"
        "Search Type: Natural Language\n\nNarrowed by:\n\nContent Type\n\nNarrowed by\n\n"
        "News\n\nTimeline: Jan 01, 2019 to Dec 31, 2019\n\n"
        for number, title in enumerate(titles, 1)
    )
    return (
        "Date and Time: Friday, 20. December 2019 09:31:00 CEST\n\nJob Number: 1\n\n"
        f"{documents} ({len(titles)})\n\n{listed}"
    )


def articles_of(read: Read, text: str) -> list[Article]:
    found = read({"a.txt": text})
    assert all(isinstance(each, Article) for each in found), found
    return [each for each in found if isinstance(each, Article)]


def test_each_document_of_a_download_is_an_article(read: Read) -> None:
    titles = ("Bridge repairs to start in spring", "Second; A subtitle")
    text = cover(*titles) + "".join(map(document, titles))
    first, second = articles_of(read, text)
    assert (first.path, second.path) == ("a.txt#1", "a.txt#2")
    assert (first.title.value, second.title.value) == titles
    for one in (first, second):
        assert str(one.date.value) == "2019-12-20"
        assert one.outlet.value == "The Daily Alpha (London)"
        assert one.authors == ("Ann Other",)
        assert one.section == "NEWS"
        assert one.language.value == "en"
        assert one.text == BRIDGE
        assert "Load-Date: December 21, 2019" in one.page


@pytest.mark.parametrize(
    ("date", "head", "heading", "tail", "end", "language"),
    [
        (
            "20. Dezember 2019 Freitag",
            "Rubrik: NEWS; S. 4\n\nLänge: 30 Wörter\n\nAutor: Ann Other",
            "Volltext",
            "Klassifizierung\n\nSprache: GERMAN; DEUTSCH\n\nPublikationstyp: Zeitung\n\nUpdate: 21. Dezember 2019",
            "Ende des Dokuments",
            "de",
        ),
        (
            "20. Dezember 2019 Freitag",
            "Section: NEWS; S. 4\n\nLength: 30 words\n\nByline: Ann Other",
            "Body",
            "Classification\n\nLanguage: GERMAN; DEUTSCH\n\nLoad-Date: December 21, 2019",
            "End of Document",
            "de",
        ),
        (
            "vendredi 20 décembre 2019",
            "Rubrique : NEWS\n\nLongueur : 30 mots\n\nAuteur : Ann Other",
            "Corps",
            "Classification\n\nLangue : FRENCH; FRANÇAIS\n\nType de publication : Journal",
            "Fin du document",
            "fr",
        ),
        (
            "20 december 2019 vrijdag",
            "Sectie: NEWS; Blz. 4\n\nLengte: 30 woorden\n\nAuteur: Ann Other",
            "Hoofdtekst",
            "Classificatie\n\nTaal: DUTCH; NEDERLANDS\n\nLaaddatum: 21 december 2019",
            "Einde van document",
            "nl",
        ),
        (
            "20 de diciembre de 2019 viernes",
            "Sección: NEWS; Pág. 4\n\nLongitud: 30 palabras\n\nAutor: Ann Other",
            "Cuerpo",
            "Clasificación\n\nIdioma: SPANISH; ESPAÑOL\n\nFecha de carga: 21 de diciembre de 2019",
            "Fin del documento",
            "es",
        ),
        (
            "20 dicembre 2019 venerdì",
            "Sezione: NEWS\n\nLunghezza: 30 parole\n\nAutore: Ann Other",
            "Corpo",
            "Classificazione\n\nLingua: ITALIAN; ITALIANO",
            "Fine del documento",
            "it",
        ),
    ],
)
def test_downloads_in_other_languages_are_read(
    read: Read,
    date: str,
    head: str,
    heading: str,
    tail: str,
    end: str,
    language: str,
) -> None:
    one = document(date=date, head=head, heading=heading, tail=tail, end=end)
    found = articles_of(read, one + one)
    assert len(found) == 2
    for article in found:
        assert article.title.value == "Bridge repairs to start in spring"
        assert str(article.date.value) == "2019-12-20"
        assert article.outlet.value == "The Daily Alpha (London)"
        assert article.authors == ("Ann Other",)
        assert article.section == "NEWS"
        assert article.language.value == language
        assert article.text == BRIDGE


def test_a_download_of_one_document_needs_no_cover(read: Read) -> None:
    (one,) = articles_of(read, document(rights="", tail=""))
    assert one.path == "a.txt#1"
    assert one.title.value == "Bridge repairs to start in spring"
    assert one.text == BRIDGE


@pytest.mark.parametrize(
    "inside",
    [
        "End of Document",
        "End of Document\n\nThat is what the last page said.",
        "Body",
        "Load-Date: the day on which the lorry came",
        "Language: English",
        "Source: the council",
        "Copyright 2019 Daily Alpha Ltd",
        "Classification",
        "Page 3 of 4",
    ],
)
def test_a_paragraph_that_looks_like_a_label_stays_in_the_body(
    read: Read, inside: str
) -> None:
    body = f"{BRIDGE}\n\n{inside}\n\n{BRIDGE}\n\n{BRIDGE}"
    text = document(body=body) + document("Second")
    first, second = articles_of(read, text)
    assert first.text == body.replace("Page 3 of 4\n\n", "")
    assert (second.title.value, second.text) == ("Second", BRIDGE)


@pytest.mark.parametrize(
    "ending", ["Source: Reuters", "Contact: Ann Other, 555 0100", "Notes: none"]
)
def test_the_last_paragraph_may_begin_like_a_label(read: Read, ending: str) -> None:
    body = f"{BRIDGE}\n\n{ending}"
    (one,) = articles_of(read, document(body=body))
    assert one.text.startswith(BRIDGE)
    assert ending in one.text + one.page


def test_captions_and_notes_are_no_body(read: Read) -> None:
    tail = (
        "Graphic\n\nThe bridge in June\n\nA map of the harbour\n\nNotes\n\nRevised.\n\n"
        "Classification\n\nLanguage: ENGLISH\n\nPublication-Type: Newspaper"
    )
    (one,) = articles_of(read, document(tail=tail))
    assert one.text == BRIDGE
    assert "A map of the harbour" in one.page


def test_a_document_without_a_date_a_title_or_labels_is_one_all_the_same(
    read: Read,
) -> None:
    text = (
        document("No Headline In Original")
        + document("Undated", date="")
        + document("Bare", rights="", head="", tail="")
        + document("Without the word", heading="")
        + document("Last")
    )
    found = articles_of(read, text)
    assert [one.title.value for one in found] == [
        None,
        "Undated",
        "Bare",
        "Without the word",
        "Last",
    ]
    assert [one.outlet.value for one in found] == ["The Daily Alpha (London)"] * 5
    assert [one.text for one in found] == [BRIDGE] * 5


def test_the_lines_of_a_pdf_have_page_heads_and_no_empty_lines(read: Read) -> None:
    title = (
        "Bridge repairs to start in spring after a long debate in the council chamber"
    )
    lines = [
        "Page 1 of 2",
        title[:40].strip(),
        title[40:].strip(),
        "The Daily Alpha (London)",
        "December 20, 2019 Friday",
        "Copyright 2019 Daily Alpha Ltd All Rights Reserved",
        "Section: NEWS; Pg. 4",
        "Length: 30 words",
        "Byline: Ann Other",
        "Body",
        "The council met on Monday to discuss the repair of the old",
        "bridge near the harbour.",
        "Page 2 of 2",
        title[:40].strip(),
        title[40:].strip(),
        "The members agreed to pay for it from the reserve.",
        "Load-Date: December 21, 2019",
        "End of Document",
    ]
    text = (cover(title, title) + "\n".join(lines) + "\n" + "\n".join(lines)).replace(
        "\n\n", "\n"
    )
    first, second = articles_of(read, text)
    for one in (first, second):
        assert one.title.value == title
        assert one.outlet.value == "The Daily Alpha (London)"
        assert str(one.date.value) == "2019-12-20"
        assert one.authors == ("Ann Other",)
        assert one.text == (
            "The council met on Monday to discuss the repair of the old\n"
            "bridge near the harbour.\n"
            "The members agreed to pay for it from the reserve."
        )


def test_a_name_between_the_title_and_the_outlet_is_none_of_both(read: Read) -> None:
    (one,) = articles_of(read, document("A title\n\nAlpha Blogs"))
    assert (one.title.value, one.outlet.value) == (
        "A title",
        "The Daily Alpha (London)",
    )
    assert "Alpha Blogs" in one.page


def test_a_document_without_any_label_is_one_where_all_are_listed(read: Read) -> None:
    law = "On bridges, 1 Alpha L. Rev. 2\n\nThe law of bridges is old.\n\nEnd of Document\n\n"
    text = (
        cover("Title", "On bridges", "Last")
        + document("Title")
        + law
        + document("Last")
    )
    titles = [one.title.value for one in articles_of(read, text)]
    assert titles == ["Title", "On bridges, 1 Alpha L. Rev. 2", "Last"]


def test_a_transcript_has_labels_of_its_own(read: Read) -> None:
    head = "Show: ALPHA NEWSROOM 10:00 AM EST\n\nSection: NEWS; Domestic\n\nLength: 30 words\n\nAnchors: Ann Other\n\nHighlight: About the bridge.\n\nIn two parts."
    body = "ANN OTHER, HOST: Good morning.\n\nMODERATOR: Update: the bridge is closed."
    (one,) = articles_of(read, document(head=head, body=body))
    assert one.section == "NEWS; Domestic"
    assert one.text == body


@pytest.mark.parametrize("language", ["ar", "ru", "zh"])
def test_articles_in_any_script_are_read(read: Read, language: str) -> None:
    title, words, name = {
        "ar": ("إصلاح الجسر القديم", "اجتمع المجلس يوم الاثنين.", "ARABIC"),
        "ru": ("Ремонт старого моста", "Совет собрался в понедельник.", "RUSSIAN"),
        "zh": ("旧桥维修", "理事会星期一开会。", "CHINESE"),
    }[language]
    tail = f"Classification\n\nLanguage: {name}\n\nPublication-Type: Newspaper"
    (one,) = articles_of(read, document(title, body=words, tail=tail))
    assert (one.title.value, one.text) == (title, words)
    assert one.language.value == language


def test_a_list_of_documents_without_their_texts_is_named(problems: Problems) -> None:
    assert problems({"a.txt": cover("One", "Two")}) == [
        "a.txt: bundle of 2, 0 read, 2 not found"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Minutes\n\nBody\n\nThe bridge is old.\n\nEnd of Document\n",
        "A novel\n\nChapter one.\n\nEnd of document\n\nJob Number: 7\n",
    ],
)
def test_a_text_that_ends_like_a_document_is_no_download(read: Read, text: str) -> None:
    (one,) = read({"a.txt": text})
    assert isinstance(one, Article)
    assert one.path == "a.txt"


def test_of_a_download_broken_off_anywhere_the_whole_articles_are_read(
    read: Read, every: int
) -> None:
    titles = [f"Title {number}" for number in range(1, 5)]
    pieces = [document(title) for title in titles]
    head = cover(*titles)
    text = head + "".join(pieces)
    for part in range(1, 200, every):
        cut = text[: len(text) * part // 200]
        found = read({"a.txt": cut})
        articles = [one for one in found if isinstance(one, Article)]
        whole = max(0, len(cut) - len(head)) // len(pieces[0])
        assert len(found) - len(articles) <= 1
        assert [(one.title.value, one.text) for one in articles[:whole]] == [
            (title, BRIDGE) for title in titles[:whole]
        ]
        if whole:
            assert all(one.text == BRIDGE for one in articles[:-1])
            assert len(articles) < len(found) or len(cut) > len(text) - 20
