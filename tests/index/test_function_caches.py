"""A long-lived process does not keep the words of its builds and queries for ever."""

from pathlib import Path

from index.analysis import analyzer
from index.extract.gazetteer.name_keys import token_key
from tests.corpus import open_texts


def test_a_build_leaves_no_names_in_caches(tmp_path: Path) -> None:
    open_texts(tmp_path, {"a": "Khalifa Haftar met Anna Lee in Tripoli."})
    assert token_key.cache_info().currsize == 0


def test_words_longer_than_a_term_are_not_kept() -> None:
    word = "Ünbound" * 1_000
    kept = analyzer._cached_fold.cache_info().currsize
    assert analyzer.fold(word) == "unbound" * 1_000
    assert analyzer._cached_fold.cache_info().currsize == kept
    kept = analyzer._cached_term.cache_info().currsize
    assert len(analyzer.make_term(word)) <= analyzer.MAX_TERM_LENGTH
    assert analyzer._cached_term.cache_info().currsize == kept
