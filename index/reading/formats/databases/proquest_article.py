"""Reads one article of ProQuest: its head, its text and its list of details."""

import re

from index.article import Basis
from index.reading.formats.databases.bundle import BundledArticle
from index.reading.formats.databases.labelled_fields import Labelled, declare_fields
from index.reading.formats.databases.labelled_lines import (
    LabelledLine,
    find_tail,
    gather_values,
)
from index.reading.formats.databases.page_blocks import join_blocks
from index.reading.metadata.field_values import as_names
from index.reading.metadata.metadata_source import MetadataSource

_SOURCE = MetadataSource("ProQuest", Basis.STATED, 0.95)
COUNT = re.compile(r"[^\W\d_]{2,12} \d{1,6} [^\W\d_]{1,4} \d{1,6}")
"""The line "Document 2 of 5"."""
_EDITION = re.compile(
    r",\s[^,;]*\b(?:edition|édition|ausgabe|edición|edição|edizione|ed\.)(?!\w).*",
    re.IGNORECASE,
)
# Los Angeles Times ; Los Angeles, Calif. [Los Angeles, Calif]08 May 2010: AA.2.
_ISSUE_DATE = re.compile(r"\]\.?\s*([^\]:]{4,40}?)\s*(?::|\.?$)")
_NO_TEXT = re.compile(
    r"available|disponible|disponível|verfügbar|доступ", re.IGNORECASE
)
# Who wrote it and what the pictures show, in the last lines behind a text.
_AFTER_TEXT = re.compile(
    r"(?:Credits?|Crédits?|Créditos?|Illustrations?|Photographs?|Captions?)(?::.*)?"
)
_MAX_AFTER_TEXT = 12
_MAX_NOTE_CHARS = 80
_STRAY_TAG = "html>"  # of a tag without its "<"
_NEEDED = frozenset({"key", "url", "outlet", "date", "source"})


def read_proquest_article(lines: list[LabelledLine]) -> BundledArticle | None:
    """Reads the article in some lines; None if they are none: a list, or a licence."""
    values = [line.meaning for line in lines]
    if len(_NEEDED.intersection(values)) < 2 and "text" not in values:
        return None
    start = values.index("text") if "text" in values else len(lines)
    tail = _find_details(lines, start + 1)
    found = dict(gather_values([*lines[tail:], *lines[:start]]))
    if "outlet" in found:
        found.setdefault("byline", _find_byline(lines[:start], _name_outlet(found)))
    first = dict(reversed(list(gather_values([*lines[:start], *lines[tail:]]))))
    found.update(
        {
            "title": _find_title(lines, first),
            "abstract": first.get("abstract", Labelled("", "")),
        }
    )
    body, captions = _read_body(lines[start:tail])
    text = body or found["abstract"].value
    page = [
        f"{label}: {value}"
        for meaning, (label, value) in gather_values([*lines[:start], *lines[tail:]])
        if meaning in ("other", "links", "abstract", "source", "year") and value != text
    ]
    return BundledArticle(
        text,
        declare_fields(_SOURCE, _choose(found), as_names),
        key=found["key"].value.split("\n")[0] if "key" in found else "",
        page="\n".join([*captions, *page]),
        is_cut="key" not in found,
    )


def _find_details(lines: list[LabelledLine], start: int) -> int:
    """Finds the list of labels behind the text; a line DETAILS may stand before it."""
    for place in range(len(lines) - 1, start - 1, -1):
        if lines[place].meaning == "details":
            return place
    return find_tail(lines, start, "key")


def _find_byline(lines: list[LabelledLine], outlet: str) -> Labelled:
    """Finds the names before that of the outlet, in "Lee, Ann. Daily Alpha; York"."""
    for line in lines[1:]:
        names, sign, _ = line.block.text.partition(outlet)
        if sign and not line.meaning:
            return Labelled("byline", names.rstrip(" .;"))
    return Labelled("", "")


def _find_title(lines: list[LabelledLine], found: dict[str, Labelled]) -> Labelled:
    """Finds the headline: as labelled, else the first line that is no number."""
    if "title" in found:
        return found["title"]
    for line in lines:
        if line.meaning:
            break
        if not COUNT.fullmatch(line.block.text):
            return Labelled("headline", line.block.text)
    return Labelled("", "")


def _read_body(lines: list[LabelledLine]) -> tuple[str, list[str]]:
    """Reads the text behind "Full text:", and the captions behind it."""
    if not lines:
        return "", []
    blocks = [lines[0].block._replace(text=lines[0].value)]
    blocks += [line.block for line in lines[1:]]
    blocks = [block for block in blocks if block.text and block.text != _STRAY_TAG]
    near_end = range(max(1, len(blocks) - _MAX_AFTER_TEXT), len(blocks))
    ends = [place for place in near_end if _AFTER_TEXT.fullmatch(blocks[place].text)]
    end = min(ends, default=len(blocks))
    text = join_blocks(blocks[:end])
    if len(text) < _MAX_NOTE_CHARS and _NO_TEXT.search(text):
        text = ""
    return text, [block.text for block in blocks[end:]]


def _choose(found: dict[str, Labelled]) -> dict[str, Labelled]:
    """Chooses the outlet without its place, and the date that can be read."""
    chosen = {name: _first_line(value) for name, value in found.items()}
    source = found.get("source", Labelled("", ""))
    outlet = chosen.get("outlet") or source
    chosen["outlet"] = outlet._replace(value=_name_outlet({"outlet": outlet}))
    dates = [chosen["date"]] if "date" in chosen else []
    if issue := _ISSUE_DATE.search(source.value):
        dates.append(source._replace(value=issue[1]))
    if "year" in chosen:
        dates.append(chosen["year"])
    for date in dates:
        if _SOURCE.date(date.label, date.value).value is not None:
            chosen["date"] = date
            break
    return chosen


def _name_outlet(found: dict[str, Labelled]) -> str:
    name = re.split(r"[;\[]", found["outlet"].value.split("\n")[0])[0]
    return _EDITION.sub("", name).strip()


def _first_line(value: Labelled) -> Labelled:
    return value._replace(value=value.value.split("\n")[0])
