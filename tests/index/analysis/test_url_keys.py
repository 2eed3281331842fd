"""Keys of web addresses, by which searches find the addresses of a host."""

import pytest

from index.analysis.url_keys import make_url_keys


@pytest.mark.parametrize(
    ("address", "keys"),
    [
        ("", ()),
        ("https://News.Example.org/World/A-1?page=2", ("org,example,news)/world/a-1?page=2",)),
        ("//www.example.org", ("org,example)",)),
        ("example.org/a", ("org,example)/a",)),
        ("https://me@example.org:8080/a#top", ("org,example)/a",)),
        ("https://example.org/%C3%A9t%C3%A9", ("org,example)/ete",)),
        ("https://xn--mnchen-3ya.example/a", ("example,munchen)/a",)),
        ("https://example.org/a\n b", ("org,example)/ab",)),
        ("https://notgoogle.example/amp", ("example,notgoogle)/amp",)),
        (
            "https://web.archive.org/web/2019/https://example.org/a",
            ("org,archive,web)/web/2019/https://example.org/a", "org,example)/a"),
        ),
        ("https://example.org/" + "a" * 1_000, ("org,example)/" + "a" * 499,)),
    ],
)  # fmt: skip
def test_keys_of_an_address(address: str, keys: tuple[str, ...]) -> None:
    assert make_url_keys(address) == keys
