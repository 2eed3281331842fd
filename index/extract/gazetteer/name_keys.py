"""Keys of names: folded forms, equal for spellings that differ only in signs."""

import re
from collections.abc import Iterable
from functools import lru_cache

from index.analysis.analyzer import fold

_MAX_TOKEN = 80
_APOSTROPHE = "['’ʼ`]"
NAME_TOKEN = re.compile(
    rf"""(?x)
      (?:[^\W\d_]\.){{2,}}(?:[^\W\d_](?![\w]))?
    | (?:\b(?:[AaEe]l|[Aa]n|[Aa]sh?|[Aa]d|[Aa]t|[Aa]r|[UuOo]l|[Ee]sh?|[Ee]d|[АаЭэ](?:ль|[нштсрдз])(?=[-‑][А-Яа-я]))[-‑])?
      \w+(?:{_APOSTROPHE}\w+)*
    """
)
"""A word of a name with its apostrophes, Arabic article and dots (U.N.)."""

_POSSESSIVE = re.compile(f"(?<=\\w){_APOSTROPHE}s?$")
_ARTICLE = re.compile(
    r"(?:[ae]l|an|ash?|ad|at|ar|[uo]l|esh?|ed|[аэ](?:ль|[нштсрдз])(?=[-‑][а-я]))[-‑]"
)
_ARABIC_PREFIX = re.compile("^(?:[وف]?[بكل]?ال|لل)(?=\\w{3})")
# "_" stands for the dots and the space of EE. UU.; see `mask_apostrophes`.
_SIGNS = re.compile(f"{_APOSTROPHE}|[._]")


@lru_cache(maxsize=1 << 16)
def token_key(token: str) -> str:
    """Returns the folded form of a word, without possessive, article and dots.

    >>> token_key("al-Sarraj"), token_key("Haftar’s"), token_key("U.N.")
    ('sarraj', 'haftar', 'un')
    """
    folded = _POSSESSIVE.sub("", fold(token[:_MAX_TOKEN]))
    folded = _SIGNS.sub("", _ARTICLE.sub("", folded))
    if "\u0600" <= folded[:1] <= "\u06ff":
        folded = _ARABIC_PREFIX.sub("", folded)
    return folded


def name_key(name: str) -> str:
    """Returns the keys of the words of a name, joined by spaces.

    Articles that stand alone are omitted.

    >>> name_key("Fayez Al-Sarraj") == name_key("FAYEZ al Sarraj")
    True
    """
    if len(name) <= _MAX_TOKEN and name.isascii() and name.replace(" ", "").isalpha():
        keys: Iterable[str] = name.lower().split()  # what the patterns give, at once
    else:
        keys = (token_key(token) for token in NAME_TOKEN.findall(name[:400]))
    return " ".join(key for key in keys if key and key not in _BARE_ARTICLES)


_BARE_ARTICLES = frozenset({"al", "el", "the"})
