"""Writes the manual page corpus-search(1) as roff."""

from collections.abc import Iterator, Sequence

from search.cli.manual.command_pages import PROGRAM, CommandPage, OptionEntry

_FILES = (
    (".index", "The index of the folder that it is in, and of those below."),
    (
        "config.yaml",
        "The settings: here, in a folder above, or in ~/.config/corpus-search.",
    ),
    ("actors.yaml", "Your own actors, beside config.yaml."),
)
_ENVIRONMENT = (
    ("CORPUS_SEARCH_INDEX", "The directory of the index, where no option names one."),
    ("CORPUS_SEARCH_CONFIG", "The configuration file to use."),
    ("CORPUS_SEARCH_PAGER, PAGER", "The pager; empty or cat for none. Default: less."),
    ("LESS", "Options of less. Default: FRX."),
    ("NO_COLOR", "No colours, if it is set and not empty."),
    ("CLICOLOR_FORCE", "Colours in pipes and files too, if it is set and not 0."),
    ("TERM", "No colours, if it is dumb."),
    ("CORPUS_SEARCH_DEBUG", "Errors with a traceback."),
)
_STATUS = (
    ("0", "Something was found, or done."),
    ("1", "Nothing was found."),
    ("2", "An error; a line on stderr says what and where."),
    ("130", "Interrupted."),
)
_SEE_ALSO = "rg(1), notmuch(1), less(1)"


def make_man_page(pages: Sequence[CommandPage]) -> str:
    """Returns the manual page.

    Args:
        pages: those of the program and of all commands, in order.
    """
    return "\n".join(_list_lines(pages)) + "\n"


def _list_lines(pages: Sequence[CommandPage]) -> Iterator[str]:
    program, *commands = pages
    search, *others = commands
    yield f'.TH {PROGRAM.upper()} 1 "" "{PROGRAM}" "User Commands"'
    yield from (
        ".SH NAME",
        f"{_escape(PROGRAM)} \\- {_escape(_lower(program.summary))}",
    )
    yield ".SH SYNOPSIS"
    for usage in program.usage:
        yield from (f".B {_escape(usage)}", ".br")
    yield from (".SH DESCRIPTION", *_describe(search))
    yield from _list_options(program, ".SS")
    yield ".SH COMMANDS"
    for page in others:
        yield f'.SS "{_escape(page.usage[0])}"'
        yield from _describe(page)
        yield from _list_own_options(page, program)
    for title, rows in (
        ("EXIT STATUS", _STATUS),
        ("ENVIRONMENT", _ENVIRONMENT),
        ("FILES", _FILES),
    ):
        yield f'.SH "{title}"'
        for label, text in rows:
            yield from (".TP", f".B {_escape(label)}", _escape(text))
    yield from (".SH SEE ALSO", _escape(_SEE_ALSO))


def _describe(page: CommandPage) -> Iterator[str]:
    yield _escape(page.summary)
    for note in page.notes:
        yield ".PP"
        yield from _verbatim(note.splitlines()) if "\n" in note else [_escape(note)]
    if page.examples:
        yield from (".PP", *_verbatim(page.examples))


def _verbatim(lines: Sequence[str]) -> Iterator[str]:
    yield from (".nf", *map(_escape, lines), ".fi")


def _list_options(page: CommandPage, heading: str) -> Iterator[str]:
    for group, entries in page.groups.items():
        yield f'{heading} "{group or "Arguments"}"'
        yield from _list_entries(entries)


def _list_own_options(page: CommandPage, program: CommandPage) -> Iterator[str]:
    """Lists the options that a command does not share with the program."""
    shared = {(entry.flags, entry.help) for entry in program.entries}
    own = [each for each in page.entries if (each.flags, each.help) not in shared]
    yield from _list_entries(own)


def _list_entries(entries: Sequence[OptionEntry]) -> Iterator[str]:
    for entry in entries:
        flags = ", ".join(
            f"\\fB{_escape(flag)}\\fR" for flag in entry.flags + entry.off
        )
        value = f"\\fI{_escape(entry.metavar)}\\fR" if entry.metavar else ""
        label = " ".join(filter(None, (flags, value)))
        yield from (".TP", label, _escape(entry.help))


def _escape(text: str) -> str:
    """Returns a text that roff shows as it is."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    # Not every troff reads UTF-8.
    escaped = "".join(
        sign if sign.isascii() else f"\\[u{ord(sign):04X}]" for sign in escaped
    )
    return f"\\&{escaped}" if escaped.startswith(".") else escaped


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].removesuffix(".")
