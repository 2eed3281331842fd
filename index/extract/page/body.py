"""The prose of an article, without its headline and the site's furniture."""

import re

from index.analysis.english_months import MONTH_NAMES
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.outlets import outlet_key
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind, PageLine
from index.extract.page.related_headings import is_related_heading

_BY = re.compile(r"(?i)(?:written\s)?(?:by|von|par|por|di|door|av)\s+(.{4,160})")
_AND = re.compile(r"\s*,\s*|\s+(?:and|und|et|y|e|&)\s+")
_AUTHOR_END = re.compile(rf"\s*(?:[|•·–—/(]|\b(?:{'|'.join(MONTH_NAMES)}|\d)).*$")


def extract_body(
    text: str, layout: Layout, title: str | None, gazetteer: Gazetteer
) -> str:
    """The article's paragraphs as they stand in the text, furniture left out."""
    if layout.prose_start == layout.prose_end:
        # No line looks like prose: better all of it than nothing to find it by.
        return _rest(text, layout, title or "")
    kept: list[str] = []
    gap = aside = False
    heading = outlet_key(title or "")
    for line in layout.lines[layout.prose_start : layout.prose_end]:
        # What follows a heading of other articles is theirs up to the next paragraph.
        aside = line.kind is not LineKind.PROSE and (
            aside or is_related_heading(line.text)
        )
        if line.kind is LineKind.BLANK:
            gap = True
        elif not aside and _belongs(line, heading, gazetteer):
            if kept:
                kept.append("\n\n" if gap else "\n")
            kept.append(text[line.start : line.end])
            gap = False
    return "".join(kept)


def _belongs(line: PageLine, heading: str, gazetteer: Gazetteer) -> bool:
    if line.kind is LineKind.PROSE:
        return True
    if line.kind in (LineKind.BOILERPLATE, LineKind.BYLINE):
        return False
    if heading and outlet_key(line.text) == heading:
        return False
    if line.kind is LineKind.BULLET:
        return len(line.text) > 40
    return gazetteer.outlets.canonical_name(line.text) is None


def _rest(text: str, layout: Layout, title: str) -> str:
    heading = outlet_key(title)
    lines = [
        text[line.start : line.end]
        for line in layout.lines
        if line.kind is not LineKind.BLANK and outlet_key(line.text) != heading
    ]
    return "\n".join(lines)


def find_authors(layout: Layout) -> tuple[str, ...]:
    """Who the byline above the prose names, in its order."""
    for number in layout.header(20):
        line = layout.lines[number]
        if line.kind is not LineKind.BYLINE:
            continue
        match = _BY.match(line.text)
        if match:
            people = (_AUTHOR_END.sub("", name) for name in _AND.split(match[1]))
            return tuple(name for name in people if 1 < name.count(" ") + 1 <= 5)
    return ()
