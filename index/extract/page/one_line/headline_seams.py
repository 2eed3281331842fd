"""Finds where the headline begins and ends in a text that has lost its line breaks.

It stands in a stretch between seams of other kinds: "News Harbour reopens The mayor is glad
Ada Brook", then a date. The name of a section before it, a deck and names after it are cut
off.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from index.analysis.stop_words import is_small_word
from index.extract.page.one_line.deck_seams import (
    MIN_TITLE_WORDS,
    QUOTES,
    TITLE_CASE,
    find_deck,
    share_of_capitals,
)

_BULLETS = tuple("*•·●|+")
_MAX_LABELS, _MAX_LABEL_WORDS = 4, 3
_MAX_STRETCHES = 3
_MIN_NAMES, _MAX_BYLINE_WORDS = 2, 4
_MAX_READ = 6_000
_MAX_FOREIGN = 8
# Small words that open headlines.
_OPENINGS = frozenset(
    "the a an how why what who when where this these that is are no as der die das ein eine wie warum was"
    " el la los las un una cómo por qué o os as um uma le les l une il lo gli i de het een".split()
)
_LABEL_MARKS = ":/|·•✕»›>-–—"
_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# The names of a paper's sections, which stand above its headlines.
_SECTIONS = frozenset(
    """
    news world videos opinions features politics business sport sports opinion culture life style lifestyle science tech technology health
    economy environment education entertainment local national international features travel money video home media
    crime law society editorial analysis comment latest breaking exclusive advert advertisement
    nachrichten politik wirtschaft kultur gesellschaft wissen wissenschaft technik gesundheit panorama ausland inland
    meinung leben regional lokales finanzen startseite
    noticias política deportes economía cultura sociedad mundo nacionales nacional internacional internacionales
    opinión tecnología salud policiales actualidad país inicio portada ciencia
    poder economia cidades brasil esportes saúde mundo cotidiano opinião polícia geral
    politique économie société culture monde sport santé actualité actualités faits sciences accueil france
    cronaca politica esteri economia cultura salute attualità mondo
    nieuws politiek buitenland binnenland economie nyheter politikk innenriks utenriks kultur sverige norge
    новости политика экономика общество мир культура спорт главная происшествия
    haber gündem dünya siyaset ekonomi spor güncel yaşam анализ
    """.split()
)
_STAFF = frozenset(
    "editor editors staff writer reporter correspondent contributor senior former chief political redaktion redacción redação redazione rédaction agencies agencias agências".split()
)


class _Stretch(NamedTuple):
    """The words between two seams, and what the text tells of them.

    Attributes:
        words: the words, with their offsets in the head.
        entries: the entries of lists in the head, in small letters.
        small: the words that the text has in small letters.
        later: the words that the text has after the stretch, in small letters.
    """

    words: list[re.Match[str]]
    entries: frozenset[str]
    small: frozenset[str]
    later: frozenset[str]

    @property
    def has_capital_nouns(self) -> bool:
        """Whether it is German, in which a capital tells little."""
        return self.later.issuperset(("und", "der", "die"))


def find_headline_seams(text: str, head: str, cuts: list[int]) -> Iterator[int]:
    """Yields the offsets of further blanks at which lines ended in the head of a text.

    Args:
        text: the whole text, on one line.
        head: its beginning.
        cuts: offsets of blanks in the head where other seams are, ascending.
    """
    parts = list(pairwise([0, *(cut + 1 for cut in cuts), len(head)]))
    lists = [part for part in parts if head.startswith(_BULLETS, part[0])]
    entries = frozenset(_bare(head[begin:end]) for begin, end in lists)
    small = frozenset(filter(str.islower, _LETTERS.findall(text[:_MAX_READ])))
    stretches = [
        (words, end)
        for begin, end in parts
        if (begin, end) not in lists
        and len(words := list(_WORD.finditer(head, begin, end))) >= MIN_TITLE_WORDS
    ]
    for number, (words, end) in enumerate(stretches[:_MAX_STRETCHES]):
        # The last is the prose, if a headline stands before it.
        if not number or end < len(head):
            after = _LETTERS.findall(text[end : end + _MAX_READ])
            later = frozenset(map(str.lower, after))
            yield from _cut_stretch(_Stretch(words, entries, small, later))


def _bare(text: str) -> str:
    return text.strip("".join(_BULLETS) + " ").lower()


def _cut_stretch(stretch: _Stretch) -> Iterator[int]:
    words = stretch.words
    # A section before the headline ends a menu; a text seldom begins with one.
    first = _count_labels(stretch) if words[0].start() else 0
    last = len(words) - _count_names(stretch, first)
    for number in {first, last} - {0, len(words)}:
        yield words[number].start() - 1
    yield from find_deck(
        words[first:last], stretch.small, german=stretch.has_capital_nouns
    )


def _count_labels(stretch: _Stretch) -> int:
    """Returns the number of words before the headline that name its section or a menu."""
    texts = [word[0].lower() for word in stretch.words]
    count = 0
    for _ in range(_MAX_LABELS):
        size = _size_of_label(texts[count : count + 2 * _MAX_LABEL_WORDS], stretch)
        if not size or not _may_begin(stretch, count + size):
            break
        count += size
    return _skip_foreign(stretch, count)


def _size_of_label(texts: list[str], stretch: _Stretch) -> int:
    for size in range(_MAX_LABEL_WORDS, 0, -1):
        label = texts[:size]
        if " ".join(label) in stretch.entries or label == texts[size : 2 * size]:
            return size
    return int(bool(texts) and texts[0].strip(_LABEL_MARKS) in _SECTIONS)


def _may_begin(stretch: _Stretch, number: int) -> bool:
    """Tells whether a headline may begin at a word: with a capital, and long enough."""
    words = stretch.words
    return len(words) - number >= MIN_TITLE_WORDS and not words[number][0][0].islower()


def _skip_foreign(stretch: _Stretch, count: int) -> int:
    """Returns the number of the first word with a capital that the prose has, too.

    Entries of menus are not of the article. A small word that opens headlines stays.
    """
    for number in range(count, min(count + _MAX_FOREIGN, len(stretch.words))):
        word = stretch.words[number][0]
        bare = word.strip(QUOTES + ",.:").lower()
        is_own = bare in stretch.later and not is_small_word(bare)
        if is_own or word[0].islower() or word[0] in QUOTES or bare in _OPENINGS:
            return number if _may_begin(stretch, number) else count
    return count


def _count_names(stretch: _Stretch, first: int) -> int:
    """Returns the number of words after the headline that name its author or section."""
    words = [word[0] for word in stretch.words[first:]]
    most = len(words) - MIN_TITLE_WORDS
    if most > 0 and _is_section_after(words[-2:]):
        return 1
    count = 0
    while count < most and words[-count - 1].lower() in _STAFF:
        count += 1
    rest = words[: len(words) - count]
    n_names = _count_unknown(rest, stretch)
    if n_names < _MIN_NAMES:
        return count
    joined = rest[-n_names - 1][0].isupper() and share_of_capitals(words) >= TITLE_CASE
    return count + (_MIN_NAMES if joined else n_names)


def _is_section_after(pair: list[str]) -> bool:
    before, word = pair
    return word[0].isupper() and word.lower() in _SECTIONS and before[0].islower()


def _count_unknown(words: list[str], stretch: _Stretch) -> int:
    """Counts the last words with a capital that the text has nowhere else.

    The prose names the people of a headline again, but seldom its author.
    """
    count = 0
    for word in reversed(words[MIN_TITLE_WORDS:][-_MAX_BYLINE_WORDS:]):
        bare = word.strip(",.|/@").lower()
        if not word[0].isupper() or bare in stretch.later or bare in stretch.small:
            break
        count += 1
    return count
