"""Makes an article of its parts in a Nexis download: header, body, and what follows."""

import re
from dataclasses import dataclass, field

from index.article import Basis
from index.reading.formats.databases.bundle import BundledArticle
from index.reading.formats.databases.bylines import read_byline
from index.reading.formats.databases.nexis.nexis_blocks import (
    Block,
    drop_page_heads,
    join_blocks,
)
from index.reading.formats.databases.nexis.nexis_end import find_end
from index.reading.formats.databases.nexis.nexis_labels import (
    parse_language,
    read_heading,
    read_label,
)
from index.reading.metadata.declared_fields import DeclaredFields
from index.reading.metadata.field_values import as_url, is_address
from index.reading.metadata.metadata_source import UNKNOWN_DATE, MetadataSource

_NEXIS = MetadataSource("field of Nexis", Basis.STATED, 0.95)
ABOVE_BODY = frozenset(
    {"byline", "section", "length", "headline", "dateline", "highlight", "url"}
)
"""The fields whose labels stand above the body."""

_DIGITS = re.compile(r"\D+")
_MIN_SHARE_OF_LENGTH = 0.9
_PAGE_PARTS = re.compile(
    r"(?:pp?|pgs?|pages?|s|seiten?|blz|págs?|pags?|págin[ao]s?|pagin[ae]s?|"
    r"col|column|version|ver)\b[.:]?\s*[A-Z]{0,2}\d.*|[A-Z]?\d{1,3}",
    re.IGNORECASE,
)
_GLUED_PLACE = re.compile(r"(?<=[^\W\d_])\((?=[A-Z])")
_PARTS_OF_SECTION = re.compile(r"\s*;\s*|,\s*(?=(?:pg?|column|page)\b)", re.IGNORECASE)


@dataclass
class Header:
    """Lines above the body of an article.

    Attributes:
        outlet: the name of the publication.
        date: the date as written.
        title: the headline, on one line.
        blocks: the labels, and what else stands there: editions, notes of rights.
    """

    outlet: str = ""
    date: str = ""
    title: str = ""
    blocks: list[Block] = field(default_factory=list)

    @property
    def is_upper(self) -> bool | None:
        """Tells whether its labels are in capitals, as those after the body are then.

        None where it has no labels.
        """
        labels = [block.label for block in self.blocks if block.label]
        # A title may begin with a word that is a label below the body.
        first = next((one for one in labels if one.field in ABOVE_BODY), None)
        return first.is_upper if first else None

    @property
    def has_labels(self) -> bool:
        """Checks whether it has any label."""
        return any(block.label for block in self.blocks)


def make_article(header: Header, blocks: list[Block], number: int) -> BundledArticle:
    """Makes the article from its header and the blocks below it.

    Returns: the article, as one that is cut where nothing follows its body.
    """
    blocks = drop_page_heads(blocks, header.title)
    end = find_end(blocks, is_upper=header.is_upper)
    labelled = [block for block in header.blocks + blocks[end:] if block.label]
    said = "\n".join(block.text for block in header.blocks + blocks[end:])
    return BundledArticle(
        text=join_blocks(blocks[:end]),
        declared=_declare(header, labelled),
        number=number,
        page=said,
        is_cut=end == len(blocks),
    )


def is_short(article: BundledArticle) -> bool:
    """Checks whether an article has fewer words than its label of the length says."""
    labels = map(read_label, article.page.split("\n"))
    length = next((one.value for one in labels if one and one.field == "length"), "")
    stated = int(_DIGITS.sub("", length)[:9] or 0)
    return len(article.text.split()) < _MIN_SHARE_OF_LENGTH * stated


def _declare(header: Header, labelled: list[Block]) -> DeclaredFields:
    values: dict[str, tuple[str, str]] = {}
    for block in labelled:
        if block.label and block.value:
            values.setdefault(block.field, (block.label.name, block.value))
    nothing = ("", "")
    title = ("title", header.title) if header.title else values.get("headline", nothing)
    if read_heading(title[1]) == "untitled":
        title = nothing
    language, written = values.get("language", nothing)
    url = values.get("url", nothing)[1]
    return DeclaredFields(
        title=_NEXIS.field(*title),
        date=_NEXIS.date("date", header.date) if header.date else UNKNOWN_DATE,
        outlet=_NEXIS.field("outlet", _GLUED_PLACE.sub(" (", header.outlet)),
        language=_NEXIS.field(language, parse_language(written)),
        url=as_url(url) if is_address(url) else "",
        authors=read_byline(values.get("byline", nothing)[1]),
        section=_trim_section(values.get("section", nothing)[1]),
    )


def _trim_section(written: str) -> str:
    """Returns the name of a section without the numbers of its page.

    >>> _trim_section("NEWS; Pg. 4"), _trim_section("Pg. B22")
    ('NEWS', '')
    """
    parts = _PARTS_OF_SECTION.split(written)
    return "; ".join(part for part in parts if not _PAGE_PARTS.fullmatch(part))
