"""Finds the address from which a browser or another program saved a page.

The day of saving, which stands beside it, is never the day of publication.
"""

import html
import re

from index.archived_pages import find_original_address
from index.reading.metadata.field_values import as_url

_HEAD_CHARS = 20_000
_ADDRESS = r"((?:https?|ftp)://[^\s<>\"']{3,2000})"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # SingleFile, also as Zotero uses it.
        rf"<!--\s*Page saved with SingleFileZ?\s+url:\s*{_ADDRESS}",
        # "Save as, complete" of Chrome, Edge, Internet Explorer and Safari.
        rf"<!--\s*saved from url=\(\d{{4,}}\)\s*{_ADDRESS}",
        rf"<!--\s*Saved from {_ADDRESS} at \S+ using monolith",
        # HTTrack leaves out the scheme.
        r"<!--\s*Mirrored from ([^\s<>]{4,2000}) by HTTrack",
        # Save Page WE and WebScrapBook.
        rf"<meta\s+name=[\"']?savepage-url[\"']?\s+content=[\"']?{_ADDRESS}",
        rf"<html\b[^>]{{0,2000}}?\bdata-scrapbook-source=[\"']?{_ADDRESS}",
        # The Internet Archive's own script in a page.
        rf"__wm\.(?:wombat|init)\(\s*[\"']{_ADDRESS}[\"'],\s*[\"']\d",
    )
)
_SIGNS = ("saved", "savepage", "mirrored from", "scrapbook", "__wm.")


def find_saved_address(markup: str) -> str:
    """Returns the address of the page as it was saved; empty where none is noted.

    >>> find_saved_address("<!-- saved from url=(0021)https://example.org/a -->")
    'https://example.org/a'
    """
    head = markup[:_HEAD_CHARS]
    lowered = head.lower()
    if not any(sign in lowered for sign in _SIGNS):
        return ""
    for pattern in _PATTERNS:
        if found := pattern.search(head):
            return clean_address(html.unescape(found[1]))
    return ""


def clean_address(address: str) -> str:
    """Returns an address without what is after #; that of the page in an archive.

    Addresses of files on a disk and of parts of a mail give an empty text.
    """
    address = address.strip().partition("#")[0]
    if "://" not in address and "." in address.partition("/")[0]:
        address = f"http://{address}"
    if not address.lower().startswith(("http://", "https://")):
        return ""
    return as_url(find_original_address(address) or address)
