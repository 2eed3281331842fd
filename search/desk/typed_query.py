"""A query as it was typed: it can be kept, and read anew on another day."""

import datetime
import shlex
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from index.value_classes import dataclass
from search.desk.desk_errors import DeskError
from search.query import Query, View, make_query, parse_filters
from search.query.filters import Filters, list_name_nodes
from search.query.query import narrow_query
from search.query.tree import NameField

_LISTS = ("outlet", "actor", "author", "language", "path", "url", "tag", "date")

_FLAGS = {
    ("every_word", True): "--all",
    ("every_word", False): "--any",
    ("correct", False): "--no-correct",
}
"""The flags that are not called as the attribute."""


EVERY = {NameField.ACTOR: "every_actor", NameField.TAG: "every_tag"}
"""The attribute with the names of a field that an article must have, each."""
WITHOUT = {
    NameField.OUTLET: "no_outlet",
    NameField.ACTOR: "no_actor",
    NameField.AUTHOR: "no_author",
    NameField.LANGUAGE: "no_language",
    NameField.TAG: "no_tag",
}
"""The attribute with the names of a field that it must not have."""
FILTERS = (*_LISTS, *EVERY.values(), *WITHOUT.values(), "since", "until", "undated")
"""The attributes that choose articles."""


@dataclass(frozen=True, slots=True)
class TypedQuery:
    """The words and the options of a query; "last week" stays what it is.

    Attributes:
        text: the words.
        outlet, actor, author, language, path, url, tag, date: values of the options.
        every_actor, every_tag: names that an article must have, each.
        no_outlet, no_actor, no_author, no_language, no_tag: those that it must not have.
        since, until: days, empty for none.
        undated: as in `Filters`.
        guesses, correct, exact, expand: as in `View`.
        every_word: whether an article needs every word; None for what is usual.
    """

    text: str = ""
    outlet: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    language: tuple[str, ...] = ()
    path: tuple[str, ...] = ()
    url: tuple[str, ...] = ()
    tag: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    every_actor: tuple[str, ...] = ()
    every_tag: tuple[str, ...] = ()
    no_outlet: tuple[str, ...] = ()
    no_actor: tuple[str, ...] = ()
    no_author: tuple[str, ...] = ()
    no_language: tuple[str, ...] = ()
    no_tag: tuple[str, ...] = ()
    since: str = ""
    until: str = ""
    undated: bool = False
    guesses: bool = False
    every_word: bool | None = None
    correct: bool = True
    exact: bool = False
    expand: bool = False

    def parse(self, view: View, *, today: datetime.date, every_word: bool) -> Query:
        """Makes the query of today.

        Args:
            view: which part of the answer is wanted; the query's own options count.
            today: the day that "last week" counts from.
            every_word: whether an article needs every word, where that was left open.

        Raises:
            QueryError: a word or date cannot be understood.
        """
        own = replace(
            view,
            facets_of_all=view.facets_of_all or self.every_word is False,
            correct=self.correct,
            exact=self.exact,
            guesses=self.guesses,
            expand=self.expand,
        )
        every = every_word if self.every_word is None else self.every_word
        filters = self.parse_filters(today)
        query = make_query(self.text, filters, own, today=today, every_word=every)
        required = {field: getattr(self, name) for field, name in EVERY.items()}
        without = {field: getattr(self, name) for field, name in WITHOUT.items()}
        return narrow_query(query, [*list_name_nodes(required, without)])

    def parse_filters(self, today: datetime.date) -> Filters:
        """Reads the options that choose articles.

        Raises:
            QueryError: a date cannot be understood.
        """
        values: dict[str, Any] = {name: getattr(self, name) for name in _LISTS}
        return parse_filters(
            **values,
            since=self.since,
            until=self.until,
            undated=self.undated,
            today=today,
        )

    @property
    def has_filters(self) -> bool:
        """Tells whether an option chooses articles."""
        return any(getattr(self, name) for name in FILTERS)

    def dump(self) -> dict[str, Any]:
        """Returns plain values for JSON; what is as usual is left out."""
        usual = TypedQuery()
        return {
            one.name: list(value) if isinstance(value, tuple) else value
            for one in fields(self)
            if (value := getattr(self, one.name)) != getattr(usual, one.name)
        }

    @property
    def label(self) -> str:
        """The query on one line, as it might be typed."""
        given = self.dump()
        text = [given.pop("text")] if "text" in given else []
        for sign, fields_of in (("+", EVERY), ("-", WITHOUT)):
            for field, name in fields_of.items():
                names = given.pop(name, ())
                text += [f"{sign}{field}:{_quote(one)}" for one in names]
        for name, value in given.items():
            if isinstance(value, bool):
                text.append(_FLAGS.get((name, value), f"--{name}"))
                continue
            values = value if isinstance(value, list) else [value]
            text += [f"--{name} {shlex.quote(one)}" for one in values]
        return " ".join(text) or "*"


def _quote(name: str) -> str:
    is_plain = name.isalnum() or name.startswith('"')
    return name if is_plain else f'"{name}"'


def load_typed_query(record: Mapping[str, Any]) -> TypedQuery:
    """Makes a query of what `TypedQuery.dump` returned.

    Raises:
        DeskError: it is nothing of the kind.
    """
    usual = TypedQuery()
    values: dict[str, Any] = {}
    for name, value in record.items():
        kind = type(getattr(usual, name, None))
        plain = tuple(value) if isinstance(value, list) else value
        known = name in {one.name for one in fields(usual)}
        if not known or not _fits(plain, bool if name == "every_word" else kind):
            raise DeskError(f"{name}: {value!r:.60} is no part of a saved query")
        values[name] = plain
    return TypedQuery(**values)


def _fits(value: object, kind: type) -> bool:
    if kind is tuple:
        return isinstance(value, tuple) and all(isinstance(one, str) for one in value)
    return isinstance(value, kind)
