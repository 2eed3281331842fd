"""Analyzer: splits text into tokens and turns each token into a term.

1. `find_tokens` splits a text into tokens. A hyphen separates tokens, except in
   designators ("S-400", "F-35A") and after an Arabic article ("al-Sarraj"). An
   apostrophe belongs to the token ("O'Brien"). In scripts without spaces, each letter
   is a token. Characters that nobody sees, such as soft hyphens, do not count.
2. `make_term` turns a token into a term: it folds case, accents and variants of letters
   (the folded form), drops possessive endings and punctuation, and stems what is left
   by the language of the text.

Stop words are indexed like all other words. The same functions serve indexing and
searching, so that a query word meets its occurrences.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from index.analysis.character_classes import (
    APOSTROPHES,
    COMMAS,
    DIGITS,
    DROPPED_MARKS,
    FILLERS,
    HYPHENS,
    IGNORED,
    MARKS,
    POINTS,
    UNSPACED,
)
from index.analysis.stemmers import DEFAULT_LANGUAGE as DEFAULT_LANGUAGE
from index.analysis.stemmers import STEMMERS as STEMMERS
from index.analysis.stemmers import stem_words

# To be raised when the same text would give other terms than before: indexes of another
# version are rebuilt.
VERSION = 5

MAX_TERM_LENGTH = 64
"""In characters. The rest of a longer term is cut off."""

# Unicode counts some apostrophes and the underscore, which is markup, as letters.
_NO_LETTER = f"_{FILLERS}{APOSTROPHES}"
_IGNORED = re.compile(f"[{IGNORED}]")


class _Characters(NamedTuple):
    r"""Members of classes in the pattern of a token; ranges are allowed.

    Attributes:
        no_letter: what `\w` matches and is no letter.
        marks: what belongs to the letter before it.
        unspaced: letters of scripts without spaces; may be empty.
        apostrophes: what may stand within a word.
        hyphens: what joins the parts of a name.
        commas: what stands between thousands.
        points: what stands before decimals.
    """

    no_letter: str
    marks: str
    unspaced: str
    apostrophes: str
    hyphens: str
    commas: str
    points: str


_ALL = _Characters(_NO_LETTER, MARKS, UNSPACED, APOSTROPHES, HYPHENS, COMMAS, POINTS)
_ASCII = _Characters("_'`", "", "", "'`", "-", ",", ".")
"""The ASCII characters among them: with these alone the pattern is compiled in 2 ms."""


@cache
def _token_pattern(*, is_ascii: bool) -> re.Pattern[str]:
    """Returns the pattern of a token, for ASCII texts or any; compiles it once.

    Compilation takes 20 ms, longer than a search, whose words may all be ASCII.
    """
    chars = _ASCII if is_ascii else _ALL
    no_letter, marks, unspaced, apostrophes, hyphens, commas, points = chars
    word = rf"[^\W{no_letter}]"
    letter = f"(?:(?![{unspaced}{no_letter}])[\\w{marks}])"
    # Both cases are spelled out: re.IGNORECASE would add 20 ms to the compilation.
    pattern = rf"""
      (?<!{word})(?:[^\W\d{no_letter}][{points}]){{2,}}      # U.N.
    | (?<!{word})[^\W\d{no_letter}]{{1,3}}[{hyphens}]\d{{1,3}}
      (?:[^\W\d{no_letter}]{{1,2}}\d?)?(?!{word})          # S-400, F-35A, T-72B3
    | (?<!{word})[B-HJ-Zb-hj-z]\ \d{{2,3}}(?!{word})      # S 400
    | (?<!{word})[AaEeUu][Ll][{hyphens}](?={letter}){letter}+
      (?:[{apostrophes}]{letter}+)*                        # al-Sarraj, al-Qa'ida
    | (?<!{word})\d{{1,3}}(?:[{commas}]\d{{3}}){{1,8}}(?!{word}|[{commas}])  # 146,000
    | (?<!{word})\d+[{points}]\d+(?!{word})                 # 3.5
    | {letter}+(?:[{apostrophes}]{letter}+)*              # word, Turkey's, O'Brien
    """
    if unspaced:
        pattern += f"| [{unspaced}][{marks}]*"
    return re.compile(pattern, re.VERBOSE | (re.ASCII if is_ascii else re.UNICODE))


_LETTER_VARIANTS = str.maketrans(
    {
        "ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae",
        "œ": "oe", "ħ": "h", "ŧ": "t", "ŋ": "n", "ə": "e",
        "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ٱ": "ا", "ـ": None,
        "‐": "-", "–": "-", "−": "-", "٬": ",", "٫": ".", "\u115f": " ", "\u1160": " ",
    }
)  # fmt: skip
_LETTER_VARIANTS |= DIGITS
_LETTER_VARIANTS |= {ord(one): "'" for one in APOSTROPHES}
# To NFKC these are a space with an accent.
_SPACING_ACCENTS = "´᾽᾿"
_DROPPED = re.compile(f"[{DROPPED_MARKS}{IGNORED}]")
_POSSESSIVE = re.compile("'s?$")
_ARABIC_ARTICLE = re.compile(r"(?:[ae]l|ul)-(?=\w)")
_PUNCTUATION = re.compile(r"[\s,'-]+|(?<!\d)\.|\.(?!\d)")
_ELISION = re.compile(
    r"(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu|dell|all|nell|sull|dall|un)'(?=\w)"
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
    if not text.isascii() and _IGNORED.search(text):
        return _find_between_ignored(text)
    pattern = _token_pattern(is_ascii=text.isascii())
    return (match.span() for match in pattern.finditer(text))


def ignore(text: str) -> tuple[str, list[int]]:
    """Returns a text without the characters that analysis ignores.

    Returns:
        The rest of the text, and the offset in the whole text of each of its characters.

    >>> ignore("co\u00adop")
    ('coop', [0, 1, 3, 4])
    """
    gone = {match.start() for match in _IGNORED.finditer(text)}
    return _IGNORED.sub("", text), [n for n in range(len(text)) if n not in gone]


def _find_between_ignored(text: str) -> Iterator[tuple[int, int]]:
    rest, offsets = ignore(text)
    for match in _token_pattern(is_ascii=rest.isascii()).finditer(rest):
        yield offsets[match.start()], offsets[match.end() - 1] + 1


def analyse(text: str, language: str = DEFAULT_LANGUAGE) -> Iterator[Token]:
    """Yields the tokens of a text that have a term.

    >>> [token.term for token in analyse("Erdoğan's S-400s, U.N. talks")]
    ['erdogan', 's400', 'un', 'talk']
    """
    for start, end in find_tokens(text):
        term = make_term(text[start:end], language)
        if term:
            yield Token(start, end, term)


def make_term(surface: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Returns the term that a token is indexed and searched as, empty for none.

    Args:
        surface: the token, as written.
        language: ISO 639-1 code of the text's language, which decides on stemming.

    >>> make_term("al-Sarraj"), make_term("S 400"), make_term("mercenaries")
    ('sarraj', 's400', 'mercenari')
    """
    make = _cached_term if len(surface) <= MAX_TERM_LENGTH else _make_term
    return make(surface, language)


@lru_cache(maxsize=1 << 14)
def _cached_term(surface: str, language: str) -> str:
    return _make_term(surface, language)


def make_form(surface: str, language: str = DEFAULT_LANGUAGE) -> str:
    """Returns the form that a token is of: its term before it is stemmed, empty for none.

    >>> make_form("Mercenaries"), make_form("Turkey's"), make_form("L'accord", "fr")
    ('mercenaries', 'turkey', 'accord')
    """
    word = _fold(surface[: 4 * MAX_TERM_LENGTH])
    if language in _ELIDING:
        word = _ELISION.sub("", word)
    elif language == "tr":
        word = word.partition("'")[0]
    word = _ARABIC_ARTICLE.sub("", _POSSESSIVE.sub("", word))
    return _PUNCTUATION.sub("", word)[:MAX_TERM_LENGTH]


def _make_term(surface: str, language: str) -> str:
    word = make_form(surface, language)
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
            # Around the cache: each token of a batch occurs only once.
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
    return form.isalpha()


def fold(text: str) -> str:
    """Folds case, accents and variants of letters.

    >>> fold("Erdoğan"), fold("İstanbul"), fold("ISPARTA ı"), fold("أحمد")
    ('erdogan', 'istanbul', 'isparta i', 'احمد')
    """
    # A cache of whole texts would have no limit in bytes.
    return _cached_fold(text) if len(text) <= MAX_TERM_LENGTH else _fold(text)


@lru_cache(maxsize=1 << 16)
def _cached_fold(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower().replace("`", "'")
    for accent in _SPACING_ACCENTS:
        text = text.replace(accent, "'")
    text = unicodedata.normalize("NFKC", text).casefold()
    # The Russian stemmer needs й, which is a letter of its own.
    text = unicodedata.normalize("NFD", text).replace("и\u0306", "й")
    return unicodedata.normalize("NFC", _DROPPED.sub("", text)).translate(
        _LETTER_VARIANTS
    )
