"""Plain text and Markdown: one file, one article."""

import re
from collections.abc import Iterator, Mapping

from index.article import Article, Basis
from index.errors import ArticleError
from index.reading.article_builder import Assembly
from index.reading.decoding.encoding import clean, decode
from index.reading.formats.front_matter import split_front_matter
from index.reading.metadata.declared_fields import NOTHING, Declared, Place, prefer
from index.reading.source import Format

_HEADING = Place("markdown heading", Basis.STATED, 0.95, names_key=False)
_HASH_HEADING = re.compile(r"[ ]{0,3}#[ \t]+(\S[^\n]*)")
_UNDERLINE = re.compile(r"=+[ \t]*$")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_EMPHASIS = re.compile(r"(?<!\w)[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}(?!\w)")
_LINES_TO_HEADING = 20


def read_text(
    content: bytes, assembly: Assembly, names: Mapping[str, tuple[str, ...]]
) -> Iterator[Article | ArticleError]:
    """The article that a text file is, front matter taken off it.

    Raises:
        ContentError: when it is no text.
    """
    text = clean(decode(content))
    front = split_front_matter(text, names)
    if front.trouble:
        yield assembly.error(front.trouble, line=front.line)
    if not front.text.strip():
        yield assembly.error("empty")
        return
    declared = front.declared
    if assembly.source.format is Format.MARKDOWN:
        declared = prefer(declared, _declare_heading(front.text))
    yield assembly.whole(front.text, declared)


def _declare_heading(text: str) -> Declared:
    """The first heading of the first level, as the title."""
    before = ""
    for line in text.split("\n", _LINES_TO_HEADING)[:_LINES_TO_HEADING]:
        if match := _HASH_HEADING.match(line):
            return Declared(title=_HEADING.field("", _unmarked(match[1])))
        if before.strip() and _UNDERLINE.match(line):
            return Declared(title=_HEADING.field("", _unmarked(before)))
        before = line
    return NOTHING


def _unmarked(heading: str) -> str:
    heading = heading[:1000].strip()
    closed = heading.rstrip("#")
    if closed.endswith((" ", "\t")):
        heading = closed
    return " ".join(_EMPHASIS.sub("", _LINK.sub(r"\1", heading)).split())
