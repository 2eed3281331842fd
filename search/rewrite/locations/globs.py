"""Translates globs into regular expressions that take time linear in the text.

A `*` in the middle takes the first place where what follows it fits, and never tries a
later one: if the rest fits after a later place, it fits after the first too.
"""

import re
from collections.abc import Iterator

_WILD = re.compile(r"(\*\*/|\*+|\?)")
_MAX_DOUBLE_STARS = 2
"""Those that are more are read as one star: each multiplies the time."""


def translate_glob(glob: str, *, star: str = "[^/]") -> str:
    r"""Returns the regular expression of a glob: `*`, `?`, and `**` over several folders.

    Args:
        glob: the pattern.
        star: regular expression of one character that `*` and `?` stand for.

    >>> translate_glob("2019/*.pdf"), translate_glob("a*b*")
    ('2019/[^/]*\\.pdf', 'a(?>[^/]*?b)[^/]*')
    """
    parts = _WILD.split(glob)
    return "".join(_translate(parts, star))


def find_literals(glob: str) -> tuple[str, ...]:
    """Returns what stands between the wildcards of a glob, each once."""
    return tuple(filter(None, dict.fromkeys(_WILD.split(glob)[::2])))


def find_prefix(glob: str) -> str:
    """Returns what stands before the first wildcard of a glob."""
    return _WILD.split(glob, maxsplit=1)[0]


def has_wildcard(glob: str) -> bool:
    """Tells whether a glob has a wildcard."""
    return _WILD.search(glob) is not None


def _translate(parts: list[str], star: str) -> Iterator[str]:
    """Yields the expressions of literals (even places) and wildcards (odd ones)."""
    doubles = 0
    stars = [n for n in range(1, len(parts), 2) if parts[n].startswith("*")]
    taken = -1
    for n, part in enumerate(parts):
        if n == taken:
            continue
        doubles += part.startswith("**") and n % 2
        if n % 2 == 0:
            yield re.escape(part)
        elif part == "?":
            yield star
        elif part.startswith("**") and doubles <= _MAX_DOUBLE_STARS:
            yield "(?:.*/)?" if part == "**/" else ".*"
        elif parts[n + 1] and n != stars[-1]:
            yield f"(?>{star}*?{re.escape(parts[n + 1])})"
            taken = n + 1
        else:
            yield f"{star}*"
