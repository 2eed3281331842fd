"""Merges, splits and ignores actors, as their pages ask, and says how to take it back."""

from typing import NamedTuple
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from search.own_actors.changes import ActorAction, ActorChange, change_actors
from search.query_errors import NoSuchNameError
from search.web.forms import read_fields
from search.web.site import Site, site_of

_MOST_FIELDS = 100
_PLACES = {"actor", "actors", "actors/suggestions"}
_ON = "1"


class DoneChange(NamedTuple):
    """A change that was made, as the address of the page after it says.

    Attributes:
        did: the action.
        was_undo: whether it took something back.
        undo: the action that takes it back; empty for none.
        names: the names for that.
        is_undo: whether that is an undo.
        kept: whether the old file was kept, for its comments were lost.
    """

    did: str
    was_undo: bool
    undo: str
    names: tuple[str, ...]
    is_undo: bool
    kept: bool


async def change(request: Request) -> Response:
    """Changes actors, and goes back to the page that asked for it."""
    return await run_in_threadpool(_change, request, await read_fields(request))


def _change(request: Request, fields: list[tuple[str, str]]) -> Response:
    site, given = site_of(request), dict(fields)
    names = [
        value.strip() for name, value in fields if name == "name" and value.strip()
    ]
    action = given.get("action", "")
    if action not in list(ActorAction):
        known = ", ".join(ActorAction)
        raise NoSuchNameError(f"no action {action!r} for actors; there are: {known}")
    corpus = site.corpora.open(given.get("corpus", ""))
    made = change_actors(
        corpus.settings,
        lambda: corpus.engine,
        ActorAction(action),
        names,
        undo=given.get("undo") == _ON,
    )
    # The answer that follows shall know of it.
    site.corpora.open(given.get("corpus", ""), now=True)
    return RedirectResponse(_find_way_back(request, site, given, names, made), 303)


def _find_way_back(
    request: Request,
    site: Site,
    given: dict[str, str],
    names: list[str],
    made: ActorChange,
) -> str:
    place = given.get("place", "")
    if place not in _PLACES or (place, given["action"]) == (
        "actor",
        ActorAction.IGNORE,
    ):
        place = "actors"
    pairs = [("did", given["action"])]
    if given.get("undo") == _ON:
        pairs.append(("was_undo", _ON))
    if place == "actor":
        pairs.insert(0, ("name", names[0]))
    if given.get("corpus"):
        pairs.append(("corpus", given["corpus"]))
    if made.undo:
        action, others, is_undo = made.undo
        pairs += [("undo", action), *(("of", one) for one in others)]
        pairs += [("is_undo", _ON)] if is_undo else []
    if made.old_file:
        pairs.append(("kept", _ON))
    return f"{site.links(request).root}/{place}?{urlencode(pairs)}"


def read_done(request: Request) -> DoneChange | None:
    """Reads from the address what was changed before this page; None for nothing."""
    given = request.query_params
    if given.get("did") not in list(ActorAction):
        return None
    undo = given.get("undo", "")
    return DoneChange(
        given["did"],
        given.get("was_undo") == _ON,
        undo if undo in list(ActorAction) else "",
        tuple(given.getlist("of")[:_MOST_FIELDS]),
        given.get("is_undo") == _ON,
        given.get("kept") == _ON,
    )
