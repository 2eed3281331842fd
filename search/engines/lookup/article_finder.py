"""Finds an article by what a user calls it: its id, the start of the id, or its path."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from index import schema
from index.file_names import display_name, unescape
from search.engines.lookup.equal_articles import EqualArticles
from search.executor.plan import KeywordFilter
from search.query_errors import NoSuchNameError, SeveralArticlesError

if TYPE_CHECKING:
    from search.executor.protocols import SearchExecutor, SearchVocabulary

_SHOWN = 4
_FORMER_ID = re.compile("[0-9a-f]{16}")
_MOST_PARTS = 8
"""So many `#` of a path are tried as the one before the part of a file."""


class ArticleFinder:
    """Finds the articles of one commit.

    Args:
        executor: looks up whole values.
        vocabulary: lists the values that begin with a text.
        equal: knows the articles that share an id.
        base: the folder that names of files are relative to, empty where not known.
        folders: the folders that are indexed, as they were given: perhaps links.
    """

    def __init__(
        self,
        executor: "SearchExecutor",
        vocabulary: "SearchVocabulary",
        equal: EqualArticles,
        *,
        base: str,
        folders: Sequence[str],
    ) -> None:
        self._executor = executor
        self._vocabulary = vocabulary
        self._equal = equal
        self._base = base
        self._folders = folders

    def find(self, id_or_path: str) -> int:
        """Finds the document of the article with this id, start of an id, or path.

        A path is absolute, relative to the current folder or to that of the index, as any
        output has it; of a file with one article it is that of the file.

        Raises:
            SeveralArticlesError: it is a file with several articles.
            NoSuchNameError: no article or several articles are called so.
        """
        wanted = id_or_path.removeprefix("./")
        if wanted:
            found = (
                self._equal.find(wanted)
                or self._find_start(schema.ID, wanted)
                or self._find_path(id_or_path)
                or self._find_start(schema.PATH, wanted)
                or self._find_former(wanted)
            )
            if found:
                return found[0]
        raise NoSuchNameError(
            f"no article {id_or_path!r} in the index; the hits of a search show their ids"
        )

    def list_file(self, file: str) -> list[int]:
        """Lists the documents of a file by its name in the index, in their order."""
        return self._find_exact(schema.FILE, file)

    def _find_exact(self, field: str, value: str) -> list[int]:
        return [int(n) for n in self._executor.find_all(KeywordFilter(field, value))]

    def _find_start(self, field: str, start: str) -> list[int]:
        """Finds the document of the only value that begins so.

        Raises:
            NoSuchNameError: several values begin so.
        """
        values = [
            value
            for value in self._vocabulary.terms(field, start)
            if self._vocabulary.doc_frequency(field, value)
        ]
        if len(values) > 1:
            shown = ", ".join(values[:_SHOWN]) + ", …" * (len(values) > _SHOWN)
            raise NoSuchNameError(
                f"{start!r} is the start of {len(values)} articles: {shown}"
            )
        if not values:
            return []
        if field == schema.ID:
            return self._equal.find(values[0])
        return self._find_exact(field, values[0])

    def _find_former(self, article_id: str) -> list[int]:
        """Finds the article with an id of format 10 or before, made of its path.

        Not those of records without a key, whose id was made of their text, too. It takes
        a second for 300,000 articles, and nothing that is in the index gets here.
        """
        if not _FORMER_ID.fullmatch(article_id):
            return []
        for path in self._vocabulary.terms(schema.PATH):
            if article_id in _list_former_ids(path):
                return self._find_exact(schema.PATH, path)[:1]
        return []

    def _find_path(self, path: str) -> list[int]:
        """Finds the document with a path, however it is written.

        Raises:
            SeveralArticlesError: it is a file with several articles.
        """
        for name in dict.fromkeys(self._list_names(path)):
            found = self._find_exact(schema.PATH, name)
            found = found or self._find_exact(schema.FILE, name)
            if len(found) > 1:
                raise SeveralArticlesError(name, len(found), self._list_paths(name))
            if found:
                return found
        return []

    def _list_paths(self, file: str) -> list[str]:
        return list(islice(self._vocabulary.terms(schema.PATH, f"{file}#"), _SHOWN))

    def _list_names(self, path: str) -> Iterator[str]:
        """Yields the names that an index may have for a path, the likeliest first."""
        yield path.removeprefix("./")
        hashes = [i for i, character in enumerate(path) if character == "#"]
        for end in (len(path), *hashes[:_MOST_PARTS]):
            for name in self._list_file_names(path[:end]):
                yield f"{name}{path[end:]}"

    def _list_file_names(self, file: str) -> Iterator[str]:
        if not (self._base and file) or "\0" in file:
            return
        base = Path(self._base)
        # As the system knows the name, or as it is shown: with escapes.
        for written in dict.fromkeys((file, unescape(file))):
            path = Path(os.path.abspath(written))  # noqa: PTH100  (keeps links)
            yield display_name(path, base)
            for real in self._follow_links(path):
                yield display_name(real, base)

    def _follow_links(self, path: Path) -> Iterator[Path]:
        """Yields paths of the same file under the indexed folders, without its links."""
        with suppress(OSError, RuntimeError, ValueError):
            real = path.resolve()
            yield real
            for folder in map(Path, self._folders or [self._base]):
                top = folder.resolve()
                if real.is_relative_to(top):
                    yield folder / real.relative_to(top)


def _list_former_ids(path: str) -> Iterator[str]:
    """Yields the ids that the article of a path had: of a file, record or file in it."""
    whole = path.encode("utf-8", "replace")
    yield _hash_former(whole)
    file, joint, own = whole.partition(b"#")
    if joint:
        record = _hash_former(b"%b\0%b" % (file, own))
        yield record
        yield _hash_former(record.encode())


def _hash_former(key: bytes) -> str:
    return blake2b(key, digest_size=8).hexdigest()
