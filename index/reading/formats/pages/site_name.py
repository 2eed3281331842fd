"""Chooses the name of a site among those that a page declares in several places.

Each place is wrong on some sites: og:site_name has a section or a motto, the publisher is
a group, the account of a network is glued together, the title ends with something else.
Places that agree, with one another or with the host, are right.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from index.extract.outlet.declared_conflict import ACCOUNT, NOTICE

_NOTICE = re.compile(
    r"(?i)©|&copy;|\(c\)|\bcopyright\b|\b(?:19|20)\d\d\b(?:\s?[-–]\s?(?:19|20)\d\d)?"
    r"|\ball rights reserved\b\.?|\balle rechte vorbehalten\b\.?"
)
_DIVIDER = re.compile(
    r"\s+[|–—·•»:-]\s+|\s*[|｜]\s*|\s*[：ㅣ]\s*|:\s+|(?<=\w)_(?=\S+$)"
)
_BRACKETS = re.compile(r"\s*[(（\[［【][^()（）]*[)）\]］】]\s*$")
_PAGE_WORD = re.compile(r"(?i)\s+(?:home|homepage|home page|startseite|inicio)$")
_DOMAIN = re.compile(
    r"(?i)(?:https?://)?(?:www\.)?((?:[\w-]+\.)+[a-z]{2,10})/?",
)
_SECOND_LEVELS = frozenset("com co org net gov edu ac or ne gob gov".split())
_MAX_CHARS = 60
_MAX_DECLARED = 400
_MAX_TITLE_PART_WORDS = 6
_MIN_HOST_LETTERS = 3

_WEIGHTS = {
    "site": 3.0, "journal": 3.0, "publisher": 2.5, "website": 2.5, "application": 2.0,
    "title": 1.0, "library": 1.5, "notice": 0.5, "account": 0.5,
}  # fmt: skip
_HOST_BONUS = 2.0
_MAX_RIVALS = 3
# The places in words for a reader.
_PLACE_WORDS = {
    "site": "og:site_name", "journal": "citation_journal_title", "publisher": "publisher",
    "website": "website", "application": "application-name", "title": "title",
    "library": "publisher (meta)", "notice": NOTICE, "account": ACCOUNT,
}  # fmt: skip


class SiteName(NamedTuple):
    """A name of the site that a page declares.

    Attributes:
        place: the place where it stands, a key of the weights.
        name: the name, as written.
    """

    place: str
    name: str


def choose_site_name(
    names: Iterable[SiteName], title: str, host: str
) -> list[SiteName]:
    """Returns the name on which most places agree; a domain only if there is no name.

    After it stand the names on which fewer do, at most three, the likeliest first. Their
    places are in words for a reader.

    Args:
        names: the names that the page declares.
        title: the title of the document, which may end with the name.
        host: the host of its address, or "".

    >>> names = [SiteName("site", "Politics"), SiteName("account", "harbournews")]
    >>> choose_site_name(names, "A bridge | Harbour News", "www.harbournews.com")
    [SiteName(place='title', name='Harbour News'), SiteName(place='og:site_name', name='Politics')]
    """
    label = _find_label(host)
    declared = [SiteName(place, _clean(name, label)) for place, name in names]
    ends = [SiteName("title", part) for part in _find_ends(title)]
    groups: defaultdict[str, list[SiteName]] = defaultdict(list)
    for one in [*declared, *ends]:
        if one.name and (key := _key(one.name)):
            groups[key].append(one)
    kept = {
        key: some
        for key, some in groups.items()
        if {one.place for one in some} != {"title"}
        or _agrees(key, some, label)
        or _DOMAIN.fullmatch(some[0].name)
    }
    ranked = sorted(kept, key=lambda key: -_score(key, kept[key], label))
    return [_describe(kept[key]) for key in ranked[: 1 + _MAX_RIVALS]]


def _describe(names: list[SiteName]) -> SiteName:
    """Returns the best spelling of a name, with the weightiest place that has it."""
    place = max((one.place for one in names), key=lambda place: _WEIGHTS[place])
    best = max(names, key=_prefer_spelling)
    return SiteName(_PLACE_WORDS[place], best.name)


def _score(key: str, names: list[SiteName], label: str) -> float:
    places = {one.place for one in names}
    bonus = _HOST_BONUS if _agrees(key, names, label) else 0.0
    return sum(_WEIGHTS[place] for place in places) + bonus


def _prefer_spelling(one: SiteName) -> tuple[bool, bool, float]:
    """Orders spellings of one name: no domains, no accounts, the weightiest place."""
    return (
        _DOMAIN.fullmatch(one.name) is None,
        one.place != "account" and not one.name.islower(),
        _WEIGHTS[one.place],
    )


def _agrees(key: str, names: list[SiteName], label: str) -> bool:
    """Tells whether a name is that of the host: its letters, or its initials."""
    if len(label) < _MIN_HOST_LETTERS or len(key) < _MIN_HOST_LETTERS:
        return False
    if key.startswith(label) or label.startswith(key):
        return True
    initials = ("".join(word[0] for word in one.name.split()).lower() for one in names)
    return any(label in letters for letters in initials)


def _clean(name: str, label: str) -> str:
    """Removes a notice, a motto and brackets from a name."""
    name = " ".join(_NOTICE.sub(" ", name[:_MAX_DECLARED]).split()).strip("@ .,|-–—")
    if not name or "/" in name.strip("/"):
        return ""
    parts = [part for part in _DIVIDER.split(name) if part]
    of_host = [part for part in parts if label and _key(part).startswith(label)]
    name = (of_host or parts or [""])[0]
    short = _BRACKETS.sub("", name)
    short = _PAGE_WORD.sub("", short)
    return (short or name)[:_MAX_CHARS].strip()


def _find_ends(title: str) -> Iterable[str]:
    """Yields the last parts of a title, each of which may be the name of the site."""
    dividers = list(_DIVIDER.finditer(title))
    for divider in dividers[-2:]:
        part = title[divider.end() :].strip()
        if (
            part
            and len(part.split()) <= _MAX_TITLE_PART_WORDS
            and len(part) <= _MAX_CHARS
        ):
            yield part


def _find_label(host: str) -> str:
    """Returns the letters of the part of a host that names it: bbc of www.bbc.co.uk."""
    labels = host.lower().removeprefix("www.").split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVELS:
        labels.pop()
    return _letters(labels[-1]) if labels else ""


def _key(name: str) -> str:
    """Returns the letters of a name, without "the" and the end of a domain."""
    if domain := _DOMAIN.fullmatch(name):
        return _find_label(domain[1])
    return _letters(name).removeprefix("the")


def _letters(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(filter(str.isalnum, folded))
