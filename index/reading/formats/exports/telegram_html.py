"""Reads chats that Telegram exports as HTML: messages.html, messages2.html and so on."""

import re
from collections.abc import Iterator
from typing import Any

from index.article import Field
from index.reading.decoding.field_markup import strip_markup
from index.reading.decoding.markup import make_parsable
from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.formats.exports.telegram import SOURCE
from index.reading.metadata.declared_fields import DeclaredFields
from index.reading.metadata.metadata_source import UNKNOWN_TEXT

# lxml has no types.
_Element = Any

_NUMBER = re.compile(r"-?\d+$")
_WHOLE_END = re.compile(r"</body>\s*(?:</html>)?\s*$", re.IGNORECASE)


def find_telegram(markup: str) -> Bundle | None:
    """Returns the messages of a page of an exported chat; None if it is none."""
    # Imported here: it takes 20 ms, and most corpora never need it.
    from lxml import html  # type: ignore[import-untyped]

    is_cut = not _WHOLE_END.search(markup[-1000:])
    if is_cut:
        # Half a tag may have half a date.
        markup = markup[: markup.rfind(">") + 1]
    root = html.document_fromstring(make_parsable(markup))
    messages = _find_all(root, "message")
    if not messages:
        return None
    articles = _read_messages(messages, _read_title(root), is_cut=is_cut)
    return Bundle("Telegram", articles)


def _read_messages(
    messages: list[_Element], title: str, *, is_cut: bool
) -> Iterator[BundledArticle]:
    sender = ""
    for number, message in enumerate(messages, start=1):
        if _has(message, "service"):
            continue
        own, forwarded = _own_parts(message)
        # Messages joined to the one before have the same sender.
        sender = _first_text(own, "from_name") or sender
        yield BundledArticle(
            _read_text(message),
            _declare(own, sender, title),
            number,
            _message_id(message),
            _join_page(forwarded, message),
            is_cut=is_cut and number == len(messages),
        )


def _declare(own: list[_Element], sender: str, title: str) -> DeclaredFields:
    dates = [each for each in own if _has(each, "date")]
    written = dates[0].get("title", "") if dates else ""
    author = _first_text(own, "signature") or ("" if sender == title else sender)
    outlet: Field[str] = SOURCE.field("page_header", title) if title else UNKNOWN_TEXT
    return DeclaredFields(
        # 20.12.2019 10:00:00 UTC+01:00
        date=SOURCE.date("date", " ".join(written.split()[:2])),
        outlet=outlet,
        authors=(author,) if author else (),
    )


def _own_parts(message: _Element) -> tuple[list[_Element], list[_Element]]:
    """Returns the parts of a message, then those of a message that it forwards."""
    forwarded = {
        part for inner in _find_all(message, "forwarded") for part in inner.iter()
    }
    parts = [each for each in message.iter() if isinstance(each.tag, str)]
    own = [each for each in parts if each not in forwarded]
    return own, [each for each in parts if each in forwarded]


def _read_text(message: _Element) -> str:
    """Returns the words of a message, or the question and answers of a poll."""
    words = [_plain(each) for each in _find_all(message, "text")]
    polls = _find_all(message, "media_poll")
    for poll in polls:
        words += [_plain(each) for each in _find_all(poll, "question")]
        answers = map(_plain, _find_all(poll, "answer"))
        words += [answer.removeprefix("- ") for answer in answers]
    return "\n".join(filter(None, words))


def _join_page(forwarded: list[_Element], message: _Element) -> str:
    source = _first_text(forwarded, "from_name")
    media = [_plain(each) for each in _find_all(message, "title")]
    links = [each.get("href", "") for each in message.iter("a")]
    addresses = [link for link in links if link.startswith(("http://", "https://"))]
    text = _plain(message)
    unseen = [link for link in addresses if link not in text]
    return "\n".join(filter(None, [source, *media, *unseen]))


def _message_id(message: _Element) -> str:
    match = _NUMBER.search(message.get("id", ""))
    return match[0].lstrip("-") if match else ""


def _read_title(root: _Element) -> str:
    headers = _find_all(root, "page_header")
    return _first_text(headers[0].iter(), "text") if headers else ""


def _first_text(parts: Any, name: str) -> str:  # noqa: ANN401  (elements of lxml)
    for part in parts:
        if _has(part, name):
            # The name of a forwarded channel holds the date in an element of its own.
            return " ".join((part.text or "").split())
    return ""


def _plain(element: _Element) -> str:
    from lxml import etree

    markup = etree.tostring(element, encoding="unicode", with_tail=False)
    return strip_markup(markup)


def _find_all(element: _Element, name: str) -> list[_Element]:
    return [each for each in element.iter() if _has(each, name)]


def _has(element: _Element, name: str) -> bool:
    """Checks whether an element is of a class."""
    return isinstance(element.tag, str) and name in element.get("class", "").split()
