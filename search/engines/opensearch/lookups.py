"""Answers from a cluster, asked in rounds: many look-ups with one request.

The code that answers a query asks for one thing after the other, as it would of files. So
it runs several times. Where an answer is not known yet it is given a likely one, and the
question is written down; after the run all these are sent together, and it runs again,
until it asks for nothing new. Only then does its result count. A round costs one request,
however much is asked in it, and some milliseconds of the run.

Searches are asked once all words are known: before, their plans are likely wrong. The first
one of such a run is asked at once, and the run goes on with its answer: a plain question
has no other, and need not run again.
"""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, NamedTuple, TypeVar, cast

from search.engines.opensearch.client import ClusterAnswer, ClusterClient
from search.engines.opensearch.cluster_errors import ClusterError

LookedUp = TypeVar("LookedUp")
RunResult = TypeVar("RunResult")
SharedKey = TypeVar("SharedKey", bound=Hashable)

_MOST_ROUNDS = 40
_MOST_KNOWN = 20_000
"""Answers that are kept for later questions: whole articles are among them, 5 kB each."""
_GATHERED_AT_ONCE = 1_000


class Lookup(NamedTuple):
    """A search that answers one question.

    Attributes:
        place: the index to search.
        body: the search.
        read: returns the answer to the question.
    """

    place: str
    body: Mapping[str, Any]
    read: Callable[[ClusterAnswer], object]


AskTogether = Callable[[Sequence[SharedKey]], Lookup]
"""Makes the search that answers several questions."""


class _Gathered(NamedTuple):
    """The questions of one kind."""

    ask: AskTogether[Any]
    keys: dict[Hashable, None]


class Lookups:
    """The questions and answers of one engine.

    Args:
        client: asks the cluster.
        articles: name of the index of articles.

    Attributes:
        client: as given.
    """

    def __init__(self, client: ClusterClient, articles: str) -> None:
        self.client = client
        self._articles = articles
        self._known: dict[Hashable, object] = {}
        self._words: dict[Hashable, Lookup] = {}
        self._searches: dict[Hashable, Lookup] = {}
        self._gathered: dict[str, _Gathered] = {}
        self._asked_at_once = False

    @property
    def is_guessing(self) -> bool:
        """Whether something was asked in this run that is not known yet."""
        return bool(self._words or self._gathered or self._searches)

    def answer(self, run: Callable[[], RunResult]) -> RunResult:
        """Runs a function until it asks for nothing that is not known.

        Raises:
            ClusterError: the cluster fails, or it never ends.
        """
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        for _ in range(_MOST_ROUNDS):
            self._forget_questions()
            error: Exception | None = None
            try:
                result = run()
            except ClusterError:
                raise
            # What was guessed may be anything: only the last run's error counts.
            except Exception as raised:  # noqa: BLE001
                error = raised
            if not self.is_guessing:
                if error is not None:
                    raise error
                return result
            self._ask()
        raise ClusterError("the answer took too many requests")

    def find(
        self,
        key: Hashable,
        make: Callable[[], Lookup],
        guess: LookedUp,
        *,
        late: bool = False,
    ) -> LookedUp:
        """Returns the answer to a question, or a guess while it is not known.

        Args:
            key: tells the question from others.
            make: makes the search that answers it.
            guess: what is given meanwhile.
            late: whether it waits until nothing else is asked.
        """
        if key in self._known:
            return cast(LookedUp, self._known[key])
        questions = self._searches if late else self._words
        if key not in questions:
            questions[key] = make()
        if late and not (self._words or self._gathered or self._asked_at_once):
            self._asked_at_once = True
            self._ask()
            self._searches.clear()
            return cast(LookedUp, self._known[key])
        return guess

    def peek(self, key: Hashable, guess: LookedUp) -> LookedUp:
        """Returns an answer that is known, or a guess, without asking."""
        return cast(LookedUp, self._known.get(key, guess))

    def find_with_others(
        self, kind: str, key: SharedKey, ask: AskTogether[SharedKey], guess: LookedUp
    ) -> LookedUp:
        """Returns the answer to a question of a kind that one search asks many of.

        Args:
            kind: the kind.
            key: tells the question from others of its kind.
            ask: makes the search that answers several; its `read` returns each answer
                by key.
            guess: what is given meanwhile.
        """
        if (kind, key) in self._known:
            return cast(LookedUp, self._known[kind, key])
        if kind not in self._gathered:
            self._gathered[kind] = _Gathered(ask, {})
        self._gathered[kind].keys[key] = None
        return guess

    def count(self, field: str, value: str, guess: int = 1) -> int:
        """Returns the number of articles with a value in a field, or a guess."""
        ask = partial(_make_counts, self._articles)
        return self.find_with_others("count", (field, value), ask, guess)

    def knows(self, key: Hashable) -> bool:
        """Tells whether an answer is known."""
        return key in self._known

    def tell(self, key: Hashable, value: object) -> None:
        """Takes an answer that came along with another."""
        self._known[key] = value

    def _forget_questions(self) -> None:
        self._words.clear()
        self._searches.clear()
        self._gathered.clear()
        self._asked_at_once = False

    def _ask(self) -> None:
        """Sends what was asked; searches only where nothing else was."""
        lookups = self._words | dict(self._list_gathered())
        if not lookups:
            lookups = dict(self._searches)
        answers = self.client.search_all(
            (one.place, one.body) for one in lookups.values()
        )
        for (key, lookup), answer in zip(lookups.items(), answers, strict=True):
            self._known[key] = lookup.read(answer)

    def _list_gathered(self) -> Iterator[tuple[Hashable, Lookup]]:
        for kind, (ask, found) in self._gathered.items():
            keys = iter(found)
            while some := list(islice(keys, _GATHERED_AT_ONCE)):
                place, body, read = ask(some)
                tell = partial(self._tell_all, kind, read)
                yield ("together", kind, *some), Lookup(place, body, tell)

    def _tell_all(
        self,
        kind: str,
        read: Callable[[ClusterAnswer], object],
        answer: ClusterAnswer,
    ) -> None:
        found = cast(Mapping[Hashable, object], read(answer))
        self._known.update({(kind, key): value for key, value in found.items()})


def _make_counts(index: str, pairs: Sequence[tuple[str, str]]) -> Lookup:
    filters = {
        str(n): {"term": {field: value}} for n, (field, value) in enumerate(pairs)
    }
    body = {
        "size": 0,
        "track_total_hits": False,
        "aggs": {"n": {"filters": {"filters": filters}}},
    }

    def read(answer: ClusterAnswer) -> dict[tuple[str, str], int]:
        buckets = answer["aggregations"]["n"]["buckets"]
        return {pair: buckets[str(n)]["doc_count"] for n, pair in enumerate(pairs)}

    return Lookup(index, body, read)
