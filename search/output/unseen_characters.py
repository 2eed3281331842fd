"""Replaces or leaves out the characters of a text that a reader would not see.

A terminal obeys control characters; marks of direction show a name as another; fillers,
tags and zero-width characters hide words, or a text within a text. What carries meaning
stays: a joiner within a Persian or Indian word or an emoji, the variation of a sign.
"""

import re
from unicodedata import category, combining

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_FLAGS = "|".join(
    "\U0001f3f4"
    + "".join(chr(0xE0000 + ord(letter)) for letter in nation)
    + "\U000e007f"
    for nation in ("gbeng", "gbsct", "gbwls")
)

# C0, DEL and C1 except tab and newline; marks of direction, fillers that count as
# letters, invisible signs of layout, tags, lone surrogates.
_REPLACED = (
    "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u115f\u1160\u200e\u200f\u202a-\u202e\u2065-\u206f"
    "\u3164\ufdd0-\ufdef\uffa0\ufff0-\ufffb\U00013430-\U0001345f\U000e0000-\U000e00ff"
    "\U000e01f0-\U000e0fff\ud800-\udfff"
)
_LEFT_OUT = "\u00ad\u034f\u180e\u200b\u2060-\u2064\ufeff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
_JOINERS = "\u200c\u200d"
_SELECTORS = "\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef"
_BLANK = "\u2800"

# A text, which `re` compiles and keeps at the first use: 1 ms of each start.
_UNSEEN = (
    f"(?P<flag>{_FLAGS})|(?P<replaced>[{_REPLACED}])|(?P<left_out>[{_LEFT_OUT}])"
    f"|(?P<joiner>[{_JOINERS}])|(?P<selector>[{_SELECTORS}])|(?P<blank>{_BLANK})"
)
# One class is looked for in a fifth of the time; most texts have none of it.
_SUSPECT = f"[\U0001f3f4{_REPLACED}{_LEFT_OUT}{_JOINERS}{_SELECTORS}{_BLANK}]"
_FIRST_JOINING = "\u0600"
"""Letters of scripts before it, such as Latin, are never joined."""
_TEXT_STYLE = "\ufe0e\ufe0f"
_KEYS = frozenset("0123456789#*‼⁉ℹ〰〽")
"""Signs that are no symbols, and emoji all the same with a variation selector."""
_FIRST_VARYING = "\u1000"
_FIRST_IDEOGRAPH = "\u3400"
_VIRAMA = 9


def one_line(text: str) -> str:
    """Returns the text on one line, without characters that `replace_controls` replaces."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text
    return replace_controls(re.sub(r"\s+", " ", text))


def replace_controls(text: str) -> str:
    r"""Returns the text without characters that a terminal obeys or a reader cannot see.

    >>> replace_controls("ab\u202ecd, e\u200bf")
    'ab�cd, ef'
    """
    is_plain = text.isascii() and text.isprintable()
    if is_plain or not re.search(_SUSPECT, text):
        return text
    return re.sub(_UNSEEN, _show, text)


def _show(match: re.Match[str]) -> str:
    text, start, found = match.string, match.start(), match[0]
    before, after = text[max(0, start - 2) : start], text[match.end() : match.end() + 1]
    match match.lastgroup:
        case "replaced":
            return _REPLACEMENT
        case "blank":
            return " "
        case "joiner":
            return found if _joins(before, after) else ""
        case "selector":
            return found if _selects(before[-1:], found) else ""
        case "left_out":
            return ""
    return found


def _joins(before: str, after: str) -> bool:
    """Tells whether a joiner stands within a word that is joined, or within an emoji."""
    if before and combining(before[-1]) == _VIRAMA:
        return True
    base = before.rstrip(_TEXT_STYLE)[-1:]
    if not base or not after or re.match(_UNSEEN, base) or re.match(_UNSEEN, after):
        return False
    if category(base)[0] == "S":
        return category(after)[0] == "S"
    return min(base, after) >= _FIRST_JOINING and {
        category(base)[0],
        category(after)[0],
    } <= {"L", "M"}


def _selects(base: str, selector: str) -> bool:
    """Tells whether a variation selector stands after a sign that has variations."""
    if not base or re.match(_UNSEEN, base):
        return False
    if selector in _TEXT_STYLE:
        return base in _KEYS or category(base)[0] == "S"
    if selector < "\u2000":
        return "\u1800" <= base < "\u18b0"  # Mongolian
    if selector > "\U000e0000":
        return base >= _FIRST_IDEOGRAPH and category(base) == "Lo"
    return category(base) == "Sm" or (base >= _FIRST_VARYING and category(base) == "Lo")
