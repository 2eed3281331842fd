"""Sends the file that an article was read from, to be kept and not to be shown.

Which file it is, the index says: the address has the article's id only. The file may be
a page with scripts, so browsers are told to save it, and to run nothing where they do not.
"""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from index.file_names import unescape
from search.web.addresses import read_state
from search.web.api.endpoints import check_id
from search.web.site import site_of

_HEADERS = {
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
}


def send_original(request: Request) -> Response:
    """Sends the file of an article; of an archive or dump the whole of it.

    Raises:
        NoSuchNameError: no article has the id.
        HTTPException: the file is gone, or may not be read.
    """
    state = read_state(request.url.query)
    corpus = site_of(request).corpora.open(state.corpus)
    article = corpus.engine.article(check_id(request.path_params["id"]))
    path = Path(unescape(article.file))
    try:
        path.open("rb").close()
    except OSError as error:
        raise HTTPException(404, "the file is gone, or may not be read") from error
    return FileResponse(
        path,
        headers=_HEADERS,
        media_type="application/octet-stream",
        filename=path.name,
        content_disposition_type="attachment",
    )
