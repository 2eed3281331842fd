"""Reads test collections in SGML: TREC and CLEF, Gigaword, Reuters-21578."""

import html
import re
from collections.abc import Iterator

from index.article import Basis
from index.reading.formats.databases.bundle import Bundle, BundledArticle
from index.reading.metadata.declared_fields import DeclaredFields
from index.reading.metadata.field_values import as_names, as_text
from index.reading.metadata.metadata_source import MetadataSource

_FIELD = MetadataSource("field of the collection", Basis.STATED, 0.95)
_DOCUMENT = re.compile(
    r"<(DOC|REUTERS)\b([^<>]{0,500})>(.*?)(</\1\s*>|(?=<\1\b)|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_IS_COLLECTION = re.compile(
    r"\s*(?:<!DOCTYPE[^>]{0,200}>\s*|<\?xml[^>]{0,200}>\s*|<(?:docs|root|collection|trec)>\s*)*"
    r"(?:<DOC>\s*<(?:DOCNO|DOCID|HL|HEADLINE)\b|<DOC\s[^<>]{0,300}\bid\s*=|<REUTERS\s)",
    re.IGNORECASE,
)
_ELEMENT = re.compile(
    r"<([A-Za-z][\w.-]{0,30})(?:\s[^<>]{0,300})?>(.*?)</\1\s*>", re.DOTALL
)
_ATTRIBUTE = re.compile(r"\b(id|newid)\s*=\s*[\"']?([^\s\"'>]{1,100})", re.IGNORECASE)
_PARAGRAPH = re.compile(r"</?(?:P|PARAGRAPH|BR)\b[^<>]{0,100}>", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][\w.-]{0,30}(?:\s[^<>]{0,300})?/?>")
_CONTROLS = re.compile("&#[0-9]{1,2};|[\x00-\x08\x0e-\x1f]")
_SHORT_DATE = re.compile(r"(\d\d)(\d\d)(\d\d)$")
_SIGNED = re.compile(r"\s*\breuter\s*$", re.IGNORECASE)
_GAP = re.compile(r"\n\s*\n\s*\n")
# The names of documents of the agencies have the day: AP880212-0001, NYT_ENG_19940701.0001.
_DAY_IN_NAME = re.compile(r"(?:AP|WSJ)(\d{6})-\d{4}$|[A-Z]{3}_[A-Z]{3}_(\d{8})\.\d{4}$")
_TITLES = ("headline", "head", "hl", "title", "ti", "hl1")
_DATES = ("date", "date_time", "date1", "dd", "pubdate", "pub_date", "datetime")
_OUTLETS = ("source", "so", "pub", "publication", "newspaper")
_AUTHORS = ("byline", "author", "au", "by")
_SECTIONS = ("section", "se", "page_section")
_TEXTS = ("body", "lp", "leadpara", "text", "te")
_PAGES = ("dateline", "dl", "first", "second", "note", "graphic", "caption")


def find_sgml_collection(text: str) -> Bundle | None:
    """Returns the articles of a collection in SGML; None for any other text."""
    if not _IS_COLLECTION.match(text[:2_000]):
        return None
    return Bundle("SGML", _read_documents(text))


def _read_documents(text: str) -> Iterator[BundledArticle]:
    for number, found in enumerate(_DOCUMENT.finditer(text), start=1):
        is_cut = not found[4] and found.end() == len(text)
        fields = _read_fields(found[3])
        key = fields.get("docno") or fields.get("docid") or _find_id(found[2])
        is_reuters = found[1].upper() == "REUTERS"
        yield BundledArticle(
            _find_text(found[3], fields, is_reuters=is_reuters),
            _declare(fields, key, is_reuters=is_reuters),
            number,
            key,
            "\n".join(filter(None, (fields.get(name, "") for name in _PAGES))),
            is_cut=is_cut,
        )


def _read_fields(document: str) -> dict[str, str]:
    """Reads the elements that are one line of text, by name; those inside others too."""
    fields: dict[str, str] = {}
    waiting = [document]
    for inner in waiting:
        for name, content in _ELEMENT.findall(inner):
            if _ELEMENT.search(content) and len(waiting) < 20:
                waiting.append(content)
            value = as_text(_plain(content[:5_000]))
            fields.setdefault(name.lower(), value)
    return fields


def _find_text(document: str, fields: dict[str, str], *, is_reuters: bool) -> str:
    for name in _TEXTS:
        pattern = re.compile(
            rf"<{name}\b[^<>]{{0,100}}>(.*?)(?:</{name}\s*>|\Z)",
            re.IGNORECASE | re.DOTALL,
        )
        parts = pattern.findall(document)
        if name == "lp" and parts:  # the lead stands apart from the rest
            parts += re.findall(r"(?is)<text>(.*?)</text>", document)
        text = "\n\n".join(filter(None, (_plain(part).strip() for part in parts)))
        if text:
            return _SIGNED.sub("", text) if is_reuters else text
    return ""


def _declare(
    fields: dict[str, str], number: str, *, is_reuters: bool
) -> DeclaredFields:
    key, written = _pick(fields, _DATES)
    if not written and (day := _DAY_IN_NAME.match(number)):
        key, written = "docno", day[1] or day[2]
    # 910514 is in the collections of the nineties; 19910514 too, which all can read.
    written = _SHORT_DATE.sub(r"19\1-\2-\3", written) if len(written) == 6 else written
    outlet = "Reuters" if is_reuters else _pick(fields, _OUTLETS)[1]
    declared = DeclaredFields(
        title=_FIELD.field(*_pick(fields, _TITLES)),
        outlet=_FIELD.field("source", outlet),
        authors=as_names(re.sub(r"(?i)^by\s+", "", _pick(fields, _AUTHORS)[1])),
        section=_pick(fields, _SECTIONS)[1],
    )
    return declared._replace(date=_FIELD.date(key, written)) if written else declared


def _pick(fields: dict[str, str], names: tuple[str, ...]) -> tuple[str, str]:
    return next(((name, fields[name]) for name in names if fields.get(name)), ("", ""))


def _find_id(attributes: str) -> str:
    return next((value for _, value in reversed(_ATTRIBUTE.findall(attributes))), "")


def _plain(content: str) -> str:
    """Returns the text of an element, with an empty line between paragraphs."""
    content = _PARAGRAPH.sub("\n\n", _CONTROLS.sub("", content))
    text = html.unescape(_TAG.sub("", content)).strip("\n")
    return _GAP.sub("\n\n", text)
