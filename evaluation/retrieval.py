"""How well articles are found: `python -m evaluation retrieval [OPTIONS] FOLDER...`.

A folder holds corpus.jsonl ({id, title, text} a line; `file` in place of `text` names a
text file, counted from the folder), queries.tsv (id TAB text) and qrels.txt (TREC's).
All is indexed and searched as a user would; what a folder's name reached before stands
in baselines.json.

  --runs FOLDER      keep the TREC run files there
  --limit N          hits a query, 1000 unless said
  --ascii            queries typed without diacritics
  --expand           with telling words of the best hits looked for too
  --keep ENGINE      make the figures the baseline, as those of this engine
"""

import argparse
import tempfile
from pathlib import Path

from evaluation.baselines import read_baseline, write_baseline
from evaluation.measures import MeasuresMissingError, measure
from evaluation.retrieval_collection import Collection, read_collection
from evaluation.retrieval_run import Run, run_queries, write_run
from search.query import View


def main(arguments: list[str]) -> int:
    """Measure each folder; the exit status is 2 where something stands in the way."""
    options = _parse(arguments)
    try:
        for folder in options.folders:
            _measure(folder, options)
    except (MeasuresMissingError, FileNotFoundError) as error:
        print(error)
        return 2
    return 0


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m evaluation retrieval",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="%(prog)s [OPTIONS] FOLDER...",
    )
    parser.add_argument("folders", nargs="+", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--runs", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--limit", type=int, default=1000, help=argparse.SUPPRESS)
    parser.add_argument("--ascii", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--expand", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--keep", metavar="ENGINE", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _measure(folder: Path, options: argparse.Namespace) -> None:
    collection = read_collection(folder, ascii_queries=options.ascii)
    with tempfile.TemporaryDirectory() as index:
        view = View(limit=options.limit, snippets=0, expand=options.expand)
        run = run_queries(collection, Path(index), view)
    if options.runs:
        write_run(run, options.runs / f"{collection.name}.run")
    figures = measure(collection.judgements, run.hits)
    _print_figures(collection, run, figures)
    if options.keep:
        write_baseline(collection.name, options.keep, figures)


def _print_figures(collection: Collection, run: Run, figures: dict[str, float]) -> None:
    baseline = read_baseline(collection.name)
    print(
        f"{collection.name}: {len(collection.articles)} articles,"
        f" {len(collection.queries)} queries, indexed in {run.index_s:.1f} s,"
        f" {run.query_ms:.1f} ms a query"
    )
    for name, value in figures.items():
        line = f"  {name:8} {value:.4f}"
        if baseline and name in baseline.figures:
            before = baseline.figures[name]
            line += f"   {baseline.engine} {before:.4f} {value - before:+.4f}"
        print(line)
    for query, problem in run.refused:
        print(f"  taken as plain words: query {query}: {problem}")
