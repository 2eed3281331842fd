"""Tells firms from people by what a text says of them elsewhere: Infovex shares, Infovex Inc.

A single name before "said" may be a firm's as well as a person's.
"""

import re
from collections.abc import Iterator

# Texts without any of these words are of no firm; this test takes a tenth of a pattern's time.
_CUES = (
    "hares of", "hares in", "shares", "stock", "Inc", "Corp", "Ltd", "earnings", "profit",
    "revenue", "customers", "subsidiary", "products", "company", "maker", "retailer",
    "supplier", "NYSE", "NASDAQ", "Nasdaq", ".com", "venture",
)  # fmt: skip
_KIND = (
    "company|maker|firm|chain|bank|operator|producer|retailer|publisher|supplier"
    "|manufacturer|developer|startup|brokerage|airline|insurer|venture|network|portal"
)
_AFTER = re.compile(
    r"(?:['’]s)? (?:shares|stock|employees|earnings|profits?|revenue|sales|customers|products?"
    r"|headquarters|subsidiar(?:y|ies)|Web site|website)\b"
    r"| (?:spokes\w+|executives?|officials),? |,? (?:Inc|Corp|Ltd|Co)\b|\.com\b"
    rf"| \((?:NYSE|NASDAQ|Nasdaq)|, (?:a|an|the) [^.,]{{0,40}}\b(?:{_KIND})\b"
)
_BEFORE = re.compile(
    r"\b(?:[Ss]hares (?:of|in)|stake in|subsidiary of|unit of|parent company of"
    rf"|(?:founder|founding partner|chief executive|chairman|chairwoman) of|(?:{_KIND})) $"
)
_REACH = 24
_MAX_PLACES = 100


def is_about_firms(text: str) -> bool:
    """Checks for a word that stands beside the names of firms."""
    return any(cue in text for cue in _CUES)


def is_firm(name: str, text: str) -> bool:
    """Checks whether a text speaks of a name as of a firm.

    >>> is_firm("Infovex", "Shares of Infovex rose."), is_firm("Merkel", "Merkel said no.")
    (True, False)
    """
    return any(
        _AFTER.match(text, start + len(name))
        or _BEFORE.search(text, max(0, start - _REACH), start)
        for start in _find_all(name, text)
    )


def _find_all(name: str, text: str) -> Iterator[int]:
    """Yields the offsets of the first places where a text has a name."""
    start = text.find(name)
    for _ in range(_MAX_PLACES):
        if start < 0:
            return
        yield start
        start = text.find(name, start + len(name))
