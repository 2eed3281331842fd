"""Measures retrieval: `python -m evaluation retrieval [OPTIONS] FOLDER...`.

Each folder is a collection: corpus.jsonl (a line {id, title, text} per article; `file`
instead of `text` names a text file in the folder), queries.tsv (id TAB text) and
qrels.txt (TREC format). The files are read and indexed as `corpus-search index` does,
and the queries searched as a user would; figures are compared with those in baselines.json. Files are skipped.

  --runs FOLDER      write TREC run files to this folder
  --limit N          number of hits per query (default 1000)
  --ascii            remove diacritics from queries
  --semantic         put the first hits in order by meaning, too
  --expand           add significant terms of the best hits to each query
  --cluster URL      send the index to an OpenSearch cluster, and search there
  --keep ENGINE      save the figures as the baseline, under this engine's name
"""

import argparse
import tempfile
from pathlib import Path

from evaluation.baselines import read_baseline, write_baseline
from evaluation.measures import MeasuresMissingError, measure
from evaluation.retrieval_collection import Collection, read_collection
from evaluation.retrieval_run import RetrievalRun, run_queries, write_run
from search.query import View


def main(arguments: list[str]) -> int:
    """Measures each collection.

    Returns:
        Exit status: 2 if a collection is incomplete or ir-measures is missing, else 0.
    """
    options = _parse(arguments)
    try:
        for folder in options.folders:
            if folder.is_file():
                print(f"{folder}: skipped, not a folder")
            else:
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
    parser.add_argument("--semantic", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--cluster", metavar="URL", help=argparse.SUPPRESS)
    parser.add_argument("--keep", metavar="ENGINE", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _measure(folder: Path, options: argparse.Namespace) -> None:
    collection = read_collection(folder, ascii_queries=options.ascii)
    with tempfile.TemporaryDirectory() as index:
        view = View(
            limit=options.limit,
            snippets=0,
            expand=options.expand,
            semantic=options.semantic,
        )
        run = run_queries(collection, Path(index), view, cluster=options.cluster)
    if options.runs:
        write_run(run, options.runs / f"{collection.name}.run")
    figures = measure(collection.judgements, run.hits)
    _print_figures(collection, run, figures)
    if options.keep:
        write_baseline(collection.name, options.keep, figures)


def _print_figures(
    collection: Collection, run: RetrievalRun, figures: dict[str, float]
) -> None:
    baseline = read_baseline(collection.name)
    print(
        f"{collection.name}: {run.n_articles} articles,"
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
