"""Decides in which format, colours and place an answer is printed."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

from search.cli.printing import Look
from search.option_table import Color, OutputFormat
from search.query_errors import OptionConflictError
from search.settings.config_file import SearchConfig

_TEXT_ENDINGS = ("txt", "text", "log", "out", "md")
_FIRST_VTE_WITH_LINKS = 5001
_LINKLESS = ("", "dumb", "linux", "cons25", "emacs", "unknown")
"""Terminals that print a link's address as text, as TERM names them."""


class OutputOptions(NamedTuple):
    """The options about output, as given; None and False where they are not."""

    form: OutputFormat | None = None
    json: bool = False
    output: Path | None = None
    bom: bool = False
    color: Color | None = None
    hyperlink: Color | None = None
    pager: bool | None = None


class Output(NamedTuple):
    """The place and the form in which an answer is printed.

    Attributes:
        form: the format.
        path: the file to write to; None for stdout.
        bom: whether CSV begins with a byte order mark.
        look: how text is printed.
        pager: whether text longer than the terminal is shown page by page.
        first_line: the line that the pager begins at, from 1.
    """

    form: OutputFormat = OutputFormat.TEXT
    path: Path | None = None
    bom: bool = False
    look: Look = Look()
    pager: bool = False
    first_line: int = 1

    @property
    def is_text(self) -> bool:
        """Whether it is a page for a reader, not a format for programs."""
        return self.form is OutputFormat.TEXT


def choose_output(options: OutputOptions, defaults: SearchConfig) -> Output:
    """Decides how an answer is printed.

    Raises:
        OptionConflictError: the options contradict each other.
    """
    form = _choose_form(options)
    if options.bom and form is not OutputFormat.CSV:
        raise OptionConflictError("--bom goes with --format csv")
    if form is OutputFormat.XLSX and options.output is None:
        raise OptionConflictError("--format xlsx needs a file: --output hits.xlsx")
    in_terminal = options.output is None and sys.stdout.isatty()
    paged = defaults.pager == "auto" if options.pager is None else options.pager
    return Output(
        form,
        options.output,
        options.bom,
        _choose_look(options, defaults, in_terminal=in_terminal),
        paged and in_terminal and form is OutputFormat.TEXT,
    )


def _choose_form(options: OutputOptions) -> OutputFormat:
    form, path = options.form, options.output
    if options.json and form not in (None, OutputFormat.JSON):
        raise OptionConflictError(f"--json and --format {form}: which of them?")
    if options.json:
        return OutputFormat.JSON
    if form is None and path is not None:
        return _format_of(path)
    return form or OutputFormat.TEXT


def _format_of(path: Path) -> OutputFormat:
    """Returns the format that a file's ending names; text for .txt, .log and none."""
    ending = path.suffix.lower().removeprefix(".")
    if ending in list(OutputFormat):
        return OutputFormat(ending)
    if ending and ending not in _TEXT_ENDINGS:
        known = ", ".join(f".{form}" for form in OutputFormat if form != "text")
        raise OptionConflictError(
            f"--output {path}: .{ending} names no format; take one of {known}, .txt, "
            "or add --format"
        )
    return OutputFormat.TEXT


def _choose_look(
    options: OutputOptions, defaults: SearchConfig, *, in_terminal: bool
) -> Look:
    """Decides on colours and links: by option, setting, variables, then terminal."""
    get = os.environ.get
    forced = get("CLICOLOR_FORCE", "0") not in ("", "0")
    automatic = forced or (in_terminal and get("TERM") != "dumb")
    colored = _is_wanted(
        options.color or Color(defaults.color),
        automatic=automatic and not get("NO_COLOR"),
    )
    links = options.hyperlink or Color(defaults.hyperlink)
    takes_links = colored and in_terminal and _takes_links()
    return Look(colored, _is_wanted(links, automatic=takes_links))


def _is_wanted(wanted: Color, *, automatic: bool) -> bool:
    return automatic if wanted is Color.AUTO else wanted is Color.ALWAYS


def _takes_links() -> bool:
    """Tells whether the terminal takes links (OSC 8): others ignore them, but for a few."""
    get = os.environ.get
    version = get("VTE_VERSION", "")
    too_old = version.isdigit() and int(version) < _FIRST_VTE_WITH_LINKS
    plain = get("NO_COLOR") or get("INSIDE_EMACS") or get("TERM", "") in _LINKLESS
    return not (too_old or plain)
