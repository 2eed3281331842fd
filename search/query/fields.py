"""The fields that a query may name, and the errors for other names."""

from search.query.tokens import QuerySpan
from search.query.tree import NameField, PlaceField, TextField
from search.query_errors import QueryError

DATE = "date"
Scope = TextField | NameField | PlaceField | str | None
"""The field that words are looked up in: of text, names, places, DATE; None for any text."""

FIELDS: dict[str, Scope] = {
    **{field.value: field for field in (*TextField, *NameField, *PlaceField)},
    DATE: DATE,
}

_ALSO_CALLED = {
    "outlet": "source src publication publisher pub newspaper so from",
    "author": "by byline au writer creator",
    "url": "site domain host inurl allinurl link address",
    "path": "file filename folder filetype ext",
    "title": "headline hl hlead ti hd intitle allintitle subject heading",
    "body": "text tx content lead inbody intext",
    "date": "before after since until pd year month day published",
    "actor": "person people org organisation organization entity name pe co",
    "language": "lang la lng",
    "tag": "tags label labels is bookmark",
}
"""Names of fields in other programs."""

_EXAMPLES = {
    "title": "title:ceasefire",
    "body": "body:ceasefire",
    "page": "page:newsletter",
    "outlet": 'outlet:"Duvar English"',
    "actor": "actor:Haftar",
    "author": 'author:"Jane Smith"',
    "language": "language:en",
    "tag": "tag:seen",
    "path": "path:2019/*",
    "url": "url:bbc.co.uk",
    "date": "date:2019-12",
}


def no_value(span: QuerySpan) -> QueryError:
    """Makes the error for a field without a value right after it, as in `outlet: BBC`."""
    name = span.text.lower().removesuffix(":")
    return span.error(
        f"{name}: has no value", f"write {_EXAMPLES[name]}, without a blank"
    )


def no_field(span: QuerySpan) -> QueryError:
    """Makes the error for a name before a colon that is not a field."""
    # Only this error needs it: 6 ms of imports.
    from difflib import get_close_matches

    wanted = span.text.lower()
    same = [name for name, others in _ALSO_CALLED.items() if wanted in others.split()]
    nearly = same or get_close_matches(wanted, FIELDS, 1)
    hint = f"did you mean {nearly[0]}: ? " if nearly else ""
    names = ", ".join(FIELDS)
    return span.error(
        f"there is no field {span.text[:40]!r}",
        f"{hint}the fields are {names}; quote a colon that is text",
    )
