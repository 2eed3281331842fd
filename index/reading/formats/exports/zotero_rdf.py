"""Reads the RDF that Zotero exports: items, with notes and sources beside them."""

from collections.abc import Iterator

from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.formats.exports.reference_xml import (
    Element,
    drop_last,
    join_text,
    local_name,
    parse_reference_xml,
)
from index.reading.formats.exports.references import (
    Reference,
    ReferenceLabels,
    make_article,
    make_source,
)

_ZOTERO = "http://www.zotero.org/namespaces/export#"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_NO_ITEMS = frozenset(("attachment", "note", "annotation"))
_LABELS = ReferenceLabels(
    "Zotero",
    {
        "title": ("title",),
        "date": ("date",),
        "outlet": ("source", "publisher"),
        "url": ("uri",),
        "authors": ("author",),
        "language": ("language",),
        "section": ("section",),
        "text": ("abstract",),
        "page": ("subject", "note", "description"),
    },
    make_source("Zotero"),
)
# The newspaper or website is described here, or elsewhere in the file.
_INNER = {
    "isPartOf": ("source", "title"),
    "publisher": ("publisher", "name"),
    "identifier": ("uri", "value"),
}
_PLAIN = frozenset(
    ("title", "date", "language", "abstract", "description", "section", "itemType")
)


def find_zotero(found: Element) -> Bundle | None:
    """Returns the references of a file of Zotero; None if it is none.

    Args:
        found: the markup, as text or bytes, or its root as lxml parses it.
    """
    is_cut = False
    root = found
    if isinstance(found, (str, bytes)):
        root, is_cut = parse_reference_xml(found)
    if root is None or root.tag != f"{_RDF}RDF" or _ZOTERO not in root.nsmap.values():
        return None
    items = [child for child in root if _is_item(child)]
    if not items:
        return None
    if is_cut:
        drop_last(root[-1])
    return Bundle("Zotero", _make_articles(items, _index(root), is_cut=is_cut))


def _is_item(element: Element) -> bool:
    """Checks for an item of its own; notes, files, sources and collections are none."""
    kind = join_text(element.find(f"{{{_ZOTERO}}}itemType"))
    name = local_name(element)
    if name in ("Attachment", "Memo", "Collection", "", "Journal", "Newspaper"):
        return False
    return kind not in _NO_ITEMS and bool(kind)


def _index(root: Element) -> dict[str, Element]:
    about = ((child.get(f"{_RDF}about"), child) for child in root)
    return {name: child for name, child in about if name}


def _make_articles(
    items: list[Element], known: dict[str, Element], *, is_cut: bool
) -> Iterator[BundledArticle]:
    for number, item in enumerate(items, start=1):
        article = make_article(_read_values(item, known), _LABELS, number)
        yield article._replace(is_cut=is_cut and number == len(items))


def _read_values(item: Element, known: dict[str, Element]) -> Reference:
    values: dict[str, object] = {"uri": item.get(f"{_RDF}about") or ""}
    subjects, notes = [], []
    for child in item:
        name = local_name(child)
        refers_to = known.get(child.get(f"{_RDF}resource") or "")
        if name in _PLAIN:
            values.setdefault(name, join_text(child))
        elif name in _INNER:
            label, inner = _INNER[name]
            values[label] = _find_text(child, inner) or _find_text(refers_to, inner)
        elif name == "authors":
            values["author"] = [*map(_join_name, _find_all(child, "Person"))]
        elif name == "subject":
            subjects.append(join_text(child))
        elif name == "isReferencedBy":
            notes.append(_find_text(refers_to, "value"))
    return {**values, "subject": subjects, "note": notes}


def _find_text(element: Element, name: str) -> str:
    """Returns the text of the first element of a name in one that may be None."""
    if element is None:
        return ""
    return next(map(join_text, _find_all(element, name)), "")


def _find_all(element: Element, name: str) -> Iterator[Element]:
    return (each for each in element.iter() if local_name(each) == name)


def _join_name(person: Element) -> str:
    given = _find_text(person, "givenName") or _find_text(person, "givenname")
    return " ".join(filter(None, (given, _find_text(person, "surname"))))
