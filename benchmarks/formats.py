"""Times the readers of file formats on generated files, beside bare libraries.

One process, its processor time: reading alone, without extraction and indexing. Add a
format as a `FormatCase`: a function that writes an article in it, and one that reads it
with a library and nothing else.
"""

import io
import tempfile
import time
import zipfile
import zlib
from collections.abc import Callable, Iterable
from html import escape
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.contract import Record
from benchmarks.corpus import make_articles
from index.config import IndexConfig
from index.reading import read_articles

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"
_LINE_CHARS = 90
_LINES_A_PAGE = 54


class FormatCase(NamedTuple):
    """A format to measure.

    Attributes:
        suffix: the suffix of its files.
        write: returns the bytes of a file with an article.
        library: the name of the library beside which it is measured.
        read_bare: reads the bytes with that library.
    """

    suffix: str
    write: Callable[[Record], bytes]
    library: str
    read_bare: Callable[[bytes], object]


def measure_formats(count: int) -> str:
    """Returns a Markdown table of articles and megabytes a second, by format.

    Args:
        count: how many articles to read in each format.
    """
    records = list(islice(make_articles(count), count))
    rows = [_measure(case, records) for case in CASES]
    head = (
        "| format | kB an article | articles/s | MB/s | bare library | articles/s |\n"
    )
    return head + "|---|--:|--:|--:|---|--:|\n" + "\n".join(rows)


def _measure(case: FormatCase, records: list[Record]) -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        contents = [case.write(record) for record in records]
        for number, content in enumerate(contents):
            (folder / f"{number}{case.suffix}").write_bytes(content)
        config = IndexConfig(paths=(folder,), base=folder)
        case.read_bare(contents[0])  # imports are measured elsewhere
        list(islice(read_articles(config), 1))
        bare = _time(lambda: [case.read_bare(content) for content in contents])
        own = _time(lambda: list(read_articles(config)))
    size = sum(map(len, contents))
    return (
        f"| {case.suffix[1:]} | {size / len(records) / 1000:.1f} "
        f"| {len(records) / own:,.0f} | {size / own / 1e6:.1f} "
        f"| {case.library} | {len(records) / bare:,.0f} |"
    )


def _time(run: Callable[[], object]) -> float:
    """Returns the seconds of processor time that a call takes."""
    start = time.process_time()
    run()
    return time.process_time() - start


def _paragraphs(record: Record) -> list[str]:
    return [record["title"], *record["text"].split("\n\n")]


def _zip(parts: Iterable[tuple[str, str]]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return packed.getvalue()


def _write_docx(record: Record) -> bytes:
    look = (
        '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="20"/></w:rPr>'
    )
    body = "".join(
        f'<w:p><w:pPr><w:spacing w:after="120"/>{look}</w:pPr><w:r>{look}<w:t>'
        f"{escape(text)}</w:t></w:r></w:p>"
        for text in _paragraphs(record)
    )
    document = f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'
    return _zip([("[Content_Types].xml", "<Types/>"), ("word/document.xml", document)])


def _write_odt(record: Record) -> bytes:
    body = "".join(f"<text:p>{escape(text)}</text:p>" for text in _paragraphs(record))
    document = (
        f'<office:document-content xmlns:office="{_OPEN}:office:1.0" '
        f'xmlns:text="{_OPEN}:text:1.0"><office:body><office:text>{body}'
        "</office:text></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    return _zip([("mimetype", kind), ("content.xml", document)])


def _write_epub(record: Record) -> bytes:
    body = "".join(f"<p>{escape(text)}</p>" for text in _paragraphs(record)[1:])
    page = f"<html><body><h1>{escape(record['title'])}</h1>{body}</body></html>"
    return _zip([("mimetype", "application/epub+zip"), ("1.xhtml", page)])


def _write_rtf(record: Record) -> bytes:
    look = r"\pard\plain\ltrpar\ql\li0\ri0\sa120 {\rtlch\fcs1\af0\ltrch\fcs0\f0\fs20 "
    body = "".join(
        f"{look}{_escape_rtf(text)}}}\\par\n" for text in _paragraphs(record)
    )
    return (r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}" + body + "}").encode()


def _escape_rtf(text: str) -> str:
    units = text.encode("utf-16-le")
    codes = (
        int.from_bytes(units[at : at + 2], "little") for at in range(0, len(units), 2)
    )
    return "".join(
        chr(code) if code < 128 and chr(code) not in "\\{}" else f"\\u{code}?"
        for code in codes
    )


def _write_pdf(record: Record) -> bytes:
    lines = [line for text in _paragraphs(record) for line in [*_wrap(text), ""]]
    pages = [
        lines[at : at + _LINES_A_PAGE] for at in range(0, len(lines), _LINES_A_PAGE)
    ]
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%b]>>"
        % (len(pages), b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(pages)))),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for page in pages:
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F 3 0 R>>>>"
            b"/Contents %d 0 R>>" % (len(objects) + 2)
        )
        drawn = "".join(f"({_escape_pdf(line)}) Tj T*\n" for line in page)
        packed = zlib.compress(
            f"BT /F 10 Tf 13 TL 60 740 Td {drawn} ET".encode("cp1252", "replace")
        )
        objects.append(
            b"<</Filter/FlateDecode/Length %d>> stream\n%b\nendstream"
            % (len(packed), packed)
        )
    content = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(b"%010d 00000 n \n" % len(content))
        content += b"%d 0 obj %b endobj\n" % (number, each)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n" % size + b"".join(places)
    end = b"trailer <</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        len(content),
    )
    return content + table + end


def _wrap(text: str) -> list[str]:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) >= _LINE_CHARS:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _escape_pdf(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _read_part(name: str) -> Callable[[bytes], object]:
    """Returns a function that unpacks and parses a part of a document."""

    def read(content: bytes) -> object:
        from lxml import etree  # type: ignore[import-untyped]

        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            root = etree.fromstring(archive.read(name))
        return "".join(root.itertext())

    return read


def _read_with_striprtf(content: bytes) -> object:
    # Not in the environment of developers: install it to compare.
    striprtf: Any = import_module("striprtf.striprtf")
    return striprtf.rtf_to_text(content.decode())


def _read_with_pdfium(content: bytes) -> object:
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_bounded() for page in document]


CASES = (
    FormatCase(".docx", _write_docx, "zipfile, lxml", _read_part("word/document.xml")),
    FormatCase(".odt", _write_odt, "zipfile, lxml", _read_part("content.xml")),
    FormatCase(".epub", _write_epub, "zipfile, lxml", _read_part("1.xhtml")),
    FormatCase(".rtf", _write_rtf, "striprtf", _read_with_striprtf),
    FormatCase(".pdf", _write_pdf, "pypdfium2", _read_with_pdfium),
)
