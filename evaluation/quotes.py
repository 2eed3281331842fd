"""Measures quotations: `python -m evaluation quotes FOLDER`.

The folder holds *.jsonl files of {id, language, text, quotations: [{start, end,
speakers}]}; evaluation/own/quotes/README.md says how they are annotated. Prints precision
and recall, in percent, of quotations with the right speaker, for each set.
"""

import time
from collections import Counter
from typing import Any

from evaluation.annotated_sets import list_accepted_keys, read_sets
from index.config import IndexConfig
from index.extract import NameCache, load_gazetteer
from index.extract.actors.extraction import find_actors
from index.extract.gazetteer.name_keys import name_key
from index.extract.language import detect_language
from index.extract.quotations import Quotation
from index.extract.quotations.find_quotations import find_quotations

_LEAST_SHARED = 0.8
"""A quotation that is found shares so much of itself with the annotated one."""


def main(arguments: list[str]) -> int:
    """Measures each set in the given folders or files; `-v` lists what is wrong or missing."""
    cache = NameCache(load_gazetteer(IndexConfig()))
    for name, rows in read_sets(arguments):
        _report_set(name, rows, cache, verbose="-v" in arguments)
    return 0


def _report_set(
    name: str, rows: list[dict[str, Any]], cache: NameCache, *, verbose: bool
) -> None:
    counts: Counter[str] = Counter()
    took = 0.0
    for row in rows:
        # The articles are read as a build reads them, so their language is detected.
        language = detect_language(row["text"]).value or ""
        actors = find_actors(row["text"], cache, language)
        started = time.process_time()
        found = find_quotations(row["text"], actors, language)
        took += time.process_time() - started
        for verdict, line in judge_quotations(row, found, cache):
            counts[verdict] += 1
            if verbose and verdict != "right":
                print(f"  {row['id']:8} {verdict:10} {line}")
    print(f"{name}: {len(rows)} texts, {took / len(rows) * 1000:.1f} ms each")
    print(f"  {_score(counts)}")


def judge_quotations(
    row: dict[str, Any], found: tuple[Quotation, ...], cache: NameCache
) -> list[tuple[str, str]]:
    """Compares the quotations found in an article with the annotated ones.

    Returns:
        A verdict and a line for each: "right", "wrong" (nobody's speech),
        "other" (the speaker is another), "unresolved" (of an office whose bearer the
        article names), "not found".
    """
    expected = list(row["quotations"])
    judged = []
    for quotation in found:
        line = f"{quotation.actor or quotation.speaker}: {quotation.text[:60]!r} ({quotation.rule})"
        gold = next((one for one in expected if _is_same(one, quotation)), None)
        if gold is None:
            judged.append(("wrong", f"{line}: none"))
            continue
        expected.remove(gold)
        verdict = _judge_speaker(gold["speakers"], quotation, cache)
        judged.append((verdict, f"{line}: {'/'.join(gold['speakers'])}"))
    missed = [one for one in expected if one["speakers"] != ["?"]]
    texts = [row["text"][one["start"] : one["end"]] for one in missed]
    return judged + [
        ("not found", f"{'/'.join(one['speakers'])}: {text[:60]!r}")
        for one, text in zip(missed, texts, strict=True)
    ]


def _judge_speaker(names: list[str], quotation: Quotation, cache: NameCache) -> str:
    accepted = list_accepted_keys(names, cache)
    if quotation.actor:
        named = {name_key(quotation.actor), name_key(quotation.speaker)}
        return "right" if named & accepted else "other"
    words = set(name_key(quotation.speaker).split())
    if any(words & set(key.split()) for key in accepted):
        return "right"
    return "other" if quotation.speaker[:1].isupper() else "unresolved"


def _is_same(gold: dict[str, Any], quotation: Quotation) -> bool:
    shared = min(gold["end"], quotation.end) - max(gold["start"], quotation.start)
    longer = max(gold["end"] - gold["start"], quotation.end - quotation.start)
    return bool(shared >= _LEAST_SHARED * longer)


def _score(counts: Counter[str]) -> str:
    right, wrong = counts["right"], counts["wrong"] + counts["other"]
    gold = right + counts["not found"] + counts["unresolved"] + counts["other"]
    precision, recall = right / max(1, right + wrong), right / max(1, gold)
    return (
        f"P {100 * precision:.1f}  R {100 * recall:.1f}  of {gold}"
        f"  unresolved {counts['unresolved']}"
    )
