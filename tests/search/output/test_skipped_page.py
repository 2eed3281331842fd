"""Skipped files of one kind take one line, however many there are."""

from index.errors import ArticleError
from search.output.skipped_page import sum_up_skipped


def test_a_few_errors_are_listed_as_they_are() -> None:
    errors = [ArticleError("a.jpg", "a picture"), ArticleError("b.csv", "bad", line=3)]
    assert sum_up_skipped(errors) == ["a.jpg: a picture", "b.csv:3: bad"]


def test_errors_that_differ_in_names_and_numbers_only_are_of_one_kind() -> None:
    errors = [ArticleError(f"{n}.pdf", f"no '{n}' (at {n}) of {n}") for n in range(5)]
    assert sum_up_skipped(errors) == [
        "5 files (.pdf): no '0' (at 0) of 0; the first: 0.pdf"
    ]


def test_records_are_counted_apart_from_their_files() -> None:
    errors = [ArticleError("a.jsonl", "no text", line=n) for n in range(1, 5)]
    errors.append(ArticleError.summarize("a.jsonl", 100))
    assert sum_up_skipped(errors) == [
        "4 records of 1 file (.jsonl): no text; the first: a.jsonl:1",
        "a.jsonl: and 100 more records of it, not listed here",
    ]


def test_there_are_never_more_than_twenty_lines() -> None:
    errors = [ArticleError("a", "x" * n) for n in range(1, 50)]
    lines = sum_up_skipped(errors)
    assert len(lines) == 20
    assert lines[-1] == "and 30 more lines like these"
