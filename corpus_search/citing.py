"""The methods of a corpus that cite and export articles."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Unpack

from corpus_search.asking import ask
from corpus_search.keywords import Narrowing, check_number, choose, list_texts
from corpus_search.result_tables import ResultTable, TableParts
from index.article import Article
from search.query import find_today
from search.query.query import Sort
from search.query_errors import OptionConflictError

if TYPE_CHECKING:
    from search.citations.quoted_speech import QuotedSpeech
    from search.engines import Engine
    from search.output.citations.export_writer import ExportWriter

_TABLES = ("csv", "xlsx")


@dataclass(frozen=True, slots=True, repr=False)
class ExportedArticles(ResultTable):
    """The articles of an export, which are a table with a row an article, too.

    Attributes:
        articles: the articles, in the order of the search.
        accessed: the day on which citations say that they were read.
    """

    articles: tuple[Article, ...]
    accessed: datetime.date

    def __len__(self) -> int:
        return len(self.articles)

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __repr__(self) -> str:
        return f"<ExportedArticles: {len(self)}>"

    def write(self, format: str = "text", *, texts: bool = False) -> str:
        """Returns the articles in a format of `corpus-search export`.

        Args:
            format: text, ris, bibtex, csl-json, markdown, gexf, json, jsonl or csv.
            texts: whether whole texts are written, too.

        Raises:
            OptionError: there is no such format.
            OptionConflictError: it is a workbook, which is no text.
        """
        writer = self._make_writer(format, texts=texts)
        if format not in _TABLES:
            return "".join(writer.iterate(self.articles))
        if format == "xlsx":
            raise OptionConflictError("xlsx is no text; to_pandas().to_excel(FILE)")
        # Only tables need it.
        from search.output.tables.csv_table import iterate_csv

        rows = writer.list_rows(self.articles)
        return "".join(iterate_csv(rows, writer.list_columns()))

    def _list_parts(self) -> TableParts:
        writer = self._make_writer("csv", texts=False)
        return writer.list_rows(self.articles), writer.list_columns()

    def _make_writer(self, form: str, *, texts: bool) -> "ExportWriter":
        # Few programs cite.
        from search.output.citations.export_format import ExportFormat
        from search.output.citations.export_writer import ExportWriter

        return ExportWriter(choose("format", form, ExportFormat), self.accessed, texts)


@dataclass(frozen=True, slots=True, repr=False)
class FoundQuotations(ResultTable):
    """Quotations with their articles, a row of a table each; iterates over them.

    Attributes:
        found: the quotations, each with `quotation` and `article`.
        read: the number of articles that were read.
        total: the number of articles that match.
    """

    found: "tuple[QuotedSpeech, ...]"
    read: int
    total: int

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> "Iterator[QuotedSpeech]":
        return iter(self.found)

    def __repr__(self) -> str:
        return f"<FoundQuotations: {len(self)} in {self.read} articles>"

    def _list_parts(self) -> TableParts:
        from search.output.citations.quotation_list import (
            QUOTATION_COLUMNS,
            make_quotation_row,
        )

        return map(make_quotation_row, self.found), QUOTATION_COLUMNS


class CitingMethods:
    """The methods of `Corpus` that cite articles."""

    __slots__ = ()

    _engine: "Engine"

    def export(
        self,
        text: str = "",
        *,
        sort: str = Sort.RELEVANCE,
        limit: int | None = None,
        accessed: datetime.date | None = None,
        **narrowing: Unpack[Narrowing],
    ) -> ExportedArticles:
        """Finds all articles that match, to be cited or written to a file.

        Args:
            text: what to look for; none finds every article.
            sort: relevance, newest or oldest.
            limit: the maximum number of articles; None for all.
            accessed: the day on which they were read; None for today.
            narrowing: what else an article must be, as in `search`.

        Raises:
            QueryError: as for `search`; also NoSuchNameError and OptionError.
        """
        # The command line does not need it.
        from search.all_hits import iterate_hits

        if limit is not None:
            check_number("limit", limit, least=1, most=1_000_000_000)
        hits = iterate_hits(self._engine, ask(text, narrowing, sort=sort), most=limit)
        articles = tuple(hit.article for hit in hits)
        return ExportedArticles(articles, accessed or find_today())

    def quotes(
        self,
        text: str = "",
        *,
        sort: str = Sort.RELEVANCE,
        limit: int = 50,
        **narrowing: Unpack[Narrowing],
    ) -> FoundQuotations:
        """Finds direct quotations in the articles that match, with their speakers.

        Args:
            text: what to look for in articles; none finds every article.
            sort: the order of the articles: relevance, newest or oldest.
            limit: the maximum number of quotations.
            narrowing: what else an article must be, as in `search`; with `actor`, only
                what these actors say.

        Raises:
            QueryError: as for `search`; also NoSuchNameError and OptionError.
        """
        # Few programs ask for them.
        from search.quotation_search import search_quotations

        check_number("limit", limit, least=1, most=100_000)
        query = ask(text, narrowing, sort=sort)
        actors = list_texts(narrowing.get("actor", ()))
        listed = search_quotations(self._engine, query, limit=limit, speakers=actors)
        return FoundQuotations(listed.found, listed.read, listed.total)

    def cite(
        self, *ids: str, format: str = "text", accessed: datetime.date | None = None
    ) -> str:
        """Returns the citations of articles.

        Args:
            ids: the articles, as in `article`.
            format: as for `ExportedArticles.write`.
            accessed: the day on which they were read; None for today.

        Raises:
            NoSuchNameError: there is no such article, or more than one.
            OptionError: there is no such format.
        """
        articles = tuple(self._engine.article(one) for one in ids)
        return ExportedArticles(articles, accessed or find_today()).write(format)
