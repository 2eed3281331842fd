"""Generates random articles from a seed: any number, the same ones each time.

They read as nonsense but have the statistics of news: Zipf-Mandelbrot word frequencies,
a vocabulary that keeps growing (Heaps' law), words of a topic that recur in its articles,
recurring phrases, names in full and then by surname, and four languages.
"""

import datetime
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, islice
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.contract import Record
from benchmarks.vocabulary import (
    ORGANISATIONS,
    PEOPLE,
    TOPIC_WORDS,
    TOPICS,
    Vocabulary,
    WordArray,
    cumulate,
    load_vocabulary,
)

LANGUAGES = {"en": 0.88, "tr": 0.04, "ar": 0.04, "ru": 0.04}
"""Share of the articles by language."""

FIRST_DAY = datetime.date(2012, 1, 1)
DAYS = 4_700
WORDS_AN_ARTICLE = 525
"""Mean length of an article."""

# Each block has its own random generator, so that an article does not depend on how
# many are generated.
_BLOCK = 256
_TOPIC_SHARE = 0.22
_WORDS_A_MENTION = 20
_TAIL_SHARE = 0.03
# P(rank > r) = (1 + r / scale) ** -shape. With shape 0.55 the number of different rare
# words grows as the 0.65th power of the text's length, as in news.
_TAIL_SCALE, _TAIL_SHAPE = 3_000, 0.55


class Outlet(NamedTuple):
    """A newspaper, broadcaster or agency.

    Attributes:
        name: its name.
        slug: its name in addresses.
    """

    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class _Draft:
    """The random choices for one article, drawn for a whole block at once."""

    number: int
    tokens: list[str]
    title: list[str]
    sentences: list[int]
    actors: list[int]
    mentions: list[float]
    outlet: int
    day: int


def make_articles(count: int, seed: int = 1) -> Iterator[Record]:
    """Yields the first `count` articles of a seed's endless sequence."""
    return islice(_make_all(seed), count)


def write_jsonl(path: Path, articles: Iterable[Record]) -> None:
    """Writes articles to a JSON Lines file."""
    with path.open("w", encoding="utf-8") as file:
        for article in articles:
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


def make_outlets() -> dict[str, list[Outlet]]:
    """Returns the forty outlets by language, largest first."""
    kinds = ("Times", "Herald", "Post", "News", "Observer", "Daily", "Gazette", "Wire")
    spell = load_vocabulary("en").material.spell
    names = [
        f"{spell(300 + n, syllables=2).capitalize()} {kinds[n % len(kinds)]}"
        for n in range(40)
    ]
    outlets = [Outlet(name, name.lower().replace(" ", "-")) for name in names]
    return {
        "en": outlets[:34], "tr": outlets[34:36],
        "ar": outlets[36:38], "ru": outlets[38:],
    }  # fmt: skip


def _make_all(seed: int) -> Iterator[Record]:
    outlets = make_outlets()
    codes = list(LANGUAGES)
    bounds = cumulate(list(LANGUAGES.values()))
    start = 0
    while True:
        draw = np.random.default_rng([seed, start])
        languages = np.searchsorted(bounds, draw.random(_BLOCK))
        block: dict[int, Record] = {}
        for n, code in enumerate(codes):
            numbers = start + np.flatnonzero(languages == n)
            vocabulary = load_vocabulary(code)
            for draft in _draft(draw, vocabulary, numbers, len(outlets[code])):
                outlet = outlets[code][draft.outlet]
                block[draft.number] = _finish(draft, vocabulary, code, outlet)
        yield from (block[number] for number in sorted(block))
        start += _BLOCK


def _draft(
    draw: np.random.Generator,
    vocabulary: Vocabulary,
    numbers: NDArray[np.intp],
    outlets: int,
) -> Iterator[_Draft]:
    count = len(numbers)
    spread = draw.standard_normal(count) * 0.55 - 0.55**2 / 2
    lengths = np.clip(WORDS_AN_ARTICLE * 0.97 * np.exp(spread), 60, 6_000).astype(int)
    topics = (TOPICS * draw.random(count) ** 1.5).astype(int)
    tokens = _draw_words(draw, vocabulary, np.repeat(topics, lengths))
    titles = _draw_words(draw, vocabulary, np.repeat(topics, 7), topical=0.7).tolist()
    everyone = PEOPLE + ORGANISATIONS
    # Articles of one topic share most of their actors.
    actors = (everyone * draw.random((count, 6)) ** 2 + 37 * topics[:, None]) % everyone
    casts = draw.integers(2, 7, count).tolist()
    size_of_outlet = cumulate([1 / (rank + 2) for rank in range(outlets)])
    chosen = np.searchsorted(size_of_outlet, draw.random(count)).tolist()
    # Recent articles are more numerous than old ones.
    days = (DAYS * draw.random(count) ** 0.7).astype(int).tolist()
    mentions = draw.random((count, 24)).tolist()
    sentences = draw.integers(8, 33, (count, 64)).tolist()
    ends = list(accumulate(lengths.tolist()))
    for row, number in enumerate(numbers.tolist()):
        begin = ends[row] - int(lengths[row])
        yield _Draft(
            number,
            tokens[begin : ends[row]].tolist(),
            titles[7 * row : 7 * row + 7],
            sentences[row],
            actors[row].astype(int).tolist()[: casts[row]],
            mentions[row],
            chosen[row],
            days[row],
        )


def _draw_words(
    draw: np.random.Generator,
    vocabulary: Vocabulary,
    topics: NDArray[np.intp],
    *,
    topical: float = _TOPIC_SHARE,
) -> WordArray:
    """Draws a word for each topic id: from the topic, or else from the whole language.

    Args:
        draw: the source of randomness.
        vocabulary: the language's words.
        topics: integer array of shape (n_words,) with topic ids.
        topical: share of words drawn from the topic.

    Returns:
        Object array of shape (n_words,) with strings.
    """
    count = len(topics)
    places = np.searchsorted(vocabulary.cumulative, draw.random(count))
    own = np.flatnonzero(draw.random(count) < topical)
    picks = (TOPIC_WORDS * draw.random(len(own)) ** 2).astype(int)
    places[own] = vocabulary.topics[topics[own], picks]
    words = vocabulary.words[places]
    tail = np.flatnonzero(draw.random(count) < _TAIL_SHARE)
    kinds = draw.random(len(tail)).tolist()
    ranks = _TAIL_SCALE * ((1 - draw.random(len(tail))) ** (-1 / _TAIL_SHAPE) - 1)
    for place, kind, rank in zip(tail.tolist(), kinds, ranks.tolist(), strict=True):
        words[place] = _spell_rare(vocabulary, kind, int(rank))
    return words


def _spell_rare(vocabulary: Vocabulary, kind: float, rank: int) -> str:
    """Returns a rare word, name or number; those of smaller rank are more frequent."""
    material = vocabulary.material
    if kind < 0.35:
        return material.spell(rank, syllables=3)
    if kind < 0.65:
        ending = material.surnames[rank % len(material.surnames)]
        return (material.spell(rank + 8_000, syllables=2) + ending).capitalize()
    if kind < 0.75:
        return str(1990 + rank % 35)
    if kind < 0.8:
        return f"{rank % 97}.{rank % 9}"
    return f"{rank % 1_000_000:,}" if kind < 0.87 else str(rank % 500)


def _finish(
    draft: _Draft, vocabulary: Vocabulary, language: str, outlet: Outlet
) -> Record:
    names = [vocabulary.names[actor] for actor in draft.actors]
    tokens = draft.tokens
    count = max(len(names), len(tokens) // _WORDS_A_MENTION)
    # Backwards, so that no later mention overwrites the first, which is the full name.
    for turn, where in reversed(list(enumerate(draft.mentions[:count]))):
        name = names[turn % len(names)]
        first = turn < len(names)
        place = turn * 9 + 1 if first else int(where * len(tokens))
        tokens[place] = name.full if first else name.short
    title = " ".join([names[0].short, *draft.title]).replace(",", "")
    day = FIRST_DAY + datetime.timedelta(days=draft.day)
    latin = load_vocabulary("en").names
    return Record(
        id=f"a{draft.number:08}",
        title=title[:1].upper() + title[1:],
        text=_punctuate(tokens, draft.sentences),
        date=day.isoformat(),
        outlet=outlet.name,
        url=f"https://{outlet.slug}.example/{day:%Y/%m/%d}/{draft.number}",
        language=language,
        actors=list(dict.fromkeys(latin[actor].full for actor in draft.actors)),
    )


def _punctuate(tokens: list[str], lengths: list[int]) -> str:
    """Joins words to sentences, and five sentences to a paragraph."""
    text = ""
    begin = turn = 0
    while begin < len(tokens):
        end = begin + lengths[turn % len(lengths)]
        sentence = " ".join(tokens[begin:end]).removesuffix(",")
        turn += 1
        gap = "\n\n" if turn % 5 == 0 and end < len(tokens) else " "
        text += sentence[:1].upper() + sentence[1:] + "." + gap
        begin = end
    return text.rstrip()
