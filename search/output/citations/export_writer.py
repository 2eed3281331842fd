"""Writes articles in any format of export, one after the other."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from index.article import Article
from search.citations.citation import Citation, make_citation
from search.citations.original_digest import OriginalDigests
from search.output.citations.export_format import ExportFormat
from search.output.results_json import dump
from search.output.tables.answer import SCHEMA


@dataclass(frozen=True)
class ExportWriter:
    """Writes the citations of articles; holds one article at a time.

    Attributes:
        form: the format.
        accessed: the day on which the articles were read.
        with_texts: whether whole texts are written, too.
    """

    form: ExportFormat
    accessed: datetime.date
    with_texts: bool = False

    def cite(self, article: Article) -> Citation:
        """Makes the citation of an article, with the digest of its file."""
        return make_citation(
            article,
            accessed=self.accessed,
            sha256=self._digests.compute(article),
            with_text=self.with_texts,
        )

    def iterate(self, articles: Iterable[Article]) -> Iterator[str]:
        """Yields the parts of the file.

        Raises:
            ValueError: the format is one of a table, which `list_rows` is for.
        """
        citations = map(self.cite, articles)
        # Each is imported where it is needed.
        match self.form:
            case ExportFormat.RIS:
                from search.output.citations.ris_writer import iterate_ris

                return iterate_ris(citations)
            case ExportFormat.BIBTEX:
                from search.output.citations.bibtex_writer import iterate_bibtex

                return iterate_bibtex(citations)
            case ExportFormat.CSL_JSON:
                from search.output.citations.csl_items import iterate_csl

                return iterate_csl(citations)
            case ExportFormat.JSON | ExportFormat.JSONL:
                return self._iterate_records(articles)
            case ExportFormat.GEXF:
                return _iterate_network(articles)
        from search.output.citations import readable_citation

        if self.form is ExportFormat.MARKDOWN:
            return readable_citation.iterate_markdown(citations)
        return readable_citation.iterate_lines(citations)

    def list_columns(self) -> tuple[str, ...]:
        """Returns the columns of a table."""
        from search.output.citations.citation_rows import CITATION_COLUMNS

        return CITATION_COLUMNS + ("text",) * self.with_texts

    def list_rows(self, articles: Iterable[Article]) -> Iterator[dict[str, Any]]:
        """Yields the rows of a table."""
        from search.output.citations.citation_rows import make_citation_row

        return (make_citation_row(one, self.cite(one)) for one in articles)

    def _iterate_records(self, articles: Iterable[Article]) -> Iterator[str]:
        from search.output.citations.citation_rows import make_citation_record

        records = (make_citation_record(one, self.cite(one)) for one in articles)
        if self.form is ExportFormat.JSONL:
            for record in records:
                yield f"{dump({'schema': SCHEMA, **record})}\n"
            return
        before, end = dump({"schema": SCHEMA, "articles": []}).split("]")
        yield before
        for number, record in enumerate(records):
            yield ", " * bool(number) + dump(record)
        yield f"]{end}\n"

    @cached_property
    def _digests(self) -> OriginalDigests:
        return OriginalDigests()


def _iterate_network(articles: Iterable[Article]) -> Iterator[str]:
    from search.citations.actor_network import make_network
    from search.output.citations.gexf_writer import iterate_gexf

    return iterate_gexf(make_network(article.actors for article in articles))
