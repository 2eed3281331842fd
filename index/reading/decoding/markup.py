"""Cleans HTML of what its parser cannot take, or takes too long for."""

import re
from collections.abc import Iterator

from index.reading.decoding.unusual_characters import drop_plain_ascii

MAX_ATTRIBUTES = 500
"""Attributes of one tag that are kept: the time of libxml2 grows with their square."""

# A quote begins a value only after an equals sign: <img alt=Don't> ends there.
_TAG = re.compile(r"""<[A-Za-z](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+""")
# Text, scripts, and tags with too few characters outside quotes for so many attributes.
# One match of it skips a thousand tags in a tenth of the time that a loop takes.
_SHORT_PARTS = r"""(?:[^>=]{1,25}+|=\s*+(?:"[^"]*+"|'[^']*+')?+){0,40}+>"""
_SHORT_TAGS = re.compile(
    rf"(?:[^<]++|<(?![A-Za-z])|<(?i:script){_SHORT_PARTS}(?:[^<]++|<(?!(?i:/script)))*+"
    rf"|<(?!(?i:script))[A-Za-z]{_SHORT_PARTS})*+"
)
_SCRIPT_END = re.compile("</script", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"""[^\s=>/"']++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']*+))?+"""
)
# Characters that no XML tree may hold, and references to them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]+")
_CONTROL_REFERENCE = re.compile(
    r"&#(?:0*+(?:[0-8]|1[124-9]|2\d|3[01])(?!\d)|x0*+(?:[0-8bcef]|1[0-9a-f])(?![\da-f]));?",
    re.IGNORECASE,
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def make_parsable(markup: str) -> str:
    r"""Returns HTML without control characters and lone surrogates, with bounded tags.

    >>> make_parsable("<p>Talks&#1; in\x00 Tripoli</p>")
    '<p>Talks in Tripoli</p>'
    """
    if "&#" in markup:
        markup = _CONTROL_REFERENCE.sub("", markup)
    unusual = drop_plain_ascii(markup)
    if not unusual.isprintable():
        if _CONTROL.search(unusual):
            markup = _CONTROL.sub("", markup)
        if _SURROGATE.search(unusual):
            markup = _SURROGATE.sub("\ufffd", markup)
    return _cut_long_tags(markup)


def _cut_long_tags(markup: str) -> str:
    pieces, end = [], 0
    for tag in _find_tags(markup):
        if tag.end() - tag.start() < 2 * MAX_ATTRIBUTES:
            continue
        pieces += [markup[end : tag.start()], _cut_tag(tag[0])]
        end = tag.end()
    return "".join([*pieces, markup[end:]]) if pieces else markup


def _find_tags(markup: str) -> Iterator[re.Match[str]]:
    """Yields the long tags, without what looks like one in a script: if (a <b ...).

    Some short ones are among them.
    """
    at = _skip_short_tags(markup, 0)
    while at < len(markup):
        tag = _TAG.match(markup, at)
        end = at + 1
        if tag is not None:
            yield tag
            end = tag.end()
            if tag[0][1:7].lower() == "script":
                script_end = _SCRIPT_END.search(markup, end)
                # Without its end, the script is all of the rest.
                end = script_end.start() if script_end else len(markup)
        at = _skip_short_tags(markup, end)


def _skip_short_tags(markup: str, at: int) -> int:
    """Returns where the next tag begins that may be long, or the end."""
    skipped = _SHORT_TAGS.match(markup, at)
    return skipped.end() if skipped else at


def _cut_tag(tag: str) -> str:
    for number, attribute in enumerate(_ATTRIBUTE.finditer(tag)):
        if number > MAX_ATTRIBUTES:
            return tag[: attribute.start()]
    return tag
