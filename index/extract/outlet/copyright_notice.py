"""Reads copyright notices: who claims the rights of a page."""

import re
from collections.abc import Iterator

from index.analysis.stop_words import is_small_word
from index.extract.gazetteer.outlets import outlet_key
from index.extract.outlet.site_phrases import (
    RIGHTS,
    RIGHTS_STEMS,
    simplify,
)
from index.extract.page.pattern_stems import has_stem

_YEARS = re.compile(
    r"\b(?:19|20)\d\d(?:\s?[-–—/]\s?(?:(?:19|20)?\d\d|present|today|heute))?\b"
)
_YEARS_FIRST = re.compile(r"\W*(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\s")
_MARK = re.compile(
    r"(?i)©|&copy;|\(c\)(?=\s)|\bcopyrights?\b|℗|\bcopr\.|حقوق|авторск\w+ прав\w+|telif hakkı"
)
# What a text must have, simplified, for this pattern to match it.
_MARK_STEMS = (
    "©", "&copy;", "(c)", "copyright", "℗", "copr.", "حقوق", "авторск", "telif hakki",
)  # fmt: skip
_DIVIDER = re.compile(r"[|,;:–—•/()\[\]@·]|\s-\s|\.(?=\s|$)")
_BY = re.compile(r"(?i)^(?:by|von|par|por|of|the copyright holder)\s+(?:the\s+)?")
_LEGAL_FORMS = frozenset(
    """ltd limited inc llc gmbh co kg mbh ag sa plc corp corporation company pvt lp lc bv
    nv as ab oy spa srl sarl sl se kft zrt aps cia ltda ca""".split()
)
# Words of owners: Harbour Media Group publishes the Harbour Times, and others.
_GROUP_WORDS = frozenset(
    """group gruppe gruppo grupo media medien mediengruppe mediagroup interactive holding
    holdings enterprises networks publications brands ventures partners""".split()
)
_STOCK_AGENCY = re.compile(
    r"(?i)shutterstock|getty|istock|adobe|imago|alamy|alliance|unsplash|pixabay|wordpress|wikimedia|flickr"
)
# Whose picture it is, which says nothing of the page.
_PICTURE = re.compile(
    r"(?i)\W*(?:bild|bilder|foto|fotos|photo|photos|image|images|picture|video|grafik"
    r"|crédit|credit|credits|titelbild|fotografía|фото|صورة)(?:nachweis|quelle)?\s*[:©]"
)
_MAX_NAME_WORDS = 8


def claims_rights(text: str) -> bool:
    """Checks whether a line claims copyright.

    >>> claims_rights("© 2024 Libya Herald"), claims_rights("2019 - 2024 Libya Herald")
    (True, True)
    """
    simplified = simplify(text)
    return bool(
        (has_stem(simplified, _MARK_STEMS) and _MARK.search(text))
        or (has_stem(simplified, RIGHTS_STEMS) and RIGHTS.search(text))
        or _YEARS_FIRST.match(text)
    )


def find_claims(text: str) -> Iterator[tuple[str, str]]:
    """Yields who claims the rights in a notice: a kind, and a name.

    The kind is "claim" for the name after the mark, "claim before" for one before it, and
    "group" for the name of an owner of several outlets. Who took a picture claims none.

    >>> list(find_claims("Copyright © 2024 Libya Herald Ltd. All rights reserved."))
    [('claim', 'Libya Herald')]
    >>> list(find_claims("2025 Harbour Times. Alle Rechte vorbehalten."))
    [('claim before', 'Harbour Times')]
    """
    if _PICTURE.match(text):
        return
    noted = RIGHTS.sub(" © ", _YEARS.sub(" | ", text)) if "©" not in text else text
    noted = RIGHTS.sub(" | ", _YEARS.sub(" | ", noted))
    marks = list(_MARK.finditer(noted))
    if not marks:
        yield from _read_owner("claim", _split_parts(noted)[:1])
        return
    yield from _read_owner("claim", _split_parts(noted[marks[0].end() :])[:1])
    yield from _read_owner("claim before", _split_parts(noted[: marks[0].start()])[-1:])


def _split_parts(text: str) -> list[str]:
    parts = (part.strip(" .-") for part in _DIVIDER.split(_MARK.sub(" ", text)))
    return [part for part in parts if part]


def _read_owner(kind: str, parts: list[str]) -> Iterator[tuple[str, str]]:
    for part in parts:
        words = _BY.sub("", part).split()
        if len(words) > _MAX_NAME_WORDS or _STOCK_AGENCY.search(part):
            continue
        while words and _is_legal(outlet_key(words[-1])):
            words.pop()
        if words:
            last = [outlet_key(word) for word in words[-2:]]
            is_group = not _GROUP_WORDS.isdisjoint(last)
            yield "group" if is_group else kind, " ".join(words)


def _is_legal(word: str) -> bool:
    return word in _LEGAL_FORMS or is_small_word(word) or not word
