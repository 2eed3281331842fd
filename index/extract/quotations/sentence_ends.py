"""Patterns of where a sentence and a clause end, in a text with masked quotations."""

import re

_ABBREVIATIONS = """Mr Mrs Ms Mx Dr Prof Rep Sen Gov Gen Col Lt Sgt Capt Cpl Adm Maj Rev Hon St Jr Sr
    Jan Feb Aug Sept Oct Nov Dec No vs Inc Co Corp Ltd Md Va Calif Fla Tex Prof Fr Av Doç Yrd Sn
    г ул им тыс млн млрд руб стр"""
_NOT_AFTER = "".join(
    rf"(?<!\b{abbreviation}\.)" for abbreviation in _ABBREVIATIONS.split()
)

SENTENCE_END = re.compile(
    rf"[.!?…؟。](?=[\s\ufffc]|$)(?<!\b[^\W\d_a-zа-я]\.){_NOT_AFTER}"
)
"""The end of a sentence; no abbreviation or initial."""

CLAUSE_END = re.compile(
    rf"(?:{SENTENCE_END.pattern})|[;:](?=\s|$)|[\n\ufffc]"
    r"|,(?=\s(?:who|whose|which|as|when|after|while|before|adding|in|at|on)\b)"
)
"""The end of a clause that names a speaker after the verb."""


def find_sentence_start(text: str, start: int, end: int) -> int:
    """Returns the start of the sentence to which the words before `end` belong.

    Args:
        text: a text with masked quotations.
        start: where the sentence begins at the earliest.
        end: a place in it.
    """
    begin = start
    for found in SENTENCE_END.finditer(text, start, end):
        if text[found.end() : end].strip():
            begin = found.end()
    return begin


def find_sentence_end(text: str, start: int, end: int) -> int:
    """Returns the end of the sentence that goes on at `start`, `end` at the latest."""
    found = SENTENCE_END.search(text, start, end)
    return found.start() if found else end
