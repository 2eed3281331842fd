"""Measures the actors of whole articles: `python -m evaluation canonical FOLDER`.

The folder holds *.jsonl files of {id, language, date, text, actors: [{type, names}],
optional}; evaluation/own/actors/README.md says how they are annotated. Prints precision,
recall and F1, in percent, of canonical actors, and F1 where the type must be right too.
"""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from index.article import Actor
from index.config import IndexConfig
from index.extract import NameCache, load_gazetteer
from index.extract.actors.extraction import find_actors
from index.extract.gazetteer.name_keys import name_key

_NOT_FOUND, _WRONG, _OTHER_TYPE = "not found", "wrong", "other type"


def main(arguments: list[str]) -> int:
    """Measures each set in the given folders or files. `-v` lists what is wrong."""
    verbose = "-v" in arguments
    cache = NameCache(load_gazetteer(IndexConfig()))
    for argument in arguments:
        place = Path(argument)
        for path in sorted(place.glob("*.jsonl")) if place.is_dir() else [place]:
            if path.suffix == ".jsonl":
                _report(path, cache, verbose=verbose)
    return 0


def _report(path: Path, cache: NameCache, *, verbose: bool) -> None:
    counts: Counter[str] = Counter()
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        found = find_actors(row["text"], cache, row["language"])
        judged = judge_actors(row, found)
        for verdict, name in judged:
            counts[verdict] += 1
            if verbose and verdict != "right":
                print(f"  {row['id']:8} {verdict:10} {name}")
    print(f"{path.stem}: {_score(counts)}")


def judge_actors(
    row: dict[str, Any], found: tuple[Actor, ...]
) -> list[tuple[str, str]]:
    """Compares the actors found in an article with the annotated ones.

    Returns:
        A verdict and a name for each: "right", "other type", "wrong", "not found".
        Optional actors that are found are left out.
    """
    expected = [(one["type"], _keys(one["names"])) for one in row["actors"]]
    optional = _keys(row.get("optional") or [])
    judged = []
    for actor in found:
        keys = _keys([actor.name, *actor.surfaces])
        for number, (type_, names) in enumerate(expected):
            if keys & names:
                right = actor.type.value == type_
                judged.append(("right" if right else _OTHER_TYPE, actor.name))
                del expected[number]
                break
        else:
            if not keys & optional:
                judged.append((_WRONG, f"{actor.name} ({actor.type.value})"))
    return judged + [(_NOT_FOUND, "|".join(names)) for _, names in expected]


def _keys(names: list[str]) -> set[str]:
    return {name_key(name) for name in names}


def _score(counts: Counter[str]) -> str:
    typed = counts["right"]
    right = typed + counts[_OTHER_TYPE]
    found, gold = right + counts[_WRONG], right + counts[_NOT_FOUND]
    precision, recall = right / max(1, found), right / max(1, gold)
    f1, f1_typed = (2 * one / max(1, found + gold) for one in (right, typed))
    return (
        f"P {100 * precision:.1f}  R {100 * recall:.1f}  F1 {100 * f1:.1f}"
        f"  with type {100 * f1_typed:.1f}"
    )
