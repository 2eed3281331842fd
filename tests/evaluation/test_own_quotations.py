"""The least quality of quotations on the project's own annotated articles."""

import json
from collections import Counter
from pathlib import Path

import pytest

from evaluation.quotes import judge_quotations
from index.config import IndexConfig
from index.extract import NameCache, load_gazetteer
from index.extract.actors.extraction import find_actors
from index.extract.quotations.find_quotations import find_quotations

OWN = Path(__file__).parents[2] / "evaluation" / "own" / "quotes"


@pytest.fixture(scope="module")
def cache() -> NameCache:
    return NameCache(load_gazetteer(IndexConfig()))


@pytest.mark.parametrize(
    ("language", "least_right", "most_wrong"),
    [("en", 57, 0), ("tr", 38, 0), ("ru", 48, 5), ("ar", 27, 1)],
)
def test_quotations_are_found_with_their_speakers(
    language: str, least_right: int, most_wrong: int, cache: NameCache
) -> None:
    counts: Counter[str] = Counter()
    for path in OWN.glob(f"{language}-*.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            actors = find_actors(row["text"], cache, language)
            found = find_quotations(row["text"], actors, language)
            judged = judge_quotations(row, found, cache)
            counts.update(verdict for verdict, _ in judged)
    assert counts["right"] >= least_right
    assert counts["wrong"] + counts["other"] <= most_wrong
