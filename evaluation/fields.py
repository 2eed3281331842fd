"""Measures extraction of titles, dates and outlets: `python -m evaluation fields FOLDER`.

Each pages*.jsonl of the folder has a saved page a line, with `gold` {outlet, domain,
date, title}, `text` {full, zone, body, and perhaps single, the zone on one line, and
bare, prose that states nothing} and `html` (the page's file); evaluation.field_judgement
has the other keys. seeds_gold.yaml is a careful reader's fields of the sample articles.

  -v                     list the mistakes
  --half first|second    only the pages of half of the publishers: tune on the first
  --kind KIND            only this kind of text: full, zone, single, bare, body or html
"""

import argparse
import hashlib
import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from evaluation.field_judgement import judge_page
from evaluation.field_tally import Tally
from evaluation.seeds import report_seeds
from index.article import Article
from index.config import IndexConfig
from index.extract import NameCache, enrich, load_gazetteer
from index.reading import read_articles

_KINDS = ("full", "zone", "single", "bare", "body", "html")
_FIELDS = ("date", "outlet", "title, English", "title, other languages")

Row = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Measures the pages of a folder."""
    options = _parse(arguments)
    cache = NameCache(load_gazetteer(IndexConfig()))
    seeds = options.folder / "seeds_gold.yaml"
    if seeds.exists() and not options.half and not options.kind:
        report_seeds(seeds, cache)
    for pages in sorted(options.folder.glob("pages*.jsonl")):
        lines = pages.read_text("utf-8").splitlines()
        rows = [row for row in map(json.loads, lines) if _is_in(row, options.half)]
        print(f"\n{pages.name}")
        for kind in [options.kind] if options.kind else _KINDS:
            _report(rows, kind, options.folder, cache, verbose=options.verbose)
    return 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation fields",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", nargs="?", type=Path, default=Path())
    parser.add_argument("-v", dest="verbose", action="store_true")
    parser.add_argument("--half", choices=("first", "second"))
    parser.add_argument("--kind", choices=_KINDS)
    options = parser.parse_args(arguments)
    # Pages name their files relative to the folder, and so does the configuration.
    options.folder = options.folder.resolve()
    return options


def _is_in(row: Row, half: str | None) -> bool:
    """Tells whether the page's publisher is in a half: by a digest, so at random."""
    digest = hashlib.sha256(row["gold"]["domain"].encode()).digest()
    return half is None or half == ("first", "second")[digest[0] % 2]


def _report(
    rows: Iterable[Row], kind: str, folder: Path, cache: NameCache, *, verbose: bool
) -> None:
    tallies = {name: Tally() for name in _FIELDS}
    started, n_pages = time.process_time(), 0
    for row in rows:
        for article in _extract(row, kind, folder, cache):
            n_pages += 1
            for name, good, present, note in judge_page(row, article, kind, cache):
                noted = f"{row['id']}: {note}"
                tallies[name].add(good=good, present=present, note=noted)
    if not n_pages:
        return
    took = 1000 * (time.process_time() - started) / n_pages
    print(f"\n{kind}: {n_pages} pages, {took:.1f} ms a page")
    for name, tally in tallies.items():
        print(f"  {name:24} {tally.format_line()}")
        if verbose:
            print(*(f"      {note}" for note in tally.mistakes), sep="\n")


def _extract(row: Row, kind: str, folder: Path, cache: NameCache) -> list[Article]:
    """Extracts the fields of one kind of text of a page: one article, or none."""
    if kind == "html":
        config = IndexConfig(paths=(folder / row["html"],), base=folder)
        found = [one for one in read_articles(config) if isinstance(one, Article)]
        return [enrich(article, cache) for article in found[:1]]
    if kind not in row["text"]:
        return []
    return [enrich(Article(row["id"], "", row["text"][kind]), cache)]
