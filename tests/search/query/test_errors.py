"""A query that cannot be understood says where and why."""

import datetime

import pytest

from search.query import parse_query
from search.query_errors import QueryError

TODAY = datetime.date(2020, 3, 31)


def error_of(text: str) -> QueryError:
    with pytest.raises(QueryError) as caught:
        parse_query(text, today=TODAY)
    return caught.value


@pytest.mark.parametrize(
    ("text", "carets", "problem"),
    [
        ('a "open',           '  ^^^^^',          "this quote is never closed"),
        ("a “open",           "  ^^^^^",          "this quote is never closed"),
        ("a (b OR",           "  ^",              "this parenthesis is never closed"),
        ("a)",                " ^",               "this parenthesis was never opened"),
        ("a ()",              "  ^^",             "there is nothing in these parentheses"),
        ('a ""',              "  ^^",             "nothing is quoted here"),
        ('a "!"',             "  ^^^",            "nothing is quoted here"),
        ("AND a",             "^^^",              "AND has nothing before it"),
        ("a AND",             "  ^^^",            "AND has nothing after it"),
        ("a OR OR b",         "     ^^",          "OR has nothing before it"),
        ("(a OR) b",          "   ^^",            "OR has nothing after it"),
        ("NOT",               "^^^",              "NOT has nothing after it"),
        ("a outlet:",         "  ^^^^^^^",        "outlet: has no value"),
        ("outlet: duvar",     "^^^^^^^",          "outlet: has no value"),
        ("date:..",           "^^^^^",            "date: has no value"),
        ("a foo:bar",         "  ^^^",            "there is no field 'foo'"),
        ("title:-a",          "      ^",          "- stands before the field, not after it"),
        ("outlet:du*",        "         ^",       "outlet: takes a whole name, without * and ?"),
        ("outlet:[a TO b]",   "       ^^^^^^^^",  "outlet: takes no range"),
        ("outlet:a^2",        "        ^^",       "a filter has no weight"),
        ('outlet:"a b"~2',    "       ^^^^^",     "~ is for words of the text, not here"),
        ("date:2020-13",      "          ^^",     "there is no month 13"),
        ("a date:2019-02-29", "               ^^", "February 2019 has no day 29"),
        ("date:2020..2019",   "     ^^^^^^^^^^",  "this range ends before it begins"),
        ("date:[2020 TO x]",  "              ^",  "'x' is not a date"),
        ("date:soon",         "     ^^^^",        "'soon' is not a date"),
        ("body:[c TO a]",     "     ^^^^^^^^",    "this range ends before it begins"),
        ("body:[a b]",        "     ^^^^^",       "this is not a range of words"),
        ("body:[a TO b",      "     ^",           "this bracket is never closed"),
        ("body:{a TO b}",     "     ^",           "ranges take square brackets"),
        ("word^x",            "    ^^",           "^ needs a number: the weight of what it follows"),
        ("word^0",            "    ^^",           "^ needs a number: the weight of what it follows"),
        ("(a b)^9999",        "     ^^^^^",       "^ needs a number: the weight of what it follows"),
        ("word~3",            "    ^^",           "~ allows one or two changed letters"),
        ("wor*~1",            "^^^^^^",           "~ does not go with * and ?"),
        ('"a b"~',            "     ^",           "~ after a phrase needs a number of words"),
        ("a *?",              "  ^^",             "a wildcard needs a letter beside it"),
        ("title:*",           "      ^",          "a wildcard needs a letter beside it"),
        ("!!!",               "^^^",              "there is no word in this"),
    ],
)  # fmt: skip
def test_carets_stand_under_what_is_wrong(text: str, carets: str, problem: str) -> None:
    error = error_of(text)
    assert " " * error.start + "^" * (error.end - error.start) == carets
    assert (error.text, error.problem) == (text, problem)
    assert error.hint


def test_an_unknown_field_names_the_fields_and_the_nearest() -> None:
    assert error_of("titel:x").hint == (
        "did you mean title: ? the fields are title, body, page, outlet, actor, "
        "author, language, tag, path, url, date; quote a colon that is text"
    )


def test_parentheses_nest_only_so_deep() -> None:
    assert parse_query("(" * 50 + "a" + ")" * 50, today=TODAY)
    assert (error_of("(" * 1000).start, error_of("(" * 1000).end) == (50, 51)


def test_a_query_is_only_so_long() -> None:
    assert error_of("a " * 5001).start == 10_000


def test_a_chain_of_operators_may_be_long() -> None:
    assert parse_query("NOT " * 2000 + "a", today=TODAY)
    assert parse_query(" AND ".join("a" * 1600), today=TODAY)
