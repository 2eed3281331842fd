"""Turns the state of a search into what the desk keeps of it, and back."""

from search.desk.saved_searches import SavedSearch
from search.desk.typed_query import TypedQuery
from search.query_errors import NoWordsError
from search.web.addresses import SearchState
from search.web.questions import EVERY_WORD, SAME, asks_something, type_state

_WORDS = {value: words for words, value in EVERY_WORD.items()}


def keep_state(state: SearchState) -> TypedQuery:
    """Returns what the desk keeps of a search: which articles it finds.

    Raises:
        NoWordsError: it asks nothing.
    """
    if not asks_something(state):
        raise NoWordsError
    return type_state(state)


def restore_state(search: SavedSearch, corpus: str = "") -> SearchState:
    """Returns the state of a saved search, as its address has it."""
    query = search.query
    return SearchState(
        q=query.text,
        corpus=corpus,
        words=_WORDS[query.every_word],
        as_typed=not query.correct,
        **{name: getattr(query, name) for name in SAME},
    )
