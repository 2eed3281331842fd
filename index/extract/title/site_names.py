"""Removes the name of the outlet from titles: pages add it before or after them."""

import re

from index.extract.gazetteer.gazetteer import Gazetteer

_SUFFIX = re.compile(r"\s+[|•·–—-]\s+([^|•·–—]{2,50})$|\s*\|\s*([^|]{2,50})$")
_PREFIX = re.compile(r"^([^|]{2,40})\s+[|»]\s+")
_DIVIDERS = frozenset("|•·–—-»")
_MAX_CHARS = 500


def clean_title(title: str, gazetteer: Gazetteer) -> str:
    """Returns a title without the outlet's name that pages add before or after it.

    >>> clean_title("War in Sudan | BBC News", Gazetteer())
    'War in Sudan | BBC News'
    """
    title = " ".join(title[:_MAX_CHARS].split())
    if _DIVIDERS.isdisjoint(title):
        return title
    for _ in range(2):
        match = _SUFFIX.search(title)
        if match is None or not gazetteer.outlets.canonical_name(match[1] or match[2]):
            break
        title = title[: match.start()].rstrip()
    match = _PREFIX.match(title)
    if match and gazetteer.outlets.canonical_name(match[1]):
        title = title[match.end() :]
    return title
