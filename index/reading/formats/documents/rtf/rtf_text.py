"""Puts together the text of an RTF document: characters, paragraphs, rows of tables."""

from enum import Enum, auto

from index.reading.formats.documents.text_blocks import (
    PLAIN,
    BlockList,
    TextBlock,
    join_cells,
)


class RtfPlace(Enum):
    """The place in which text stands: each has paragraphs of its own."""

    BODY = auto()
    BOX = auto()
    NOTE = auto()
    TITLE = auto()


class RtfText:
    """The text of a document so far.

    Attributes:
        notes: its notes, headers and footers.
        titles: what its metadata give as title.
        in_table: whether the paragraph is in a table.
        level: the level of the paragraph, as `TextBlock` has it.
    """

    def __init__(self) -> None:
        self.notes: list[str] = []
        self.titles: list[str] = []
        self.in_table = False
        self.level = PLAIN
        self._found = BlockList()
        self._parts: dict[RtfPlace, list[str]] = {place: [] for place in RtfPlace}
        self._boxes: list[str] = []
        self._cell: list[str] = []
        self._row: list[list[str]] = []

    @property
    def blocks(self) -> list[TextBlock]:
        """Paragraphs of the body."""
        return self._found.blocks

    def add(self, text: str, place: RtfPlace) -> None:
        """Adds characters to the paragraph at a place."""
        self._parts[place].append(text)

    def end_paragraph(self, place: RtfPlace) -> None:
        """Ends the paragraph at a place; boxes follow the one that they stand in."""
        text = _join(self._parts[place])
        self._parts[place].clear()
        if place is RtfPlace.BODY:
            self._end_body(text)
        elif text.strip():
            kept = {
                RtfPlace.BOX: self._boxes,
                RtfPlace.NOTE: self.notes,
                RtfPlace.TITLE: self.titles,
            }
            kept[place].append(text.strip())

    def end_cell(self) -> None:
        """Ends a cell, and its last paragraph."""
        self._cell.append(_join(self._parts[RtfPlace.BODY]))
        self._parts[RtfPlace.BODY].clear()
        self._row.append(self._cell)
        self._cell = []

    def end_row(self) -> None:
        """Ends a row; one of a layout gives paragraphs."""
        row = join_cells(self._row)
        if row:
            self._found.add_row(row)
        else:
            for text in [text for cell in self._row for text in cell]:
                self._found.add(text)
        self._row = []
        self._add_boxes()

    def end(self) -> None:
        """Ends the document, which may break off anywhere."""
        for place in RtfPlace:
            self.end_paragraph(place)
        self.in_table = False
        self._end_body("")
        self._found.end_table()

    def _end_body(self, text: str) -> None:
        if self.in_table:
            self._cell.append(text)
            return
        # Left over from a row without an end.
        if self._cell or self._row:
            self._row.append(self._cell)
            self._cell = []
            self.end_row()
        self._found.add(text, self.level)
        self._add_boxes()

    def _add_boxes(self) -> None:
        for box in self._boxes:
            self._found.add(box)
        self._boxes = []


def _join(parts: list[str]) -> str:
    """Joins characters; those beyond U+FFFF are written as two halves."""
    text = "".join(parts)
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
