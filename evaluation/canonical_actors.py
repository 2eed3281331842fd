"""Measures the actors of whole articles, by their canonical names.

A set holds {id, language, text, actors: [{type, names}], optional} a line;
evaluation/own/actors/README.md says how they are annotated.
"""

from collections import Counter
from typing import Any

from evaluation.annotated_sets import list_accepted_keys
from index.article import Actor, Basis
from index.extract import NameCache
from index.extract.actors.extraction import find_actors
from index.extract.gazetteer.name_keys import name_key
from index.extract.language import detect_language

_NOT_FOUND, _WRONG, _OTHER_TYPE = "not found", "wrong", "other type"


def report_actors(
    name: str, rows: list[dict[str, Any]], cache: NameCache, *, verbose: bool
) -> None:
    """Prints precision, recall and F1 of a set, in percent, and F1 with the right type.

    Args:
        name: the name of the set.
        rows: the annotated articles.
        cache: the gazetteer, with results for earlier articles.
        verbose: whether to list what is wrong or not found.
    """
    counts: Counter[str] = Counter()
    for row in rows:
        # The articles are read as a build reads them, so their language is detected.
        language = detect_language(row["text"]).value or ""
        found = find_actors(row["text"], cache, language)
        for verdict, actor in judge_actors(row, found, cache):
            counts[verdict] += 1
            if verbose and verdict != "right":
                print(f"  {row['id']:8} {verdict:10} {actor}")
    print(f"{name}: {len(rows)} texts  {_score(counts)}")


def judge_actors(
    row: dict[str, Any], found: tuple[Actor, ...], cache: NameCache
) -> list[tuple[str, str]]:
    """Compares the actors found in an article with the annotated ones.

    Returns:
        A verdict and a name for each: "right", "other type", "wrong", "not found".
        Optional actors that are found are left out.
    """
    expected = [
        (one["type"], list_accepted_keys(one["names"], cache)) for one in row["actors"]
    ]
    optional = list_accepted_keys(row.get("optional") or [], cache)
    judged = []
    for actor in found:
        keys = {name_key(name) for name in _list_names(actor)}
        for number, (type_, names) in enumerate(expected):
            if keys & names:
                right = _class_of(actor.type.value) == _class_of(type_)
                judged.append(("right" if right else _OTHER_TYPE, actor.name))
                del expected[number]
                break
        else:
            if not keys & optional:
                judged.append((_WRONG, f"{actor.name} ({actor.type.value})"))
    return judged + [(_NOT_FOUND, "|".join(names)) for _, names in expected]


def _list_names(actor: Actor) -> tuple[str, ...]:
    """Returns the name of an actor; of a listed one, those of the text too."""
    listed = actor.basis is Basis.SIGNATURE
    return (actor.name, *actor.surfaces) if listed else (actor.name,)


def _class_of(type_: str) -> str:
    return type_ if type_ in {"person", "state", "unknown"} else "body"


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
