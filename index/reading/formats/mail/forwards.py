"""Finds the mail that another one forwards, by the labels above it."""

import re
from functools import cache
from typing import NamedTuple

from index.reading.metadata.name_tables import load_table

_LINE = re.compile(r"[>\s*_|]*([^\W\d_][^:：\n]{0,30}?)[\s*_]*[:：][\s*_]*(.*)")
_MARKS = re.compile(r"^[> ]+", re.MULTILINE)
_RULE = re.compile(r"\s*[-_=*–—]{2,}.{0,80}|\s*[-_=*–—]{3,}\s*")
_MIN_LABELS = 3
_MAX_LINES = 400


class Forwarded(NamedTuple):
    """A mail inside another one.

    Attributes:
        note: what the one who sends it on writes above it.
        text: its text.
        sender: its sender, as written; so are the others.
        date: when it was sent.
        subject: its subject.
    """

    note: str
    text: str
    sender: str
    date: str
    subject: str


def find_forwarded(text: str) -> Forwarded | None:
    """Finds the first block of labels, with a sender and a subject; None if none."""
    lines = text.split("\n")
    for number in range(min(len(lines), _MAX_LINES)):
        block, end = _read_block(lines, number)
        if len(block) >= _MIN_LABELS and "from" in block and "subject" in block:
            note = "\n".join(lines[:number])
            note = "\n".join(
                line for line in note.split("\n") if not _RULE.fullmatch(line)
            )
            rest = "\n".join(lines[end:])
            if lines[number].startswith(">"):
                rest = _MARKS.sub("", rest)
            return Forwarded(
                note.strip(),
                rest.strip("\n"),
                block["from"],
                block.get("date", ""),
                block["subject"],
            )
    return None


def _read_block(lines: list[str], start: int) -> tuple[dict[str, str], int]:
    """Returns the values of the labels that begin at a line, and the line after them."""
    block: dict[str, str] = {}
    last = ""
    for number in range(start, min(start + 20, len(lines))):
        match = _LINE.fullmatch(lines[number])
        label = _label_names().get(match[1].lower().strip()) if match else None
        if match and label:
            block.setdefault(label, match[2].strip())
            last = label
        elif not lines[number].strip(" >\t") or not last:
            return block, number
        elif not block[last]:  # the value stands on a line of its own
            block[last] = lines[number].strip(" >\t")
    return block, min(start + 20, len(lines))


@cache
def _label_names() -> dict[str, str]:
    labels = load_table("mail_labels.txt")
    return {
        name: label
        for label in ("to", "date", "subject", "from")
        for name in labels[label]
    }
