"""Which passages are shown, and what is marked in them."""

from dataclasses import replace

import regex
from hypothesis import example, given
from hypothesis import strategies as st

from index.analysis.analyzer import analyse, find_tokens, fold, make_term
from search.highlight.graphemes import grapheme_end, grapheme_start
from search.highlight.pattern_matcher import HighlightPattern, PatternMatcher, TextMatch
from search.highlight.snippets import cut_first_sentence, make_marks, make_snippets

TEXT = (
    "The talks began on Dec. 19 in Geneva. Nothing came of them at first.\n\n"
    "U.S. troops stayed away. Later, both sides signed a permanent ceasefire, and the "
    "mercenaries were told to go. A ceasefire had been tried before.\n\n"
    "Oil flows again."
)


def pattern(text: str, *, slop: int = 0, weight: float = 1.0) -> HighlightPattern:
    terms = tuple(frozenset([make_term(word)]) for word in text.split())
    return HighlightPattern(text, (terms,), slop=slop, weight=weight)


def matches_in(text: str, *patterns: HighlightPattern) -> list[TextMatch]:
    """The matches, the patterns given the forms of their words, as by an index."""
    forms = {fold(text[t.start : t.end]): t.term for t in analyse(text)}
    told = [
        replace(
            one,
            forms=frozenset(
                f
                for f, t in forms.items()
                if len(one.sequences[0]) == 1 and t in one.sequences[0][0]
            ),
            first_forms=frozenset(
                f for f, t in forms.items() if t in one.sequences[0][0]
            ),
            second_forms=frozenset(
                f
                for f, t in forms.items()
                for step in one.sequences[0][1:2]
                if t in step
            ),
        )
        for one in patterns
    ]
    return PatternMatcher(told).find(text, "en")


def marked(text: str, *patterns: HighlightPattern) -> list[str]:
    marks = make_marks(text, matches_in(text, *patterns), 0, len(text))
    return [text[mark.start : mark.end] for mark in marks]


def snippets(
    *patterns: HighlightPattern, count: int = 1, width: int = 120
) -> list[str]:
    matches = matches_in(TEXT, *patterns)
    found = make_snippets(TEXT, matches, patterns, count=count, width=width)
    return [snippet.text for snippet in found]


def test_every_form_of_a_word_is_marked() -> None:
    text = "Mercenaries! A mercenary’s pay; the MERCENARIES."
    assert marked(text, pattern("mercenary")) == [
        "Mercenaries",
        "mercenary’s",
        "MERCENARIES",
    ]


def test_a_phrase_is_marked_as_one_and_its_words_alone_are_not() -> None:
    assert marked(TEXT, pattern("permanent ceasefire")) == ["permanent ceasefire"]


def test_slop_lets_words_stand_between() -> None:
    assert marked(TEXT, pattern("sides permanent", slop=2)) == [
        "sides signed a permanent"
    ]
    assert marked(TEXT, pattern("sides permanent", slop=1)) == []


def test_the_passage_that_matches_most_patterns_is_shown() -> None:
    (snippet,) = snippets(pattern("ceasefire"), pattern("mercenaries"), width=90)
    assert snippet == (
        "Later, both sides signed a permanent ceasefire, and the mercenaries were "
        "told to go."
    )


def test_further_snippets_show_what_the_first_does_not() -> None:
    shown = snippets(pattern("ceasefire"), pattern("Geneva"), count=2, width=90)
    assert shown == [
        "The talks began on Dec. 19 in Geneva. Nothing came of them at first.",
        "Later, both sides signed a permanent ceasefire, and the mercenaries were "
        "told to go.",
    ]


def test_of_passages_with_as_many_words_the_one_with_the_rarer_is_shown() -> None:
    common, rare = pattern("talks", weight=0.2), pattern("oil", weight=0.9)
    assert snippets(common, rare, width=40) == ["Oil flows again."]
    assert snippets(rare, common, width=40) == ["Oil flows again."]


def test_of_passages_as_good_as_each_other_the_earlier_is_shown() -> None:
    (snippet,) = snippets(pattern("ceasefire"), width=70)
    assert "signed a permanent ceasefire" in snippet


def test_more_words_are_better_than_rarer_ones() -> None:
    words = pattern("talks", weight=0.1), pattern("geneva", weight=0.1)
    (snippet,) = snippets(*words, pattern("oil", weight=1.0), width=70)
    assert snippet.startswith("The talks began on Dec. 19 in Geneva.")


def test_abbreviations_end_no_sentence() -> None:
    assert cut_first_sentence(TEXT, 100) == "The talks began on Dec. 19 in Geneva."


def test_without_a_match_the_beginning_is_shown() -> None:
    (snippet,) = snippets(pattern("qwertz"), width=80)
    assert snippet.startswith("The talks began")


def test_a_long_sentence_is_cut_at_words_around_the_match() -> None:
    text = "word " * 100 + "needle " + "word " * 100
    matches = matches_in(text, pattern("needle"))
    (snippet,) = make_snippets(text, matches, [pattern("needle")], count=1, width=80)
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
    patterns = [HighlightPattern(word, ((term,),)) for word, term in terms.items()]
    found = set(matches_in(text, *patterns))
    assert found == {
        (token.start, token.end, number)
        for number, one in enumerate(patterns)
        for token in analyse(text)
        if token.term in one.sequences[0][0]
    }


# Words of five scripts and more, with all that may belong to a letter.
LETTERS = (
    "Erdog\u0306an|e\u0301te\u0301|naïve|Киi\u0306|и\u0306од|мира\u0301|سَلَام|سلام|مُ\u0654|दिल्ली|हिन्दी|"
    "क्षि\u0324|กำลัง|ที่|한국|\u1112\u1161\u11ab|중\u11ab|か\u3099|東京|👨\u200d👩\u200d👧|👍🏽|🇹🇷🇷🇺|❤\ufe0f|"
    "oil\u20dd|x\u200d|S-400\ufe0f"
).split("|")
GLUE = st.sampled_from([" ", " ", "", "\r\n", "\n\n", ". ", "\u0301", "\u200d", "، "])
MIXED = st.lists(st.tuples(st.sampled_from(LETTERS), GLUE), max_size=60).map(
    lambda parts: "".join(word + glue for word, glue in parts)
)


@given(MIXED, st.lists(st.sampled_from(LETTERS), min_size=1, max_size=3))
@example("\u1112\u1161\u11ab ", ["\ud55c"])
@example("दिल्लीسلام ", ["سلام"])
def test_no_snippet_or_mark_ends_within_a_letter_and_marks_are_what_was_asked_for(
    text: str, asked: list[str]
) -> None:
    cuts = {0} | {match.end() for match in regex.finditer(r"\X", text)}
    terms = {token.term for word in asked for token in analyse(word)}
    patterns = [
        HighlightPattern(term, ((frozenset([term]),),)) for term in sorted(terms)
    ]
    spans = [
        (grapheme_start(text, token.start), grapheme_end(text, token.end))
        for token in analyse(text)
        if token.term in terms
    ]
    matches = matches_in(text, *patterns)
    for snippet in make_snippets(text, matches, patterns, count=3, width=40):
        start, end = snippet.offset, snippet.offset + len(snippet.text)
        assert snippet.text == text[start:end]
        places = {start, end}
        places.update(
            start + n for mark in snippet.marks for n in (mark.start, mark.end)
        )
        assert places <= cuts
        marked = {
            place
            for mark in snippet.marks
            for place in range(start + mark.start, start + mark.end)
        }
        inside = [span for span in spans if start <= span[0] and span[1] <= end]
        assert marked == {place for span in inside for place in range(*span)}


SPACED = st.sampled_from(
    "Erdog\u0306an talks S-400 U.N. al-Sarraj’s мира سَلَام दिल्ली".split()
)
BETWEEN = st.sampled_from([" ", ",", ", ", "\n", "\t", "\u00a0", "…", "—", "/"])
LINES = st.lists(st.tuples(SPACED, BETWEEN), max_size=80).map(
    lambda parts: "".join(word + between for word, between in parts)
)


@given(LINES, st.lists(SPACED, max_size=2), st.integers(40, 90))
def test_no_snippet_begins_or_ends_within_a_word(
    text: str, asked: list[str], width: int
) -> None:
    patterns = [pattern(word) for word in asked]
    matches = matches_in(text, *patterns)
    for snippet in make_snippets(text, matches, patterns, count=2, width=width):
        ends = {snippet.offset, snippet.offset + len(snippet.text)}
        for start, end in find_tokens(text):
            assert not ends.intersection(range(start + 1, end))


@given(st.lists(words, max_size=60), st.lists(words, min_size=1, max_size=3))
def test_marks_and_offsets_are_exact_in_every_script(
    parts: list[str], asked: list[str]
) -> None:
    text = " ".join(parts)
    patterns = [pattern(word.strip()) for word in asked if make_term(word.strip())]
    terms = {term for n in patterns for term in n.sequences[0][0]}
    matches = matches_in(text, *patterns)
    for snippet in make_snippets(text, matches, patterns, count=3, width=40):
        end = snippet.offset + len(snippet.text)
        assert snippet.text == text[snippet.offset : end]
        for mark in snippet.marks:
            assert make_term(snippet.text[mark.start : mark.end]) in terms
