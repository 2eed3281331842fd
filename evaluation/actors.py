"""How well names are found: `python -m evaluation actors FOLDER`.

The folder holds *.jsonl files of {id, text, spans: [[start, end, PER|ORG|LOC]]}.
"""

import json
import re
import time
from collections import Counter
from pathlib import Path

from evaluation.variants import report_variants
from index.article import ActorType
from index.config import IndexConfig
from index.extract import NameCache, load_gazetteer
from index.extract.names.recognizer import find_names

Span = tuple[int, int, str]

_LEAD = re.compile(r"(?:[Tt]he |[“\"'‘(\[]+)+")
_TAIL = re.compile(r"(?:['’]s?|[”\"’)\].,;:\s])+$")
_KINDS = {None: "LOC", ActorType.STATE: "LOC", ActorType.PERSON: "PER"}


def main(arguments: list[str]) -> int:
    """Measure each set in the folders given."""
    cache = NameCache(load_gazetteer(IndexConfig()))
    report_variants(verbose="-v" in arguments)
    for folder in arguments:
        for path in sorted(Path(folder).glob("*.jsonl")):
            _report(path, cache)
    return 0


def _report(path: Path, cache: NameCache) -> None:
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    size = sum(len(row["text"]) for row in rows)
    started = time.process_time()
    predicted = [predict(row["text"], cache) for row in rows]
    took = time.process_time() - started
    counts: Counter[str] = Counter()
    for row, spans in zip(rows, predicted, strict=True):
        gold = {trim(row["text"], *span) for span in row["spans"]}
        found = {trim(row["text"], *span) for span in spans}
        for kind in ("PER", "ORG", "LOC", "all"):
            _count(counts, kind, gold, found)
    rate = size / 3000 / took
    print(f"{path.stem}: {len(rows)} texts, {rate:.0f} of 3 kB a second")
    for kind in ("all", "PER", "ORG", "LOC"):
        print(f"  {kind:4} {_score(counts, kind)}")


def predict(text: str, cache: NameCache) -> list[Span]:
    """The named stretches of a text; demonyms are no names of actors here."""
    return [
        (
            name.start,
            name.end,
            "ORG" if name.rule == "office" else _KINDS.get(name.type, "ORG"),
        )
        for name in find_names(text, cache)
        if name.rule != "demonym" and name.type is not ActorType.UNKNOWN
    ]


def trim(text: str, start: int, end: int, kind: str) -> Span:
    """The span without articles, quotation marks and possessives at its ends."""
    lead = _LEAD.match(text[start:end])
    start += lead.end() if lead else 0
    tail = _TAIL.search(text[start:end])
    return start, end - (len(tail[0]) if tail else 0), kind


def _count(counts: Counter[str], kind: str, gold: set[Span], found: set[Span]) -> None:
    if kind != "all":
        gold = {span for span in gold if span[2] == kind}
        found = {span for span in found if span[2] == kind}
    counts[f"{kind} right"] += len(gold & found)
    counts[f"{kind} found"] += len(found)
    counts[f"{kind} gold"] += len(gold)


def _score(counts: Counter[str], kind: str) -> str:
    right = counts[f"{kind} right"]
    precision = right / max(1, counts[f"{kind} found"])
    recall = right / max(1, counts[f"{kind} gold"])
    f1 = 2 * right / max(1, counts[f"{kind} found"] + counts[f"{kind} gold"])
    return f"P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * f1:.1f}"
