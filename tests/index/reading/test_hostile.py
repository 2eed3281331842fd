import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import Article
from index.config import IndexConfig
from index.errors import ArticleError
from index.reading import read_articles

SUFFIXES = (
    ".txt",
    ".md",
    ".html",
    ".json",
    ".jsonl",
    ".csv",
    ".tsv",
    ".txt.gz",
    ".xyz",
)
CONTENT = st.one_of(
    st.binary(max_size=200),
    st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.lists(
        st.sampled_from(
            [b"---\n", b"title: x\n", b"date: 2020-99-99\n", b"text,title\n", b'"',
             b'{"text": "words"', b"}", b"[", b"<p>words", b"<html>", b"\xff\xfe",
             b"\x1f\x8b\x08", b"\n", b"\0", b"\xe9", b"# a", b"&x *x", b"\\ud800"],
        ),
        max_size=12,
    ).map(b"".join),
)  # fmt: skip


@pytest.mark.parametrize("suffix", SUFFIXES)
@settings(
    max_examples=settings().max_examples // 2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(content=CONTENT, sidecar=st.none() | CONTENT)
def test_any_content_gives_articles_or_errors(
    tmp_path: Path, suffix: str, content: bytes, sidecar: bytes | None
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(content)
    beside = tmp_path / f"a{suffix}.meta.yaml"
    beside.unlink(missing_ok=True)
    if sidecar is not None:
        beside.write_bytes(sidecar)
    found = list(read_articles(IndexConfig(paths=(tmp_path,), base=tmp_path)))
    assert found
    for each in found:
        repr(each).encode()  # no lone surrogate left
        if isinstance(each, Article):
            assert each.text.strip()
            assert "\0" not in each.text


def spoil(content: bytes, chance: random.Random) -> bytes:
    """Returns the content with some bytes changed, truncated at random."""
    spoilt = bytearray(content)
    for _ in range(chance.randint(1, 40)):
        spoilt[chance.randrange(len(spoilt))] = chance.randrange(256)
    return bytes(spoilt[: chance.randrange(1, len(spoilt))])


def test_a_thousand_broken_files_give_articles_or_errors_in_20_seconds(
    tmp_path: Path,
) -> None:
    chance = random.Random(20191220)
    html = b"<html><body><p>" + b"words and more words. " * 80 + b"</p></body></html>"
    lines = b'[{"text": "words and words", "title": "a"},\n' * 20
    for number in range(250):
        suffix = SUFFIXES[number % len(SUFFIXES)]
        size = chance.choice([40, 200, 5_000, 50_000])
        (tmp_path / f"random{number}{suffix}").write_bytes(chance.randbytes(size))
        (tmp_path / f"page{number}.html").write_bytes(spoil(html, chance))
        (tmp_path / f"data{number}.json").write_bytes(spoil(lines, chance))
        (tmp_path / f"empty{number}{suffix}").write_bytes(b"")
    started = time.monotonic()
    found = list(read_articles(IndexConfig(paths=(tmp_path,), base=tmp_path)))
    assert time.monotonic() - started < 20
    articles = {each.file for each in found if isinstance(each, Article)}
    named = {each.path for each in found if isinstance(each, ArticleError)}
    assert len(articles | named) == 1000
    assert all(name.startswith(("page", "data")) for name in articles)


def test_libraries_for_pages_and_legacy_encodings_are_imported_late() -> None:
    program = (
        "import sys, index.reading;"
        "print({'trafilatura', 'lxml', 'charset_normalizer'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
