"""Fixtures that make small documents."""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping

import pytest

Zip = Callable[..., bytes]
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture
def make_zip() -> Zip:
    """Packs parts into a ZIP file; the first is stored, as that of ODT and EPUB."""

    def make(parts: Mapping[str, str | bytes]) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, (name, content) in enumerate(parts.items()):
                kind = zipfile.ZIP_DEFLATED if number else zipfile.ZIP_STORED
                archive.writestr(name, content, kind)
        return packed.getvalue()

    return make


@pytest.fixture
def make_docx(make_zip: Zip) -> Zip:
    """Makes a Word document from the XML inside its body, and from other parts."""

    def make(
        body: str, parts: Mapping[str, str | bytes] = {}, namespace: str = W
    ) -> bytes:
        document = (
            f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
        )
        return make_zip(
            {"[Content_Types].xml": "<Types/>", "word/document.xml": document, **parts}
        )

    return make


Text = tuple[float, float, float, str]


@pytest.fixture
def make_pdf() -> Zip:
    """Makes a PDF from pages of texts: left, distance from the top, font size, text.

    Pages are 600 points wide and 800 high. Every character is 0.5 sizes wide.
    """

    def make(
        *pages: list[Text],
        title: str = "",
        others: bytes = b"",
        rotation: int = 0,
        matrix: str = "1 0 0 1 0 0",
    ) -> bytes:
        characters = sorted({c for page in pages for *_, text in page for c in text})
        codes = {character: code for code, character in enumerate(characters, 1)}
        shown = "".join(
            f"<{code:04x}> <{character.encode('utf-16-be').hex()}>\n"
            for character, code in codes.items()
        )
        cmap = (
            "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange\n"
            f"<0000> <ffff> endcodespacerange {len(codes)} beginbfchar\n{shown}"
            "endbfchar endcmap end"
        )
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"",
            b"<</Type/Font/Subtype/Type0/BaseFont/Arial/Encoding/Identity-H"
            b"/DescendantFonts[4 0 R]/ToUnicode 5 0 R>>",
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Arial/DW 500/FontDescriptor 6 0 R"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>",
            stream(cmap.encode()),
            b"<</Type/FontDescriptor/FontName/Arial/Flags 4/FontBBox[0 -200 1000 800]"
            b"/Ascent 800/Descent -200/CapHeight 700/StemV 80/ItalicAngle 0>>",
            f"<</Title<feff{title.encode('utf-16-be').hex()}>/CreationDate"
            "(D:20210304000000Z)>>".encode(),
        ]
        kids = []
        for page in pages:
            drawn = "".join(
                f"BT /F1 {size} Tf {left} {800 - top} Td "
                f"<{''.join(f'{codes[c]:04x}' for c in text)}> Tj ET\n"
                for left, top, size, text in page
            )
            kids.append(f"{len(objects) + 1} 0 R")
            objects.append(
                b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Rotate %d/Resources"
                b"<</Font<</F1 3 0 R>>/XObject<</I 1 0 R>>>>/Contents %d 0 R>>"
                % (rotation, len(objects) + 2)
            )
            objects.append(stream(f"q {matrix} cm {drawn} Q ".encode() + others))
        objects[1] = (
            f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>".encode()
        )
        return assemble(objects)

    return make


def stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return (
        b"<</Filter/FlateDecode/Length %d>>\nstream\n" % len(packed)
        + packed
        + b"\nendstream"
    )


def assemble(objects: list[bytes]) -> bytes:
    content = b"%PDF-1.5\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj\n" % number + each + b"\nendobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        content
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer\n<</Size %d/Root 1 0 R/Info 7 0 R>>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, len(content))
    )
