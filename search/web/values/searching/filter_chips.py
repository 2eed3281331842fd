"""Lists what narrows a search, each with the search without it."""

from collections.abc import Iterator
from typing import NamedTuple

from search.output.unseen_characters import one_line
from search.web.addresses import ByMeaning, SearchState, Words
from search.web.site import Links
from search.web.values.language_names import name_language
from search.web.values.narrowing import change, drop_value

_NAMED = {
    "outlet": "outlet",
    "actor": "actor",
    "every_actor": "actor",
    "author": "author",
    "language": "language",
    "path": "path",
    "url": "address",
    "date": "date",
    "no_outlet": "not outlet",
    "no_actor": "not actor",
    "no_author": "not author",
    "no_language": "not language",
    "tag": "tag",
    "every_tag": "tag",
    "no_tag": "not tag",
}
_LANGUAGES = ("language", "no_language")
_SWITCHES = {
    "undated": "undated too",
    "guesses": "with guessed dates",
    "exact": "this spelling only",
    "as_typed": "words as typed",
    "expand": "with related words",
    "each_copy": "copies one by one",
}
_WORDS = {Words.ALL: "every word", Words.ANY: "any word"}
_MEANINGS = {ByMeaning.ON: "by meaning, too", ByMeaning.OFF: "not by meaning"}


class Chip(NamedTuple):
    """A filter: what it is, its value, and the search without it."""

    kind: str
    value: str
    address: str


def list_chips(state: SearchState, links: Links) -> list[Chip]:
    """Lists the filters and settings of a search that are not as usual."""
    return [*_list_names(state, links), *_list_settings(state, links)]


def _list_names(state: SearchState, links: Links) -> Iterator[Chip]:
    for name, kind in _NAMED.items():
        for value in getattr(state, name):
            address = links.search(drop_value(state, name, value))
            shown = name_language(value) if name in _LANGUAGES else value
            yield Chip(kind, one_line(shown), address)


def _list_settings(state: SearchState, links: Links) -> Iterator[Chip]:
    if state.since or state.until:
        address = links.search(change(state, since="", until=""))
        yield Chip("date", one_line(describe_period(state)), address)
    if state.words in _WORDS:
        address = links.search(change(state, words=Words.USUAL))
        yield Chip("", _WORDS[state.words], address)
    if state.semantic in _MEANINGS:
        address = links.search(change(state, semantic=ByMeaning.USUAL))
        yield Chip("", _MEANINGS[state.semantic], address)
    for name, label in _SWITCHES.items():
        if getattr(state, name):
            has_dates = state.date or state.since or state.until
            is_alone = name == "undated" and not has_dates
            shown = "undated" if is_alone else label
            yield Chip("", shown, links.search(change(state, **{name: False})))


def describe_period(state: SearchState) -> str:
    """Returns the period that a search is narrowed to.

    >>> describe_period(SearchState(since="2019-12", until="2019-12"))
    '2019-12'
    >>> describe_period(SearchState(since="2019-12", until="2020-02"))
    '2019-12 – 2020-02'
    >>> describe_period(SearchState(until="2020"))
    'until 2020'
    """
    if state.since == state.until:
        return state.since
    if not state.since or not state.until:
        return f"since {state.since}" if state.since else f"until {state.until}"
    return f"{state.since} – {state.until}"
