"""WARC files give an article for each page that was fetched."""

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable

import pytest

from index.article import Article
from index.errors import ArticleError

Read = Callable[..., list[Article | ArticleError]]


def page(name: str, head: str = "") -> bytes:
    prose = f"The council met on Monday and agreed to repair the {name} bridge. " * 5
    title = f"<title>The {name} bridge is repaired</title>"
    return (
        f"<html><head>{title}{head}</head><body><p>{prose}</p></body></html>".encode()
    )


def record(kind: str, url: str, content: bytes, media: str = "") -> bytes:
    media = media or "application/http; msgtype=response"
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2021-03-04T05:06:07Z\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(content)}\r\n\r\n"
    )
    return head.encode() + content + b"\r\n\r\n"


def response(
    url: str,
    body: bytes,
    *,
    status: str = "200 OK",
    media: str = "text/html",
    headers: str = "",
    kind: str = "response",
) -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}\r\n"
    return record(kind, url, head.encode() + body)


INFO = record("warcinfo", "", b"software: x\r\n", "application/warc-fields")
ALPHA = response("https://x.org/alpha", page("alpha"))
BRAVO = response("https://x.org/bravo", page("bravo"))


def urls(found: list[Article | ArticleError]) -> list[str]:
    return [each.url for each in found if isinstance(each, Article)]


def lines(found: list[Article | ArticleError]) -> list[str]:
    return [str(each) for each in found if isinstance(each, ArticleError)]


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_each_page_is_an_article(read: Read, pack: Callable[[bytes], bytes]) -> None:
    # Each record of a .warc.gz is packed by itself.
    content = b"".join(map(pack, [INFO, ALPHA, BRAVO]))
    alpha, bravo = read({"a.warc.gz": content})
    assert isinstance(alpha, Article)
    assert isinstance(bravo, Article)
    assert (alpha.path, bravo.path) == ("a.warc.gz#2", "a.warc.gz#3")
    assert (alpha.url, bravo.url) == ("https://x.org/alpha", "https://x.org/bravo")
    assert alpha.title.value == "The alpha bridge is repaired"
    assert alpha.date.value is None  # the day of the capture is none of publication


def test_what_is_no_page_is_left_out_in_silence(read: Read) -> None:
    others = [
        record("request", "https://x.org/a", b"GET / HTTP/1.1\r\n\r\n"),
        response("https://x.org/a", page("a"), kind="revisit"),
        response("https://x.org/b", page("b"), status="404 Not Found"),
        response("https://x.org/c", b"", status="301 Moved"),
        response("https://x.org/robots.txt", b"User-agent: *", media="text/plain"),
        response("https://x.org/d.js", b"var a;", media="text/javascript"),
        response("https://x.org/e.jpg", b"\xff\xd8", media="image/jpeg"),
        record("metadata", "https://x.org/a", b"<html>", "text/html"),
        record("response", "dns:x.org", b"1.2.3.4", "text/dns"),
    ]
    found = read({"a.warc": b"".join([INFO, *others, ALPHA])})
    assert (urls(found), lines(found)) == (["https://x.org/alpha"], [])


def test_a_file_without_a_page_is_named(problems: Callable[..., list[str]]) -> None:
    assert problems({"a.warc": INFO}) == ["a.warc: no page in the WARC file"]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip\r\n", gzip.compress(page("alpha"))),
        ("Content-Encoding: deflate\r\n", zlib.compress(page("alpha"))),
        ("Content-Encoding: deflate\r\n", zlib.compress(page("alpha"))[2:-4]),
        ("Content-Encoding: gzip\r\n", page("alpha")),
        (
            "Transfer-Encoding: chunked\r\n",
            b"10\r\n" + page("alpha")[:16] + b"\r\n%x;x=y\r\n" % len(page("alpha")[16:])
            + page("alpha")[16:] + b"\r\n0\r\n\r\n",
        ),
        ("Transfer-Encoding: chunked\r\n", page("alpha")),
    ],
)  # fmt: skip
def test_a_packed_response_is_unpacked(read: Read, headers: str, body: bytes) -> None:
    (article,) = read({"a.warc": response("https://x.org/a", body, headers=headers)})
    assert isinstance(article, Article)
    assert article.text.startswith("The council met on Monday")


def test_brotli_is_unpacked_where_its_library_is_installed(read: Read) -> None:
    brotli = pytest.importorskip("brotli")
    body = brotli.compress(page("alpha"))
    found = read(
        {
            "a.warc": response(
                "https://x.org/a", body, headers="Content-Encoding: br\r\n"
            )
        }
    )
    assert urls(found) == ["https://x.org/a"]


def test_a_response_that_unpacks_to_very_much_is_named(read: Read) -> None:
    bomb = gzip.compress(page("alpha") + bytes(5_000_000))
    packed = response("https://x.org/a", bomb, headers="Content-Encoding: gzip\r\n")
    found = read({"a.warc": packed + BRAVO})
    assert urls(found) == ["https://x.org/bravo"]
    assert lines(found) == [
        "a.warc: 1: a response that unpacks to more than index.max_file_mb"
    ]


def test_the_charset_of_the_response_counts(read: Read) -> None:
    body = page("Köprü çarşı").decode().encode("iso-8859-9")
    (article,) = read(
        {"a.warc": response("https://x.org/a", body, media="text/html; charset=latin5")}
    )
    assert isinstance(article, Article)
    assert "the Köprü çarşı bridge" in article.text


def test_a_page_fetched_twice_is_one_article_unless_its_text_differs(
    read: Read,
) -> None:
    again = response("https://x.org/alpha", page("alpha", "<meta name=n content=2>"))
    changed = response("https://x.org/alpha", page("other"))
    found = read({"a.warc": ALPHA + ALPHA + again + changed})
    articles = [each for each in found if isinstance(each, Article)]
    assert [each.path for each in articles] == ["a.warc#1", "a.warc#4"]
    assert len({each.id for each in articles}) == 2


def test_ids_stay_when_records_move(read: Read) -> None:
    first = read({"a.warc": ALPHA})
    second = read({"a.warc": INFO + BRAVO + ALPHA})
    assert isinstance(first[0], Article)
    assert first[0].id in {each.id for each in second if isinstance(each, Article)}


def test_resources_and_texts_of_common_crawl_are_read(read: Read) -> None:
    found = read(
        {
            "a.warc": record("resource", "https://x.org/a", page("a"), "text/html")
            + record(
                "conversion", "https://x.org/b", b"A bridge.\nIn spring.", "text/plain"
            )
        }
    )
    assert urls(found) == ["https://x.org/a", "https://x.org/b"]


def test_a_web_archive_in_wacz_gives_its_pages_alone(read: Read) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("datapackage.json", '{"title": "A bridge"}')
        archive.writestr("pages/pages.jsonl", '{"url": "https://x.org", "title": "A"}')
        archive.writestr("archive/data.warc.gz", gzip.compress(ALPHA))
    (article,) = read({"a.wacz": packed.getvalue()})
    assert isinstance(article, Article)
    assert article.path == "a.wacz#archive/data.warc.gz/1"


def test_pages_without_a_text_are_summed_up(read: Read) -> None:
    empty = [
        response(f"https://x.org/{n}", b"<html><script>%d</script></html>" % n)
        for n in range(30)
    ]
    found = read({"a.warc": b"".join([ALPHA, *empty])})
    assert urls(found) == ["https://x.org/alpha"]
    assert lines(found) == ["a.warc: 30 inside: no text in the page; the first 2"]


def test_a_damaged_record_costs_only_itself_and_its_neighbour(read: Read) -> None:
    short = ALPHA.replace(b"Content-Length: ", b"Content-Length: 9", 1)
    found = read({"a.warc": BRAVO + short[:-200] + b"\r\n\r\n" + ALPHA * 30})
    assert urls(found)[0] == "https://x.org/bravo"
    assert len(lines(found)) == 1


@pytest.mark.parametrize("pack", [bytes, gzip.compress])
def test_of_a_truncated_file_what_is_whole_is_read(
    read: Read, pack: Callable[[bytes], bytes], every: int
) -> None:
    records = [
        pack(
            record(
                "conversion", f"https://x.org/{n}", b"A bridge. %d" % n, "text/plain"
            )
        )
        for n in range(6)
    ]
    content = b"".join(records)
    ends = [len(b"".join(records[: n + 1])) for n in range(6)]
    for part in range(1, 201, every):
        cut = len(content) * part // 201
        found = read({"a.warc": content[:cut]})
        assert len(urls(found)) >= sum(end <= cut for end in ends), cut
        assert len(lines(found)) <= 1, cut
        assert lines(found) or any(abs(cut - end) <= 4 for end in ends), cut
