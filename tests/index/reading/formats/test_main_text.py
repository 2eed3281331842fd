"""The main text of a page is its article; all else that is shown is searched too."""

import re
from collections.abc import Callable

import pytest

from index.article import Article

One = Callable[..., Article]

TOPICS = "bridge harbour council budget ferry mayor school market river station".split()


def prose(first: int = 0, paragraphs: int = 5, tag: str = "p") -> str:
    return "".join(
        f"<{tag}>On day {number} the {TOPICS[number % 10]} was the subject of a long "
        f"debate, and members asked for repairs that cost {number} thousand.</{tag}>"
        for number in range(first, first + paragraphs)
    )


def page(body: str) -> str:
    return f"<html><head><title>Talks</title></head><body>{body}</body></html>"


def days(text: str) -> list[int]:
    return [int(number) for number in re.findall(r"On day (\d+)", text)]


AROUND = [
    "<nav>{}</nav>",
    "<aside>{}</aside>",
    "<footer>{}</footer>",
    "<div role=complementary>{}</div>",
    '<div style="display: none">{}</div>',
    "<div hidden>{}</div>",
    "<div class=related-stories>{}</div>",
    "<div id=RelatedArticles>{}</div>",
    "<div class=noticias_relacionadas>{}</div>",
    "<section class='newsletter-signup box'>{}</section>",
    "<div id=onetrust-consent-sdk>{}</div>",
    "<div id=comments>{}</div>",
    "<div class=kommentare>{}</div>",
    "<div class=c-werbung>{}</div>",
    "<ul class=most-read>{}</ul>",
]


@pytest.mark.parametrize("around", AROUND)
def test_what_is_named_as_boilerplate_is_searched_but_not_main_text(
    read_one: One, around: str
) -> None:
    inside = prose(10, 2) + around.format(prose(20, 2)) + prose(12, 3)
    article = read_one({"a.html": page(f"<article>{inside}</article>")})
    assert days(article.text) == [10, 11, 12, 13, 14]
    assert {20, 21} <= set(days(article.page))


@pytest.mark.parametrize(
    "names",
    [
        "page-with-sidebar",
        "shared-nav-content",
        "gallery",
        "no-ads widget",
        "embed modal",
    ],
)
@pytest.mark.parametrize("tag", ["div", "section", "form"])
def test_names_of_a_layout_do_not_hide_the_article_inside(
    read_one: One, names: str, tag: str
) -> None:
    body = f'<{tag} class="{names}"><div>{prose()}</div></{tag}><div>Home</div>'
    assert days(read_one({"a.html": page(body)}).text) == [0, 1, 2, 3, 4]


def test_blocks_of_the_layout_that_divide_the_article_are_all_read(
    read_one: One,
) -> None:
    parts = "".join(
        f"<div class=sidebar-grid__part>{prose(3 * part, 3)}</div>" for part in range(4)
    )
    body = f"<article><div class=sidebar-grid>{parts}</div></article>"
    assert days(read_one({"a.html": page(body)}).text) == list(range(12))


@pytest.mark.parametrize("name", ["story-text", "article-body", "entry-content"])
def test_an_article_in_several_blocks_of_one_name_is_read_whole(
    read_one: One, name: str
) -> None:
    parts = "".join(
        f"<div><div class={name}>{prose(4 * part, 4)}</div></div>" for part in range(2)
    )
    assert days(read_one({"a.html": page(f"<main>{parts}</main>")}).text) == list(
        range(8)
    )


def test_teasers_beside_the_article_are_not_its_text(read_one: One) -> None:
    teasers = "".join(
        f"<div><h3><a href=/{n}>Story {n}</a></h3>{prose(n, 1)}</div>"
        for n in range(30, 34)
    )
    body = f"<div><div class=post-content>{prose(0, 8)}</div></div><div>{teasers}</div>"
    article = read_one({"a.html": page(body)})
    assert days(article.text) == list(range(8))
    assert "Story 33" in article.page


@pytest.mark.parametrize(
    "sentence",
    [
        "市议会星期一开会讨论了港口桥梁的维修工程，议员们要求在年底之前完成全部工作。",
        "시의회는 월요일에 항구 다리 보수 공사를 논의했으며 연말까지 완료할 것을 요구했다.",
        "اجتمع مجلس المدينة يوم الاثنين لمناقشة إصلاح جسر الميناء قبل نهاية العام الجاري.",
        "Городской совет в понедельник обсудил ремонт моста в порту до конца этого года.",
    ],
)
def test_prose_in_every_script_is_main_text(read_one: One, sentence: str) -> None:
    text = "<br>".join(f"{number}. {sentence}" for number in range(12))
    body = f"<div class=menu><a href=/>{sentence}</a></div><div id=text>{text}</div>"
    article = read_one({"a.html": page(body)})
    assert article.text.count(sentence) == 12
    assert article.text.startswith("0.")


def test_short_paragraphs_and_headings_within_the_article_are_kept(
    read_one: One,
) -> None:
    body = (
        f"<article><h1>Talks</h1><p>No.</p>{prose(0, 3)}<h2>What next</h2><ul><li>A vote"
        f"</li></ul>{prose(3, 3)}<p>It ends</p><p><a href=/more>More news</a></p></article>"
    )
    lines = read_one({"a.html": page(body)}).text.split("\n")
    assert lines[:2] == ["Talks", "No."]
    assert lines[5:7] == ["What next", "A vote"]
    assert lines[-1] == "It ends"


def test_lines_of_preformatted_text_stay_lines(read_one: One) -> None:
    lines = re.findall("<p>(.*?)</p>", prose(0, 8))
    article = read_one({"a.html": page("<pre>" + "\n".join(lines) + "</pre>")})
    assert article.text.split("\n") == lines


@pytest.mark.parametrize("around", AROUND)
def test_every_word_that_is_shown_is_in_the_text_or_the_page(
    read_one: One, around: str
) -> None:
    body = (
        f"<header>Zarq<b>uon</b></header>{around.format('<p>Quillon</p>')}<article>"
        f"{prose()}<figure><figcaption>Brimble</figcaption></figure></article>"
        "<table><tr><td>Vexley</td></tr></table><a>Ostrava</a><a>Pilsen</a> Tail"
    )
    article = read_one({"a.html": page(body)})
    shown = set(re.findall(r"\w+", f"{article.text} {article.page}"))
    wanted = "Talks Zarquon Quillon Brimble Vexley Ostrava Pilsen".split()
    assert set(wanted) <= shown


@pytest.mark.parametrize(
    "filler", ["<div>", "<p>a ", "<a href=/>b</a>", "<li class=c>", "<b><i>", "a<br>"]
)
def test_a_page_of_very_many_tags_is_read(read_one: One, filler: str) -> None:
    body = f"<article>{prose()}</article><div>{filler * 61_000}"
    assert set(days(read_one({"a.html": page(body)}).text)) == set(range(5))
