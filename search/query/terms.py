"""Makes the leaves of the tree: what one token means in its field."""

import re
import unicodedata
from datetime import date

from search.query.dates import read_range
from search.query.fields import DATE, Scope
from search.query.punctuation import CLOSING, has_letters
from search.query.tokens import QuerySpan, QueryToken, TokenKind
from search.query.tree import (
    Dated,
    Everything,
    Fuzzy,
    Located,
    Named,
    NameField,
    Node,
    Phrase,
    PlaceField,
    Prefix,
    TextField,
    Undated,
    Unknown,
    Wildcard,
    Word,
    WordRange,
)

_FUZZY = re.compile(r"(.+)~([0-9.]*)", re.DOTALL)
_RANGE = re.compile(r"\s*(\S+)\s+TO\s+(\S+)\s*", re.IGNORECASE)
_UNKNOWN = "unknown"
_NO_DATE = frozenset({"undated", _UNKNOWN, "none"})
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")


def make_leaf(token: QueryToken, scope: Scope, today: date) -> Node:
    """Makes the leaf for a word, quote or range.

    Args:
        token: the word, quote or range.
        scope: the field that it is looked up in.
        today: the day that relative dates count from.

    Raises:
        QueryError: the token makes no sense in its field.
    """
    if scope == DATE:
        return _dated(token, today)
    if isinstance(scope, NameField):
        return _named(token, scope)
    if isinstance(scope, PlaceField):
        return _located(token, scope)
    field = scope if isinstance(scope, TextField) else None
    match token.kind:
        case TokenKind.QUOTED:
            text = " ".join(token.span.text.split())
            return Phrase(text, int(token.number), field, token.any_order)
        case TokenKind.RANGE:
            return _word_range(token, field)
        case TokenKind.LITERAL:
            return Word(token.span.text, field)
        case _:
            return _word(token.span, field)


def _dated(token: QueryToken, today: date) -> Node:
    if token.kind is TokenKind.QUOTED:
        _refuse_slop(token)
        return Dated(read_range(token.span, today))
    if token.kind is TokenKind.RANGE:
        return Dated(read_range(token.raw, today))
    # The marks around a date have a meaning (2019.., >2019); a final full stop has none.
    text = token.raw.text
    end = len(text.rstrip("?:"))
    end -= text[:end].endswith(".") and not text[:end].endswith("..")
    return read_date_filter(token.raw.part(0, end), today)


def read_date_filter(span: QuerySpan, today: date) -> Dated | Undated:
    """Reads the value of a date filter: a date, a range, or "undated".

    Raises:
        QueryError: it is none of these.
    """
    if span.strip().text.lower() in _NO_DATE:
        return Undated()
    return Dated(read_range(span, today))


def read_name_filter(text: str, field: NameField) -> Named | Unknown:
    """Reads a name that an option gives; in quotes, "unknown" is a name.

    >>> read_name_filter("unknown", NameField.OUTLET)
    Unknown(field=<NameField.OUTLET: 'outlet'>)
    >>> read_name_filter('"Unknown"', NameField.OUTLET)
    Named(field=<NameField.OUTLET: 'outlet'>, name='Unknown')
    """
    if text.strip().lower() == _UNKNOWN:
        return Unknown(field)
    if text[:1] in CLOSING and text[1:].endswith(tuple(CLOSING[text[0]])):
        text = text[1:-1]
    return Named(field, text)


def _named(token: QueryToken, field: NameField) -> Node:
    text = token.span.text
    if token.kind is TokenKind.RANGE:
        raise token.raw.error(f"{field}: takes no range", f"write {field}:NAME")
    if token.kind is TokenKind.QUOTED:
        _refuse_slop(token)
    elif text.lower() == _UNKNOWN:
        return Unknown(field)
    elif mark := re.search(r"[*?]", text):
        raise token.span.part(*mark.span()).error(
            f"{field}: takes a whole name, without * and ?",
            "write the name however it is spelled or cased",
        )
    return Named(field, " ".join(text.split()))


def _located(token: QueryToken, field: PlaceField) -> Node:
    if token.kind is TokenKind.RANGE:
        raise token.raw.error(
            f"{field}: takes no range", f"write {field}:A OR {field}:B"
        )
    quoted = token.kind is TokenKind.QUOTED
    if quoted:
        _refuse_slop(token)
    # The marks around it belong to it: /home/me/, *.pdf.
    span = (token.span if quoted else token.raw).strip()
    if not has_letters(span.text) and "*" not in span.text:
        raise span.error(f"{field}: has no value", f"write {field}:NAME")
    return Located(field, span.text) if quoted else read_place_filter(span.text, field)


def read_place_filter(text: str, field: PlaceField) -> Located | Unknown:
    """Reads a path or an address that an option gives; a path is never unknown."""
    is_unknown = field is PlaceField.URL and text.strip().lower() == _UNKNOWN
    return Unknown(field) if is_unknown else Located(field, text)


def _refuse_slop(token: QueryToken) -> None:
    if token.number or token.any_order:
        raise token.raw.error("~ is for words of the text, not here", "leave out the ~")


def _word_range(token: QueryToken, field: TextField | None) -> Node:
    match = _RANGE.fullmatch(token.span.text)
    if not match:
        raise token.raw.error("this is not a range of words", "write [a TO b]")
    first, last = (None if word == "*" else word for word in match.groups())
    for word in filter(None, (first, last)):
        if not has_letters(word):
            raise token.raw.error("a range goes from word to word", "write [a TO b]")
    if first and last and _alphabetical(first) > _alphabetical(last):
        raise token.raw.error(
            "this range ends before it begins", f"write [{last} TO {first}]"
        )
    return WordRange(first, last, field)


def _alphabetical(word: str) -> str:
    return unicodedata.normalize("NFKD", word).casefold()


def _word(span: QuerySpan, field: TextField | None) -> Node:
    text = span.text
    if match := _FUZZY.fullmatch(text):
        return _fuzzy(span, match, field)
    if "*" in text or "?" in text:
        return _wildcard(span, field)
    # At the end of a question, U.N has lost its full stop, but not its meaning.
    return Word(f"{text}." if _INITIALS.fullmatch(text) else text, field)


def _fuzzy(span: QuerySpan, match: re.Match[str], field: TextField | None) -> Node:
    edits = match[2].rstrip(".")
    if edits not in {"", "1", "2"}:
        raise span.part(match.start(2) - 1, match.end(2)).error(
            "~ allows one or two changed letters", "write ~1 or ~2"
        )
    word = match[1].rstrip("~")
    if "*" in word or "?" in word:
        raise span.error("~ does not go with * and ?", "leave out one of them")
    return Fuzzy(word, int(edits or 1), field)


def _wildcard(span: QuerySpan, field: TextField | None) -> Node:
    pattern = re.sub(r"\*+", "*", span.text)
    if pattern == "*" and field is None:
        return Everything()
    if not has_letters(pattern):
        raise span.error(
            "a wildcard needs a letter beside it", "write the beginning, as in merc*"
        )
    if pattern.endswith("*") and "*" not in pattern[:-1] and "?" not in pattern:
        return Prefix(pattern[:-1], field)
    return Wildcard(pattern, field)
