"""Fixtures that make small documents."""

import io
import zipfile
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
