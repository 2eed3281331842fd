"""Finds runs of capitalised words, the candidates for names, and splits them.

>>> [(start, run) for start, run, _ in find_runs("They met the Bank of Libya in May.")]
[(0, 'They'), (13, 'Bank of Libya'), (30, 'May')]
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from index.extract.gazetteer import word_classes
from index.extract.gazetteer.name_keys import token_key
from index.extract.names.mentions import NameWord


def _upper_class() -> str:
    """Returns the capital letters of Latin, Greek and Cyrillic for a character class."""
    ranges: list[list[int]] = []
    for code in (*range(0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00)):
        if not chr(code).isupper():
            continue
        if ranges and ranges[-1][1] == code - 1:
            ranges[-1][1] = code
        else:
            ranges.append([code, code])
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in ranges)


_UPPER = f"[{_upper_class()}]"
_ABBREVIATED = (
    "Mr Mrs Ms Dr Gen Lt Col Sen Sens Rep Reps Gov St Sgt Capt Maj Adm Prof Rev Cmdr Brig"
    " Hon Fr Msgr Ft Mt"
).split()
# The dot comes first, so that the abbreviation before it is checked only at a dot.
_DOT = (
    r"\.(?:"
    + "|".join(rf"(?<=\b{word}\.)" for word in _ABBREVIATED)
    + rf"|(?<=\b{_UPPER}\.))"
)
_ARTICLE = "(?:[AaEe]l|[Aa]n|[Aa]sh?|[Aa]d|[Aa]t|[Aa]r|[UuOo]l|[Ee]sh?|[Ee]d|[АаЭэ]ль|[АаЭэ][нштсрдз])[-‑]"
_POSSESSIVE = r"(?:['’]s(?=\s(?:Republic|Liberation|Party|Democratic|Congress|Army|Defen[cs]e|Protection)))?"
# The rest of a word after its first letter: U.N., O'Brien, People's (Party).
_REST = rf"(?:(?:\.{_UPPER})+\.?(?!\w)|\w*(?:['’`](?!s\b)\w+)*{_POSSESSIVE})"
_TOKEN = rf"(?:{_ARTICLE})?{_UPPER}{_REST}"
_CONNECTOR = (
    "(?:" + "|".join(sorted(word_classes.CONNECTORS, key=len, reverse=True)) + ")"
)
_SPACE = (
    rf"(?:[ \u00a0]|{_DOT}[ \u00a0]|(?<!{_UPPER})[-‑](?!\s)"
    rf"|(?<={_UPPER}{_UPPER})[-‑](?={_UPPER}{_UPPER})|, (?=Jr\b|Inc\b|Ltd\b|LLC\b))"
)
# The pattern begins with a set of letters, so that the search skips all others; the word
# boundary is checked after the first letter. This takes a third of the time.
_RUN = re.compile(
    rf"{_UPPER}(?<!\w.){_REST}(?:{_SPACE}(?:{_CONNECTOR}[ \u00a0]){{0,3}}{_TOKEN}){{0,15}}"
)
_PIECE = re.compile(rf"{_TOKEN}|{_CONNECTOR}(?=[ \u00a0])")
_ARTICLE_BEFORE = re.compile(rf"(?<!\w){_ARTICLE}$")
_OPENERS = frozenset('.!?:;…•*|\n\r\t>"“”«„‘`()[]–—_')
_OPENING = re.compile(
    rf"(?:^|[{re.escape(''.join(sorted(_OPENERS)))}]|\s{{2}})['’\"\s]*$"
)


_HYPHENS = frozenset({"-", "‑"})
# Lines of this length that do not end like sentences may be headlines.
_MIN_HEADLINE, _MAX_HEADLINE = 20, 160
_SENTENCE_ENDS = frozenset('.!?:"”’»,;')

CapitalizedRun = tuple[int, str, bool]
"""Adjacent capitalised words: offset in the text, the words as written, and whether they
begin a sentence. A plain tuple, since an article has about 70 and it is made fastest."""


def find_runs(text: str) -> Iterator[CapitalizedRun]:
    """Yields the runs of capitalised words of a text, in order."""
    for match in _RUN.finditer(text):
        start, end = match.span()
        before = text[start - 1 : start]
        if before in _HYPHENS:
            article = _ARTICLE_BEFORE.search(text, max(0, start - 4), start)
            start = article.start() if article else start
        # A quick test, since most runs stand within a sentence.
        elif before == " " and text[start - 2 : start - 1].isalnum():
            yield start, text[start:end], False
            continue
        yield start, text[start:end], _opens(text, start)


def split_run(text: str) -> list[NameWord]:
    """Splits a run into its words; their offsets count from the beginning of the run.

    >>> [(word.key, word.kind) for word in split_run("Bank of Libya")]
    [('bank', 'O'), ('of', 'c'), ('libya', 'X')]
    """
    if text.isalpha():
        return [NameWord(0, len(text), text, *_key_and_kind(text))]
    return [
        NameWord(*piece.span(), piece[0], *_key_and_kind(piece[0]))
        for piece in _PIECE.finditer(text)
    ]


def _opens(text: str, start: int) -> bool:
    """Checks whether a run begins a sentence, a line or a quotation."""
    before = text[start - 1 : start]
    if before in _OPENERS:
        return True
    if before == " ":
        before = text[start - 2 : start - 1]
        if before == "." or before == "," or before.isalnum():
            return before == "."
    return _OPENING.search(text, max(0, start - 4), start) is not None


@lru_cache(maxsize=1 << 16)
def _key_and_kind(text: str) -> tuple[str, str]:
    key = token_key(text)
    small = text[0].islower() or text == "&"
    kind = "c" if small and key in word_classes.CONNECTORS else _kind_of(key)
    return key, kind


def _kind_of(key: str) -> str:
    """Returns the kind of word that a key is, as in `NameWord.kind`."""
    for kind, known in (
        ("T", word_classes.TITLES),
        ("O", word_classes.ORG_WORDS),
        ("L", word_classes.PLACE_WORDS),
        ("E", word_classes.EVENT_WORDS),
        ("-", word_classes.NON_NAMES),
    ):
        if key in known:
            return kind
    return "X"


def find_title_case_lines(text: str) -> list[tuple[int, int]]:
    """Finds headlines in title case, where a capital does not mark a name.

    Returns:
        The offsets of the beginning and the end of each line, in order.
    """
    found = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if (
            _MIN_HEADLINE <= end - start <= _MAX_HEADLINE
            and line[-1] not in _SENTENCE_ENDS
            and _is_title_case(line)
        ):
            found.append((start, end))
        start = end + 1
    return found


def _is_title_case(line: str) -> bool:
    words = [word for word in line.split() if len(word) > 3 and word[0].isalpha()]
    return len(words) >= 4 and sum(w[0].isupper() for w in words) > 0.8 * len(words)
