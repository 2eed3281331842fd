"""The file of an article is sent to be kept, never shown, and found by the id only."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from index.config import IndexConfig
from index.writing.build import build_index
from search.settings.config_file import Config
from search.web.app import make_app

PAGE = "<html><title>Ferry late</title><script>alert(1)</script><p>The ferry left late on Monday."


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / 'fähre \n"x".html').write_text(PAGE, encoding="utf-8")
    (folder / "gone.txt").write_text("The ferry was gone. It sank.", encoding="utf-8")
    config = IndexConfig(paths=(folder,), directory=tmp_path / ".index", base=tmp_path)
    build_index(config, rebuild=False, given_paths=True)
    (folder / "gone.txt").unlink()
    return TestClient(make_app([Config(config)]), "http://127.0.0.1")


def find(client: TestClient, query: str) -> str:
    hit = client.get("/api/search", params={"q": query}).json()["hits"][0]
    return f"/articles/{hit['id']}/original"


def test_the_file_is_sent_to_be_kept(client: TestClient) -> None:
    answer = client.get(find(client, "monday"))
    assert answer.content == PAGE.encode()
    headers = answer.headers
    assert headers["content-type"] == "application/octet-stream"
    assert headers["content-disposition"].startswith("attachment; filename*=utf-8''f")
    assert "\n" not in headers["content-disposition"]
    assert headers["content-security-policy"].startswith("sandbox; default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"


def test_a_file_that_is_gone_is_said_to_be(client: TestClient) -> None:
    assert client.get(find(client, "sank")).status_code == 404


@pytest.mark.parametrize(
    "named",
    [
        *("..%2f..%2fetc%2fpasswd", "%2fetc%2fpasswd", "mine%2fgone.txt", "gone.txt"),
        *("%00", "..", "a%0d%0aset-cookie:%20x=y"),
    ],
)
def test_no_path_is_taken_from_the_address(client: TestClient, named: str) -> None:
    answer = client.get(f"/articles/{named}/original?path=/etc/passwd&file=/etc/passwd")
    assert answer.status_code == 404
    assert "root:" not in answer.text
    assert "set-cookie" not in answer.headers
