"""Exports of Factiva, in the shapes that its pages, files and services have."""

from collections.abc import Callable, Mapping

import pytest

from index.article import Article
from index.errors import ArticleError

Read = Callable[..., list[Article | ArticleError]]

ID = "HARB000020191220efck{:05d}"
CODED = """SE
Local
HD
{town} bridge to be repaired
BY
By Jo Writer
WC
44 words
PD
20 December 2019
ET
12:30
SN
Daily {town}
SC
HARB
LA
English
CY
(c) 2019 Daily {town}
LP
The council of {town} met on Monday.
TD
Work will begin in spring.

It will take four months.
CO
brdg : Bridge Company
AN
Document {key}
"""
LINED = """News
{town} bridge to be repaired in the spring of next year
By Jo Writer
1,044 words
20 December 2019
12:30
Daily {town}
HARB
4
English
Copyright 2019 Daily {town}. All Rights Reserved.

The council of {town} met on Monday.

Work will begin in spring. The council met in 2019.

Harbour Press Ltd.

Document {key}

"""
SUMMARY = "Search Summary\nText\nbridge\nDate\nAll Dates\nResults Found\n1,342\n"
BODY = "The council of Alpha met on Monday.\n\nWork will begin in spring."


def make(template: str, towns: str = "Alpha Beta") -> str:
    return "".join(
        template.format(town=town, key=ID.format(number))
        for number, town in enumerate(towns.split())
    )


def summary(article: Article | ArticleError) -> tuple[object, ...]:
    assert isinstance(article, Article), article
    return (
        article.title.value,
        str(article.date.value),
        article.outlet.value,
        article.language.value,
        article.section,
        article.authors,
    )


def read_whole(read: Read, files: Mapping[str, str]) -> list[Article]:
    found = read(files)
    articles = [article for article in found if isinstance(article, Article)]
    assert len(articles) == len(found), found
    return articles


def test_articles_with_codes_are_read_apart(read: Read) -> None:
    alpha, beta = read({"f.txt": make(CODED)})
    assert isinstance(alpha, Article)
    assert isinstance(beta, Article)
    assert summary(alpha) == (
        "Alpha bridge to be repaired", "2019-12-20", "Daily Alpha", "en", "Local",
        ("Jo Writer",),
    )  # fmt: skip
    assert alpha.body == f"{BODY}\n\nIt will take four months."
    assert "brdg : Bridge Company" in alpha.page
    assert alpha.path == "f.txt#1"
    assert (beta.title.value, beta.outlet.value) == (
        "Beta bridge to be repaired",
        "Daily Beta",
    )
    assert beta.body.startswith("The council of Beta")


@pytest.mark.parametrize(
    "write_field",
    [
        "{code}\t{value}\n".format,
        "{code}|{value}|\n".format,
        "*{code}* {value}\n\n".format,
        "{code}   {value}\n".format,
        "{code} {value}\n".format,
        "{code}\n\n{value}\n\n".format,
    ],
)
def test_codes_may_stand_in_cells_stars_or_before_their_value(
    read_one: Callable[..., Article], write_field: Callable[..., str]
) -> None:
    fields = {
        "HD": "Bridge to be repaired", "WC": "44 words", "PD": "20 December 2019",
        "SN": "Daily Alpha", "LA": "English", "LP": "The council met.",
        "TD": "Work will begin.", "AN": f"Document {ID.format(1)}",
    }  # fmt: skip
    text = "".join(write_field(code=code, value=fields[code]) for code in fields)
    article = read_one({"f.txt": text})
    assert summary(article)[:4] == (
        "Bridge to be repaired", "2019-12-20", "Daily Alpha", "en",
    )  # fmt: skip
    assert article.body.split() == "The council met. Work will begin.".split()


def test_a_sentence_that_begins_with_a_code_is_text(
    read_one: Callable[..., Article],
) -> None:
    sentence = (
        "IN the wake of the storm the council agreed to pay for a new bridge at last."
    )
    text = (
        "HD Bridge to be repaired\nPD 20 December 2019\nSN Daily Alpha\nLP The council met."
        f"\nTD Work will begin.\n{sentence}\nIN i502 : Construction | icre : Real Estate\n"
        f"AN Document {ID.format(1)}\n"
    )
    article = read_one({"f.txt": text})
    assert article.body.endswith(sentence)
    assert article.page == "IN i502 : Construction | icre : Real Estate"


def test_paragraphs_that_begin_with_a_code_in_bold_are_read(read: Read) -> None:
    fields = (
        ("HD", "Bridge works"), ("BY", "By Jo Writer"), ("PD", "20 December 2019"),
        ("SN", "Daily Alpha"), ("LP", "The council met."), ("TD", "Work will begin."),
        ("AN", f"Document {ID.format(1)}"),
    )  # fmt: skip
    lines = "".join(f"<p><b>{code}</b> {value}</p>" for code, value in fields)
    articles = read_whole(read, {"f.html": PAGE.format(lines * 2)})
    assert [article.path for article in articles] == ["f.html#1", "f.html#2"]
    for article in articles:
        assert summary(article)[:3] == ("Bridge works", "2019-12-20", "Daily Alpha")
        assert article.body == "The council met.\n\nWork will begin."


def test_articles_without_codes_are_read_by_the_order_of_their_lines(
    read: Read,
) -> None:
    alpha, beta = read({"f.txt": make(LINED) + SUMMARY})
    assert isinstance(alpha, Article)
    assert isinstance(beta, Article)
    assert summary(alpha) == (
        "Alpha bridge to be repaired in the spring of next year", "2019-12-20",
        "Daily Alpha", "en", "News", ("Jo Writer",),
    )  # fmt: skip
    assert alpha.body == f"{BODY} The council met in 2019."
    assert "Harbour Press Ltd." in alpha.page
    assert "Search Summary" not in beta.body + beta.page


@pytest.mark.parametrize(
    ("words", "date", "language", "document", "code"),
    [
        ("623 mots", "20 décembre 2019", "Français", "Document", "fr"),
        ("1.623 Wörter", "20 Dezember 2019", "Englisch", "Dokument", "en"),
        ("623 palabras", "20 diciembre 2019", "Español", "Documento", "es"),
        ("623 parole", "20 dicembre 2019", "Italiano", "Documento", "it"),
        ("623 palavras", "20 dezembro 2019", "Português", "Documento", "pt"),
        ("623 слова", "20 декабря 2019", "Русский", "Документ", "ru"),
        ("623 字", "2019 年 12 月 20 日", "英文", "文件", "en"),
        ("623 ワード", "2019年12月20日", "日本語", "文書", "ja"),
        ("623 kelime", "20 Aralık 2019", "Türkçe", "Belge", "tr"),
    ],
)
def test_interfaces_in_all_languages_are_read(
    read_one: Callable[..., Article],
    words: str,
    date: str,
    language: str,
    document: str,
    code: str,
) -> None:
    text = (
        f"Bridge to be repaired\n{words}\n{date}\nDaily Alpha\nHARB\n{language}\n"
        f"© 2019 Alpha\nThe council met.\n{document} {ID.format(1)}\n"
    )
    article = read_one({"f.txt": text})
    assert summary(article)[:4] == (
        "Bridge to be repaired", "2019-12-20", "Daily Alpha", code,
    )  # fmt: skip
    assert article.body == "The council met."


def test_heads_of_pages_and_a_table_of_contents_are_no_text(read: Read) -> None:
    contents = "Alpha bridge to be repaired in the spring of next year ........ 2\n\n"
    page = "Page 2 of 3 © 2020 Factiva, Inc. All rights reserved.\n\n"
    text = make(LINED, "Alpha").replace("Work", f"{page}Work")
    alpha, *others = read({"f.txt": contents + page + text})
    assert isinstance(alpha, Article)
    assert alpha.title.value == "Alpha bridge to be repaired in the spring of next year"
    assert alpha.body == f"{BODY} The council met in 2019."
    assert others == []


def test_rows_of_a_word_processor_file_are_read(read: Read) -> None:
    def row(code: str, value: str) -> str:
        return rf"{{\trowd\cellx600\cellx9000\intbl {code}\cell {value}\cell\row}}"

    rows = "".join(
        row(code, value)
        for code, value in (
            ("HD", "Bridge to be repaired"), ("PD", "20 December 2019"),
            ("SN", "Daily Alpha"), ("LA", "English"),
            ("LP", r"The council met.\par It agreed."), ("TD", "Work will begin."),
            ("AN", f"Document {ID.format(1)}"),
        )
    )  # fmt: skip
    articles = read_whole(read, {"f.rtf": rf"{{\rtf1\ansi {rows}\par {rows}}}"})
    for article in articles:
        assert summary(article)[:4] == (
            "Bridge to be repaired", "2019-12-20", "Daily Alpha", "en",
        )  # fmt: skip
        assert article.body == "The council met.\n\nIt agreed.\n\nWork will begin."
    assert [article.path for article in articles] == ["f.rtf#1", "f.rtf#2"]


def test_a_headline_may_be_broken_in_two_lines(
    read_one: Callable[..., Article],
) -> None:
    text = make(LINED, "Alpha").replace(" in the spring", "\nin the spring")
    title = read_one({"f.txt": text}).title.value
    assert title == "Alpha bridge to be repaired in the spring of next year"


def test_lines_that_a_document_has_joined_are_told_apart(read: Read) -> None:
    head, _, body = make(LINED, "Alpha").partition("\n\n")
    joined = head.replace("\n", " ").removeprefix("News ")
    for article in read_whole(read, {"f.txt": f"{joined}\n\n{body}" * 2}):
        assert summary(article) == (
            "Alpha bridge to be repaired in the spring of next year", "2019-12-20",
            "Daily Alpha", "en", "", ("Jo Writer",),
        )  # fmt: skip
        assert article.body == f"{BODY} The council met in 2019."


def test_an_article_whose_lines_are_not_understood_keeps_its_text(read: Read) -> None:
    odd = f"Bridge works Daily Alpha\n\nThe council met.\n\nDocument {ID.format(9)}\n\n"
    first, second = read_whole(read, {"f.txt": odd + make(LINED, "Alpha")})
    assert first.text == "Bridge works Daily Alpha\n\nThe council met."
    assert (first.outlet.value, second.outlet.value) == (None, "Daily Alpha")


@pytest.mark.parametrize("number", ["Document number: ", "Номер документа: "])
def test_the_accession_number_may_have_other_words_before_it(
    read: Read, number: str
) -> None:
    text = make(LINED).replace("Document ", number)
    assert [a.path for a in read_whole(read, {"f.txt": text})] == ["f.txt#1", "f.txt#2"]


CELLS = "".join(
    f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>'
    for code, value in (
        ("HD", "<b class='enHeadline'>Bridge &amp; harbour</b>"), ("WC", "44 words"),
        ("PD", "20 December 2019"), ("SN", "Daily Alpha"), ("LA", "English"),
        ("LP", "<p>The <span class='hit'>council</span> met.</p><p>It agreed.</p>"),
        ("TD", "<p>Work will begin.</p>"), ("XQZ", "a new code"), ("NS", "gcat : Political News"),
        ("AN", f"Document {ID.format(1)}"),
    )
)  # fmt: skip
LINES = """<div id="article-1" class="article"><div class="article enArticle"><p>
<div>Local</div><div id="hd"><span class="enHeadline counted">3) <b>Bridge</b> &amp; harbour
</span></div><div class="author">Jo Writer&softReturn;and Ann Lee</div>
<div>44 words</div><div>20 December 2019</div><div>Daily Alpha</div><div>HARB</div>
<div>English</div><div>(c) 2019 Alpha</div></p>
<p class="articleParagraph enarticleParagraph">The council met.</p>
<p class="articleParagraph enarticleParagraph">It agreed.</p>
<p>A picture of the bridge</p><p>Alpha Press</p><p>Document {key}</p></div></div>
<table class="headlines"><tr><td><b class="enHeadline">A copy elsewhere</b></td></tr></table>
"""
PAGE = "<html><head><title>Factiva</title></head><body><h1>Factiva</h1>{}</body></html>"


def test_tables_of_codes_in_a_page_are_read(read: Read) -> None:
    table = f'<div class="article enArticle"><table>{CELLS}</table></div><br/>'
    articles = read({"f.html": PAGE.format(table * 2)})
    for article in articles:
        assert isinstance(article, Article)
        assert summary(article)[:4] == (
            "Bridge & harbour", "2019-12-20", "Daily Alpha", "en",
        )  # fmt: skip
        assert article.body == "The council met.\n\nIt agreed.\n\nWork will begin."
        assert "XQZ a new code" in article.page
    assert [article.path for article in articles] == ["f.html#1", "f.html#2"]


def test_lines_of_a_page_are_read(read: Read) -> None:
    markup = "".join(LINES.replace("{key}", ID.format(number)) for number in (1, 2))
    articles = read({"f.htm": PAGE.format(markup)})
    for article in articles:
        assert isinstance(article, Article)
        assert summary(article) == (
            "Bridge & harbour", "2019-12-20", "Daily Alpha", "en", "Local",
            ("Jo Writer", "Ann Lee"),
        )  # fmt: skip
        assert article.body == "The council met.\n\nIt agreed."
        assert "A picture of the bridge" in article.page
    assert len(articles) == 2


def test_a_page_in_another_layout_is_cut_where_articles_end(read: Read) -> None:
    lines = "".join(f"<p>{line}</p>" for line in make(LINED).split("\n") if line)
    alpha, beta = read({"f.html": PAGE.format(lines)})
    assert isinstance(alpha, Article)
    assert isinstance(beta, Article)
    assert alpha.outlet.value == "Daily Alpha"
    assert beta.body.startswith("The council of Beta")


def test_the_last_article_of_a_file_that_breaks_off_is_named(
    problems: Callable[[Mapping[str, str]], list[str]],
) -> None:
    text = make(CODED)
    assert problems({"f.txt": text[: text.rindex("It will")]}) == [
        "f.txt: bundle of 2, 2 read, number 2 cut off"
    ]


@pytest.mark.parametrize("template", [CODED, LINED], ids=["codes", "lines"])
def test_cut_anywhere_a_file_keeps_what_was_whole(
    read: Read, template: str, every: int
) -> None:
    text = make(template, "Alpha Beta Gamma")
    whole = [text.index(ID.format(number)) + len(ID) for number in range(3)]
    for end in range(len(text) // 200, len(text), every * len(text) // 200):
        found = read({"f.txt": text[:end]})
        kept = [a.outlet.value for a in found if isinstance(a, Article)]
        count = sum(end > place for place in whole)
        assert kept[:count] == ["Daily Alpha", "Daily Beta", "Daily Gamma"][:count]
        assert sum(isinstance(a, ArticleError) for a in found) <= 1


def test_a_text_about_documents_is_no_bundle(read_one: Callable[..., Article]) -> None:
    text = f"Document {ID.format(1)}\n\nwas filed as 20 words of English prose."
    article = read_one({"a.txt": text})
    assert (article.path, article.text) == ("a.txt", text)
