"""Makes the query of a command that takes all hits, of its words and options."""

from collections.abc import Sequence
from typing import Any

from search.query import Query, View, find_today, make_query, parse_filters
from search.query.punctuation import drop_punctuation
from search.settings.config_file import SearchConfig


def make_words_query(
    defaults: SearchConfig,
    *,
    words: Sequence[str] | None = None,
    every_word: bool | None = None,
    **given: Any,  # noqa: ANN401  (options by name, None where they are not given)
) -> Query:
    """Makes a query of words as typed and of the options that narrow it.

    Raises:
        QueryError: the words or a date cannot be understood.
    """
    today = find_today()
    words = words or ()
    if not drop_punctuation(" ".join(words), may_be_none=True):
        words = ()
    view = View(
        correct=given.pop("correct", None) is not False,
        exact=bool(given.pop("exact", False)),
        guesses=bool(given.pop("guesses", False)),
        snippets=0,
    )
    narrowing: dict[str, Any] = {name: value or () for name, value in given.items()}
    narrowing |= {day: given.get(day) or "" for day in ("since", "until")}
    narrowing["undated"] = bool(given.get("undated"))
    every = defaults.every_word if every_word is None else every_word
    return make_query(
        " ".join(words),
        parse_filters(**narrowing, today=today),
        view,
        today=today,
        every_word=every,
    )
