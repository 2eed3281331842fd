"""Sends what a page of measures shows as a file to save: CSV, JSON or a picture."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from search.output.results_json import dump
from search.output.tables.answer import CommandAnswer
from search.output.tables.csv_table import iterate_csv
from search.query_errors import NoSuchNameError
from search.web.addresses import extend_address
from search.web.file_sending import begin_with_mark, send_file
from search.web.site import path_and_query

_FORMAT = "format"
MOST_ROWS = 10_000
"""So many rows are in a file; the command line writes any number."""

MakePicture = Callable[[], str]


class FileLink(NamedTuple):
    """A file that a page can be saved as: its format's name, and its address."""

    name: str
    address: str


_NAMES = {"csv": "CSV", "json": "JSON", "svg": "SVG"}
_MEDIA_TYPES = {"csv": "text/csv", "json": "application/json", "svg": "image/svg+xml"}


def read_format(request: Request) -> str:
    """Returns the format of the file that is asked for; empty for the page.

    Raises:
        NoSuchNameError: there is no such format.
    """
    form = request.query_params.get(_FORMAT, "")
    if form and form not in _NAMES:
        raise NoSuchNameError(f"no format {form!r}; there are: {', '.join(_NAMES)}")
    return form


def list_files(request: Request, *formats: str) -> list[FileLink]:
    """Lists the links by which a page can be saved."""
    page = path_and_query(request)
    return [
        FileLink(_NAMES[one], extend_address(page, (_FORMAT, one))) for one in formats
    ]


def send_answer(
    answer: CommandAnswer,
    form: str,
    stem: str,
    pictures: Mapping[str, MakePicture] = {},
) -> Response:
    """Sends an answer as the command line writes it; CSV with the mark that Excel needs.

    Args:
        answer: the answer of the command.
        form: the format.
        stem: the name of the file, without its ending.
        pictures: by format what makes the file, for formats that are no table.

    Raises:
        NoSuchNameError: this page has no file of that format.
    """
    if form in pictures:
        parts: Iterator[str] = iter([pictures[form]()])
    elif form == "csv":
        parts = begin_with_mark(iterate_csv(answer.list_rows(), answer.columns))
    elif form == "json":
        parts = iter([dump(answer.record), "\n"])
    else:
        raise NoSuchNameError(f"no format {form!r}; there are: csv, json")
    return send_file(parts, _MEDIA_TYPES[form], f"{stem}.{form}")
