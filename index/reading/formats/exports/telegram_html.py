"""Reads chats that Telegram exports as HTML: messages.html, messages2.html and so on."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from index.article import Field
from index.reading.decoding.markup import make_parsable
from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.formats.exports.telegram import SOURCE
from index.reading.metadata.declared_fields import DeclaredFields
from index.reading.metadata.metadata_source import UNKNOWN_TEXT

# lxml has no types.
_Element = Any

# Stands for a line break while the text of a message is joined.
_BREAK = "\ue000"
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
    for line_break in root.iter("br"):
        line_break.tail = _BREAK + (line_break.tail or "")
    messages = [each for each in root.iter("div") if "message" in _classes(each)]
    if not messages:
        return None
    articles = _read_messages(messages, _read_title(root), is_cut=is_cut)
    return Bundle("Telegram", articles)


def _read_messages(
    messages: list[_Element], title: str, *, is_cut: bool
) -> Iterator[BundledArticle]:
    sender = ""
    for number, element in enumerate(messages, start=1):
        if "service" in _classes(element):
            continue
        message = _read_parts(element)
        # Messages joined to the one before have the same sender.
        sender = message.first_text("from_name") or sender
        yield BundledArticle(
            _read_text(message),
            _declare(message, sender, title),
            number,
            _message_id(element),
            _join_page(message),
            is_cut=is_cut and number == len(messages),
        )


class _Message(NamedTuple):
    """The parts of a message by class; `source` is the name of one it forwards."""

    parts: dict[str, list[_Element]]
    links: list[str]
    source: str

    def first_text(self, name: str) -> str:
        parts = self.parts.get(name)
        return _own_text(parts[0]) if parts else ""

    def words(self, name: str) -> list[str]:
        return [_plain(each) for each in self.parts.get(name, ())]


def _read_parts(message: _Element) -> _Message:
    parts: dict[str, list[_Element]] = {}
    links: list[str] = []
    source = ""
    forwarded: set[_Element] = set()
    for part in message.iter():
        classes = _classes(part)
        if "forwarded" in classes:
            forwarded.update(part.iter())
        elif part in forwarded and "from_name" in classes:
            source = source or _own_text(part)
            continue
        for name in classes:
            # The date of a forwarded message is not its own.
            if name != "date" or part not in forwarded:
                parts.setdefault(name, []).append(part)
        if part.tag == "a":
            links.append(part.get("href", ""))
    return _Message(parts, links, source)


def _declare(message: _Message, sender: str, title: str) -> DeclaredFields:
    dates = message.parts.get("date")
    written = dates[0].get("title", "") if dates else ""
    author = message.first_text("signature") or ("" if sender == title else sender)
    outlet: Field[str] = SOURCE.field("page_header", title) if title else UNKNOWN_TEXT
    return DeclaredFields(
        # 20.12.2019 10:00:00 UTC+01:00
        date=SOURCE.date("date", " ".join(written.split()[:2])),
        outlet=outlet,
        authors=(author,) if author else (),
    )


def _read_text(message: _Message) -> str:
    """Returns the words of a message, or the question and answers of a poll."""
    words = message.words("text")
    if "media_poll" in message.parts:
        answers = message.words("answer")
        words += message.words("question")
        words += [answer.removeprefix("- ") for answer in answers]
    return "\n".join(filter(None, words))


def _join_page(message: _Message) -> str:
    """Joins what is said of a message: where it is from, its files, its hidden links."""
    text = " ".join(message.words("text")) if message.links else ""
    unseen = [
        link
        for link in message.links
        if link.startswith(("http://", "https://")) and link not in text
    ]
    return "\n".join(filter(None, [message.source, *message.words("title"), *unseen]))


def _message_id(message: _Element) -> str:
    match = _NUMBER.search(message.get("id", ""))
    return match[0].lstrip("-") if match else ""


def _read_title(root: _Element) -> str:
    for header in root.iter("div"):
        if "page_header" in _classes(header):
            texts = [each for each in header.iter() if "text" in _classes(each)]
            return _own_text(texts[0]) if texts else ""
    return ""


def _own_text(element: _Element) -> str:
    """Returns a name without what stands in an element of its own, such as a date."""
    return " ".join((element.text or "").split())


def _plain(element: _Element) -> str:
    lines = "".join(element.itertext()).split(_BREAK)
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def _classes(element: _Element) -> list[str]:
    return element.get("class", "").split() if isinstance(element.tag, str) else []
