"""Collects what the lines of a page say of the site itself, under any name.

"About Harbour News", "Follow Harbour News on", "Harbour News newsletter", "© 2024 Harbour
News", and a first line "Harbour News" speak of one and the same site. One of them alone
may name another: who made the site, who owns it, whose photo it is.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from index.analysis.stop_words import is_small_word
from index.extract.gazetteer.outlets import outlet_key
from index.extract.outlet.copyright_notice import (
    claims_rights,
    credits_picture,
    find_claimed_names,
    names_group,
)
from index.extract.outlet.hosts import find_host_labels

_NAME = r"((?:[\w¡¿][\w!&'’.+-]{0,30}\s){0,4}[\w¡¿][\w!&'’.+-]{0,30})"
# What a site writes before its own name,
_BEFORE = re.compile(
    r"(?:^|[.!?|]\s)(?:about|follow|more (?:from|on)|subscribe to|advertise (?:with|on|in)"
    r"|advertising (?:with|on|in)|contact|join|welcome to|(?:jobs|careers) at|work (?:for|at)"
    r"|search|sign up (?:for|to)|like|support|elsewhere on|read more (?:from|on)"
    r"|write for|contribute to|new on|discover|call|get|donate to|become an?"
    r"|editorial items appearing in|über|folgen sie|folge|mehr (?:von|bei|aus)"
    r"|willkommen (?:bei|beim)|werben (?:bei|auf|in)|jobs bei|kontakt|sobre|acerca de"
    r"|síguenos en|suscríbete a|más de|siga|assine|mais de|quem somos|à propos de|a propos de"
    r"|suivez|abonnez-vous à|plus de|chi è|seguici su|abbonati a|over|volg|om|följ|o nas"
    r"|о проекте|подпишитесь на|читайте|hakkında)"
    rf"\s+(?:the\s+)?{_NAME}",
    re.IGNORECASE,
)
# and what it writes after it.
_AFTER = re.compile(
    rf"(?:^|[.!?|:]\s|\bthe\s|\bthe |\byour |\bzum |\bder )(?:the\s)?{_NAME}[\s-]+"
    r"(?:newsletters?|home ?page|home|staff|main menu|shop|store|apps?|podcasts?|archives?"
    r"|events|membership|member|premium|plus|sponsors|editors?|reporter|correspondent"
    r"|on (?:facebook|twitter|youtube|instagram|x|telegram|google)|on social media|rewards"
    r"|abo|abonnement|redaktion|videos?|photos?|media kit|advertising|gift guide"
    r"|is (?:part of|a|an|the|one of|published|owned)|was founded|covers|ist (?:ein|eine|das|der)"
    r"|es un|es el|es una|est un|est le|è un)(?=\W|$)",
    re.IGNORECASE,
)
_GLUED_AFTER = re.compile(
    rf"(?<![\w.-]){_NAME}\s?(?:について|公式|の記事|トップへ|編集部)"
)
# In the article itself: "sources told Harbour News", "(Harbour News) -".
_TOLD = re.compile(
    r"\b(?:told|tells|spoke (?:to|with)|interview with|said to|sagte|gegenüber)\s+(?:the\s)?"
    r"((?:[A-Z0-9][\w!&.+-]*\s){0,3}[A-Z0-9][\w!&+-]*)"
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
_MAX_NAME_CHARS = 40
_MAX_NAME_WORDS = 5
_MIN_LETTERS = 3
_MAX_CLAIM_CHARS = 160
_FIRST_LINES = 40
_MIN_FAMILY = 3
_DOMAIN_END = re.compile(
    r"(?i)\.(?:com|net|org|co\.uk|de|at|ch|fr|es|it|cl|jp|info|com\.\w\w|co\.\w\w)$"
)


_PATTERNS = ((_BEFORE, "before"), (_AFTER, "after"), (_GLUED_AFTER, "after"))


class SelfNaming(NamedTuple):
    """A line that names the site.

    Attributes:
        kind: the way of naming it.
        name: the name, as written.
        quote: the line.
    """

    kind: str
    name: str
    quote: str


def name_key(name: str) -> str:
    """Returns what spellings of a name share: its words, without "the" and ".com".

    >>> name_key("The Harbour-News.com") == name_key("HARBOUR NEWS")
    True
    """
    return outlet_key(_DOMAIN_END.sub("", name)).removeprefix("the ")


def find_self_namings(around: Iterable[str], prose: Iterable[str]) -> list[SelfNaming]:
    """Lists what the lines around an article, and its prose, call the site.

    Args:
        around: the lines outside of the article, each of some hundred characters.
        prose: its paragraphs, each of some thousand.
    """
    found: list[SelfNaming] = []
    for number, line in enumerate(around):
        text = line.lstrip("*•·+–—-o> ").strip()
        if text:
            found += _read_line(text, is_first=number < _FIRST_LINES)
    for paragraph in prose:
        found += [
            SelfNaming("told", match[1], match[0])
            for match in _TOLD.finditer(paragraph)
        ]
    return [one for one in found if _may_be_name(one.name)]


def find_families(lines: Iterable[str]) -> dict[str, set[str]]:
    """Groups short lines by their first words: Harbour News, and the like.

    Returns:
        For the key of each beginning of one to three words, the keys of the lines.
    """
    families: dict[str, set[str]] = {}
    for line in lines:
        words = line.lstrip("*•·+–—-o> ").split()
        if not 2 <= len(words) <= _MAX_NAME_WORDS:
            continue
        whole = name_key(" ".join(words))
        for size in range(1, min(4, len(words))):
            families.setdefault(name_key(" ".join(words[:size])), set()).add(whole)
    return {
        key: wholes for key, wholes in families.items() if len(wholes) >= _MIN_FAMILY
    }


def _read_line(text: str, *, is_first: bool) -> Iterator[SelfNaming]:
    if claims_rights(text):
        yield from _read_claim(text)
        return
    patterns = () if _is_menu(text) else _PATTERNS
    for pattern, kind in patterns:
        for match in pattern.finditer(text):
            for name in _shorten(match[1]):
                yield SelfNaming(kind, name, text)
    if "." in text:
        for label in find_host_labels(text):
            yield SelfNaming("host", label, text)
    if len(text) <= _MAX_NAME_CHARS:
        yield SelfNaming("first line" if is_first else "line of its own", text, text)


def _read_claim(text: str) -> Iterator[SelfNaming]:
    name = None if credits_picture(text) else next(find_claimed_names(text), None)
    if name and len(text) <= _MAX_CLAIM_CHARS:
        # A group claims the rights of many sites.
        kind = "group" if names_group(text, name) else "claim"
        yield SelfNaming(kind, name, text)


def _is_menu(text: str) -> bool:
    """Tells whether a line is a menu in capitals: ABOUT BENCH FORUMS PODCAST."""
    return text.isupper() and text.count(" ") > _MAX_NAME_WORDS - 2


def _shorten(name: str) -> Iterator[str]:
    """Yields the beginnings of a run of words, of which one may be the name."""
    words = name.split()
    for size in range(len(words), 0, -1):
        yield " ".join(words[:size]).rstrip(".,!’'")


def _may_be_name(name: str) -> bool:
    words = outlet_key(name).split()
    return (
        bool(words)
        and len(words) <= _MAX_NAME_WORDS
        and len(name) <= _MAX_NAME_CHARS
        and len(name_key(name)) >= _MIN_LETTERS - (not name.isascii())
        and not name_key(name).isdigit()
        and not all(map(says_nothing, words))
    )


def says_nothing(word: str) -> bool:
    """Tells whether a folded word is none of a name: a stop word, or one of all menus."""
    return word in _WORDS_OF_ALL or is_small_word(word)
