"""Reads articles from an index, and finds them by id or path."""

from collections.abc import Iterable

from index import schema
from index.article import Article
from index.derived.guessed_dates import GuessedDates
from index.derived.linked_names import LinkedNames
from search.executor import Executor
from search.executor.plan import KeywordFilter
from search.executor.vocabulary import Vocabulary
from search.query_errors import NoSuchNameError

_SHOWN_IDS = 4


class ArticleLookup:
    """Looks up the articles of one commit.

    Its length is the number of articles.
    """

    def __init__(
        self,
        executor: Executor,
        vocabulary: Vocabulary,
        guesses: GuessedDates,
        linked: LinkedNames,
        base: str,
    ) -> None:
        self._executor = executor
        self._vocabulary = vocabulary
        self._guesses = guesses
        self._linked = linked
        self._base = base

    def __len__(self) -> int:
        return self._executor.snapshot.n_live_docs

    def read(self, number: int) -> Article:
        """Reads one article, its actors by canonical name, with a guessed date if undated."""
        return self.read_all([number])[0]

    def read_all(self, numbers: Iterable[int]) -> list[Article]:
        """Reads several articles as `read` does; a little faster than one by one."""
        # First one step for all, then the next: caches stay warm.
        found = map(self._executor.snapshot.locate, numbers)
        stored = [
            (segment.reader.stored_document(doc_id), segment.reader.path, self._base)
            for segment, doc_id in found
        ]
        return [
            self._guesses.apply_to(self._linked.load_article(*one)) for one in stored
        ]

    def find(self, id_or_path: str) -> int:
        """Finds the document of the article with this id, start of an id, or path.

        Raises:
            NoSuchNameError: no article or several articles are called so.
        """
        for field in (schema.ID, schema.PATH):
            # Shells also complete a path to ./seeds/one.txt.
            wanted = id_or_path.removeprefix("./")
            values = list(self._vocabulary.terms(field, wanted)) if wanted else []
            exact = [value for value in values if value == wanted]
            found = [
                int(number)
                for value in exact or values
                for number in self._executor.find_all(KeywordFilter(field, value))
            ]
            if len(found) == 1:
                return found[0]
            if found:
                shown = ", ".join(values[:_SHOWN_IDS])
                more = ", …" if len(values) > _SHOWN_IDS else ""
                raise NoSuchNameError(
                    f"{id_or_path!r} is the start of {len(found)} articles: {shown}{more}"
                )
        raise NoSuchNameError(
            f"no article {id_or_path!r} in the index; the hits of a search show their ids"
        )
