"""The examples of docs/query-language.md work as the page says."""

import datetime
import re
from pathlib import Path

import pytest

from search.query import parse_query
from search.query_errors import QueryError

TODAY = datetime.date(2020, 3, 31)
PAGE = Path(__file__).parents[3] / "docs" / "query-language.md"

_RIGHT, _WRONG = PAGE.read_text(encoding="utf-8").split("## When something is wrong")


def first_column(text: str) -> list[str]:
    return re.findall(r"^\| `([^`]+)` \|", text, re.MULTILINE)


@pytest.mark.parametrize("query", first_column(_RIGHT))
def test_every_query_of_the_page_parses(query: str) -> None:
    assert parse_query(query, today=TODAY)


@pytest.mark.parametrize("query", first_column(_WRONG))
def test_every_mistake_of_the_page_is_an_error(query: str) -> None:
    with pytest.raises(QueryError):
        parse_query(query, today=TODAY)


def test_the_page_shows_queries() -> None:
    assert len(first_column(_RIGHT)) > 40
    assert len(first_column(_WRONG)) > 10
