"""Splits Arabic text into words, with the breaks that no name crosses."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from index.analysis.analyzer import fold
from index.extract.gazetteer.name_keys import token_key
from index.extract.names.arabic.arabic_lexicon import (
    STOPS,
    WordClass,
    WordForm,
    read_form,
    state_of,
)
from index.extract.names.mentions import NameWord

_WORD = re.compile(r"[\u0620-\u065f\u066e-\u06d3\u06d5-\u06ef\u06fa-\u06ff]+")
_ONLY_SPACE = re.compile(r"[ \u00a0]+$")
_QUOTES = frozenset("«»\"“”‘’'")
_ONLY_QUOTES = re.compile(r"[ \u00a0]*[،,]?[ \u00a0]*[«»\"“”‘’'()]*[ \u00a0]*$")
_KUNYA_CASES = {"أبي": "أبو", "أبا": "أبو", "ابي": "أبو", "ابا": "أبو", "ابو": "أبو"}
_SERVANT = re.compile(r"^عبد(?=ال\w{2})")
_HAMZA = ("أ", "إ", "آ")
_NISBA = re.compile(r"^ال\w{2,}(?:ي|يه|اوي|اويه)$")


class ArabicWord(NamedTuple):
    """A word of an Arabic text.

    Attributes:
        start: offset of its first letter, clitics included.
        end: offset after its last letter.
        text: the word as written.
        form: the word without its clitics.
        breaks: whether more than a space stands before it.
        quoted: whether no more than a comma and quotation marks stand before it.
        opened: whether a quotation mark stands right before it.
        closed: whether a quotation mark stands right after it.
    """

    start: int
    end: int
    text: str
    form: WordForm
    breaks: bool
    quoted: bool
    opened: bool
    closed: bool

    def has(self, classes: int) -> bool:
        """Checks whether the word is of one of the classes."""
        return self.form.classes & classes != 0

    @property
    def definite(self) -> bool:
        """Whether the word has the article; ألوية only looks so when folded."""
        if not self.form.definite:
            return False
        rest = self.text[self.form.clitics :]
        return not (rest.startswith(_HAMZA) and fold(rest) == self.form.stem)

    @property
    def is_nisba(self) -> bool:
        """Whether the word has the article and the ending of adjectives of origin."""
        stem = self.form.stem
        plain = self.has(WordClass.NO_ADJECTIVE) or not self.definite
        return not plain and bool(_NISBA.match(stem))

    @property
    def is_feminine(self) -> bool:
        """Whether the word has the ending of feminine nouns and of most plurals."""
        return self.form.stem.endswith(("ه", "ات"))

    @property
    def is_stop(self) -> bool:
        """Whether no name goes on with the word."""
        if self.text.endswith("ى") and self.form.stem == "علي":
            return True  # على, which folds to the given name
        given = self.has(WordClass.GIVEN) and self.form.clitics == 0
        return self.has(STOPS) and not given

    @property
    def name_start(self) -> int:
        """Offset of the first letter after the clitics."""
        return self.start + min(self.form.clitics, len(self.text) - 1)

    @property
    def bare_text(self) -> str:
        """The word as written, without the clitics; its article is restored."""
        rest = self.text[self.form.clitics :]
        return rest if self.form.stem[:2] == fold(rest)[:2] else "ال" + rest

    @property
    def is_state_adjective(self) -> bool:
        """Whether the word is the adjective of a state."""
        return bool(state_of(self.form.stem))


def split_words(text: str) -> list[ArabicWord]:
    """Splits the Arabic words of a text; other words are breaks between them."""
    words: list[ArabicWord] = []
    last = 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        gap = text[last:start]
        breaks = gap != " " and start != last and not _ONLY_SPACE.match(gap)
        quoted = breaks and bool(_ONLY_QUOTES.match(text, last, start))
        opened = breaks and text[start - 1] in _QUOTES
        closed = text[end : end + 1] in _QUOTES and end < len(text)
        form = _form_of(match[0])
        word = ArabicWord(start, end, match[0], form, breaks, quoted, opened, closed)
        words.append(word)
        last = end
    return words


@lru_cache(maxsize=1 << 15)
def _form_of(written: str) -> WordForm:
    return read_form(fold(written))


def as_name_words(words: Sequence[ArabicWord]) -> list[NameWord]:
    """Returns words for the gazetteer matcher."""
    return [
        NameWord(word.start, word.end, word.text, token_key(word.text), "X")
        for word in words
    ]


def ends_of_phrases(words: Sequence[ArabicWord]) -> list[int]:
    """Returns for each word the number of the next word that a break parts from it."""
    ends = [len(words)] * len(words)
    end = len(words)
    for number in range(len(words) - 1, -1, -1):
        ends[number] = end
        if words[number].breaks:
            end = number
    return ends


def join_name(words: Sequence[ArabicWord]) -> str:
    """Returns the name that words spell, without clitics, in its usual spelling.

    >>> join_name(split_words("وعبدالله أبي حمزة"))
    'عبد الله أبو حمزة'
    """
    parts = [words[0].bare_text, *(word.text for word in words[1:])]
    return " ".join(_KUNYA_CASES.get(one, _SERVANT.sub("عبد ", one)) for one in parts)
