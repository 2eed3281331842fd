import time
from collections.abc import Callable
from typing import Any

import pytest

from index.article import Article

Make = Callable[..., bytes]
Read = Callable[..., Any]
Text = tuple[float, float, float, str]

MATRICES = {90: "0 1 -1 0 700 50", 180: "-1 0 0 -1 600 800", 270: "0 -1 1 0 -50 700"}
SENTENCE = "Rain fell over the north for three days and the river rose."


def lines(
    texts: list[str], left: float = 60, top: float = 100, size: float = 10
) -> list[Text]:
    return [(left, top + 12 * n, size, text) for n, text in enumerate(texts)]


def wrap(text: str, width: int) -> list[str]:
    found = [""]
    for word in text.split():
        if len(found[-1]) + len(word) > width:
            found.append("")
        found[-1] = f"{found[-1]} {word}".strip()
    return found


def prose(name: str, sentences: int) -> str:
    return " ".join(
        f"The {name} of number {n} rose in the night and fell."
        for n in range(sentences)
    )


def test_lines_are_joined_to_paragraphs(make_pdf: Make, read_one: Read) -> None:
    one, two = prose("river", 6), prose("road", 5)
    page = lines(wrap(one, 80)) + lines(wrap(two, 80), top=200)
    assert read_one({"a.pdf": make_pdf(page)}).text == f"{one}\n\n{two}"


def test_indented_line_begins_a_paragraph(make_pdf: Make, read_one: Read) -> None:
    one, two = wrap(prose("river", 6), 80), wrap(prose("road", 5), 80)
    page = lines(one + two)
    left, top, size, text = page[len(one)]
    page[len(one)] = (left + 15, top, size, text)
    article = read_one({"a.pdf": make_pdf(page)})
    assert article.text == f"{' '.join(one)}\n\n{' '.join(two)}"


@pytest.mark.parametrize("by_row", [True, False])
def test_columns_are_read_one_after_the_other(
    make_pdf: Make, read_one: Read, by_row: bool
) -> None:
    texts = [prose(name, 9) for name in ("river", "road", "dam")]
    columns = [
        lines(wrap(text, 26), left=50 + 180 * n, top=150)
        for n, text in enumerate(texts)
    ]
    headline: list[Text] = [(50, 100, 24, "Floods cut off towns in the north")]
    page = headline + (
        sorted(columns[0] + columns[1] + columns[2], key=lambda text: text[1])
        if by_row
        else columns[2] + columns[0] + columns[1]
    )
    article = read_one({"a.pdf": make_pdf(page)})
    assert article.text.split("\n\n") == [
        "Floods cut off towns in the north",
        " ".join(texts),
    ] or (article.text.split("\n\n") == ["Floods cut off towns in the north", *texts])


def test_rows_of_a_table_stay_together(make_pdf: Make, read_one: Read) -> None:
    page = lines([SENTENCE])
    for n, (name, count) in enumerate(
        [("Region", "Dead"), ("North", "12"), ("East", "3")]
    ):
        page += [(60, 150 + 12 * n, 10, name), (300, 150 + 12 * n, 10, count)]
    article = read_one({"a.pdf": make_pdf(page)})
    assert article.text.split("\n\n") == [
        SENTENCE,
        "Region\tDead",
        "North\t12",
        "East\t3",
    ]


def test_text_after_a_label_is_one_paragraph(make_pdf: Make, read_one: Read) -> None:
    text = prose("river", 9)
    page: list[Text] = [(60, 100, 10, "HD"), (100, 100, 10, "Floods in Sobha"),
                        (60, 112, 10, "WC"), (100, 112, 10, "80 words"),
                        (60, 124, 10, "LP")]  # fmt: skip
    page += lines(wrap(text, 70), left=100, top=124)
    article = read_one({"a.pdf": make_pdf(page)})
    assert article.text.split("\n\n") == [
        "HD\tFloods in Sobha",
        "WC\t80 words",
        f"LP\t{text}",
    ]


def test_headline_columns_and_what_crosses_them(make_pdf: Make, read_one: Read) -> None:
    river, road, dam = (prose(name, 9) for name in ("river", "road", "dam"))
    page: list[Text] = [(50, 60, 26, "Floods cut off towns in the north"),
                        (50, 84, 12, "By Ana Kline")]  # fmt: skip
    page += lines(wrap(river, 40), left=50, top=110)
    page += lines(wrap(road, 40), left=320, top=110)
    page += [(50, 300, 16, "What the ministry says about the dam and its gates")]
    page += lines(wrap(dam, 40), left=50, top=330)
    page += lines(wrap(river, 40), left=320, top=330)
    article = read_one({"a.pdf": make_pdf(page)})
    assert [each[:12] for each in article.text.split("\n\n")] == [
        "Floods cut o",
        "By Ana Kline",
        river[:12],
        road[:12],
        "What the min",
        dam[:12],
        river[:12],
    ]


@pytest.mark.parametrize(
    ("first", "second", "elsewhere", "text"),
    [
        ("The govern-", "ment met.", "", "The government met."),
        ("A cease-", "fire held.", "Another cease-fire failed.", "A cease-fire held."),
        ("A cease-", "fire held.", "Another ceasefire failed.", "A ceasefire held."),
        ("A well-", "known man", "He is known and well.", "A well-known man"),
        ("In 2019-", "2020 it", "", "In 2019-2020 it"),
        ("The Anglo-", "American pact", "", "The Anglo-American pact"),
        ("Die Regie-", "rung traf", "", "Die Regierung traf"),
        ("A state-of-", "the-art dam", "", "A state-of-the-art dam"),
    ],
)
def test_hyphens_at_the_end_of_a_line(
    make_pdf: Make, read_one: Read, first: str, second: str, elsewhere: str, text: str
) -> None:
    page = lines([first, second]) + (lines([elsewhere], top=300) if elsewhere else [])
    article = read_one({"a.pdf": make_pdf(page)})
    assert article.text.split("\n\n")[0] == text


def test_headers_footers_and_numbers_are_beside_the_text(
    make_pdf: Make, read_one: Read
) -> None:
    texts = [prose(name, 20) for name in ("river", "road", "dam", "town")]
    pages = [
        [
            (60.0, 30.0, 9.0, "NORTHERN POST, 7 March 2021"),
            *lines(wrap(text, 80)),
            (300.0, 780.0, 9.0, f"{number}"),
            (60.0, 765.0, 8.0, f"Copyright Northern Post / page {number} of 4"),
        ]
        for number, text in enumerate(texts, 1)
    ]
    article = read_one({"a.pdf": make_pdf(*pages)})
    assert article.text == "\n\n".join(texts)
    assert article.page.split("\n") == [
        "NORTHERN POST, 7 March 2021",
        "Copyright Northern Post / page 1 of 4",
    ]


def test_paragraph_goes_on_over_the_page(make_pdf: Make, read_one: Read) -> None:
    text = prose("river", 40)
    wrapped = wrap(text, 80)
    pages = [
        [*lines(wrapped[:12]), (300.0, 780.0, 9.0, "1")],
        [*lines(wrapped[12:]), (300.0, 780.0, 9.0, "2")],
    ]
    assert wrapped[12][0].islower()
    assert read_one({"a.pdf": make_pdf(*pages)}).text == text


def test_page_that_a_browser_printed_has_its_address_and_no_date_of_printing(
    make_pdf: Make, read_one: Read
) -> None:
    page: list[Text] = [
        (30, 20, 8, "3/7/2021, 10:05 AM"),
        (250, 20, 8, "Floods cut off Sobha | Northern Post"),
        (60, 80, 22, "Floods cut off Sobha"),
        *lines(wrap(prose("river", 12), 80), top=120),
        (30, 785, 8, "https://post.example/floods-cut-off-sobha"),
        (560, 785, 8, "1/1"),
    ]
    title = "Floods cut off Sobha | Northern Post"
    article = read_one({"a.pdf": make_pdf(page, title=title)})
    assert article.text == f"Floods cut off Sobha\n\n{prose('river', 12)}"
    assert article.url == "https://post.example/floods-cut-off-sobha"
    assert article.title.value == "Floods cut off Sobha"
    assert article.date.value is None


@pytest.mark.parametrize(
    ("title", "page", "expected"),
    [
        ("Microsoft Word - x.docx", [(60, 50, 20, "Floods cut off towns")],
         "Floods cut off towns"),
        ("untitled", [], None),
        ("Another report", [], None),
        ("", [(60, 40, 40, "The Post"), (60, 80, 24, "Floods cut off towns"),
              (60, 105, 24, "in the north")], "Floods cut off towns in the north"),
        ("Rain in Sobha", [(60, 60, 10, "RAIN IN SOBHA")], "Rain in Sobha"),
    ],
)  # fmt: skip
def test_title_is_one_that_the_page_confirms_or_its_largest_text(
    make_pdf: Make, read_one: Read, title: str, page: list[Text], expected: str | None
) -> None:
    body = lines(wrap(prose("river", 12), 80), top=140)
    article = read_one({"a.pdf": make_pdf([*page, *body], title=title)})
    assert article.title.value == expected
    assert article.date.value is None


@pytest.mark.parametrize(
    ("written", "text"),
    [("The o\ufb03ce \ufb02ooded", "The office flooded"), ("東京で大雨", "東京で大雨"),
     ("Привет, мир", "Привет, мир"), ("İstanbul'da yağış", "İstanbul'da yağış")],
)  # fmt: skip
def test_letters_of_all_scripts_are_read(
    make_pdf: Make, read_one: Read, written: str, text: str
) -> None:
    assert read_one({"a.pdf": make_pdf(lines([written]))}).text == text


def test_large_first_letter_belongs_to_its_word(make_pdf: Make, read_one: Read) -> None:
    page: list[Text] = [(60, 122, 30, "T"), (80, 110, 10, "he river rose in the night and"),
                        (80, 122, 10, "fell again, and the roads are"),
                        (60, 134, 10, "open since the early hours of Monday.")]  # fmt: skip
    assert read_one({"a.pdf": make_pdf(page)}).text == (
        "The river rose in the night and fell again, and the roads are open since the "
        "early hours of Monday."
    )


@pytest.mark.parametrize("name", ["a.pdf", "a.PDF", "a", "a.txt"])
def test_pdf_is_read_whatever_its_name(
    make_pdf: Make, read_one: Read, name: str
) -> None:
    assert read_one({name: make_pdf(lines([SENTENCE]))}).text == SENTENCE


def test_bytes_before_a_pdf_do_no_harm(make_pdf: Make, read_one: Read) -> None:
    content = b"@PJL SET X\r\n" + make_pdf(lines([SENTENCE]))
    assert read_one({"a.pdf": content}).text == SENTENCE


def test_cut_pdf_costs_one_line(make_pdf: Make, read: Read, every: int) -> None:
    texts = [prose(name, 8) for name in ("river", "road", "dam", "town")]
    content = make_pdf(*(lines(wrap(text, 80)) for text in texts))
    read_whole = 0
    for step in range(0, 200, every):
        found = read({"a.pdf": content[: len(content) * step // 200]})
        articles = [one for one in found if isinstance(one, Article)]
        assert len(found) - len(articles) == 1, (step, found)
        read_whole += bool(articles and articles[0].text.startswith(texts[0]))
    assert read_whole > 20 // every


def test_pdfs_without_a_text_are_named(make_pdf: Make, problems: Read) -> None:
    picture = b"q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"
    found = problems(
        {
            "a.pdf": make_pdf([], [], others=picture),
            "b.pdf": make_pdf([]),
            "c.pdf": make_pdf(lines(["\ue001\ue002\ue003\ue004"])),
            "d.pdf": b"%PDF-1.5\nnothing\n%%EOF",
            "e.pdf": "plain words",
            "f.pdf": make_pdf(lines([SENTENCE]), others=b" " * 120_000_000),
        },
        50,
    )
    assert found == [
        "a.pdf: a scanned PDF: no text in it; run OCR, e.g. ocrmypdf",
        "b.pdf: a PDF without text",
        "c.pdf: a PDF whose fonts do not say which characters they show; run OCR, "
        "e.g. ocrmypdf --force-ocr",
        "d.pdf: a broken PDF: no page of it can be found",
        "e.pdf: not a pdf file inside",
        "f.pdf: a part unpacks to more than index.max_ratio (200 times its size)",
    ]


def test_scanned_pages_among_others_are_counted(make_pdf: Make, read: Read) -> None:
    picture = b"q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"
    article, problem = read({"a.pdf": make_pdf(lines([SENTENCE]), [], others=picture)})
    assert article.text == SENTENCE
    assert str(problem) == (
        "a.pdf: 1 of 2 pages are scanned; run OCR, e.g. ocrmypdf; the rest is read"
    )


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_turned_pages_are_read_in_order(
    make_pdf: Make, read_one: Read, rotation: int
) -> None:
    text = prose("river", 9)
    content = make_pdf(lines(wrap(text, 60)), rotation=rotation)
    assert read_one({"a.pdf": content}).text == text
    content = make_pdf(lines(wrap(text, 60)), matrix=MATRICES[rotation])
    assert read_one({"a.pdf": content}).text == text


def test_hostile_pages_cost_little_time(make_pdf: Make, read: Read) -> None:
    start = time.process_time()
    crowd = [(float(n % 550), float(n * 7 % 780), 6.0, "x y") for n in range(8000)]
    read({"a.pdf": make_pdf(crowd)})
    assert time.process_time() - start < 10
