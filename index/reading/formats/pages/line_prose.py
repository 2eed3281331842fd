"""Measures how much prose is in a line of a page."""

import re

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
"""Tags of headings, which are no prose however long."""

_NO_PROSE = HEADINGS | {"head", "title"}
_SENTENCE_ENDS = frozenset(".!?…։。！？।؟»”\"'’)]:;")
# Scripts without spaces, whose characters say more.
_DENSE = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_DENSE_WEIGHT = 2.5
_SAMPLE_CHARS = 100
_MIN_CHARS = 40
_MIN_CHARS_WITHOUT_END = 140


def measure_prose(text: str, link_chars: int, tag: str) -> float:
    """Returns the characters of prose in a line: those outside links, 0 if it is none.

    A line is prose if it is long, or ends a sentence and is not short.

    Args:
        text: the line.
        link_chars: how many of its characters are in links.
        tag: the tag of the block that it is in.
    """
    if tag in _NO_PROSE or 2 * link_chars > len(text):
        return 0.0
    chars = float(len(text) - link_chars)
    if not text.isascii() and _DENSE.search(text, 0, _SAMPLE_CHARS):
        chars *= _DENSE_WEIGHT
    if chars >= _MIN_CHARS_WITHOUT_END:
        return chars
    return chars if chars >= _MIN_CHARS and text[-1] in _SENTENCE_ENDS else 0.0
