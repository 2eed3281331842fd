"""Splits the authors of a record where one text names several of them."""

import re
from collections.abc import Iterable, Iterator

_BY = re.compile(
    r"(?:(?i:written|posted|published|reported) )?(?i:by|von|par|por):?\s+(?=[^\W\d_a-z])"
)
_JOINTS = re.compile(r"\s*(?:,|;|\||•|·)\s*|\s+(?:and|und|et|y|ve|и|و|&)\s+")
_MAX_CHARS = 500
_MAX_WORDS = 5


def split_authors(written: Iterable[str]) -> tuple[str, ...]:
    """Returns the names in texts as they are written, each once.

    A text is split only where each of its parts may be a whole name: "Smith, Jane" is one
    person, and so is "Jane Smith, Berlin" for what can be known.

    >>> split_authors(["By Jane Smith, José Núñez and Ali Khan"]), split_authors(["Smith, Jane"])
    (('Jane Smith', 'José Núñez', 'Ali Khan'), ('Smith, Jane',))
    """
    names = (name for text in written for name in _split(text))
    return tuple(dict.fromkeys(names))


def _split(text: str) -> Iterator[str]:
    text = _BY.sub("", text, count=1) if _BY.match(text) else text
    parts = _JOINTS.split(text) if len(text) <= _MAX_CHARS else [text]
    are_names = all(1 <= part.count(" ") < _MAX_WORDS for part in parts)
    return iter(parts if are_names else [text])
