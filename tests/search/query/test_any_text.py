"""Whatever is typed is a query or an error that points into it."""

import datetime
import random
import re
import sys
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import make_query, parse_plain_text, parse_query, query_words
from search.query.tree import And, Boost, Everything, Node, Not, Or, Word
from search.query_errors import QueryError

TODAY = datetime.date(2020, 3, 31)
PIECES = [
    *'()"“”„«»[]{}^~*?:-+.,;!|&<>=\\/#@\'', " ", "  ", "\t", "\0", "\ud800", "\u200b",
    "AND", "OR", "NOT", " AND ", " OR ", " NOT ", " TO ", "title:", "body:", "outlet:",
    "actor:", "date:", "language:", "foo:", "2019", "2019-13", "..", "last month", "~2",
    "~9", "^2", "^0", "word", "Libya", "al-", "é", "السراج", "李", "İ", "http://x.y/?z",
    "[a TO b]", '"a b"', "(", ")", "-(", "U.N.", "S 400", "1e9", "9" * 30,
]  # fmt: skip

queries = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join), st.text()
)


def check(text: str) -> None:
    """The tree of the text keeps its promises, or the error lies within the text."""
    for every_word in (False, True):
        try:
            tree = parse_query(text, every_word=every_word, today=TODAY)
        except QueryError as error:
            check_error(error, text)
        else:
            assert all(map(is_sound, subtrees(tree)))


def check_error(error: QueryError, text: str) -> None:
    assert 0 <= error.start <= error.end <= len(text)
    assert error.problem
    assert error.hint


def subtrees(tree: Node) -> Iterator[Node]:
    yield tree
    match tree:
        case And(parts) | Or(parts):
            for part in parts:
                yield from subtrees(part)
        case Not(part) | Boost(part, _):
            yield from subtrees(part)


def is_sound(tree: Node) -> bool:
    match tree:
        case And(parts):
            return len(parts) > 1 and not all(isinstance(part, Not) for part in parts)
        case Or(parts):
            return len(parts) > 1 and not any(isinstance(part, Not) for part in parts)
        case Boost(part, _):
            return not isinstance(part, Not)
    return True


@given(queries)
def test_any_text_is_a_sound_tree_or_an_error_within_it(text: str) -> None:
    check(text)


@given(st.lists(st.from_regex(r"[a-zéğшس]{1,8}", fullmatch=True), min_size=1))
def test_no_word_is_lost(words: list[str]) -> None:
    tree = parse_query(", ".join(words), today=TODAY)
    assert query_words(tree) == tuple(map(Word, words))


@given(st.text())
def test_plain_words_keep_every_word_of_any_text(text: str) -> None:
    kept = " ".join(
        w.text for w in query_words(parse_plain_text(text)) if isinstance(w, Word)
    )
    assert re.findall(r"[a-z0-9]+", kept) == re.findall(r"[a-z0-9]+", text)


def test_text_of_marks_alone_has_no_plain_words() -> None:
    assert parse_plain_text("?! (…)") == Everything()


@pytest.mark.parametrize(
    "piece",
    [*PIECES, "a,", "a-", "[ TO ", "a^", "?a ", "a?", "-a", ":a", "a b OR ", "date:a ",
     "h://", "1,", "a AND ", "^^", "(a", "..", "title:(", "- ", "a\"", "outlet:a "],
)  # fmt: skip
def test_a_long_query_takes_no_longer_than_it_should(piece: str) -> None:
    # check() parses twice and walks the tree. 50 ms for 1,000 characters is the bound,
    # of a parser that nobody traces: coverage takes two to four times as long.
    slower = 1.0 if sys.gettrace() is None else 10.0
    for _ in range(3):  # other work of the machine does not count
        short, long = (time_check((piece * 1000)[:size]) for size in (1000, 9999))
        # Ten times the characters: linear growth is 10, quadratic 100.
        is_linear = long < 30 * max(short, 0.001)
        if is_linear and short < 0.1 * slower and long < slower:
            break
    else:
        pytest.fail(f"{piece}: {short} s, {long} s")


def time_check(text: str) -> float:
    start = time.process_time()
    check(text)
    return time.process_time() - start


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(4))
def test_a_million_strings_are_trees_or_errors(seed: int) -> None:
    choose = random.Random(seed)
    slowest, of = 0.0, ""
    for _ in range(250_000):
        count = choose.choice((3, 8, 20, 60, 500))
        text = "".join(choose.choices(PIECES, k=choose.randrange(count)))[:1000]
        start = time.process_time()
        try:
            make_query(text, today=TODAY)
        except QueryError as error:
            check_error(error, text)
        slowest, of = max((slowest, of), (time.process_time() - start, text))
    assert slowest < 0.05, of
