"""The commands that export all hits of a search, and cite single articles."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

import sys
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from index.article import Article
from search.all_hits import iterate_hits
from search.cli.citing.citing_options import (
    AccessedOption,
    CollapseOption,
    TextsOption,
    read_accessed,
    with_citing_options,
)
from search.cli.opening import open_or_build
from search.cli.options import SortOption, with_query_options
from search.cli.printing import exit_unless, explain_results, warn
from search.cli.screen.answer_printing import print_rows
from search.cli.screen.redirection import printing_to
from search.cli.screen.shared_values import Shared
from search.cli.searching.article_naming import list_articles, name_article
from search.option_table import OutputFormat
from search.output.citations.export_format import ExportFormat
from search.output.wording import count_of
from search.query import Query
from search.query.query import Sort

if TYPE_CHECKING:
    from search.output.citations.export_writer import ExportWriter

ArticlesArgument = Annotated[
    list[str],
    typer.Argument(
        metavar="ID…",
        help="Articles: the id, the start of it, the path, or the rank in the last search (3, or 3-7).",
    ),
]
LimitOption = Annotated[
    int | None,
    typer.Option(
        "--limit",
        "-n",
        metavar="N",
        min=1,
        help="Only the first N.",
        show_default="all",
    ),
]


@with_citing_options
@with_query_options
def export(
    shared: Shared,
    asked: Query,
    form: ExportFormat,
    sort: SortOption = Sort.RELEVANCE,
    limit: LimitOption = None,
    collapse: CollapseOption = False,
    texts: TextsOption = False,
    accessed: AccessedOption = None,
) -> None:
    """Writes all hits as citations, a table, or a network of actors.

    \b
    corpus-search export Wagner -o wagner.ris          for Zotero, EndNote, Mendeley
    corpus-search export Wagner -o wagner.bib          BibTeX
    corpus-search export Wagner --format csl-json      for pandoc and citeproc
    corpus-search export Wagner -o wagner.csv --since 2020
    corpus-search export Wagner -o wagner.jsonl --texts
    corpus-search export Wagner -o actors.gexf         for Gephi: who appears with whom

    Notes say what was guessed, and the SHA-256 digest of each saved file. The file is
    written whole or not at all. Whole texts are written with --texts only.
    """
    view = replace(asked.view, sort=sort, collapse=collapse)
    asked = replace(asked, view=view)
    engine = open_or_build(shared.settings)
    counted = engine.search(replace(asked, view=replace(view, limit=0)))
    writer = _make_writer(form, accessed, texts=texts)
    hits = iterate_hits(engine, asked, most=limit)
    _write(writer, (hit.article for hit in hits), shared)
    explain_results(counted)
    if shared.output.path is not None:
        warn(
            f"{count_of(min(counted.total, limit or counted.total), 'article')} written"
        )
    exit_unless(counted.total)


@with_citing_options
def cite(
    shared: Shared,
    form: ExportFormat,
    articles: ArticlesArgument,
    texts: TextsOption = False,
    accessed: AccessedOption = None,
) -> None:
    """Cites articles, in words or for a reference manager.

    \b
    corpus-search cite 3                           the third hit of your last search
    corpus-search cite 1-5 9 -o some.ris           several
    corpus-search cite 4c1470 --format bibtex
    corpus-search cite seeds/001_5eff2ec82090edfe.txt -o one.ris

    What an article does not state is in square brackets; a guessed date has a question
    mark, too.
    """
    engine = open_or_build(shared.settings)
    settings = shared.settings
    found = [
        engine.article(name_article(one, engine, settings))
        for one in list_articles(articles)
    ]
    writer = _make_writer(form, accessed, texts=texts)
    _write(writer, found, shared)


def _make_writer(
    form: ExportFormat, accessed: str | None, *, texts: bool
) -> "ExportWriter":
    # Half a second of imports: names are split by the lists of extraction.
    from search.output.citations.export_writer import ExportWriter

    return ExportWriter(form, read_accessed(accessed), texts)


def _write(writer: "ExportWriter", articles: Iterable[Article], shared: Shared) -> None:
    output = shared.output
    with printing_to(output):
        if output.form in (OutputFormat.CSV, OutputFormat.XLSX):
            print_rows(writer.list_rows(articles), writer.list_columns(), output)
            return
        for part in writer.iterate(articles):
            sys.stdout.write(part)
