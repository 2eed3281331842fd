"""Puts labels on lines of their own again where a document has joined their lines."""

import re
from functools import cache

from index.reading.formats.databases.label_tables import load_labels

_MIN_LABELS = 2
_MAX_PARAGRAPH_CHARS = 20_000


def divide_joined_labels(text: str, table: str, headings: tuple[str, ...]) -> str:
    """Returns a text with a line for each label.

    A paragraph is divided where two labels of several words stand in it, or one that is
    the name of the database; and behind a heading in capitals at its beginning.

    Args:
        text: the text, with an empty line between paragraphs.
        table: the table of its labels.
        headings: the meanings of labels that stand alone, in capitals.
    """
    return "\n".join(_divide(line, table, headings) for line in text.split("\n"))


def _divide(line: str, table: str, headings: tuple[str, ...]) -> str:
    # Most lines have no two labels, nor a word in capitals: this is three times as fast.
    several = line.count(":") >= _MIN_LABELS or "：" in line
    if len(line) > _MAX_PARAGRAPH_CHARS or not (several or line[:2].isupper()):
        return line
    heading = _compile_headings(table, headings).match(line)
    begun = f"{heading[1]}\n" if heading else ""
    rest = line[heading.end() :] if heading else line
    labels = _compile_labels(table)
    if several and len(labels.findall(rest)) >= _MIN_LABELS:
        rest = labels.sub(r"\n\1", rest).strip("\n")
    return begun + rest


@cache
def _compile_labels(table: str) -> re.Pattern[str]:
    """Compiles a pattern for labels of several words, and others that stand near them."""
    known = [label for label in load_labels(table) if " " in label]
    known += ["subject", "location", "people", "pages", "section", "publisher", "issn"]
    known += ["database", "copyright", "volume", "issue", "links"]
    words = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(rf"(?:^|(?<=\s))((?:{words})\s?:(?=\s|$))", re.IGNORECASE)


@cache
def _compile_headings(table: str, headings: tuple[str, ...]) -> re.Pattern[str]:
    labels = load_labels(table)
    known = [label.upper() for label in labels if labels[label] in headings]
    words = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
    return re.compile(rf"({words})[ \t]+(?=\S)")
