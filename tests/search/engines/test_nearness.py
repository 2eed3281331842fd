"""Words near each other: found and marked as by trying all places, and as by Whoosh."""

import datetime
import random
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from whoosh import query
from whoosh.index import open_dir
from whoosh.query.spans import SpanNear

from index.config import IndexConfig
from search.engines import Engine
from search.query import View, make_query
from search.results.results import Hit, Results
from search.settings.config_file import Config, SearchConfig
from tests.corpus import make_article, open_texts, write_index
from tests.opensearch.copied_index import OpenEngine

TODAY = datetime.date(2020, 6, 15)
WORDS = "red blue green bridge ferry"
Place = tuple[int, int]
Tree = str | tuple["Tree", str, int, "Tree"]
"""A word, "two words", or what is near what: first, operator, words between, second."""


@cache
def texts() -> list[list[str]]:
    chance = random.Random(3)
    words = [*WORDS.split(), *("x y z".split() * 4)]
    return [chance.choices(words, k=chance.choice([4, 9, 30])) for _ in range(150)]


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("near") / "index"
    bodies = (" ".join(words) for words in texts())
    write_index(directory, (make_article(n, body) for n, body in enumerate(bodies)))
    return directory


@pytest.fixture(scope="module")
def engine(directory: Path, open_either: OpenEngine) -> Engine:
    config = IndexConfig(directory=directory)
    return open_either(Config(config, SearchConfig(), None))


def ask(engine: Engine, text: str) -> Results:
    view = View(exact=True, correct=False, limit=1_000, snippets=50)
    return engine.search(make_query(text, view=view, today=TODAY))


def numbers(results: Results) -> set[int]:
    return {int(hit.article.id[1:]) for hit in results.hits}


def write(tree: Tree) -> str:
    if isinstance(tree, str):
        return f'"{tree}"' if " " in tree else tree
    first, operator, slop, second = tree
    return f"({write(first)} {operator}/{slop} {write(second)})"


def find_places(tree: Tree, words: list[str]) -> set[Place]:
    """Finds the places of a tree in a text by trying all."""
    if isinstance(tree, str):
        wanted = tree.split()
        size = len(wanted)
        starts = range(len(words) - size + 1)
        return {(n, n + size - 1) for n in starts if words[n : n + size] == wanted}
    _, operator, _, _ = tree
    pairs = find_pairs(tree, words)
    ends = {two for _, two in pairs}
    return ends if operator == "pre" else ends | {one for one, _ in pairs}


def find_pairs(
    tree: tuple[Tree, str, int, Tree], words: list[str]
) -> set[tuple[Place, Place]]:
    first, operator, slop, second = tree
    return {
        (one, two)
        for one in find_places(first, words)
        for two in find_places(second, words)
        if 0 <= two[0] - one[1] - 1 <= slop
        or (operator != "pre" and 0 <= one[0] - two[1] - 1 <= slop)
    }


def list_marked(tree: Tree, words: list[str], kept: set[Place]) -> set[Place]:
    if isinstance(tree, str):
        return kept
    first, operator, _, second = tree
    pairs = {
        (one, two)
        for one, two in find_pairs(tree, words)
        if two in kept or (one in kept and operator != "pre")
    }
    return list_marked(first, words, {one for one, _ in pairs}) | list_marked(
        second, words, {two for _, two in pairs}
    )


leaves: st.SearchStrategy[Tree] = st.sampled_from([*WORDS.split(), "red blue", "x red"])
trees = st.recursive(
    leaves,
    lambda part: st.tuples(
        part, st.sampled_from(["NEAR", "pre"]), st.sampled_from([0, 1, 3, 8]), part
    ),
    max_leaves=4,
)


@given(tree=trees)
@example(tree=("x red", "NEAR", 1, "x red"))
def test_parts_are_near_each_other_as_by_trying_all_places(
    engine: Engine, tree: Tree
) -> None:
    expected = {
        n: list_marked(tree, words, places)
        for n, words in enumerate(texts())
        if (places := find_places(tree, words))
    }
    found = ask(engine, write(tree))
    assert numbers(found) == expected.keys()
    for hit in found.hits:
        number = int(hit.article.id[1:])
        covered = {n for one, two in expected[number] for n in range(one, two + 1)}
        assert list_marks(hit) == [texts()[number][place] for place in sorted(covered)]


@given(
    words=st.lists(st.sampled_from(WORDS.split()), min_size=2, max_size=4),
    slop=st.sampled_from([0, 1, 4, 20]),
)
def test_words_in_any_order_stand_in_a_window(
    engine: Engine, words: list[str], slop: int
) -> None:
    size = len(words) + slop
    expected = {
        n: {
            place
            for start in range(max(1, len(text) - size + 1))
            if Counter(words) <= Counter(text[start : start + size])
            for place in range(start, min(start + size, len(text)))
            if text[place] in words
        }
        for n, text in enumerate(texts())
    }
    found = ask(engine, f'"{" ".join(words)}"~~{slop}')
    assert numbers(found) == {n for n, places in expected.items() if places}
    for hit in found.hits:
        number = int(hit.article.id[1:])
        assert list_marks(hit) == [
            texts()[number][place] for place in sorted(expected[number])
        ]


@settings(max_examples=settings().max_examples // 2)
@given(
    words=st.lists(
        st.sampled_from(["red", "blue", "x"]), min_size=2, max_size=2, unique=True
    ),
    slop=st.integers(0, 9),
)
def test_two_words_are_near_each_other_as_for_whoosh(
    engine: Engine, directory: Path, words: list[str], slop: int
) -> None:
    first, second = (query.Term("body", word) for word in words)
    near = SpanNear(first, second, slop=slop + 1, ordered=False)
    with open_dir(str(directory)).searcher() as searcher:
        stock = {int(hit["id"][1:]) for hit in searcher.search(near, limit=None)}
    assert numbers(ask(engine, f"{words[0]} NEAR/{slop} {words[1]}")) == stock
    assert numbers(ask(engine, f'"{" ".join(words)}"~~{slop}')) == stock


def list_marks(hit: Hit) -> list[str]:
    """Lists the words marked in a hit, in order."""
    marked = [
        snippet.text[mark.start : mark.end]
        for snippet in hit.snippets
        for mark in snippet.marks
    ]
    return " ".join(marked).split()


@pytest.fixture(scope="module")
def stories(
    tmp_path_factory: pytest.TempPathFactory, open_either: OpenEngine
) -> Engine:
    texts = {
        "kyiv": "They opened the talks in Kyiv.",
        "kiev": "Snow fell. Kiev saw long talks.",
        "tripoli": "Tripoli talks went on. Far from all this lies Kyiv.",
        "title": "Talks in Kyiv go on\n\nSnow fell on the town all day long.",
        "haftar": "Khalifa Haftar: talks went on. Nobody knew why they did.",
        "arabic": "talks خليفة حفتر went on. Nobody knew, wordless as they were.",
    }
    return open_texts(tmp_path_factory.mktemp("stories"), texts, opener=open_either)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kyiv NEAR/2 talks", "kiev kyiv title"),
        ("talk* NEAR/2 Kyiv", "kiev kyiv title"),
        ("talksx~ NEAR/2 Kyiv", "kiev kyiv title"),
        ("(Kyiv OR Tripoli) NEAR/2 talks", "kiev kyiv title tripoli"),
        ("title:(Kyiv NEAR/2 talks)", "title"),
        ("title:Kyiv NEAR/2 talks", "title"),
        ('"Khalifa Haftar" NEAR/1 talks', "arabic haftar"),
        ("the NEAR/0 talks", "kyiv"),
        ('"talks the"~~0', "kyiv"),
        ("-(Kyiv NEAR/2 talks)", "arabic haftar tripoli"),
        ("Kyiv NEAR/2 talks^2", "kiev kyiv title"),
        ("talks NEAR/2 Trippoli", "tripoli"),
    ],
)
def test_other_spellings_patterns_and_groups_are_near(
    stories: Engine, text: str, found: str
) -> None:
    hits = stories.search(make_query(text, today=TODAY)).hits
    assert sorted(Path(hit.article.path).stem for hit in hits) == found.split()


def test_the_score_is_explained_and_what_is_lacking_named(stories: Engine) -> None:
    near = "Kyiv NEAR/2 talks"
    asked = make_query(f"({near}) OR wordless", view=View(explain=True), today=TODAY)
    hits = {Path(hit.article.path).stem: hit for hit in stories.search(asked).hits}
    explained = {(part.kind, part.text) for part in hits["kiev"].explanation}
    assert explained == {("near", near)}
    assert (hits["kiev"].missing, hits["arabic"].missing) == (("wordless",), (near,))
