"""An index in a cluster answers as the local index that it was made from."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.corpus import make_articles
from index.article import Article
from index.codec.snapshot import Snapshot
from index.codec.stored_article import load_article
from index.config import IndexConfig
from index.derived.opened_index import open_index
from index.errors import CorpusSearchError
from index.writing.build import build_index
from search.comparison.compare import Side, compare_sides
from search.engines.columnar.columnar_engine import ColumnarEngine
from search.engines.opensearch.client import ClusterClient
from search.engines.opensearch.cluster_engine import ClusterEngine
from search.engines.opensearch.cluster_errors import (
    ClusterError,
    ClusterIndexGoneError,
    ClusterLockedError,
)
from search.engines.opensearch.gathering import gathered_index, near_decision
from search.engines.opensearch.sending.index_builder import IndexBuilder, SyncReport
from search.query import View, make_query
from search.results.results import Results
from search.settings.cluster_options import ClusterSettings
from search.settings.config_file import ACTORS_HEADER, Config
from search.web.live.cluster_watch import CLUSTER_S
from search.web.live.live_index import CHECK_S, LiveIndex
from tests.opensearch.cluster import Cluster
from tests.opensearch.comparison import find_differences, is_tie
from tests.opensearch.questions import TODAY, make_questions

pytestmark = pytest.mark.opensearch

_ARTICLES = 200
_PAGE = (
    "<html><head><title>{title}</title></head><body><nav><ul><li>{menu}</li></ul></nav>"
    "<article><h1>{title}</h1><p>{body}</p></article></body></html>"
)


class Indexed:
    """A local index and the one in the cluster that is made of it."""

    def __init__(self, folder: Path, urls: Sequence[str], name: str) -> None:
        self.folder = folder
        self.settings = ClusterSettings(urls=tuple(urls), index=name)
        self.config = IndexConfig(
            paths=(folder / "texts",), directory=folder / "index", base=folder
        )
        self.client = ClusterClient(self.settings)

    def send(self, *, rebuild: bool = False) -> SyncReport:
        build_index(self.config)
        opened = open_index(self.config.directory)
        return IndexBuilder(self.settings, opened, self.client).build(rebuild=rebuild)

    def engines(self) -> tuple[ColumnarEngine, ClusterEngine]:
        there = ClusterEngine(self.settings, client=self.client)
        return ColumnarEngine(self.config.directory), there

    def articles(self) -> list[Article]:
        snapshot = Snapshot(self.config.directory)
        return [
            load_article(snapshot.stored_document(n))
            for n in range(snapshot.n_live_docs)
        ]


@pytest.fixture(scope="module")
def indexed(
    cluster: Cluster, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Indexed]:
    folder = tmp_path_factory.mktemp("cluster")
    (folder / "texts").mkdir()
    records = list(make_articles(_ARTICLES))
    lines = [json.dumps(record) for record in records]
    (folder / "texts" / "all.jsonl").write_text("\n".join(lines))
    for n, record in enumerate(records[:20]):
        page = _PAGE.format(
            title=f"{record['title']} again",
            menu=records[-n]["title"],
            body=record["text"],
        )
        (folder / "texts" / f"{n}.html").write_text(page)
    made = Indexed(folder, cluster.urls, "same")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        made.send()
        yield made


def test_generated_questions_have_the_same_answers(indexed: Indexed) -> None:
    compare_answers(indexed, count=140)


@pytest.mark.deep
def test_thousands_of_questions_have_the_same_answers(indexed: Indexed) -> None:
    compare_answers(indexed, count=2_000)


def compare_answers(indexed: Indexed, *, count: int) -> None:
    local, there = indexed.engines()
    ties = 0
    for question in make_questions(indexed.articles(), count):
        query, before = question.make(), indexed.client.requests
        one, other = answer(local, query), answer(there, query)
        assert indexed.client.requests - before <= 10, question
        if isinstance(one, str) or isinstance(other, str):
            assert one == other, question
            continue
        found = list(find_differences(one, other))
        if found and (is_tie(one, other) or query.view.expand):
            ties += 1  # feedback of hits that tie adds other words
        else:
            assert not found, question
    assert ties <= count / 100


def answer(engine: ColumnarEngine | ClusterEngine, query: object) -> Results | str:
    try:
        return engine.search(query)  # type: ignore[arg-type]
    except CorpusSearchError as error:
        return str(error)


def test_a_plain_question_takes_three_requests(indexed: Indexed) -> None:
    _, there = indexed.engines()
    before = indexed.client.requests
    word = indexed.articles()[5].body.split()[3]
    there.search(make_query(word, view=View(collapse=True), today=TODAY))
    assert indexed.client.requests - before <= 2  # and one to open it


def test_articles_copies_and_actors_are_the_same(indexed: Indexed) -> None:
    local, there = indexed.engines()
    articles = indexed.articles()
    copied = next(one for one in articles if (one.title.value or "").endswith(" again"))
    named = next(one for one in articles if one.actors).actors[0].name
    for one in (articles[7].id, articles[7].id[:9], articles[9].path):
        assert there.article(one) == local.article(one)
    for ask in (
        lambda engine: [hit.article.id for hit in engine.copies(copied.id).hits],
        lambda engine: [
            hit.article.id for hit in engine.similar(copied.id, View()).hits
        ],
        lambda engine: engine.actors(limit=20),
        lambda engine: engine.actor(named),
        lambda engine: engine.actor_naming(named),
        lambda engine: list(engine.files(make_query(named, today=TODAY), most=5)),
    ):
        before = indexed.client.requests
        assert ask(there) == ask(local)
        assert indexed.client.requests - before <= 10
    assert there.suggest_merges(limit=3) == local.suggest_merges(limit=3)


def test_status_counts_the_same(indexed: Indexed) -> None:
    local, there = (engine.status() for engine in indexed.engines())
    same = (
        "articles",
        "outlets",
        "first",
        "last",
        "undated",
        "skipped",
        "format",
        "built_at",
    )
    assert [getattr(there, name) for name in same] == [
        getattr(local, name) for name in same
    ]


def test_an_update_sends_what_is_new_and_removes_what_is_gone(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    texts = tmp_path / "texts"
    texts.mkdir()
    for name in ("lion", "tiger", "bear"):
        (texts / f"{name}.txt").write_text(
            f"A {name} was seen\n\nThe {name} slept all day."
        )
    made = Indexed(tmp_path, cluster.urls, "update")
    with pytest.raises(ClusterIndexGoneError):
        made.engines()
    assert made.send()[:4] == (3, 3, 0, True)
    (texts / "bear.txt").unlink()
    (texts / "lion.txt").write_text("A lion was heard\n\nThe lion roared at night.")
    (texts / "wolf.txt").write_text("A wolf was seen\n\nThe wolf ran away.")
    assert made.send()[:4] == (3, 2, 1, False)
    _, there = made.engines()
    assert labels(there, "bear") == []
    assert labels(there, "seen") == ["A tiger was seen", "A wolf was seen"]
    assert labels(there, "roared") == ["A lion was heard"]


def test_a_rebuild_takes_the_place_of_the_index_under_an_open_engine(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "lion.txt").write_text("A lion was seen\n\nThe lion slept.")
    made = Indexed(tmp_path, cluster.urls, "rebuild")
    made.send()
    _, there = made.engines()
    (tmp_path / "texts" / "wolf.txt").write_text("A wolf was seen\n\nThe wolf ran.")
    assert made.send(rebuild=True).is_new
    assert sorted(labels(there, "seen")) == ["A lion was seen", "A wolf was seen"]


def test_a_build_that_died_goes_on_where_it_was(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "texts").mkdir()
    for n in range(5):
        (tmp_path / "texts" / f"{n}.txt").write_text(f"Story {n}\n\nThe end of {n}.")
    made = Indexed(tmp_path, cluster.urls, "resumed")
    finish = IndexBuilder._finish

    def die(*_: object) -> None:
        raise ClusterError("killed")

    monkeypatch.setattr(IndexBuilder, "_finish", die)
    with pytest.raises(ClusterError, match="killed"):
        made.send()
    with pytest.raises(ClusterIndexGoneError):
        made.engines()
    monkeypatch.setattr(IndexBuilder, "_finish", finish)
    assert made.send()[:4] == (5, 0, 0, True)
    _, there = made.engines()
    assert len(labels(there, "story")) == 5


def test_two_builders_are_refused(cluster: Cluster) -> None:
    from search.engines.opensearch.sending.build_lock import HOLD_S, hold_lock

    client = ClusterClient(ClusterSettings(urls=tuple(cluster.urls)))
    with hold_lock(client, "locked", lambda: 0.0):
        with (
            pytest.raises(ClusterLockedError, match="being built by"),
            hold_lock(client, "locked", lambda: HOLD_S - 1),
        ):
            pass
        with hold_lock(client, "locked", lambda: HOLD_S + 1):  # the first was killed
            pass


def labels(engine: ClusterEngine, text: str) -> list[str]:
    query = make_query(text, view=View(exact=True), today=TODAY)
    return [hit.label for hit in engine.search(query).hits]


def test_measures_read_what_they_count_with_few_requests(
    indexed: Indexed, monkeypatch: pytest.MonkeyPatch
) -> None:
    local, there = (engine.measures for engine in indexed.engines())
    word = make_query(indexed.articles()[5].body.split()[3], today=TODAY)
    before = indexed.client.requests
    assert there.concordance(word) == local.concordance(word)
    assert indexed.client.requests - before <= 10
    before = indexed.client.requests
    assert there.collocates(word) == local.collocates(word)
    assert indexed.client.requests - before <= 10
    outlet = make_query('outlet:"Pronfur Times"', today=TODAY)
    assert there.keywords(outlet) == local.keywords(outlet)
    assert there.dispersion(word) == local.dispersion(word)
    monkeypatch.setattr(gathered_index, "MOST_GATHERED", 3)
    with pytest.raises(ClusterError, match=r"would read 220 articles .* than 3 are"):
        there.collocates(word)


def test_chains_of_near_are_decided_from_few_texts(
    indexed: Indexed, monkeypatch: pytest.MonkeyPatch
) -> None:
    local, there = indexed.engines()
    words = indexed.articles()[5].body.split()[3:12:3]
    chain = make_query(" NEAR/3 ".join(words), view=View(explain=True), today=TODAY)
    before = indexed.client.requests
    assert list(find_differences(local.search(chain), there.search(chain))) == []
    assert indexed.client.requests - before <= 10
    monkeypatch.setattr(near_decision, "MOST_DECIDED", 0)
    _, there = indexed.engines()
    with pytest.raises(ClusterError, match="or of a phrase twice, would"):
        there.search(chain)


def test_a_pattern_that_takes_too_much_work_is_refused(indexed: Indexed) -> None:
    _, there = indexed.engines()
    query = make_query("path:" + "a?" * 99 + "*c", today=TODAY)
    with pytest.raises(ClusterError, match="too many wildcards for the cluster"):
        there.search(query)


def test_a_server_keeps_its_engine_until_the_index_changes(
    cluster: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "lion.txt").write_text("A lion was seen\n\nThe lion slept.")
    made = Indexed(tmp_path, cluster.urls, "served")
    made.send()
    config = Config(made.config, cluster=made.settings, in_cluster=True)
    now = 0.0
    live = LiveIndex(config, lambda: now)
    first = live.engine().engine
    now += CLUSTER_S
    assert live.engine().engine is first
    (tmp_path / "texts" / "wolf.txt").write_text("A wolf was seen\n\nThe wolf ran.")
    made.send()
    now += CLUSTER_S
    second = live.engine().engine
    assert second is not first
    assert second.status().articles == 2
    own = tmp_path / "actors.yaml"
    own.write_text(f"{ACTORS_HEADER}\n")
    live = LiveIndex(replace(config, own_folder=tmp_path), lambda: now)
    third = live.engine().engine
    now += 2 * CHECK_S
    own.write_text(f"{ACTORS_HEADER}\nignore: [Lion]\n")
    assert live.engine().engine is not third


def test_a_comparison_is_asked_in_few_requests(indexed: Indexed) -> None:
    local, there = indexed.engines()
    word = indexed.articles()[5].body.split()[3]
    outlets = [one.value for one in local.status().outlets[:2]]
    sides = [
        Side(name, make_query(f'{word} outlet:"{name}"', today=TODAY))
        for name in outlets
    ]
    before = indexed.client.requests
    one, other = compare_sides(local, sides), compare_sides(there, sides)
    assert indexed.client.requests - before <= 16  # one by one they are a hundred
    assert [[hit.article.id for hit in side.results.hits] for side in one.sides] == [
        [hit.article.id for hit in side.results.hits] for side in other.sides
    ]
    assert len(one.stories) == len(other.stories)
