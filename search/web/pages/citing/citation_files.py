"""Sends the articles of a search, or one article, as a file of citations."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import StreamingResponse

from index.article import Article
from search.all_hits import iterate_hits
from search.output.citations.export_format import ExportFormat
from search.output.citations.export_writer import ExportWriter
from search.output.tables.csv_table import iterate_csv
from search.query import find_today
from search.query_errors import NoSuchNameError, OptionConflictError
from search.web.addresses import read_state
from search.web.file_sending import begin_with_mark, send_file
from search.web.questions import make_question
from search.web.site import site_of

MAX_ARTICLES = 100_000
"""So many articles are in a file; the command line writes any number."""
_ON = "1"


class CitationFormat(NamedTuple):
    """A format of citations.

    Attributes:
        form: the format.
        name: what readers call it.
        use: what it is for.
        ending: that of the names of its files.
        media_type: the type of its files.
        is_of_many: whether it says nothing of a single article.
    """

    form: ExportFormat
    name: str
    use: str
    ending: str
    media_type: str
    is_of_many: bool = False


FORMATS = (
    CitationFormat(
        ExportFormat.RIS,
        "RIS",
        "Zotero, EndNote, Mendeley",
        "ris",
        "application/x-research-info-systems",
    ),
    CitationFormat(
        ExportFormat.BIBTEX, "BibTeX", "LaTeX", "bib", "application/x-bibtex"
    ),
    CitationFormat(
        ExportFormat.CSL_JSON,
        "CSL-JSON",
        "pandoc, citeproc",
        "json",
        "application/vnd.citationstyles.csl+json",
    ),
    CitationFormat(ExportFormat.MARKDOWN, "Markdown", "notes", "md", "text/markdown"),
    CitationFormat(ExportFormat.CSV, "CSV", "spreadsheets", "csv", "text/csv"),
    CitationFormat(
        ExportFormat.JSONL, "JSON lines", "programs", "jsonl", "application/x-ndjson"
    ),
    CitationFormat(
        ExportFormat.GEXF,
        "GEXF",
        "Gephi: who appears with whom",
        "gexf",
        "application/gexf+xml",
        is_of_many=True,
    ),
)
"""The formats that pages offer, the one that most ask for first."""


def export_articles(request: Request) -> StreamingResponse:
    """Sends the articles of the search in the address, each copy as one of its own.

    Raises:
        OptionConflictError: they are too many for a file.
    """
    asked = _choose_format(request)
    state = read_state(request.url.query)._replace(page=1, each_copy=True)
    corpus = site_of(request).corpora.open(state.corpus)
    query = make_question(state, corpus.settings.search, today=find_today(), limit=0)
    query = replace(query, view=replace(query.view, snippets=0))
    total = corpus.engine.search(query).total  # here, so that an error is a page
    if total > MAX_ARTICLES:
        raise OptionConflictError(
            f"{total:,} articles are more than a page saves; narrow the search to "
            f"{MAX_ARTICLES:,}, or use corpus-search export"
        )
    hits = iterate_hits(corpus.engine, query, most=total)
    return _send(request, asked, (hit.article for hit in hits), "articles")


def cite_article(request: Request) -> StreamingResponse:
    """Sends the citation of one article."""
    asked = _choose_format(request)
    state = read_state(request.url.query)
    engine = site_of(request).corpora.open(state.corpus).engine
    article = engine.article(request.path_params["id"])
    return _send(request, asked, [article], "citation")


def _choose_format(request: Request) -> CitationFormat:
    name = request.query_params.get("format", "")
    for one in FORMATS:
        if one.form == name:
            return one
    known = ", ".join(one.form for one in FORMATS)
    raise NoSuchNameError(f"no format {name!r}; there are: {known}")


def _send(
    request: Request, asked: CitationFormat, articles: Iterable[Article], stem: str
) -> StreamingResponse:
    with_texts = request.query_params.get("texts") == _ON
    writer = ExportWriter(asked.form, find_today(), with_texts)
    if asked.form is ExportFormat.CSV:
        rows = writer.list_rows(articles)
        parts = begin_with_mark(iterate_csv(rows, writer.list_columns()))
    else:
        parts = writer.iterate(articles)
    return send_file(parts, asked.media_type, f"{stem}.{asked.ending}")
