"""Measures name recognition: `python -m evaluation actors FOLDER`.

The folder holds *.jsonl files of {id, text, spans: [[start, end, PER|ORG|LOC]]}. Prints
precision, recall and F1, in percent, of exact spans with their type. Files that annotate
the actors of articles instead are measured by `evaluation.canonical_actors`.
"""

import re
import time
from collections import Counter
from typing import Any

from evaluation.annotated_sets import read_sets
from evaluation.canonical_actors import report_actors
from evaluation.variants import report_variants
from index.article import ActorType
from index.config import IndexConfig
from index.extract import NameCache, load_gazetteer
from index.extract.names.recognizer import find_names

LabelledSpan = tuple[int, int, str]
"""Character offsets of start and end, and PER, ORG or LOC."""

_LEADING = re.compile(r"(?:[Tt]he |[“\"'‘(\[]+)+")
_TRAILING = re.compile(r"(?:['’]s?|[”\"’)\].,;:\s])+$")
_LABELS = {None: "LOC", ActorType.STATE: "LOC", ActorType.PERSON: "PER"}


def main(arguments: list[str]) -> int:
    """Measures each set in the given folders or files.

    `-v` lists unlinked name variants, and actors of articles that are wrong or missing.
    """
    cache = NameCache(load_gazetteer(IndexConfig()))
    verbose = "-v" in arguments
    report_variants(verbose=verbose)
    for name, rows in read_sets(arguments):
        if "actors" in rows[0]:
            report_actors(name, rows, cache, verbose=verbose)
        else:
            _report(name, rows, cache)
    return 0


def _report(name: str, rows: list[dict[str, Any]], cache: NameCache) -> None:
    size = sum(len(row["text"]) for row in rows)
    started = time.process_time()
    predicted = [predict(row["text"], cache) for row in rows]
    took = time.process_time() - started
    counts: Counter[str] = Counter()
    for row, spans in zip(rows, predicted, strict=True):
        gold = {trim(row["text"], *span) for span in row["spans"]}
        found = {trim(row["text"], *span) for span in spans}
        for label in ("PER", "ORG", "LOC", "all"):
            _count(counts, label, gold, found)
    rate = size / 3000 / took
    print(f"{name}: {len(rows)} texts, {rate:.0f} of 3 kB a second")
    for label in ("all", "PER", "ORG", "LOC"):
        print(f"  {label:4} {_score(counts, label)}")


def predict(text: str, cache: NameCache) -> list[LabelledSpan]:
    """Returns the names of a text with their labels.

    Demonyms are left out: the judged material does not count them as names.
    """
    return [
        (
            name.start,
            name.end,
            "ORG" if name.rule == "office" else _LABELS.get(name.type, "ORG"),
        )
        for name in find_names(text, cache)
        if name.rule != "demonym" and name.type is not ActorType.UNKNOWN
    ]


def trim(text: str, start: int, end: int, label: str) -> LabelledSpan:
    """Strips articles, quotation marks and possessives from both ends of a span."""
    leading = _LEADING.match(text[start:end])
    start += leading.end() if leading else 0
    trailing = _TRAILING.search(text[start:end])
    return start, end - (len(trailing[0]) if trailing else 0), label


def _count(
    counts: Counter[str], label: str, gold: set[LabelledSpan], found: set[LabelledSpan]
) -> None:
    if label != "all":
        gold = {span for span in gold if span[2] == label}
        found = {span for span in found if span[2] == label}
    counts[f"{label} right"] += len(gold & found)
    counts[f"{label} found"] += len(found)
    counts[f"{label} gold"] += len(gold)


def _score(counts: Counter[str], label: str) -> str:
    right = counts[f"{label} right"]
    precision = right / max(1, counts[f"{label} found"])
    recall = right / max(1, counts[f"{label} gold"])
    f1 = 2 * right / max(1, counts[f"{label} found"] + counts[f"{label} gold"])
    return f"P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * f1:.1f}"
