"""Rewords the errors of the command line parser, on one line."""

import re
from collections.abc import Sequence
from typing import Protocol

from search.cli.searching.command_hint import guess_command_by_spelling

_UNEXPECTED = r"unexpected: \1 (to search for words: corpus-search search WORDS)"
# Messages of Typer and Pydantic, and the plainer words for them.
_PLAINER = (
    (re.compile(r"Invalid value for '([^']+)'(?: / '[^']+')*: "), r"\1: "),
    (re.compile(r"(?<=: )Value error, "), ""),
    (re.compile(r"Input should be a valid integer.*"), "must be a whole number"),
    (
        re.compile(r"Input should be greater than or equal to (\d+)"),
        r"must be at least \1",
    ),
    (re.compile(r"Input should be less than or equal to (\d+)"), r"must be at most \1"),
    (re.compile(r"No such option: (\S+)"), r"there is no option \1"),
    (re.compile(r"No such command ('[^']*')\.?"), r"there is no command \1"),
    (re.compile(r"Missing argument '([^']+)'"), r"\1 is missing"),
    (re.compile(r" \(Possible options: ([^)]+)\)"), r"; did you mean \1?"),
    (re.compile(r"\.? Did you mean"), "; did you mean"),
    (re.compile(r"Got unexpected extra argument[()s]* \((.*)\)"), _UNEXPECTED),
    (re.compile(r"Option '([^']+)' "), r"\1 "),
)


class UsageError(Protocol):
    """An error of Click, which Typer bundles without a public name."""

    def format_message(self) -> str:
        """Returns the message of the parser."""
        ...


def describe_usage_error(error: UsageError, arguments: Sequence[str]) -> str:
    """Returns the error in the arguments, and the command whose help tells more.

    Args:
        error: the error.
        arguments: the command line as typed.
    """
    problem = error.format_message()
    if "\n" in problem:
        return problem  # no arguments: this is the help itself
    for pattern, plainer in _PLAINER:
        problem = pattern.sub(plainer, problem)
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "corpus-search"
    if command.endswith(" search") and (meant := _guess_command(arguments)):
        problem = problem.partition("; did you mean")[0]
        return f"corpus-search: {problem}; did you mean the command: {meant}"
    see = " See" if problem.endswith("?") else "; see"
    return f"corpus-search: {problem.removesuffix('.')}{see} {command} --help"


def _guess_command(arguments: Sequence[str]) -> str | None:
    word = next((each for each in arguments if not each.startswith("-")), "")
    command = guess_command_by_spelling(word)
    return f"corpus-search {command}" if command else None
