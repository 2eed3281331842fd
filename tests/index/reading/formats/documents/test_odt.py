from collections.abc import Callable, Mapping
from typing import Any

import pytest

from index.article import Article

Make = Callable[..., bytes]
Read = Callable[..., Any]

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "draw", "style")
)
MIMETYPE = "application/vnd.oasis.opendocument.text"


@pytest.fixture
def make_odt(make_zip: Make) -> Make:
    def make(body: str, styles: str = "", parts: Mapping[str, str] = {}) -> bytes:
        content = (
            f"<office:document-content {NAMES}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>"
        )
        return make_zip({"mimetype": MIMETYPE, "content.xml": content, **parts})

    return make


def p(text: str, style: str = "P1") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (p("Rain <text:span>fell</text:span>\n  today.") + p("") + p("Dry."),
         "Rain fell today.\n\nDry."),
        (p("a<text:tab/>b<text:line-break/>c<text:s text:c='3'/>d<text:s/>e"),
         "a\tb\nc   d e"),
        (p('<text:a href="x">linked</text:a> on'), "linked on"),
        (p("One<text:annotation><text:p>no</text:p></text:annotation> two"), "One two"),
        (p("<text:ruby><text:ruby-base>東京</text:ruby-base><text:ruby-text>とう"
           "</text:ruby-text></text:ruby>"), "東京"),
        ("<text:tracked-changes><text:deletion>" + p("gone")
         + "</text:deletion></text:tracked-changes>" + p("kept"), "kept"),
        ("<text:list><text:list-item>" + p("one") + "</text:list-item><text:list-item>"
         + p("two") + "</text:list-item></text:list>", "one\n\ntwo"),
        (p("Before<draw:frame><draw:text-box>" + p("In a box")
           + "</draw:text-box></draw:frame> it") + p("After"),
         "Before it\n\nIn a box\n\nAfter"),
        ("<table:table><table:table-row><table:table-cell>" + p("North")
         + "</table:table-cell><table:table-cell>" + p("12")
         + "</table:table-cell></table:table-row></table:table>" + p("End"),
         "North\t12\n\nEnd"),
    ],
)  # fmt: skip
def test_text_is_what_a_word_processor_shows(
    make_odt: Make, read_one: Read, inside: str, text: str
) -> None:
    assert read_one({"a.odt": make_odt(inside)}).text == text


@pytest.mark.parametrize("name", ["a.odt", "a.ott", "a", "a.zip", "a.docx"])
def test_it_is_read_whatever_its_name(
    make_odt: Make, read_one: Read, name: str
) -> None:
    assert read_one({name: make_odt(p("Rain fell."))}).text == "Rain fell."


def test_old_and_flat_documents_are_read(make_zip: Make, read_one: Read) -> None:
    flat = (
        f'<?xml version="1.0"?><office:document {NAMES} office:version="1.2">'
        f"<office:body><office:text>{p('Rain fell.')}</office:text></office:body>"
        "</office:document>"
    )
    assert read_one({"a.fodt": flat}).text == "Rain fell."


def test_documents_of_openoffice_1_are_read(make_zip: Make, read_one: Read) -> None:
    content = (
        '<!DOCTYPE office:document-content PUBLIC "-//x" "office.dtd">'
        '<office:document-content xmlns:office="urn:o" xmlns:text="urn:t"><office:body>'
        '<text:h text:level="1">Floods</text:h><text:p>Rain<text:tab-stop/>fell'
        "<text:footnote><text:footnote-body><text:p>A note.</text:p>"
        "</text:footnote-body></text:footnote>.</text:p></office:body>"
        "</office:document-content>"
    )
    document = make_zip(
        {"mimetype": "application/vnd.sun.xml.writer", "content.xml": content}
    )
    article = read_one({"a.sxw": document})
    assert (article.text, article.page) == ("Floods\n\nRain\tfell.", "A note.")
    assert article.title.value == "Floods"


def test_notes_and_margins_are_beside_the_text(make_odt: Make, read_one: Read) -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        f"{p('Ministry figures.')}</text:note-body></text:note>"
    )
    styles = (
        f"<office:document-styles {NAMES}><style:master-page><style:header>"
        f"{p('Northern Desk')}</style:header></style:master-page></office:document-styles>"
    )
    document = make_odt(p(f"Floods{note} came."), "", {"styles.xml": styles})
    article = read_one({"a.odt": document})
    assert article.text == "Floods came."
    assert article.page == "Ministry figures.\nNorthern Desk"


@pytest.mark.parametrize(
    ("first", "title"),
    [
        (p("Floods", "Title"), "Floods"),
        (p("Floods", "P9"), "Floods"),
        (p("Floods", "Heading_20_1"), "Floods"),
        ('<text:h text:outline-level="1">Floods</text:h>', "Floods"),
        ('<text:h text:outline-level="2">Floods</text:h>', None),
        (p("FLOODS IN SOBHA"), "Floods in Sobha"),
        (p("Floods"), None),
    ],
)
def test_title_is_that_of_the_style_or_one_that_the_text_confirms(
    make_odt: Make, read_one: Read, first: str, title: str | None
) -> None:
    styles = '<style:style style:name="P9" style:parent-style-name="Title"/>'
    meta = (
        '<m xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Floods in Sobha'
        "</dc:title><dc:date>2021-03-04</dc:date><dc:creator>A. Clerk</dc:creator></m>"
    )
    document = make_odt(first + p("Rain fell."), styles, {"meta.xml": meta})
    article = read_one({"a.odt": document})
    assert (article.title.value, article.date.value, article.authors) == (
        title,
        None,
        (),
    )


def test_cut_document_keeps_what_was_whole(
    make_odt: Make, read: Read, every: int
) -> None:
    sentences = [
        f"Paragraph {n} says {'x' * (n % 37 + 1)} and ends." for n in range(300)
    ]
    document = make_odt("".join(map(p, sentences)))
    for step in range(0, 200, every):
        found = read({"a.odt": document[: len(document) * step // 200]})
        articles = [one for one in found if isinstance(one, Article)]
        assert len(found) - len(articles) == 1, (step, found)
        lines = articles[0].text.split("\n\n") if articles else [""]
        assert lines[:-1] == sentences[: len(lines) - 1]
        assert step < 150 or len(lines) > 100


def test_encrypted_hostile_and_other_documents_are_named(
    make_odt: Make, make_zip: Make, problems: Read
) -> None:
    sheet = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = {"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}
    found = problems(
        {
            "a.odt": make_odt(p("x"), "", manifest),
            "b.odt": make_zip({"mimetype": sheet, "content.xml": "<x/>"}),
            "c.odt": make_zip({"mimetype": MIMETYPE, "meta.xml": "<x/>"}),
            "d.odt": make_odt(""),
            "e.odt": make_odt(p("a" * 7_000_000)),
        },
        50,
    )
    assert found == [
        "a.odt: encrypted; save it without a password",
        "b.odt: a spreadsheet; save it as .csv",
        "c.odt: its text is missing",
        "d.odt: no text in the document",
        "e.odt: a part unpacks to more than index.max_ratio (200 times its size)",
    ]
