"""Makes records of cited articles, for JSON, JSON lines, CSV and Excel."""

from typing import Any

from index.article import Article
from search.citations.citation import Citation
from search.output.results_json import make_article_record
from search.shown_paths import whole_path

CITATION_COLUMNS = (
    *("id", "title", "authors", "outlet", "outlet_basis", "outlet_quote"),
    *("date", "date_basis", "date_quote", "language", "url", "section"),
    *("actors", "path", "sha256", "citation"),
)
_TEXTS = ("body", "page", "text")


def make_citation_record(article: Article, citation: Citation) -> dict[str, Any]:
    """Returns an article with its evidence, and the digest of its file, as a record.

    It has its texts only where the citation has one.
    """
    record = make_article_record(article)
    del record["schema"]
    if not citation.text:
        record = {key: value for key, value in record.items() if key not in _TEXTS}
    return record | {"sha256": citation.sha256 or None}


def make_citation_row(article: Article, citation: Citation) -> dict[str, Any]:
    """Returns an article as a row of a table, by column."""
    # Only tables have the citation in words.
    from search.output.citations.readable_citation import word_citation

    date = article.date.value
    return {
        "id": article.id,
        "title": article.title.value,
        "authors": article.authors,
        "outlet": article.outlet.value,
        "outlet_basis": article.outlet.basis,
        "outlet_quote": article.outlet.quote,
        "date": None if date is None else str(date),
        "date_basis": article.date.basis,
        "date_quote": article.date.quote,
        "language": article.language.value,
        "url": article.url,
        "section": article.section,
        "actors": [actor.name for actor in article.actors],
        "path": whole_path(article.path, article.file),
        "sha256": citation.sha256,
        "citation": word_citation(citation),
        "text": citation.text,
    }
