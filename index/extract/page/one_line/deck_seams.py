"""Finds where a headline ends and a deck begins that ran into it."""

import re
from collections.abc import Iterator

from index.analysis.stop_words import is_small_word

MIN_TITLE_WORDS = 3
"""The number of words of the shortest headline that is looked for on one line."""

TITLE_CASE = 0.6
"""The share of longer words with a capital in a headline in title case, at least."""

QUOTES = "“\"‘'¿¡«»”’„()"
"""The quotation marks and brackets around words."""

_SENTENCE_CASE = 0.35
_MIN_TITLE_CHARS, _MAX_TITLE_CHARS = 30, 120
_STOPS = ".!?…。"
_CLOSING = '”"»’)%'
# Words of grammar that have a capital within a headline, too.
_IN_TITLES = frozenset(
    "be is are was to of in on at for and or by with from as its it his her not no".split()
)
_PARTICLES = frozenset("de do da dos das del di du des della van von der of al".split())


def find_deck(
    words: list[re.Match[str]], small: frozenset[str], *, german: bool
) -> Iterator[int]:
    """Yields the offset of the blank between a headline and the deck after it.

    Without a sure sign a stretch that is too long for a headline ends before the first
    word with a capital that may begin a sentence.

    Args:
        words: the headline and perhaps its deck, with offsets.
        small: the words that the text has in small letters.
        german: whether all nouns have a capital, so that it tells little.
    """
    texts = [word[0] for word in words]
    guess = sure = None
    for number in range(MIN_TITLE_WORDS, len(words)):
        if not _may_end(texts, number):
            continue
        at = words[number].start() - 1
        long = at >= words[0].start() + _MIN_TITLE_CHARS
        guessing = long and not german
        if (
            texts[number - 1][-1] in _STOPS
            or _begins_sentence(texts, number, german=german)
            or (guessing and _is_common(texts, number, small))
        ):
            sure = at
            break
        if guessing and guess is None and _is_no_name(texts, number):
            guess = at
    if sure is not None:
        yield sure
    end = words[-1].end() if sure is None else sure
    if guess and end - words[0].start() > _MAX_TITLE_CHARS:
        yield guess


def _may_end(texts: list[str], number: int) -> bool:
    """Tells whether a headline may end before a word: it has a capital, outside quotes."""
    before, word = texts[number - 1], texts[number].lstrip(QUOTES)
    if not word[:1].isupper() or is_small_word(before.lower()):
        return False
    if before[-1] in _STOPS:
        return (
            not before.isupper() and len(before) > 3 and not _in_quotes(texts[:number])
        )
    return (before[-1].isalnum() or before[-1] in _CLOSING) and not _in_quotes(
        texts[:number]
    )


def _in_quotes(texts: list[str]) -> bool:
    text = " ".join(texts)
    opened = text.count("“") + text.count("«")
    closed = text.count("”") + text.count("»")
    if "„" in text:
        opened, closed = text.count("„"), text.count("“") + text.count("”")
    return text.count('"') % 2 == 1 or opened > closed


def _begins_sentence(texts: list[str], number: int, *, german: bool) -> bool:
    """Tells whether a small word has its capital because a sentence begins.

    In a headline in title case nearly all words have one, and fewer in the sentence after.
    """
    bare = texts[number].strip(QUOTES + ",.:").lower()
    if not is_small_word(bare):
        return False
    if german or share_of_capitals(texts[:number]) < TITLE_CASE:
        return True
    after = share_of_capitals(texts[number + 1 : number + 6])
    return bare not in _IN_TITLES and after < _SENTENCE_CASE


def _is_common(texts: list[str], number: int, small: frozenset[str]) -> bool:
    """Tells whether the text has a word in small letters, too, and it is in no name."""
    word = texts[number]
    if word.isupper() or word.strip(QUOTES + ",.:").lower() not in small:
        return False
    if share_of_capitals(texts[:number]) >= TITLE_CASE:
        after = texts[number + 1 : number + 6]
        return (
            bool(after)
            and after[0][0].islower()
            and share_of_capitals(after) < _SENTENCE_CASE
        )
    return _is_no_name(texts, number)


def _is_no_name(texts: list[str], number: int) -> bool:
    """Tells whether a word with a capital has small neighbours, as no part of a name has."""
    before, following = texts[number - 1], texts[number + 1 : number + 2]
    return not before[0].isupper() and all(
        one[0].islower() and one not in _PARTICLES for one in following
    )


def share_of_capitals(texts: list[str]) -> float:
    """Returns the share of the words of four letters or more that have a capital."""
    long = [word for word in texts if len(word) > 3 and word[0].isalpha()]
    return sum(word[0].isupper() for word in long) / len(long) if long else 1.0
