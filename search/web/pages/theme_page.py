"""Sets light or dark by hand, for browsers in which no script runs."""

from starlette.requests import Request
from starlette.responses import Response

from search.web.forms import go_back
from search.web.site import site_of
from search.web.theme import THEME_COOKIE, THEMES

_YEAR_S = 31_536_000


def set_theme(request: Request) -> Response:
    """Keeps the choice in a cookie, and goes back to the page that it was made on."""
    chosen = request.query_params.get("to", "")
    back = request.query_params.get("back", "")
    root = site_of(request).links(request).root
    answer = go_back(request, back)
    if chosen in THEMES:
        path = f"{root}/"
        answer.set_cookie(
            THEME_COOKIE, chosen, max_age=_YEAR_S, path=path, samesite="lax"
        )
    else:
        answer.delete_cookie(THEME_COOKIE, path=f"{root}/")
    return answer
