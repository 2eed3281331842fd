"""Reads the forms that change something, and leads back to the page that they stand on."""

from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse

from index.errors import CorpusSearchError
from search.web.site import site_of

_MOST_FIELDS = 100


class ReadOnlyError(CorpusSearchError):
    """The desk may not be changed from here."""

    def __init__(self) -> None:
        super().__init__(
            "saved searches, tags and notes are only shown here: this server answers "
            "other machines; corpus-search serve --share-desk lets its readers change them"
        )


async def read_fields(request: Request) -> list[tuple[str, str]]:
    """Returns the names and values of a form that was sent."""
    body = (await request.body()).decode("utf-8", "replace")
    return parse_qsl(body, max_num_fields=_MOST_FIELDS, errors="replace")


def check_may_change(request: Request) -> None:
    """Checks that the desk may be changed.

    Raises:
        ReadOnlyError: it may not.
    """
    if not site_of(request).may_change_desk:
        raise ReadOnlyError


def go_back(request: Request, address: str) -> RedirectResponse:
    """Leads to a page of this site; to the first one, where the address is none of it."""
    # Not //elsewhere, which a browser takes for another site.
    inside = address.startswith("/") and not address.startswith(("//", "/\\"))
    root = site_of(request).links(request).root
    return RedirectResponse(address if inside else f"{root}/", status_code=303)
