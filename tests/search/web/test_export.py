"""What is seen is saved: all hits of a search as CSV or JSON lines."""

import csv
import io
import json
from collections.abc import Callable

from starlette.testclient import TestClient

from tests.corpus import make_article

Serve = Callable[..., TestClient]


def test_all_hits_are_saved_not_only_the_page(serve: Serve) -> None:
    many = [
        make_article(n, f"A ferry {n}.", outlet="BBC" if n % 2 else "TASS")
        for n in range(450)
    ]
    client = serve(*many)
    answer = client.get("/export.csv?q=ferry&outlet=BBC&page=3&size=20")
    assert answer.headers["content-disposition"] == 'attachment; filename="hits.csv"'
    assert answer.text.startswith("\ufeffrank,score,id,")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert len(rows) == 225
    assert {row["outlet"] for row in rows} == {"BBC"}
    assert [row["rank"] for row in rows] == [str(n) for n in range(1, 226)]


def test_lines_of_json_are_those_of_the_command_line(serve: Serve) -> None:
    answer = serve(make_article(1, "A ferry.", title="=SUM(1)")).get(
        "/export.jsonl?q=ferry"
    )
    (line,) = answer.text.splitlines()
    record = json.loads(line)
    assert (record["schema"], record["id"], record["title"]) == (1, "a1", "=SUM(1)")


def test_a_cell_is_no_formula(serve: Serve) -> None:
    client = serve(make_article(1, "A ferry.", title="=SUM(1)"))
    assert "'=SUM(1)" in client.get("/export.csv?q=ferry").text


def test_a_query_that_is_not_understood_is_a_page_not_a_file(serve: Serve) -> None:
    answer = serve(make_article(1, "A ferry.")).get("/export.csv?q=(ferry")
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/html")
