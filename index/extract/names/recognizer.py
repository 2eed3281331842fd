"""Named-entity recognition: finds the names of actors and places in a text.

Capitalised runs are read one by one (`run_reader`), most of them from a cache. Names that
a run alone does not decide are resolved with the rest of the text (`name_resolution`).
"""

from collections.abc import Iterable
from operator import itemgetter

from index.extract.names.capitalized_runs import find_runs, find_title_case_lines
from index.extract.names.gazetteer_matcher import find_uncased_mentions, may_be_uncased
from index.extract.names.language_rules import mask_apostrophes
from index.extract.names.mentions import NameMention, UnresolvedName
from index.extract.names.name_cache import NameCache
from index.extract.names.name_resolution import LocatedName, MentionResolver
from index.extract.names.numbered_units import find_numbered_unit
from index.extract.names.run_reader import RunReader
from index.extract.names.shouted_text import find_shouted_spans

_BY_START = itemgetter(0)


def find_names(
    text: str, cache: NameCache, language: str = "en", year: int | None = None
) -> list[NameMention]:
    """Finds the names in a text.

    Args:
        text: the text.
        cache: the gazetteer, with results for earlier texts.
        language: two-letter code of the language, empty if unknown.
        year: the year of the text, which decides what some names mean; None if unknown.

    Returns:
        The mentions in order of their offsets; they do not overlap.
    """
    masked = runs = mask_apostrophes(text, language)
    whole: list[NameMention] = []
    if language == "ru":
        # Imported here, since few texts need its patterns.
        from index.extract.names.russian.russian_names import (
            find_russian_names,
            mask_names,
        )

        whole = find_russian_names(text, cache.gazetteer)
        runs = mask_names(masked, whole)
    mentions, unresolved = _read_runs(RunReader(runs, cache, language, year), runs)
    mentions += whole
    resolver = MentionResolver(text, masked, cache.gazetteer, language)
    mentions += resolver.resolve(mentions, unresolved)
    mentions += _find_uncased(text, cache, language, year)
    mentions.sort(key=_BY_START)
    return mentions


def _find_uncased(
    text: str, cache: NameCache, language: str, year: int | None
) -> Iterable[NameMention]:
    """Finds the names in scripts without capitals; in Arabic, unlisted ones too."""
    if language != "ar" or not may_be_uncased(text):
        return find_uncased_mentions(text, cache.gazetteer, year)
    # Its word lists take 10 ms to read, and most corpora have no Arabic text.
    from index.extract.names.arabic.arabic_recognizer import find_arabic_mentions

    return find_arabic_mentions(text, cache, year)


def _read_runs(
    reader: RunReader, text: str
) -> tuple[list[NameMention], list[LocatedName]]:
    mentions: list[NameMention] = []
    unresolved: list[LocatedName] = []
    headlines = find_title_case_lines(text)[::-1]
    shouted = find_shouted_spans(text)[::-1]
    read = reader.read
    for start, run, opens in find_runs(text):
        if shouted and _drop_passed(shouted, start):
            reading = reader.read_shouted(run)
        elif headlines and _drop_passed(headlines, start):
            reading = read(run, None)
        else:
            reading = read(run, opens)
        if reading.mentions:
            mentions += _located(text, reading.mentions, start)
        for name in reading.unresolved:
            unit = _unit_of(text, name, start)
            if unit is None:
                unresolved.append((start, name))
            else:
                mentions.append(unit)
    return mentions, unresolved


def _drop_passed(spans: list[tuple[int, int]], offset: int) -> bool:
    """Removes the spans, last first, that end before an offset; checks the next for it."""
    while spans and spans[-1][1] <= offset:
        spans.pop()
    return bool(spans) and spans[-1][0] <= offset


def _located(text: str, mentions: list[NameMention], offset: int) -> list[NameMention]:
    """Returns the mentions of a run, with offsets in the text."""
    located = []
    for first, last, name, type_, listed, weak, rule in mentions:
        start, end = first + offset, last + offset
        unit = None
        if rule == "organisation word":
            unit = find_numbered_unit(text, start, end)
        located.append(unit or NameMention(start, end, name, type_, listed, weak, rule))
    return located


def _unit_of(text: str, name: UnresolvedName, offset: int) -> NameMention | None:
    words = name.words
    if words[-1].kind != "O":
        return None
    return find_numbered_unit(text, words[0].start + offset, words[-1].end + offset)
