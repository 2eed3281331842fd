"""No article stops a build: one on which the program fails is skipped and named."""

import json
from pathlib import Path

import pytest

from index.config import BuildOptions, IndexConfig
from index.errors import ArticleFaultError
from index.reading.decoding.encoding import normalize_text
from index.writing import build_worker
from index.writing.build import build_index
from index.writing.inversion.term_interner import TermInterner
from index.writing.updating.index_update import BuildReport
from tests.corpus import make_article, read_contents, write_index

BAD = "unspeakable"


def build(folder: Path, *, strict: bool = False) -> BuildReport:
    config = IndexConfig(
        paths=(folder / "a.jsonl",),
        directory=folder / "index",
        base=folder,
        processes=1,
    )
    return build_index(config, options=BuildOptions(strict=strict))


def write(folder: Path, *texts: str) -> None:
    lines = [json.dumps({"id": n, "text": text}) for n, text in enumerate(texts)]
    (folder / "a.jsonl").write_text("\n".join(lines))


def texts(folder: Path) -> list[str]:
    return sorted(article.text for article in read_contents(folder / "index"))


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Lets reading, extraction or inversion fail on texts with the word BAD."""
    if request.param == "inversion":
        old_intern = TermInterner._intern_forms

        def intern(self, tokens, language):  # type: ignore[no-untyped-def]
            if BAD in tokens:
                raise KeyError(BAD)
            return old_intern(self, tokens, language)

        monkeypatch.setattr(TermInterner, "_intern_forms", intern)
        return
    owner, name = {
        "reading": ("index.reading.formats.records.record_reader", "read_record"),
        "extraction": ("index.writing.build_worker", "enrich"),
    }[request.param]
    old = getattr(__import__(owner, fromlist=[name]), name)

    def fail(first, *rest):  # type: ignore[no-untyped-def]
        if BAD in str(first):
            raise KeyError(BAD)
        return old(first, *rest)

    monkeypatch.setattr(f"{owner}.{name}", fail)


STAGES = {
    "reading": "a.jsonl:2: a fault",
    "extraction": "a.jsonl: record 1: a fault",
    "inversion": "a.jsonl: record 1: a fault",
}


@pytest.mark.parametrize("failing", STAGES, indirect=True)
@pytest.mark.usefixtures("failing")
def test_an_article_that_fails_is_named_and_the_others_are_indexed(
    tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    write(tmp_path, "One", f"Two {BAD}", "Three")
    report = build(tmp_path)
    stage = request.node.callspec.params["failing"]
    (error,) = report.skipped
    assert str(error) == (
        f"{STAGES[stage]} of the program (KeyError: '{BAD}'); please report it"
    )
    assert (report.added, report.articles) == (2, 2)
    assert texts(tmp_path) == ["One", "Three"]


@pytest.mark.parametrize("failing", STAGES, indirect=True)
@pytest.mark.usefixtures("failing")
def test_a_strict_build_stops_at_a_fault(tmp_path: Path) -> None:
    write(tmp_path, "One", f"Two {BAD}", "Three")
    with pytest.raises(ArticleFaultError, match="KeyError"):
        build(tmp_path, strict=True)


def test_a_faulty_article_is_tried_again_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "One", "Two")
    with monkeypatch.context() as patched:
        patched.setattr(build_worker, "enrich", lambda *_: 1 / 0)
        assert len(build(tmp_path).skipped) == 2
    report = build(tmp_path)
    assert (report.skipped, report.added) == ([], 2)


ODD = [
    "Hi \U0001f468\u200d\U0001f469", "\U0001f468\u200d", "…", "\u200f", "the", "a", "-",
    "\ud800", "\0", "<p>a\ud800\0</p>", "<br>&#1;&#x1f;&#xd800;x", "<p>&#xFFFFFFFFF;",
    "\ufffe\uffff", "\u0301", "\u200b" * 9, "\x7f", "𝟘", "ﷺ", "\u1160", "'", "’",
    "\U000e0041" * 5, "و" * 3000, "a" * 70_000, "1" * 70_000, "." * 70_000,
]  # fmt: skip


LANGUAGES: list[object] = [
    "en", "zz", "\ud800", "x" * 500, "tr-TR", 7, [[[]]], {}, None,
]  # fmt: skip


def test_odd_texts_in_odd_languages_stop_no_build(tmp_path: Path) -> None:
    records = [
        {"text": odd, "language": language} for odd in ODD for language in LANGUAGES
    ]
    lines = [*records, {"text": "Talks in Tripoli"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, lines)))
    report = build(tmp_path)
    assert "Talks in Tripoli" in texts(tmp_path)
    assert not any(isinstance(e, ArticleFaultError) for e in report.skipped)


def test_a_text_without_a_term_may_be_the_only_one(tmp_path: Path) -> None:
    for number, odd in enumerate(ODD):
        directory = tmp_path / str(number)
        text = normalize_text(odd)
        write_index(directory, [make_article(number, text)])
        assert [article.body for article in read_contents(directory)] == [text]
