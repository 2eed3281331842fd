from collections.abc import Callable

import pytest

from index.article import Actor, Article, Basis, Field, PartialDate
from index.errors import ArticleError


def test_a_sidecar_wins_over_all_other_sources(
    read_one: Callable[..., Article],
) -> None:
    article = read_one(
        {
            "a.txt": "---\ntitle: Theirs\noutlet: BBC\n---\nText.",
            "a.txt.meta.yaml": "title: Mine\ndate: 2019-12\nactors: [NATO, Haftar]\n"
            "language: Turkish\nurl: https://x.org/1\nauthors: Ann Lee\n",
        }
    )
    assert article.title == Field("Mine", Basis.USER, 1.0, "Mine", "sidecar")
    assert article.date.value == PartialDate(2019, 12)
    assert article.outlet.value == "BBC"
    assert (article.language.value, article.url) == ("tr", "https://x.org/1")
    assert article.authors == ("Ann Lee",)
    assert article.actors == tuple(
        Actor(
            name,
            surfaces=(name,),
            basis=Basis.USER,
            confidence=1.0,
            rule="sidecar",
        )
        for name in ("NATO", "Haftar")
    )


@pytest.mark.parametrize("name", ["a.html.gz", "a.html", "a"])
def test_the_name_of_a_sidecar_may_omit_suffixes(
    read_one: Callable[..., Article], name: str
) -> None:
    page = "<html><body><article><p>" + "Some words of it. " * 30 + "</p></article>"
    article = read_one({"a.html.gz": page, f"{name}.meta.yaml": "title: Mine"})
    assert article.title.value == "Mine"


def test_a_sidecar_applies_to_every_record_of_its_file(
    read: Callable[..., list[Article]],
) -> None:
    articles = read(
        {
            "a.jsonl": '{"text": "one", "outlet": "BBC"}\n{"text": "two"}',
            "a.jsonl.meta.yaml": "outlet: TASS",
        }
    )
    assert [article.outlet.value for article in articles] == ["TASS", "TASS"]


@pytest.mark.parametrize(
    ("sidecar", "problem"),
    [
        (
            "title: [1",
            "line 1: broken YAML: expected ',' or ']', but got '<stream end>'",
        ),
        ("- a\n- b", "line 1: broken YAML: not a list of `key: value` lines"),
        ("a: &x [1]\nb: *x", "line 2: broken YAML: aliases (*name) are not supported"),
        (b"\0" * 40, "binary"),
        ("a" * 70_000, "larger than 65536 bytes"),
    ],
)
def test_a_broken_sidecar_is_named_with_its_line_and_the_file_still_read(
    read: Callable[..., list[object]], sidecar: str | bytes, problem: str
) -> None:
    error, article = read({"a.txt": "Text.", "a.txt.meta.yaml": sidecar})
    assert isinstance(error, ArticleError)
    place = "sidecar a.txt.meta.yaml"
    assert error.path == "a.txt"
    assert error.reason.removeprefix(place).lstrip(":, ") == problem
    assert isinstance(article, Article)


def test_unknown_keys_and_impossible_dates_are_named(
    problems: Callable[..., list[str]],
) -> None:
    files = {"a.txt": "Text.", "a.meta.yaml": "titel: X\ndate: 2019-02-30"}
    assert problems(files) == [
        "a.txt: sidecar a.meta.yaml: unknown keys: titel "
        "(known: title, date, outlet, url, language, authors, actors)",
        "a.txt: sidecar a.meta.yaml: date: '2019-02-30' is an impossible date",
    ]


def test_a_sidecar_without_its_file_is_named(
    problems: Callable[..., list[str]],
) -> None:
    files = {"a.txt": "Text.", "b.txt.meta.yaml": "title: X"}
    assert problems(files) == ["b.txt.meta.yaml: a sidecar without its file"]


def test_an_empty_sidecar_declares_nothing(read_one: Callable[..., Article]) -> None:
    assert read_one({"a.txt": "Text.", "a.txt.meta.yaml": ""}).title == Field()


@pytest.mark.parametrize(
    ("written", "code"),
    [("Czech", "cs"), ("kurdish", "ku"), ("DEU", "de"), ("pt_BR", "pt"), ("sw", "sw")],
)
def test_a_language_may_be_declared_by_name_or_code(
    read_one: Callable[..., Article], written: str, code: str
) -> None:
    article = read_one({"a.txt": "Text.", "a.txt.meta.yaml": f"language: {written}\n"})
    assert article.language.value == code
