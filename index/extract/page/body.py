"""Extracts the body of an article: its paragraphs without headline and boilerplate."""

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
    """Returns the paragraphs of the article as written, without boilerplate.

    Args:
        text: the text of the page.
        layout: its lines.
        title: the headline, which is left out; None where it is unknown.
        gazetteer: the outlets whose names on a line of their own are left out.

    Returns:
        The body; a page without prose gives all its filled lines.
    """
    if layout.prose_start == layout.prose_end:
        # No line looks like prose: with all lines the article can at least be found.
        return _all_lines(text, layout, title or "")
    kept: list[str] = []
    gap = aside = False
    heading = outlet_key(title or "")
    for line in layout.lines[layout.prose_start : layout.prose_end]:
        # Lines from a related-articles heading to the next paragraph are left out.
        aside = line.kind is not LineKind.PROSE and (
            aside or is_related_heading(line.text)
        )
        if line.kind is LineKind.BLANK:
            gap = True
        elif not aside and _is_article_text(line, heading, gazetteer):
            if kept:
                kept.append("\n\n" if gap else "\n")
            kept.append(text[line.start : line.end])
            gap = False
    return "".join(kept)


def _is_article_text(line: PageLine, heading: str, gazetteer: Gazetteer) -> bool:
    if line.kind is LineKind.PROSE:
        return True
    if line.kind in (LineKind.BOILERPLATE, LineKind.BYLINE):
        return False
    if heading and outlet_key(line.text) == heading:
        return False
    if line.kind is LineKind.BULLET:
        return len(line.text) > 40
    return gazetteer.outlets.canonical_name(line.text) is None


def _all_lines(text: str, layout: Layout, title: str) -> str:
    heading = outlet_key(title)
    lines = [
        text[line.start : line.end]
        for line in layout.lines
        if line.kind is not LineKind.BLANK and outlet_key(line.text) != heading
    ]
    return "\n".join(lines)


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
