"""Vocabularies of random articles: word frequencies, topics, phrases, names."""

from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from benchmarks.material import MATERIAL, Material

WordIndices = NDArray[np.int64]
WordArray = NDArray[np.object_]

TOPICS = 200
TOPIC_WORDS = 120
PHRASES = 1_500
PEOPLE = 300
ORGANISATIONS = 100
_LEMMAS = {"en": 15_000}
_LEMMAS_OF_OTHERS = 6_000
# Share of words of grammar in a text without names and numbers.
_GRAMMAR_SHARE = 0.5
_PHRASE_SHARE = 0.02
# Zipf-Mandelbrot law: a word of rank r has frequency 1 / (r + shift) ** exponent.
_SHIFT, _EXPONENT = 0.8, 1.0
_FIRST_NAMES, _BODIES = (
    tuple(names.split())
    for names in (
        """Adam Amira Boris Carla Daniel Elena Faris Greta Hakan Irina Jonas Karim Leyla
        Marco Nadia Omar Petra Rashid Sofia Tarek Umar Vera Walid Yusuf Zara""",
        "Council Ministry Front Agency Movement Bank Union Brigade Party Institute",
    )
)


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a person or organisation.

    Attributes:
        full: the name at the first mention.
        short: the name at later mentions.
    """

    full: str
    short: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a language, with the probabilities of drawing them.

    Attributes:
        material: the parts from which rare words are spelled.
        lemmas: common words in their base form, most frequent first.
        words: object array of shape (n_words,): each form of each lemma, and phrases.
        cumulative: float64 array of shape (n_words,): cumulative probability of `words`.
        phrases: sequences of words that recur.
        topics: int64 array of shape (TOPICS, TOPIC_WORDS): indices into `words` of the
            words that recur in articles of each topic.
        names: names of actors. The same index is the same actor in all languages.
    """

    material: Material
    lemmas: tuple[str, ...]
    words: WordArray
    cumulative: NDArray[np.float64]
    phrases: tuple[str, ...]
    topics: WordIndices
    names: tuple[Name, ...]


@lru_cache(maxsize=4)
def load_vocabulary(language: str) -> Vocabulary:
    """Returns the vocabulary of a language of `MATERIAL`, always the same."""
    material = MATERIAL[language]
    lemmas = _make_lemmas(material, _LEMMAS.get(language, _LEMMAS_OF_OTHERS))
    draw = np.random.default_rng(len(lemmas))
    first = len(material.function_words)
    phrases = _make_phrases(draw, lemmas[first : first + 8_000])
    words, shares, bases = _make_forms(material, lemmas, phrases)
    topic_bases = bases[first : first + 12_000]
    picks = (len(topic_bases) * draw.random((TOPICS, TOPIC_WORDS)) ** 2).astype(int)
    return Vocabulary(
        material,
        lemmas,
        np.array(words, dtype=object),
        np.cumsum(shares) / np.sum(shares),
        phrases,
        topic_bases[picks],
        _make_names(material, latin=language == "en"),
    )


def _make_lemmas(material: Material, count: int) -> tuple[str, ...]:
    grammar, news = material.function_words, material.content_words
    seen = dict.fromkeys(grammar + news)
    number = 0
    while len(seen) < count:
        ending = material.derivations[number % len(material.derivations)]
        seen[material.spell(number, syllables=2) + ending] = None
        number += 1
    return tuple(seen)


def _make_phrases(
    draw: np.random.Generator, lemmas: tuple[str, ...]
) -> tuple[str, ...]:
    places = (len(lemmas) * draw.random((PHRASES, 3)) ** 3).astype(int).tolist()
    lengths = draw.integers(2, 4, PHRASES).tolist()
    made = (
        " ".join(lemmas[place] for place in row[:length])
        for row, length in zip(places, lengths, strict=True)
    )
    return tuple(dict.fromkeys(made))


def _make_forms(
    material: Material, lemmas: tuple[str, ...], phrases: tuple[str, ...]
) -> tuple[list[str], NDArray[np.float64], WordIndices]:
    """Makes all forms of the lemmas.

    Returns:
        The forms; float64 array of shape (n_forms,) with their weights; and int64 array
        of shape (n_lemmas,) with the index of each lemma's base form.
    """
    ranks = np.arange(1, len(lemmas) + 1)
    weights = (ranks + _SHIFT) ** -_EXPONENT
    plain = len(material.function_words)
    weights[:plain] *= _GRAMMAR_SHARE / weights[:plain].sum()
    weights[plain:] *= (1 - _GRAMMAR_SHARE) / weights[plain:].sum()
    endings = [ending for ending, _ in material.endings]
    words = list(lemmas[:plain])
    words += [lemma + ending for lemma in lemmas[plain:] for ending in endings]
    shares = np.outer(weights[plain:], [share for _, share in material.endings])
    places = np.arange(1, len(phrases) + 1)
    of_phrases = _PHRASE_SHARE / (places + 10) / (1 / (places + 10)).sum()
    bases = np.concatenate(
        (np.arange(plain), plain + len(endings) * np.arange(len(lemmas) - plain))
    )
    everything = np.concatenate((weights[:plain], shares.ravel(), of_phrases))
    return words + list(phrases), everything, bases


def _make_names(material: Material, *, latin: bool) -> tuple[Name, ...]:
    names = []
    for number in range(PEOPLE):
        ending = material.surnames[number % len(material.surnames)]
        last = (material.spell(7_000 + number, syllables=2) + ending).capitalize()
        first = _FIRST_NAMES[number % len(_FIRST_NAMES)]
        if not latin:
            first = material.spell(90_000 + number % 25, syllables=2).capitalize()
        names.append(Name(f"{first} {last}", last))
    for number in range(ORGANISATIONS):
        place = material.spell(50_000 + number, syllables=2).capitalize()
        body = _BODIES[number % len(_BODIES)]
        if not latin:
            body = material.content_words[number % 10]
        names.append(Name(f"{place} {body}", f"{place[:2]}{body[:1]}".upper()))
    return tuple(names)


def cumulate(weights: list[float]) -> NDArray[np.float64]:
    """Returns cumulative shares of the weights, for drawing with `searchsorted`.

    Returns:
        float64 array of shape (len(weights),), ascending to 1.
    """
    total = list(accumulate(weights))
    return np.array(total) / total[-1]
