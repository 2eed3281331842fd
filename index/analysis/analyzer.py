"""Analyzer: splits text into tokens and turns each token into a term.

1. `find_tokens` splits a text into tokens. A hyphen separates tokens, except in
   designators ("S-400", "F-35A") and after an Arabic article ("al-Sarraj"). An
   apostrophe belongs to the token ("O'Brien"). In scripts without spaces, each letter
   is a token.
2. `make_term` turns a token into a term: it folds case, accents and variants of letters
   (the folded form), drops possessive endings and punctuation, and stems what is left
   by the language of the text.

Stop words are indexed like all other words. The same functions serve indexing and
searching, so that a query word meets its occurrences.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from index.analysis.stemmers import STEMMERS as STEMMERS
from index.analysis.stemmers import stem_words

# To be raised when the same text would give other terms than before: indexes of another
# version are rebuilt.
VERSION = 3

DEFAULT_LANGUAGE = "en"

MAX_TERM_LENGTH = 64
"""In characters. The rest of a longer term is cut off."""

# Combining marks, which belong to the letter before them but not to Python's \w.
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0abc-\u0acd\u0b3c-\u0b4d\u0bbe-\u0bcd\u0c3e-\u0c4d\u0cbc-\u0ccd\u0d3e-\u0d4d\u200c\u200d"
# Scripts without spaces: each letter is a token, and a word is searched as a phrase.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_LETTER = f"(?:(?![{_UNSPACED}])[\\w{_MARKS}])"
_APOSTROPHE = "['’ʼ]"
_HYPHEN = "[-‐‑]"

# Both cases are spelled out: re.IGNORECASE would add 20 ms to the compilation.
_TOKEN = re.compile(
    rf"""
      (?<!\w)(?:[^\W\d_]\.){{2,}}                            # U.N.
    | (?<!\w)[^\W\d_]{{1,3}}{_HYPHEN}\d{{1,3}}[^\W\d_]{{0,2}}(?!\w)  # S-400, F-35A
    | (?<!\w)[B-HJ-Zb-hj-z]\ \d{{2,3}}(?!\w)               # S 400
    | (?<!\w)[AaEeUu][Ll]{_HYPHEN}(?={_LETTER}){_LETTER}+    # al-Sarraj
    | (?<!\w)\d{{1,3}}(?:,\d{{3}}){{1,8}}(?![\w,])             # 146,000
    | (?<!\w)\d+\.\d+(?!\w)                                  # 3.5
    | {_LETTER}+(?:{_APOSTROPHE}{_LETTER}+)*                 # word, Turkey's, O'Brien
    | [{_UNSPACED}][{_MARKS}]*
    """,
    re.VERBOSE,
)

_LETTER_VARIANTS = str.maketrans(
    {
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae",
        "œ": "oe", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "e",
        "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا", "ـ": None,
        "٠": "0", "١": "1", "٢": "2", "٣": "3", "٤": "4",
        "٥": "5", "٦": "6", "٧": "7", "٨": "8", "٩": "9",
    }
)  # fmt: skip
_DROPPED_MARKS = re.compile(
    "[\u0300-\u036f\u064b-\u065f\u0670\u0610-\u061a\u200c\u200d]"
)
_POSSESSIVE = re.compile(f"{_APOSTROPHE}s?$")
_ARABIC_ARTICLE = re.compile(rf"(?:[ae]l|ul){_HYPHEN}(?=\w)")
_PUNCTUATION = re.compile(r"[\s,'’ʼ‐‑-]+|(?<!\d)\.|\.(?!\d)")
_ELISION = re.compile(
    rf"(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|dell|all|nell|sull|dall|un){_APOSTROPHE}(?=\w)"
)
_ELIDING = frozenset({"fr", "it", "ca"})


class Token(NamedTuple):
    """A token of a text and its term.

    Attributes:
        start: character offset of its first character.
        end: character offset after its last character.
        term: the term that it is indexed as.
    """

    start: int
    end: int
    term: str


def find_tokens(text: str) -> Iterator[tuple[int, int]]:
    """Yields the (start, end) character offsets of each token of the text, in order.

    >>> text = "The S-400 in so-called talks"
    >>> [text[start:end] for start, end in find_tokens(text)]
    ['The', 'S-400', 'in', 'so', 'called', 'talks']
    """
    return (match.span() for match in _TOKEN.finditer(text))


def analyse(text: str, language: str = DEFAULT_LANGUAGE) -> Iterator[Token]:
    """Yields the tokens of a text that have a term.

    >>> [token.term for token in analyse("Erdoğan's S-400s, U.N. talks")]
    ['erdogan', 's400', 'un', 'talk']
    """
    for start, end in find_tokens(text):
        term = make_term(text[start:end], language)
        if term:
            yield Token(start, end, term)


@lru_cache(maxsize=1 << 18)
def make_term(surface: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Returns the term that a token is indexed and searched as, empty for none.

    Args:
        surface: the token, as written.
        language: ISO 639-1 code of the text's language, which decides on stemming.

    >>> make_term("al-Sarraj"), make_term("S 400"), make_term("mercenaries")
    ('sarraj', 's400', 'mercenari')
    """
    return _make_term(surface, language)


def _make_term(surface: str, language: str) -> str:
    word = _fold(surface[: 4 * MAX_TERM_LENGTH])
    if language in _ELIDING:
        word = _ELISION.sub("", word)
    elif language == "tr":
        word = re.split(_APOSTROPHE, word, maxsplit=1)[0]
    word = _ARABIC_ARTICLE.sub("", _POSSESSIVE.sub("", word))
    word = _PUNCTUATION.sub("", word)[:MAX_TERM_LENGTH]
    if word.isalpha():
        return fold(stem_words([word], language)[0])
    # Plural of a designator: S-400s.
    return re.sub(r"(?<=\d)s$", "", word)


def make_terms(
    surfaces: Sequence[str], language: str = DEFAULT_LANGUAGE
) -> tuple[list[str], list[str]]:
    """Folds tokens and makes their terms, many at once, which is much faster.

    Args:
        surfaces: the tokens, as written.
        language: ISO 639-1 code of their language.

    Returns:
        The folded form of each token, and what `make_term` returns for it.

    >>> make_terms(["Talks", "U.N."])
    (['talks', 'u.n.'], ['talk', 'un'])
    """
    forms = fold_all(surfaces)
    terms, plain, words = list(forms), [], []
    for n, form in enumerate(forms):
        word = form
        if form.endswith("'s") and language not in _ELIDING:
            word = form[:-2]
        # Only words up to the maximum length of a term go to a stemmer.
        if word.isalpha() and _is_plain(word):
            plain.append(n)
            words.append(word)
        elif not _is_plain(form):
            # Around the cache of make_term: each token of a batch occurs only once.
            terms[n] = _make_term(surfaces[n], language)
    stems = fold_all(stem_words(words, language))
    for n, stem in zip(plain, stems, strict=True):
        terms[n] = stem
    return forms, terms


def fold_all(texts: Sequence[str]) -> list[str]:
    """Returns what `fold` returns for each text, many at once."""
    if not texts:
        return []
    # Folding looks at single characters, so that texts can be joined by newlines;
    # unless one has newlines of its own.
    folded = _fold("\n".join(texts)).split("\n")
    return folded if len(folded) == len(texts) else list(map(_fold, texts))


def _is_plain(form: str) -> bool:
    """Returns True if a form's term is its stem, or the form itself if it is a number."""
    if len(form) > MAX_TERM_LENGTH:
        return False
    if form.isascii():
        return form.isalpha() or form.isdigit()
    # Unicode counts this apostrophe as a letter.
    return form.isalpha() and "ʼ" not in form


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Folds case, accents and variants of letters.

    >>> fold("Erdoğan"), fold("İstanbul"), fold("ISPARTA ı"), fold("أحمد")
    ('erdogan', 'istanbul', 'isparta i', 'احمد')
    """
    return _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", text).casefold()
    # The Russian stemmer needs й, which is a letter of its own.
    text = unicodedata.normalize("NFD", text).replace("и\u0306", "й")
    return unicodedata.normalize("NFC", _DROPPED_MARKS.sub("", text)).translate(
        _LETTER_VARIANTS
    )
