"""Reads the archive that X (Twitter) gives its users: tweets in scripts of data."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from index.article import Basis
from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.encoding import decode
from index.reading.decoding.file_bytes import (
    ContentError,
    load_content,
    load_if_within,
    open_unpacked,
)
from index.reading.formats.records.json_values import ParsedFile, parse_values
from index.reading.metadata.declared_fields import DeclaredFields
from index.reading.metadata.field_values import as_text, parse_language_tag
from index.reading.metadata.metadata_source import MetadataSource
from index.reading.metadata.record import Record, Values
from index.reading.metadata.record_text import as_prose
from index.reading.read_settings import Articles, ReadSettings

_SOURCE = MetadataSource("tweet field", Basis.STATED, 0.95)
# window.YTD.tweets.part0 = [ …; older archives: Grailbird.data.tweets_2019_12 = [ …
_START = re.compile(
    r"\s*(?:window\.YTD\.(?:tweets?|note_tweet|community_tweet)\.part\d+"
    r"|Grailbird\.data\.tweets_\w+)\s*=\s*(?=\[)"
)
_NO_ARTICLE = "not an article by its name"
_HEAD_BYTES = 300
_MAX_ACCOUNT_BYTES = 1 << 16
_ACCOUNT_START = re.compile(r"[^=\[{]*=\s*")


def read_script(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the tweets of a script of an archive; other scripts hold no articles.

    Raises:
        ContentError: if it is another script, or broken.
    """
    path = builder.source.path
    with open_unpacked(path) as file:
        head = file.read(_HEAD_BYTES).decode("utf-8-sig", "replace")
    if not _START.match(head):
        # Archives have dozens of other scripts.
        if not builder.depth:
            raise ContentError(_NO_ARTICLE)
        return
    text = decode(load_content(path, settings.limits.max_file_mb))
    start = _START.match(text)
    parsed = parse_values(text[start.end() if start else 0 :].rstrip("; \n\r"))
    builder.taken_for = "X (Twitter) archive"
    yield from _read_tweets(parsed, _read_account(path), builder)
    if parsed.problem:
        yield builder.build_error(f"{parsed.problem}; what is whole before it is kept")


def _read_tweets(
    parsed: ParsedFile, account: Values, builder: ArticleBuilder
) -> Articles:
    number = without_text = 0
    for tweet in _list_tweets(parsed):
        number += 1
        record = _read_tweet(tweet, account)
        if record is None:
            without_text += 1
        else:
            yield builder.build_record(record, line=number)
    if without_text:
        yield builder.build_error(f"{without_text:,} of {number:,} tweets have no text")


def _list_tweets(parsed: ParsedFile) -> Iterator[Values]:
    """Yields the tweets, which newer archives wrap in a mapping each."""
    for value in parsed.values:
        for item in value if isinstance(value, list) else [value]:
            tweet = None if id(item) in parsed.cut else item
            for wrapper in ("tweet", "noteTweet"):
                if isinstance(tweet, Mapping) and wrapper in tweet:
                    tweet = tweet[wrapper]
            if isinstance(tweet, Mapping):
                yield tweet


def _read_tweet(tweet: Values, account: Values) -> Record | None:
    core = tweet.get("core")
    long = core.get("text") if isinstance(core, Mapping) else ""
    text = as_prose(long or tweet.get("full_text") or tweet.get("text"))
    if not text:
        return None
    for short, full in _list_links(tweet):
        text = text.replace(short, full)
    key = as_text(tweet.get("id_str") or tweet.get("id") or tweet.get("noteTweetId"))
    user = as_text(account.get("username"))
    author = as_text(account.get("accountDisplayName")) or user
    date_key = "created_at" if tweet.get("created_at") else "createdAt"
    language = parse_language_tag(as_text(tweet.get("lang")))
    declared = DeclaredFields(
        date=_SOURCE.date(date_key, as_text(tweet.get(date_key))),
        language=_SOURCE.field("lang", "" if language in ("und", "zxx") else language),
        url=f"https://x.com/{user}/status/{key}" if user and key else "",
        authors=(author,) if author else (),
    )
    page = as_text(tweet.get("in_reply_to_screen_name"))
    return Record(text, declared, key, page)


def _list_links(tweet: Values) -> Iterator[tuple[str, str]]:
    """Yields the shortened addresses of a tweet, and what they stand for."""
    entities = tweet.get("entities")
    urls = entities.get("urls") if isinstance(entities, Mapping) else None
    for url in urls if isinstance(urls, list) else ():
        short, full = as_text(url.get("url")), as_text(url.get("expanded_url"))
        if short and full:
            yield short, full


def _read_account(path: Path) -> Values:
    """Reads whose archive it is, from the script beside the tweets."""
    try:
        content = load_if_within(path.with_name("account.js"), _MAX_ACCOUNT_BYTES)
        text = _ACCOUNT_START.sub("", decode(content or b""), count=1)
        values, *_ = parse_values(text).values
    except (ContentError, ValueError):
        return {}
    first = values[0] if isinstance(values, list) and values else {}
    account = first.get("account") if isinstance(first, Mapping) else None
    return account if isinstance(account, Mapping) else {}
