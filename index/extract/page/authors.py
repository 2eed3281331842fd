"""Finds the authors that a byline names."""

import re

from index.analysis.english_months import MONTH_NAMES
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind

_BY = re.compile(r"(?i)(?:written\s)?(?:by|von|par|por|di|door|av)\s+(.{4,160})")
_AND = re.compile(r"\s*,\s*|\s+(?:and|und|et|y|e|&)\s+")
_AUTHOR_END = re.compile(rf"\s*(?:[|•·–—/(]|\b(?:{'|'.join(MONTH_NAMES)}|\d)).*$")


def find_authors(layout: Layout) -> tuple[str, ...]:
    """Returns the authors that the byline above the prose names, in its order."""
    for number in layout.header(20):
        line = layout.lines[number]
        if line.kind is not LineKind.BYLINE:
            continue
        match = _BY.match(line.text)
        if match:
            people = (_AUTHOR_END.sub("", name) for name in _AND.split(match[1]))
            return tuple(name for name in people if 1 < name.count(" ") + 1 <= 5)
    return ()
