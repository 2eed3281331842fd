"""Tells which paragraph styles of a Word document are those of titles and headings."""

import re
from typing import Any, NamedTuple

from index.reading.formats.documents.text_blocks import HEADING, PLAIN, style_level
from index.reading.formats.documents.xml_parts import local_name

_OTHER_HEADING = re.compile(r"subtitle|heading \d+")
_MAX_BASES = 10


class _Style(NamedTuple):
    name: str
    base: str
    outline: str


def read_style_levels(root: Any) -> dict[str, int]:  # noqa: ANN401  (lxml has no types)
    """Returns the level of each style by its id; a style may be based on another.

    Ids are in the language of the program, names of the usual styles in English.

    Args:
        root: an element that has the styles inside.
    """
    styles = {}
    for style in root.iter("{*}style"):
        own = {local_name(name): value for name, value in style.attrib.items()}
        if "styleId" in own:
            styles[own["styleId"]] = _read_style(style)
    return {name: _find_level(name, styles) for name in styles}


def _read_style(style: Any) -> _Style:  # noqa: ANN401  (as above)
    values = dict.fromkeys(("name", "basedOn", "outlineLvl"), "")
    for child in style.iter():
        kind = local_name(child.tag)
        if kind in values:
            values[kind] = next(iter(child.attrib.values()), "")
    return _Style(values["name"].lower(), values["basedOn"], values["outlineLvl"])


def _find_level(name: str, styles: dict[str, _Style]) -> int:
    for _ in range(_MAX_BASES):
        style = styles.get(name)
        if style is None:
            break
        level = HEADING if style.outline == "0" else style_level(style.name)
        if level != PLAIN:
            return level
        if _OTHER_HEADING.fullmatch(style.name):
            break
        name = style.base
    return PLAIN
