"""Makes CSL-JSON of citations, which citeproc, pandoc and Zotero read.

After the schema csl-data.json of CSL 1.0.2.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from index.article import PartialDate
from search.citations.citation import Citation
from search.citations.cited_name import CitedName
from search.output.citations.readable_citation import word_partial_date


def iterate_csl(citations: Iterable[Citation]) -> Iterator[str]:
    """Yields the parts of a JSON array with an item for each citation."""
    yield "["
    for number, citation in enumerate(citations):
        comma = "," if number else ""
        yield f"{comma}\n {json.dumps(make_csl_item(citation))}"
    yield "\n]\n"


def make_csl_item(citation: Citation) -> dict[str, Any]:
    """Returns a citation as an item of CSL-JSON, without what is not known."""
    day = citation.accessed
    accessed = {"date-parts": [[day.year, day.month, day.day]]}
    fields = {
        "id": citation.id,
        "type": "article-newspaper",
        "title": citation.title,
        "author": [_make_csl_name(name) for name in citation.authors],
        "container-title": citation.outlet,
        "issued": _make_csl_date(citation),
        "accessed": accessed if citation.url else None,
        "URL": citation.url,
        "language": citation.language,
        "section": citation.section,
        "abstract": citation.text,
        "note": "; ".join((*citation.notes, *citation.provenance)),
    }
    return {name: value for name, value in fields.items() if value}


def _make_csl_name(name: CitedName) -> dict[str, str]:
    if name.family:
        return {"family": name.family, "given": name.given}
    return {"literal": name.literal}


def _make_csl_date(citation: Citation) -> dict[str, Any] | None:
    """Returns the date as far as it is known; without a year it is plain text."""
    date = citation.date
    if date is None:
        return None
    if date.year is None:
        return {"literal": word_partial_date(date)}
    parts = {"date-parts": [_list_parts(date)]}
    return {**parts, "circa": True} if citation.is_date_guessed else parts


def _list_parts(date: PartialDate) -> list[int]:
    parts = [date.year, date.month, date.day]
    return [part for part in parts[: 2 if date.month else 1] + parts[2:] if part]
