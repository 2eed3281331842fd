"""How many requests and runs an answer takes; a small server plays the node."""

from typing import Any

from search.engines.opensearch.client import ClusterClient
from search.engines.opensearch.lookups import Lookup, Lookups
from search.settings.cluster_options import ClusterSettings
from tests.opensearch.test_client import Play, Replies, play, url

__all__ = ["play"]  # a fixture


def make_lookups(play: Play, *responses: dict[str, Any]) -> Lookups:
    replies: Replies = [(200, {"responses": [one]}) for one in responses]
    settings = ClusterSettings(urls=(url(play(replies)),))
    return Lookups(ClusterClient(settings), "articles")


def read_total(answer: dict[str, Any]) -> int:
    total: int = answer["total"]
    return total


def test_a_search_whose_words_are_known_needs_one_run(play: Play) -> None:
    lookups = make_lookups(play, {"total": 3})
    runs = []

    def run() -> int:
        runs.append(1)
        hits = Lookup("articles", {}, read_total)
        return lookups.find("hits", lambda: hits, 0, late=True)

    assert (lookups.answer(run), len(runs), lookups.client.requests) == (3, 1, 1)


def test_a_search_waits_for_words_that_are_asked_for_together(play: Play) -> None:
    counts = {"n": {"buckets": {"0": {"doc_count": 2}, "1": {"doc_count": 5}}}}
    lookups = make_lookups(play, {"aggregations": counts}, {"total": 3})

    def run() -> tuple[int, int, int]:
        lion, wolf = (lookups.count("body", word) for word in ("lion", "wolf"))
        hits = Lookup("articles", {"boost": lion}, read_total)
        return (
            lion,
            wolf,
            lookups.find(("hits", lion), lambda: hits, 0, late=True),
        )

    assert lookups.answer(run) == (2, 5, 3)
    assert lookups.client.requests == 2
