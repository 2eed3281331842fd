"""What a reader cannot see does not go out, and what carries meaning does."""

import csv
import io
import json
import time
from pathlib import Path

import pytest

from search.output.unseen_characters import replace_controls
from tests.command_line import Run

HIDDEN = [
    *range(0x202A, 0x202F), *range(0x2060, 0x2070), *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080), *range(0xE0100, 0xE01F0), 0x34F, 0x61C, 0x115F, 0x1160,
    0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x2800, 0x3164, 0xAD, 0xFE00, 0xFE0F, 0xFEFF,
    0xFFA0,
]  # fmt: skip


def test_no_hidden_character_is_left_between_latin_letters() -> None:
    shown = {code: replace_controls(f"bri{chr(code)}dge") for code in HIDDEN}
    allowed = {"bridge", "bri�dge", "bri dge"}
    assert {hex(code): one for code, one in shown.items() if one not in allowed} == {}


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cشود",
        "क्\u200dष और क्\u200c",
        "👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥 1\ufe0f\u20e3 ©\ufe0e",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "葛\U000e0100城市 ᠠ\u180b",
        "Tab\tand\nline — “quotes”",
    ],
)
def test_what_carries_meaning_stays(text: str) -> None:
    assert replace_controls(text) == text


def test_a_hidden_text_after_an_emoji_or_flag_does_not_stay() -> None:
    tags = "".join(chr(0xE0000 + ord(letter)) for letter in "gbxyz")
    hidden = "".join(chr(0xE0100 + n) for n in range(9))
    shown = replace_controls(f"🏴{tags}\U000e007f ok{hidden} 😀\ufe0f\ufe0f{hidden}")
    assert shown == f"🏴{'�' * 6} ok 😀\ufe0f"


def test_no_page_and_no_cell_has_hidden_characters(run: Run, tmp_path: Path) -> None:
    hidden = "".join(map(chr, HIDDEN))
    fields = {key: f"bri{hidden}dge {key}" for key in ("title", "outlet", "authors")}
    (tmp_path / "in").mkdir()
    text = json.dumps({**fields, "text": f"The qu{hidden}ay. {hidden}"})
    (tmp_path / "in" / "a.json").write_text(text)
    run("index", "in")
    for arguments in (
        ["*"], ["bridge"], ["*", "--facet", "outlet"], ["show", "in/a.json"], ["status"],
        ["*", "--format", "csv"], [f"bri{hidden}dge"], [f"xy{hidden}"],
    ):  # fmt: skip
        outcome = run(*arguments)
        assert not set(hidden) & set(outcome.out + outcome.err), arguments


def test_no_cell_is_a_formula_whatever_separates_cells(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "in").mkdir()
    title = 'x;=1+1;"=2+2"; @sum | -3;+4 a=b'
    text = json.dumps({"title": title, "outlet": "=cmd", "text": "The quay is open."})
    (tmp_path / "in" / "a.json").write_text(text)
    run("index", "in")
    (row,) = csv.DictReader(io.StringIO(run("quay", "--format", "csv").out))
    assert row["title"] == "x;'=1+1;\"'=2+2\"; '@sum | '-3;'+4 a=b"
    assert row["outlet"] == "'=cmd"


def test_csv_says_how_an_outlet_and_a_date_are_known(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    record = {"title": "Quays", "date": "2019-12-20", "outlet": "Daily One"}
    texts = {"a": {**record, "text": "The quay is open."}, "b": {"text": "No quay."}}
    for name, fields in texts.items():
        (tmp_path / "in" / f"{name}.json").write_text(json.dumps(fields))
    run("index", "in")
    rows = csv.DictReader(io.StringIO(run("quay", "--format", "csv").out))
    bases = {
        Path(row["path"]).name: (row["outlet_basis"], row["date_basis"]) for row in rows
    }
    assert bases == {
        "a.json": ("stated", "stated"),
        "b.json": ("unknown", "unknown"),
    }


def test_a_text_full_of_joiners_takes_time_in_proportion_to_its_length() -> None:
    def measure(words: int) -> float:
        started = time.process_time()
        replace_controls("می\u200cروم " * words)
        return time.process_time() - started

    measure(1_000)
    assert measure(160_000) < 8 * max(measure(40_000), 0.001)
