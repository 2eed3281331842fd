"""Reads EPUB books: issues of newspapers, and what services for reading later export."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.article import Basis
from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.encoding import normalize_text
from index.reading.decoding.file_bytes import MEGABYTE, ContentError
from index.reading.formats.documents.epub.epub_chapters import Chapter, read_chapter
from index.reading.formats.documents.epub.epub_package import Book, read_book
from index.reading.formats.documents.text_blocks import make_title
from index.reading.formats.documents.zip_package import ZipPackage, open_package
from index.reading.metadata.declared_fields import DeclaredFields
from index.reading.metadata.field_values import as_url
from index.reading.metadata.metadata_source import (
    UNKNOWN_DATE,
    UNKNOWN_TEXT,
    MetadataSource,
)
from index.reading.metadata.record import Record
from index.reading.read_settings import Articles, ReadSettings

_CHAPTER = MetadataSource("heading of the chapter", Basis.STATED, 0.9, names_key=False)
_BOOK = MetadataSource("metadata of the book", Basis.STATED, 0.8, names_key=False)
# Long chapters are cut into several parts of these names.
_LATER_PART = re.compile(r"_split_0*[1-9]\d*\.x?html?$", re.IGNORECASE)
_ISSUE = re.compile(r"\s*[\[(][^\[\]()]*\d[^\[\]()]*[\])]\s*$")
# A chapter with less is a title page of the next, or a notice.
_MIN_CHARS = 60
_MAX_TITLE_PAGE_CHARS = 1500


@dataclass(slots=True)
class _BookArticle:
    """A chapter, with what follows without a name of its own."""

    number: int
    title: str
    lines: list[str]
    url: str

    def text(self) -> str:
        return normalize_text("\n\n".join(self.lines))

    def is_short(self) -> bool:
        return sum(map(len, self.lines)) - len(self.title) < _MIN_CHARS


def read_epub(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the chapters of a book as articles; one that stands alone as the file's.

    Covers, tables of contents and pages without a text are left out.

    Raises:
        ContentError: if nothing of it can be read.
    """
    with open_package(builder.source.path, settings.limits) as package:
        book = read_book(package)
        limit = settings.limits.max_unpacked_mb * MEGABYTE
        articles = _join(_read_chapters(package, book, limit), book)
        protected = "META-INF/encryption.xml" in package.names
        problem = package.problem
    if not articles:
        reason = "a copy-protected book" if protected else "no text in the book"
        raise ContentError(problem or reason)
    for article in articles:
        alone = len(articles) == 1
        declared = _declare(article, book, alone=alone)
        if alone:
            yield builder.build_whole(article.text(), declared)
            continue
        record = Record(article.text(), declared, key="")
        place = str(article.number)
        yield builder.build_record(record, line=article.number, place=place)
    if problem:
        yield builder.build_error(f"{problem}; the rest is read")


def _read_chapters(
    package: ZipPackage, book: Book, limit: int
) -> Iterator[tuple[int, str, Chapter]]:
    """Yields the number, part and content of each chapter that is no list of links."""
    unpacked = 0
    for number, part in enumerate(book.chapters, 1):
        content = package.read(part)
        unpacked += len(content)
        if unpacked > limit:
            package.problem = "it unpacks to more than index.max_unpacked_mb"
            return
        chapter = read_chapter(content)
        if chapter.lines and not chapter.is_contents:
            yield number, part, chapter


def _join(
    chapters: Iterable[tuple[int, str, Chapter]], book: Book
) -> list[_BookArticle]:
    """Joins title pages with what follows them, and parts without a name with the last."""
    articles: list[_BookArticle] = []
    for number, part, chapter in chapters:
        name = book.names.get(part, "")
        title = chapter.heading or name
        follows = not title or (_LATER_PART.search(part) and not name)
        last = articles[-1] if articles else None
        if last is not None and (follows or _is_title_page(last, name)):
            last.lines += chapter.lines
            last.url = last.url or chapter.url
        else:
            articles.append(_BookArticle(number, title, chapter.lines, chapter.url))
    long = [article for article in articles if not article.is_short()]
    return long if len(articles) > 1 else articles


def _is_title_page(article: _BookArticle, name: str) -> bool:
    """Checks whether an article is the title page of the chapter with a name."""
    short = sum(map(len, article.lines)) <= _MAX_TITLE_PAGE_CHARS
    return short and bool(name) and article.title == name


def _declare(article: _BookArticle, book: Book, *, alone: bool) -> DeclaredFields:
    named = book.metadata.get("title", "")
    title = make_title(_CHAPTER, article.title)
    if alone and title.value is None:
        title = make_title(_BOOK, named)
    outlet, date = UNKNOWN_TEXT, UNKNOWN_DATE
    if book.periodical:
        # The day of an issue; that of other books is the day on which they were made.
        outlet = _BOOK.field("", _ISSUE.sub("", named))
        issued = book.metadata.get("date", "")
        date = _BOOK.date("", issued) if issued else UNKNOWN_DATE
    return DeclaredFields(title, date, outlet, url=as_url(article.url))
