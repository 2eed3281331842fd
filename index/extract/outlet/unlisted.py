"""Finds outlets that the gazetteer does not list, by copyright notice and domain."""

from index.article import Basis, Field
from index.extract.gazetteer.outlets import outlet_key
from index.extract.outlet.copyright_notice import find_claimed_names
from index.extract.outlet.hosts import find_host_labels
from index.extract.page.layout import Layout

_MAX_LINE_CHARS = 300
_HEADER_LINES = 30
_FOOTER_LINES = 500


def find_unlisted_outlet(layout: Layout) -> Field[str]:
    """Finds a name that claims the copyright and is part of a domain on the page.

    Both are needed: notices also name the site's software and its photo agencies.
    """
    around = (
        *layout.lines[: min(layout.prose_start, _HEADER_LINES)],
        *layout.lines[layout.prose_end : layout.prose_end + _FOOTER_LINES],
    )
    texts = [line.text[:_MAX_LINE_CHARS] for line in around if line.text]
    labels = {
        label for text in texts if "." in text for label in find_host_labels(text)
    }
    # Most articles name no domain: no claim could be confirmed.
    if not labels:
        return Field()
    for text in texts:
        if "©" in text or "opyright" in text or 4 <= len(text) <= 30:
            for name in find_claimed_names(text):
                key = outlet_key(name).replace(" ", "").removeprefix("the")
                if key in labels:
                    rule = "copyright and address"
                    return Field(name, Basis.SIGNATURE, 0.7, text, rule)
    return Field()
