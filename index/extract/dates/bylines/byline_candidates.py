"""Lists the dates of a page that may be its publication date, each with a score."""

import re

from index.extract.dates.bylines.byline_evidence import (
    find_label_above,
    may_have_date,
    opens_with_byline,
    score_byline_date,
)
from index.extract.dates.bylines.listed_dates import (
    MIN_LISTED,
    DateCandidate,
    lower_listed,
)
from index.extract.dates.date_parser import DateMention
from index.extract.dates.date_reader import DateReader
from index.extract.page.date_labels import UPDATED
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind, PageLine

_DATELINE_CHARS = 90
# Paragraphs that may begin with it.
_DATELINE_PARAGRAPHS = 4
_DATELINE_SCORE = 4.0
# Filled lines after the prose that may hold the date.
_LINES_AFTER = 25
# Filled lines of the prose that may hold the date, and that may be a byline.
_LINES_INSIDE = 25
_BYLINE_LINES = 400
# Lines that are read where the page has no prose.
_LINES_WITHOUT_PROSE = 200
# Lines above the prose that are read, and below a headline far above it.
_HEADER_LINES, _LINES_BELOW_TITLE = 150, 12
_NEAR_LINES = 60
# "Concert on May 3" is the headline of another article.
_WORD_BEFORE = re.compile(r"[^\W\d_]{2,} [^\W\d_A-Z]{2,5} $")
_STARTS_PROSE = re.compile(r"[^\W\d_]\. |[a-zà-ž]{4,} [a-zà-ž]{4,}")


class DatedPage:
    """The lines of a page that may state the publication date, and their dates.

    Args:
        layout: the lines of the page.
        reader: finds the dates in them.
        title_line: the number of the line with the headline, None where none was found.
    """

    def __init__(
        self, layout: Layout, reader: DateReader, title_line: int | None = None
    ) -> None:
        self._layout = layout
        self._reader = reader
        self._header = layout.header(_HEADER_LINES)
        self._below_title = self._filled_below(title_line)
        self._inside = self._filled(
            layout.prose_start,
            min(layout.prose_end, layout.prose_start + _BYLINE_LINES),
        )
        near = self._inside[:_LINES_INSIDE]
        # Further down there may be other articles, with their own days.
        self._near_end = near[-1] + 1 if near else layout.prose_end

    def find_candidates(self) -> list[DateCandidate]:
        """Lists the dates with month and year, each with its score."""
        found = [
            candidate
            for number in self._lines_to_read()
            for candidate in self._candidates_of_line(number)
        ]
        if len(found) < MIN_LISTED:
            return found
        above = self._filled(0, self._layout.prose_start)
        return lower_listed(found, [self._layout.lines[n] for n in above])

    def find_dateline(self) -> DateCandidate | None:
        """Finds the date that the prose begins with: "TRIPOLI, Dec 20, 2019 (AP) -".

        A deck, a caption or a summary may stand above the paragraph that has it.
        """
        lines = [self._layout.lines[n] for n in self._inside[:_LINES_INSIDE]]
        prose = [line for line in lines if line.kind is LineKind.PROSE]
        for index, line in enumerate(prose[:_DATELINE_PARAGRAPHS]):
            head = line.text[:_DATELINE_CHARS]
            if not may_have_date(head):
                continue
            for mention in self._dates(head):
                if index and not opens_with_byline(head, mention):
                    break
                if _is_dateline(head, mention) and not self._is_chronicle(
                    prose, mention
                ):
                    return DateCandidate(_DATELINE_SCORE, mention, line, "dateline")
        return None

    def _is_chronicle(self, prose: list[PageLine], mention: DateMention) -> bool:
        """Tells whether two paragraphs begin with a date, as in a list of events."""
        if mention.start:
            return False
        heads = (line.text[:_DATELINE_CHARS] for line in prose)
        dated = (self._dates(head)[:1] for head in heads if may_have_date(head))
        return sum(bool(one) and not one[0].start for one in dated) > 1

    def _filled_below(self, title_line: int | None) -> list[int]:
        if title_line is None:
            return []
        last = title_line + 1 + 3 * _LINES_BELOW_TITLE
        return self._filled(title_line + 1, last)[:_LINES_BELOW_TITLE]

    def _filled(self, first: int, last: int) -> list[int]:
        lines = self._layout.lines
        last = min(last, len(lines))
        return [n for n in range(first, last) if lines[n].kind is not LineKind.BLANK]

    def _lines_to_read(self) -> list[int]:
        """Lists the lines of the header, some of the prose, and some after it."""
        layout = self._layout
        if layout.prose_start == layout.prose_end:
            return self._filled(0, _LINES_WITHOUT_PROSE)
        kinds = {n: layout.lines[n].kind for n in self._inside}
        inside = [
            n
            for n, kind in kinds.items()
            if kind is LineKind.BYLINE
            or (n < self._near_end and kind is not LineKind.PROSE)
        ]
        after = self._filled(layout.prose_end, layout.prose_end + 2 * _LINES_AFTER)
        numbers = self._header + inside + after[:_LINES_AFTER]
        return sorted({*numbers, *self._below_title}) if self._below_title else numbers

    def _candidates_of_line(self, number: int) -> list[DateCandidate]:
        line = self._layout.lines[number]
        if not may_have_date(line.text):
            return []
        label = find_label_above(self._layout.lines, number)
        found = []
        for mention in self._dates(line.text):
            own, rule = score_byline_date(line.text, label, mention)
            own -= 2.0 * self._spans_days(line.text, mention)
            score = own + self._nearness(number, mention, labelled=rule == "labelled")
            found.append(DateCandidate(score, mention, line, rule, own))
        return found

    def _dates(self, text: str) -> list[DateMention]:
        """Lists the plausible dates of a text that have a month and a year."""
        return [
            mention
            for mention in self._reader.find_dates_with_year(text)
            if mention.date.month is not None
        ]

    def _spans_days(self, text: str, mention: DateMention) -> bool:
        """Checks for a second day in the line, as events and double issues have."""
        if text[mention.end : mention.end + 1].isalpha():
            # Published and updated, without a space: May 3, 2021May 9, 2021.
            return False
        others = self._reader.find_dates(text[mention.end :])
        days = {other.date for other in others if other.date.year and other.date.day}
        return bool(days - {mention.date}) and not UPDATED.occurs_in(text)

    def _nearness(self, number: int, mention: DateMention, *, labelled: bool) -> float:
        """Scores the place of a line: from 2 right above the prose to -3 after it."""
        layout = self._layout
        after = 0.0 if labelled else -3.0
        if number >= layout.prose_end:
            return 0.6 if self._ends_prose(number, mention) else after
        if number >= layout.prose_start:
            last = min(number, layout.prose_start + _NEAR_LINES)
            above = layout.lines[layout.prose_start : last]
            paragraphs = sum(line.kind is LineKind.PROSE for line in above)
            return 1.0 * (paragraphs <= 4) + after * (number >= self._near_end)
        between = layout.lines[number : layout.prose_start]
        near = 2.0 - sum(line.kind is not LineKind.BLANK for line in between) / 15
        return max(near, 0.0) if number in self._below_title else max(near, -3.0)

    def _ends_prose(self, number: int, mention: DateMention) -> bool:
        """Tells whether a line is the first after the prose, and nothing but a date.

        A page without prose may have its date anywhere.
        """
        layout = self._layout
        if layout.prose_start == layout.prose_end:
            return True
        between = layout.lines[layout.prose_end : number]
        if any(line.kind is not LineKind.BLANK for line in between):
            return False
        line = layout.lines[number]
        return line.kind is LineKind.BYLINE or not _WORD_BEFORE.search(
            line.text[: mention.start]
        )


def _is_dateline(head: str, mention: DateMention) -> bool:
    rest = head[mention.end :].lstrip()
    if rest[:1].isupper() and opens_with_byline(head, mention):
        # The byline has no line of its own: By Ada Brook May 3, 2021 The council …
        return True
    follows = head[mention.end : mention.end + 14].lstrip(" .)]")
    return (
        mention.date.day is not None
        and follows[:1] in set("(-–—:/|")
        and _STARTS_PROSE.search(head[: mention.start]) is None
        and not UPDATED.occurs_in(head)
    )
