"""A model of the letters of words: how likely is a string as a word of the index?

Letter trigrams of a sample of the index's forms, with additive smoothing (Manning &
Schütze 1999, chapter 6). To build it takes some 20 ms, once for an index and script.
"""

from collections import Counter
from collections.abc import Iterable
from math import log

_SMOOTHING = 0.1
_END = "\n"


class LetterModel:
    """Log-probabilities of words, by their letters.

    Attributes:
        n_forms: number of forms that it knows.
    """

    def __init__(self, forms: Iterable[str]) -> None:
        known = set(forms)
        self.n_forms = len(known)
        text = "".join(f"{_END}{_END}{form}{_END}" for form in known)
        self._room = _SMOOTHING * (len({_END, *text}) + 1)
        self._trigrams: Counter[str] = Counter()
        self._pairs: Counter[str] = Counter()
        # Counted in one text, without a loop in Python: a quarter of the time.
        for letters, count in Counter(
            zip(text, text[1:], text[2:], strict=False)
        ).items():
            trigram = "".join(letters)
            if not trigram.endswith(_END + _END):  # those are of two words
                self._trigrams[trigram] = count
                self._pairs[trigram[:2]] += count

    def log_probability(self, word: str, *, without: str) -> float:
        """Returns the natural logarithm of the probability of a word.

        Args:
            word: the word.
            without: a form that does not count: in a small index, a mistake is likely
                by the very word that it is a mistake for.
        """
        left_out = Counter(_trigrams(without))
        left_out_pairs = Counter(trigram[:2] for trigram in _trigrams(without))
        total = 0.0
        for trigram in _trigrams(word):
            pair = trigram[:2]
            count = max(0, self._trigrams[trigram] - left_out[trigram])
            others = max(count, self._pairs[pair] - left_out_pairs[pair])
            total += log((count + _SMOOTHING) / (others + self._room))
        return total


def _trigrams(word: str) -> Iterable[str]:
    padded = f"{_END}{_END}{word}{_END}"
    return (padded[n : n + 3] for n in range(len(word) + 1))
