"""Runs of postings become one, however they are cut."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.codec.array_file import ArrayFile
from index.codec.array_file_writer import ArrayFileWriter
from index.writing.inversion import postings
from index.writing.inversion.postings import Runs, make_run, write_postings

TERMS = 6
# Some runs of texts, each text the numbers of its terms.
_texts = st.lists(st.lists(st.integers(0, TERMS - 1), max_size=8), max_size=4)
_runs = st.lists(_texts, min_size=1, max_size=4)
_pieces = st.integers(1, 20)


@settings(max_examples=60, deadline=None)
@given(_runs, st.permutations(range(TERMS)), _pieces)
def test_each_term_has_its_articles_and_places(
    tmp_path_factory: pytest.TempPathFactory,
    given_runs: list[list[list[int]]],
    ranks: list[int],
    piece: int,
) -> None:
    directory = tmp_path_factory.mktemp("postings")
    runs, expected, article = Runs(directory), defaultdict[int, list[int]](list), 0
    for texts in given_runs:
        numbers = np.arange(article, article + len(texts), dtype=np.uint16)
        terms = np.array([term for text in texts for term in text], np.int32)
        runs.append(make_run(terms, numbers, np.array([*map(len, texts)], np.int64)))
        for text in texts:
            for place, term in enumerate(text):
                expected[ranks[term]] += [article, place]
            article += 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(postings, "_PIECE", piece)
        with ArrayFileWriter(directory / "file") as file:
            write_postings(file, "body", runs, np.array(ranks), TERMS)
            file.finish({})
    assert read_all(ArrayFile(directory / "file")) == expected


def read_all(file: ArrayFile) -> dict[int, list[int]]:
    """By rank article and place in turn."""
    first, first_place = (
        file.whole("body.postings_offsets"),
        file.whole("body.position_offsets"),
    )
    found = {}
    for rank in range(TERMS):
        low, high = first[rank : rank + 2].tolist()
        often = file.whole("body.frequencies")[low:high]
        articles = np.repeat(file.whole("body.doc_ids")[low:high], often)
        places = file.whole("body.positions")[first_place[rank] : first_place[rank + 1]]
        if high > low:
            found[rank] = np.column_stack((articles, places)).ravel().tolist()
    return found
