"""Every word of a file finds its article, whatever the file looks like."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import corpus_search
from index.analysis.analyzer import find_tokens
from tests.command_line import Run

PROSE = (
    "The council met on Monday to discuss the repair of the old bridge near the harbour, "
    "and the members agreed to pay for it from the reserve."
)
WRAPPED = """The council met on Monday to discuss the repair of the old bridge near
the harbour, and the members agreed to pay for it from the reserve.
Three of the members, among them Zarquon Beeble of the harbour ward,
voted against the plan because they thought that the money should first
be spent on the school, whose roof has been leaking since the storm."""

Index = Callable[[dict[str, str]], corpus_search.Corpus]


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """A function that indexes files, given by name, and opens the index."""

    def build(files: dict[str, str]) -> corpus_search.Corpus:
        for name, content in files.items():
            (tmp_path / name).write_text(content, encoding="utf-8")
        paths = [tmp_path / name for name in files]
        corpus_search.index(paths, tmp_path / ".index")
        return corpus_search.open(tmp_path / ".index")

    return build


def words_not_found(corpus: corpus_search.Corpus, text: str) -> list[str]:
    words = {text[start:end] for start, end in find_tokens(text)}
    return sorted(
        word for word in words if not corpus.search(f'"{word}"', correct=False).total
    )


@pytest.mark.parametrize(
    "text",
    [
        f"Zarquon resigns\n\n{PROSE}\n\n{PROSE}",
        f"Bridge repairs start in spring 2019\n\n{PROSE}\n\n{PROSE}",
        f"زلزال في طرابلس\n\n{PROSE}\n\n{PROSE}",
        f"Bridge repairs to start\n\nZarquon in charge of the works\n\n{PROSE}\n\n{PROSE}",
        f"Bridge repairs to start\n\n{PROSE}\n\nTHE DETAINEES ARE ZARQUON BEEBLE, 20",
        f"Bridge repairs to start\n\n{PROSE}\n\n- ships\n- ferries\n- Zarquon\n\n{PROSE}",
        f"Bridge repairs to start\n\n{WRAPPED}",
        f"Home\nWorld\nSport\nSubscribe now\n\nBridge repairs to start\n\n{PROSE}\n\n{PROSE}"
        "\n\nRead more\nZarquon wins a prize\n\n© 2019 Example Media Group",
        "Zarquon",
    ],
)  # fmt: skip
def test_a_text_file_is_found_by_each_of_its_words(index: Index, text: str) -> None:
    assert words_not_found(index({"a.txt": text}), text) == []


def test_a_web_page_is_found_by_what_stands_around_the_article(index: Index) -> None:
    paragraphs = "".join(f"<p>{PROSE} Part {n}.</p>" for n in range(6))
    page = (
        "<html><head><title>A bridge | The Times</title><script>var hidden</script></head>"
        "<body><nav><a>Weather</a><a>Crosswords</a></nav><article><h1>A bridge</h1>"
        f"{paragraphs}</article><aside>Zarquon in pictures</aside></body></html>"
    )
    corpus = index({"a.html": page})
    assert corpus.search("Crosswords").total == corpus.search("Zarquon").total == 1
    assert corpus.search("hidden", correct=False).total == 0


line = st.lists(
    st.sampled_from(
        "Home bridge 2019 Share harbour, council. Zarquon? «nord» Йод مرفأ 東京 © | - 1. By met"
        .split()
    ),
    max_size=30,
).map(" ".join)  # fmt: skip


@settings(
    max_examples=settings().max_examples // 4,  # an example makes an index
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(lines=st.lists(line, min_size=1, max_size=12))
def test_any_text_is_found_by_each_of_its_words(index: Index, lines: list[str]) -> None:
    text = "\n".join(lines)
    if any(map(str.isalnum, text)):
        assert words_not_found(index({"a.txt": text}), text) == []


def test_a_passage_from_around_the_article_says_so(index: Index, run: Run) -> None:
    menu = "Home\nWorld\nSport\nCrosswords\nSubscribe now\n\n"
    index({"a.txt": f"{menu}Bridge repairs to start\n\n{PROSE}\n\n{PROSE}"})
    lines = run("--index", ".index", "crosswords").out.splitlines()
    assert lines[-1].endswith("**Crosswords** (page)")
    assert run("--index", ".index", "body:crosswords", "--no-correct").status == 1
    assert run("--index", ".index", "page:crosswords").status == 0
    assert "lacks" not in run("--index", ".index", "crosswords").out


def test_hard_wrapped_lines_are_one_paragraph(index: Index) -> None:
    corpus = index({"a.txt": f"Bridge repairs to start\n\n{WRAPPED}"})
    (hit,) = corpus.search('"Zarquon Beeble of the harbour ward, voted"')
    assert "\n" not in hit.article.body
    assert "ward, voted against the plan because" in hit.snippets[0].text


def test_the_text_of_a_record_is_all_body(index: Index) -> None:
    text = f"Share\\n\\n{PROSE}\\n\\nRead more\\n\\nZarquon"
    corpus = index({"a.jsonl": f'{{"title": "A bridge", "text": "{text}"}}\n'})
    assert corpus.search("body:zarquon").total == corpus.search("body:share").total == 1
