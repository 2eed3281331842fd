"""Stemmers by language, for folded words.

Snowball's algorithms (through PyStemmer), except for Turkish, Arabic,
Hebrew and Korean. Words are
folded before, so that a word typed without diacritics has the same stem as the word
with them. Where an algorithm depends on a diacritic in an ending, it is restored first.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

import Stemmer

from index.analysis.arabic import stem_arabic
from index.analysis.hebrew import stem_hebrew
from index.analysis.korean import stem_korean
from index.analysis.turkish import stem_turkish

DEFAULT_LANGUAGE = "en"

StemFunction = Callable[[Sequence[str]], list[str]]

_SNOWBALL = {
    "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek",
    "en": "english", "es": "spanish", "et": "estonian", "eu": "basque",
    "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian",
    "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian",
    "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "yi": "yiddish",
}  # fmt: skip
_RESTORED = {
    "fr": ((re.compile(r"(?<=\w\w)ee(?=s?\Z)"), "ée"),),
    "pl": ((re.compile(r"(?<=\w\w)ow\Z"), "ów"),),
    # Singular and plural have different stems in Snowball: nação, nações.
    "pt": (
        (re.compile(r"(?<=\w)c(?:ao|oes)\Z"), "ção"),
        (re.compile(r"(?<=\w)(?:ao|oes)\Z"), "ão"),
    ),
}


def stemmed_as(language: str | None) -> str:
    """Returns the language whose stemmer serves a text of a language: English by default.

    >>> stemmed_as("tr"), stemmed_as("xx"), stemmed_as(None)
    ('tr', 'en', 'en')
    """
    return language if language in STEMMERS else DEFAULT_LANGUAGE


def stem_words(words: Sequence[str], language: str) -> list[str]:
    """Returns the stem of each folded word, or the words if there is no stemmer.

    >>> stem_words(["talks", "armies"], "en"), stem_words(["talks"], "xx")
    (['talk', 'armi'], ['talks'])
    """
    stem = STEMMERS.get(language)
    return stem(words) if stem else list(words)


def _by_snowball(language: str, words: Sequence[str]) -> list[str]:
    for ending, restored in _RESTORED.get(language, ()):
        words = [ending.sub(restored, word) for word in words]
    return list(_algorithm(_SNOWBALL[language]).stemWords(words))


@cache
def _algorithm(name: str) -> Any:  # noqa: ANN401  (PyStemmer has no type hints)
    # Without PyStemmer's cache: index.analysis.analyzer has one.
    return Stemmer.Stemmer(name, 0)


def _one_by_one(stem: Callable[[str], str], words: Sequence[str]) -> list[str]:
    return list(map(stem, words))


STEMMERS: dict[str, StemFunction] = {
    **{language: partial(_by_snowball, language) for language in _SNOWBALL},
    "ar": partial(_one_by_one, stem_arabic),
    "he": partial(_one_by_one, stem_hebrew),
    "ko": partial(_one_by_one, stem_korean),
    "tr": partial(_one_by_one, stem_turkish),
}
"""Function that stems a list of folded words, by ISO 639-1 code of the language."""
