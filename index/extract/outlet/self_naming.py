"""Collects what the lines of a page say of the site itself, under any name.

"About Harbour News", "Follow Harbour News on", "Harbour News newsletter", "© 2024 Harbour
News", and a first line "Harbour News" speak of one and the same site. One of them alone
may name another: who made the site, who owns it, whose photo it is.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from index.analysis.analyzer import fold
from index.analysis.stop_words import is_small_word
from index.extract.gazetteer.outlets import outlet_key
from index.extract.outlet.copyright_notice import claims_rights, find_claims
from index.extract.outlet.site_phrases import (
    AFTER_NAME,
    BEFORE_NAME,
    GLUED_STEMS,
    GLUED_TO_NAME,
    NAME,
    may_follow_name,
    may_precede_name,
    simplify,
)
from index.extract.page.pattern_stems import has_stem

_CAPITALISED = r"((?:[A-Z0-9][\w!&.+-]*\s){0,3}[A-Z0-9][\w!&+-]*)"
_POSSESSIVE = re.compile(
    rf"(?:^|\s){_CAPITALISED}['’]s (?:privacy|terms|ethics|research|daily|policy|user|website"
    r"|weekly|free|best|coverage|latest|mission|journalism|editorial|own|most"
    r"|[\w ]{0,20}(?:newsletters?|editor|reporter|correspondent))"
)
# A credit of one's own: Ada Brook/Harbour News.
_CREDIT = re.compile(
    rf"(?:[A-Z][\w.'-]+ ){{1,3}}?[A-Z][\w'-]+\s?/\s?{_CAPITALISED}(?!\s?[\w/])"
)
# In the article itself: "sources told Harbour News", "who writes for Harbour News".
_TOLD = re.compile(
    r"\b(?:told|tells|spoke (?:to|with)|interview with|said to|sagte|gegenüber)\s+(?:the\s)?"
    + _CAPITALISED
)
_WRITES_FOR = re.compile(
    r"\b(?:(?:reporter|editor|writer|correspondent|journalist|contributor|columnist|producer)s?"
    r"\s(?:at|for|of|with|to)|writ(?:es?|ing|ten) for|contributes to|joined|joining"
    r"|(?:working|worked) (?:at|for)|report(?:ing|ed) for|arbeitet (?:für|bei)|schreibt für"
    r"|Redakteur(?:in)? (?:bei|der|des)|periodista de|redactor de|journaliste à"
    rf"|giornalista di)\s+(?:the\s+)?{NAME}"
)
# Kinds of naming with their patterns, and what a text must have for them to match.
_WAYS_WITHIN = (
    (
        "told",
        ("told", "tells", "spoke", "interview", "said to", "sagte", "gegenü"),
        _TOLD,
    ),
    (
        "writes for",
        (
            *("report", "edit", "writ", "correspondent", "journalist", "contribut"),
            *("columnist", "producer", "join", "worked", "working", "arbeitet"),
            *("schreibt", "Redakteur", "periodista", "redactor", "giornalista"),
        ),
        _WRITES_FOR,
    ),
)
# Words of menus and buttons, of which alone no name is made.
_WORDS_OF_ALL = frozenset(
    """about account accueil acerca actualités advertise advertising all alle amazon
    android app apple apps article articles associated author authors become best
    buscar business call careers click close comment comments contact contacto
    contribute cookie cookies culture daily datenschutz deals digital digitale
    discover disqus donate download e-mail edition editors email events facebook
    folge follow free get getty gmbh google health help here home image images
    impressum in inc inicio instagram ipad iphone jobs join kontakt latest like
    linkedin listen live llc login ltd me media menu mich more most navigation new
    news newsletter newsletters next noticias now opinion our out people photo
    photos pinterest podcast podcasts policy politics popular press previous print
    privacy read recherche reviews rss save science search see settings share shop
    show shutterstock sign site skip slot sobre sociedad sport sports staff start
    store stories story submit subscribe subscription suche suivez support síguenos
    tap team tech technology telegram terms that the this tiktok today toggle top
    topics trending twitter uns up us video videos view watch weather welcome
    whatsapp wordpress world write you your youtube zeitung über""".split()
)
_MAX_NAME_CHARS = 50
_MAX_LINE_CHARS = 45
_MAX_NAME_WORDS = 6
_MIN_LETTERS = 3
_MAX_MENU_BLANKS = 3
_BULLETS = "*•·+–—-> \t"
_DOMAIN_END = re.compile(r"(?i)\.(?:com\.\w\w|co\.\w\w|com|net|org|info|news|tv|\w\w)$")
_WWW = re.compile(r"(?i)^(?:https?://)?www\.")
_DIVIDING = re.compile("[|•·–—»>｜：-]")
_DIVIDER = re.compile(r"\s[|•·–—»>-]\s|\s*[|｜：]\s*")


class SelfNaming(NamedTuple):
    """Words that name the site.

    Attributes:
        kind: the way of naming it.
        name: the name, as written.
        quote: the line.
    """

    kind: str
    name: str
    quote: str


@lru_cache(maxsize=1 << 12)
def name_key(name: str) -> str:
    """Returns what spellings of a name share: its words, without "the" and ".com".

    >>> name_key("The Harbour-News.com") == name_key("HARBOUR NEWS")
    True
    """
    return outlet_key(strip_domain(name)).removeprefix("the ")


def strip_domain(name: str) -> str:
    """Returns a name without "www." and the top-level domain."""
    name = name.strip()
    return _DOMAIN_END.sub("", _WWW.sub("", name)) if "." in name else name


# Cached: a site repeats its lines on all of its pages.
@lru_cache(maxsize=1 << 12)
def read_line(text: str) -> tuple[SelfNaming, ...]:
    """Lists the names that a line outside of the article gives the site."""
    text = text.lstrip(_BULLETS)
    if not text:
        return ()
    found = list(_read_title(text))
    if claims_rights(text):
        found += [SelfNaming(*claim, text) for claim in find_claims(text)]
    else:
        found += _read_credits(text)
    if not (text.isupper() and text.count(" ") > _MAX_MENU_BLANKS):
        found += _read_phrases(text)
    if len(text) <= _MAX_LINE_CHARS:
        found.append(SelfNaming("line", text, text))
    return tuple(one for one in found if _may_be_name(one.name))


def read_paragraph(text: str) -> list[SelfNaming]:
    """Lists the names that a paragraph of the article may give its outlet."""
    found = [
        SelfNaming(kind, name, match[0])
        for kind, stems, pattern in _WAYS_WITHIN
        if has_stem(text, stems)
        for match in pattern.finditer(text)
        for name in _shorten(match[1])
    ]
    return [one for one in found if _may_be_name(one.name)]


@lru_cache(maxsize=1 << 13)
def says_nothing(word: str) -> bool:
    """Tells whether a folded word is none of a name: a stop word, or one of all menus."""
    return word in _WORDS_OF_ALL or is_small_word(word)


def _read_title(text: str) -> Iterator[SelfNaming]:
    if _DIVIDING.search(text) is None:
        return
    parts = _DIVIDER.split(text)
    if 2 <= len(parts) <= 4:
        yield SelfNaming("title start", parts[0], text)
        yield SelfNaming("title end", parts[-1], text)


def _read_credits(text: str) -> Iterator[SelfNaming]:
    # Most lines lack the sign that each pattern needs.
    for match in _CREDIT.finditer(text) if "/" in text else ():
        yield SelfNaming("credit", match[1], text)
    for match in _POSSESSIVE.finditer(text) if "'s" in text or "’s" in text else ():
        words = match[1].split()
        for first in range(len(words)):
            yield SelfNaming("possessive", " ".join(words[first:]), text)


def _read_phrases(text: str) -> Iterator[SelfNaming]:
    simplified = simplify(text)
    for match in BEFORE_NAME.finditer(text) if may_precede_name(simplified) else ():
        for number, name in enumerate(_shorten(match[1])):
            yield SelfNaming("before part" if number else "before", name, text)
    for match in AFTER_NAME.finditer(text) if may_follow_name(simplified) else ():
        whole = name_key(match[1])
        for name in _shorten(match[1]):
            if name_key(name) == whole:
                yield SelfNaming("after", name, text)
    if not text.isascii() and has_stem(simplified, GLUED_STEMS):
        for match in GLUED_TO_NAME.finditer(text):
            yield SelfNaming("after", match[1], text)


def _shorten(run: str) -> Iterator[str]:
    """Yields the beginnings of a run of words, of which one may be the name."""
    words = run.split()
    is_cased = not words[0][:1].islower()
    kept: list[str] = []
    for number, word in enumerate(words):
        ends = word[:1].islower() and is_cased and not is_small_word(fold(word))
        if number and (ends or (number > 1 and not is_cased)):
            break
        kept.append(word)
        if number and word[-1] in ".!":
            break
    for size in range(len(kept), 0, -1):
        if size == 1 or not is_small_word(fold(kept[size - 1].strip("'’.,!"))):
            name = " ".join(kept[:size]).strip(".,!'’®™-")
            yield name.removesuffix("'s").removesuffix("’s")


def _may_be_name(name: str) -> bool:
    if len(name) > _MAX_NAME_CHARS:
        return False
    key = name_key(name)
    words = key.split()
    least = _MIN_LETTERS - (not name.isascii()) - name.isupper()
    return (
        bool(words)
        and len(words) <= _MAX_NAME_WORDS
        and len(key) >= least
        and not key.replace(" ", "").isdigit()
        and not all(map(says_nothing, words))
    )
