"""Names of saved searches and tags, and the times that the desk writes down."""

import datetime
import unicodedata

from search.desk.desk_errors import DeskError

_MOST_CHARACTERS = 100


def clean_name(kind: str, name: str) -> str:
    """Returns a name with single blanks.

    Args:
        kind: what it names, for the error.
        name: as typed.

    Raises:
        DeskError: it is empty, too long, or has characters that no one can see.
    """
    cleaned = unicodedata.normalize("NFC", " ".join(name.split()))
    if not cleaned:
        raise DeskError(f"a {kind} needs a name of at least one letter")
    if len(cleaned) > _MOST_CHARACTERS:
        raise DeskError(f"a {kind} has a name of {_MOST_CHARACTERS} characters at most")
    if not cleaned.isprintable() or cleaned.startswith("-"):
        raise DeskError(
            f"{cleaned!r} is no name for a {kind}; take letters, figures and blanks"
        )
    return cleaned


def fold_key(name: str) -> str:
    """Returns what names that differ only in case and blanks have in common.

    >>> fold_key(" To  Read ") == fold_key("to read")
    True
    """
    return unicodedata.normalize("NFC", " ".join(name.split()).casefold())


def now_utc() -> str:
    """Returns the time as it is written down: ISO 8601 in UTC, to the second."""
    return datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
