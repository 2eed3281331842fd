"""Builds articles from a text and its declared fields, each with a stable id."""

import hashlib
from collections import Counter
from dataclasses import replace

from index.article import Article
from index.errors import ArticleError, make_article_error
from index.reading.metadata.declared_fields import (
    NOTHING_DECLARED,
    DeclaredFields,
    merge_declared,
)
from index.reading.metadata.record import Record
from index.reading.source import SourceFile

_ID_BYTES = 8
_DIGEST_BYTES = 16


class ArticleBuilder:
    """Builds the articles of one file.

    Attributes:
        source: the file.
        sidecar: the fields that its sidecar declares, which win over all others.
    """

    def __init__(
        self, source: SourceFile, sidecar: DeclaredFields = NOTHING_DECLARED
    ) -> None:
        self.source = source
        self.sidecar = sidecar
        self._name = source.name.encode()
        self._repeats: Counter[str] = Counter()
        # Ids so far, joined by their first four digits: a million takes 30 MB, in a set
        # 100 MB.
        self._seen: dict[str, str] = {}

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

    def build_record(self, record: Record, *, line: int) -> Article:
        """Builds one of many articles; its path ends in `#` and its own id or line."""
        identity = record.key or record.declared.url
        own = identity.encode() if identity else _hash_text(record.text)
        article_id = self._unique_id(_hash_id(b"%b\0%b" % (self._name, own)))
        path = f"{self.source.name}#{record.key or line}"
        return self._build(article_id, path, record)

    def build_error(self, reason: str, *, line: int | None = None) -> ArticleError:
        """Builds the error for the file, or for the record at a line of it."""
        return ArticleError(self.source.name, reason, line=line)

    def build_fault(self, fault: Exception, *, line: int | None = None) -> ArticleError:
        """Builds the error for a file or record on which the program itself failed."""
        return make_article_error(self.source.name, fault, line=line)

    def _build(self, article_id: str, path: str, record: Record) -> Article:
        declared = merge_declared(self.sidecar, record.declared)
        return Article(
            id=article_id,
            path=path,
            text=record.text,
            # A headline without a text has no body.
            body="" if record.text == record.declared.title.value else record.text,
            url=declared.url,
            file=self.source.name,
            digest=_digest(declared, record.text),
            title=declared.title,
            date=declared.date,
            outlet=declared.outlet,
            language=declared.language,
            authors=declared.authors,
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


def _digest(declared: DeclaredFields, text: str) -> str:
    title, date, outlet, language, url, authors, actors = declared
    parts = (
        *(title.quote, title.rule, date.quote, date.rule),
        *(outlet.quote, outlet.rule, language.quote, language.rule),
        url,
        "\n".join(authors),
        "\n".join([actor.name for actor in actors]),
        text,
    )
    # Only the text, which is last, may have newlines and NULs: no ambiguity.
    content = "\0".join(parts).encode("utf-8", "replace")
    # Processors have instructions for SHA-256: twice as fast as BLAKE2.
    return hashlib.sha256(content).hexdigest()[: 2 * _DIGEST_BYTES]


def _hash_text(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest()


def _hash_id(key: bytes) -> str:
    return hashlib.blake2b(key, digest_size=_ID_BYTES).hexdigest()
