"""Older Nexis downloads as HTML, in the shape that Nexis gave them."""

from collections.abc import Callable

from index.article import Article
from index.errors import ArticleError

Read = Callable[..., list[Article | ArticleError]]

HEAD = """<HTML><HEAD><STYLE TYPE="text/css"><!--
.c0 { text-align: center; }
.c1 { text-align: center; margin-top: 0em; margin-bottom: 0em; }
.c2 { font-family: Arial; font-size: 10pt; color: #000000; }
.c5 { text-align: left; }
.c8 { font-family: Arial; font-weight: bold; }
--></STYLE><TITLE>&nbsp;</TITLE>
<META TOPIC="null" DOCUMENTS="TOTAL" UPDATED="Tuesday, October 15, 2019" /></HEAD><BODY>
<DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c27">Download Request: Selected Items: 1-TOTAL<BR>
Terms: bridge<BR></SPAN></P></DIV>
"""
OPEN = '<A NAME="DOC_ID_0_0"></A><!-- Hide XML section from browser\n<DOC NUMBER=1>\n<DOCFULL> -->\n'
CLOSE = "<!-- Hide XML section from browser\n</DOCFULL>\n</DOC> -->\n"


def head(total: int) -> str:
    return HEAD.replace("TOTAL", str(total))


def centred(*lines: str) -> str:
    return f'<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{"<BR>".join(lines)}</SPAN></P></DIV>\n'


def label(name: str, value: str) -> str:
    return f'<BR><DIV CLASS="c5"><P CLASS="c6"><SPAN CLASS="c8">{name}: </SPAN><SPAN CLASS="c2">{value}</SPAN></P></DIV>\n'


def text(*paragraphs: str) -> str:
    inside = "".join(
        f'<P CLASS="c9"><SPAN CLASS="c2">{one}</SPAN></P>' for one in paragraphs
    )
    return f'<BR><DIV CLASS="c5">{inside}</DIV>\n'


def document(
    separator: str = "1 of 2 DOCUMENTS",
    title: str = "Bridge repairs;<BR>Council pays",
    body: str = text(
        "The council met on <B>Monday</B>.", "Work will &quot;begin&quot; in spring."
    ),
) -> str:
    return "".join(
        [
            centred(separator),
            centred("The Daily Alpha"),
            '<BR><DIV CLASS="c3"><P CLASS="c1"><SPAN CLASS="c4">December</SPAN>'
            '<SPAN CLASS="c2"> 20, 2019 Friday<BR>City Final Edition</SPAN></P></DIV>',
            text(title) if title else "",
            label("BYLINE", "By ANN OTHER"),
            label("SECTION", "Section B; Page 22, Column 2; National Desk"),
            label("LENGTH", "8 words"),
            body,
            label("LOAD-DATE", "December 20, 2019"),
            label("LANGUAGE", "ENGLISH"),
            label("CORRECTION", "") + text("The council met on Tuesday."),
            label("GRAPHIC", "Photo: &quot;The bridge&quot; (Source: Alpha)"),
            centred("Copyright 2019 Daily Alpha", "All Rights Reserved"),
        ]
    )


def page(*documents: str, total: int = 0) -> str:
    inside = "".join(f"{OPEN}{one}{CLOSE}" for one in documents)
    return f"{head(total or len(documents))}{inside}</BODY></HTML>"


def test_each_document_of_a_page_is_an_article(read: Read) -> None:
    first, second = read(
        {"a.html": page(document(), document("2 of 2 DOCUMENTS", "Second"))}
    )
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.path, second.path) == ("a.html#1", "a.html#2")
    assert first.title.value == "Bridge repairs; Council pays"
    assert second.title.value == "Second"
    assert str(first.date.value) == "2019-12-20"
    assert first.outlet.value == "The Daily Alpha"
    assert first.authors == ("ANN OTHER",)
    assert first.section == "Section B; National Desk"
    assert first.language.value == "en"
    assert first.text == 'The council met on Monday.\n\nWork will "begin" in spring.'
    assert "The council met on Tuesday." in first.page


def test_a_german_page_without_comments_is_read_too(read: Read) -> None:
    parts = (
        document(f"Dokument {number} von 2")
        .replace("LENGTH", "LÄNGE")
        .replace("BYLINE", "AUTOR")
        .replace("SECTION", "RUBRIK")
        .replace("LANGUAGE", "SPRACHE")
        .replace("LOAD-DATE", "UPDATE")
        for number in (1, 2)
    )
    found = read({"a.html": f"{head(2)}{''.join(parts)}</BODY></HTML>"})
    assert [
        (one.title.value, one.authors, one.text[:11])
        for one in found
        if isinstance(one, Article)
    ] == [("Bridge repairs; Council pays", ("ANN OTHER",), "The council")] * 2


def test_the_rows_of_a_table_are_lines(read: Read) -> None:
    rows = "".join(
        f'<TR><TD CLASS="c14"><P CLASS="c6"><SPAN CLASS="c2">{rank}</SPAN></P></TD>'
        f'<TD CLASS="c14"><P CLASS="c6">{bank}</P></TD></TR>'
        for rank, bank in enumerate(("Alpha Bank", "Bank of Bravo"), 1)
    )
    table = f'<BR><DIV CLASS="c5"><BR></DIV><TABLE CLASS="c11">{rows}</TABLE>'
    (one,) = read({"a.html": page(document(title="", body=table))})
    assert isinstance(one, Article)
    assert one.title.value is None
    assert [line for line in one.text.split("\n") if line] == [
        "1 Alpha Bank",
        "2 Bank of Bravo",
    ]


def test_a_document_that_nexis_could_not_give_is_named(read: Read) -> None:
    sorry = text("We are sorry but there is an error in this document.")
    found = read({"a.html": page(document("1 of 1 DOCUMENT"), sorry)})
    assert [one.path for one in found if isinstance(one, Article)] == ["a.html#1"]
    assert str(found[-1]) == "a.html: bundle of 2, 1 read, 1 without text: number 2"


def test_of_a_page_broken_off_anywhere_the_whole_documents_are_read(
    read: Read, every: int
) -> None:
    pieces = [
        document(f"{number} of 3 DOCUMENTS", f"Title {number}")
        for number in range(1, 4)
    ]
    whole_page = page(*pieces)
    ends = [whole_page.index(piece) + len(piece) for piece in pieces]
    for part in range(1, 200, every):
        cut = whole_page[: len(whole_page) * part // 200]
        found = read({"a.html": cut})
        whole = sum(end <= len(cut) for end in ends)
        articles = [one for one in found if isinstance(one, Article)]
        assert len(found) - len(articles) <= 1
        if "<META" in cut and "/>" in cut:
            assert all(one.path != "a.html" for one in articles)
        if whole:
            assert [one.title.value for one in articles[:whole]] == [
                f"Title {number}" for number in range(1, whole + 1)
            ]
            texts = {one.text for one in articles[:whole]}
            assert texts == {
                'The council met on Monday.\n\nWork will "begin" in spring.'
            }
            assert len(articles) < len(found) or whole == len(pieces)
