"""Tags articles, marks them as seen, and writes notes on them, as forms ask."""

from collections.abc import Mapping
from enum import StrEnum

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from search.desk.desk_file import Desk
from search.desk.marks import add_tag, remove_tag, write_note
from search.desk.tag_reader import SEEN
from search.desk.text_names import TextName, name_text
from search.query_errors import NoSuchNameError
from search.web.forms import check_may_change, go_back, read_fields
from search.web.site import site_of


class MarkAction(StrEnum):
    """What can be done with the marks of an article."""

    TAG = "tag"
    UNTAG = "untag"
    SEEN = "seen"
    UNSEEN = "unseen"
    NOTE = "note"


async def change_marks(request: Request) -> Response:
    """Changes the marks of an article, and goes back to the page that asked for it."""
    return await run_in_threadpool(_change, request, dict(await read_fields(request)))


def _change(request: Request, given: Mapping[str, str]) -> Response:
    check_may_change(request)
    # The buttons that take a tag away stand in one form with all others.
    action = MarkAction.UNTAG if "untag" in given else given.get("action", "")
    if action not in list(MarkAction):
        known = ", ".join(MarkAction)
        raise NoSuchNameError(f"no action {action!r} for articles; there are: {known}")
    corpus = site_of(request).corpora.open(given.get("corpus", ""))
    named = name_text(corpus.engine.article(request.path_params["id"]))
    with Desk(corpus.desk.place.path) as desk, desk.changing():
        _mark(desk, named, MarkAction(action), given)
    return go_back(request, given.get("back", ""))


def _mark(
    desk: Desk, named: TextName, action: MarkAction, given: Mapping[str, str]
) -> None:
    match action:
        case MarkAction.TAG:
            add_tag(desk, given.get("tag", ""), [named])
        case MarkAction.UNTAG:
            remove_tag(desk, given.get("untag", ""), [named.text])
        case MarkAction.SEEN:
            add_tag(desk, SEEN, [named])
        case MarkAction.UNSEEN:
            remove_tag(desk, SEEN, [named.text])
        case MarkAction.NOTE:
            # Forms send the ends of lines as CR and LF.
            write_note(desk, named, given.get("note", "").replace("\r\n", "\n"))
