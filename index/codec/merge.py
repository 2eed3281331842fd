"""Several segments made one: arrays to arrays, no text is read again."""

from collections.abc import Sequence
from itertools import chain
from math import log
from pathlib import Path

import numpy as np

from index.codec.builder import (
    MOST_ARTICLES,
    SegmentMeta,
    new_segment_name,
    write_lengths,
)
from index.codec.document import MULTI_FIELDS, SINGLE_FIELDS, TEXT_FIELDS
from index.codec.flatfile import Array, FlatFileWriter
from index.codec.forms import write_forms
from index.codec.kept import BLOCK, KeptWriter, read_kept
from index.codec.lexicon import put_terms
from index.codec.postings import Run, Runs, write_postings
from index.codec.segment import SUFFIX
from index.codec.sketches import Sketches, write_sketches
from index.codec.snapshot import LiveSegment
from index.codec.store import StoreReader, StoreWriter
from index.codec.strings import gather
from index.codec.toc import Entry
from index.schema import FORMS, SEPARATOR

Sources = Sequence[LiveSegment]

# Eight segments of about a size become one: a thousand small updates leave few, and an
# article is copied once for each eightfold growth. Large ones stay as they are: merging
# them would need more memory and time than they cost a search.
_FEW = 8
_SMALLEST = 64
_MOST_BYTES = 150_000_000
_MOSTLY_DELETED = 0.4


def choose_merge(directory: Path, entries: Sequence[Entry]) -> list[Entry]:
    """Which segments should now be made one; none where there are few enough."""
    for entry in entries:
        if entry.live_articles < (1 - _MOSTLY_DELETED) * entry.articles:
            return [entry]
    tiers: dict[int, list[Entry]] = {}
    for entry in entries:
        # What is more than half of the most can be merged with nothing of its size.
        if _size(directory, entry) <= _MOST_BYTES // 2:
            tiers.setdefault(_tier(entry), []).append(entry)
    for _, tier in sorted(tiers.items()):
        if len(tier) >= _FEW and len(group := _fitting(directory, tier)) > 1:
            return group
    return []


def _tier(entry: Entry) -> int:
    return int(log(max(entry.live_articles, _SMALLEST) / _SMALLEST, _FEW) + 1e-9)


def _size(directory: Path, entry: Entry) -> int:
    return (directory / f"{entry.name}{SUFFIX}").stat().st_size


def _fitting(directory: Path, entries: Sequence[Entry]) -> list[Entry]:
    """The first of the entries, as many as one segment may hold."""
    group, articles, size = [], 0, 0
    for entry in entries:
        articles += entry.live_articles
        size += _size(directory, entry)
        if articles > MOST_ARTICLES or size > _MOST_BYTES:
            break
        group.append(entry)
    return group


def merge_segments(directory: Path, sources: Sources) -> SegmentMeta:
    """Write a segment with the live articles of others, in order."""
    name = new_segment_name()
    articles = sum(source.live_articles for source in sources)
    with FlatFileWriter(directory / f"{name}{SUFFIX}") as file:
        _merge_store(file, sources)
        tokens, contents = {}, {}
        words = []
        for field in TEXT_FIELDS:
            words.append(_merge_postings(file, field, sources))
            lengths = np.concatenate(
                [_live(source, source.data.lengths(field)) for source in sources]
            )
            said = np.concatenate(
                [_live(source, source.data.contents(field)) for source in sources]
            )
            write_lengths(file, field, lengths, said)
            tokens[field] = int(lengths.sum())
            contents[field] = int(said.sum())
        _merge_forms(file, sources, words)
        for field in SINGLE_FIELDS:
            _merge_column(file, field, sources)
        for field in MULTI_FIELDS:
            _merge_postings(file, field, sources)
        kept = KeptWriter()
        kept.extend(chain.from_iterable(map(_kept, sources)))
        kept.write(file)
        _merge_sketches(file, sources)
        file.finish({"articles": articles, "tokens": tokens, "contents": contents})
    return SegmentMeta(name, articles)


def _live(source: LiveSegment, values: Array) -> Array:
    return values if source.live is None else values[source.live]


def _merge_store(file: FlatFileWriter, sources: Sources) -> None:
    stores = [StoreReader(source.data.file) for source in sources]
    largest = max(sources, key=lambda source: source.live_articles)
    dictionary = StoreReader(largest.data.file).dictionary
    writer = StoreWriter(file, dictionary)
    for source, store in zip(sources, stores, strict=True):
        numbers = _live(source, np.arange(source.articles))
        if store.dictionary == dictionary:
            for number in numbers.tolist():
                writer.add_compressed(store.read_compressed(number))
        else:
            writer.extend(map(store.read, numbers.tolist()))
    writer.finish()


def _merge_postings(file: FlatFileWriter, field: str, sources: Sources) -> list[bytes]:
    runs, terms, base = [], [], 0
    for source in sources:
        run, ranks = _read_run(source, field, base)
        runs.append(run)
        lexicon = source.data.lexicon(field).read(0, len(source.data.lexicon(field)))
        terms.append([lexicon[rank] for rank in ranks.tolist()])
        base += source.live_articles
    union = sorted(set().union(*terms))
    numbers = {term: number for number, term in enumerate(union)}
    joined = Runs()
    for some in terms:
        run = runs.pop(0)
        run.terms = np.fromiter(map(numbers.__getitem__, some), np.int64, len(some))
        joined.append(run)
    put_terms(file, field, gather(union))
    write_postings(file, field, joined, np.arange(len(union)), len(union))
    return union


def _read_run(source: LiveSegment, field: str, base: int) -> tuple[Run, Array]:
    """A segment's postings of live articles, renumbered; and the ranks of their terms."""
    file = source.data.file
    first = file.whole(f"{field}.first").astype(np.int64)
    articles, counts = file.whole(f"{field}.articles"), np.diff(first)
    frequencies = places = None
    if f"{field}.places" in file:
        places = file.whole(f"{field}.places")
        frequencies = _read_frequencies(source, field)
    if source.live is not None:
        keep = source.live[articles]
        if frequencies is not None and places is not None:
            places = places[np.repeat(keep, frequencies)]
            frequencies = frequencies[keep]
        counts = np.bincount(
            np.repeat(np.arange(len(counts)), counts)[keep], minlength=len(counts)
        )
        renumber = np.cumsum(source.live) - 1
        articles = renumber[articles[keep]]
    ranks = np.flatnonzero(counts)
    articles = (articles.astype(np.uint32) + base).astype(np.uint16)
    return Run(ranks, counts[ranks], articles, frequencies, places), ranks


def _read_frequencies(source: LiveSegment, field: str) -> Array:
    file = source.data.file
    frequencies = file.whole(f"{field}.frequencies")
    at = file.whole(f"{field}.big_at")
    if not len(at):
        return frequencies
    exact = frequencies.astype(np.uint32)
    exact[at] = file.whole(f"{field}.big")
    return exact


def _merge_forms(
    file: FlatFileWriter, sources: Sources, words: Sequence[list[bytes]]
) -> None:
    owners: dict[bytes, int] = {}
    for term in chain.from_iterable(words):
        owners.setdefault(term, len(owners))
    tab = SEPARATOR.encode()
    pairs: dict[bytes, int] = {}
    for pair in chain.from_iterable(source.data.lexicon(FORMS) for source in sources):
        owner = owners.get(pair.rpartition(tab)[2])
        if owner is not None:
            pairs[pair] = owner
    ordered = sorted(pairs)
    forms = gather(pair[: pair.index(tab)] for pair in ordered)
    write_forms(file, forms, np.array([pairs[pair] for pair in ordered], np.int64))


def _merge_column(file: FlatFileWriter, field: str, sources: Sources) -> None:
    columns = [_live(source, source.data.column(field)) for source in sources]
    values = []
    for source, column in zip(sources, columns, strict=True):
        terms = [b"", *source.data.lexicon(field)]
        values.append({rank: terms[rank] for rank in np.unique(column).tolist()})
    union = sorted(set().union(*(some.values() for some in values)) - {b""})
    numbers = {b"": 0, **{term: number for number, term in enumerate(union, 1)}}
    parts = []
    for source, column, some in zip(sources, columns, values, strict=True):
        places = np.zeros(len(source.data.lexicon(field)) + 1, np.uint32)
        places[list(some)] = [numbers[term] for term in some.values()]
        parts.append(places[column])
    put_terms(file, field, gather(union))
    column = np.concatenate(parts)
    file.put(f"{field}.column", column.astype(np.min_scalar_type(len(union))))


def _merge_sketches(file: FlatFileWriter, sources: Sources) -> None:
    numbers, sizes = [], []
    for source in sources:
        some = source.data.sketches()
        live = source.live
        keep = slice(None) if live is None else np.repeat(live, some.sizes)
        numbers.append(some.numbers[keep])
        sizes.append(_live(source, some.sizes))
    write_sketches(file, Sketches(np.concatenate(numbers), np.concatenate(sizes)))


def _kept(source: LiveSegment) -> list[dict[str, str]]:
    blocks = range(-(-source.articles // BLOCK))
    rows = chain.from_iterable(read_kept(source.data.file, n) for n in blocks)
    return [
        row
        for number, row in enumerate(rows)
        if source.live is None or source.live[number]
    ]
