"""Reads the paragraphs of an OpenDocument text, in the order of reading."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from index.reading.formats.documents.text_blocks import (
    HEADING,
    PLAIN,
    TextBlock,
    style_level,
)
from index.reading.formats.documents.xml_blocks import BlockNames, walk_blocks
from index.reading.formats.documents.xml_parts import local_name

# What is no text of the article: deletions, comments, readings above characters.
_NO_TEXT = ("{*}tracked-changes", "{*}annotation", "{*}ruby-text", "{*}note-citation")
_NOTES = ("{*}note", "{*}footnote", "{*}endnote")
_MARGINS = ("{*}header", "{*}footer", "{*}header-left", "{*}footer-left")
_PARAGRAPHS = ("{*}p", "{*}h")
_BLOCKS = BlockNames(
    _PARAGRAPHS,
    table="{*}table",
    row="{*}table-row",
    cells=("{*}table-cell", "{*}covered-table-cell"),
)
_TEXT_OF_NAME = {"tab": "\t", "tab-stop": "\t", "line-break": "\n", "s": " "}
_MAX_SPACES = 100


class OdtText(NamedTuple):
    """The text of a part.

    Attributes:
        blocks: its paragraphs, rows of tables, and boxes after their paragraph.
        notes: its footnotes and endnotes.
        margins: its headers and footers.
    """

    blocks: list[TextBlock]
    notes: list[str]
    margins: list[str]


def read_odt_text(root: Any) -> OdtText:  # noqa: ANN401  (lxml has no types)
    """Reads `content.xml`, `styles.xml`, or a document that is one XML file.

    Args:
        root: the root of the part; notes and what is no text are taken out of it.
    """
    from lxml import etree  # type: ignore[import-untyped]

    etree.strip_elements(root, *_NO_TEXT, with_tail=False)
    notes = _read_texts(root, _NOTES)
    etree.strip_elements(root, *_NOTES, with_tail=False)
    margins = _read_texts(root, _MARGINS)
    etree.strip_elements(root, *_MARGINS, with_tail=False)
    for box in list(root.iter("{*}text-box")):
        anchor = next(box.iterancestors(*_PARAGRAPHS), None)
        if anchor is not None:
            anchor.addnext(box)
    body = root.find(".//{*}body")
    if body is None:
        return OdtText([], notes, margins)
    find_level = partial(_level_of, levels=_read_levels(root))
    blocks = walk_blocks(body, _BLOCKS, _read_paragraph, find_level)
    return OdtText(blocks, notes, margins)


def _read_texts(root: Any, names: tuple[str, ...]) -> list[str]:  # noqa: ANN401  (as above)
    texts = [
        _read_paragraph(paragraph).strip()
        for part in root.iter(*names)
        for paragraph in part.iter(*_PARAGRAPHS)
    ]
    return [text for text in texts if any(map(str.isalpha, text))]


def _read_levels(root: Any) -> dict[str, int]:  # noqa: ANN401  (as above)
    """Returns the level of the styles that are made from a usual one."""
    levels = {}
    for style in root.iter("{*}style"):
        own = {local_name(name): value for name, value in style.attrib.items()}
        levels[own.get("name", "")] = _level_by_name(own.get("parent-style-name", ""))
    return levels


def _level_by_name(name: str) -> int:
    return style_level(name.replace("_20_", " "))


def _read_paragraph(paragraph: Any) -> str:  # noqa: ANN401  (as above)
    text = "".join(_read_parts(paragraph))
    return "\n".join(line.strip(" ") for line in text.split("\n"))


def _read_parts(paragraph: Any) -> Iterator[str]:  # noqa: ANN401  (as above)
    """Yields the parts of a paragraph; blanks and line ends of the XML are one blank."""
    from lxml import etree

    for event, element in etree.iterwalk(paragraph, events=("start", "end")):
        if event == "start":
            kind = local_name(element.tag)
            count = element.get(_count_name(element), "1") if kind == "s" else "1"
            times = int(count) if count.isdecimal() and len(count) < 4 else 1
            yield _TEXT_OF_NAME.get(kind, "") * min(times, _MAX_SPACES)
            written = element.text
        else:
            written = None if element is paragraph else element.tail
        if written:
            yield _collapse(written)


def _count_name(element: Any) -> str:  # noqa: ANN401  (as above)
    return str(element.tag).rpartition("}")[0] + "}c"


def _collapse(written: str) -> str:
    text = " ".join(written.split())
    if not text:
        return " "
    return " " * written[0].isspace() + text + " " * written[-1].isspace()


def _level_of(paragraph: Any, levels: Mapping[str, int]) -> int:  # noqa: ANN401  (as above)
    own = {local_name(name): value for name, value in paragraph.attrib.items()}
    name = own.get("style-name", "")
    level = levels.get(name, _level_by_name(name))
    if level == PLAIN and local_name(paragraph.tag) == "h":
        outline = own.get("outline-level", own.get("level", "1"))
        return HEADING if outline == "1" else PLAIN
    return level
