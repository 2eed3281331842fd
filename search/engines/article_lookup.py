"""The articles of an index, with what the rest of the corpus tells of them."""

from collections.abc import Iterable

from index import schema
from index.article import Article
from index.derived.guessed_dates import GuessedDates
from index.derived.linked_names import LinkedNames
from search.executor import Executor
from search.executor.query import Term
from search.executor.vocabulary import Vocabulary
from search.query_errors import NoSuchNameError

_SHOWN_IDS = 4


class ArticleLookup:
    """The articles of one commit, by number or by what a user calls them."""

    def __init__(
        self,
        executor: Executor,
        vocabulary: Vocabulary,
        guesses: GuessedDates,
        linked: LinkedNames,
    ) -> None:
        self._executor = executor
        self._vocabulary = vocabulary
        self._guesses = guesses
        self._linked = linked

    def __len__(self) -> int:
        return self._executor.snapshot.n_live_docs

    def read(self, number: int) -> Article:
        """The article, its actors by the names to go by, its date guessed if need be."""
        return self.read_all([number])[0]

    def read_all(self, numbers: Iterable[int]) -> list[Article]:
        """The articles, as `read` gives them."""
        # One step for all and then the next is a little faster: caches stay warm.
        stored = [self._executor.snapshot.stored_document(number) for number in numbers]
        return [
            self._guesses.apply_to(self._linked.load_article(one)) for one in stored
        ]

    def find(self, id_or_path: str) -> int:
        """The number of the one article with this id, the start of one, or path.

        Raises:
            NoSuchNameError: there is none, or more than one.
        """
        for field in (schema.ID, schema.PATH):
            # Shells complete a path to ./seeds/one.txt too.
            wanted = id_or_path.removeprefix("./")
            values = list(self._vocabulary.terms(field, wanted)) if wanted else []
            exact = [value for value in values if value == wanted]
            found = [
                int(number)
                for value in exact or values
                for number in self._executor.articles_of(Term(field, value))
            ]
            if len(found) == 1:
                return found[0]
            if found:
                shown = ", ".join(values[:_SHOWN_IDS])
                more = ", …" if len(values) > _SHOWN_IDS else ""
                raise NoSuchNameError(
                    f"{id_or_path!r} begins {len(found)} articles: {shown}{more}"
                )
        raise NoSuchNameError(
            f"no article {id_or_path!r} in the index; ids stand in the hits of a search"
        )
