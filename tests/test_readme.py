"""The README and the pages made from the code agree with the program."""

import re
import shlex
import shutil
from importlib import util
from pathlib import Path

import pytest

from search.cli import run
from search.output.citations.bibtex_writer import escape_latex

ROOT = Path(__file__).parents[1]
EXAMPLE = re.compile(r"^    \$ corpus-search (.*)\n((?:    .*\n|\n)+)", re.MULTILINE)


@pytest.mark.parametrize(
    ("command", "output"), EXAMPLE.findall((ROOT / "README.md").read_text("utf-8"))
)
def test_an_example_of_the_readme_prints_what_it_shows(
    command: str,
    output: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copy(ROOT / "config.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("CORPUS_SEARCH_CONFIG", raising=False)
    assert run(shlex.split(command)) == 0
    shown = "\n".join(
        line.removeprefix("    ") for line in output.rstrip().splitlines()
    )
    assert capsys.readouterr().out.rstrip() == shown


@pytest.mark.parametrize("page", ["docs/citing.md", "docs/measures.md"])
def test_the_examples_of_a_page_print_what_it_shows_one_after_the_other(
    page: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    shutil.copy(ROOT / "config.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("CORPUS_SEARCH_CONFIG", raising=False)
    for command, output in EXAMPLE.findall((ROOT / page).read_text("utf-8")):
        assert run(shlex.split(command)) in (0, 1)
        shown = "\n".join(
            line.removeprefix("    ") for line in output.rstrip().splitlines()
        )
        printed = capsys.readouterr().out.replace("\r\n", "\n")
        for written in (str(tmp_path), escape_latex(str(tmp_path))):
            printed = printed.replace(written, "/home/ada")
        assert printed.rstrip() == shown


def test_what_is_made_from_the_options_is_up_to_date() -> None:
    spec = util.spec_from_file_location("make_cli", ROOT / "docs/make_cli.py")
    assert spec is not None
    assert spec.loader is not None
    page = util.module_from_spec(spec)
    spec.loader.exec_module(page)
    for path, content in page.make_files().items():
        assert path.read_text("utf-8") == content, "run `make docs`"
