"""Chooses sixty questions in twelve classes from the words of the random articles."""

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable

from benchmarks.contract import Question, Record
from benchmarks.corpus import make_articles, make_outlets
from benchmarks.vocabulary import load_vocabulary

PER_CLASS = 5
"""Questions in each class."""

_SAMPLE = 4_000
_WORD = re.compile(r"[a-z]{4,}")


class _Sample:
    """Document frequencies of words in the first articles, and their co-occurrence."""

    def __init__(self, articles: Iterable[Record], seed: int) -> None:
        self.random = random.Random(seed)
        self.articles: list[set[str]] = []
        vocabulary = load_vocabulary("en")
        # Without words of grammar: an engine with a stop list would not look them up.
        known = set(vocabulary.lemmas[len(vocabulary.material.function_words) :])
        counts: Counter[str] = Counter()
        for article in articles:
            words = known.intersection(_WORD.findall(article["text"].lower()))
            counts.update(words)
            self.articles.append(words)
        size = len(self.articles)
        self.shares = {word: count / size for word, count in sorted(counts.items())}
        self.common = self.between(0.10, 0.9)
        self.middle = self.between(0.004, 0.03)
        self.rare = self.between(0.0, 0.001)

    def between(self, least: float, most: float) -> list[str]:
        """Returns the words in more than `least` and at most `most` of the articles, sorted."""
        return [word for word, share in self.shares.items() if least < share <= most]

    def together(self, *bands: list[str]) -> tuple[str, ...]:
        """Draws one word of each band, all from one article."""
        while True:
            words = self.random.choice(self.articles)
            found = [sorted(words.intersection(band)) for band in bands]
            if all(found):
                picked = tuple(self.random.choice(band) for band in found)
                if len(set(picked)) == len(bands):
                    return picked

    def phrase(self, number: int) -> tuple[str, ...]:
        """Draws a recurring phrase: number 0 is hard, 1 and 2 are of common words."""
        if number == 0:
            return ("the", self.random.choice(self.common))
        phrases = load_vocabulary("en").phrases
        while True:
            words = tuple(self.random.choice(phrases).split())
            if number > 2 or set(words) <= set(self.common):
                return words

    def prefix(self) -> str:
        """Draws five letters with which at least three words begin."""
        while True:
            start = self.random.choice(self.middle)[:5]
            if sum(word.startswith(start) for word in self.shares) >= 3:
                return start


def make_questions(seed: int = 1, *, sampled: int = _SAMPLE) -> list[Question]:
    """Makes five questions of each class, always the same ones for a seed.

    Args:
        seed: seed of the articles.
        sampled: number of articles from which words are chosen.
    """
    sample = _Sample(make_articles(sampled, seed), seed)
    pick = sample.random.choice
    common, middle, rare = sample.common, sample.middle, sample.rare
    outlets = make_outlets()["en"]
    ask = Question
    makers: list[Callable[[int], Question]] = [
        lambda n: ask("rare term", (pick(rare),)),
        lambda n: ask("middle term", (pick(middle),)),
        lambda n: ask("common term", (pick(common),)),
        lambda n: ask("two words, any", (pick(common), pick(middle))),
        lambda n: ask("two words, all", sample.together(common, middle), "all"),
        lambda n: ask("three words, any", (pick(common), pick(middle), pick(middle))),
        lambda n: ask(
            "three words, all", sample.together(common, common, middle), "all"
        ),
        lambda n: ask("phrase", sample.phrase(n), "phrase"),
        lambda n: ask("prefix", (sample.prefix(),), "prefix"),
        lambda n: ask("outlet filter", (pick(common),), outlet=outlets[2 * n].name),
        lambda n: ask(
            "date range",
            (pick(common),),
            since=f"{2017 + n}-03-01",
            until=f"{2018 + n}-02-28",
        ),
        lambda n: ask("facet count", (pick((common, middle)[n % 2]),), facet=True),
    ]
    return [make(number) for make in makers for number in range(PER_CLASS)]
