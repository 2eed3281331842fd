"""Removes the name of the site from the title of an HTML page."""

import html
import re
from collections.abc import Iterator

_HEADING = re.compile(r"<h1\b[^<>]{0,500}>(.{1,1000}?)</h1", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_DIVIDER = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|｜：ㅣ]\s*|(?<=\w)-(?=\S+$)")
_MIN_TITLE_CHARS = 10
_MAX_HEADINGS = 10


def trim_title(title: str, markup: str, site: str, host: str) -> str:
    """Returns the title without the site's name after a divider.

    The heading of the page decides, if the title begins with it; else the name of the
    site or its host does.

    >>> trim_title("A ceasefire at last | TechCrunch", "", "", "techcrunch.com")
    'A ceasefire at last'
    """
    for heading in _headings(markup):
        if len(heading) >= _MIN_TITLE_CHARS and title.startswith(heading):
            rest = title[len(heading) :]
            if _DIVIDER.match(rest):
                return heading
    return _without_site(title, _letters(site), _letters(host))


def _without_site(title: str, site: str, host: str) -> str:
    for divider in _DIVIDER.finditer(title, _MIN_TITLE_CHARS):
        tail = _letters(title[divider.end() :])
        if len(tail) > 1 and (tail in site or tail in host):
            return title[: divider.start()].strip()
    return title


def _headings(markup: str) -> Iterator[str]:
    for number, match in enumerate(_HEADING.finditer(markup), start=1):
        yield " ".join(html.unescape(_TAG.sub(" ", match[1])).split())
        if number == _MAX_HEADINGS:
            return


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
