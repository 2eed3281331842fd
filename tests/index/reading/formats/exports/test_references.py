"""Programs for references export news with abstracts: RIS, BibTeX, RDF and XML."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.article import Article
from index.errors import ArticleError
from index.reading.formats.exports.endnote_xml import find_endnote
from index.reading.formats.exports.zotero_rdf import find_zotero

Read = Callable[..., list[Article | ArticleError]]
One = Callable[..., Article]
Problems = Callable[..., list[str]]

WORDS = "The council met on Monday and agreed to repair the old bridge."
URL = "https://post.example/a"
Row = tuple[str | None, str, str, str | None]


def rows(found: list[Article | ArticleError]) -> list[Row]:
    return [
        (each.title.value, each.text, str(each.date.value), each.outlet.value)
        for each in found
        if isinstance(each, Article)
    ]


RIS = f"""Provider: A Database
TY  - NEWS
TI  - Bridge repairs
AU  - Lee, Ann
AU  - Reuters
T2  - The Post
DA  - 2019/12/20/
PY  - 2019
UR  - {URL}
AB  - {WORDS}
LA  - en
KW  - bridges
ER  -\x20

TY  - MGZN
T1  - Ferry
A1  - Ek, Bo
JO  - The Week
Y1  - 2019/12//
N2  - A ferry runs
again on Tuesday.
ER  -\x20
"""
RIS_ROWS = [
    ("Bridge repairs", WORDS, "2019-12-20", "The Post"),
    ("Ferry", "A ferry runs\nagain on Tuesday.", "2019-12", "The Week"),
]


def test_a_ris_file_gives_an_article_for_each_reference(read: Read) -> None:
    found = read({"a.ris": RIS})
    assert rows(found) == RIS_ROWS
    first = found[0]
    assert isinstance(first, Article)
    assert (first.authors, first.url, first.page) == (
        ("Ann Lee", "Reuters"),
        URL,
        "bridges",
    )
    assert (first.path, first.language.value) == ("a.ris#1", "en")


@pytest.mark.parametrize(
    "content",
    [
        RIS.replace("\n", "\r\n"),
        "\ufeff" + RIS,
        RIS.encode("utf-16"),
        RIS.replace("  - ", " - "),
        RIS.replace("ER  - \n", ""),
        RIS.replace("\n", "\n  ").rstrip(" "),
    ],
)
@pytest.mark.parametrize("name", ["a.ris", "a.txt"])
def test_sloppy_ris_is_read_too(read: Read, name: str, content: str | bytes) -> None:
    if name == "a.txt" and isinstance(content, bytes):
        pytest.skip("a text in UTF-16 is known as RIS by its name alone")
    assert rows(read({name: content})) == RIS_ROWS


@pytest.mark.parametrize(
    ("dates", "date"),
    [
        ("DA  - December 20\nPY  - 2019", "2019-12-20"),
        ("PY  - 2019/12/20/Friday", "2019-12-20"),
        ("Y1  - 2019///", "2019"),
        ("Y2  - 2024/01/05", "None"),
        ("DA  - 20 décembre 2019", "2019-12-20"),
    ],
)
def test_dates_of_ris_are_read_in_their_parts(
    read_one: One, dates: str, date: str
) -> None:
    article = read_one({"a.ris": f"TY  - NEWS\nTI  - Bridge\n{dates}\nER  - \n"})
    assert str(article.date.value) == date


def test_a_reference_without_title_and_abstract_is_named(problems: Problems) -> None:
    content = RIS + "TY  - NEWS\nAU  - Lee, Ann\nER  - \n"
    assert problems({"a.ris": content}) == [
        "a.ris: bundle of 3, 2 read, 1 without text: number 3"
    ]


def test_a_file_without_references_says_so(problems: Problems) -> None:
    assert problems({"a.ris": "nothing", "b.bib": "% nothing"}) == [
        "a.ris: no reference: no line begins with 'TY  -'",
        "b.bib: no reference: no line begins with '@article{'",
    ]


def test_a_single_reference_without_its_end_is_read_and_named(read: Read) -> None:
    article, problem = read({"a.ris": f"TY  - NEWS\nTI  - Bridge\nAB  - {WORDS}\n"})
    assert isinstance(article, Article)
    assert article.text == WORDS
    assert str(problem) == (
        "a.ris:1: the last reference has no end (ER  -): the file may break off there"
    )


BIBTEX = r"""% my library
@string{post = "The Post"}
@comment{nothing}
@article{lee2019,
  title = {{Bridge} repairs in {M{\"u}nchen} \& {\'E}vora},
  author = {Lee, Ann and {Agence France-Presse}},
  journal = post # { Online},
  year = 2019, month = dec, day = 20,
  url = {https://post.example/a\_b},
  abstract = "The council met on {Monday} --- at last.",
  keywords = {bridges}
}
@online{ek,
  title = {Ferry}, date = {2019-12-21}, organization = {The Week},
  abstract = {A ferry runs.
@article{in the abstract} },
}
"""
BIBTEX_ROWS = [
    ("Bridge repairs in München & Évora", "The council met on Monday — at last.", "2019-12-20", "The Post Online"),
    ("Ferry", "A ferry runs.\n@articlein the abstract", "2019-12-21", "The Week"),
]  # fmt: skip


def test_a_bibtex_file_gives_an_article_for_each_entry(read: Read) -> None:
    found = read({"a.bib": BIBTEX})
    assert rows(found) == BIBTEX_ROWS
    first = found[0]
    assert isinstance(first, Article)
    assert first.authors == ("Ann Lee", "Agence France-Presse")
    assert (first.url, first.page) == ("https://post.example/a_b", "bridges")


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year = 2019, month = dec", "2019-12"),
        ('year = {2019}, month = "20~" # dec', "2019-12-20"),
        ("year = {2019}, month = {12}, day = {20}", "2019-12-20"),
        ("date = {2019-12-20/2019-12-22}", "2019-12-20"),
        ("year = {2019}, urldate = {2024-01-05}", "2019"),
    ],
)
def test_dates_of_bibtex_are_read_in_their_parts(
    read_one: One, fields: str, date: str
) -> None:
    article = read_one({"a.bib": f"@misc{{a key, title = {{Bridge}}, {fields}}}"})
    assert str(article.date.value) == date


def test_a_broken_entry_does_not_take_the_others_with_it(read: Read) -> None:
    broken = "@article{x,\n title = {Bridge {\n}\n"
    found = read({"a.bib": broken + BIBTEX})
    assert rows(found) == BIBTEX_ROWS
    assert str(found[-1]) == (
        "a.bib:1: broken reference: a brace or quote that is not closed"
    )


def test_many_open_braces_take_little_time(read: Read) -> None:
    found = read({"a.bib": "@article{x, title = {{{{\n" * 20_000})
    assert len(found) == 1


ZOTERO = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<bib:Article rdf:about="{URL}"><z:itemType>newspaperArticle</z:itemType>
<dcterms:isPartOf><bib:Newspaper><dc:title>The Post</dc:title></bib:Newspaper></dcterms:isPartOf>
<bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Lee</foaf:surname>
<foaf:givenName>Ann</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
<dcterms:isReferencedBy rdf:resource="#item_5"/><dcterms:dateSubmitted>2024-01-05</dcterms:dateSubmitted>
<dc:date>2019-12-20</dc:date><dcterms:abstract>{WORDS}</dcterms:abstract>
<dc:title>Bridge repairs</dc:title></bib:Article>
<z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType><dc:title>Snapshot</dc:title></z:Attachment>
<bib:Memo rdf:about="#item_5"><rdf:value>&lt;p&gt;my note&lt;/p&gt;</rdf:value></bib:Memo>
<bib:Document rdf:about="https://week.example/b"><z:itemType>webpage</z:itemType>
<dcterms:isPartOf rdf:resource="#site"/><dc:title>Ferry</dc:title><dc:date>December 21, 2019</dc:date></bib:Document>
<z:Website rdf:about="#site"><dc:title>The Week</dc:title></z:Website>
</rdf:RDF>"""
ENDNOTE = f"""<?xml version="1.0" encoding="UTF-8"?><xml><records>
<record><rec-number>4</rec-number><ref-type name="Newspaper Article">23</ref-type>
<contributors><authors><author><style face="normal">Lee, Ann</style></author></authors></contributors>
<titles><title><style>Bridge repairs</style></title><secondary-title><style>The Post</style></secondary-title></titles>
<dates><year><style>2019</style></year><pub-dates><date>20 December</date></pub-dates></dates>
<abstract><style>{WORDS}</style></abstract></record>
<record><ref-type name="Web Page">12</ref-type><titles><title>Ferry</title><secondary-title>The Week</secondary-title></titles>
<dates><year>2019</year><pub-dates><date>21 December 2019</date></pub-dates></dates></record>
</records></xml>"""


@pytest.mark.parametrize(
    ("find", "markup"), [(find_zotero, ZOTERO), (find_endnote, ENDNOTE)]
)
def test_references_in_xml_are_found(find: Callable[..., object], markup: str) -> None:
    for content in (markup, markup.encode()):
        bundle = find(content)
        assert bundle is not None
        first, second = bundle.articles  # type: ignore[attr-defined]
        declared = first.declared
        assert (declared.title.value, first.text) == ("Bridge repairs", WORDS)
        assert str(declared.date.value) == "2019-12-20"
        assert (declared.outlet.value, declared.authors) == ("The Post", ("Ann Lee",))
        assert (second.declared.title.value, second.text) == ("Ferry", "")
        assert str(second.declared.date.value) == "2019-12-21"
        assert second.declared.outlet.value == "The Week"


@pytest.mark.parametrize(
    ("name", "markup"), [("library.rdf", ZOTERO), ("library.xml", ENDNOTE)]
)
def test_files_of_references_in_xml_are_read(
    read: Read, name: str, markup: str
) -> None:
    found = rows(read({name: markup}))
    assert found == [
        ("Bridge repairs", WORDS, "2019-12-20", "The Post"),
        ("Ferry", "Ferry", "2019-12-21", "The Week"),
    ]
    problem = str(read({name: markup[:-60]})[-1])
    assert problem == f"{name}: bundle of 2, 2 read, number 2 cut off"


def test_dates_of_references_that_cannot_be_read_are_counted(
    problems: Problems,
) -> None:
    reference = "TY  - NEWS\nTI  - Bridge\nDA  - 03/04/2019\nER  - \n"
    assert problems({"a.ris": reference * 2}) == [
        "a.ris: 2 dates could not be read, the first '03/04/2019'; "
        "write them as 2019-12-20"
    ]


def test_notes_of_zotero_are_searched_beside_the_abstract() -> None:
    bundle = find_zotero(ZOTERO)
    assert bundle is not None
    assert [article.page for article in bundle.articles] == ["my note", ""]


@pytest.mark.parametrize("find", [find_zotero, find_endnote])
@pytest.mark.parametrize(
    "markup",
    [
        "",
        "<rss/>",
        "no markup",
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><records/></xml>',
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>",
        "<xml>" + "<records>" * 10_000,
    ],
)
def test_other_xml_is_no_list_of_references(
    find: Callable[..., object], markup: str
) -> None:
    assert find(markup) is None


@pytest.mark.parametrize(
    ("name", "content", "whole"),
    [("a.ris", RIS, RIS_ROWS), ("a.bib", BIBTEX, BIBTEX_ROWS)],
)
def test_what_is_whole_of_references_that_break_off_is_kept(
    read: Read, name: str, content: str, whole: list[Row], every: int
) -> None:
    for place in range(0, 200, every):
        cut = content[: len(content) * (place + 1) // 201]
        found = read({name: cut})
        kept = rows(found)
        assert kept == whole[: len(kept)]
        assert len(kept) >= cut.count("\nER  - \n") + cut.count("\n}\n")
        at_an_end = cut.rstrip().endswith(("ER  -", "}\n}"))
        assert len(found) - len(kept) == 1 or at_an_end


@pytest.mark.parametrize(
    ("find", "markup"), [(find_zotero, ZOTERO), (find_endnote, ENDNOTE)]
)
def test_xml_that_breaks_off_says_so(
    find: Callable[..., object], markup: str, every: int
) -> None:
    for place in range(0, 200, every):
        bundle = find(markup[: len(markup) * (place + 1) // 201])
        if bundle is None:
            continue
        articles = list(bundle.articles)  # type: ignore[attr-defined]
        assert articles[-1].is_cut
        dates = [str(each.declared.date.value) for each in articles]
        assert dates[0] in ("2019-12-20", "None")


def test_links_that_are_not_closed_take_little_time(read: Read) -> None:
    found = read({"a.html": "<title>Pocket Export</title>" + '<a href="x">' * 10_000})
    assert len(found) == 1


@pytest.mark.parametrize("doctype", ["<!DOCTYPE html><html><title>Pocket Export</title>", "<!DOCTYPE NETSCAPE-Bookmark-file-1>"])  # fmt: skip
def test_lists_of_links_give_their_titles(
    read: Read, tmp_path: Path, doctype: str
) -> None:
    links = (
        f'<li><a href="{URL}?a=1&amp;b=2" time_added="1700000000" tags="">Bridge &amp; quay</a></li>\n'
        f'<DT><A HREF="{URL}" ADD_DATE="1700000000">{URL}</A>\n'
    )
    found = read({"a.html": f"{doctype}\n<h1>Unread</h1><ul>{links}</ul>"})
    assert rows(found) == [("Bridge & quay", "Bridge & quay", "None", None)]
    assert isinstance(found[0], Article)
    assert found[0].url == f"{URL}?a=1&b=2"
    assert [str(each) for each in found[1:]] == [
        "a.html: 1 link without its text; only its title is indexed",
        "a.html: bundle of 2, 1 read, 1 without text: number 2",
    ]
