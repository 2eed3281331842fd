import gzip
import json
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Actor, Article, Basis, Field, PartialDate
from index.config import IndexConfig
from index.errors import ArticleError
from index.reading import SourceFile, list_files, read_file, split_file

Read = Callable[..., list[Article | ArticleError]]
One = Callable[..., Article]
Troubles = Callable[..., list[str]]

DEAL = {
    "id": 17,
    "headline": "A deal",
    "body": "Both sides agreed.",
    "published": "2019-12-20T10:00:00Z",
    "source": {"id": "bbc", "name": "BBC"},
    "link": "https://x.org/1",
    "lang": "en",
    "author": ["Ann Lee", {"name": "Bo Ek"}],
    "actors": "NATO; Fayez al-Sarraj",
}


def jsonl(*records: object) -> str:
    return "\n".join(
        record if isinstance(record, str) else json.dumps(record) for record in records
    )


LOOKED_FOR = "looked for: text, body, content, and the like"
NAME_IT = "name it in config.yaml, index: records: text: "


def test_a_record_declares_its_fields_with_their_keys(read_one: One) -> None:
    article = read_one({"a.jsonl": jsonl(DEAL)})
    assert article == Article(
        id=article.id,
        path="a.jsonl#17",
        file="a.jsonl",
        text="Both sides agreed.",
        body="Both sides agreed.",
        digest=article.digest,
        url="https://x.org/1",
        title=Field("A deal", Basis.STATED, 0.95, "A deal", "record field 'headline'"),
        date=Field(
            PartialDate(2019, 12, 20),
            Basis.STATED,
            0.95,
            "2019-12-20T10:00:00Z",
            "record field 'published'",
        ),
        outlet=Field("BBC", Basis.STATED, 0.95, "BBC", "record field 'source'"),
        language=Field("en", Basis.STATED, 0.95, "en", "record field 'lang'"),
        authors=("Ann Lee", "Bo Ek"),
        actors=tuple(
            Actor(
                name,
                surfaces=(name,),
                basis=Basis.STATED,
                confidence=0.95,
                rule="record field",
            )
            for name in ("NATO", "Fayez al-Sarraj")
        ),
    )


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.jsonl", jsonl({"text": "one"}, "", {"text": "two"})),
        ("a.ndjson", "\ufeff" + jsonl({"text": "one"}, {"text": "two"})),
        ("a.jsonl", jsonl({"text": "one"}, {"text": "two"}).encode("utf-16")),
        ("a.jsonl.gz", gzip.compress(jsonl({"text": "one"}, {"text": "two"}).encode(), mtime=0)),
        ("a.json", jsonl({"text": "one"}, {"text": "two"})),
        ("a.json", json.dumps([{"text": "one"}, {"text": "two"}], indent=1)),
        ("a.json", json.dumps({"n": 2, "articles": [{"text": "one"}, {"text": "two"}]})),
        ("a.json", json.dumps({"response": {"docs": [{"text": "one"}, {"text": "two"}]}})),
        ("a.jsonl", jsonl({"text": "one"}, {"text": "two"}).encode("utf-16-le")),
        ("a.csv", "id,Text\n1,one\n2,two\n"),
        ("a.csv", "\ufeff\"id\";\"Text\"\r\n1;one\r\n2;two\r\n"),
        ("a.tsv", "id\ttext\n1\tone\n2\ttwo"),
        ("a.csv", "sep=|\nid|text\n1|one\n2|two"),
        ("a.csv.gz", gzip.compress(b"text\none\ntwo\n", mtime=0)),
    ],
)  # fmt: skip
def test_records_are_read_from_every_shape_of_file(
    read: Read, name: str, content: str | bytes
) -> None:
    articles = read({name: content})
    assert [getattr(article, "text", article) for article in articles] == ["one", "two"]


def test_a_json_file_with_one_record_is_named_after_the_file(
    read_one: One,
) -> None:
    article = read_one({"a.json": json.dumps(DEAL, indent=1)})
    assert (article.path, article.text) == ("a.json", "Both sides agreed.")


def test_broken_records_are_named_with_their_line_and_the_rest_is_read(
    read: Read,
) -> None:
    lines = jsonl(
        {"text": "one"},
        '{"text": ',
        [1, 2],
        {"lang": "en", "body": " "},
        '{"text": "bad \\x"}',
        "[" * 100_000,
        '{"text": "n", "n": ' + "9" * 5000 + "}",
        {"text": "two"},
    )
    assert [getattr(each, "path", "") + " " + str(getattr(each, "reason", "")) for each in read({"a.jsonl": lines})] == [
        "a.jsonl#1 ",
        "a.jsonl broken JSON: expecting value at column 9",
        "a.jsonl broken record: not an object of fields",
        "a.jsonl broken JSON: invalid \\escape at column 15",
        "a.jsonl broken JSON: nested too deeply",
        "a.jsonl broken JSON: a number too long to read",
        "a.jsonl#8 ",
        "a.jsonl no text and no title",
    ]  # fmt: skip


def test_errors_have_the_line_of_the_record(read: Read) -> None:
    found = read({"a.csv": 'title,text\nA,"one\ntwo"\n,\n\nC,x,y,z\nD,four\n,\n'})
    assert [
        each.path if isinstance(each, Article) else str(each) for each in found
    ] == [
        "a.csv#2",
        "a.csv:6: broken row: 4 columns, the header has 2",
        "a.csv#7",
        "a.csv:4: no text and no title (2 records in all)",
    ]


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("a.json", "", "empty"),
        ("a.jsonl", "\n\n", "empty"),
        ("a.csv", "", "empty"),
        ("a.csv", "title,text\n", "empty: a header and no rows"),
        ("a.csv", "label,words\na,some\n", f"no column for the text ({LOOKED_FOR}; there is: label, words); {NAME_IT}[words]"),
        ("a.json", "[]", "empty: a list of no records"),
        ("a.json", "3", "record 1: broken record: not an object of fields"),
        ("a.json", '{"a": {"b": 1}}', f"the only record has no text ({LOOKED_FOR}; there is: a); {NAME_IT}[a]"),
        ("a.jsonl", jsonl(*({"n": n, "claim": "words"} for n in range(250))), f"none of 250 records has a text ({LOOKED_FOR}; there is: n, claim); {NAME_IT}[claim]"),
        ("a.json", '[{"text": "x"\n,,}', "broken JSON: expecting property name enclosed in double quotes at line 2, column 2"),
        ("a.json", '{"a":' * 100_000, "broken JSON: nested too deeply"),
        ("a.json", " " * 1_000_001, "larger than index.max_file_mb (1 MB)"),
        ("a.jsonl", bytes(1000), "binary"),
        ("a.csv", bytes(1000), "binary"),
    ],
)  # fmt: skip
def test_files_without_records_are_skipped_with_a_reason(
    problems: Troubles, name: str, content: str | bytes, problem: str
) -> None:
    assert problems({name: content}) == [f"{name}: {problem}"]


def test_a_file_may_be_larger_than_the_limit_but_not_a_record(read: Read) -> None:
    large, too_large = "x" * 600_000, "y" * 1_000_001
    lines = jsonl({"text": large}, {"text": too_large}, {"text": large})
    first, error, last = read({"a.jsonl": lines})
    assert isinstance(first, Article)
    assert str(error) == "a.jsonl:2: record larger than index.max_file_mb (1 MB)"
    assert isinstance(last, Article)


def test_a_truncated_gzip_gives_its_readable_records_and_an_error(read: Read) -> None:
    lines = jsonl(*({"text": f"words {number**7}"} for number in range(20_000)))
    *articles, error = read({"a.jsonl.gz": gzip.compress(lines.encode())[:-5000]})
    assert str(error).startswith("a.jsonl.gz: broken gzip: ")
    assert len(articles) > 1000


def test_each_broken_record_is_named_with_its_line(problems: Troubles) -> None:
    found = problems({"a.jsonl": "no json\n" * 300})
    assert len(found) == 300
    assert found[-1].startswith("a.jsonl:300: broken JSON: ")


def test_a_record_of_html_loses_its_tags(read_one: One) -> None:
    text = "<p>Both sides &amp; all <b>agreed</b>.</p><script>x()</script><p>At last.<br>Yes</p>"
    article = read_one({"a.jsonl": jsonl({"text": text})})
    assert article.text == "Both sides & all agreed.\nAt last.\nYes"


def test_less_than_signs_in_a_text_are_not_taken_for_tags(read_one: One) -> None:
    assert (
        read_one({"a.jsonl": jsonl({"text": "a < b and c > d"})}).text
        == "a < b and c > d"
    )


def test_no_article_has_lone_surrogates_or_nuls(read_one: One) -> None:
    article = read_one(
        {"a.jsonl": r'{"text": "a\ud800b\u0000c", "title": "\udfff", "id": "\ud800"}'}
    )
    assert (article.text, article.title.value) == ("a\ufffdbc", "\ufffd")
    assert article.path == "a.jsonl#\ufffd"


def test_ids_stay_when_records_move_and_are_the_same_for_equal_ones(read: Read) -> None:
    one, two = {"text": "one"}, {"text": "two", "url": "https://x.org/2"}
    three = {"text": "three", "id": "3"}
    forward = {a.text: a.id for a in read({"a.jsonl": jsonl(one, two, three)}) if isinstance(a, Article)}  # fmt: skip
    backward = {a.text: a.id for a in read({"a.jsonl": jsonl(three, two, one)}) if isinstance(a, Article)}  # fmt: skip
    assert forward == backward
    again = [a.id for a in read({"a.jsonl": jsonl(one, one, two, one)}) if isinstance(a, Article)]  # fmt: skip
    first = forward["one"]
    assert again == [first, first, forward["two"], first]


def test_the_digest_of_a_record_changes_with_each_of_its_fields(read: Read) -> None:
    said = {"text": "Body.", "title": "A", "outlet": "B", "authors": ["C", "D"]}
    records = [
        said,
        {**said, "text": "Body"},
        {**said, "title": "A B", "outlet": ""},
        {**said, "authors": ["C D"]},
        {**said, "authors": ["C"], "actors": ["D"]},
        {**said, "date": "2020"},
        {**said, "published": "2020"},
        {**said, "language": "en"},
        {**said, "url": "http://a.example"},
    ]
    articles = read({"a.jsonl": "\n".join(map(json.dumps, [*records, said]))})
    digests = [a.digest for a in articles if isinstance(a, Article)]
    assert len(set(digests)) == len(records)
    assert digests[-1] == digests[0]


def test_the_names_of_fields_come_from_the_config(write: Callable[..., Path]) -> None:
    folder = write({"a.jsonl": jsonl({"Story": "words", "quelle": "TASS"})})
    config = IndexConfig(
        paths=(folder,),
        base=folder,
        records={"text": ("story",), "outlet": ("Quelle",)},
    )
    (file,) = list_files(config)
    assert isinstance(file, SourceFile)
    (article,) = read_file(file, config)
    assert isinstance(article, Article)
    assert (article.text, article.outlet.value) == ("words", "TASS")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "DATA:text/html,x", "file:///x"]
)
def test_an_unsafe_url_is_left_out(read_one: One, url: str) -> None:
    assert read_one({"a.jsonl": jsonl({"text": "words", "url": url})}).url == ""


def test_numbers_are_dates_only_if_they_are_unambiguous(read: Read) -> None:
    dates = [1576800000, 1576800000000, 2019, 20191220, 12, True, None, "null"]
    articles = read(
        {"a.jsonl": jsonl(*({"text": f"on {date}", "date": date} for date in dates))}
    )
    assert [str(a.date.value) for a in articles if isinstance(a, Article)] == [
        "2019-12-20", "2019-12-20", "2019", "2019-12-20", "None", "None", "None", "None",
    ]  # fmt: skip


LINES = st.lists(
    st.one_of(
        st.text(max_size=20).map(lambda text: json.dumps({"text": "w" + text})),
        st.sampled_from(["", "{", "  "]),
    ),
    max_size=12,
)


@given(lines=LINES, cuts=st.lists(st.integers(0, 300), max_size=4))
def test_reading_in_ranges_gives_the_same_as_reading_whole(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], cuts: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("parts")
    path = folder / "a.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    config = IndexConfig(paths=(path,), base=folder)
    (file,) = list_files(config)
    assert isinstance(file, SourceFile)
    size = path.stat().st_size
    bounds = sorted({0, size, *(cut for cut in cuts if cut < size)})
    spans = list(pairwise(bounds))

    def shown(*spans: tuple[int, int] | None) -> list[str]:
        found = [each for span in spans for each in read_file(file, config, byte_range=span)]  # fmt: skip
        return [
            each.path + each.text if isinstance(each, Article) else str(each)
            for each in found
            if not str(each).endswith("empty")
        ]

    assert shown(*spans) == shown(None)


def test_lines_far_into_a_file_are_numbered_as_from_its_start(
    write: Callable[..., Path],
) -> None:
    long = '{"text": "' + "so " * 1_000_000 + '"}\n'
    folder = write({"a.jsonl": 4 * long + 3 * '{"text": "short"}\n'})
    config = IndexConfig(paths=(folder,), base=folder)
    (file,) = list_files(config)
    assert isinstance(file, SourceFile)
    size = file.path.stat().st_size
    spans = [(0, 5_000_000), (5_000_000, 11_000_000), (11_000_000, size)]
    found = [
        each for span in spans for each in read_file(file, config, byte_range=span)
    ]
    numbers = [int(each.path.rpartition("#")[2]) for each in found]
    assert numbers == [1, 2, 3, 4, 5, 6, 7]


def test_only_large_files_of_plain_json_lines_are_split(
    write: Callable[..., Path],
) -> None:
    large = "x" * 3_000_000
    folder = write(
        {"a.jsonl": large, "b.json": large, "c.jsonl": "{}", "d.jsonl": gzip.compress(large.encode())}
    )  # fmt: skip
    files = [file for file in list_files(IndexConfig(paths=(folder,), base=folder)) if isinstance(file, SourceFile)]  # fmt: skip
    assert [split_file(file, 2) for file in files] == [
        [(0, 1_500_000), (1_500_000, 3_000_000)],
        [None],
        [None],
        [None],
    ]
