"""Reads the headers of mails, in whatever encoding they are."""

import re
from contextlib import suppress
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from functools import cache
from typing import NamedTuple

from index.reading.decoding.encoding import normalize_text
from index.reading.decoding.file_bytes import ContentError
from index.reading.formats.containers.transport import decode_sent
from index.reading.metadata.name_tables import load_table

_MAX_CHARS = 4_000
_ADDRESS = re.compile(
    r"[<\[]?([^\s<>@\"(),;:\[\]]{1,64}@[^\s<>@\"(),;:\[\]]{1,255})[>\]]?"
)
_TAG = re.compile(r"\[(?:ext|external|extern|spam\??|suspect|bulk)\]\s*", re.IGNORECASE)


class Sender(NamedTuple):
    """The sender of a mail: a name, and an address in lower case; empty where not given."""

    name: str
    address: str


def read_header(message: Message, name: str) -> str:
    """Returns the first header of a name as one line; empty if there is none."""
    lowered = name.lower()
    for key, value in message.raw_items():
        if key.lower() == lowered:
            return decode_words(str(value)[:_MAX_CHARS])
    return ""


def decode_words(value: str) -> str:
    """Decodes a header: its encoded words (RFC 2047), and bytes in any encoding.

    >>> decode_words("=?utf-8?q?Caf=C3=A9?= opens")
    'Café opens'
    """
    # Of bytes that are not ASCII, Python's parser makes surrogates.
    with suppress(UnicodeEncodeError):
        value = _decode(value.encode("ascii", "surrogateescape"), "")
    if "=?" in value:
        try:
            words = decode_header(value)
        except (HeaderParseError, ValueError):
            words = [(value, None)]
        value = "".join(
            word if isinstance(word, str) else _decode(word, charset or "")
            for word, charset in words
        )
    return " ".join(normalize_text(value).split())


def read_sender(message: Message) -> Sender:
    """Reads the sender; of what a mailing list sends on, the one who wrote it."""
    written = read_header(message, "From") or read_header(message, "Sender")
    return parse_sender(written)


def parse_sender(written: str) -> Sender:
    """Parses a sender as mails write it.

    >>> parse_sender('"Doe, Jane" <Jane.Doe@example.org>')
    Sender(name='Doe, Jane', address='jane.doe@example.org')
    >>> parse_sender("jane@example.org (Jane Doe)"), parse_sender("Jane Doe").name
    (Sender(name='Jane Doe', address='jane@example.org'), 'Jane Doe')
    """
    written = written[:_MAX_CHARS].replace("mailto:", "")
    found = _ADDRESS.search(written)
    address = found[1].lower() if found else ""
    name = _ADDRESS.sub(" ", written).replace("[]", " ")
    name = " ".join(name.split()).strip("\"'<>(), ").replace('\\"', '"')
    return Sender(name, address)


def strip_prefixes(subject: str) -> tuple[str, bool]:
    """Returns a subject without "Re:" and the like, and whether it was forwarded.

    >>> strip_prefixes("AW: Fwd: A truce"), strip_prefixes("Russia: a truce")
    (('A truce', True), ('Russia: a truce', False))
    """
    forwarded = False
    subject = _TAG.sub("", subject)
    while match := _prefix_pattern().match(subject):
        forwarded = forwarded or bool(match["forwarded"])
        subject = subject[match.end() :]
    return subject.strip(), forwarded


@cache
def _prefix_pattern() -> re.Pattern[str]:
    labels = load_table("mail_labels.txt")
    kinds = (
        rf"(?P<{kind}>{'|'.join(map(re.escape, labels[kind]))})"
        for kind in ("forwarded", "answered")
    )
    return re.compile(
        rf"\s*(?:{'|'.join(kinds)})\s?(?:\[\d+\]|\(\d+\))?\s?[:：]\s*", re.IGNORECASE
    )


def _decode(content: bytes, charset: str) -> str:
    try:
        return decode_sent(content, charset, is_html=False)
    except ContentError:
        return content.decode("utf-8", "replace")
