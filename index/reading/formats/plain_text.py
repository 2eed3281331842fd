"""Reads plain text and Markdown files, with one article each."""

import re

from index.article import Basis
from index.reading.article_builder import ArticleBuilder
from index.reading.decoding.encoding import decode, normalize_text
from index.reading.decoding.file_bytes import load_content
from index.reading.file_types import FileFormat
from index.reading.formats.databases.bundle import read_bundle
from index.reading.formats.databases.find_bundle import find_text_bundle
from index.reading.formats.front_matter import read_front_matter
from index.reading.metadata.declared_fields import (
    NOTHING_DECLARED,
    DeclaredFields,
    merge_declared,
)
from index.reading.metadata.metadata_source import MetadataSource
from index.reading.read_settings import Articles, ReadSettings

_HEADING = MetadataSource("markdown heading", Basis.STATED, 0.95, names_key=False)
_HASH_HEADING = re.compile(r"[ ]{0,3}#[ \t]+(\S[^\n]*)")
_UNDERLINE = re.compile(r"=+[ \t]*$")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"(?<!\w)[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?!\w)")
_MAX_LINES_TO_HEADING = 20


def read_text(builder: ArticleBuilder, settings: ReadSettings) -> Articles:
    """Yields the article of a text file, and an error for broken front matter.

    The export of a news database gives many articles.

    Raises:
        ContentError: if the file is binary, or larger than the limit.
    """
    content = load_content(builder.source.path, settings.limits.max_file_mb)
    text = normalize_text(decode(content))
    bundle = find_text_bundle(text)
    if bundle is not None:
        yield from read_bundle(bundle, builder)
        return
    front = read_front_matter(text, settings.names)
    if front.problem:
        yield builder.build_error(front.problem, line=front.line)
    if not front.text.strip():
        yield builder.build_error("empty")
        return
    declared = front.declared
    if builder.source.format is FileFormat.MARKDOWN:
        declared = merge_declared(declared, _declare_heading(front.text))
    yield builder.build_whole(front.text, declared)


def _declare_heading(text: str) -> DeclaredFields:
    """Declares the first heading of the first level as the title."""
    before = ""
    for line in text.split("\n", _MAX_LINES_TO_HEADING)[:_MAX_LINES_TO_HEADING]:
        if match := _HASH_HEADING.match(line):
            return DeclaredFields(title=_HEADING.field("", _without_markup(match[1])))
        if before.strip() and _UNDERLINE.match(line):
            return DeclaredFields(title=_HEADING.field("", _without_markup(before)))
        before = line
    return NOTHING_DECLARED


def _without_markup(heading: str) -> str:
    heading = heading[:1000].strip()
    closed = heading.rstrip("#")
    if closed.endswith((" ", "\t")):
        heading = closed
    return " ".join(_EMPHASIS.sub("", _LINK.sub(r"\1", heading)).split())
