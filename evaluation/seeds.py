"""Compares the fields read from the sample articles with a careful reader's."""

from pathlib import Path
from typing import Any

import yaml

from index.article import Article
from index.config import IndexConfig
from index.extract import Gazetteer, NameCache, enrich, load_gazetteer

SEEDS = Path(__file__).parent.parent / "seeds"


def report_seeds(gold_path: Path, cache: NameCache) -> None:
    """Prints, for each sample article, how its fields differ from the gold standard."""
    gold = yaml.safe_load(gold_path.read_text(encoding="utf-8"))
    print("seeds:")
    _report(gold, cache, cache.gazetteer)
    print("seeds, without the list of actors; their spelling is then the text's:")
    unlisted = NameCache(load_gazetteer(IndexConfig(), shipped_actors=False))
    _report(gold, unlisted, cache.gazetteer)


def _report(gold: dict[str, Any], cache: NameCache, listed: Gazetteer) -> None:
    right = missed = extra = 0
    for stem, wanted in sorted(gold.items()):
        path = SEEDS / f"{stem}.txt"
        text = path.read_text(encoding="utf-8").replace("\u00a0", " ")
        article = enrich(Article(stem, "", text), cache)
        print(f"  {stem}: {_compare_fields(article, wanted)}")
        found = {
            listed.canonical_actor(actor.name) or actor.name for actor in article.actors
        }
        needed = {actor["name"] for actor in wanted["actors"] if actor["mentions"]}
        allowed = {actor["name"] for actor in wanted["actors"]}
        right += len(found & needed)
        missed += len(needed - found)
        extra += len(found - allowed)
        print(f"    missed {sorted(needed - found)}, extra {sorted(found - allowed)}")
    print(f"  actors, F1: {200 * right / (2 * right + missed + extra):.1f}")


def _compare_fields(article: Article, wanted: dict[str, Any]) -> str:
    verdicts = []
    for name in ("title", "outlet", "date"):
        value = getattr(article, name).value
        found = None if value is None else str(value)
        asked = wanted[name]["value"]
        if found == asked:
            verdicts.append(f"{name} right")
        elif found is None:
            verdicts.append(f"{name} unknown (gold: {asked})")
        else:
            verdicts.append(f"{name} {found} (gold: {asked})")
    if article.date.conflict:
        verdicts.append(f"conflict {article.date.conflict!r}")
    return "; ".join(verdicts)
