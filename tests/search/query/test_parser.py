"""What the words that a user types mean."""

import datetime

import pytest

from search.query import parse_query
from search.query.tree import (
    And,
    Boost,
    Dated,
    DateRange,
    Everything,
    Fuzzy,
    Named,
    NameField,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    TextField,
    Undated,
    Wildcard,
    Word,
    WordRange,
)

TODAY = datetime.date(2020, 3, 31)
A, B, C, D = map(Word, "abcd")
DUVAR = Named(NameField.OUTLET, "duvar")
BBC = Named(NameField.OUTLET, "bbc")
DECEMBER = Dated(DateRange(datetime.date(2019, 12, 1), datetime.date(2019, 12, 31)))
YEAR_2019 = Dated(DateRange(datetime.date(2019, 1, 1), datetime.date(2019, 12, 31)))


def parse(text: str, *, every_word: bool = False) -> Node:
    return parse_query(text, every_word=every_word, today=TODAY)


def words(*texts: str) -> Or:
    return Or(tuple(map(Word, texts)))


@pytest.mark.parametrize("text", ["", " ", "\t\n\u00a0", "\x00", "*", "(*)"])
def test_no_words_ask_for_everything(text: str) -> None:
    assert parse(text) == Everything()


def test_words_side_by_side_are_any_of_them() -> None:
    assert parse("Wagner mercenaries") == words("Wagner", "mercenaries")


def test_words_side_by_side_are_all_of_them_when_every_word_counts() -> None:
    assert parse("a (b OR c) -d", every_word=True) == And((A, Or((B, C)), Not(D)))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a AND b", And((A, B))),
        ("a OR b AND c", Or((A, And((B, C))))),
        ("(a OR b) AND c", And((Or((A, B)), C))),
        ("a AND NOT b", And((A, Not(B)))),
        ("NOT a AND b", And((B, Not(A)))),
        ("NOT (a OR b)", And((Everything(), Not(Or((A, B)))))),
        ("a OR NOT b", Or((A, And((Everything(), Not(B)))))),
        ("NOT NOT a", A),
        ("a NOT b", And((A, Not(B)))),
        ("a b OR c", Or((A, B, C))),
        ("a and b", words("a", "and", "b")),
    ],
)
def test_not_binds_before_and_and_before_or(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize("text", ["a AND b c", "c a AND b", "+a +b c"])
def test_words_beside_required_ones_are_wishes(text: str) -> None:
    assert parse(text) == And((A, B, Or((C, Everything()))))


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a -b", And((A, Not(B)))),
        ("-b a", And((A, Not(B)))),
        ("-b", And((Everything(), Not(B)))),
        ('a -"b c"', And((A, Not(Phrase("b c"))))),
        ("a -(b c)", And((A, Not(Or((B, C)))))),
        ("a -outlet:duvar", And((A, Not(DUVAR)))),
        ("a -AND", And((A, Not(Word("AND"))))),
    ],
)
def test_a_minus_excludes(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ('"permanent ceasefire"', Phrase("permanent ceasefire")),
        ("“permanent  ceasefire”", Phrase("permanent ceasefire")),
        ("„permanent ceasefire“", Phrase("permanent ceasefire")),
        ("«permanent ceasefire»", Phrase("permanent ceasefire")),
        ('"a b"~3', Phrase("a b", slop=3)),
        ('"a b"^1.5', Boost(Phrase("a b"), 1.5)),
        ('"a b"~3^2', Boost(Phrase("a b", slop=3), 2)),
        ('title:"a b"', Phrase("a b", field=TextField.TITLE)),
    ],
)
def test_quotes_of_every_kind_make_a_phrase(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("merc*", Prefix("merc")),
        ("wom?n", Wildcard("wom?n")),
        ("mer*ry", Wildcard("mer*ry")),
        ("*ries", Wildcard("*ries")),
        ("mercenar??", Wildcard("mercenar??")),
        ("Hafter~", Fuzzy("Hafter", 1)),
        ("Hafter~2", Fuzzy("Hafter", 2)),
        ("body:merc*", Prefix("merc", TextField.BODY)),
        ("body:[a TO c]", WordRange("a", "c", TextField.BODY)),
        ("[* TO c]", WordRange(None, "c")),
        ("a^2", Boost(A, 2)),
        ("(a b)^.5", Boost(Or((A, B)), 0.5)),
        ("a^1", A),
        ("Hafter~2^3", Boost(Fuzzy("Hafter", 2), 3)),
    ],
)
def test_words_can_be_shapes_ranges_and_weighed(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("outlet:duvar mercenaries", And((DUVAR, Word("mercenaries")))),
        ("mercenaries OUTLET:duvar", And((DUVAR, Word("mercenaries")))),
        ("outlet:duvar outlet:bbc a", And((Or((DUVAR, BBC)), A))),
        ("outlet:(duvar OR bbc)", Or((DUVAR, BBC))),
        ("outlet:(duvar bbc)", Or((DUVAR, BBC))),
        ("outlet:duvar date:2019-12 a", And((DUVAR, DECEMBER, A))),
        ("outlet:duvar AND outlet:bbc", And((DUVAR, BBC))),
        ("date:2019-12 AND a b", And((DECEMBER, A, Or((B, Everything()))))),
        ("outlet:duvar a OR b", And((DUVAR, Or((A, B))))),
        ('actor:"Fayez al-Sarraj"', Named(NameField.ACTOR, "Fayez al-Sarraj")),
        ("actor:al-Sarraj,", Named(NameField.ACTOR, "al-Sarraj")),
        ("language:tr", Named(NameField.LANGUAGE, "tr")),
        (
            "title:(a -b)",
            And((Word("a", TextField.TITLE), Not(Word("b", TextField.TITLE)))),
        ),
    ],
)
def test_filters_are_required_and_any_of_a_kind_will_do(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("date:2019-12", DECEMBER),
        ("date:2019-12-01..2019-12-31.", DECEMBER),
        ("date:[2019-12-01 TO 2019-12-31]", DECEMBER),
        ('date:"december 2019"', DECEMBER),
        (
            "date:>=2019 date:<2020",
            And(
                (
                    Dated(DateRange(datetime.date(2019, 1, 1), None)),
                    Dated(DateRange(None, datetime.date(2019, 12, 31))),
                )
            ),
        ),
        ("date:(2019-12 OR 2019)", Or((DECEMBER, YEAR_2019))),
        ("date:2019-12 date:2019", Or((DECEMBER, YEAR_2019))),
        ("date:undated", Undated()),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, tree: Node) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    "word",
    ["AT&T", "C++", "S-400", "U.N.", "al-Sarraj", "don't", "#Libya", "@bbcturkce",
     "http://x.y/z?", "https://t.co/a?b=c*", "mailto:a@b.c", "a@b.org", "10:30", "std::sort",
     "146,000", "S 400", "x~y", "a^b_c".replace("^", "~"), "Эрдоған", "السراج", "ไทย"],
)  # fmt: skip
def test_marks_inside_a_word_are_part_of_it(word: str) -> None:
    assert parse(word) == Word(word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who sent troops?", ["who", "sent", "troops"]),
        ("Troops? Who, where; and why!", ["Troops", "Who", "where", "and", "why"]),
        ("note: this - or - that", ["note", "this", "or", "that"]),
        ("Haftar (GNA), Sarraj", ["Haftar", "GNA", "Sarraj"]),
        ("1) Berlin 2) Sochi :-)", ["1", "Berlin", "2", "Sochi"]),
        ("four (!) men [sic]", ["four", "men", "sic"]),
        ("BREAKING:Trump said", ["BREAKING", "Trump", "said"]),
        ("end?https://x.y", ["end", "https://x.y"]),
        ("~50 dead -- reports…again", ["50", "dead", "reports", "again"]),
        ("a\x00b\ufeff c\u200bd", ["a", "b", "c\u200bd"]),
        ("* item ?", ["item", "one"][:1]),
        ("the U.S. Army.", ["the", "U.S.", "Army"]),
    ],
)
def test_the_punctuation_of_raw_text_is_passed_over(
    text: str, expected: list[str]
) -> None:
    found = parse(text)
    assert (found.parts if isinstance(found, Or) else (found,)) == tuple(
        map(Word, expected)
    )
