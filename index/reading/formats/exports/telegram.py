"""Reads chats that Telegram exports as JSON: of one channel, or of a whole account."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from index.article import Basis
from index.reading.article_builder import ArticleBuilder
from index.reading.formats.records.json_values import ParsedFile
from index.reading.metadata.declared_fields import DeclaredFields
from index.reading.metadata.field_values import as_text
from index.reading.metadata.metadata_source import UNKNOWN_TEXT, MetadataSource
from index.reading.metadata.record import Record, Values
from index.reading.metadata.record_text import as_prose
from index.reading.read_settings import Articles

SOURCE = MetadataSource("Telegram field", Basis.STATED, 0.95)
"""The source of the fields of a message."""

# Chats between people have no outlet.
_NO_OUTLETS = frozenset(("personal_chat", "bot_chat", "private_group", "replies"))
_KINDS = ("message", "service")
_PAGE_KEYS = (
    "forwarded_from",
    "via_bot",
    "file_name",
    "title",
    "performer",
    "place_name",
)
_MAX_QUOTE_CHARS = 300


class _Chat(NamedTuple):
    values: Values
    messages: list[object]


def is_telegram(values: list[object]) -> bool:
    """Checks whether the values of a JSON file are an export of Telegram."""
    return any(True for value in values for _ in _find_chats(value))


def read_telegram(parsed: ParsedFile, builder: ArticleBuilder) -> Articles:
    """Yields the messages that have a text; service messages are left out."""
    chats = [chat for value in parsed.values for chat in _find_chats(value)]
    builder.taken_for = "Telegram export"
    without_text = total = 0
    for chat in chats:
        texts = _index_texts(chat)
        for message in _list_messages(chat):
            if id(message) in parsed.cut:
                continue
            total += 1
            record = _read_message(message, chat, texts, many=len(chats) > 1)
            if record is None:
                without_text += 1
            else:
                yield builder.build_record(record, line=total)
    if without_text:
        yield builder.build_error(describe_wordless(without_text, total))


def describe_wordless(count: int, total: int) -> str:
    """Says how many messages have no words.

    >>> describe_wordless(12, 500)
    '12 of 500 messages have no text: pictures, stickers and the like'
    """
    have = "message has" if total == 1 else "messages have"
    return f"{count:,} of {total:,} {have} no text: pictures, stickers and the like"


def _find_chats(value: object) -> Iterator[_Chat]:
    if not isinstance(value, Mapping):
        return
    messages = value.get("messages")
    if isinstance(messages, list):
        if any(map(_is_message, islice(messages, 20))):
            yield _Chat(value, messages)
        return
    for folder in ("chats", "left_chats"):
        inner = value.get(folder)
        listed = inner.get("list") if isinstance(inner, Mapping) else None
        for chat in listed if isinstance(listed, list) else ():
            yield from _find_chats(chat)


def _is_message(value: object) -> bool:
    if not isinstance(value, Mapping) or value.get("type") not in _KINDS:
        return False
    return "date" in value or "date_unixtime" in value or value["type"] == "service"


def _list_messages(chat: _Chat) -> Iterator[Values]:
    for message in chat.messages:
        if isinstance(message, Mapping) and message.get("type") != "service":
            yield message


def _index_texts(chat: _Chat) -> dict[object, object]:
    """Returns the texts of messages to which others reply, by id."""
    replied = {str(each.get("reply_to_message_id")) for each in _list_messages(chat)}
    by_id = ((str(each.get("id")), each.get("text")) for each in _list_messages(chat))
    return {key: text for key, text in by_id if key in replied}


def _read_message(
    message: Values, chat: _Chat, texts: dict[object, object], *, many: bool
) -> Record | None:
    text = _read_text(message)
    if not text:
        return None
    key = as_text(message.get("id"))
    chat_id = as_text(chat.values.get("id"))
    return Record(
        text,
        _declare(message, chat.values),
        f"{chat_id}/{key}" if many and chat_id and key else key,
        _join_page(message, texts),
    )


def _read_text(message: Values) -> str:
    """Returns the words of a message, or the question and answers of a poll."""
    text = as_prose(message.get("text")) or as_prose(message.get("text_entities"))
    poll = message.get("poll")
    if not isinstance(poll, Mapping):
        return text
    answers = poll.get("answers")
    listed = answers if isinstance(answers, list) else []
    parts = map(as_prose, [poll.get("question"), *listed])
    return "\n".join(filter(None, [text, *parts]))


def _declare(message: Values, chat: Values) -> DeclaredFields:
    name = as_text(chat.get("name"))
    sender = as_text(message.get("from"))
    outlet = UNKNOWN_TEXT
    if chat.get("type") == "saved_messages":
        outlet = SOURCE.field("forwarded_from", as_text(message.get("forwarded_from")))
    elif chat.get("type") not in _NO_OUTLETS:
        outlet = SOURCE.field("name", name)
    author = as_text(message.get("author")) or ("" if sender == name else sender)
    key = "date" if message.get("date") else "date_unixtime"
    return DeclaredFields(
        date=SOURCE.date(key, as_text(message.get(key))),
        outlet=outlet,
        authors=(author,) if author else (),
    )


def _join_page(message: Values, texts: dict[object, object]) -> str:
    """Joins what is said of a message: from where it is, to what it replies, its links."""
    replied = as_prose(texts.get(str(message.get("reply_to_message_id"))))
    parts = [as_text(message.get(key)) for key in _PAGE_KEYS]
    parts.append(" ".join(replied.split())[:_MAX_QUOTE_CHARS])
    text = message.get("text")
    formatted = text if isinstance(text, list) else []
    linked = (part for part in formatted if isinstance(part, Mapping))
    parts += [as_text(part.get("href")) for part in linked]
    return "\n".join(filter(None, parts))
