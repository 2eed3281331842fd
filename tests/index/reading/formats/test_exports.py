"""Exports of many programs are read, whatever they call their fields."""

import json
from collections.abc import Callable

import pytest

from index.article import Article
from index.errors import ArticleError

Read = Callable[..., list[Article | ArticleError]]
One = Callable[..., Article]
Problems = Callable[..., list[str]]

WORDS = "The council met on Monday and agreed to repair the old bridge by the harbour."
BOTH = ("Bridge", WORDS)


def fields(article: Article) -> tuple[str | None, str, str, str | None]:
    return (
        article.title.value,
        article.text,
        str(article.date.value),
        article.outlet.value,
    )


@pytest.mark.parametrize(
    "record",
    [
        {"articleTitle": "Bridge", "main_text": WORDS, "datePublished": "2019-12-20", "siteName": "The Post"},
        {"Article Title": "Bridge", "CONTENT": WORDS, "pub-date": "20.12.2019", "Publication": "The Post"},
        {"headline": {"main": "Bridge"}, "content:encoded": f"<p>{WORDS}</p>", "pubDate": "Fri, 20 Dec 2019 10:00:00 GMT", "source": {"name": "The Post"}},
        {"title": {"rendered": "Bridge"}, "content": {"rendered": f"<p>{WORDS}</p>"}, "date": {"$date": {"$numberLong": "1576800000000"}}, "publisher": "The Post"},
        {"_id": "1", "_source": {"title": "Bridge", "text": WORDS, "created_at": "2019-12-20"}, "outlet": "The Post"},
        {"title": "Bridge", "text": None, "content": None, "description": WORDS, "publish_date": "2019-12-20", "date_download": "2020-01-02", "source": "The Post"},
        {"title": "Bridge", "body": [{"type": "p", "text": WORDS}], "date": {"created": "2020-01-02", "original": "2019-12-20"}, "media_name": "The Post", "source": "https://post.example/a"},
        {"Haber Başlığı": "Bridge", "haber_metni": WORDS, "YAYIN TARİHİ": "20 Aralık 2019", "gazete": "The Post"},
        {"заголовок": "Bridge", "Текст статьи": WORDS, "Дата публикации": "20 декабря 2019", "источник": "The Post"},
        {"título": "Bridge", "cuerpo": WORDS, "fecha_publicacion": "20 de diciembre de 2019", "periódico": "The Post"},
        {"العنوان": "Bridge", "النص": WORDS, "التاريخ": "20 ديسمبر 2019", "المصدر": "The Post"},
        {"标题": "Bridge", "正文": WORDS, "发布时间": "2019年12月20日", "来源": "The Post"},
        {"titel_de": "Bridge", "Volltext": WORDS, "Veröffentlicht": "20. Dezember 2019", "Zeitung": "The Post"},
    ],
)  # fmt: skip
def test_a_record_is_read_by_what_its_keys_mean(
    read_one: One, record: dict[str, object]
) -> None:
    article = read_one({"a.jsonl": json.dumps(record)})
    assert fields(article) == ("Bridge", WORDS, "2019-12-20", "The Post")


@pytest.mark.parametrize(
    ("parts", "date"),
    [
        ({"iyear": 2019, "imonth": 12, "iday": 20}, "2019-12-20"),
        ({"year": "2019", "month": "December", "day": "20"}, "2019-12-20"),
        ({"Yıl": "2019", "Ay": "Aralık", "Gün": "20"}, "2019-12-20"),
        ({"year": 2019, "month": 12, "day": 0}, "2019-12"),
        ({"year": 2019}, "2019"),
        ({"date": "2019-12-20", "year": 2018}, "2019-12-20"),
    ],
)
def test_a_date_may_have_a_column_for_each_part(
    read_one: One, parts: dict[str, object], date: str
) -> None:
    article = read_one({"a.jsonl": json.dumps({"text": WORDS, **parts})})
    assert str(article.date.value) == date


ITEM = {"title": "Bridge", "text": WORDS, "date": "2019-12-20"}
OTHER = {**ITEM, "title": "Road"}


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(ITEM, indent=1) + json.dumps(OTHER, indent=1),
        f"[\n{json.dumps(ITEM)}\n][\n{json.dumps(OTHER)}\n]",
        f"[{json.dumps(ITEM)},\n{json.dumps(OTHER)},\n]",
        json.dumps({"articles": [ITEM, OTHER], "sources": [{"name": "x"}]}),
        json.dumps({"took": 1, "_shards": {"n": 1}, "hits": {"hits": [{"_source": ITEM}, {"_source": OTHER}]}}),
        json.dumps({"data": {"search": {"edges": [{"node": ITEM}, {"node": OTHER}]}}}),
        json.dumps({"title": "The feed", "items": [ITEM, OTHER]}),
        json.dumps({"news": [ITEM], "opinion": [OTHER]}),
        json.dumps({"content": [ITEM, OTHER], "pages": 1}),
        json.dumps({"17": ITEM, "18": OTHER}),
        json.dumps({key: {"0": ITEM[key], "1": OTHER[key]} for key in ITEM}),
        json.dumps({key: [ITEM[key], OTHER[key]] for key in ITEM}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_records_are_found_in_every_shape_of_json(
    read: Read, name: str, content: str
) -> None:
    found = read({name: content})
    assert [(a.title.value, a.text) for a in found if isinstance(a, Article)] == [
        ("Bridge", WORDS),
        ("Road", WORDS),
    ]
    assert len(found) == 2


def test_each_line_may_wrap_records(read: Read) -> None:
    pages = [{"data": [ITEM], "meta": {"n": 1}}, {"data": [OTHER, {"x": 1}]}]
    found = read({"a.jsonl": "\n".join(map(json.dumps, pages))})
    assert [
        each.path if isinstance(each, Article) else str(each) for each in found
    ] == [
        "a.jsonl#1",
        "a.jsonl#2",
        "a.jsonl:2: no text and no title",
    ]


def test_what_is_whole_of_a_list_that_breaks_off_is_kept(read: Read) -> None:
    article, problem = read(
        {"a.json": f'{{"articles": [{json.dumps(ITEM)}, {{"title": "Ro'}
    )
    assert isinstance(article, Article)
    assert article.text == WORDS
    assert str(problem) == (
        "a.json: broken JSON: unterminated string starting at column 157; "
        "what is whole before it is kept"
    )


def test_a_chat_keeps_its_formatted_words_and_is_named_after_its_channel(
    read: Read,
) -> None:
    messages = [
        {"id": 1, "type": "service", "action": "create_channel", "text": ""},
        {"id": 2, "type": "message", "from": "An Editor", "text": ["North of ", {"type": "bold", "text": "Sirte"}, ", say ", {"type": "mention", "text": "@both"}, "."]},
        {"id": 3, "type": "message", "text": [{"type": "hashtag", "text": "#sirte"}]},
        {"id": 4, "type": "message", "text": "", "photo": "a.jpg"},
    ]  # fmt: skip
    channel = {"name": "A Channel", "type": "public_channel", "messages": messages}
    for whole in (channel, {"chats": {"list": [channel]}}):
        *articles, problem = read({"a.json": json.dumps(whole)})
        assert [
            (a.text, a.outlet.value) for a in articles if isinstance(a, Article)
        ] == [
            ("North of Sirte, say @both.", "A Channel"),
            ("#sirte", "A Channel"),
        ]
        assert str(problem) == (
            "a.json: 1 of 3 messages have no text: pictures, stickers and the like"
        )


def test_a_feed_beside_its_entries_is_their_outlet(read_one: One) -> None:
    feed = {"feed": {"title": "The Post"}, "entries": [ITEM]}
    assert read_one({"a.json": json.dumps(feed)}).outlet.value == "The Post"


def test_odd_values_under_known_keys_stop_nothing(read_one: One) -> None:
    parts = [{"type": ["bold"], "text": "One."}, {"type": {}, "text": None}]
    record = {
        "title": [[["A"]]],
        "text": parts,
        "date": {"a": {"b": []}},
        "source": [{}],
    }
    article = read_one({"a.json": json.dumps([record])})
    assert fields(article) == ("A", "One.", "None", None)


def test_a_text_in_sections_keeps_every_part(read_one: One) -> None:
    body = {"summary": ["In short."], "sections": [{"headline": ["One"], "paragraphs": ["First.", "Second."]}]}  # fmt: skip
    article = read_one({"a.json": json.dumps([{"title": "Bridge", "body": body}])})
    assert article.text == "In short.\n\nOne\n\nFirst.\n\nSecond."


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "title,date\nA bridge is shut,2019-12-20\n"),
        (
            "a.jsonl",
            '{"title": "A bridge is shut", "text": null, "date": "2019-12-20"}',
        ),
        ("a.json", '[{"title": "A bridge is shut", "date": "2019-12-20"}]'),
    ],
)
def test_a_headline_without_a_text_is_an_article(
    read_one: One, name: str, content: str
) -> None:
    article = read_one({name: content})
    assert fields(article) == (
        "A bridge is shut",
        "A bridge is shut",
        "2019-12-20",
        None,
    )


def test_entities_and_tags_in_fields_are_read_as_what_they_mean(read_one: One) -> None:
    article = read_one(
        {"a.json": json.dumps([{
            "title": "<b>A</b> &amp; B &amp;#8217;s",
            "text": "The members&#8217; caf&eacute; &lt;b&gt;met&lt;/b&gt;&nbsp;on Monday",
            "outlet": "News &amp; Views",
        }])}
    )  # fmt: skip
    assert fields(article)[0::3] == ("A & B ’s", "News & Views")
    assert article.text == "The members’ café met on Monday"


def test_an_address_is_no_name_of_an_outlet(read_one: One) -> None:
    record = {"text": WORDS, "source": "https://post.example/a/b", "hostname": "post.example"}  # fmt: skip
    article = read_one({"a.jsonl": json.dumps(record)})
    assert (article.outlet.value, article.url) == (
        "post.example",
        "https://post.example/a/b",
    )


@pytest.mark.parametrize(
    ("dates", "read_as"),
    [
        (["4/5/2017", "10/31/2016"], ["2017-04-05", "2016-10-31"]),
        (["4/5/2017", "31/10/2016", "4/5/17"], ["2017-05-04", "2016-10-31", "2017-05-04"]),
        (["04-05-2017 10:00", "10-31-2016 9:00"], ["2017-04-05", "2016-10-31"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("shape", ["csv", "jsonl", "json"])
def test_other_rows_settle_the_order_of_day_and_month(
    read: Read, dates: list[str], read_as: list[str], shape: str
) -> None:
    records = [{"text": WORDS, "date": date} for date in dates]
    content = {
        "csv": "text,date\n" + "".join(f'"{WORDS}",{date}\n' for date in dates),
        "jsonl": "\n".join(map(json.dumps, records)),
        "json": json.dumps({"articles": records}),
    }[shape]
    found = read({f"a.{shape}": content})
    assert [str(a.date.value) for a in found if isinstance(a, Article)] == read_as


@pytest.mark.parametrize("dates", [["4/5/2017", "5/6/2017"], ["4/5/2017", "31/1/2017", "1/31/2017", "2017"]])  # fmt: skip
def test_dates_whose_order_nothing_settles_are_counted(
    read: Read, dates: list[str]
) -> None:
    found = read(
        {"a.csv": "text,date\n" + "".join(f"words,{date}\n" for date in dates)}
    )
    unread = {
        2: "2 dates could not be read, the first '4/5/2017'; write them as 2019-12-20",
        4: "1 date could not be read: '4/5/2017'; write it as 2019-12-20",
    }
    assert str(found[-1]) == f"a.csv:2: {unread[len(dates)]}"


@pytest.mark.parametrize(
    "content",
    [
        f"title\ttext\tdate\nBridge\t{WORDS}\t2019-12-20\nRoad\t{WORDS}\t2019-12-20\n",
        f"id;Title;Content\n1;Bridge;{WORDS}\n2;Road;{WORDS}\n",
        f"{json.dumps(ITEM)}\n{json.dumps(OTHER)}\n",
        json.dumps([ITEM, OTHER], indent=1),
        json.dumps({"articles": [ITEM, OTHER]}),
    ],
)
@pytest.mark.parametrize("name", ["a.txt", "a"])
def test_records_are_found_in_files_without_their_suffix(
    read: Read, name: str, content: str
) -> None:
    found = read({name: content})
    assert [(a.title.value, a.text) for a in found if isinstance(a, Article)] == [
        ("Bridge", WORDS),
        ("Road", WORDS),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Title, text and date\nAll were agreed, he said, in one night",
        "{{redirect}} The council met",
        '[{"a": 1}, {"b": 2}] is how a list looks',
        "text\n\nThe council met",
    ],
)
def test_texts_that_look_a_little_like_records_stay_texts(
    read_one: One, text: str
) -> None:
    assert read_one({"a.txt": text}).text == text


def test_line_ends_of_old_macs_end_rows(read: Read) -> None:
    found = read({"a.csv": f'title,text\rBridge,"{WORDS}"\rRoad,"{WORDS}"\r'})
    assert [(a.path, a.text) for a in found if isinstance(a, Article)] == [
        ("a.csv#2", WORDS),
        ("a.csv#3", WORDS),
    ]


def test_a_line_end_outside_quotes_is_named_in_plain_words(problems: Problems) -> None:
    assert problems({"a.csv": "title,text\nA,one\rtwo\nB,three\n"}) == [
        "a.csv:2: broken row: a line end outside quotes"
    ]
