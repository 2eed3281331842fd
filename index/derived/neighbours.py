"""The time of an undated article, from dated ones that tell the same story."""

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import NamedTuple

from index.analysis.analyzer import fold
from index.article import ActorType, Article, Basis, Field, PartialDate

_WORD = re.compile(r"[^\W\d_]{4,}")
_READ = 3000
_TERMS = 40
# A term of more than these articles tells nothing of one story.
_COMMON_SHARE = 0.05
_FEWEST_COMMON = 12
_ALIKE = 0.3
_WITNESSES = 2
_SPREAD = datetime.timedelta(days=12)
_SOUND = frozenset({Basis.USER, Basis.STATED})


class Story(NamedTuple):
    """What an article tells, without its text.

    Attributes:
        id: the article's.
        outlet: who tells it; empty where unknown.
        date: when, as far as the article says.
        terms: the words and actors it is about, and how often.
    """

    id: str
    outlet: str
    date: Field[PartialDate]
    terms: Mapping[str, int]


def tell_story(article: Article) -> Story:
    """What an article tells, for comparing it with others."""
    text = f"{article.title.value or ''} {article.body[:_READ]}"
    terms = Counter(fold(word)[:8] for word in _WORD.findall(text))
    for actor in article.actors:
        if actor.type is not ActorType.STATE:
            terms[f"@{actor.name}"] = 2 * len(actor.mentions)
    return Story(article.id, article.outlet.value or "", article.date, terms)


def guess_dates(stories: Sequence[Story]) -> dict[str, Field[PartialDate]]:
    """By id, a guess for each story whose year is unknown and that others can date.

    At least two others, of different outlets and with sound dates within days of
    each other, must tell the same story.
    """
    weights = _weigh(stories)
    dated = [story for story in stories if _is_sound(story)]
    vectors = [_telling(story, weights) for story in dated]
    places: dict[str, list[int]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        for term in vector:
            places[term].append(place)
    guesses = {}
    for story in stories:
        if story.date.value is not None and story.date.value.year is not None:
            continue
        alike = _alike(_telling(story, weights), vectors, places)
        guess = _guess(story, [dated[place] for place in alike])
        if guess is not None:
            guesses[story.id] = guess
    return guesses


def _is_sound(story: Story) -> bool:
    date = story.date
    return (
        date.value is not None
        and date.value.year is not None
        and date.value.day is not None
        and date.basis in _SOUND
        and not date.conflict
    )


def _weigh(stories: Sequence[Story]) -> dict[str, float]:
    counts: Counter[str] = Counter()
    for story in stories:
        counts.update(story.terms.keys())
    most = max(_FEWEST_COMMON, _COMMON_SHARE * len(stories))
    total = len(stories) + 1
    return {
        term: log(total / count) for term, count in counts.items() if 1 < count <= most
    }


def _telling(story: Story, weights: Mapping[str, float]) -> dict[str, float]:
    """The weightiest terms of a story, as a vector of length 1."""
    weighed = {
        term: weights[term] * (1 + log(count))
        for term, count in story.terms.items()
        if term in weights and count
    }
    top = sorted(weighed.items(), key=lambda pair: (-pair[1], pair[0]))[:_TERMS]
    length = sum(weight * weight for _, weight in top) ** 0.5 or 1.0
    return {term: weight / length for term, weight in top}


def _alike(
    vector: Mapping[str, float],
    vectors: Sequence[Mapping[str, float]],
    places: Mapping[str, list[int]],
) -> list[int]:
    shared: Counter[int] = Counter()
    for term in vector:
        shared.update(places.get(term, ()))
    found = []
    # The cosine of those with most terms in common; a hundred are more than enough.
    for place, _ in shared.most_common(100):
        other = vectors[place]
        cosine = sum(weight * other.get(term, 0.0) for term, weight in vector.items())
        if cosine >= _ALIKE:
            found.append(place)
    return found


def _guess(story: Story, alike: Iterable[Story]) -> Field[PartialDate] | None:
    witnesses: dict[str, Story] = {}
    for other in alike:
        # Two articles of one outlet are one witness, and so are two of none known.
        witnesses.setdefault(other.outlet, other)
    days = sorted(
        day
        for day in (
            other.date.value.first for other in witnesses.values() if other.date.value
        )
        if day is not None
    )
    if len(days) < _WITNESSES or days[-1] - days[0] > _SPREAD:
        return None
    middle = days[len(days) // 2]
    date = _fit(story.date.value, middle)
    if date is None:
        return None
    told = ", ".join(sorted(other.id for other in witnesses.values())[:4])
    quote = f"the same story: {told}"
    return Field(date, Basis.GUESS, 0.3, quote, "neighbours", story.date.conflict)


def _fit(known: PartialDate | None, middle: datetime.date) -> PartialDate | None:
    """The day with its year, or the month alone where no day is known."""
    if known is None:
        return PartialDate(middle.year, middle.month)
    for year in (middle.year, middle.year - 1, middle.year + 1):
        try:
            day = datetime.date(year, known.month or 1, known.day or 1)
        except ValueError:
            continue
        if abs(day - middle) <= 2 * _SPREAD:
            return PartialDate(year, known.month, known.day)
    return None
