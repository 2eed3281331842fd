"""Patterns of how sites write about themselves, made from data/site_phrases.txt."""

import re
from pathlib import Path

from index.extract.page.pattern_stems import list_stems

_FILE = Path(__file__).parents[1] / "data" / "site_phrases.txt"

_TOKEN = r"[\w¡¿@#][\w!&'’.+®™-]{0,30}"
NAME = rf"((?:{_TOKEN}\s){{0,4}}{_TOKEN})"
"""A group of up to five words, which begins with a name or is one."""


def _read_sections() -> dict[str, str]:
    """Returns the alternatives of each section as one regular expression."""
    sections: dict[str, list[str]] = {}
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            alternatives = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            alternatives.append(line.partition(": ")[2])
    return {name: "|".join(parts) for name, parts in sections.items()}


_SECTIONS = _read_sections()


def simplify(text: str) -> str:
    """Returns a text in small letters, as stems of patterns are: with one i for all."""
    folded = text.casefold()
    return folded if text.isascii() else folded.replace("ı", "i").replace("\u0307", "")


GLUED_STEMS, RIGHTS_STEMS = (
    list_stems(simplify(_SECTIONS[name])) for name in ("glued", "rights reserved")
)
"""What a simplified text must have for the pattern to match it."""

BEFORE_NAME = re.compile(
    rf"(?i)(?:^|[.!?|•·>:(]\s?|\s[-–—]\s)(?:{_SECTIONS['before']})"
    rf"\s+(?:the\s+|zur?m?\s+|der\s+|die\s+|das\s+)?{NAME}"
)
"""A phrase and what follows it: "Subscribe to Harbour News"."""

AFTER_NAME = re.compile(
    r"(?i)(?:^|[.!?|:>(]\s|\b(?:the|your|zum|der|from|by|of|a|to|von|den|dem) )(?:the\s)?"
    rf"{NAME}[\s-]+(?:{_SECTIONS['after']})(?=\W|$)"
)
"""What precedes a phrase: "the Harbour News newsletter"."""

# Patterns that regard case take a tenth of the time; most lines have no phrase.
_SMALL_BEFORE = re.compile(rf"(?:{simplify(_SECTIONS['before'])})\s")
_INNER_SMALL_BEFORE = re.compile(rf"[.!?|•·>:(–—-]\s?(?:{_SMALL_BEFORE.pattern})")
_SMALL_AFTER = re.compile(rf"[\s-](?:{simplify(_SECTIONS['after'])})(?!\w)")


def may_precede_name(simplified: str) -> bool:
    """Tells whether a simplified text may have a match of `BEFORE_NAME`."""
    return bool(
        _SMALL_BEFORE.match(simplified) or _INNER_SMALL_BEFORE.search(simplified)
    )


def may_follow_name(simplified: str) -> bool:
    """Tells whether a simplified text may have a match of `AFTER_NAME`."""
    return _SMALL_AFTER.search(simplified) is not None


GLUED_TO_NAME = re.compile(rf"(?<![\w.-]){NAME}\s?(?:{_SECTIONS['glued']})")
"""The same in scripts without blanks."""

NAME_WORD = re.compile(
    rf"\b(?:{_SECTIONS['name words']})\b|(?:{_SECTIONS['name endings']})"
)
"""A word or an ending of a folded name that outlets have: times, zeitung, 新聞."""

HOSTS_OF_OTHERS = frozenset(_SECTIONS["hosts of others"].split("|"))
"""The second-level labels of networks, shops and tools."""

MAILBOX = re.compile(rf"(?i)(?:{_SECTIONS['mailboxes']})")
"""The part before the @ of an address that belongs to a site: newsdesk, redaktion."""

RIGHTS = re.compile(rf"(?i){_SECTIONS['rights reserved']}")
"""That rights are reserved, in many languages."""
