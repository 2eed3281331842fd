"""The second look at the first hits, by meaning."""

import datetime
from pathlib import Path

import pytest

from index.config import IndexConfig
from index.embedding import static_vectors
from index.embedding.static_vectors import load_static_vectors
from index.writing.build import build_index
from search.engines import Engine
from search.query import View, make_query
from search.settings.config_file import Config
from tests.command_line import Run
from tests.opensearch.copied_index import OpenEngine

TODAY = datetime.date(2024, 5, 1)
TEXTS = [
    "Bakers sell bread at twice the price, and families can hardly afford to eat.",
    "The price of the bridge over the river was discussed by engineers and masons.",
    "A price was named for the painting at the auction, and the gallery was silent.",
]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index that no test here changes."""
    tmp_path = tmp_path_factory.mktemp("meaning")
    folder = tmp_path / "articles"
    folder.mkdir()
    for n, text in enumerate(TEXTS):
        (folder / f"{n}.txt").write_text(text, "utf-8")
    for n in range(100):
        (folder / f"more-{n:03}.txt").write_text(f"Item {n}: price list {n}.", "utf-8")
    build_index(
        IndexConfig(paths=(folder,), directory=tmp_path / "index", base=tmp_path)
    )
    return tmp_path / "index"


@pytest.fixture
def engine(directory: Path, open_either: OpenEngine) -> Engine:
    return open_either(Config(index=IndexConfig(directory=directory)))


def search(engine: Engine, text: str, **view: object) -> list[tuple[str, float]]:
    query = make_query(text, view=View(**view), today=TODAY)  # type: ignore[arg-type]
    return [(hit.article.path, hit.score) for hit in engine.search(query).hits]


def test_hits_that_mean_the_same_come_first(engine: Engine) -> None:
    hits = search(engine, "price food hunger baker", semantic=True, limit=3)
    assert Path(hits[0][0]).name == "0.txt"
    plain = dict(search(engine, "price food hunger baker", limit=1_000))
    assert all(score >= plain[path] for path, score in hits)


def test_pages_fit_together_and_only_the_first_hits_change(engine: Engine) -> None:
    whole = search(engine, "price", semantic=True, limit=1_000)
    pages = [
        hit
        for page in range(1, 12)
        for hit in search(engine, "price", semantic=True, limit=10, page=page)
    ]
    assert pages == whole
    plain = search(engine, "price", limit=1_000)
    assert {path for path, _ in whole[:50]} == {path for path, _ in plain[:50]}
    assert whole[50:] == plain[50:]
    assert [score for _, score in whole] == sorted(
        (score for _, score in whole), reverse=True
    )


def test_the_parts_of_a_score_add_up_to_it(engine: Engine) -> None:
    view = View(semantic=True, explain=True, limit=60)
    for hit in engine.search(make_query("price bread", view=view, today=TODAY)).hits:
        assert hit.explanation is not None
        total = sum(part.score for part in hit.explanation)
        assert total == pytest.approx(hit.score, rel=1e-4)
        assert (hit.explanation[-1].kind == "meaning") == (hit.rank <= 50)


def test_filters_alone_and_other_orders_stay_as_they_are(engine: Engine) -> None:
    for text, view in (("", {}), ("price", {"sort": "newest"})):
        assert search(engine, text, semantic=True, **view) == search(
            engine, text, **view
        )


def test_without_the_extra_a_line_says_what_to_install(
    directory: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_static_vectors.cache_clear()
    monkeypatch.setattr(static_vectors, "_PACKAGE", "no_such_package")
    result = run("price", "--semantic", "--index", str(directory))
    load_static_vectors.cache_clear()
    assert result.status == 2
    assert result.err == (
        "corpus-search: searching by meaning needs the extra `semantic`, install it "
        "with: pip install 'corpus-search[semantic]'\n"
    )
