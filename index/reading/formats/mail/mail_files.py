"""Reads mails (.eml) and mailboxes (.mbox)."""

import io
import re
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from index.article import Article, Basis
from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.file_bytes import (
    MEGABYTE,
    ContentError,
    load_content,
    open_unpacked,
)
from index.reading.formats.containers.member_files import MemberReader
from index.reading.formats.databases.bundle import read_bundle
from index.reading.formats.databases.find_bundle import find_text_bundle
from index.reading.formats.mail.forwards import Forwarded, find_forwarded
from index.reading.formats.mail.mail_headers import (
    parse_sender,
    read_header,
    read_sender,
    strip_prefixes,
)
from index.reading.formats.mail.mail_parts import (
    MailParts,
    decode_part,
    find_parts,
    load_attachments,
)
from index.reading.formats.mail.mbox_messages import split_mbox
from index.reading.formats.mail.senders import Publisher, find_publisher
from index.reading.formats.pages.html import read_markup
from index.reading.formats.pages.html_text import read_visible_text
from index.reading.metadata.declared_fields import DeclaredFields
from index.reading.metadata.field_values import (
    as_text,
    as_url,
    is_address,
    parse_language_tag,
)
from index.reading.metadata.metadata_source import MetadataSource
from index.reading.read_settings import Articles, ReadSettings

_HEADER = MetadataSource("header of the mail", Basis.STATED, 0.9)
# Thunderbird keeps feeds as mails; archives of lists give each mail an address.
_ADDRESS_HEADERS = ("Content-Base", "X-RSS-URL", "Archived-At")
_APPLE_SIZE = re.compile(rb"\A\s*\d{1,12}\s*\n")


def read_mail(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the article of a mail, or all of a bundle, and those attached to it.

    Raises:
        ContentError: if the file is too large, or the mail has no text.
    """
    content = load_content(builder.source.path, settings.limits.max_file_mb)
    # Apple's .emlx has the size of the mail above it.
    content = _APPLE_SIZE.sub(b"", content, count=1)
    reader = MemberReader(builder, settings)
    yield from _read_message(content, builder, reader)
    yield from reader.report()


def read_mbox(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the articles of all mails in a mailbox, and errors summed up by reason.

    Raises:
        ContentError: if its packing is broken.
    """
    reader = MemberReader(builder, settings)
    found = _read_messages(builder, settings, reader)
    broken = "{}; what is whole was read"
    return reader.read_all(found, "no mail in the mailbox", broken)


def _read_messages(
    builder: ArticleBuilder, settings: ReadSettings, reader: MemberReader
) -> Articles:
    limit = settings.limits.max_file_mb * MEGABYTE
    with open_unpacked(builder.source.path, settings.limits) as file:
        for number, content, is_too_large in split_mbox(file, limit):
            if is_too_large:
                reader.leave_out(str(number), "larger than index.max_file_mb")
                continue
            key = _find_id(content)
            member = builder.for_member(str(number), builder.source.path, key=key)
            # A mailbox is a list of records rather than a file with files inside.
            member.depth = max(1, builder.depth)
            inner = MemberReader(member, settings)
            try:
                for found in _read_message(content, member, inner):
                    if isinstance(found, Article):
                        yield found
                    else:
                        reader.add_error(found, member)
            except ContentError as error:
                reader.leave_out(str(number), str(error))
            except Exception as fault:  # noqa: BLE001  (no mail may stop the others)
                reader.add_error(member.build_fault(fault), member)
            for left_out in inner.report():
                reader.add_error(left_out, member)


def _find_id(content: bytes) -> str:
    head = content[: 1 << 16].partition(b"\n\n")[0]
    found = re.search(rb"(?im)^Message-ID:\s*(<[^<>\s]{3,500}>)", head)
    return found[1].decode("latin-1") if found else ""


def _read_message(
    content: bytes, builder: ArticleBuilder, reader: MemberReader
) -> Articles:
    message = BytesParser(policy=compat32).parsebytes(content)
    parts = find_parts(message)
    count, problem = 0, "no text in the mail"
    try:
        for found in _read_text(message, parts, builder):
            count += isinstance(found, Article)
            yield found
    except ContentError as error:
        problem = str(error)
    breaks_off = _breaks_off(message)
    if breaks_off and parts.attached and parts.attached[-1] is parts.last:
        parts.attached.pop()
    for name, attached in load_attachments(parts.attached):
        for found in reader.read(name, io.BytesIO(attached)):
            count += 1
            yield found
    if not count:
        raise ContentError(problem)
    if breaks_off:
        yield builder.build_error("it breaks off; what is whole was read")


def _breaks_off(message: Message) -> bool:
    return any(
        isinstance(defect, CloseBoundaryNotFoundDefect) for defect in message.defects
    )


def _read_text(message: Message, parts: MailParts, builder: ArticleBuilder) -> Articles:
    """Yields the article of the mail itself, none of a mail without a text."""
    text = "\n\n".join(decode_part(part, is_html=False) for part in parts.texts)
    markup = "\n".join(decode_part(part, is_html=True) for part in parts.pages)
    subject, is_forwarded = strip_prefixes(read_header(message, "Subject"))
    if is_forwarded:
        plain = text.strip() or read_visible_text(markup)
        forwarded = find_forwarded(plain)
        if forwarded and forwarded.text.strip():
            declared = _declare_forwarded(forwarded)
            yield builder.build_whole(forwarded.text, declared, page=plain)
            return
    declared = DeclaredFields(title=_HEADER.field("Subject", subject))
    if not is_forwarded:
        declared = _declare(message, subject)
    if read_visible_text(markup).strip() if markup.strip() else "":
        yield from read_markup(markup, builder, declared)
        return
    bundle = find_text_bundle(text)
    if bundle is not None:
        yield from read_bundle(bundle, builder)
    elif text.strip():
        yield builder.build_whole(text.strip("\n"), declared)


def _declare(message: Message, subject: str) -> DeclaredFields:
    publisher = find_publisher(message, read_sender(message))
    written = read_header(message, "Date")
    language = parse_language_tag(read_header(message, "Content-Language"))
    return _make_declared(subject, written, publisher)._replace(
        language=_HEADER.field("Content-Language", language), url=_find_url(message)
    )


def _declare_forwarded(forwarded: Forwarded) -> DeclaredFields:
    """Declares what the mail inside says; the day of forwarding is not its date."""
    publisher = find_publisher(Message(), parse_sender(forwarded.sender))
    subject, _ = strip_prefixes(forwarded.subject)
    return _make_declared(subject, forwarded.date, publisher)


def _make_declared(subject: str, written: str, publisher: Publisher) -> DeclaredFields:
    declared = DeclaredFields(
        title=_HEADER.field("Subject", as_text(subject)),
        outlet=_HEADER.field("From", as_text(publisher.outlet)),
        authors=(publisher.author,) if publisher.author else (),
    )
    return (
        declared._replace(date=_HEADER.date("Date", written)) if written else declared
    )


def _find_url(message: Message) -> str:
    for header in _ADDRESS_HEADERS:
        address = read_header(message, header).strip("<>")
        if is_address(address):
            return as_url(address)
    return ""
