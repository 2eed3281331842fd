import time
from collections.abc import Callable
from typing import Any

import pytest

from index.article import Article

Read = Callable[..., Any]

HEAD = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}"
    r"{\f1\fnil\fcharset204{\*\panose 02020603}Times Cyr;}{\f2\fcharset128 Mincho;}"
    r"{\f3\fcharset178 Arabic;}{\f4\fcharset162 Tur;}}{\colortbl;\red0\green0\blue0;}"
    r"{\stylesheet{\ql \snext0 Normal;}{\s1\b\snext0 heading 1;}{\s2 heading 2;}"
    r"{\s15\qc\sbasedon0 Title;}{\*\cs10 Default Paragraph Font;}}"
    r"{\*\generator Writer 1.0;}{\info{\title Floods in Sobha}{\author A. Clerk}"
    r"{\creatim\yr2021\mo3\dy4}}\pard\plain "
)


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r"Rain fell.\par Roads closed.\par", "Rain fell.\n\nRoads closed."),
        ("Rain\r\n fell.\\\nRoads\\\r\nclosed.", "Rain fell.\n\nRoads\n\nclosed."),
        (r"one\tab two\line three", "one\ttwo\nthree"),
        (r"\ldblquote Stop\rdblquote  \endash  he said\emdash now", "“Stop” – he said—now"),
        (r"caf\'e9 \'80", "café €"),
        (r"{\f1\'cf\'f0\'e8\'e2\'e5\'f2}, \f1\'ec\'e8\'f0", "Привет, мир"),
        (r"{\f2\'93\'8c\'8b\'9e}", "東京"),
        (r"{\f3\'d3\'e1\'c7\'e3}", "سلام"),
        (r"{\f4\'dd\'fe\'f0}", "İşğ"),
        (r"\u304?z\u287?\uc2\u26481\'93\'8c\uc0\u20140.", "İzğ東京."),
        (r"\u-10179?\u-8704?", "😀"),
        (r"\u128512?", "😀"),
        (r"{\uc1{\u1078 z}}{\u1078\'e6}a", "жжa"),
        (r"a\~b hos\-pital cease\_fire \{x\} c:\\d", "a b hospital cease-fire {x} c:\\d"),
        (r"{\v hidden}{\deleted old}{\revised new} \v1 no\v0 yes", "new yes"),
        (r'{\field{\*\fldinst HYPERLINK "http://a.b"}{\fldrslt linked}}', "linked"),
        (r"{\pict\wmetafile8 0102ab}{\*\shppict{\pict\bin4 {{}}}}seen", "seen"),
        (r"{\*\unknown{\deep text}}{\pntext 1.\tab}item", "item"),
        (r"{\upr{old}{\*\ud{\u1078?}}}", "ж"),
        (r"{\object{\*\objdata 00}{\result shown}}", "shown"),
        (r"\trowd\intbl Region\cell Dead\cell\row\trowd\intbl North\cell 12\cell\row"
         r"\pard End\par", "Region\tDead\nNorth\t12\n\nEnd"),
        (r"\trowd\intbl One.\par Two.\cell Three.\cell\row\pard End",
         "One.\n\nTwo.\n\nThree.\n\nEnd"),
        (r"Before{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt In a box\par}}"
         r"{\shprslt In a box}} it\par After", "Before it\n\nIn a box\n\nAfter"),
    ],
)  # fmt: skip
def test_text_is_what_a_word_processor_shows(
    read_one: Read, inside: str, text: str
) -> None:
    assert read_one({"a.rtf": HEAD + inside + "}"}).text == text


@pytest.mark.parametrize(
    ("head", "raw", "text"),
    [
        (rb"{\rtf1\ansi\ansicpg1251 ", "Привет, мир".encode("cp1251"), "Привет, мир"),
        (rb"{\rtf1\ansi\ansicpg1252 ", "Привет, мир".encode(), "Привет, мир"),
        (rb"{\rtf1\mac ", "café".encode("mac_roman"), "café"),
        (rb"{\rtf1\pc ", "café".encode("cp437"), "café"),
        (rb"{\rtf1\ansi\ansicpg936 ", "新闻".encode("gbk"), "新闻"),
        (rb"{\rtf1\ansi\ansicpg65001 ", rb"\'d0\'96", "Ж"),
        (rb"{\rtf1\ansi\ansicpg99999 ", b"caf\xe9", "café"),
        (rb"{\rtf ", b"plain", "plain"),
    ],
)
def test_bytes_are_in_the_code_page_of_the_document(
    read_one: Read, head: bytes, raw: bytes, text: str
) -> None:
    assert read_one({"a.rtf": head + raw + b"}"}).text == text


@pytest.mark.parametrize("name", ["a.rtf", "a.doc", "a.DOC", "a.txt", "a"])
def test_rtf_is_read_whatever_its_name(read_one: Read, name: str) -> None:
    assert read_one({name: HEAD + "Rain fell.}"}).text == "Rain fell."


def test_notes_and_margins_are_beside_the_text(read_one: Read) -> None:
    inside = (
        r"{\header\pard Northern Desk\par}{\footerl Page}"
        r"Floods{\super\chftn{\footnote\pard\plain Ministry figures.\par}} came.\par}"
    )
    article = read_one({"a.rtf": HEAD + inside})
    assert article.text == "Floods came."
    assert article.page == "Northern Desk\nPage\nMinistry figures."


@pytest.mark.parametrize(
    ("inside", "title"),
    [
        (r"DESK\par{\pard\s15 Floods in \b Sobha\par}\pard Rain.\par", "Floods in Sobha"),
        (r"\pard\s1 Floods\par\pard Rain.\par", "Floods"),
        (r"\pard\outlinelevel0 Floods\par\pard Rain.\par", "Floods"),
        (r"\pard\s2 Floods\par\pard Rain.\par", None),
        (r"\pard\s1 One\par\pard Rain.\par\pard\s1 Two\par\pard x\par", None),
        (r"FLOODS IN SOBHA\par Rain.\par", "Floods in Sobha"),
    ],
)  # fmt: skip
def test_title_is_that_of_the_style_or_one_that_the_text_confirms(
    read_one: Read, inside: str, title: str | None
) -> None:
    article = read_one({"a.rtf": HEAD + inside + "}"})
    assert (article.title.value, article.date.value) == (title, None)


def test_cut_document_keeps_what_was_whole(read: Read, every: int) -> None:
    sentences = [f"Paragraph {n} says {'x' * (n % 37)} and ends." for n in range(60)]
    document = HEAD + "\\par\r\n".join(sentences) + r"\par\pard }"
    for step in range(0, 200, every):
        found = read({"a.rtf": document[: len(document) * step // 200]})
        articles = [one for one in found if isinstance(one, Article)]
        assert len(found) - len(articles) == (1 if step else len(found))
        lines = articles[0].text.split("\n\n") if articles else [""]
        assert lines[:-1] == sentences[: len(lines) - 1]
        assert len(lines) > step * 60 // 200 - 16


def test_broken_groups_are_read_on(read_one: Read, problems: Read) -> None:
    assert read_one({"a.rtf": HEAD + r"One.\par}}Two.\par}"}).text == "One.\n\nTwo."
    assert read_one({"a.rtf": HEAD + r"One.\par}" + "\0\r\n"}).text == "One."
    assert problems({"a.rtf": HEAD + r"One.\par"}) == [
        "a.rtf: it is broken: it breaks off; the rest is read"
    ]
    assert problems({"a.rtf": HEAD + "}"}) == ["a.rtf: no text in the document"]


@pytest.mark.parametrize(
    "bomb",
    ["{" * 300_000, r"{\rtf1 " * 60_000, "}" * 900_000, r"}\par" * 60_000,
     r"{\*\x" * 60_000, r"\'e9" * 225_000, r"\u1?" * 70_000, r"\bin999999999 " * 60_000,
     r"\trowd\intbl x\cell" * 50_000, "\\" * 300_000, r"{\upr{" * 50_000,
     r"{\fonttbl" + r"\f1" * 300_000, r"{\stylesheet" + r"\s1" * 300_000],
)  # fmt: skip
def test_hostile_documents_cost_little_time(read: Read, bomb: str) -> None:
    start = time.process_time()
    found = read({"a.rtf": HEAD + "Rain fell.\\par " + bomb}, 5)
    assert time.process_time() - start < 5
    assert len([one for one in found if not isinstance(one, Article)]) <= 1
