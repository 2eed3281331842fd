"""Reads the paragraphs of a part of a Word document, in the order of reading."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any

from index.reading.formats.documents.text_blocks import (
    HEADING,
    PLAIN,
    TextBlock,
)
from index.reading.formats.documents.xml_blocks import BlockNames, walk_blocks
from index.reading.formats.documents.xml_parts import local_name

# What is no text: deletions, the old places of moved text, readings above characters,
# tab stops, and what older programs show instead of a drawing.
_NO_TEXT = ("{*}del", "{*}moveFrom", "{*}rt", "{*}tabs", "{*}Fallback")
_BLOCKS = BlockNames(("{*}p",), table="{*}tbl", row="{*}tr", cells=("{*}tc",))
_TEXT_OF_NAME = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "-",
}
# "Page 3 of 24" in any language: its words and numbers.
_PAGE_NUMBER = re.compile(r"[^\W\d]{1,12}\.? ?\d+(?: ?[^\W\d]{1,6} ?\d+)?")


def read_word_blocks(root: Any, levels: Mapping[str, int]) -> list[TextBlock]:  # noqa: ANN401  (lxml has no types)
    """Returns the paragraphs, rows of tables, and text boxes after their paragraph.

    Args:
        root: the root of the part; what is no text is taken out of it.
        levels: the level of each paragraph style.
    """
    _remove_what_is_no_text(root)
    _lift_text_boxes(root)
    find_level = partial(_level_of, levels=levels)
    return walk_blocks(root, _BLOCKS, _read_paragraph, find_level)


def read_word_text(root: Any) -> list[str]:  # noqa: ANN401  (as above)
    """Returns the texts of the paragraphs of a part, without page numbers."""
    texts = [block.text.strip() for block in read_word_blocks(root, {})]
    return [
        text
        for text in texts
        if any(map(str.isalpha, text)) and not _PAGE_NUMBER.fullmatch(text)
    ]


def _remove_what_is_no_text(root: Any) -> None:  # noqa: ANN401  (as above)
    from lxml import etree  # type: ignore[import-untyped]

    etree.strip_elements(root, *_NO_TEXT)
    for mark in list(root.iter("{*}vanish")):
        run = mark.getparent().getparent()
        hidden = local_name(run.tag) == "r" and _value(mark) not in ("0", "false")
        if hidden and run.getparent() is not None:
            run.getparent().remove(run)


def _lift_text_boxes(root: Any) -> None:  # noqa: ANN401  (as above)
    """Puts each text box after the paragraph that holds it."""
    for box in list(root.iter("{*}txbxContent")):
        anchor = next(box.iterancestors("{*}p"), None)
        if anchor is not None:
            anchor.addnext(box)


def _read_paragraph(paragraph: Any) -> str:  # noqa: ANN401  (as above)
    parts = []
    for element in paragraph.iter("{*}t", *(f"{{*}}{name}" for name in _TEXT_OF_NAME)):
        kind = local_name(element.tag)
        if kind == "t":
            text = element.text or ""
            # A line end in a text is that of a program which indents its XML.
            parts.append(" ".join(text.split()) if "\n" in text else text)
        else:
            parts.append(_TEXT_OF_NAME[kind])
    return "".join(parts)


def _level_of(paragraph: Any, levels: Mapping[str, int]) -> int:  # noqa: ANN401  (as above)
    for mark in paragraph.iterfind("{*}pPr/*"):
        kind = local_name(mark.tag)
        if kind == "pStyle" and levels.get(_value(mark), PLAIN) != PLAIN:
            return levels[_value(mark)]
        if kind == "outlineLvl" and _value(mark) == "0":
            return HEADING
    return PLAIN


def _value(element: Any) -> str:  # noqa: ANN401  (as above)
    return next(iter(element.attrib.values()), "")
