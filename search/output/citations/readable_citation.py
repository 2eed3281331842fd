"""Words citations for readers, after the notes of the Chicago Manual of Style."""

from collections.abc import Iterable, Iterator
from enum import Enum, auto

from index.analysis.english_months import MONTH_NAMES
from index.article import PartialDate
from search.citations.citation import Citation
from search.output.unseen_characters import one_line

_SYNTAX = str.maketrans({character: f"\\{character}" for character in "\\`*_[]<>#|~&!"})
_SAFE_IN_LINK = str.maketrans({"<": "%3C", ">": "%3E", " ": "%20", "\\": "%5C"})
_MOST_AUTHORS = 3


class _Part(Enum):
    PLAIN = auto()
    OUTLET = auto()
    ADDRESS = auto()


def word_citation(citation: Citation) -> str:
    """Returns a citation as one sentence; what is unknown is in square brackets."""
    parts = (one_line(text) for _, text in _list_parts(citation))
    return f"{', '.join(parts)}."


def iterate_lines(citations: Iterable[Citation]) -> Iterator[str]:
    """Yields a line for each citation, and its text below it if it has one."""
    for citation in citations:
        yield f"{word_citation(citation)}\n"
        if citation.text:
            lines = map(one_line, citation.text.splitlines())
            yield "".join(f"    {line}".rstrip() + "\n" for line in lines)


def iterate_markdown(citations: Iterable[Citation]) -> Iterator[str]:
    """Yields an item of a list for each citation, with its notes below it."""
    for citation in citations:
        parts = (_mark_up(part, text) for part, text in _list_parts(citation))
        yield f"- {', '.join(parts)}.\n"
        for note in (f"id {citation.id}", *citation.notes, *citation.provenance):
            yield f"  - {escape_markdown(note)}\n"
        if citation.text:
            lines = map(escape_markdown, citation.text.splitlines())
            yield "\n" + "".join(f"  > {line}".rstrip() + "\n" for line in lines) + "\n"


def word_partial_date(date: PartialDate) -> str:
    """Returns a date in words, as far as it is known.

    >>> word_partial_date(PartialDate(None, 12, 20)), word_partial_date(PartialDate(2019, 12))
    ('20 December [year unknown]', 'December 2019')
    """
    if date.month is None:
        return str(date.year)
    day = _word_day(date.day, date.month)
    return f"{day} {date.year}" if date.year is not None else f"{day} [year unknown]"


def escape_markdown(text: str) -> str:
    r"""Returns a text that Markdown shows as it is, on one line.

    >>> escape_markdown("*Breaking* <b>news</b>")
    '\\*Breaking\\* \\<b\\>news\\</b\\>'
    """
    return one_line(text).translate(_SYNTAX)


def _list_parts(citation: Citation) -> Iterator[tuple[_Part, str]]:
    names = [name.literal for name in citation.authors[:_MOST_AUTHORS]]
    if names:
        more = " et al." if len(citation.authors) > _MOST_AUTHORS else ""
        yield _Part.PLAIN, _join_names(names) + more
    title = citation.title if citation.is_untitled else f"“{citation.title}”"
    yield _Part.PLAIN, title
    if citation.outlet:
        yield _Part.OUTLET, citation.outlet
    else:
        yield _Part.PLAIN, "[outlet unknown]"
    yield _Part.PLAIN, _word_date(citation)
    if citation.url:
        day = citation.accessed
        yield _Part.ADDRESS, citation.url
        yield _Part.PLAIN, f"accessed {_word_day(day.day, day.month)} {day.year}"


def _mark_up(part: _Part, text: str) -> str:
    if part is _Part.OUTLET:
        return f"*{escape_markdown(text)}*"
    if part is _Part.ADDRESS and text.startswith(("http://", "https://")):
        return f"<{one_line(text).translate(_SAFE_IN_LINK)}>"
    return escape_markdown(text)


def _join_names(names: list[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def _word_date(citation: Citation) -> str:
    """Returns the date in words: a guessed one in brackets with a question mark."""
    if citation.date is None:
        return "[undated]"
    words = word_partial_date(citation.date)
    return f"[{words}?]" if citation.is_date_guessed else words


def _word_day(day: int | None, month: int) -> str:
    name = MONTH_NAMES[month - 1].capitalize()
    return f"{day} {name}" if day else name
