"""The paragraphs of a document with the level of its headings, and the title among them."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from index.article import Basis, Field
from index.reading.decoding.encoding import normalize_text
from index.reading.metadata.declared_fields import NOTHING_DECLARED, DeclaredFields
from index.reading.metadata.metadata_source import MetadataSource

TITLE = 0
HEADING = 1
PLAIN = 9

_STYLE = MetadataSource(
    "title style of the document", Basis.STATED, 0.9, names_key=False
)
_METADATA = MetadataSource(
    "metadata of the document", Basis.STATED, 0.85, names_key=False
)
_FIRST_BLOCKS = 20
_MAX_CHARS_BEFORE = 600
_MAX_TITLE_CHARS = 400
# Cells with more are columns of a layout, not of a table.
_MAX_CELL_CHARS = 300
_LEVEL_OF_STYLE = {"title": TITLE, "heading 1": HEADING}
_LETTERS = re.compile(r"[\W_]+")
_SITE_JOINTS = re.compile(r"\s+[|–—·:-]+\s+")
_MIN_PART_CHARS = 12


class TextBlock(NamedTuple):
    """A paragraph of a document.

    Attributes:
        text: its text; several lines where it has line breaks.
        level: TITLE, HEADING for a heading of the first level, or PLAIN.
    """

    text: str
    level: int = PLAIN


class BlockList:
    """Collects the paragraphs of a document, and the rows of each table as lines of one.

    Attributes:
        blocks: what was collected so far.
    """

    def __init__(self) -> None:
        self.blocks: list[TextBlock] = []
        self._rows: list[str] = []

    def add(self, text: str, level: int = PLAIN) -> None:
        """Adds a paragraph, which ends a table."""
        self.end_table()
        if text.strip():
            self.blocks.append(TextBlock(text.strip("\n"), level))

    def add_row(self, row: str) -> None:
        """Adds a row of a table, as `join_cells` returns it."""
        self._rows.append(row)

    def end_table(self) -> None:
        """Ends the table, if there is one: the next row is of another."""
        if self._rows:
            self.blocks.append(TextBlock("\n".join(self._rows)))
            self._rows = []


def style_level(name: str) -> int:
    """Returns the level of a paragraph style by its name, which is the same everywhere.

    >>> style_level("heading 1"), style_level("Heading 2"), style_level("Title")
    (1, 9, 0)
    """
    return _LEVEL_OF_STYLE.get(" ".join(name.lower().split()), PLAIN)


def join_cells(cells: Iterable[Iterable[str]]) -> str:
    r"""Returns a row of a table as a line with tabs; empty if it is one of a layout.

    >>> join_cells([["North"], ["12"]]), join_cells([["One.", "Two."], ["Three."]])
    ('North\t12', '')

    Args:
        cells: the paragraphs of each cell.
    """
    texts = []
    for cell in cells:
        written = [" ".join(text.split()) for text in cell if text.strip()]
        if len(written) > 1 or any(len(text) > _MAX_CELL_CHARS for text in written):
            return ""
        texts.append(written[0] if written else "")
    return "\t".join(texts) if sum(map(bool, texts)) > 1 else ""


def join_blocks(blocks: Iterable[TextBlock]) -> str:
    """Returns the text of the paragraphs, with an empty line between each two."""
    return "\n\n".join(block.text for block in blocks)


def declare_title(blocks: Sequence[TextBlock], stated: str = "") -> DeclaredFields:
    """Declares the title of a document that is one article.

    It is the one paragraph in the style for titles, else the one heading of the first
    level near the beginning, else the title in the metadata if the text begins with it:
    metadata are often those of a template or of another document.

    Args:
        blocks: the paragraphs of the document.
        stated: the title in its metadata.
    """
    for level in (TITLE, HEADING):
        title = _find_only(blocks, level)
        if title:
            return DeclaredFields(title=make_title(_STYLE, title))
    confirmed = find_confirmed(stated, [block.text for block in blocks])
    if confirmed:
        return DeclaredFields(title=make_title(_METADATA, confirmed))
    return NOTHING_DECLARED


def make_title(source: MetadataSource, title: str) -> Field[str]:
    """Returns the field with a title, on one line and without invisible characters."""
    return source.field("", " ".join(normalize_text(title).split()))


def find_confirmed(stated: str, texts: Sequence[str]) -> str:
    """Returns a stated title, or its part without the site's name, that a text begins with.

    >>> find_confirmed("Floods in the north | Daily", ["Daily", "Floods in the North"])
    'Floods in the north'
    """
    stated = " ".join(stated.split())
    if not stated or len(stated) > _MAX_TITLE_CHARS:
        return ""
    starts = [_letters(text[:1000]) for text in texts[:_FIRST_BLOCKS]]
    parts = [stated, *_SITE_JOINTS.split(stated)]
    for part in parts:
        letters = _letters(part)
        long = len(part) >= _MIN_PART_CHARS or part == stated
        if letters and long and letters in starts:
            return part
    return ""


def _find_only(blocks: Sequence[TextBlock], level: int) -> str:
    """Returns the paragraphs of a level near the beginning if they are its only ones."""
    groups = [
        (found, [block.text for block in group])
        for found, group in groupby(blocks, key=lambda block: block.level)
    ]
    places = [place for place, (found, _) in enumerate(groups) if found == level]
    if len(places) != 1:
        return ""
    before = sum(len(text) for _, texts in groups[: places[0]] for text in texts)
    title = " ".join(" ".join(groups[places[0]][1]).split())
    near = before <= _MAX_CHARS_BEFORE
    return title if near and len(title) <= _MAX_TITLE_CHARS else ""


def _letters(text: str) -> str:
    return _LETTERS.sub("", text).casefold()
