"""Headlines of hard-wrapped texts: wires, archives, messages."""

import textwrap

import pytest

from index.article import Article
from index.extract import NameCache, enrich

LEAD = (
    "The sailors of the ferry company ended their strike on Monday after the union and "
    "the company had agreed on a wage deal, which raises their pay by seven percent."
)
MORE = (
    "Ferries will run again on Tuesday, and a spokesman of the company said that nobody "
    "would be laid off before the winter.",
    "The mayor thanked both sides and said that the islands had lost half of their trade "
    "in the three weeks of the strike.",
    "The union leader told reporters that members would vote on the deal by the end of "
    "next week, and that he expected no surprise.",
)


def wrap(lead: str, indent: str = "", gap: str = "\n\n") -> str:
    return gap.join(
        textwrap.fill(one, 68, initial_indent=indent) for one in (lead, *MORE)
    )


def title_of(text: str, cache: NameCache) -> str | None:
    return enrich(Article("a", "a.txt", text), cache).title.value


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            f"FERRY SAILORS END STRIKE AFTER WAGE DEAL\n{wrap('    PORT HALLOW, May 3 - ' + LEAD, '', chr(10))}",
            "FERRY SAILORS END STRIKE AFTER WAGE DEAL",
        ),
        (
            f"FERRY SAILORS END STRIKE AFTER\n    WAGE DEAL, UNION SAYS\n\n{wrap(LEAD, '   ')}",
            "FERRY SAILORS END STRIKE AFTER WAGE DEAL, UNION SAYS",
        ),
        (
            f"Ferry Sailors End Strike after\nWage Deal\n\nPORT HALLOW, May 3 (Harbour News) -- {wrap(LEAD)}",
            "Ferry Sailors End Strike after Wage Deal",
        ),
        (
            f"Ferry Sailors End Three Weeks' Strike\nAda Winterfeldt\n\n{wrap(LEAD)}",
            "Ferry Sailors End Three Weeks' Strike",
        ),
        (
            f"From: Ada Brook\nSubject: Re: [islands] Ferry sailors end strike\nLines: 30\n\n{wrap(LEAD)}",
            "Ferry sailors end strike",
        ),
        (
            f"BC-Ferry-Strike,0345\nFerry Sailors End Strike\nBy ADA BROOK\nHarbour Press Writer\n{wrap(LEAD, '   ', chr(10))}",
            "Ferry Sailors End Strike",
        ),
        (
            f"HP  14 MAY 91 / Ferry Sailors End Strike\n\n   By ADA BROOK\n\n{wrap(LEAD)}",
            "Ferry Sailors End Strike",
        ),
    ],
)  # fmt: skip
def test_headline_of_a_wrapped_text(text: str, title: str, cache: NameCache) -> None:
    assert title_of(text, cache) == title


@pytest.mark.parametrize(
    "text",
    [
        wrap(LEAD),
        wrap(LEAD, "   ", "\n"),
        f"ABC-DEF3-0345\n\n{wrap('PORT HALLOW, 3 MAY 90 (HP) -- [TEXT] ' + LEAD.upper(), '   ')}",
        f"PORT HALLOW, May 3 (Harbour News) - {wrap(LEAD)}",
        f"*TEXT 017 01/04/63 PAGE 020\n\n{wrap(LEAD.upper())}",
    ],
)
def test_a_line_of_the_middle_is_no_headline(text: str, cache: NameCache) -> None:
    assert title_of(text, cache) is None
