"""Programs whose keys mean something else than elsewhere are read as they mean them."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from index.article import Article
from index.config import IndexConfig
from index.errors import ArticleError
from index.reading.reader import open_articles
from index.reading.source import SourceFile

Read = Callable[..., list[Article | ArticleError]]
One = Callable[..., Article]
Write = Callable[..., Path]

WORDS = "The council met on Monday and agreed to repair the old bridge by the harbour."
URL = "https://post.example/a"


def table(record: dict[str, str]) -> str:
    file = io.StringIO()
    writer = csv.DictWriter(file, list(record))
    writer.writeheader()
    writer.writerow(record)
    return file.getvalue()


def fields(article: Article) -> tuple[str | None, str, str, str | None]:
    title, outlet = article.title.value, article.outlet.value
    return title, article.text, str(article.date.value), outlet


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ({"HD": "Bridge", "BY": "Ann Lee", "PD": "20 December 2019", "SN": "The Post", "LP": "In short.", "TD": WORDS}, ("Bridge", f"In short.\n\n{WORDS}", "2019-12-20", "The Post")),
        ({"Highlight": WORDS, "Book Title": "Bridge", "Book Author": "Ann Lee", "Highlighted at": "2023-11-01", "Note": "mine"}, ("Bridge", WORDS, "None", None)),
        ({"Key": "K", "Item Type": "newspaperArticle", "Publication Year": "2019", "Author": "Lee, Ann", "Title": "Bridge", "Publication Title": "The Post", "Abstract Note": WORDS, "Date": "2019-12-20", "Date Added": "2024-01-05", "Publisher": "Post Group"}, ("Bridge", WORDS, "2019-12-20", "The Post")),
        ({"Page Name": "The Post", "Post Created": "2019-12-20 10:00:00 EST", "Message": WORDS, "Link Text": "Bridge"}, ("None", WORDS, "2019-12-20", "The Post")),
        ({"title": "Bridge", "note": "", "excerpt": WORDS, "url": URL, "folder": "x", "created": "2023-11-01T10:00:00Z"}, ("Bridge", WORDS, "None", None)),
    ],
)  # fmt: skip
def test_a_table_is_read_as_its_program_means_it(
    read_one: One, record: dict[str, str], found: tuple[str, ...]
) -> None:
    title, *others = fields(read_one({"a.csv": table(record)}))
    assert (str(title), *others) == found


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ({"id": "k", "type": "article-newspaper", "title": "Bridge", "container-title": "The Post", "publisher": "Post Group", "abstract": WORDS, "issued": {"date-parts": [["2019", 12, 20]]}, "accessed": {"date-parts": [[2024, 1, 5]]}}, "2019-12-20"),
        ({"id": "k", "type": "article-magazine", "title": "Bridge", "container-title": "The Post", "abstract": WORDS, "issued": {"date-parts": [[2019, 12]]}}, "2019-12"),
        ({"key": "K", "version": 1, "library": {"name": "ann"}, "data": {"key": "K", "itemType": "newspaperArticle", "title": "Bridge", "creators": [], "abstractNote": WORDS, "publicationTitle": "The Post", "date": "2019-12-20", "accessDate": "2024-01-05", "dateAdded": "2024-01-05"}}, "2019-12-20"),
        ({"title": "Bridge", "content": f"<p>{WORDS}</p>", "url": URL, "is_archived": 1, "is_starred": 0, "created_at": "2023-11-01T10:00:00+0200", "published_at": None, "domain_name": "The Post"}, "None"),
        ({"id": "1", "url": "https://read.example/1", "source_url": URL, "title": "Bridge", "source": "Reader RSS", "site_name": "The Post", "created_at": "2023-11-01", "published_date": 1576800000000, "content": WORDS, "reading_progress": 0}, "2019-12-20"),
        ({"name": "Bridge", "url": URL, "description": WORDS, "provider": [{"name": "The Post"}], "datePublished": "2019-12-20T10:00:00.0000000Z"}, "2019-12-20"),
    ],
)  # fmt: skip
def test_a_day_on_which_a_record_was_saved_is_never_its_date(
    read_one: One, record: dict[str, object], found: str
) -> None:
    article = read_one({"a.json": json.dumps([record])})
    assert fields(article) == ("Bridge", WORDS, found, "The Post")


@pytest.mark.parametrize(
    "author",
    [
        {"family": "Lee", "given": "Ann"},
        {"firstName": "Ann", "lastName": "Lee", "creatorType": "author"},
        {"literal": "Ann Lee"},
    ],
)
def test_a_name_in_parts_is_one_name(read_one: One, author: dict[str, str]) -> None:
    article = read_one({"a.json": json.dumps([{"text": WORDS, "author": [author]}])})
    assert article.authors == ("Ann Lee",)


@pytest.mark.parametrize(
    "columns",
    [
        {"title": "Bridge", "url": URL, "time_added": "1700000000", "tags": "", "status": "unread"},
        {"URL": URL, "Title": "Bridge", "Selection": "", "Folder": "Unread", "Timestamp": "1700000000"},
        {"Title": "Bridge", "URL": URL, "ID": "0", "Saved date": "2023-11-01", "Reading progress": "1", "Location": "archive"},
    ],
)  # fmt: skip
def test_links_without_texts_are_counted_and_have_no_date(
    read: Read, columns: dict[str, str]
) -> None:
    article, problem = read({"a.csv": table(columns)})
    assert isinstance(article, Article)
    assert fields(article) == ("Bridge", "Bridge", "None", None)
    assert article.url == URL
    assert str(problem) == "a.csv: 1 link without its text; only its title is indexed"


@pytest.mark.parametrize(
    ("names", "outlet"),
    [
        (("Titel", "Artikeltext", "Erschienen am", "Medium"), "Die Post"),
        (("Titre de l'article", "Contenu de l'article", "Date de publication", "Nom du média"), "Le Courrier"),
        (("Título", "Cuerpo de la noticia", "Fecha", "Medio"), "El Correo"),
        (("Manchete", "Notícia", "Data", "Jornal"), "O Correio"),
        (("Titolo", "Testo dell'articolo", "Data", "Testata"), "La Posta"),
        (("HABER BAŞLIĞI", "HABER İÇERİĞİ", "TARİH", "KAYNAK"), "Hürriyet"),
        (("عنوان الخبر", "نص الخبر", "التاريخ", "اسم الموقع"), "الشرق"),
        (("Заголовок", "Текст новини", "Дата публікації", "Джерело"), "УП"),
        (("Tytuł", "Treść artykułu", "Data publikacji", "Źródło"), "Gazeta"),
        (("新闻标题", "新闻内容", "发布时间", "来源"), "新华社"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("delimiter", [";", "\t", "^", "~", "|"])
def test_columns_are_known_in_many_languages_whatever_is_between_them(
    read_one: One, names: tuple[str, ...], outlet: str, delimiter: str
) -> None:
    row = ("Bridge", WORDS, "20.12.2019", outlet)
    content = f"{delimiter.join(names)}\n{delimiter.join(row)}\n"
    article = read_one({"a.csv": content})
    assert fields(article) == ("Bridge", WORDS, "2019-12-20", outlet)


@pytest.mark.parametrize(
    ("written", "date"),
    [
        (1576800000000000, "2019-12-20"),
        ("43819", "2019-12-20"),
        ("43819.5", "2019-12-20"),
        ("1398/09/29", "2019-12-20"),
        ([2019, 12, 20], "2019-12-20"),
        ({"year": 2019, "month": 12, "day": 20}, "2019-12-20"),
        ("1441/04/23", "None"),
    ],
)
def test_dates_of_machines_and_of_iran_are_read(
    read: Read, written: object, date: str
) -> None:
    article, *_ = read({"a.jsonl": json.dumps({"text": WORDS, "date": written})})
    assert isinstance(article, Article)
    assert str(article.date.value) == date


def test_what_each_column_was_taken_for_is_said(write: Write) -> None:
    record = {
        "Headline": "Bridge",
        "Article": WORDS,
        "Published": "2019-12-20",
        "x": "",
    }
    folder = write({"a.csv": table(record)})
    config = IndexConfig(paths=(folder,), base=folder)
    builder, articles = open_articles(SourceFile(folder / "a.csv", "a.csv"), config)
    assert len(list(articles)) == 1
    assert builder.taken_for == "table"
    assert builder.columns == "title ← Headline, text ← Article, date ← Published"


def test_quotes_within_texts_between_tabs_take_no_other_lines(read: Read) -> None:
    content = f'title\ttext\nBridge\t"They met, he said.\nFerry\t{WORDS}\n'
    found = read({"a.tsv": content})
    assert [a.text for a in found if isinstance(a, Article)] == [
        '"They met, he said.',
        WORDS,
    ]


def test_files_and_notes_beside_the_articles_of_zotero_are_left_out(
    read_one: One,
) -> None:
    items = [
        {"key": "A", "data": {"itemType": "attachment", "title": "Snapshot"}},
        {"key": "B", "data": {"itemType": "note", "note": "<p>mine</p>", "title": "x"}},
        {"key": "C", "data": {"itemType": "newspaperArticle", "title": "Bridge", "abstractNote": WORDS}},
    ]  # fmt: skip
    assert read_one({"a.json": json.dumps(items)}).text == WORDS


def test_the_users_own_columns_win_over_those_of_a_program(write: Write) -> None:
    row = {"HD": "Bridge", "PD": "20 December 2019", "SN": "The Post", "TD": WORDS}
    folder = write({"a.csv": table({**row, "Remarks": "Mine."})})
    config = IndexConfig(paths=(folder,), base=folder, records={"text": ("Remarks",)})
    (article,) = open_articles(SourceFile(folder / "a.csv", "a.csv"), config)[1]
    assert isinstance(article, Article)
    assert article.text == "Mine."


@pytest.mark.parametrize(
    "above",
    ["Exported on 2024-01-01\n\n", "\n\n", "Query: bridge, harbour\nResults: 1\n"],
)
def test_lines_above_the_header_are_passed_over(read_one: One, above: str) -> None:
    article = read_one(
        {"a.csv": f"{above}Date,Title,Body\n2019-12-20,Bridge,{WORDS}\n"}
    )
    assert fields(article) == ("Bridge", WORDS, "2019-12-20", None)
    assert article.path == f"a.csv#{above.count(chr(10)) + 2}"


def test_a_quote_after_a_backslash_ends_no_field(read_one: One) -> None:
    row = r"""Bridge,"He said \"no\", and left.",2019-12-20"""
    article = read_one({"a.csv": f"title,text,date\n{row}\n"})
    assert fields(article) == ("Bridge", 'He said "no", and left.', "2019-12-20", None)


@pytest.mark.parametrize(
    "content",
    [
        [["title", "text"], ["Bridge", WORDS]],
        {"columns": ["title", "text"], "index": [0], "data": [["Bridge", WORDS]]},
        {"fields": [{"name": "title"}, {"name": "text"}], "rows": [["Bridge", WORDS]]},
    ],
)
def test_rows_below_a_header_in_json_are_records(
    read_one: One, content: object
) -> None:
    article = read_one({"a.json": json.dumps(content)})
    assert fields(article) == ("Bridge", WORDS, "None", None)


@pytest.mark.parametrize(
    "around", ["// by a program\n{}", "callback({});", "x = {};\n"]
)
def test_json_within_a_script_is_read(read_one: One, around: str) -> None:
    content = around.format(json.dumps([{"title": "Bridge", "text": WORDS}]))
    assert read_one({"a.json": content}).text == WORDS
