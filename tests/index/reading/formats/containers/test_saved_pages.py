"""Pages that a browser saved are read under the address from which they were saved."""

import plistlib
from collections.abc import Callable

import pytest

from index.article import Article
from index.errors import ArticleError

ReadOne = Callable[..., Article]
Read = Callable[..., list[Article | ArticleError]]
PROSE = "The council met on Monday and agreed to repair the café bridge in spring. " * 5
URL = "https://x.org/2021/bridge"


def page(head: str = "") -> str:
    return (
        f"<html><head>{head}<title>The bridge is repaired</title></head>"
        f"<body><p>{PROSE}</p></body></html>"
    )


MHTML = """From: <Saved by Blink>
Snapshot-Content-Location: https://x.org/2021/bridge
Subject: =?utf-8?Q?The=20bridge=20is=20repaired?=
Date: Thu, 4 Mar 2021 05:06:07 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--x----"


------MultipartBoundary--x----
Content-Type: text/html
Content-ID: <frame-2@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://ads.org/frame

<p>An advertisement.</p>

------MultipartBoundary--x----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://x.org/2021/bridge

{}
------MultipartBoundary--x----
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://x.org/a.png

iVBORw0KGgo=

------MultipartBoundary--x------
"""


def quote(text: str) -> str:
    quoted = text.replace("=", "=3D").replace("é", "=C3=A9")
    return "=\n".join(quoted[at : at + 70] for at in range(0, len(quoted), 70))


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "a.txt", "a.eml"])
def test_mhtml_gives_its_page(read_one: ReadOne, name: str, ends: str) -> None:
    saved = MHTML.format(quote(page().replace("é", "é"))).replace("=\nC3", "=\nC3")
    article = read_one({name: saved.replace("\n", ends).encode()})
    assert article.title.value == "The bridge is repaired"
    assert article.url == URL
    assert article.date.value is None
    assert article.text.strip() == PROSE.strip()


def test_mhtml_names_its_page_by_start(read_one: ReadOne) -> None:
    saved = MHTML.replace("Snapshot-Content-Location: https://x.org/2021/bridge\n", "")
    saved = saved.replace('type="text/html"', 'start="<frame-1@mhtml.blink>"')
    article = read_one({"a.mht": saved.format(quote(page()))})
    assert (article.url, article.text.strip()) == (URL, PROSE.strip())


def test_mhtml_without_a_page_or_an_end_is_named(read: Read) -> None:
    bare = "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n"
    (error,) = read({"a.mht": bare})
    assert str(error) == "a.mht: no page in the file"
    whole = MHTML.format(quote(page()))
    found = read({"a.mht": whole[: whole.index("image/png")]})
    assert [type(each) for each in found] == [Article, ArticleError]
    assert str(found[1]) == "a.mht: it breaks off; what is there was read"


def test_truncated_mhtml_gives_at_most_one_line(read: Read) -> None:
    whole = MHTML.format(quote(page()))
    for part in range(0, 201, 4):
        found = read({"a.mht": whole[: len(whole) * part // 201]})
        assert sum(isinstance(each, ArticleError) for each in found) == 1, part


@pytest.mark.parametrize("form", [plistlib.FMT_BINARY, plistlib.FMT_XML])
def test_a_web_archive_of_safari_gives_its_page(
    read_one: ReadOne, form: plistlib.PlistFormat
) -> None:
    saved = {
        "WebMainResource": {
            "WebResourceData": page().encode("cp1252"),
            "WebResourceURL": URL + "#part",
            "WebResourceMIMEType": "text/html",
            "WebResourceTextEncodingName": "windows-1252",
        }
    }
    article = read_one({"a.webarchive": plistlib.dumps(saved, fmt=form)})
    assert (article.url, article.text.strip()) == (URL, PROSE.strip())


def test_a_broken_web_archive_is_named(problems: Callable[..., list[str]]) -> None:
    saved = plistlib.dumps({"WebMainResource": {"a": b"b"}}, fmt=plistlib.FMT_BINARY)
    for part in range(0, len(saved), 3):
        (line,) = problems({"a.webarchive": saved[:part]})
        assert line.startswith("a.webarchive: ")
        assert "fault" not in line


@pytest.mark.parametrize(
    "note",
    [
        f"<!--\n Page saved with SingleFile \n url: {URL} \n saved date: Thu Mar 04 2021 "
        "05:06:07 GMT+0100\n-->",
        f"<!-- saved from url=(0025){URL} -->",
        f"<!-- Saved from {URL} at 2021-03-04T05:06:07Z using monolith v2.4 -->",
        f'<meta name="savepage-url" content="{URL}">',
        f"<!-- saved from url=(0059)https://web.archive.org/web/20210304050607/{URL} -->",
        f'<script>__wm.wombat("{URL}","20210304050607","https://web.archive.org/");</script>',
    ],
)
def test_a_page_knows_where_it_was_saved_from(read_one: ReadOne, note: str) -> None:
    other = '<link rel="canonical" href="https://x.org/">'
    article = read_one({"a.html": page(note + other)})
    assert article.url == URL
    assert article.date.value is None


def test_the_address_of_a_file_is_none(read_one: ReadOne) -> None:
    note = "<!-- saved from url=(0014)file:///C:/a.html -->"
    assert read_one({"a.html": page(note)}).url == ""
