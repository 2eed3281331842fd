"""Keeps output going in an encoding that lacks some of its characters."""

import codecs
import sys

ERRORS = "corpus-search"
"""The name of the rule for characters that an encoding lacks."""

_ALIKE = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "–": "-",
        "—": "-",
        "…": "...",
        "·": "-",
        "×": "x",
        "≈": "~",
        "→": "->",
        "█": "#",
    }
)


def allow_any_encoding() -> None:
    """Makes stdout and stderr replace the characters that their encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors=ERRORS)


def fit_encoding(text: str, encoding: str | None) -> str:
    """Returns a text with only the characters that an encoding has.

    >>> fit_encoding("“Où… ?”", "ascii"), fit_encoding("漢 é", "latin-1")
    ('"O?... ?"', '? é')
    """
    name = encoding or "utf-8"
    return text.encode(name, ERRORS).decode(name, "replace")


def _replace(error: UnicodeError) -> tuple[str, int]:
    """Returns what is written instead: a sign of ASCII like it, or a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end].translate(_ALIKE)
    return "".join(sign if sign.isascii() else "?" for sign in lacking), error.end


codecs.register_error(ERRORS, _replace)
