"""Turns the state of a search into what the desk keeps of it, and back."""

from search.desk.saved_searches import SavedSearch
from search.desk.typed_query import TypedQuery
from search.query.punctuation import drop_punctuation
from search.query_errors import NoWordsError
from search.web.addresses import SearchState, Words
from search.web.questions import has_filters

_SAME = (
    *("outlet", "actor", "author", "language", "path", "url", "tag", "date"),
    *("every_actor", "every_tag", "since", "until", "undated", "guesses"),
    *("no_outlet", "no_actor", "no_author", "no_language", "no_tag"),
    *("exact", "expand"),
)
"""What both call by the same name."""
_EVERY_WORD = {Words.USUAL: None, Words.ALL: True, Words.ANY: False}
_WORDS = {value: words for words, value in _EVERY_WORD.items()}


def keep_state(state: SearchState) -> TypedQuery:
    """Returns what the desk keeps of a search: which articles it finds.

    Raises:
        NoWordsError: it asks nothing.
    """
    text = state.q and drop_punctuation(state.q, may_be_none=has_filters(state))
    if not text and not has_filters(state):
        raise NoWordsError
    return TypedQuery(
        text=text,
        every_word=_EVERY_WORD[state.words],
        correct=not state.as_typed,
        **{name: getattr(state, name) for name in _SAME},
    )


def restore_state(search: SavedSearch, corpus: str = "") -> SearchState:
    """Returns the state of a saved search, as its address has it."""
    query = search.query
    return SearchState(
        q=query.text,
        corpus=corpus,
        words=_WORDS[query.every_word],
        as_typed=not query.correct,
        **{name: getattr(query, name) for name in _SAME},
    )
