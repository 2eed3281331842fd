"""Generates questions of every kind about the articles of an index."""

import random
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from index.article import Article
from search.query import View, make_query
from search.query.query import FacetField, Query, Sort

TODAY = date(2024, 11, 1)


class Question(NamedTuple):
    """A question: its text, and how the answer is shown."""

    text: str
    view: View

    def make(self) -> Query:
        """Makes the query."""
        return make_query(self.text, view=self.view, today=TODAY)


VIEWS = (
    View(),
    View(collapse=True),
    View(collapse=True, page=2, limit=5),
    View(page=3, limit=20),
    View(sort=Sort.NEWEST),
    View(sort=Sort.OLDEST, limit=5),
    View(facets=tuple(FacetField)),
    View(facets=tuple(FacetField), facets_of_all=True, limit=0),
    View(facets=(FacetField.OUTLET, FacetField.ACTOR), stories=True, collapse=True),
    View(explain=True, limit=3),
    View(exact=True),
    View(expand=True),
    View(correct=False),
    View(guesses=True),
    View(crossed=(FacetField.YEAR, FacetField.OUTLET), facets=(FacetField.YEAR,)),
)


def make_questions(
    articles: Sequence[Article], count: int, seed: int = 1
) -> Iterator[Question]:
    """Yields questions whose words and names are those of some articles."""
    draw = random.Random(seed)
    makers = (
        _some_words, _all_words, _phrase, _near_phrase, _pattern, _misspelt, _negation,
        _in_field, _name, _filter, _dated, _grouped, _passage, _place,
    )  # fmt: skip
    for n in range(count):
        article = draw.choice(articles)
        text = makers[n % len(makers)](draw, article)
        yield Question(text, draw.choice(VIEWS))


def _words(draw: random.Random, article: Article, count: int) -> list[str]:
    words = [one.strip("«».,;:!?\"'()“”’—-*^~") for one in article.body.split()]
    words = [one for one in words if one and ":" not in one]
    start = draw.randrange(max(1, len(words) - count))
    return words[start : start + count] or ["nothing"]


def _some_words(draw: random.Random, article: Article) -> str:
    return " ".join(_words(draw, article, draw.choice((1, 2, 3, 5))))


def _all_words(draw: random.Random, article: Article) -> str:
    joint = draw.choice((" AND ", " +", " && "))
    return joint.join(_words(draw, article, draw.choice((2, 3))))


def _phrase(draw: random.Random, article: Article) -> str:
    return f'"{" ".join(_words(draw, article, draw.choice((2, 3, 4))))}"'


def _near_phrase(draw: random.Random, article: Article) -> str:
    words = _words(draw, article, 6)
    return f'"{" ".join(words[:: draw.choice((2, 3))])}"~{draw.choice((1, 2, 4))}'


def _pattern(draw: random.Random, article: Article) -> str:
    word = max(_words(draw, article, 5), key=len)
    kinds = (
        f"{word[:4]}*",
        f"{word[:2]}*",
        f"{word[:3]}?{word[4:6]}*",
        f"*{word[-4:]}",
        f"{word}~",
        f"{word[:-1]}x~2",
    )
    return draw.choice(kinds)


def _misspelt(draw: random.Random, article: Article) -> str:
    word, *others = sorted(_words(draw, article, 3), key=len, reverse=True)
    at = draw.randrange(len(word))
    return " ".join([word[:at] + word[at + 1 :] + draw.choice(("", "q")), *others[:1]])


def _negation(draw: random.Random, article: Article) -> str:
    words = _words(draw, article, 3)
    return draw.choice(
        (f"{words[0]} -{words[-1]}", f"-{words[0]}", f"NOT {words[0]} {words[-1]}")
    )


def _in_field(draw: random.Random, article: Article) -> str:
    field = draw.choice(("title", "body", "page"))
    words = _words(draw, article, 2)
    return draw.choice(
        (f"{field}:{words[0]}", f"{field}:({' OR '.join(words)}) {words[0]}")
    )


def _name(draw: random.Random, article: Article) -> str:
    if not article.actors:
        return _some_words(draw, article)
    name = draw.choice(article.actors).name
    return draw.choice(
        (name, name.split()[-1], f'actor:"{name}"', f'-actor:"{name}" *')
    )


def _filter(draw: random.Random, article: Article) -> str:
    word = _words(draw, article, 1)[0]
    outlet = article.outlet.value
    kinds = [
        f"{word} outlet:unknown",
        f"language:{article.language.value or 'en'} {word}",
    ]
    if outlet:
        kinds += [f'outlet:"{outlet}" {word}', f'-outlet:"{outlet}" {word}']
    return draw.choice(kinds)


def _dated(draw: random.Random, article: Article) -> str:
    word, day = _words(draw, article, 1)[0], article.date.value
    year = day.year if day and day.year else 2019
    kinds = (
        f"date:{year} {word}",
        f"date:{year}-03..{year}-11 {word}",
        f"date:..{year} {word}",
        f"date:undated {word}",
        f'date:"last 7 days" {word}',
    )
    return draw.choice(kinds)


def _grouped(draw: random.Random, article: Article) -> str:
    one, *rest = _words(draw, article, 4)
    other = " OR ".join(rest) or one
    return draw.choice(
        (
            f"({one} OR {other}) AND {rest[-1] if rest else one}",
            f"{one}^3 {other}",
            f"+{one} {' '.join(rest)}",
        )
    )


def _passage(draw: random.Random, article: Article) -> str:
    return " ".join(_words(draw, article, draw.choice((12, 25))))


def _place(draw: random.Random, article: Article) -> str:
    name = article.path.rpartition("/")[2]
    kinds = [f"path:{name[:4]}*", f"path:*{name[-5:]}", "path:p/"]
    if article.url:
        host = article.url.split("/")[2] if "//" in article.url else article.url
        kinds += [f"url:{host}", f"url:{host.split('.')[0]}", f"url:{host}/*"]
    return draw.choice(kinds)
