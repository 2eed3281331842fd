"""Walks the XML of an office's document: paragraphs, and tables row by row."""

from collections.abc import Callable
from typing import Any, NamedTuple

from index.reading.formats.documents.text_blocks import BlockList, TextBlock, join_cells
from index.reading.formats.documents.xml_parts import local_name


class BlockNames(NamedTuple):
    """The names of a format's elements, as lxml takes them: `{*}p`.

    Attributes:
        paragraphs: those of paragraphs and headings.
        table: that of a table.
        row: that of a row.
        cells: those of cells.
    """

    paragraphs: tuple[str, ...]
    table: str
    row: str
    cells: tuple[str, ...]


def walk_blocks(
    root: Any,  # noqa: ANN401  (lxml has no types)
    names: BlockNames,
    read_paragraph: Callable[[Any], str],
    find_level: Callable[[Any], int],
) -> list[TextBlock]:
    """Returns the paragraphs and rows of tables below an element, in order.

    Args:
        root: the element.
        names: the names of the elements.
        read_paragraph: returns the text of a paragraph.
        find_level: returns the level of a paragraph.
    """
    found = BlockList()
    inside = 0
    for element in root.iter(*names.paragraphs, names.table, names.row):
        kind = f"{{*}}{local_name(element.tag)}"
        if kind == names.table:
            found.end_table()
        elif kind == names.row:
            row = _read_row(element, names, read_paragraph)
            if row:
                found.add_row(row)
                inside = sum(1 for _ in element.iter(*names.paragraphs))
        elif inside:
            inside -= 1
        else:
            found.add(read_paragraph(element), find_level(element))
    found.end_table()
    return found.blocks


def _read_row(
    row: Any,  # noqa: ANN401  (as above)
    names: BlockNames,
    read_paragraph: Callable[[Any], str],
) -> str:
    """Returns a row as a line with tabs; empty if it is part of a layout."""
    if row.find(f".//{names.table}") is not None:
        return ""
    return join_cells(
        map(read_paragraph, cell.iter(*names.paragraphs))
        for cell in row.iter(*names.cells)
    )
