"""Serves the style sheet and the script, at addresses that change with their content."""

import hashlib
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_YEAR = "public, max-age=31536000, immutable"


class Assets:
    """The files in `static`, read once."""

    def __init__(self) -> None:
        folder = files("search.web") / "static"
        self._contents = {
            each.name: each.read_bytes()
            for each in folder.iterdir()
            if each.name.endswith(tuple(_TYPES))
        }
        self._versions = {
            name: hashlib.sha256(content).hexdigest()[:12]
            for name, content in self._contents.items()
        }

    def address(self, name: str) -> str:
        """Returns the path of a file below the root: static/VERSION/NAME."""
        return f"static/{self._versions[name]}/{name}"

    async def answer(self, request: Request) -> Response:
        """Answers with a file; browsers keep it, for another content has another address."""
        name, version = request.path_params["name"], request.path_params["version"]
        if self._versions.get(name) != version:
            return PlainTextResponse("no such file", status_code=404)
        kind = _TYPES[name[name.rindex(".") :]]
        headers = {"Cache-Control": _YEAR, "Content-Type": kind}
        return Response(self._contents[name], headers=headers)
