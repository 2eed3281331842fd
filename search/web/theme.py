"""The colours that a reader has chosen by hand: light, dark, or as the system has them."""

from starlette.requests import Request

THEMES = ("light", "dark")
THEME_COOKIE = "theme"


def read_theme(request: Request) -> str:
    """Returns the colours chosen; empty for those of the system."""
    theme = request.cookies.get(THEME_COOKIE, "")
    return theme if theme in THEMES else ""
