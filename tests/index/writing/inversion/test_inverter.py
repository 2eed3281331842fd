"""Inverted texts have the terms that the analyzer finds one by one, for any text."""

from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.analysis.analyzer import analyse
from index.writing.inversion.batch_tokenizer import TextEncoder
from index.writing.inversion.inverter import FieldInverter
from index.writing.inversion.term_interner import TermInterner

_JOINED = st.sampled_from(
    "U.N. U.S.-led S-400 s-400s F-35A S 400|b 52|al-Sarraj El-Sarraj ul-Haq al-|146,000|"
    "1,23,456 3.5 3.5.1 1.2a a.b Turkey's O'Brien ’s rock'n'roll S‑400 al‐Sarraj ''a |"
    "a 40 i 20 x 5 x 50|С-400|١٢,٣٤٥|٣.٥|S ٤٠٠|Erdoğan’ın|и\u0306|e\u0301.a.|中文|中S-400|"
    "ไทย|ſ 400|K 40|😀|\ud800|\x00|_a_|a_.b|…|—|«a»|\u00ad|ﬁ|½|Ⅷ|ʼ|ŉ|aʼb".replace(
        " ", "|"
    ).split("|")
)
_TEXTS = st.lists(
    st.one_of(
        _JOINED,
        st.text("aAlLsS.,-'’ 0149_", max_size=12),
        st.text(max_size=6),
        st.sampled_from([" ", "\n", "", "  ", "."]),
    ),
    max_size=25,
).map("".join)
_LANGUAGES = st.sampled_from(["en", "tr", "ru", "ar", "fr", "xx"])
_ENCODER = TextEncoder()
"""For all tests: what it learns of each character takes most of the time."""


def invert(texts: list[tuple[str, str]]) -> list[list[str]]:
    """Returns each text's terms in order, read from the postings."""
    interner = TermInterner()
    inverter = FieldInverter(interner, _ENCODER)
    for doc_id, (text, language) in enumerate(texts):
        inverter.add(doc_id, text, language)
    runs, lengths, _ = inverter.finish(len(texts))
    found: list[dict[int, str]] = [{} for _ in texts]
    terms = [term.decode() for term in interner.terms.to_string_array().to_list()]
    doc_ids, frequencies, positions = (
        chain.from_iterable(array.tolist() for array in runs.read(name))
        for name in ("doc_ids", "frequencies", "positions")
    )
    each = zip(runs.read("term_ids"), runs.read("doc_frequencies"), strict=True)
    for term_ids, doc_frequencies in each:
        for term_id in np.repeat(term_ids, doc_frequencies).tolist():
            here = found[next(doc_ids)]
            here.update(
                {next(positions): terms[term_id] for _ in range(next(frequencies))}
            )
    assert [len(by_position) for by_position in found] == lengths.tolist()
    return [[by_position[n] for n in range(len(by_position))] for by_position in found]


@given(st.lists(st.tuples(_TEXTS, _LANGUAGES), min_size=1, max_size=5))
def test_many_texts_at_once_fall_into_the_terms_each_has_alone(
    texts: list[tuple[str, str]],
) -> None:
    expected = [[t.term for t in analyse(text, language)] for text, language in texts]
    assert invert(texts) == expected


@pytest.mark.deep
@settings(max_examples=5_000, deadline=None)
@given(st.lists(st.tuples(_TEXTS, _LANGUAGES), min_size=1, max_size=5))
def test_many_more_texts_fall_into_the_terms_each_has_alone(
    texts: list[tuple[str, str]],
) -> None:
    expected = [[t.term for t in analyse(text, language)] for text, language in texts]
    assert invert(texts) == expected


def test_words_are_told_apart_however_long_their_common_beginning() -> None:
    words = [f"{'x' * length}{last}y" for length in range(40) for last in "ab"]
    assert invert([(" ".join(words), "xx")]) == [words]


def test_one_word_is_another_term_in_another_language() -> None:
    assert invert([("talks", "en"), ("talks", "xx"), ("talks", "en")]) == [
        ["talk"],
        ["talks"],
        ["talk"],
    ]


def test_of_a_word_without_end_only_the_beginning_counts() -> None:
    words = ["ـ" * 300 + "abc", "ـ" * 255 + "abc", "x" * 5_000_000, "a-1" * 50_000]
    expected = [[token.term for token in analyse(word, "xx")] for word in words]
    assert invert([(word, "xx") for word in words]) == expected


def test_there_may_be_any_number_of_languages() -> None:
    texts = [("talks and talks", f"x{number}") for number in range(400)]
    assert invert(texts) == [["talks", "and", "talks"]] * 400


def test_a_vocabulary_may_grow_beyond_any_table_it_began_with() -> None:
    words = [f"w{number}" for number in range(100_000)]
    assert invert([(" ".join(words), "xx")] * 2) == [words, words]
