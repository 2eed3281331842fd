"""Builds articles from a text and its declared fields, each with a stable id."""

import hashlib
from collections import Counter
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
        self._name = source.name.encode()
        self._repeats: Counter[str] = Counter()
        # Ids so far, joined by their first four digits: a million takes 30 MB, in a set
        # 100 MB.
        self._seen: dict[str, str] = {}

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
            key: what its ids are made of, if not its name: an address, the id of a mail.
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
        # Archives may hold two files of one name.
        own = (key or name).encode("utf-8", "replace")
        member._name = self._unique_id(_hash_id(b"%b\0%b" % (self._name, own))).encode()
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
        record = Record(text, declared, key="")
        article = self._build(_hash_id(self._name), self.source.name, record)
        return replace(article, body=body, page=page)

    def build_record(self, record: Record, *, line: int, place: str = "") -> Article:
        """Builds one of many articles.

        Args:
            record: the article.
            line: where it stands in the file.
            place: what follows `file#` in its path, if not its own id or its line.
        """
        identity = record.key or record.declared.url
        own = identity.encode() if identity else _hash_text(record.text)
        article_id = self._unique_id(_hash_id(b"%b\0%b" % (self._name, own)))
        joint = "/" if self.depth else "#"
        path = f"{self.source.name}{joint}{place or record.key or line}"
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
            digest=_digest(declared, record.text, record.page),
            title=declared.title,
            date=declared.date,
            outlet=declared.outlet,
            language=declared.language,
            section=declared.section,
            authors=split_authors(declared.authors),
            actors=declared.actors,
        )

    def _unique_id(self, article_id: str) -> str:
        first, rest = article_id[:4], article_id[4:]
        seen = self._seen.get(first, "")
        if rest not in seen:
            self._seen[first] = f"{seen}{rest} "
            return article_id
        self._repeats[article_id] += 1
        return f"{article_id}-{self._repeats[article_id] + 1}"


def _digest(declared: DeclaredFields, text: str, page: str) -> str:
    title, date, outlet, language, url, authors, actors, section = declared
    parts = (
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


def _hash_text(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest()


def _hash_id(key: bytes) -> str:
    return hashlib.blake2b(key, digest_size=_ID_BYTES).hexdigest()
