"""Programs get the JSON of the command line, and errors as JSON."""

import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from search.option_table import FILTER_OPTIONS, SEARCH_OPTIONS
from search.web.api.endpoints import ENDPOINTS
from search.web.api.openapi import make_openapi
from search.web.api.queries import MEANT
from search.web.live.live_index import CHECK_S
from tests.corpus import make_article, write_index

Serve = Callable[..., TestClient]

FERRY = make_article(
    1,
    "The ferry left the harbour late, Ada Brook said. Bread was handed out.",
    title="Ferry late",
    date="2020-03-01",
    outlet="Harbour News",
    actors=["Ada Brook"],
    url="https://harbour.example/ferry",
)
BREAD = make_article(
    2, "Bread was handed out on the quay.", outlet="Quay Post", actors=["Ada Brook"]
)
COPY = make_article(3, FERRY.body, outlet="Quay Post")
DESCRIPTION = make_openapi("/api")


@pytest.fixture
def client(serve: Serve) -> TestClient:
    return serve(FERRY, BREAD, COPY)


def validator(schema: str) -> jsonschema.Draft202012Validator:
    reference = {"$ref": f"#/components/schemas/{schema}"}
    return jsonschema.Draft202012Validator(DESCRIPTION | reference)


def ask(
    client: TestClient, path: str, schema: str, status: int = 200
) -> dict[str, Any]:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    record: dict[str, Any] = answer.json()
    assert [error.message for error in validator(schema).iter_errors(record)] == []
    return record


def ids(answer: dict[str, Any]) -> list[str]:
    return [hit["id"] for hit in answer["hits"]]


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("q=ferry", ["a1", "a3"]),
        ("q=ferry+bread&all", ["a1", "a3"]),
        ("q=bread&outlet=Quay+Post", ["a2", "a3"]),
        ("q=bread&outlet=Quay+Post&outlet=Harbour+News&limit=2", ["a2", "a1"]),
        ("q=ferry&collapse=true", ["a1"]),
        ("q=ferry&no-collapse", ["a1", "a3"]),
        ("q=ferry&limit=1&page=2", ["a3"]),
        ("since=2020-01", ["a1"]),
        ("q=ferry&full-text=1&explain=yes&facet=outlet&facet=year", ["a1", "a3"]),
        ("q=fery", ["a1", "a3"]),
        ("q=fery&no-correct", []),
        ("q=fery&correct=false", []),
        ("outlet=&limit=0", []),
    ],
)
def test_a_search_takes_the_options_of_the_command_line(
    client: TestClient, path: str, found: list[str]
) -> None:
    assert ids(ask(client, f"/api/search?{path}", "results")) == found


def test_the_whole_text_of_a_hit_comes_where_it_is_asked_for(
    client: TestClient,
) -> None:
    found = ask(client, "/api/search?q=quay&full-text", "results")
    assert found["hits"][0]["text"] == BREAD.text
    assert "text" not in ask(client, "/api/search?q=quay", "results")["hits"][0]


def test_quotations_are_those_of_the_speakers_that_are_named(
    client: TestClient,
) -> None:
    found = ask(client, "/api/quotes?q=ferry&limit=5", "quotations")
    assert (found["articles"], found["read"], found["quotations"]) == (2, 2, [])
    ask(client, "/api/quotes?actor=Nobody", "error", 400)


def test_saved_searches_and_what_is_new_to_them_are_read(
    client: TestClient, tmp_path: Path
) -> None:
    assert ask(client, "/api/saved", "desk.saved")["searches"] == []
    ask(client, "/api/new", "error", 400)
    fields = {"action": "save", "name": "ferries", "q": "ferry"}
    assert client.post("/saved/change", data=fields).status_code == 200
    later = [make_article(n, f"Ferry {n} {chr(96 + n) * n} waited.") for n in (4, 5)]
    write_index(tmp_path / "news", [FERRY, BREAD, COPY, *later])
    time.sleep(CHECK_S)
    for _ in range(2):
        (found,) = ask(client, "/api/new?name=ferries&limit=1", "desk.new")["searches"]
        assert (found["new"], len(found["hits"])) == (2, 1)
    (saved,) = ask(client, "/api/saved", "desk.saved")["searches"]
    assert (saved["name"], saved["query"]) == ("ferries", {"text": "ferry"})


def test_facets_count_all_fields_or_those_named(client: TestClient) -> None:
    found = ask(client, "/api/facets?q=bread", "results")
    assert list(found["facets"]) == [
        *("outlet", "actor", "author", "year", "month", "language")
    ]
    assert found["hits"] == []
    found = ask(client, "/api/facets?facet=outlet", "results")
    assert found["facets"] == {
        "outlet": [
            {"value": "Quay Post", "count": 2},
            {"value": "Harbour News", "count": 1},
        ]
    }


def test_an_article_has_its_text_and_evidence(client: TestClient) -> None:
    article = ask(client, "/api/articles/a1", "article")
    assert article["body"] == FERRY.body
    assert article["fields"]["date"]["basis"] == "stated"


def test_copies_and_similar_articles_are_found_by_id(client: TestClient) -> None:
    assert ids(ask(client, "/api/articles/a1/copies", "results")) == ["a3"]
    assert ids(ask(client, "/api/articles/a1/similar", "results")) == ["a2", "a3"]
    narrowed = ask(client, "/api/articles/a1/copies?outlet=Harbour+News", "results")
    assert ids(narrowed) == []


def test_actors_are_listed_and_described(client: TestClient) -> None:
    listed = ask(client, "/api/actors?type=person&limit=5", "actors.list")
    assert [actor["name"] for actor in listed["actors"]] == ["Ada Brook"]
    profile = ask(client, "/api/actors/Ada%20Brook", "actors.profile")
    assert profile["outlets"][0] == {"value": "Harbour News", "count": 1}
    ask(client, "/api/actors/suggestions?limit=3", "actors.suggestions")


def test_the_status_counts_the_corpus(client: TestClient) -> None:
    assert ask(client, "/api/status", "status")["articles"] == 3


@pytest.mark.parametrize(
    ("path", "status", "error", "hint"),
    [
        (
            "/search?q=(ferry",
            400,
            "this parenthesis is never closed",
            "close it with )",
        ),
        ("/search?outlt=BBC", 400, "no parameter 'outlt'", "did you mean outlet"),
        ("/search?outlet=Nope", 400, "no outlet 'Nope'", None),
        ("/search?q=a&q=b", 400, "q is given twice", "give it once"),
        ("/search?q=a&limit=1001", 400, "limit: '1001' is no number", None),
        ("/search?q=a&limit=-1", 400, "limit: '-1' is no number", None),
        ("/search?q=a&limit=٣", 400, "limit: '٣' is no number", None),
        ("/search?q=a&limit=9999999999", 400, "limit: '9999999999' is no number", None),
        ("/search?q=a&page=0", 400, "page: '0' is no number", None),
        ("/search?q=a&page=999999", 400, "page 999,999 begins after 100,000", None),
        ("/search?q=a&collapse&limit=100&page=102", 400, "page 102 begins", None),
        ("/search?q=a&exact=perhaps", 400, "exact: 'perhaps' is neither", None),
        ("/search?q=a&sort=best", 400, "sort: no 'best'", None),
        ("/search?q=%ff", 400, "the address is no UTF-8", None),
        ("/search?since=2020-13", 400, "", None),
        ("/search?q=%3F%21", 400, "no word to search for", None),
        ("/search?corpus=other", 400, "no corpus 'other'", "there are: news"),
        ("/facets?limit=3", 400, "no parameter 'limit'", None),
        ("/articles/zzz", 404, "no article 'zzz' in the index", None),
        ("/articles/%2e%2e", 404, "no article has this id", None),
        ("/articles/a1.txt", 404, "no article has this id", None),
        ("/articles/..%2f..%2fetc%2fpasswd", 404, "", None),
        ("/actors/Nobody%20Here", 404, "", None),
        ("/nothing", 404, "not found", "the addresses are listed at /api"),
    ],
)
def test_an_error_says_what_is_wrong_and_what_to_do(
    client: TestClient, path: str, status: int, error: str, hint: str | None
) -> None:
    failure = ask(client, f"/api{path}", "error", status)
    assert failure["error"].startswith(error)
    assert hint is None or failure["hint"].startswith(hint)


def test_more_parameters_than_anyone_needs_are_refused(client: TestClient) -> None:
    failure = ask(client, f"/api/search?{'outlet=a&' * 201}", "error", 400)
    assert failure["error"] == "more than 200 parameters"


def test_only_get_is_answered(client: TestClient) -> None:
    answer = client.post("/api/search")
    assert (answer.status_code, answer.json()["error"]) == (405, "method not allowed")
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_no_index_yet_says_how_to_make_one(
    serve: Serve, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = serve(FERRY)
    monkeypatch.setattr("search.web.live.live_index.CHECK_S", 0)
    assert ids(ask(client, "/api/search?q=ferry", "results")) == ["a1"]
    shutil.rmtree(tmp_path / "news")
    failure = ask(client, "/api/search?q=ferry", "error", 503)
    assert failure["hint"].startswith("make one with: corpus-search index --index")
    assert client.get("/api/status").headers["retry-after"] == "5"
    page = client.get("/?q=ferry")
    assert (page.status_code, page.headers["retry-after"]) == (503, "5")
    assert "make one with: corpus-search index --index" in page.text
    write_index(tmp_path / "news", [BREAD])
    assert ids(ask(client, "/api/search?q=bread", "results")) == ["a2"]


def test_every_option_of_a_search_is_a_parameter_or_for_terminals_only() -> None:
    described = {
        one["name"] for one in DESCRIPTION["paths"]["/search"]["get"]["parameters"]
    }
    flags = {
        flag.removeprefix("--")
        for option in SEARCH_OPTIONS
        for flag in (*option.flags[:1], *filter(None, [option.off]))
    }
    assert flags - described == {
        *("all-hits", "files-with-matches", "null", "count", "format", "json"),
        *("output", "bom", "color", "hyperlink", "pager", "no-pager"),
        *("config", "index"),
    }
    assert described - flags == {"q"}
    actor = DESCRIPTION["paths"]["/actors/{name}"]["get"]["parameters"]
    assert {one["name"] for one in actor if one["in"] == "query"} == {
        "corpus",
        *(option.flags[0].removeprefix("--") for option in FILTER_OPTIONS),
    }


def test_no_option_of_a_search_is_taken_and_ignored() -> None:
    search, facets, *_ = ENDPOINTS
    for endpoint in (search, facets):
        assert {option.name for option in endpoint.parameters} - MEANT == set()


def test_the_description_is_served_and_whole(client: TestClient) -> None:
    served = client.get("/api/openapi.json").json()
    assert served == DESCRIPTION
    assert served["openapi"] == "3.1.0"
    text = json.dumps(served)
    names = set(served["components"]["schemas"])
    wanted = {
        part.partition('"')[0] for part in text.split("#/components/schemas/")[1:]
    }
    assert wanted <= names
    for schema in served["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_the_page_describes_each_address_without_scripts_of_others(
    client: TestClient,
) -> None:
    page = client.get("/api").text
    for path in DESCRIPTION["paths"]:
        assert f"<code>/api{path}</code>" in page
    assert "http://" not in page
    assert "https://" not in page


_NAMES = st.sampled_from(
    sorted(
        {one["name"] for one in DESCRIPTION["paths"]["/search"]["get"]["parameters"]}
    )
)
_TEXTS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        ["", "-1", "0", "2", "1e9", "true", "unknown", "2019..", "a*", "\0"]
    ),
)
_PATHS = st.sampled_from(
    ["search", "facets", "actors", "articles/a1/similar", "actors/Ada", "status"]
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_PATHS, st.lists(st.tuples(_NAMES, _TEXTS), max_size=5))
def test_whatever_is_asked_is_answered_or_refused_in_words(
    client: TestClient, path: str, asked: list[tuple[str, str]]
) -> None:
    encoded = urlencode(
        [(name, text.encode("utf-8", "replace")) for name, text in asked]
    )
    answer = client.get(f"/api/{path}?{encoded}")
    assert answer.status_code in (200, 400, 404), answer.text
    assert answer.status_code == 200 or answer.json()["error"]
