"""The facts of an article that a citation states."""

import datetime
from collections.abc import Iterator

from index.article import Article, Basis, Field, PartialDate
from index.value_classes import dataclass
from search.citations.cited_name import CitedName, split_name

_OPENING_WORDS = 10
_OPENING_CHARS = 400
_UNSURE = {Basis.GUESS: "guessed", Basis.INFERRED: "inferred"}


@dataclass(frozen=True, slots=True)
class Citation:
    """What can be cited of an article; what it does not state is empty.

    Attributes:
        id: the id of the article.
        title: its title; in square brackets its first words, where it has none.
        is_untitled: whether the article states no title.
        authors: its authors, in its order.
        outlet: the outlet that published it.
        date: the day of publication as far as it is known; None where it is not.
        date_basis: the evidence for the date.
        language: its ISO 639-1 code.
        url: the address at which it was published.
        section: the section of the outlet.
        accessed: the day on which it was read.
        path: its saved file, with the `#part` of a file of many articles.
        sha256: digest of the saved file in hexadecimal digits; empty where it is gone.
        notes: what a reader of the citation must know: what was guessed or is unknown.
        provenance: the words that the guesses are made of, the file, and its digest.
        text: its whole text, where that was asked for.
    """

    id: str
    title: str
    is_untitled: bool
    authors: tuple[CitedName, ...]
    outlet: str
    date: PartialDate | None
    date_basis: Basis
    language: str
    url: str
    section: str
    accessed: datetime.date
    path: str
    sha256: str = ""
    notes: tuple[str, ...] = ()
    provenance: tuple[str, ...] = ()
    text: str = ""

    @property
    def is_date_guessed(self) -> bool:
        """Whether the date is none that the article states."""
        return self.date_basis is Basis.GUESS


def make_citation(
    article: Article,
    *,
    accessed: datetime.date,
    sha256: str = "",
    with_text: bool = False,
) -> Citation:
    """Makes the citation of an article.

    Args:
        article: the article.
        accessed: the day on which it was read.
        sha256: the digest of its file.
        with_text: whether the citation has the whole text.
    """
    language = article.language.value or ""
    return Citation(
        id=article.id,
        title=article.title.value or _make_title(article.body or article.text),
        is_untitled=not article.title.value,
        authors=tuple(split_name(name, language) for name in article.authors),
        outlet=article.outlet.value or "",
        date=article.date.value,
        date_basis=article.date.basis,
        language=language,
        url=article.url,
        section=article.section,
        accessed=accessed,
        path=article.path,
        sha256=sha256,
        notes=tuple(_list_notes(article)),
        provenance=tuple(_list_provenance(article, sha256)),
        text=article.text if with_text else "",
    )


def _make_title(text: str) -> str:
    words = text[:_OPENING_CHARS].split()
    opening = " ".join(words[:_OPENING_WORDS]) + "…" * (len(words) > _OPENING_WORDS)
    return f"[untitled, beginning “{opening}”]"


def _list_notes(article: Article) -> Iterator[str]:
    for name, field in _named_fields(article):
        if field.value is not None and field.basis in _UNSURE:
            yield f"{name} {_UNSURE[field.basis]}, {field.confidence:.0%} sure"
    date = article.date.value
    if date is not None and date.year is None:
        yield "year unknown"
    if article.date.conflict:
        yield f"date uncertain: {article.date.conflict}"


def _list_provenance(article: Article, sha256: str) -> Iterator[str]:
    for name, field in _named_fields(article):
        if field.value is not None and field.quote:
            yield f"{name} by the words “{' '.join(field.quote.split())}”"
    yield f"saved as {article.path}"
    if sha256:
        yield f"SHA-256 of the file {sha256}"


def _named_fields(
    article: Article,
) -> Iterator[tuple[str, Field[str] | Field[PartialDate]]]:
    yield "date", article.date
    yield "outlet", article.outlet
