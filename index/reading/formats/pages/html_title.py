"""Chooses the title of an HTML page: the heading that it shows, without the site's name."""

import html
import re
from collections.abc import Iterator

_HEADING = re.compile(r"<h1\b[^<>]{0,500}>(.{1,1000}?)</h1", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"<[^<>]{0,1000}>")
_DIVIDER = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|｜：ㅣ]\s*|(?<=\w)-(?=\S+$)")
_MIN_TITLE_CHARS = 10
_WITHOUT_BLANKS = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"[^\W_]{4,}")
_STEM_CHARS = 6
# A section's heading is shorter than a headline, or has one word of it by chance.
_MIN_HEADING_WORDS, _MAX_HEADING_CHARS = 4, 250
_MIN_SHARED_STEMS, _MIN_SHARED_PAIRS = 2, 6
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


def prefer_heading(title: str, markup: str) -> str:
    """Returns the headline that the page shows instead of a title stated for sharing.

    It is the heading that alone has words of the title; the title where there is none.
    """
    headings = list(dict.fromkeys(_headings(markup)))
    same = [heading for heading in headings if _tells_the_same(heading, title)]
    return same[0] if len(same) == 1 and title not in headings else title


def _tells_the_same(heading: str, title: str) -> bool:
    """Tells whether a heading is another headline of the same article, and no part of it."""
    if not heading or heading in title:
        return False
    if _WITHOUT_BLANKS.search(heading):
        wanted, shared = _MIN_SHARED_PAIRS, _pairs(heading) & _pairs(title)
        return len(heading) >= _MIN_TITLE_CHARS and len(shared) >= wanted
    shared = _stems(heading) & _stems(title)
    return (
        heading.count(" ") + 1 >= _MIN_HEADING_WORDS
        and len(heading) <= _MAX_HEADING_CHARS
        and len(shared) >= _MIN_SHARED_STEMS
    )


def _stems(text: str) -> set[str]:
    return {word[:_STEM_CHARS].casefold() for word in _WORD.findall(text)}


def _pairs(text: str) -> set[str]:
    return {text[n : n + 2] for n in range(len(text) - 1)}


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
