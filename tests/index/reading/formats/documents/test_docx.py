import re
from collections.abc import Callable
from typing import Any

import pytest

from index.article import Article

Make = Callable[..., bytes]
Read = Callable[..., Any]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def p(text: str, style: str = "") -> str:
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{look}<w:r><w:t>{text}</w:t></w:r></w:p>"


def part(kind: str, inside: str) -> str:
    return f'<w:{kind} xmlns:w="{W}">{inside}</w:{kind}>'


def style(key: str, name: str, base: str = "") -> str:
    on = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/>{on}'
        "</w:style>"
    )


@pytest.mark.parametrize("namespace", [W, STRICT])
@pytest.mark.parametrize("name", ["a.docx", "a.docm", "a.dotx", "a", "a.zip", "a.doc"])
def test_paragraphs_are_read_whatever_the_name(
    make_docx: Make, read_one: Read, namespace: str, name: str
) -> None:
    document = make_docx(
        p("Floods hit the north.") + p("") + p("Rain fell."), {}, namespace
    )
    article = read_one({name: document})
    assert article.text == "Floods hit the north.\n\nRain fell."


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>one</w:t><w:tab/><w:t>two</w:t></w:r>", "one\ttwo"),
        ("<w:r><w:t>one</w:t><w:br/><w:t>two</w:t></w:r>", "one\ntwo"),
        ("<w:r><w:t>cease</w:t><w:noBreakHyphen/><w:t>fire</w:t></w:r>", "cease-fire"),
        ("<w:r><w:t>hos</w:t><w:softHyphen/><w:t>pital</w:t></w:r>", "hospital"),
        ("<w:r><w:t>Ceasefire </w:t></w:r><w:r><w:t>holds</w:t></w:r>", "Ceasefire holds"),
        ("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>x</w:t></w:r>", "x"),
        ("<w:hyperlink><w:r><w:t>linked</w:t></w:r></w:hyperlink>", "linked"),
        ("<w:ins><w:r><w:t>new</w:t></w:r></w:ins>"
         "<w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "new"),
        ("<w:moveFrom><w:r><w:t>old</w:t></w:r></w:moveFrom><w:moveTo><w:r>"
         "<w:t>moved</w:t></w:r></w:moveTo>", "moved"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:t>seen</w:t></w:r>",
         "seen"),
        ("<w:r><w:instrText>HYPERLINK x</w:instrText></w:r><w:r><w:t>shown</w:t></w:r>",
         "shown"),
        ("<w:sdt><w:sdtContent><w:r><w:t>field</w:t></w:r></w:sdtContent></w:sdt>", "field"),
        ("<w:r><w:ruby><w:rt><w:r><w:t>とう</w:t></w:r></w:rt><w:rubyBase><w:r>"
         "<w:t>東京</w:t></w:r></w:rubyBase></w:ruby></w:r>", "東京"),
        ("<w:r><w:t>\n    indented by a\n    program\n  </w:t></w:r>", "indented by a program"),
    ],
)  # fmt: skip
def test_text_of_a_paragraph_is_what_word_shows(
    make_docx: Make, read_one: Read, inside: str, text: str
) -> None:
    assert read_one({"a.docx": make_docx(f"<w:p>{inside}</w:p>")}).text == text


def test_text_box_is_read_once_after_its_paragraph(
    make_docx: Make, read_one: Read
) -> None:
    box = f"<w:txbxContent>{p('In a box')}</w:txbxContent>"
    drawn = (
        f'<mc:AlternateContent xmlns:mc="{MC}"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r><w:t>Before</w:t>{drawn}</w:r><w:r><w:t> it</w:t></w:r></w:p>"
    article = read_one({"a.docx": make_docx(body + p("After"))})
    assert article.text == "Before it\n\nIn a box\n\nAfter"


def table(*rows: tuple[str, ...]) -> str:
    written = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in written)}</w:tbl>"


def test_rows_of_a_table_are_lines(make_docx: Make, read_one: Read) -> None:
    rows = table((p("Region"), p("Dead")), (p("North"), p("12")), (p("South"), p("")))
    article = read_one({"a.docx": make_docx(p("Toll") + rows + p("End"))})
    assert article.text == "Toll\n\nRegion\tDead\nNorth\t12\n\nSouth\n\nEnd"


def test_cells_of_a_layout_are_paragraphs(make_docx: Make, read_one: Read) -> None:
    inner = table((p("a"), p("b")))
    layout = table((p("First") + p("second"), p("third") + inner))
    article = read_one({"a.docx": make_docx(layout)})
    assert article.text == "First\n\nsecond\n\nthird\n\na\tb"


def test_notes_and_margins_are_beside_the_text(make_docx: Make, read_one: Read) -> None:
    parts = {
        "word/footnotes.xml": part("footnotes", p("Ministry figures.")),
        "word/endnotes.xml": part("endnotes", p("See the census.")),
        "word/header1.xml": part("hdr", p("Northern Desk")),
        "word/footer1.xml": part("ftr", p("Page 3 of 24") + p("7")),
    }
    article = read_one({"a.docx": make_docx(p("Floods hit the north."), parts)})
    assert article.text == "Floods hit the north."
    assert article.page == "Ministry figures.\nSee the census.\nNorthern Desk"


@pytest.mark.parametrize(
    ("styles", "used", "title"),
    [
        (style("Title", "Title"), "Title", "Floods in Sobha"),
        (style("Titre", "Title"), "Titre", "Floods in Sobha"),
        (style("a3", "title"), "a3", "Floods in Sobha"),
        (style("berschrift1", "heading 1"), "berschrift1", "Floods in Sobha"),
        (style("T", "title") + style("Mine", "Mine", "T"), "Mine", "Floods in Sobha"),
        (style("T", "title") + style("S", "Subtitle", "T"), "S", None),
        (style("A", "A", "B") + style("B", "B", "A"), "A", None),
        (style("N", "Normal"), "N", None),
        ("", "Unknown", None),
    ],
)
def test_title_is_the_paragraph_in_its_style(
    make_docx: Make, read_one: Read, styles: str, used: str, title: str | None
) -> None:
    parts = {"word/styles.xml": part("styles", styles)}
    document = make_docx(
        p("DESK") + p("Floods in Sobha", used) + p("Rain fell."), parts
    )
    assert read_one({"a.docx": document}).title.value == title


def test_several_headings_are_no_title(make_docx: Make, read_one: Read) -> None:
    parts = {"word/styles.xml": part("styles", style("H", "heading 1"))}
    body = p("One", "H") + p("Text.") + p("Two", "H") + p("Text.")
    assert read_one({"a.docx": make_docx(body, parts)}).title.value is None


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Floods in Sobha", "Floods in Sobha"),
        ("Floods in Sobha | Northern Post", "Floods in Sobha"),
        ("Monthly report template", None),
        ("", None),
    ],
)
def test_metadata_date_no_article_and_its_title_counts_where_the_text_has_it(
    make_docx: Make, read_one: Read, stated: str, title: str | None
) -> None:
    core = (
        '<cp:x xmlns:cp="urn:cp" xmlns:dc="urn:dc"><dc:creator>A. Clerk</dc:creator>'
        f"<dc:title>{stated}</dc:title><dc:created>2021-03-04T00:00:00Z</dc:created></cp:x>"
    )
    document = make_docx(
        p("FLOODS IN SOBHA") + p("Rain fell."), {"docProps/core.xml": core}
    )
    article = read_one({"a.docx": document})
    assert (article.title.value, article.date.value, article.authors) == (
        title,
        None,
        (),
    )


def test_page_that_a_program_put_into_a_document_is_read(
    make_docx: Make, read_one: Read
) -> None:
    page = f"<html><body><p>{'Rain fell over the north for three days. ' * 9}</p></body></html>"
    document = make_docx(
        '<w:altChunk r:id="a" xmlns:r="urn:r"/>', {"word/afchunk.html": page}
    )
    article = read_one({"a.docx": document})
    assert article.path == "a.docx#word/afchunk.html"
    assert article.text.startswith("Rain fell over the north")


def test_cut_document_keeps_what_was_whole(
    make_docx: Make, write: Read, read: Read, every: int
) -> None:
    sentences = [f"Paragraph {n} says {'x' * (n % 37)} and ends." for n in range(300)]
    document = make_docx("".join(map(p, sentences)), {"word/z.xml": "<z/>" * 99})
    for step in range(0, 200, every):
        kept = document[: len(document) * step // 200]
        found = read({"a.docx": kept})
        articles = [one for one in found if isinstance(one, Article)]
        assert len(found) - len(articles) == 1, (step, found)
        lines = articles[0].text.split("\n\n") if articles else [""]
        assert lines[:-1] == sentences[: len(lines) - 1]
        assert step < 150 or len(lines) > 100


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("<w:p><w:r><w:t>Read</w:t></w:r></w:p><w:p><w:r><w:t>cut",
         "a.docx: it is broken: it breaks off; the rest is read"),
        ("", "a.docx: no text in the document"),
    ],
)  # fmt: skip
def test_broken_xml_is_named(
    make_zip: Make, problems: Read, body: str, problem: str
) -> None:
    xml = f'<w:document xmlns:w="{W}"><w:body>{body}'
    xml += "" if body else "</w:body></w:document>"
    assert problems({"a.docx": make_zip({"word/document.xml": xml})}) == [problem]


def test_bombs_cost_one_line(make_docx: Make, make_zip: Make, problems: Read) -> None:
    (ratio,) = problems({"a.docx": make_docx(p("a" * 8_000_000))}, 50)
    assert "index.max_ratio" in ratio
    (size,) = problems({"a.docx": make_docx(p("ab" * 600_000))}, 1)
    assert "index.max_file_mb (1 MB)" in size
    (deep,) = problems({"a.docx": make_docx("<w:sdt>" * 5000 + "</w:sdt>" * 5000)})
    assert "broken" in deep or "no text" in deep


def test_entities_are_not_expanded(make_zip: Make, read: Read) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    xml = (
        f'<!DOCTYPE x [<!ENTITY e0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{entities}]>'
        f'<w:document xmlns:w="{W}"><w:body>{p("Seen")}{p("&e11;&f;")}</w:body></w:document>'
    )
    article, problem = read({"a.docx": make_zip({"word/document.xml": xml})})
    assert article.text == "Seen"
    assert "broken" in str(problem)


@pytest.mark.parametrize("name", ["a.xml", "a.doc", "a.docx"])
def test_document_in_one_xml_file_is_read(read_one: Read, name: str) -> None:
    flat = (
        '<?xml version="1.0"?><?mso-application progid="Word.Document"?>'
        f'<pkg:package xmlns:pkg="urn:pkg" xmlns:w="{W}"><pkg:part><w:styles>'
        f"{style('T', 'Title')}</w:styles></pkg:part><pkg:part><w:document><w:body>"
        f"{p('Floods', 'T')}{p('Rain fell.')}</w:body></w:document></pkg:part>"
        "<pkg:part><w:ftr><w:p/></w:ftr></pkg:part></pkg:package>"
    )
    article = read_one({name: flat})
    assert (article.title.value, article.text) == ("Floods", "Floods\n\nRain fell.")


def test_what_is_no_word_document_is_named(make_zip: Make, problems: Read) -> None:
    found = problems(
        {
            "a.docx": "plain words",
            "b.docx": make_zip({"xl/workbook.xml": "<x/>"}),
            "c.docx": b"\xd0\xcf\x11\xe0"
            + bytes(600)
            + "EncryptedPackage".encode("utf-16-le"),
            "d.docx": make_zip({"Index/Document.iwa": b"x"}),
        }
    )
    assert [re.sub(r"^\w\.docx: ", "", line) for line in found] == [
        "not a docx file inside",
        "a spreadsheet; save it as .csv",
        "an encrypted Office file; save it without a password",
        "a document of Apple's programs; export it as .docx",
    ]
