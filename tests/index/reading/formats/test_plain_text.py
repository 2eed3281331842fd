import gzip
from collections.abc import Callable

import pytest

from index.article import Article, Basis, Field, PartialDate
from tests.index.reading.conftest import Read

One = Callable[..., Article]
Troubles = Callable[..., list[str]]


def test_a_text_file_is_one_article_named_after_it(read_one: One) -> None:
    article = read_one({"a/b.txt": "First line\n\nSecond."})
    assert article == Article(
        id=article.id,
        path="a/b.txt",
        file="a/b.txt",
        text="First line\n\nSecond.",
        digest=article.digest,
    )
    assert len(article.id) == 16


def test_the_id_changes_with_the_text_and_not_with_the_name(read: Read) -> None:
    found = read({"a.txt": "one", "b/c.md": "one", "d.txt": "two"})
    one, two, moved = (each for each in found if isinstance(each, Article))
    assert one.id == moved.id != two.id
    assert one.digest == moved.digest != two.digest


@pytest.mark.parametrize(
    "content",
    [
        "Erdoğan said".encode(),
        b"\xef\xbb\xbf" + "Erdoğan said".encode(),
        b"\xff\xfe" + "Erdoğan said".encode("utf-16-le"),
        b"\xfe\xff" + "Erdoğan said".encode("utf-16-be"),
        "Erdoğan said".encode("utf-16-le"),
        b"\xff\xfe\0\0" + "Erdoğan said".encode("utf-32-le"),
        gzip.compress("Erdoğan said".encode(), mtime=0),
    ],
    ids=["utf-8", "bom", "utf-16-le", "utf-16-be", "utf-16, no bom", "utf-32", "gzip"],
)
def test_every_unicode_encoding_is_read(read_one: One, content: bytes) -> None:
    assert read_one({"a.txt": content}).text == "Erdoğan said"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", "“We will not leave,” the minister’s spokesman said – and left."),
        ("cp1252", "Der Außenminister erklärte, die Gespräche würden fortgeführt."),
        ("cp1252", "Le président a déclaré que la réunion était prévue à Genève."),
        ("cp1254", "Dışişleri Bakanı, Libya'daki ateşkes için görüşmelerin sürdüğünü söyledi."),
        ("cp1250", "Minister powiedział, że rozmowy będą kontynuowane w środę w Łodzi."),
        ("cp1251", "Министр иностранных дел России провёл переговоры в Москве."),
        ("koi8_r", "Министр иностранных дел России провёл переговоры в Москве."),
        ("cp1256", "قال وزير الخارجية إن المحادثات حول ليبيا ستستمر في موسكو يوم الثلاثاء"),
        ("gb18030", "外交部发言人表示，有关利比亚的会谈将于周二在莫斯科继续举行。"),
    ],
)  # fmt: skip
def test_legacy_encodings_are_detected(read_one: One, encoding: str, text: str) -> None:
    assert read_one({"a.txt": text.encode(encoding)}).text == text


def test_a_few_broken_bytes_do_not_make_utf8_another_encoding(read_one: One) -> None:
    content = "Erdoğan’ın açıklaması, görüşmeler".encode() + b"\xc4"
    assert (
        read_one({"a.txt": content}).text == "Erdoğan’ın açıklaması, görüşmeler\ufffd"
    )


def test_line_ends_spaces_and_invisible_characters_are_normalised(
    read_one: One,
) -> None:
    text = "\ufeffone\r\ntwo\rthree\u2028four\xa0five\u3000six se\xadven می\u200cخواهم"
    assert read_one({"a.txt": text}).text == (
        "one\ntwo\nthree\nfour five six seven می\u200cخواهم"
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\xc2\xa0\t", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(range(256)), "binary"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(40), "binary"),
        (b"x" * 1_000_001, "larger than index.max_file_mb (1 MB)"),
        (
            gzip.compress(b"x" * 1_000_001, mtime=0),
            "larger than index.max_file_mb (1 MB)",
        ),
        (
            gzip.compress(b"some words", mtime=0)[:-6],
            "broken gzip: Compressed file ended before the end-of-stream marker was reached",
        ),
    ],
)
def test_binary_files_are_skipped_with_a_reason(
    problems: Troubles, content: bytes, reason: str
) -> None:
    assert problems({"a.txt": content}) == [f"a.txt: {reason}"]


def test_a_file_with_an_unknown_suffix_is_read_if_it_is_text(
    read_one: One, problems: Troubles
) -> None:
    assert read_one({"2019.12.20 Tripoli": "Words."}).text == "Words."
    assert problems({"unknown.xyz": bytes(100)}) == ["unknown.xyz: binary"]


def test_front_matter_declares_fields_and_leaves_the_text(read_one: One) -> None:
    article = read_one(
        {
            "a.txt": "---\ntitle: 'No: a deal'\ndate: 20 December 2019\n"
            "source: Norway Today\nlang: en-GB\nauthor: Ann Lee; Bo Ek\n"
            "tags: [x]\n---\nThe text."
        }
    )
    assert article.text == "The text."
    assert article.title == Field(
        "No: a deal", Basis.STATED, 0.95, "No: a deal", "front matter"
    )
    assert article.date == Field(
        PartialDate(2019, 12, 20),
        Basis.STATED,
        0.95,
        "20 December 2019",
        "front matter",
    )
    assert (article.outlet.value, article.language.value) == ("Norway Today", "en")
    assert article.authors == ("Ann Lee", "Bo Ek")


@pytest.mark.parametrize(
    "text",
    ["---\nA text that begins with a rule.\n---\nMore.", "---\nkey: never closed\n"],
)
def test_dashes_are_not_always_front_matter(read_one: One, text: str) -> None:
    assert read_one({"a.md": text}).text == text


@pytest.mark.parametrize(
    ("front", "problem"),
    [
        (
            "title: a: b",
            "a.md:2: broken front matter: mapping values are not allowed here",
        ),
        (
            "x: &a [1]\ny: *a",
            "a.md:3: broken front matter: aliases (*name) are not supported",
        ),
        ("a: " + "[" * 5000, "a.md:2: broken front matter: nested too deeply"),
        ("date: 2020-13-45", "a.md: date: '2020-13-45' is an impossible date"),
    ],
)
def test_a_problem_in_front_matter_is_named_and_the_text_still_read(
    read: Callable[..., list[object]], front: str, problem: str
) -> None:
    error, article = read({"a.md": f"---\n{front}\n---\nThe text."})
    assert str(error) == problem
    assert isinstance(article, Article)
    assert (article.text, article.date.value) == ("The text.", None)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# A *deal* in [Berlin](https://x.org) #\n\nText", "A deal in Berlin"),
        ("\n\n#  C# and F#\nText", "C# and F#"),
        ("A deal\n======\n\nText", "A deal"),
        ("## Second level\n\nText", None),
        ("#hashtag\n\nText", None),
    ],
)
def test_the_first_heading_of_markdown_is_the_title(
    read_one: One, text: str, title: str | None
) -> None:
    article = read_one({"a.md": text})
    assert article.title.value == title
    assert article.title.rule == ("markdown heading" if title else "")
    assert article.text == text
