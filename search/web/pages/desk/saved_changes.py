"""Saves, renames and forgets searches, and marks them as looked at, as forms ask."""

from enum import StrEnum
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from search.desk.desk_file import Desk
from search.desk.desk_names import clean_name
from search.desk.known_texts import last_number
from search.desk.saved_searches import (
    SavedSearch,
    choose_searches,
    forget_search,
    mark_looked_at,
    rename_search,
    save_search,
)
from search.following.looking import parse_saved
from search.query import View
from search.query_errors import NoSuchNameError
from search.web.addresses import make_state
from search.web.corpora import Corpora, OpenCorpus
from search.web.forms import check_may_change, go_back, read_fields
from search.web.pages.desk.saved_looks import looking
from search.web.site import site_of
from search.web.values.saved_states import keep_state

_MAX_DIGITS = 15


class SavedAction(StrEnum):
    """What can be done with saved searches."""

    SAVE = "save"
    LOOK = "look"
    RENAME = "rename"
    FORGET = "forget"


class SavedDone(NamedTuple):
    """What was done, and the name of the search, as the address of the page after it says."""

    action: SavedAction
    name: str


async def change_saved(request: Request) -> Response:
    """Changes a saved search, and shows all of them."""
    return await run_in_threadpool(_change, request, await read_fields(request))


def read_saved_done(request: Request) -> SavedDone | None:
    """Reads from the address what was done before this page; None for nothing."""
    given = request.query_params
    if given.get("did") not in list(SavedAction):
        return None
    return SavedDone(SavedAction(given["did"]), given.get("named", ""))


def _change(request: Request, fields: list[tuple[str, str]]) -> Response:
    check_may_change(request)
    corpora, given = site_of(request).corpora, dict(fields)
    action, name = given.get("action", ""), given.get("name", "")
    if action not in list(SavedAction):
        known = ", ".join(SavedAction)
        raise NoSuchNameError(f"no action {action!r} for searches; there are: {known}")
    corpus = corpora.open(given.get("corpus", ""))
    if action == SavedAction.SAVE:
        named = _save(corpora, corpus, name, fields)
    else:
        named = _change_one(corpus, SavedAction(action), name, given)
    pairs = {"did": action, "named": named, "corpus": given.get("corpus", "")}
    query = urlencode({key: value for key, value in pairs.items() if value})
    return go_back(request, f"{site_of(request).links(request).root}/saved?{query}")


def _save(
    corpora: Corpora, corpus: OpenCorpus, name: str, fields: list[tuple[str, str]]
) -> str:
    name = clean_name("saved search", name)
    query = keep_state(make_state(fields))
    # What cannot be understood is said now, not at the first look.
    parse_saved(SavedSearch(name, query, "", 0, "", 0), corpus.settings, View())
    with looking(corpora, corpus) as (desk, look), desk.changing():
        save_search(desk, look.place.corpus, name, query, looked=look.looked)
    return name


def _change_one(
    corpus: OpenCorpus, action: SavedAction, name: str, given: dict[str, str]
) -> str:
    """Changes a saved search; returns the name that it has or had."""
    place = corpus.desk.place
    with corpus.desk.opened() as desk:
        (search,) = choose_searches(desk, place.corpus, [name])
    with Desk(place.path) as desk, desk.changing():
        match action:
            case SavedAction.RENAME:
                new_name = given.get("new_name", "")
                rename_search(desk, place.corpus, name, new_name)
                return clean_name("saved search", new_name)
            case SavedAction.FORGET:
                forget_search(desk, place.corpus, name)
            case _:
                looked = _read_looked(given.get("looked", ""))
                last = last_number(desk, place.corpus)
                mark_looked_at(desk, place.corpus, name, min(looked, last))
    return search.name


def _read_looked(text: str) -> int:
    """Reads up to where the reader has seen what is new; what came later stays new."""
    if not (text.isascii() and text.isdecimal() and len(text) <= _MAX_DIGITS):
        raise NoSuchNameError("look at the saved search again: this form is no longer")
    return int(text)
