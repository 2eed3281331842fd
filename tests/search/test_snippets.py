"""Which passages are shown, and what is marked in them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.analysis import analyse, fold, make_term
from search.matches import Match, Needle, find_matches
from search.snippets import first_sentence, make_marks, make_snippets

TEXT = (
    "The talks began on Dec. 19 in Geneva. Nothing came of them at first.\n\n"
    "U.S. troops stayed away. Later, both sides signed a permanent ceasefire, and the "
    "mercenaries were told to go. A ceasefire had been tried before.\n\n"
    "Oil flows again."
)


def needle(text: str, *, slop: int = 0, weight: float = 1.0) -> Needle:
    terms = tuple(frozenset([make_term(word)]) for word in text.split())
    return Needle(text, (terms,), slop=slop, weight=weight)


def matches_in(text: str, *needles: Needle) -> tuple[Match, ...]:
    """The matches, the needles told the forms of their words as an index would."""
    forms = {fold(text[t.start : t.end]): t.term for t in analyse(text)}
    told = [
        replace(
            one,
            starts=frozenset(f for f, t in forms.items() if t in one.sequences[0][0]),
            seconds=frozenset(
                f
                for f, t in forms.items()
                for step in one.sequences[0][1:2]
                if t in step
            ),
        )
        for one in needles
    ]
    return find_matches(text, "en", told)


def marked(text: str, *needles: Needle) -> list[str]:
    marks = make_marks(matches_in(text, *needles), 0, len(text))
    return [text[mark.start : mark.end] for mark in marks]


def snippets(*needles: Needle, count: int = 1, width: int = 120) -> list[str]:
    matches = matches_in(TEXT, *needles)
    found = make_snippets(TEXT, matches, needles, count=count, width=width)
    return [snippet.text for snippet in found]


def test_every_form_of_a_word_is_marked() -> None:
    text = "Mercenaries! A mercenary’s pay; the MERCENARIES."
    assert marked(text, needle("mercenary")) == [
        "Mercenaries",
        "mercenary’s",
        "MERCENARIES",
    ]


def test_a_phrase_is_marked_as_one_and_its_words_alone_are_not() -> None:
    assert marked(TEXT, needle("permanent ceasefire")) == ["permanent ceasefire"]


def test_slop_lets_words_stand_between() -> None:
    assert marked(TEXT, needle("sides permanent", slop=2)) == [
        "sides signed a permanent"
    ]
    assert marked(TEXT, needle("sides permanent", slop=1)) == []


def test_the_passage_with_most_of_the_question_is_shown() -> None:
    (snippet,) = snippets(needle("ceasefire"), needle("mercenaries"), width=90)
    assert snippet == (
        "Later, both sides signed a permanent ceasefire, and the mercenaries were "
        "told to go."
    )


def test_further_snippets_show_what_the_first_does_not() -> None:
    shown = snippets(needle("ceasefire"), needle("Geneva"), count=2, width=90)
    assert shown == [
        "The talks began on Dec. 19 in Geneva. Nothing came of them at first.",
        "Later, both sides signed a permanent ceasefire, and the mercenaries were "
        "told to go.",
    ]


def test_abbreviations_end_no_sentence() -> None:
    assert first_sentence(TEXT, 100) == "The talks began on Dec. 19 in Geneva."


def test_without_a_match_the_beginning_is_shown() -> None:
    (snippet,) = snippets(needle("qwertz"), width=80)
    assert snippet.startswith("The talks began")


def test_a_long_sentence_is_cut_at_words_around_the_match() -> None:
    text = "word " * 100 + "needle " + "word " * 100
    matches = matches_in(text, needle("needle"))
    (snippet,) = make_snippets(text, matches, [needle("needle")], count=1, width=80)
    assert len(snippet.text) <= 90
    assert "needle" in snippet.text
    assert text[: snippet.offset].endswith(" ")
    assert snippet.text == text[snippet.offset : snippet.offset + len(snippet.text)]


words = st.sampled_from(
    [
        "S-400",
        "s 400",
        "400",
        "U.N.",
        "un",
        "al-Sarraj",
        "Sarraj’s",
        "sarraj-led",
        "a_un",
        "Oil",
        "oil.",
        "Мир",
        "мира!",
        "سلام",
        "barış",
        "Barış;",
        "東京。",
        "été",
        "\n\n",
    ]
)


texts = st.lists(words, max_size=60).map(" ".join) | st.lists(words).map("".join)


@given(texts, st.lists(words, min_size=1, max_size=3))
def test_matches_by_form_are_those_that_analysis_finds(
    text: str, asked: list[str]
) -> None:
    terms = {word: frozenset([make_term(word)]) for word in asked if make_term(word)}
    needles = [Needle(word, ((term,),)) for word, term in terms.items()]
    found = {(m.start, m.end, m.needle) for m in matches_in(text, *needles)}
    assert found == {
        (token.start, token.end, number)
        for number, one in enumerate(needles)
        for token in analyse(text)
        if token.term in one.sequences[0][0]
    }


@given(st.lists(words, max_size=60), st.lists(words, min_size=1, max_size=3))
def test_marks_and_offsets_are_exact_in_every_script(
    parts: list[str], asked: list[str]
) -> None:
    text = " ".join(parts)
    needles = [needle(word.strip()) for word in asked if make_term(word.strip())]
    terms = {term for n in needles for term in n.sequences[0][0]}
    matches = matches_in(text, *needles)
    for snippet in make_snippets(text, matches, needles, count=3, width=40):
        end = snippet.offset + len(snippet.text)
        assert snippet.text == text[snippet.offset : end]
        for mark in snippet.marks:
            assert make_term(snippet.text[mark.start : mark.end]) in terms
