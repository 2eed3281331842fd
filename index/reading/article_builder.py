"""Builds articles from a text and its declared fields, each with a stable id."""

import hashlib
from dataclasses import replace
from pathlib import Path

from index.article import Article
from index.errors import ArticleError, UnreadableError, make_article_error
from index.file_names import escape_unprintable
from index.reading.metadata.author_names import split_authors
from index.reading.metadata.declared_fields import (
    NOTHING_DECLARED,
    DeclaredFields,
    merge_declared,
)
from index.reading.metadata.record import Record
from index.reading.source import SourceFile
from index.reading.unpack_budget import UnpackBudget

_ID_BYTES = 8
_DIGEST_BYTES = 16


class ArticleBuilder:
    """Builds the articles of one file.

    Attributes:
        source: the file, which may be inside another one.
        sidecar: the fields that its sidecar declares, which win over all others.
        around: the fields that what is around the file declares, such as the mail to
            which it is attached: they stand in for what it does not declare itself.
        depth: how many files it is inside of.
        budget: what the outermost file has unpacked to so far.
        taken_for: what the file is, in words for the user; readers that know more than
            the format say it.
        columns: which column or key of records was taken for which field.
    """

    def __init__(
        self, source: SourceFile, sidecar: DeclaredFields = NOTHING_DECLARED
    ) -> None:
        self.source = source
        self.sidecar = sidecar
        self.around = NOTHING_DECLARED
        self.depth = 0
        self.budget = UnpackBudget(source.path)
        self.taken_for = ""
        self.columns = ""
        self._file = source.name
        self._key = ""

    def for_member(
        self,
        name: str,
        path: Path,
        around: DeclaredFields = NOTHING_DECLARED,
        *,
        key: str = "",
    ) -> "ArticleBuilder":
        """Returns the builder for a file inside this one.

        Args:
            name: its name in there; paths of its articles are `file#name`.
            path: where it was unpacked to.
            around: what is declared around it.
            key: what tells it from others of the same text: an address, the id of a mail.
        """
        joint = "/" if self.depth else "#"
        shown = f"{self.source.name}{joint}{escape_unprintable(name)}"
        member = ArticleBuilder(
            replace(self.source, path=path, name=shown, sidecar=None), self.sidecar
        )
        member.around = merge_declared(around, self.around)
        member.depth = self.depth + 1
        member.budget = self.budget
        member._file = self._file
        member._key = key
        return member

    def build_whole(
        self,
        text: str,
        declared: DeclaredFields,
        *,
        body: str = "",
        page: str = "",
    ) -> Article:
        """Builds the article of a file that holds only one.

        Args:
            text: its text, perhaps with that of the site around it.
            declared: the fields that the file declares.
            body: the text, if it is an article and nothing else.
            page: all text of the file, where that is more.
        """
        record = Record(text, declared, key="", page=page)
        # Of a page all that it shows counts: title and date are found better by each
        # version, and the text apart from the page, too.
        own = (page,) if page else (text, declared.title.quote, declared.date.quote)
        article_id = self._identify(declared.url, *own)
        return replace(self._build(article_id, self.source.name, record), body=body)

    def build_record(self, record: Record, *, line: int, place: str = "") -> Article:
        """Builds one of many articles.

        Args:
            record: the article.
            line: where it stands in the file.
            place: what follows `file#` in its path, if not its own id or its line.
        """
        joint = "/" if self.depth else "#"
        path = f"{self.source.name}{joint}{place or record.key or line}"
        declared = record.declared
        own = (record.text, declared.title.quote, declared.date.quote)
        article_id = self._identify(declared.url, *own, record.key)
        return self._build(article_id, path, record)

    def build_error(self, reason: str, *, line: int | None = None) -> ArticleError:
        """Builds the error for the file, or for the record at a line of it."""
        if self.depth:
            where = self.member if line is None else f"{self.member}:{line}"
            return ArticleError(self._file, f"{where}: {reason}")
        return ArticleError(self._file, reason, line=line)

    def build_unreadable(self, reason: str) -> ArticleError:
        """Builds the error for a file that cannot be read now: its articles are kept."""
        return UnreadableError(self._file, reason)

    def build_fault(self, fault: Exception, *, line: int | None = None) -> ArticleError:
        """Builds the error for a file or record on which the program itself failed."""
        path = self.source.name if self.depth else ""
        return make_article_error(self._file, fault, line=line, path=path)

    @property
    def member(self) -> str:
        """Name of the file inside the outermost one; that of the file if it is it."""
        return self.source.name.removeprefix(f"{self._file}#")

    def _identify(self, *own: str) -> str:
        """Computes an id from what an article says, wherever its file is.

        What a sidecar says does not count: a correction leaves the id.
        """
        content = "\0".join((self._key, *own)).encode("utf-8", "replace")
        return hashlib.sha256(content).hexdigest()[: 2 * _ID_BYTES]

    def _build(self, article_id: str, path: str, record: Record) -> Article:
        declared = merge_declared(self.sidecar, record.declared)
        if self.around is not NOTHING_DECLARED:
            declared = merge_declared(declared, self.around)
        return Article(
            id=article_id,
            path=path,
            text=record.text,
            # A headline without a text has no body.
            body="" if record.text == record.declared.title.value else record.text,
            page=record.page,
            url=declared.url,
            file=self._file,
            digest=_digest(article_id, declared, record.text, record.page),
            title=declared.title,
            date=declared.date,
            outlet=declared.outlet,
            language=declared.language,
            section=declared.section,
            authors=split_authors(declared.authors),
            actors=declared.actors,
        )


def _digest(article_id: str, declared: DeclaredFields, text: str, page: str) -> str:
    title, date, outlet, language, url, authors, actors, section = declared
    parts = (
        article_id,
        *(title.quote, title.rule, date.quote, date.rule),
        *(outlet.quote, outlet.rule, language.quote, language.rule),
        url,
        section,
        "\n".join(authors),
        "\n".join([actor.name for actor in actors]),
        text,
        *([page] if page else []),
    )
    # Texts have no NULs, and other fields neither NULs nor newlines: no ambiguity.
    content = "\0".join(parts).encode("utf-8", "replace")
    # Processors have instructions for SHA-256: twice as fast as BLAKE2.
    return hashlib.sha256(content).hexdigest()[: 2 * _DIGEST_BYTES]
