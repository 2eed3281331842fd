"""Measurements of extraction on folders of judged material."""

import json
from pathlib import Path

import pytest

from evaluation.__main__ import main


def test_names_are_scored_against_spans(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Angela Merkel met NATO in Berlin."
    spans = [[0, 13, "PER"], [18, 22, "ORG"], [26, 32, "LOC"]]
    row = {"id": "a", "text": text, "spans": spans}
    (tmp_path / "tiny.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert main(["actors", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "tiny: 1 texts" in printed
    assert "all  P 100.0  R 100.0  F1 100.0" in printed
    assert "0 merged wrongly" in printed


def test_actors_are_scored_by_their_names(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    row = {
        "id": "a",
        "text": "Angela Merkel met NATO in Greece. Zorbek Haddad, 45, was there.",
        "actors": [
            {"type": "person", "names": ["Merkel", "Angela Merkel"]},
            {"type": "person", "names": ["NATO"]},
            {"type": "armed group", "names": ["Free Harbour Party"]},
        ],
        "optional": ["Greece"],
    }
    (tmp_path / "tiny.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert main(["actors", "-v", str(tmp_path)]) == 0
    printed = capsys.readouterr().out
    assert "tiny: 1 texts  P 66.7  R 66.7  F1 66.7  with type 33.3" in printed
    assert "wrong      Zorbek Haddad (person)" in printed
    assert "not found  free harbour party" in printed


def test_fields_are_scored_against_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = (
        "Thousands of people marched through the capital on Sunday to demand that the "
        "government resign over the collapse of a bridge in the north of the country."
    )
    title = "Thousands march over the collapse of a bridge"
    full = f"{title}\n\nPublished 3 March 2021\n\n{body}\n\n© 2021 Reuters. All rights reserved"
    page = tmp_path / "page.html"
    page.write_text(f"<html><head><title>{title}</title></head><p>{body}</p></html>")
    row = {
        "id": "a",
        "html": "page.html",
        "country": "uk",
        "gold": {
            "outlet": "Reuters",
            "domain": "https://www.reuters.com",
            "date": "2021-03-03",
            "title": title,
        },
        "text": {"full": full, "zone": full, "body": body},
    }
    (tmp_path / "pages.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert main(["fields", str(tmp_path)]) == 0
    printed = capsys.readouterr().out.split("zone:")[0]
    assert printed.count("found 1/1 = 100.0 %") == 3


def test_an_unknown_command_exits_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["nonsense"]) == 2
    assert "usage" in capsys.readouterr().out


def test_words_are_looked_for_in_the_files_that_have_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Talks in Tripoli", encoding="utf-8")
    page = (
        "<html><body><nav>Menu</nav><p>Ceasefire.</p><script>x</script></body></html>"
    )
    (tmp_path / "b.html").write_text(page, encoding="utf-8")
    assert main(["words", str(tmp_path)]) == 0
    assert "2 files, 5 words, 0.000 % not found" in capsys.readouterr().out
