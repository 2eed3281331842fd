"""Says of an answer what the command line says on stderr, with links instead of options."""

from collections.abc import Iterator
from typing import NamedTuple

from search.output.unseen_characters import one_line
from search.output.wording import (
    NO_MATCH,
    describe_absence,
    describe_added,
    last_page,
)
from search.results.results import Results
from search.web.addresses import SearchState, Words
from search.web.questions import has_filters
from search.web.site import Links
from search.web.values.narrowing import change, drop_filters
from search.web.values.searching.hit_cards import NamedLink


class Note(NamedTuple):
    """A line about the answer, and searches that may be wanted instead."""

    text: str
    links: tuple[NamedLink, ...] = ()


def list_notes(results: Results, state: SearchState, links: Links) -> list[Note]:
    """Lists how the query was read, and why nothing was found."""
    notes = (
        *_describe_reading(results, state, links),
        *_explain(results, state, links),
    )
    return [Note(one_line(text), more) for text, more in notes]


def _describe_reading(
    results: Results, state: SearchState, links: Links
) -> Iterator[Note]:
    for word, meant in results.corrected.items():
        as_typed = links.search(change(state, as_typed=True))
        yield Note(
            f"searched {meant!r}: no article has {word!r}",
            (NamedLink("search as typed", as_typed),),
        )
    if results.added:
        yield Note(describe_added(results))
    for notice in results.notices:
        text, _, option = notice.partition("; --exact")
        only = links.search(change(state, exact=True))
        more = (NamedLink("this spelling only", only),) if option else ()
        yield Note(text, more)
    for absence in results.absent:
        searches = [
            NamedLink(word, links.search(_replace_word(state, absence.word, word)))
            for word in absence.nearly
        ]
        found = tuple(searches) if absence.word in state.q else ()
        yield Note(describe_absence(absence).partition("; similar")[0], found)


def _explain(results: Results, state: SearchState, links: Links) -> Iterator[Note]:
    if not results.total:
        text = "" if results.absent else NO_MATCH
        if others := tuple(_list_wider(state, links)):
            yield Note(text or "other searches", others)
        elif text:
            yield Note(text)
    elif not results.hits and state.page > 1:
        last = last_page(results)
        there = NamedLink(f"page {last}", links.search(state._replace(page=last)))
        yield Note("there are no more hits; the last page of hits is", (there,))
    if results.undated_left_out:
        line = f"{results.undated_left_out:,} undated left out"
        yield Note(line, tuple(_list_undated(state, links)))


def _list_undated(state: SearchState, links: Links) -> Iterator[NamedLink]:
    """Yields searches that take in undated articles."""
    yield NamedLink("take them in", links.search(change(state, undated=True)))
    if not state.guesses:
        guessed = links.search(change(state, guesses=True))
        yield NamedLink("those with a guessed date in it", guessed)


def _list_wider(state: SearchState, links: Links) -> Iterator[NamedLink]:
    """Yields searches that find more."""
    if has_filters(state) and state.q:
        yield NamedLink("without filters", links.search(drop_filters(state)))
    if state.words is Words.ALL:
        any_word = change(state, words=Words.USUAL)
        yield NamedLink("with any of the words", links.search(any_word))
    if state.exact:
        yield NamedLink("with other names", links.search(change(state, exact=False)))


def _replace_word(state: SearchState, word: str, other: str) -> SearchState:
    return change(state, q=state.q.replace(word, other, 1))
