"""What is wrong with the arguments, on one line."""

import re
from typing import Protocol

_TOO_MUCH = r"too much: \1 (to search for words: corpus-search search WORDS)"
# What Typer and Pydantic say of a value, and how it reads on one line.
_PLAINER = (
    (re.compile(r"Invalid value for '([^']+)'(?: / '[^']+')*: "), r"\1: "),
    (re.compile(r"(?<=: )Value error, "), ""),
    (re.compile(r"Input should be a valid integer.*"), "a whole number is wanted"),
    (re.compile(r"Input should be greater than or equal to (\d+)"), r"\1 at least"),
    (re.compile(r"Input should be less than or equal to (\d+)"), r"\1 at most"),
    (re.compile(r"No such option: (\S+)"), r"there is no option \1"),
    (re.compile(r"No such command ('[^']*')\.?"), r"there is no command \1"),
    (re.compile(r"Missing argument '([^']+)'"), r"\1 is missing"),
    (re.compile(r" \(Possible options: ([^)]+)\)"), r"; did you mean \1?"),
    (re.compile(r"\.? Did you mean"), "; did you mean"),
    (re.compile(r"Got unexpected extra argument[()s]* \((.*)\)"), _TOO_MUCH),
    (re.compile(r"Option '([^']+)' "), r"\1 "),
)


class UsageError(Protocol):
    """An error of Click's: Typer bundles that under no public name."""

    def format_message(self) -> str:
        """What is wrong."""
        ...


def say_usage(error: UsageError) -> str:
    """What is wrong with the arguments, and which help says what would be right."""
    problem = error.format_message()
    if "\n" in problem:
        return problem  # nothing was asked: it is the help itself
    for pattern, plainer in _PLAINER:
        problem = pattern.sub(plainer, problem)
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "corpus-search"
    see = " See" if problem.endswith("?") else "; see"
    return f"corpus-search: {problem.removesuffix('.')}{see} {command} --help"
