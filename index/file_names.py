"""Names of files as an index keeps them: relative to a folder, and fit to be shown."""

import os
import re
from functools import lru_cache
from pathlib import Path

_JOINERS = "\u200c\u200d"
# Not compiled at import: a search seldom needs it.
_ESCAPE = r"\\(?:(\\)|x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8}))"
_FIRST_BYTE = 0x80


def display_name(path: Path, base: Path) -> str:
    """Returns the path for display: relative to `base` if it is in there, escaped."""
    shown = path.relative_to(base) if path.is_relative_to(base) else path
    return escape_unprintable(shown.as_posix())


def absolute_name(name: str, base: str) -> str:
    """Returns a name that `display_name` gave, with its folder before it.

    >>> absolute_name("seeds/one.txt", "/home/ada"), absolute_name("/tmp/a.txt", "/home")
    ('/home/ada/seeds/one.txt', '/tmp/a.txt')
    """
    # Each hit asks twice: to ask the system's rules first takes a tenth of a search.
    if not base or not name or name[0] == "/" or os.path.isabs(name):  # noqa: PTH117
        return name
    return f"{_as_prefix(base)}/{name}"


@lru_cache(maxsize=8)
def _as_prefix(folder: str) -> str:
    return escape_unprintable(Path(folder).as_posix()).rstrip("/")


def escape_unprintable(name: str) -> str:
    r"""Returns the name with unprintable characters written as \x1b or \u200b.

    >>> escape_unprintable("a\x1bb"), escape_unprintable("müll.txt")
    ('a\\x1bb', 'müll.txt')
    """
    if name.isprintable() and "\\" not in name:
        return name
    return "".join(map(_escaped, name))


def unescape(name: str) -> str:
    r"""Returns the name that `escape_unprintable` escaped, as the system knows it.

    >>> unescape("a\\x1bb"), unescape("müll.txt")
    ('a\x1bb', 'müll.txt')
    """
    return re.sub(_ESCAPE, _unescaped, name) if "\\" in name else name


def _escaped(character: str) -> str:
    if character == "\\":  # so that two names never look the same
        return "\\\\"
    if character.isprintable() or character in _JOINERS:
        return character
    code = ord(character)
    if "\udc80" <= character <= "\udcff":  # a byte that is no UTF-8
        code -= 0xDC00
        return f"\\x{code:02x}"
    if code < _FIRST_BYTE:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _unescaped(match: re.Match[str]) -> str:
    backslash, byte, *codes = match.groups()
    if backslash:
        return backslash
    if byte:
        code = int(byte, 16)
        return chr(code + 0xDC00 if code >= _FIRST_BYTE else code)
    code = int(codes[0] or codes[1], 16)
    return chr(code) if code <= 0x10FFFF else match[0]
