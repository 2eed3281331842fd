"""Chats of Telegram and archives of X are read message by message."""

import json
from collections.abc import Callable

import pytest

from index.article import Article
from index.errors import ArticleError

Read = Callable[..., list[Article | ArticleError]]
One = Callable[..., Article]
Problems = Callable[..., list[str]]
Row = tuple[str, str, str | None, str]

MESSAGES = [
    {"id": 1, "type": "service", "date": "2022-03-01T10:00:00", "action": "create_channel", "text": ""},
    {"id": 2, "type": "message", "date": "2022-03-02T10:00:00", "from": "Harbour News", "author": "Ann Lee", "text": ["The column moved ", {"type": "bold", "text": "north"}, ", see ", {"type": "text_link", "text": "the map", "href": "https://map.example/1"}, "."]},
    {"id": 3, "type": "message", "date_unixtime": "1646301600", "from": "Harbour News", "forwarded_from": "Other Channel", "reply_to_message_id": 2, "text": "It has stopped."},
    {"id": 4, "type": "message", "date": "2022-03-04T10:00:00", "photo": "photos/a.jpg", "text": ""},
    {"id": 5, "type": "message", "date": "2022-03-05T10:00:00", "poll": {"question": "Will it hold?", "answers": [{"text": "Yes", "voters": 1}, {"text": "No", "voters": 2}]}, "text": ""},
    {"id": 6, "type": "message", "date": "2022-03-06T10:00:00", "text": [{"type": "blockquote", "text": "They said so."}, {"type": "plain", "text": " They did."}]},
]  # fmt: skip
CHANNEL = {
    "name": "Harbour News",
    "type": "public_channel",
    "id": 9,
    "messages": MESSAGES,
}
READ = [
    ("The column moved north, see the map.", "2022-03-02", "Harbour News", "https://map.example/1"),
    ("It has stopped.", "2022-03-03", "Harbour News", "Other Channel\nThe column moved north, see the map."),
    ("Will it hold?\nYes\nNo", "2022-03-05", "Harbour News", ""),
    ("They said so. They did.", "2022-03-06", "Harbour News", ""),
]  # fmt: skip


def rows(found: list[Article | ArticleError]) -> list[Row]:
    return [
        (each.text, str(each.date.value), each.outlet.value, each.page)
        for each in found
        if isinstance(each, Article)
    ]


def test_a_channel_is_read_message_by_message(read: Read) -> None:
    found = read({"result.json": json.dumps(CHANNEL, indent=1)})
    assert rows(found) == READ
    assert [each.path for each in found if isinstance(each, Article)] == [
        f"result.json#{number}" for number in (2, 3, 5, 6)
    ]
    assert str(found[-1]) == (
        "result.json: 1 of 5 messages have no text: pictures, stickers and the like"
    )
    first = found[0]
    assert isinstance(first, Article)
    assert first.authors == ("Ann Lee",)


def test_a_whole_account_gives_its_chats_and_no_contacts(read: Read) -> None:
    talk = {
        "name": "Bo Ek",
        "type": "personal_chat",
        "id": 10,
        "messages": [{**MESSAGES[1], "from": "Bo Ek", "author": None}],
    }
    account = {
        "about": "Here is the data you requested.",
        "personal_information": {"first_name": "Ann", "bio": "A reader of news"},
        "contacts": {"list": [{"first_name": "Bo", "date": "2020-01-01T10:00:00"}]},
        "chats": {"about": "All chats", "list": [CHANNEL, talk]},
        "left_chats": {
            "list": [{**CHANNEL, "name": "Left", "id": 11, "messages": MESSAGES[1:2]}]
        },
    }
    found = read({"result.json": json.dumps(account)})
    text, date, _, page = READ[0]
    assert rows(found) == [*READ, (text, date, None, page), (text, date, "Left", page)]
    assert isinstance(found[4], Article)
    assert found[4].path == "result.json#10/2"


def test_saved_messages_are_of_the_channels_they_come_from(read_one: One) -> None:
    message = {**MESSAGES[2], "from": "Bo Ek"}
    saved = {"type": "saved_messages", "id": 5, "messages": [message]}
    article = read_one({"result.json": json.dumps(saved)})
    assert article.outlet.value == "Other Channel"


PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head>
<body onload="CheckLocation();"><div class="page_wrap"><div class="page_header"><div class="content">
<div class="text bold">
Harbour News
</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">2 March 2022</div></div>
<div class="message default clearfix" id="message2"><div class="pull_left userpic_wrap"></div><div class="body">
<div class="pull_right date details" title="02.03.2022 10:00:00 UTC+01:00">10:00</div>
<div class="from_name">
Harbour News </div>
<div class="text">The column moved <strong>north</strong>,<br>see <a href="https://map.example/1">the map</a>.</div>
<div class="signature details">Ann Lee</div></div></div>
<div class="message default clearfix joined" id="message3"><div class="body">
<div class="pull_right date details" title="03.03.2022 10:00:00">10:00</div>
<div class="forwarded body"><div class="from_name">
Other Channel <span class="date details" title="01.03.2022 09:00:00"> 01.03.2022</span></div>
<div class="text">It has stopped.</div></div></div></div>
<div class="message default clearfix" id="message4"><div class="body">
<div class="pull_right date details" title="04.03.2022 10:00:00">10:00</div>
<div class="from_name">
Harbour News </div>
<div class="media_wrap clearfix"><div class="media_poll"><div class="question bold">Will it hold?</div>
<div class="answer">- Yes</div><div class="answer">- No</div></div></div></div></div>
</div></div></div></body></html>
"""


def test_a_page_of_a_chat_is_read_message_by_message(read: Read) -> None:
    found = read({"messages.html": PAGE})
    assert rows(found) == [
        ("The column moved north,\nsee the map.", "2022-03-02", "Harbour News", "https://map.example/1"),
        ("It has stopped.", "2022-03-03", "Harbour News", "Other Channel"),
        ("Will it hold?\nYes\nNo", "2022-03-04", "Harbour News", ""),
    ]  # fmt: skip
    assert len(found) == 3


def test_a_page_of_many_messages_takes_little_time(read: Read) -> None:
    message = (
        '<div class="message default clearfix"><div class="text">Words</div></div>'
    )
    found = read({"messages.html": message * 3_000}, max_file_mb=5)
    assert len(rows(found)) == 3_000


TWEETS: list[dict[str, dict[str, object]]] = [
    {"tweet": {"id_str": "7", "full_text": "The bridge &amp; the quay are shut https://t.co/x", "created_at": "Fri Dec 20 20:19:24 +0000 2019", "lang": "en", "entities": {"urls": [{"url": "https://t.co/x", "expanded_url": "https://post.example/a"}]}}},
    {"tweet": {"id_str": "8", "full_text": "It is open again", "created_at": "Sat Dec 21 08:00:00 +0000 2019", "lang": "und"}},
]  # fmt: skip
SCRIPT = f"window.YTD.tweets.part0 = {json.dumps(TWEETS, indent=1)}"
TWEETED = [
    ("The bridge & the quay are shut https://post.example/a", "2019-12-20", None, ""),
    ("It is open again", "2019-12-21", None, ""),
]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("tweets.js", SCRIPT),
        ("tweet.js", SCRIPT.replace("tweets.part0", "tweet.part0")),
        ("tweets-part1.js", f"{SCRIPT};\n"),
        ("old.js", f"window.YTD.tweet.part0 = {json.dumps([each['tweet'] for each in TWEETS])}"),
    ],
)  # fmt: skip
def test_tweets_are_read_with_their_addresses_in_full(
    read: Read, name: str, content: str
) -> None:
    assert rows(read({name: content})) == TWEETED


def test_the_account_beside_the_tweets_names_their_author(read: Read) -> None:
    account = [{"account": {"username": "annlee", "accountDisplayName": "Ann Lee"}}]
    found = read(
        {
            "data/account.js": f"window.YTD.account.part0 = {json.dumps(account)}",
            "data/tweets.js": SCRIPT,
        }
    )
    assert [(a.authors, a.url) for a in found if isinstance(a, Article)] == [
        (("Ann Lee",), "https://x.com/annlee/status/7"),
        (("Ann Lee",), "https://x.com/annlee/status/8"),
    ]


def test_other_scripts_are_no_articles(problems: Problems) -> None:
    assert problems({"a.js": "window.x = 1;"}) == ["a.js: not an article by its name"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("result.json", json.dumps(CHANNEL, indent=1)),
        ("result.json", json.dumps({"chats": {"list": [CHANNEL]}})),
        ("messages.html", PAGE),
        ("tweets.js", SCRIPT),
    ],
)
def test_what_is_whole_of_a_chat_that_breaks_off_is_kept(
    read: Read, name: str, content: str, every: int
) -> None:
    whole = rows(read({name: content}))
    read_so_far = 0
    # Before its first message nothing shows what a page is.
    start = content.index('<div class="pull_left') if name == "messages.html" else 0
    for place in range(0, 200, every):
        cut = content[: start + (len(content) - start) * (place + 1) // 202]
        found = read({name: cut})
        kept, problems = rows(found), [e for e in found if isinstance(e, ArticleError)]
        # The last message of a page is kept as far as it goes.
        complete = [row for row in kept if row in whole]
        assert complete == whole[: len(complete)]
        assert len(kept) - len(complete) <= (name == "messages.html")
        assert len(complete) >= read_so_far
        read_so_far = len(complete)
        assert len(problems) in (1, 2)
