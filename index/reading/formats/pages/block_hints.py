"""Tells from the tag and attributes of a block of a page whether it may be the article."""

import re
from collections.abc import Mapping
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

# Tags of what is around an article; class names of the same, and of what is in it but
# not of its text. The names are those that news sites and the usual content management
# systems give; "navigation" is one, "Navalny" is not.
_AROUND_TAGS = frozenset(
    "nav aside footer form figure figcaption button dialog menu textarea address".split()
)
_ARTICLE_TAGS = frozenset({"article", "main"})
_AROUND_ROLES = frozenset(
    "navigation complementary contentinfo banner search dialog alertdialog".split()
)
_SURELY_AROUND = (
    "cookie consent onetrust gdpr privacy didomi cmp$ newsletter disqus comments?$ "
    "commentaires kommentare comentarios yorumlar related relacionad[oa]s verwandte "
    "recommend recomendad[oa]s most-?read mas-leid[oa]s outbrain taboola"
)
_PERHAPS_AROUND = (
    "comment(?!ary|ator) kommentar comentario shar(?:e|ing) social partage compartir "
    "teilen recirc promo side-?bar breadcrumb footer nav(?:bar|igation)?$ menu subscri "
    "sign-?up sponsor advert anzeige$ werbung publicidad publicite reklam ads?$ caption "
    "credits? byline author autor$ bio$ tags$ tag-*(?:list|cloud) topics?$ popular "
    "trending teaser more-on read-?more also-?read leia-mais toolbar pop-?up modal "
    "overlay hidden hide$ sr-only screen-reader print$ noprint widget banner rating "
    "pagination pager login register copyright disclaimer legal$ embed gallery slideshow "
    "carousel player timestamp dateline$ meta$ kicker infobox factbox skip$"
)
_ARTICLE_NAMES = re.compile(
    r"article-*(?:body|content|text|main)|body-*copy"
    r"|(?:entry|post|story|main|body)-*(?:content|body|text|main|copy)"
)
_WORD_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])|_")
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MAX_NAME_CHARS = 500


class Role(IntEnum):
    """The likelihood that a block is a part of the article."""

    SURELY_AROUND = 0
    PERHAPS_AROUND = 1
    UNKNOWN = 2
    ARTICLE = 3


class BlockHint(NamedTuple):
    """The hints that the tag and attributes of a block give.

    Attributes:
        role: how likely it is a part of the article.
        word: the word in its class or id that says so of what is around the article.
        names: its id and classes, as written.
        marked: whether the markup itself says that it is the article.
    """

    role: Role
    word: str = ""
    names: str = ""
    marked: bool = False


def read_block_hint(tag: str, attributes: Mapping[str, str]) -> BlockHint:
    """Returns what the tag and attributes of a block say of its role in the page.

    >>> read_block_hint("div", {"class": "post-content"}).role.name
    'ARTICLE'
    >>> read_block_hint("div", {"id": "RelatedStories"}).role.name
    'SURELY_AROUND'
    """
    if not attributes:
        return _HINTS_OF_TAGS.get(tag, _NO_HINT)
    names = f"{attributes.get('id', '')} {attributes.get('class', '')}"
    names = names[:_MAX_NAME_CHARS]
    if tag in _AROUND_TAGS or _is_put_aside(attributes):
        return BlockHint(Role.SURELY_AROUND, names=names)
    if tag in _ARTICLE_TAGS or attributes.get("itemprop") == "articleBody":
        return BlockHint(Role.ARTICLE, names=names, marked=True)
    return _NO_HINT if tag == "body" else _read_names(names)


def _is_put_aside(attributes: Mapping[str, str]) -> bool:
    return (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("role") in _AROUND_ROLES
        or ("style" in attributes and bool(_NOT_SHOWN.search(attributes["style"])))
    )


# Cached: the blocks of a site have the same names on all of its pages.
@lru_cache(maxsize=1 << 14)
def _read_names(names: str) -> BlockHint:
    words = _WORD_BREAK.sub("-", names).lower()
    if _ARTICLE_NAMES.search(words):
        return BlockHint(Role.ARTICLE, names=names)
    if found := _SURE_WORDS.search(words):
        return BlockHint(Role.SURELY_AROUND, found[0], names)
    if found := _PERHAPS_WORDS.search(words):
        return BlockHint(Role.PERHAPS_AROUND, found[0], names)
    return BlockHint(Role.UNKNOWN, names=names)


def _compile_words(words: str) -> re.Pattern[str]:
    """Compiles words to a pattern; $ ends one that must not go on."""
    return re.compile(
        rf"(?<![a-z])(?:{words.replace('$', '(?![a-z])').replace(' ', '|')})"
    )


_NO_HINT = BlockHint(Role.UNKNOWN)
_HINTS_OF_TAGS = {
    **dict.fromkeys(_AROUND_TAGS, BlockHint(Role.SURELY_AROUND)),
    **dict.fromkeys(_ARTICLE_TAGS, BlockHint(Role.ARTICLE, marked=True)),
}
_SURE_WORDS = _compile_words(_SURELY_AROUND)
_PERHAPS_WORDS = _compile_words(_PERHAPS_AROUND)
