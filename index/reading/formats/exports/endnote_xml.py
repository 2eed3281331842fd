"""Reads the XML of EndNote, which other programs for references write too."""

from collections.abc import Iterator

from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.formats.exports.reference_xml import (
    Element,
    drop_last,
    join_text,
    parse_reference_xml,
)
from index.reading.formats.exports.references import (
    Reference,
    ReferenceLabels,
    make_article,
    make_source,
)

_LABELS = ReferenceLabels(
    "EndNote",
    {
        "title": ("title",),
        "date": ("date",),
        "outlet": ("secondary-title", "full-title", "publisher"),
        "url": ("url",),
        "authors": ("author",),
        "language": ("language",),
        "section": ("section",),
        "text": ("abstract",),
        "page": ("keyword", "notes", "label"),
        "id": ("rec-number",),
    },
    make_source("EndNote"),
)
_PATHS = {
    "title": "titles/title",
    "secondary-title": "titles/secondary-title",
    "full-title": "periodical/full-title",
    "publisher": "publisher",
    "url": "urls/related-urls/url",
    "author": "contributors/authors/author",
    "language": "language",
    "section": "section",
    "abstract": "abstract",
    "keyword": "keywords/keyword",
    "notes": "notes",
    "label": "label",
    "rec-number": "rec-number",
}
_LISTS = frozenset(("author", "keyword"))


def find_endnote(markup: str | bytes) -> Bundle | None:
    """Returns the references of a file of EndNote; None if it is none."""
    root, is_cut = parse_reference_xml(markup)
    if root is None or root.tag != "xml":
        return None
    records = root.findall("records/record")
    if not records:
        return None
    if is_cut:
        drop_last(records[-1])
    return Bundle("EndNote", _make_articles(records, is_cut=is_cut))


def _make_articles(records: list[Element], *, is_cut: bool) -> Iterator[BundledArticle]:
    for number, record in enumerate(records, start=1):
        article = make_article(_read_values(record), _LABELS, number)
        last = is_cut and number == len(records)
        yield article._replace(is_cut=last)


def _read_values(record: Element) -> Reference:
    values: dict[str, object] = {}
    for label, path in _PATHS.items():
        found = list(filter(None, map(join_text, record.findall(path))))
        if found:
            values[label] = found if label in _LISTS else found[0]
    year = join_text(record.find("dates/year"))
    day = join_text(record.find("dates/pub-dates/date"))
    values["date"] = day if year in day and day else f"{day} {year}".strip()
    return values
