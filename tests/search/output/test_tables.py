"""Tables are safe in spreadsheets, and are read again as they were written."""

import csv
import io
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.output.tables.cells import MAX_CELL, clean, disarm, flatten, shorten
from search.output.tables.csv_table import write_csv
from search.output.tables.xlsx_table import write_xlsx

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_sheet(path: Path) -> list[list[tuple[str, str]]]:
    """The cells of a workbook: type and text, row by row."""
    with ZipFile(path) as book:
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        assert not list(sheet.iter(f"{MAIN}f"))
    return [
        [
            (cell.get("t", "n"), "".join(cell.itertext()))
            for cell in row.iter(f"{MAIN}c")
        ]
        for row in sheet.iter(f"{MAIN}row")
    ]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'=1+1"),
        ("\r\n=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ('a;"=1+1', "a;\"'=1+1"),
        ("first\n=cmd|' /C calc'!A0", "first\n'=cmd|' /C calc'!A0"),
        ("a\x00b\x1b[31m", "a�b�[31m"),
        ("plain = text", "plain = text"),
    ],
)
def test_a_text_is_no_formula_and_holds_no_control_characters(
    text: str, cell: str
) -> None:
    assert disarm(clean(flatten(text))) == cell


def test_numbers_stay_numbers() -> None:
    assert disarm(clean(flatten(-1.5))) == -1.5
    assert flatten(None) == ""
    assert flatten({"": 4, "BBC": 1}) == "unknown (4); BBC (1)"


@given(
    st.lists(
        st.text(
            st.characters(
                exclude_categories=["C", "Z"], exclude_characters="=+-@＝＋－＠;|"
            )
        ),
        min_size=2,
        max_size=2,
    )
)
def test_csv_is_read_again_as_it_was(texts: list[str]) -> None:
    sheet = io.StringIO(newline="")
    write_csv([{"a": texts[0], "b": texts[1]}], ("a", "b"), sheet)
    assert list(csv.reader(io.StringIO(sheet.getvalue(), newline="")))[1] == [
        str(clean(text)) for text in texts
    ]


def test_csv_without_rows_has_a_header() -> None:
    sheet = io.StringIO(newline="")
    assert write_csv([], ("a", "b"), sheet) == 0
    assert sheet.getvalue() == "a,b\r\n"


def test_long_texts_are_whole_in_csv_and_counted() -> None:
    sheet = io.StringIO(newline="")
    text = "word " * 7_000 + "end"
    assert write_csv([{"text": text}, {"text": "short"}], ("text",), sheet) == 1
    assert text in sheet.getvalue()


@pytest.mark.parametrize("sign", ["a", "é", "\U0001f600"])
def test_a_cell_of_excel_is_cut_where_it_must_and_says_so(sign: str) -> None:
    cut = shorten(sign * 40_000)
    assert len(cut.encode("utf-16-le")) // 2 <= MAX_CELL
    assert cut.startswith(sign * 1_000)
    assert cut.endswith("[cut: 40,000 characters; --format csv has all]")


def test_a_workbook_holds_texts_as_texts(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    rows: list[dict[str, object]] = [
        {"a": "=1+1", "b": 2.5},
        {"a": "http://example.org", "b": "007"},
        {"a": "{=SUM(A1)}\x0b", "b": "_x0041_"},
        {"a": "w" * 40_000, "b": None},
    ]
    assert write_xlsx(rows, ("a", "b"), path) == 1
    header, *cells = read_sheet(path)
    assert header == [("inlineStr", "a"), ("inlineStr", "b")]
    assert cells[0] == [("inlineStr", "=1+1"), ("n", "2.5")]
    assert cells[1] == [("inlineStr", "http://example.org"), ("inlineStr", "007")]
    assert cells[2][0] == ("inlineStr", "{=SUM(A1)}")
    assert len(cells[3][0][1]) == MAX_CELL
