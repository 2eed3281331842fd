"""A concordance for a reader is aligned by cells, in every script."""

from io import StringIO

import pytest

from search.output.measures.cell_widths import measure_cells
from search.output.measures.concordance_page import answer_concordance
from search.output.plain_page import Page, PlainPage
from search.query import find_today, make_query
from search.results.concordance import Concordance, ConcordanceLine

RTL, POP, LRM = "\u2067", "\u2069", "\u200e"


def make_line(before: str, match: str, after: str) -> ConcordanceLine:
    article = ("a1", "a1.txt", "", "BBC", "2020-01-02", "")
    return ConcordanceLine(before, match, after, "body", 0, 1, *article)


def show(*lines: ConcordanceLine) -> list[str]:
    query = make_query("talks", today=find_today())
    found = Concordance(query, lines, len(lines), 1, 1, {})
    file = StringIO()

    def make_styled() -> Page:
        raise NotImplementedError

    page = answer_concordance(found).print_page
    assert page is not None
    page(PlainPage(file, 1_000, make_styled))
    return file.getvalue().splitlines()[2:]


def test_matches_stand_below_one_another_whatever_the_script() -> None:
    lines = show(
        make_line("left the ", "talks", " on"),
        make_line("各方都表示支持", "停战", "。"),
        make_line("cafe\u0301 ", "talks", ""),
    )
    starts = [
        measure_cells(line[: line.index(match)])
        for line, match in zip(lines, ("talks", "停战", "talks"), strict=True)
    ]
    assert starts == [17, 17, 17]
    ends = [measure_cells(line[: line.index("BBC")]) for line in lines]
    assert len(set(ends)) == 1


def test_what_comes_before_an_arabic_match_stands_on_its_right() -> None:
    (line,) = show(make_line("غادر خليفة ", "حفتر", " المحادثات"))
    assert line.startswith(
        f"{LRM}1  {RTL} المحادثات{POP}{RTL}حفتر{POP}{RTL}غادر خليفة {POP}"
    )


@pytest.mark.parametrize("hostile", ["a\u202eb", "a\x1b[31mb", "a\u2066b"])
def test_no_text_of_an_article_directs_the_terminal(hostile: str) -> None:
    (line,) = show(make_line(hostile, "talks", hostile))
    assert not set(line) & {"\u202e", "\x1b", "\u2066"}
