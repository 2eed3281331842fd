"""Tags of the user's own filter and count like fields of the index."""

import datetime
from collections.abc import Mapping
from pathlib import Path

import pytest

from index.config import IndexConfig
from search.desk.tag_reader import TagReader
from search.engines import Engine
from search.query import Filters, Query, View, make_query
from search.query.query import FacetField
from search.query.tree import Everything, Not, OneOf
from search.query_errors import NoSuchNameError
from search.settings.config_file import Config
from tests.corpus import make_article, write_index
from tests.opensearch.copied_index import OpenEngine

HARBOUR = (
    "Boats wait in the old harbour of Tripoli while the talks about fuel go on. " * 4
)
STORM = (
    "A storm closed the old harbour for two days and delayed every ship from Malta. "
    * 4
)
TODAY = datetime.date(2020, 6, 1)


@pytest.fixture(scope="module")
def tags() -> dict[str, frozenset[str]]:
    return {"Libya": frozenset(["a1", "a2", "gone"]), "later": frozenset(["a3"])}


@pytest.fixture(scope="module")
def engine(
    tmp_path_factory: pytest.TempPathFactory,
    tags: Mapping[str, frozenset[str]],
    open_either: OpenEngine,
) -> Engine:
    directory: Path = tmp_path_factory.mktemp("index")
    copy = HARBOUR.replace("fuel", "petrol", 1)
    bodies = {1: HARBOUR, 2: copy, 3: STORM, 4: STORM.replace("storm", "Storm")}
    write_index(directory, [make_article(n, body) for n, body in bodies.items()])
    config = Config(IndexConfig(directory=directory))
    return open_either(config, TagReader(lambda: tags))


def ask(text: str, filters: Filters = Filters(), view: View = View()) -> Query:
    return make_query(text, filters, view, today=TODAY)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("tag:libya", ["a1", "a2"]),
        ('tag:"Libya" -tag:seen', ["a1", "a2"]),
        ("tag:seen", []),
        ("harbour -tag:libya", ["a3", "a4"]),
        ("tag:later OR tag:libya", ["a1", "a2", "a3"]),
        ("tag:unknown", ["a4"]),
        ("-tag:nothing", ["a1", "a2", "a3", "a4"]),
    ],
)
def test_a_query_finds_articles_by_tag(
    engine: Engine, text: str, found: list[str]
) -> None:
    assert sorted(engine.texts(ask(text))) == found


def test_an_option_finds_articles_by_tag(engine: Engine) -> None:
    query = ask("harbour", Filters(tags=("LATER", "libya")))
    assert sorted(engine.texts(query)) == ["a1", "a2", "a3"]


def test_an_unknown_tag_names_those_there_are(engine: Engine) -> None:
    with pytest.raises(
        NoSuchNameError, match="no tag 'libia'; there are: Libya, later"
    ):
        engine.texts(ask("tag:libia"))


def test_hits_are_counted_by_tag_as_the_tags_are_now(
    engine: Engine, tags: dict[str, frozenset[str]]
) -> None:
    def count(*, stories: bool = False) -> dict[str, int]:
        view = View(limit=0, facets=(FacetField.TAG,), stories=stories)
        facets = engine.search(ask("harbour", view=view)).facets[FacetField.TAG]
        return {one.value: one.count for one in facets}

    assert count() == {"Libya": 2, "later": 1}
    assert count(stories=True) == {"Libya": 1, "later": 1}
    tags["new"] = frozenset(["a4"])
    assert count() == {"Libya": 2, "later": 1, "new": 1}
    del tags["new"]


def test_originals_are_found_among_the_articles_that_count(
    engine: Engine,
) -> None:
    everything = Query("", Everything())
    assert engine.find_originals(["a2", "a3"], Query("", OneOf(frozenset(["a1"])))) == {
        "a2": "a1"
    }
    others = Query("", Not(OneOf(frozenset(["a2", "a3"]))))
    assert engine.find_originals(["a2", "a3"], others) == {"a2": "a1", "a3": "a4"}
    assert engine.find_originals([], everything) == {}
