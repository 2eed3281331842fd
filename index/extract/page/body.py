"""Divides the text of a page into the article's body and what surrounds it."""

from collections.abc import Iterator
from typing import NamedTuple

from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.outlets import outlet_key
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind, PageLine
from index.extract.page.related_headings import is_related_heading

# More short lines above the prose than this are a menu.
_MAX_HEADER_LINES = 3
_MIN_BULLET_CHARS = 40


class DividedText(NamedTuple):
    """The text of a page without its title: each line is in one of the two parts.

    Attributes:
        body: the paragraphs of the article, without boilerplate.
        page: the other lines.
    """

    body: str
    page: str


def divide_text(
    text: str,
    layout: Layout,
    title: str | None,
    gazetteer: Gazetteer,
    *,
    whole: bool,
) -> DividedText:
    """Divides the lines of a page into body and page; the title is in neither.

    A text that shows no sign of a site around it is an article as a whole: its short
    lines are lists, subheadings and decks. A text without prose is body, too.

    Args:
        text: the text of the page.
        layout: its lines.
        title: the headline; None where it is unknown.
        gazetteer: the outlets whose names on a line of their own are not body.
        whole: whether the text is known to be an article and nothing else.
    """
    heading = outlet_key(title or "")
    if whole or layout.prose_start == layout.prose_end:
        chosen = {n for n, _ in _filled(layout)}
    else:
        chosen = set(_article_lines(layout, gazetteer))
    own = {n for n, line in _filled(layout) if _is_title(line, heading)}
    if whole and not own and len(layout.lines) == text.count("\n") + 1:
        return DividedText(text, "")
    chosen -= own
    rest = [
        line.text
        for n, line in _filled(layout)
        if n not in chosen and not (n in own and line.text == title)
    ]
    return DividedText(_join_lines(layout, chosen), "\n".join(rest))


def find_other_lines(visible: str, text: str, title: str | None) -> str:
    """Returns the lines of an HTML page that are not lines of its main text.

    Args:
        visible: all text of the page.
        text: its main text.
        title: the article's title.
    """
    known = {" ".join(line.split()) for line in text.splitlines()}
    known |= {title or "", ""}
    lines = (" ".join(line.split()) for line in visible.splitlines())
    return "\n".join(dict.fromkeys(line for line in lines if line not in known))


def _filled(layout: Layout) -> Iterator[tuple[int, PageLine]]:
    lines = enumerate(layout.lines)
    return ((n, line) for n, line in lines if line.kind is not LineKind.BLANK)


def _is_title(line: PageLine, heading: str) -> bool:
    return (
        bool(heading)
        and line.kind is not LineKind.PROSE
        # Keys of ASCII text are no longer than the text: most lines need none.
        and (len(line.text) >= len(heading) or not line.text.isascii())
        and outlet_key(line.text) == heading
    )


def _article_lines(layout: Layout, gazetteer: Gazetteer) -> Iterator[int]:
    """Yields the numbers of the lines of the article."""
    bare = _is_bare(layout)
    first, last = (
        (0, len(layout.lines)) if bare else (layout.prose_start, layout.prose_end)
    )
    aside = False
    for number in range(first, last):
        line = layout.lines[number]
        # Lines from a related-articles heading to the next paragraph are left out.
        aside = line.kind is not LineKind.PROSE and (
            aside or is_related_heading(line.text)
        )
        if not aside and _is_article_text(line, gazetteer, bare=bare):
            yield number


def _is_bare(layout: Layout) -> bool:
    """Tells whether nothing in the text looks like a site around the article."""
    header = [layout.lines[n] for n in layout.header()]
    return sum(
        line.kind in (LineKind.SHORT, LineKind.BULLET) for line in header
    ) <= _MAX_HEADER_LINES and not any(
        line.kind is LineKind.BOILERPLATE or is_related_heading(line.text)
        for _, line in _filled(layout)
    )


def _is_article_text(line: PageLine, gazetteer: Gazetteer, *, bare: bool) -> bool:
    if line.kind is LineKind.PROSE:
        return True
    if line.kind in (LineKind.BLANK, LineKind.BOILERPLATE, LineKind.BYLINE):
        return False
    if line.kind is LineKind.BULLET:
        return bare or len(line.text) > _MIN_BULLET_CHARS
    return gazetteer.outlets.canonical_name(line.text) is None


def _join_lines(layout: Layout, chosen: set[int]) -> str:
    """Joins lines as written, with an empty line where one stands between them."""
    parts: list[str] = []
    gap = False
    for number, line in enumerate(layout.lines):
        if line.kind is LineKind.BLANK:
            gap = True
        elif number in chosen:
            if parts:
                parts.append("\n\n" if gap else "\n")
            parts.append(line.text)
            gap = False
    return "".join(parts)
