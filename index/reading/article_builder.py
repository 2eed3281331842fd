"""Articles put together from a text and what is declared of it, each with its id."""

import hashlib
from collections import Counter

from index.article import Article
from index.errors import ArticleError
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
    """Makes the articles of one file.

    Attributes:
        source: the file.
        sidecar: what its sidecar declares, which wins over all else.
    """

    def __init__(
        self, source: SourceFile, sidecar: DeclaredFields = NOTHING_DECLARED
    ) -> None:
        self.source = source
        self.sidecar = sidecar
        self._name = source.name.encode()
        self._again: Counter[str] = Counter()
        # Ids met, by their first four digits: for a million records 30 MB, a set 100.
        self._seen: dict[str, str] = {}

    def build_whole(self, text: str, declared: DeclaredFields) -> Article:
        """The one article that the file is."""
        record = Record(text, declared, key="")
        return self._article(_short(self._name), self.source.name, record)

    def build_record(self, record: Record, *, line: int) -> Article:
        """One article of many, called by its line where it has no id of its own."""
        telling = record.key or record.declared.url
        own = telling.encode() if telling else _digest_text(record.text)
        article_id = self._unique(_short(b"%b\0%b" % (self._name, own)))
        path = f"{self.source.name}#{record.key or line}"
        return self._article(article_id, path, record)

    def build_error(self, reason: str, *, line: int | None = None) -> ArticleError:
        """The trouble with the file, or with the record at this line of it."""
        return ArticleError(self.source.name, reason, line=line)

    def _article(self, article_id: str, path: str, record: Record) -> Article:
        declared = merge_declared(self.sidecar, record.declared)
        return Article(
            id=article_id,
            path=path,
            text=record.text,
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

    def _unique(self, article_id: str) -> str:
        first, rest = article_id[:4], article_id[4:]
        seen = self._seen.get(first, "")
        if rest not in seen:
            self._seen[first] = f"{seen}{rest} "
            return article_id
        self._again[article_id] += 1
        return f"{article_id}-{self._again[article_id] + 1}"


def _digest(declared: DeclaredFields, text: str) -> str:
    title, date, outlet, language, url, authors, actors = declared
    told = (
        *(title.quote, title.rule, date.quote, date.rule),
        *(outlet.quote, outlet.rule, language.quote, language.rule),
        url,
        "\n".join(authors),
        "\n".join([actor.name for actor in actors]),
        text,
    )
    # Lines and NULs are in none of these but the text, which comes last.
    content = "\0".join(told).encode("utf-8", "replace")
    # Processors have it built in: twice as fast as BLAKE2.
    return hashlib.sha256(content).hexdigest()[: 2 * _DIGEST_BYTES]


def _digest_text(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=_DIGEST_BYTES).digest()


def _short(key: bytes) -> str:
    return hashlib.blake2b(key, digest_size=_ID_BYTES).hexdigest()
