"""Finds cues to the outlet in single lines of a page, each with a score."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.outlets import outlet_key
from index.extract.outlet.copyright_notice import (
    claims_rights,
    find_rights_holder,
    has_year,
)
from index.extract.outlet.hosts import find_hosts
from index.extract.page.layout import Layout

DOMAIN_IN_PROSE = "domain amid the prose"
"""The rule of a cue that is a domain within the article."""

MAX_LINE_CHARS = 300
"""The number of characters of a line that are looked at."""

# What a site writes about itself, and about no other.
_SELF_REFERENCE = re.compile(
    r"(?i)\b(?:subscribe|newsletter|about|privacy|e-?mail|follow|sign ?up|app\b|app!|contact|advertis|terms|preferred source|home|abonn|über|folgen"
    r"|kontakt|werb|impressum|datenschutz|suivez|suscr|síguenos|seguici|abbon|prenumer|tilaa|abone|künye|подпис|реклам|редакц|store|shop|podcasts?|more from|mehr von)"
)
_TITLE_DIVIDER = re.compile(r"\s[|•·–—-]\s|\s*\|\s*")
_MAX_MENTION_CHARS = 80
_MAX_NOTICE_CHARS = 160
# Lines from the beginning of the prose in which a byline may stand.
_BYLINE_LINES = 8


class OutletCue(NamedTuple):
    """A hint that an outlet published the page.

    Attributes:
        score: how strong it is; scores from 3.0 on suffice by themselves.
        rule: the name of the rule that found it.
        quote: the line.
    """

    score: float
    rule: str
    quote: str


def find_cues(
    layout: Layout, number: int, gazetteer: Gazetteer
) -> Iterator[tuple[str, OutletCue]]:
    """Yields the outlets that a line hints at, each with its cue.

    Args:
        layout: the lines of the page.
        number: the number of the line.
        gazetteer: the outlets to look for.
    """
    line = layout.lines[number]
    text = line.text[:MAX_LINE_CHARS].lstrip("*•·+-–— ").strip()
    in_prose = layout.prose_start <= number < layout.prose_end
    if "." in text:
        yield from _domain_cues(text, gazetteer, in_prose=in_prose)
    if not gazetteer.outlets.may_occur_in(text):
        return
    outlet = gazetteer.outlets.canonical_name(text) if 1 < len(text) < 60 else None
    if outlet:
        yield outlet, _whole_line_cue(layout, number, text, gazetteer)
    elif claims_rights(text):
        before_end = number < layout.prose_end
        yield from _copyright_cues(
            text, gazetteer, in_prose=in_prose, before_end=before_end
        )
    elif len(text) <= _MAX_MENTION_CHARS or _is_notice(text):
        yield from _mention_cues(text, gazetteer, in_prose=in_prose)


def _is_notice(text: str) -> bool:
    return len(text) <= _MAX_NOTICE_CHARS and _refers_to_itself(text)


# Cached: a site repeats these lines on all of its pages.
@lru_cache(maxsize=1 << 12)
def _refers_to_itself(text: str) -> bool:
    return _SELF_REFERENCE.search(text) is not None


def _whole_line_cue(
    layout: Layout, number: int, text: str, gazetteer: Gazetteer
) -> OutletCue:
    """Scores a line that is the name of an outlet and nothing else."""
    agency = gazetteer.outlets.is_agency(text)
    if gazetteer.outlets.is_common(gazetteer.outlets.canonical_name(text) or ""):
        return OutletCue(0.4, "line of its own", text)
    if layout.prose_start <= number < layout.prose_end:
        # A name alone on a line among the first paragraphs is a byline.
        near = number < layout.prose_start + _BYLINE_LINES
        byline = near and len(text) >= 5 and not agency and " " in text
        return OutletCue(3.0 if byline else 0.4, "line of its own", text)
    if agency or len(text) < 4:
        return OutletCue(0.3, "line of its own", text)
    return OutletCue(1.4 if " " in outlet_key(text) else 1.0, "line of its own", text)


def _copyright_cues(
    text: str, gazetteer: Gazetteer, *, in_prose: bool, before_end: bool
) -> Iterator[tuple[str, OutletCue]]:
    found = find_rights_holder(text, gazetteer)
    if found is None:
        return
    name, explicit = found
    agency = gazetteer.outlets.is_agency(name)
    credit = before_end and (in_prose or agency)
    # An agency's own page claims a year; a page that prints its report does not.
    credit = credit or (agency and not has_year(text))
    score = 0.3 if credit else 5.0 if explicit else 2.2
    yield name, OutletCue(score, "copyright line", text)


def _mention_cues(
    text: str, gazetteer: Gazetteer, *, in_prose: bool
) -> Iterator[tuple[str, OutletCue]]:
    """Yields the outlet of a navigation line: "Subscribe to", "About", "Newsletter"."""
    parts = _TITLE_DIVIDER.split(text)
    if 2 <= len(parts) <= 4 and len(text) > 30 and not in_prose:
        for part, score in ((parts[-1], 2.5), (parts[0], 1.4)):
            name = gazetteer.outlets.canonical_name(part)
            if name and len(part) > 3:
                yield name, OutletCue(score, "page title", text)
                return
    found = list(gazetteer.outlets.find_in(text))
    if len({name for name, _ in found}) != 1:
        return
    name, alias = found[0]
    notice = _refers_to_itself(text)
    if _names_no_publisher(name, alias, text, gazetteer, in_prose=in_prose):
        return
    score = 1.2 if notice else 0.8
    if gazetteer.outlets.is_common(name):
        score = 0.9 if notice else 0.3
    if len(alias) < 4:
        score *= 0.5
    score = 0.75 * score if in_prose else score
    yield name, OutletCue(score, "boilerplate", text)


def _names_no_publisher(
    name: str, alias: str, text: str, gazetteer: Gazetteer, *, in_prose: bool
) -> bool:
    """Checks for the credit of an agency, and for a word that is no name here."""
    notice = _refers_to_itself(text)
    if gazetteer.outlets.is_agency(name):
        return in_prose or not notice
    return not notice and _is_word(alias, text, gazetteer, in_prose=in_prose)


def _is_word(alias: str, text: str, gazetteer: Gazetteer, *, in_prose: bool) -> bool:
    """Checks whether a name of one word mostly is a word here: liberation, independent.

    In a line of capitals any word may be one; in the prose of an article, a common word.
    """
    if " " in alias:
        return False
    return text.isupper() or (in_prose and alias in gazetteer.common_words)


def _domain_cues(
    text: str, gazetteer: Gazetteer, *, in_prose: bool
) -> Iterator[tuple[str, OutletCue]]:
    for host in find_hosts(text):
        name = gazetteer.outlets.name_of_domain(host) or gazetteer.outlets.name_of_host(
            host
        )
        if name:
            rule = DOMAIN_IN_PROSE if in_prose and "@" not in text else "domain"
            yield name, OutletCue(1.5, rule, text)
