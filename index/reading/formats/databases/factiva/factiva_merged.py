"""Reads an article of Factiva without codes whose first lines are joined, as in PDF.

The code of the outlet is what its accession number begins with, so that the name of the
outlet can be told from what stands around it.
"""

import re
from functools import cache

from index.reading.formats.databases.bylines import opens_byline
from index.reading.formats.databases.label_tables import find_language, list_labels
from index.reading.formats.databases.page_blocks import ExportBlock

_MAX_HEAD_CHARS = 2_000
_MAX_HEAD_BLOCKS = 4
_TIME = re.compile(r"^\d{1,2}[:.h]\d{2}(?: ?[AaPp][Mm])?(?: GMT)?\s+")
_DATE = (
    r"\d{1,2}\.?\s(?:de\s)?[^\W\d_]{3,15}\.?\s(?:de\s)?\d{4}"
    r"|[^\W\d_]{3,12}\s\d{1,2},\s\d{4}|\d{4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
)


def divide_joined_lines(blocks: list[ExportBlock], key: str) -> list[ExportBlock]:
    """Returns the blocks with each field of the head on a line of its own again.

    They are returned as they are where their head is of another form.

    Args:
        blocks: the paragraphs of the article.
        key: its accession number.
    """
    for count in range(1, min(_MAX_HEAD_BLOCKS, len(blocks)) + 1):
        head = " ".join(block.text for block in blocks[:count])
        lines = _divide(head, key) if len(head) < _MAX_HEAD_CHARS else []
        if lines:
            return [*map(ExportBlock, lines), *blocks[count:]]
    return blocks


def _divide(head: str, key: str) -> list[str]:
    found = _compile_head().search(head)
    if not found:
        return []
    before, words, date = head[: found.start()].strip(), found[1], found[2]
    rest = head[found.end() :].strip()
    time = _TIME.match(rest)
    if time:
        rest = rest[time.end() :]
    for code in re.finditer(r"\s([A-Z0-9]{2,12})(?=\s)", rest):
        if key.upper().startswith(code[1]):
            times = [time[0].strip()] if time else []
            return [
                *_divide_headline(before), words, date, *times,
                rest[: code.start()].strip(), code[1],
                *_divide_end(rest[code.end() :].strip()),
            ]  # fmt: skip
    return []


def _divide_headline(before: str) -> list[str]:
    """Divides the headline from the byline, which begins with the last "By"."""
    for space in reversed(list(re.finditer(r"\s", before))):
        if opens_byline(before[space.end() :]) and before[space.end()].isupper():
            return [before[: space.start()], before[space.end() :]]
    return [before]


def _divide_end(rest: str) -> list[str]:
    """Divides edition and page, the language, and what follows it."""
    words = list(re.finditer(r"\S+", rest))[:12]
    for word in words:
        if find_language(word[0]):
            parts = (rest[: word.start()], word[0], rest[word.end() :])
            return [part.strip() for part in parts if part.strip()]
    return [rest] if rest else []


@cache
def _compile_head() -> re.Pattern[str]:
    units = "|".join(map(re.escape, list_labels("factiva_words", "words")))
    return re.compile(
        rf"(?<!\S)(\d[\d.,]{{0,8}}\s(?:{units}))\s({_DATE})(?=\s)", re.IGNORECASE
    )
