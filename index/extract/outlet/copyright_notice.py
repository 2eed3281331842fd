"""Recognises copyright notices and the outlet that claims the rights."""

import re
from collections.abc import Iterator

from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.outlets import outlet_key

_RIGHTS_PHRASES = (
    "©", "(c) ", "copyright", "&copy;", "rights reserved", "alle rechte", "tous droits",
    "derechos reservados", "diritti riservati", "direitos reservados", "все права",
    "всі права", "hakları saklıdır", "حقوق", "wszelkie prawa", "alla rättigheter",
    "alle rettigheter",
)  # fmt: skip
_YEARS_FIRST = re.compile(r"\W*(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\s")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PARTS = re.compile(
    r"(?i)[|,.;:–—•/()©@]|\s-\s|copyright|&copy;|all (?:rights|contents?)|rights reserved|alle rechte|tous droits|todos los|tutti i"
    r"|\b(?:19|20)\d\d\b(?:\s?[-–]\s?(?:19|20)\d\d)?|\bby\b"
)
_COMPANY_WORDS = frozenset(
    """ltd limited inc llc gmbh co kg mbh ag sa plc corp corporation company companies group gruppe gruppo grupo media medien mediengruppe
    mediagroup newspapers newspaper news network networks digital online publishing publications publisher verlag verlags holding holdings
    ventures partners brands pvt lp lc bv nv as ab oy spa srl sarl sl se kft zrt aps television broadcasting interactive enterprises international global press
    and und et the of de it all rights reserved inhalt datenschutz impressum""".split()
)
_GROUP_WORDS = frozenset(
    """group gruppe gruppo grupo media medien mediengruppe mediagroup interactive holding
    holdings enterprises networks publications brands ventures partners""".split()
)
_STOCK_AGENCY = re.compile(
    r"(?i)shutterstock|getty|istock|adobe|imago|alamy|alliance|unsplash|pixabay|wordpress|wikimedia|flickr|reuters"
)
# Whose picture it is, which says nothing of the page.
_PICTURE = re.compile(
    r"(?i)\W*(?:bild|bilder|foto|fotos|photo|photos|image|images|picture|video|grafik"
    r"|crédit|credit|credits|titelbild|fotografía|фото|صورة)(?:nachweis|quelle)?\s*[:©]"
)
_MAX_NAME_WORDS = 6
_MAX_PART_WORDS = 12
_MAX_UNLISTED_WORDS = 4


def claims_rights(text: str) -> bool:
    """Checks whether a line claims copyright.

    >>> claims_rights("© 2024 Libya Herald"), claims_rights("2019 - 2024 Libya Herald")
    (True, True)
    """
    lower = text.lower()
    found = any(phrase in lower for phrase in _RIGHTS_PHRASES)
    return found or _YEARS_FIRST.match(text) is not None


def credits_picture(text: str) -> bool:
    """Checks whether a line tells whose picture something is.

    >>> credits_picture("Photo: © Ada Brook"), credits_picture("© 2024 Libya Herald")
    (True, False)
    """
    return _PICTURE.match(text) is not None


def has_year(text: str) -> bool:
    """Checks whether a line has a year from 1900 to 2099."""
    return _YEAR.search(text) is not None


def find_rights_holder(text: str, gazetteer: Gazetteer) -> tuple[str, bool] | None:
    """Finds the listed outlet that a copyright notice names.

    Returns:
        The canonical name, and whether the notice is explicit: with a year, or with the
        word "rights". None where no outlet is named, only by a short abbreviation in a
        notice that is not explicit, or as a part of its company: Harbour Media Group
        publishes the Harbour Times, and others.
    """
    if credits_picture(text):
        return None
    explicit = has_year(text) or "rights" in text.lower()
    for part in _PARTS.split(text):
        words = outlet_key(part).split()[:_MAX_PART_WORDS]
        for size in range(min(_MAX_NAME_WORDS, len(words)), 0, -1):
            name = gazetteer.outlets.canonical_name(" ".join(words[:size]))
            if name and not _GROUP_WORDS.isdisjoint(words[size:]):
                return None
            if name and _COMPANY_WORDS.issuperset(words[size:]):
                if len(words[0]) > 2 or size > 1 or explicit:
                    return name, explicit
                return None
    return None


def names_group(text: str, name: str) -> bool:
    """Checks whether a notice goes on after a name like the name of a group: Vox Media."""
    after = outlet_key(text[text.find(name) + len(name) :]).split()[:2]
    return not _GROUP_WORDS.isdisjoint(after)


def find_claimed_names(text: str) -> Iterator[str]:
    """Yields the names in a copyright notice that may be those of unlisted outlets."""
    for part in _PARTS.split(text):
        words = part.split()
        while words and outlet_key(words[-1]) in _COMPANY_WORDS:
            words.pop()
        name = " ".join(words)
        if (
            words
            and len(words) <= _MAX_UNLISTED_WORDS
            and len(name) > 3
            and name[0].isupper()
            and not _STOCK_AGENCY.search(name)
        ):
            yield name
