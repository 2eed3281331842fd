"""The notebook runs, cell by cell, on the sample corpus."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def test_the_cells_of_the_notebook_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(DOCS))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    notebook = json.loads((DOCS / "desk.ipynb").read_text("utf-8"))
    assert notebook["nbformat"] == 4
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    names: dict[str, Any] = {}
    try:
        for number, cell in enumerate(cells):
            code = compile("".join(cell["source"]), f"cell {number}", "exec")
            exec(code, names)
    finally:
        sys.modules.pop("sample_corpus", None)
    assert len(names["corpus"].quotes("Libya")) > 5
    assert len(names["exported"]) == 3
