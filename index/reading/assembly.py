"""Articles put together from a text and what is declared of it, each with its id."""

import hashlib
from array import array
from collections import Counter, defaultdict

from index.article import Article, Field, PartialDate
from index.errors import ArticleError
from index.reading.declared import NOTHING, Declared, prefer
from index.reading.records import Record
from index.reading.source import SourceFile

_ID_BYTES = 8
_DIGEST_BYTES = 16


class Assembly:
    """Makes the articles of one file.

    Attributes:
        source: the file.
        sidecar: what its sidecar declares, which wins over all else.
    """

    def __init__(self, source: SourceFile, sidecar: Declared = NOTHING) -> None:
        self.source = source
        self.sidecar = sidecar
        self._name = source.name.encode()
        self._again: Counter[str] = Counter()
        # Ids met, by their first two bytes: for a million records 20 MB, a set 70.
        self._seen: defaultdict[int, array[int]] = defaultdict(_empty_array)

    def whole(self, text: str, declared: Declared) -> Article:
        """The one article that the file is."""
        record = Record(text, declared, key="")
        text_digest = _digest(text.encode())
        return self._article(_short(self._name), self.source.name, record, text_digest)

    def record(self, record: Record, *, line: int) -> Article:
        """One article of many, called by its line where it has no id of its own."""
        telling = record.key or record.declared.url
        text_digest = _digest(record.text.encode())
        own = telling.encode() if telling else text_digest
        article_id = self._unique(_short(b"%b\0%b" % (self._name, own)))
        path = f"{self.source.name}#{record.key or line}"
        return self._article(article_id, path, record, text_digest)

    def error(self, reason: str, *, line: int | None = None) -> ArticleError:
        """The trouble with the file, or with the record at this line of it."""
        return ArticleError(self.source.name, reason, line=line)

    def _article(
        self, article_id: str, path: str, record: Record, text_digest: bytes
    ) -> Article:
        declared = prefer(self.sidecar, record.declared)
        return Article(
            id=article_id,
            path=path,
            text=record.text,
            url=declared.url,
            file=self.source.name,
            digest=_digest(_told(declared) + text_digest).hex(),
            title=declared.title,
            date=declared.date,
            outlet=declared.outlet,
            language=declared.language,
            authors=declared.authors,
            actors=declared.actors,
        )

    def _unique(self, article_id: str) -> str:
        number = int(article_id, 16)
        seen, rest = self._seen[number >> 32], number & 0xFFFFFFFF
        if rest not in seen:
            seen.append(rest)
            return article_id
        self._again[article_id] += 1
        return f"{article_id}-{self._again[article_id] + 1}"


def _empty_array() -> "array[int]":
    return array("I")


def _told(declared: Declared) -> bytes:
    values = (
        _evidence(declared.title),
        _evidence(declared.date),
        _evidence(declared.outlet),
        _evidence(declared.language),
        declared.url,
        declared.authors,
        [actor.name for actor in declared.actors],
    )
    return repr(values).encode()


def _evidence(field: Field[str] | Field[PartialDate]) -> tuple[str, str]:
    return field.quote, field.rule


def _short(key: bytes) -> str:
    return hashlib.blake2b(key, digest_size=_ID_BYTES).hexdigest()


def _digest(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=_DIGEST_BYTES).digest()
