"""Articles made from a seed: as many as wanted, the same ones each time.

They read as nonsense, but to a search engine they are news: word frequencies after Zipf
and Mandelbrot, a vocabulary that never stops growing, articles that come back to their
topic, phrases that recur, names in full and then by surname, four languages.
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
    Words,
    cumulate,
    load_vocabulary,
)

LANGUAGES = {"en": 0.88, "tr": 0.04, "ar": 0.04, "ru": 0.04}
FIRST_DAY = datetime.date(2012, 1, 1)
DAYS = 4_700
WORDS_AN_ARTICLE = 525
# One generator of random numbers a block, so that article 1,000 is what it is however
# many are made.
_BLOCK = 256
_TOPIC_SHARE = 0.22
_WORDS_A_MENTION = 20
_TAIL_SHARE = 0.03
# P(rank > r) = (1 + r / scale) ** -shape: with 0.55 the number of different rare words
# grows as the 0.65th power of the text's length, as it does in news.
_TAIL_SCALE, _TAIL_SHAPE = 3_000, 0.55


class Outlet(NamedTuple):
    """A newspaper, broadcaster or agency."""

    name: str
    slug: str


@dataclass(frozen=True, slots=True)
class _Draft:
    """One article's random choices, made for a whole block at once."""

    number: int
    tokens: list[str]
    title: list[str]
    sentences: list[int]
    actors: list[int]
    mentions: list[float]
    outlet: int
    day: int


def make_articles(count: int, seed: int = 1) -> Iterator[Record]:
    """The first `count` articles of the seed's endless row."""
    return islice(_make_all(seed), count)


def write_jsonl(path: Path, articles: Iterable[Record]) -> None:
    """Write the articles to a file, one a line."""
    with path.open("w", encoding="utf-8") as file:
        for article in articles:
            file.write(json.dumps(article, ensure_ascii=False) + "\n")


def make_outlets() -> dict[str, list[Outlet]]:
    """The forty outlets by language, largest first."""
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
        for place, code in enumerate(codes):
            numbers = start + np.flatnonzero(languages == place)
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
    # Articles of one topic share their actors, by and large.
    actors = (everyone * draw.random((count, 6)) ** 2 + 37 * topics[:, None]) % everyone
    casts = draw.integers(2, 7, count).tolist()
    size_of_outlet = cumulate([1 / (place + 2) for place in range(outlets)])
    chosen = np.searchsorted(size_of_outlet, draw.random(count)).tolist()
    # More is saved of late than of old.
    days = (DAYS * draw.random(count) ** 0.7).astype(int).tolist()
    mentions = draw.random((count, 24)).tolist()
    sentences = draw.integers(8, 33, (count, 64)).tolist()
    ends = list(accumulate(lengths.tolist()))
    for place, number in enumerate(numbers.tolist()):
        begin = ends[place] - int(lengths[place])
        yield _Draft(
            number,
            tokens[begin : ends[place]].tolist(),
            titles[7 * place : 7 * place + 7],
            sentences[place],
            actors[place].astype(int).tolist()[: casts[place]],
            mentions[place],
            chosen[place],
            days[place],
        )


def _draw_words(
    draw: np.random.Generator,
    vocabulary: Vocabulary,
    topics: NDArray[np.intp],
    *,
    topical: float = _TOPIC_SHARE,
) -> Words:
    """A word for each of the topics, most of them from the language at large."""
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
    """A rare word, a name or a number, the commoner the smaller its rank."""
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
    # Backwards, so that no later mention takes the place of the first, which is in full.
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
    """The words in sentences, five to a paragraph."""
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
