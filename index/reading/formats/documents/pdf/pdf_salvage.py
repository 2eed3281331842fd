"""Gives a PDF that has lost its end what it needs to be opened: a list of its pages."""

import re

_OBJECT = re.compile(rb"(?<!\d)(\d{1,9}) (\d{1,5}) obj\b")
_PAGE = re.compile(rb"/Type\s*/Page\b")
_MAX_OBJECTS = 100_000
_MAX_OBJECT_BYTES = 20_000


def salvage_pdf(content: bytes) -> bytes:
    """Returns the PDF with a catalogue of the pages that are whole; empty if there are none.

    Pages inside packed objects are not found.

    Args:
        content: a PDF that could not be opened.
    """
    pages: dict[bytes, None] = {}
    highest = 0
    for count, found in enumerate(_OBJECT.finditer(content)):
        if count > _MAX_OBJECTS:
            break
        highest = max(highest, int(found[1]))
        end = content.find(b"endobj", found.end(), found.end() + _MAX_OBJECT_BYTES)
        if end >= 0 and _PAGE.search(content, found.end(), end):
            pages[b"%b %b R" % found.groups()] = None
    if not pages:
        return b""
    kids = b" ".join(pages)
    catalogue, tree = highest + 1, highest + 2
    return content + (
        b"\nendstream endobj\n%d 0 obj <</Type/Catalog/Pages %d 0 R>> endobj\n"
        b"%d 0 obj <</Type/Pages/Count %d/Kids[%b]>> endobj\n"
        b"trailer <</Root %d 0 R/Size %d>>\nstartxref\n0\n%%%%EOF\n"
        % (catalogue, tree, tree, len(pages), kids, catalogue, tree + 1)
    )
