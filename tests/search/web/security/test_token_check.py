"""Beyond this machine, only those who know the token are answered."""

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from index.errors import ConfigError
from search.web.security.token_check import check_token, make_token

Guard = Callable[..., TestClient]

TOKEN = "a-token-that-is-long"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer "},
        {"authorization": f"Basic {TOKEN}"},
        {"authorization": f"Bearer {TOKEN}x"},
        {"authorization": f"Bearer {TOKEN[:-1]}"},
        {"authorization": TOKEN},
        {"authorization": "Bearer \xfc"},
        {"cookie": f"token={TOKEN}"},
        {"cookie": "token-00000000=x; token"},
    ],
)
def test_a_missing_or_wrong_token_is_refused(
    guard: Guard, headers: dict[str, str]
) -> None:
    client = guard(token=TOKEN)
    sent = [(key, value.encode("latin-1")) for key, value in headers.items()]
    for path in ("/", "/api/search", "/nothing", "/articles/a1"):
        answer = client.get(path, headers=sent)  # type: ignore[arg-type]
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"] == "Bearer"
        assert TOKEN not in answer.text + str(answer.headers)
    wrong = client.get("/", params={"token": f"{TOKEN}x"}, headers=sent)  # type: ignore[arg-type]
    assert wrong.status_code == 401


def test_a_program_sends_the_token_as_a_header(guard: Guard) -> None:
    client = guard(token=TOKEN)
    for word in ("Bearer", "bearer"):
        answer = client.get("/api/search", headers={"authorization": f"{word} {TOKEN}"})
        assert answer.status_code == 200


def test_a_feed_reader_sends_the_token_as_a_password(guard: Guard) -> None:
    for root in ("", "/news"):
        client = guard(token=TOKEN, root_path=root)
        address = f"{root}/saved/libya/feed"
        assert client.get(address, auth=("me", TOKEN)).status_code == 404  # let in
        refused = client.get(address, auth=("me", f"{TOKEN}x"))
        assert refused.status_code == 401
        assert refused.headers["www-authenticate"].startswith("Basic realm=")
        assert client.get(f"{root}/", auth=("me", TOKEN)).status_code == 401


def test_the_first_visit_sets_a_cookie_and_takes_the_token_out_of_the_address(
    guard: Guard,
) -> None:
    client = guard(token=TOKEN)
    first = client.get(f"/articles/a1?q=a+b&token={TOKEN}&outlet=%C3%BC")
    assert first.status_code == 303
    assert first.headers["location"] == "/articles/a1?q=a+b&outlet=%C3%BC"
    assert first.headers["cache-control"] == "no-store"
    cookie = first.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie
    assert client.get("/articles/a1").status_code == 200
    # Also who has the cookie sees no token in the address.
    assert client.get(f"/?token={TOKEN}").status_code == 303


def test_over_tls_the_cookie_is_for_tls_only_and_below_the_path(guard: Guard) -> None:
    client = guard(token=TOKEN, root_path="/news")
    answer = client.get(f"https://localhost/news/?token={TOKEN}")
    cookie = answer.headers["set-cookie"].lower()
    assert "; secure" in cookie
    assert "path=/news" in cookie
    assert answer.headers["location"] == "/news/"


@pytest.mark.parametrize(
    "path", ["//evil.example/", "///evil.example", "/%2f%2fevil.example", "/\\evil"]
)
def test_the_address_after_the_first_visit_is_of_this_server(
    guard: Guard, path: str
) -> None:
    answer = guard(token=TOKEN).get(f"http://127.0.0.1:8765{path}?token={TOKEN}")
    assert answer.status_code == 303
    location = answer.headers["location"]
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))


def test_nothing_of_the_address_becomes_a_header_or_markup(guard: Guard) -> None:
    client = guard(token=TOKEN)
    evil = "/%0d%0aset-cookie:%20a=b?q=%0d%0aset-cookie:%20a=b"
    answer = client.get(f"{evil}&token={TOKEN}")
    assert answer.headers.get_list("set-cookie", split_commas=False)[1:] == []
    assert "\n" not in answer.headers["location"]
    page = guard(token=TOKEN).get(
        "/%22%3E%3Cscript%3Ealert(1)%3C/script%3E?q=%22%3E%3Cb%3E"
    )
    assert page.status_code == 401
    assert "<script" not in page.text
    assert "<b>" not in page.text


def test_two_servers_of_one_machine_keep_their_cookies_apart(guard: Guard) -> None:
    first = guard(token=TOKEN).get(f"/?token={TOKEN}").headers["set-cookie"]
    other = f"{TOKEN}-2"
    second = guard(token=other).get(f"/?token={other}").headers["set-cookie"]
    assert first.partition("=")[0] != second.partition("=")[0]


def test_a_token_that_can_be_guessed_is_refused() -> None:
    assert check_token(make_token())
    assert make_token() != make_token()
    for token in ("short", "x" * 15, "a token with blanks in it", "ünicode-ünicode-ü"):
        with pytest.raises(ConfigError, match="at least 16 letters"):
            check_token(token)
