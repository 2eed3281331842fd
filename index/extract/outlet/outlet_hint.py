"""Finds an outlet that an article only credits: a hint where its own outlet is unknown.

"(Sputnik)" in a dateline says whose copy a paper prints, "told Asharq Al-Awsat" to whom
somebody spoke. Each may be the outlet or not, so it is kept as a hint, never as the value.
"""

import re
from collections.abc import Iterator

from index.extract.gazetteer.outlets import OutletDirectory

# MOSCOW (Sputnik) -, /TASS/.: before the prose of the first paragraph.
_DATELINE = re.compile(
    r"[^\n]{0,60}?(?:[(（]([^\n()（）]{2,40})[)）]|/([^\n/]{2,40})/)"
)
_TOLD = re.compile(
    r"(?:\b(?:told|(?:spoke|speaking) (?:to|with)|interview with|sagte(?: de[rm])?|gegenüber(?: de[rm])?"
    r"|déclaré (?:à|au)|(?:dijo|declaró) an?|detto an?|(?:за|со)(?:яв|общ)ил[аи]?)\s+(?:the\s+)?"
    r"(\w[\w.'’-]*(?: \w[\w.'’-]*){0,4})|\bلـ? ?[«\"“]([^\n«»\"“”]{2,40})[»\"”])"
)
_MAX_TOLD = 20


def find_hint(lead: str, outlets: OutletDirectory) -> str:
    """Returns which listed outlet the beginning of an article credits, in words for a reader.

    Args:
        lead: the beginning of the prose.
        outlets: the known outlets.

    Returns:
        Where the outlet is named, and its canonical name; empty if no outlet is.
    """
    dateline = _DATELINE.match(lead)
    if dateline and (name := outlets.canonical_name(dateline[1] or dateline[2])):
        return f"the dateline credits “{name}”"
    for number, told in enumerate(_TOLD.finditer(lead)):
        if number == _MAX_TOLD:
            break
        for words in _list_beginnings(told[1] or told[2]):
            if name := _find_name(words, outlets):
                return f"somebody spoke to “{name}”"
    return ""


def _find_name(words: str, outlets: OutletDirectory) -> str:
    name = (
        outlets.canonical_name(words) if words[0].isupper() or words[0] > "z" else None
    )
    return "" if name is None or outlets.is_common(name) else name


def _list_beginnings(words: str) -> Iterator[str]:
    """Yields the words, then fewer and fewer of them from the beginning."""
    while words:
        yield words
        words = words.rpartition(" ")[0]
