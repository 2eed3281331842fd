"""Other programs' readers read back what is exported."""

import datetime
import io
import json
import warnings
from typing import Any

import networkx
import rispy

from index.article import Article, Basis, Field, PartialDate
from search.output.citations.export_format import ExportFormat
from search.output.citations.export_writer import ExportWriter
from tests.corpus import make_article

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # it calls deprecated functions of pyparsing
    from bibtexparser.entrypoint import parse_string
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )
    from citeproc.source.json import CiteProcJSON

DAY = datetime.date(2024, 5, 31)
TITLE = r"Ports & {ferries}: 5 % of $9_bn \o/ ~ #1 “free” ^up"
PLAIN = make_article(
    1,
    "Ferries left the port.\nER  - \nTY  - BOOK",
    title=TITLE,
    outlet="Daily News & Co.",
    date="2019-12-20",
    authors=["Jane Smith", "Smith, Ada", "Reuters Staff", "Brook, Berlin Desk"],
    url="https://example.org/a_b?c=1&d=%20{x}#e",
)
MONTH = make_article(2, "Nothing is known of it.", date="2019-12", language="tr")
YEARLESS = make_article(3, "A storm.", title="Storm", date="--12-20")


def guessed() -> Article:
    date = Field(PartialDate(2020, 3, 1), Basis.GUESS, 0.4, "in March")
    article = make_article(4, "Rain fell.", title="Rain\nER  - ")
    return Article(**{**fields_of(article), "date": date})


def fields_of(article: Article) -> dict[str, Any]:
    names = ("id", "path", "text", "body", "title", "outlet", "language")
    return {name: getattr(article, name) for name in names}


def write(form: ExportFormat, *articles: Article, texts: bool = False) -> str:
    return "".join(ExportWriter(form, DAY, texts).iterate(articles))


def test_rispy_reads_the_fields_of_ris() -> None:
    text = write(ExportFormat.RIS, PLAIN, MONTH, YEARLESS, guessed(), texts=True)
    first, second, third, fourth = rispy.loads(text)
    assert first["type_of_reference"] == "NEWS"
    assert first["title"] == TITLE
    assert first["authors"] == [
        *("Smith, Jane", "Smith, Ada", "Reuters Staff", "Brook Berlin Desk")
    ]
    assert first["secondary_title"] == "Daily News & Co."
    assert (first["year"], first["date"]) == ("2019", "2019/12/20/")
    assert (first["language"], first["access_date"]) == ("en", "2024/05/31/")
    assert first["urls"] == [PLAIN.url]
    assert first["abstract"] == "Ferries left the port. ER - TY - BOOK"
    assert second["title"] == "[untitled, beginning “Nothing is known of it.”]"
    assert (second["year"], second["date"]) == ("2019", "2019/12//")
    assert "access_date" not in second  # it has no address
    assert "year" not in third
    assert third["notes"][0] == "year unknown"
    assert fourth["title"] == "Rain ER -"
    assert fourth["notes"][:2] == [
        *("date guessed, 40% sure", "date by the words “in March”")
    ]


def test_bibtexparser_reads_the_fields_of_bibtex() -> None:
    text = write(ExportFormat.BIBTEX, PLAIN, MONTH, YEARLESS)
    library = parse_string(text)
    assert library.failed_blocks == []
    first, second, third = library.entries
    assert (first.entry_type, first.key) == ("article", "dailynewsco2019-a1")
    fields = {name: field.value for name, field in first.fields_dict.items()}
    assert fields["author"] == (
        "Smith, Jane and Smith, Ada and {Reuters Staff} and {Brook, Berlin Desk}"
    )
    assert fields["title"] == (
        r"{Ports \& \textbraceleft{}ferries\textbraceright{}: 5 \% of \$9\_bn "
        r"\textbackslash{}o/ \textasciitilde{} \#1 “free” \textasciicircum{}up}"
    )
    assert fields["url"] == "https://example.org/a_b?c=1&d=%20%7Bx%7D#e"
    assert (fields["year"], fields["day"]) == ("2019", "20")
    assert (fields["language"], fields["langid"]) == ("en", "english")
    assert (fields["urldate"], "note" in fields) == ("2024-05-31", False)
    assert (second.key, "day" in second.fields_dict) == ("article2019-a2", False)
    assert "year" not in third.fields_dict
    assert third.fields_dict["note"].value == "year unknown"


def test_citeproc_cites_the_items_of_csl_json() -> None:
    items = json.loads(write(ExportFormat.CSL_JSON, PLAIN, MONTH, YEARLESS, guessed()))
    assert items[0]["issued"] == {"date-parts": [[2019, 12, 20]]}
    assert items[0]["author"][:3] == [
        {"family": "Smith", "given": "Jane"},
        {"family": "Smith", "given": "Ada"},
        {"literal": "Reuters Staff"},
    ]
    assert items[0]["accessed"] == {"date-parts": [[2024, 5, 31]]}
    assert items[1]["issued"] == {"date-parts": [[2019, 12]]}
    assert items[2]["issued"] == {"literal": "20 December [year unknown]"}
    assert items[3]["issued"] == {"date-parts": [[2020, 3, 1]], "circa": True}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(
            style, CiteProcJSON(items[:1]), formatter.plain
        )
        bibliography.register(Citation([CitationItem("a1")]))
        (shown,) = map(str, bibliography.bibliography())
    assert shown.startswith("Smith, J.")
    assert "2019" in shown
    assert "Daily News & Co." in shown


def test_a_network_counts_articles_that_name_two_actors() -> None:
    articles = [
        make_article(1, "One.", actors=["Ada Brook", 'Bo "B" <Lind>', "Cy"]),
        make_article(2, "Two.", actors=["Ada Brook", 'Bo "B" <Lind>']),
        make_article(3, "Three.", actors=["Cy"]),
    ]
    graph = networkx.read_gexf(io.BytesIO(write(ExportFormat.GEXF, *articles).encode()))
    labels = networkx.get_node_attributes(graph, "label")
    weights = {
        frozenset((labels[one], labels[other])): weight
        for one, other, weight in graph.edges(data="weight")
    }
    assert weights == {
        frozenset(("Ada Brook", 'Bo "B" <Lind>')): 2,
        frozenset(("Ada Brook", "Cy")): 1,
        frozenset(('Bo "B" <Lind>', "Cy")): 1,
    }
    counts = networkx.get_node_attributes(graph, "articles")
    assert {labels[node]: count for node, count in counts.items()} == {
        "Ada Brook": 2,
        'Bo "B" <Lind>': 2,
        "Cy": 2,
    }


def test_markdown_shows_what_an_article_says_and_no_markup_of_it() -> None:
    article = make_article(
        *(1, "A *body*."),
        title="[x](javascript:alert) <b>",
        url="javascript:alert(1)",
    )
    assert write(ExportFormat.MARKDOWN, article).splitlines()[0] == (
        r"- “\[x\](javascript:alert) \<b\>”, \[outlet unknown\], \[undated\], "
        "javascript:alert(1), accessed 31 May 2024."
    )


def test_a_citation_in_words_says_what_is_unknown() -> None:
    lines = write(ExportFormat.TEXT, PLAIN, MONTH, YEARLESS, guessed()).splitlines()
    assert lines == [
        "Jane Smith, Smith, Ada and Reuters Staff et al., "
        f"“{TITLE}”, Daily News & Co., 20 December 2019, {PLAIN.url}, "
        "accessed 31 May 2024.",
        "[untitled, beginning “Nothing is known of it.”], [outlet unknown], "
        "December 2019.",
        "“Storm”, [outlet unknown], 20 December [year unknown].",
        "“Rain ER - ”, [outlet unknown], [1 March 2020?].",
    ]
