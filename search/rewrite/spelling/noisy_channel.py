"""Chooses the word that a misspelled one is meant for, if it is likely misspelled at all.

A noisy channel (Kernighan, Church & Gale 1990) against a model of unseen words: a word
that no article has is either a mistake, of a word as frequent as it is, or a word of its
own, as likely as its letters. What differs as two forms or spellings of one word do is
no mistake.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from math import log
from typing import TYPE_CHECKING

from search.rewrite.spelling.letter_model import LetterModel

if TYPE_CHECKING:
    from search.executor.protocols import SearchVocabulary

MIN_ODDS = 1.0
"""Natural logarithm of the least odds of a mistake."""
MIN_ODDS_OF_FEW = -1.0
_FEW_FORMS = 1_000
"""With fewer forms the letters tell little, and lower odds will do."""
_TWO_EDITS = 9
"""Letters of a word in which two may be wrong."""
_FIRST_LETTER = 7
"""Letters of a word of which the first may be wrong."""
_OTHER_START = 2.0
_OTHER_ENDING = 2.0
"""Doubts, as natural logarithms: people seldom mistake the first letter, and words with
other last letters are mostly forms or derivations."""
_WORDS_PER_ARTICLE = 150
_MISTAKES = 60
"""Possible mistakes at each letter of a word."""
_LIKELY_MISTAKE = 16
"""A left-out letter or a swap is this many times as likely as another mistake."""
_SAMPLE = 20_000
_ENDING = 2

# Spellings of one word, British and American.
_SPELLINGS = (
    ("is(?=[eia])", "iz"), ("ys(?=[ei])", "yz"), ("our", "or"), ("re(?=s?$)", "er"),
    ("[ao]e", "e"), ("ll", "l"), ("l(?=s?$)", "ll"), ("ogue", "og"),
    ("ce(?=[sd]?$)", "se"), ("mme", "m"), ("ge(?=ing|ment)", "g"), ("ph", "f"),
    ("grey", "gray"), ("tyre", "tire"), ("storey", "story"), ("cheque", "check"),
    ("kerb", "curb"), ("plough", "plow"), ("mould", "mold"), ("sceptic", "skeptic"),
)  # fmt: skip


class NoisyChannel:
    """Corrects words against one index.

    Args:
        vocabulary: of the index.
        is_stop_word: tells whether a form is a stop word; none is ever a correction.
        n_docs: number of articles.
    """

    def __init__(
        self,
        vocabulary: "SearchVocabulary",
        is_stop_word: Callable[[str], bool],
        *,
        n_docs: int,
    ) -> None:
        self._vocabulary = vocabulary
        self._is_stop_word = is_stop_word
        self._n_words = _WORDS_PER_ARTICLE * max(n_docs, 1)
        self._model_of = lru_cache(maxsize=8)(self._build_model)

    def correct(self, word: str) -> str | None:
        """Returns the word that a folded word, which no article has, is meant for.

        None if it is more likely a word of its own.
        """
        ranked = (
            (self._log_channel(word, form, term, edits), form)
            for form, term, edits in self._candidates(word)
        )
        best, form = max(ranked, default=(0.0, ""))
        if not form or self._is_stop_word(form):
            return None
        model = self._model_of(_script(word))
        odds = best - model.log_probability(word, without=form)
        least = MIN_ODDS if model.n_forms >= _FEW_FORMS else MIN_ODDS_OF_FEW
        return form if odds >= least else None

    def _candidates(self, word: str) -> Iterator[tuple[str, str, int]]:
        edits = 2 if len(word) >= _TWO_EDITS else 1
        near = self._vocabulary.forms_near(word, edits)
        least = min((n for _, _, n in near), default=0)
        for form, term, n in near:
            if n == least and form.isalpha() and _may_mean(word, form, edits=n):
                yield form, term, n

    def _log_channel(self, word: str, form: str, term: str, edits: int) -> float:
        frequency = self._vocabulary.term_frequency(term)
        swapped = sorted(word) == sorted(form)
        likely = _LIKELY_MISTAKE if swapped or len(form) > len(word) else 1
        mistake = log(likely / (_MISTAKES * len(word))) * edits
        channel = log((frequency + 0.01) / self._n_words) + mistake
        return channel - _doubt(word, form)

    def _build_model(self, script: int) -> LetterModel:
        forms = self._vocabulary.sample_forms(_SAMPLE)
        return LetterModel(form for form in forms if _script(form) == script)


def _may_mean(word: str, form: str, *, edits: int) -> bool:
    """Tells whether a word may be a mistake for a form, rather than another spelling."""
    if _script(word) != _script(form) or _are_spellings(word, form):
        return False
    if not _has_other_start(word, form):
        return True
    # People do not mistake the first letter of a short word, and un- is a prefix.
    return edits == 1 and len(word) >= _FIRST_LETTER


def _doubt(word: str, form: str) -> float:
    """Returns the natural logarithm of how much less likely a mistake is than its letters."""
    starts = _OTHER_START * _has_other_start(word, form)
    return starts + _OTHER_ENDING * _is_other_ending(word, form)


def _has_other_start(word: str, form: str) -> bool:
    return word[0] != form[0] and word[:2] != form[1::-1]


def _is_other_ending(word: str, form: str) -> bool:
    """Tells whether two words differ only in their ends, as forms of one word do."""
    n = 0
    while n < min(len(word), len(form)) and word[n] == form[n]:
        n += 1
    rests = word[n:], form[n:]
    if max(map(len, rests)) > _ENDING or sorted(rests[0]) == sorted(rests[1]):
        return False
    # A letter twice, or once instead of twice, is a slip.
    return word[n - 1 : n] not in rests


def _are_spellings(word: str, form: str) -> bool:
    return any(
        pattern.sub(other, word) == pattern.sub(other, form)
        for pattern, other in _compile_spellings()
    )


@cache
def _compile_spellings() -> list[tuple[re.Pattern[str], str]]:
    # 1 ms, which a query without a misspelled word does not need.
    return [(re.compile(one), other) for one, other in _SPELLINGS]


def _script(word: str) -> int:
    """The block of characters of a word's first letter."""
    return ord(word[0]) >> 8
