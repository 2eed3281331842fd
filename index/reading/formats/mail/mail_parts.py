"""Finds the text, the page and the attachments among the parts of a mail."""

import binascii
import re
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from index.reading.decoding.encoding import normalize_text
from index.reading.formats.containers.transport import decode_sent
from index.reading.formats.mail.mail_headers import decode_words

_MAX_PARTS = 1_000
_MAX_DEPTH = 30
_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_QUOTE = re.compile(r">+")
# Signatures, invitations and visiting cards; pictures are passed over by their names.
_NO_ATTACHMENTS = re.compile(
    r"application/(?:pkcs7\S*|x-pkcs7\S*|pgp\S*|ms-tnef|ics)|text/(?:calendar|\S*vcard)"
    r"|message/(?:delivery-status|disposition-notification)|(?:image|audio|video)/.*"
)
_SUFFIX_OF_TYPE = {
    "text/html": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
}


class Attachment(NamedTuple):
    """A file that is attached to a mail."""

    name: str
    content: bytes


class MailParts(NamedTuple):
    """Parts of a mail.

    Attributes:
        pages: the parts in HTML.
        texts: the parts in plain text.
        attached: the parts that are files.
        last: the last part, which is not whole where the mail breaks off.
    """

    pages: list[Message]
    texts: list[Message]
    attached: list[Message]
    last: Message


def find_parts(message: Message) -> MailParts:
    """Finds the parts of a mail, and of none that is attached to it."""
    parts = MailParts([], [], [], message)
    for part in _walk(message, _MAX_DEPTH):
        parts = parts._replace(last=part)
        kind = part.get_content_type()
        if _is_attached(part, kind):
            parts.attached.append(part)
        elif kind in _PAGE_TYPES:
            parts.pages.append(part)
        elif kind == "text/plain":
            parts.texts.append(part)
    return parts


def load_part(part: Message) -> bytes:
    """Returns the bytes of a part, without its transfer encoding."""
    try:
        content = part.get_payload(decode=True)
    except (ValueError, binascii.Error, LookupError):
        return b""
    return content if isinstance(content, bytes) else b""


def decode_part(part: Message, *, is_html: bool) -> str:
    """Returns the text of a part, with its lines joined where they are only wrapped.

    Raises:
        ContentError: if it is binary.
    """
    charset = _parameter(part, "charset")
    text = normalize_text(decode_sent(load_part(part), charset, is_html=is_html))
    if not is_html and _parameter(part, "format").lower() == "flowed":
        return _join_flowed(
            text, delete_space=_parameter(part, "delsp").lower() == "yes"
        )
    return text


def load_attachments(attached: list[Message]) -> Iterator[Attachment]:
    """Yields the attached files that may hold articles, each with a name."""
    for number, part in enumerate(attached, start=1):
        kind = part.get_content_type()
        if _NO_ATTACHMENTS.fullmatch(kind):
            continue
        name = decode_words(part.get_filename() or "").replace("/", "_")
        if kind == "message/rfc822":
            inner = part.get_payload()
            whole = inner[0] if isinstance(inner, list) and inner else None
            content = whole.as_bytes() if isinstance(whole, Message) else b""
            name = name if name.lower().endswith(".eml") else f"{name or number}.eml"
        else:
            content = load_part(part)
            name = name or f"{number}{_SUFFIX_OF_TYPE.get(kind, '')}"
        if content:
            yield Attachment(name, content)


def _walk(message: Message, depth: int) -> Iterator[Message]:
    inner = message.get_payload()
    kind = message.get_content_maintype()
    if kind != "multipart" or not isinstance(inner, list):
        yield message
    elif depth:
        for part in inner[:_MAX_PARTS]:
            if isinstance(part, Message):
                yield from _walk(part, depth - 1)


def _is_attached(part: Message, kind: str) -> bool:
    if part.get_content_disposition() == "attachment" or kind == "message/rfc822":
        return True
    # A part to be shown in its place may have a name all the same.
    named = part.get_filename() and part.get_content_disposition() != "inline"
    return bool(named) or kind not in ("text/plain", *_PAGE_TYPES)


def _parameter(part: Message, name: str) -> str:
    value = part.get_param(name, "")
    return value[2] if isinstance(value, tuple) else str(value or "")


def _join_flowed(text: str, *, delete_space: bool) -> str:
    """Joins the lines of format=flowed: RFC 3676, section 4."""
    lines: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        quote = _QUOTE.match(line)
        depth = len(quote[0]) if quote else 0
        rest = line[depth:].removeprefix(" ")
        if depth == open_depth:
            lines[-1] += rest
        else:
            lines.append(f"{'>' * depth} {rest}" if depth else rest)
        open_depth = depth if rest.endswith(" ") and rest != "-- " else -1
        if open_depth >= 0 and delete_space:
            lines[-1] = lines[-1][:-1]
    return "\n".join(lines)
