"""Turns the state of a search into the query string of an address, and back."""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, quote_plus

from search.query.query import Sort
from search.web.page_options import read_choice, read_number

MAX_VALUES = 100
"""So many values of one field count; more are no search that a reader made."""
MAX_PAGE = 200
"""All hits before a page have to be ranked, and their copies folded: 2 s for 20,000."""
SIZES = (10, 20, 50, 100)


class BarLength(StrEnum):
    """The length of time that a bar of the histogram stands for."""

    AUTO = "auto"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Stack(StrEnum):
    """The field whose values the bars of the histogram are divided by."""

    NONE = ""
    OUTLET = "outlet"
    LANGUAGE = "language"


class Words(StrEnum):
    """The words of a query that an article must have."""

    USUAL = ""
    ALL = "all"
    ANY = "any"


class ByMeaning(StrEnum):
    """Whether the first hits are put in order by meaning, too."""

    USUAL = ""
    ON = "on"
    OFF = "off"


class SearchState(NamedTuple):
    """What a reader has asked for; an address holds all of it.

    Attributes:
        q: the query, as typed.
        corpus: the name of the corpus; empty for the first.
        outlet, actor, author, language, path, url: the values of which an article must
            have any.
        tag: the tags of the user's own of which it must have any.
        every_actor, every_tag: the actors and tags that it must have, each.
        no_outlet, no_actor, no_author, no_language, no_tag: the values that it must not
            have.
        date: ranges of days, of which any must hold it.
        since, until: the first and last day, month or year.
        undated: with dates, whether undated articles match too; without, they alone do.
        guesses: whether dates guessed from other articles count.
        words: the words that an article must have; usual is as the settings say.
        exact: whether a name finds only this spelling.
        as_typed: whether words that no article has are left as they are.
        expand: whether significant words of the best hits are added.
        semantic: whether the first hits are put in order by meaning; usual is as the
            settings say.
        each_copy: whether copies of one text are hits of their own.
        sort: the order of the hits.
        size: number of hits on a page.
        page: number of the page, from 1.
        span: what a bar of the histogram stands for.
        stack: what its bars are divided by.
    """

    q: str = ""
    corpus: str = ""
    outlet: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    every_actor: tuple[str, ...] = ()
    every_tag: tuple[str, ...] = ()
    no_outlet: tuple[str, ...] = ()
    no_actor: tuple[str, ...] = ()
    no_author: tuple[str, ...] = ()
    no_language: tuple[str, ...] = ()
    no_tag: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    undated: bool = False
    guesses: bool = False
    words: Words = Words.USUAL
    exact: bool = False
    as_typed: bool = False
    expand: bool = False
    semantic: ByMeaning = ByMeaning.USUAL
    each_copy: bool = False
    sort: Sort = Sort.RELEVANCE
    size: int = 10
    page: int = 1
    span: BarLength = BarLength.AUTO
    stack: Stack = Stack.NONE


_DEFAULTS = SearchState._field_defaults
_ON = "1"
_quote = lru_cache(maxsize=4_096)(quote_plus)


def write_state(state: SearchState) -> str:
    """Returns the query string of a state; what is as usual is left out.

    >>> write_state(SearchState(q="Wagner mercenaries", outlet=("BBC", "TASS"), page=2))
    'q=Wagner+mercenaries&outlet=BBC&outlet=TASS&page=2'
    """
    return _join(list_pairs(state))


def extend_address(address: str, *pairs: tuple[str, str]) -> str:
    """Returns an address with further values of a state, without making that state.

    A page has dozens of links that differ from its own address by one value.

    >>> extend_address("/?q=troops", ("outlet", "Al Jazeera"))
    '/?q=troops&outlet=Al+Jazeera'
    """
    return f"{address}{'&' if '?' in address else '?'}{_join(pairs)}"


def list_pairs(state: SearchState, *without: str) -> list[tuple[str, str]]:
    """Lists the names and values of a state, as the hidden fields of a form have them.

    Args:
        state: the state; what is as usual is left out.
        without: names to leave out, too.
    """
    # Most values are the default itself, which is told at once.
    given = [
        (name, value)
        for (name, default), value in zip(_DEFAULTS.items(), state, strict=True)
        if value is not default and value != default and name not in without
    ]
    return [
        (name, _ON if one is True else str(one))
        for name, value in given
        for one in (value if isinstance(value, tuple) else (value,))
    ]


def read_state(query_string: str) -> SearchState:
    """Reads the state from a query string; what means nothing counts as not there.

    >>> read_state("q=+troops+&page=x&sort=newest&since=").sort
    <Sort.NEWEST: 'newest'>
    """
    return make_state(parse_qsl(query_string, max_num_fields=None, errors="replace"))


def make_state(pairs: Iterable[tuple[str, str]]) -> SearchState:
    """Makes the state of names and values, as an address or a form has them."""
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        if name in _DEFAULTS and (value := value.strip()):
            given.setdefault(name, []).append(value)
    return SearchState(
        **{name: _read(name, values) for name, values in given.items()}  # type: ignore[arg-type]
    )


def _join(pairs: Iterable[tuple[str, str]]) -> str:
    return "&".join([f"{name}={_quote(value)}" for name, value in pairs])


def _read(name: str, values: list[str]) -> object:
    default = _DEFAULTS[name]
    match default:
        case tuple():
            return tuple(dict.fromkeys(values))[:MAX_VALUES]
        case bool():
            return values[0] == _ON
        case StrEnum():
            return read_choice(values[0], default)
        case int():
            return _read_number(name, values[0], default)
    return values[0]


def _read_number(name: str, text: str, default: int) -> int:
    number = read_number(text, default, digits=5)
    if name == "size":
        return number if number in SIZES else default
    return min(max(number, 1), MAX_PAGE)
