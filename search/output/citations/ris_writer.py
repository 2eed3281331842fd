"""Writes citations as RIS, which every reference manager reads.

After the Research Information Systems format (2011), with the tags by which Zotero,
EndNote and Mendeley know newspaper articles: a tag, two blanks, a hyphen, a blank.
"""

from collections.abc import Iterable, Iterator

from index.article import PartialDate
from search.citations.citation import Citation
from search.citations.cited_name import CitedName
from search.output.unseen_characters import one_line

_END = "\r\n"


def iterate_ris(citations: Iterable[Citation]) -> Iterator[str]:
    """Yields the record of each citation."""
    for citation in citations:
        lines = [f"{tag}  - {one_line(value)}" for tag, value in _list_fields(citation)]
        yield _END.join([*lines, "ER  - ", "", ""])


def _list_fields(citation: Citation) -> Iterator[tuple[str, str]]:
    """Yields tags with values, those that are empty left out; TY is the first."""
    yield "TY", "NEWS"
    yield "ID", citation.id
    day = citation.accessed
    fields = [
        ("TI", citation.title),
        *(("AU", _format_name(name)) for name in citation.authors),
        ("T2", citation.outlet),
        ("PY", _format_year(citation.date)),
        ("DA", _format_date(citation.date)),
        ("SE", citation.section),
        ("LA", citation.language),
        ("UR", citation.url),
        ("Y2", f"{day:%Y/%m/%d}/" if citation.url else ""),
        ("AB", citation.text),
        *(("N1", note) for note in (*citation.notes, *citation.provenance)),
    ]
    yield from ((tag, value) for tag, value in fields if value.strip())


def _format_name(name: CitedName) -> str:
    # A name that is not split must not look like one that is.
    literal = name.literal.replace(", ", " ")
    return f"{name.family}, {name.given}" if name.family else literal


def _format_year(date: PartialDate | None) -> str:
    return f"{date.year:04}" if date and date.year is not None else ""


def _format_date(date: PartialDate | None) -> str:
    """Returns a date as YYYY/MM/DD/ with empty parts; nothing where the year is unknown."""
    if date is None or date.year is None:
        return ""
    parts = [f"{part:02}" if part else "" for part in (date.month, date.day)]
    return "/".join([f"{date.year:04}", *parts, ""])
