"""An executor that lasts counts facets as one that answers a single search."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.codec.snapshot import Snapshot
from index.schema import BODY
from search.executor import Executor
from search.executor.plan import MatchAll, SynonymTerms
from search.query.query import FacetField
from tests.index.codec.material import make_document, write_documents

NAMES = ["Haftar", "Sarraj", "Lavrov"]
ONE = st.fixed_dictionaries(
    {
        "outlet": st.sampled_from(["", "BBC", "TASS"]),
        "actors": st.lists(st.sampled_from(NAMES), unique=True).map(tuple),
        "date": st.sampled_from(["", "2019-12-20", "2020-01-01", "2020-01-02"]),
        "language": st.sampled_from(["en", "tr"]),
    }
)


@settings(max_examples=settings().max_examples // 4)  # an example makes an index
@given(
    st.lists(
        st.tuples(st.sampled_from(["talks", "bread"]), ONE), min_size=1, max_size=8
    )
)
def test_facets_in_memory_count_like_those_of_postings(
    tmp_path_factory: pytest.TempPathFactory,
    articles: list[tuple[str, dict[str, object]]],
) -> None:
    folder: Path = tmp_path_factory.mktemp("index")
    write_documents(
        folder,
        [make_document(n, text, **said) for n, (text, said) in enumerate(articles)],  # type: ignore[arg-type]
        max_docs=3,
    )
    once, lasting = (
        Executor(Snapshot(folder), rename=rename) for rename in (None, str)
    )
    for plan in (MatchAll(), SynonymTerms({(BODY, "talk"): 1.0}, 1.0)):
        for _ in range(2):
            assert (
                lasting.search(plan, facets=list(FacetField)).facets
                == once.search(plan, facets=list(FacetField)).facets
            )


def test_only_the_most_frequent_names_are_counted_and_of_equals_the_first(
    tmp_path: Path,
) -> None:
    write_documents(
        tmp_path,
        [
            make_document(0, "x", outlet="TASS", date="2019-01-01"),
            make_document(1, "x", outlet="BBC", date="2020-01-01"),
            make_document(2, "x", outlet="AFP", date="2021-01-01"),
            make_document(3, "x", outlet="TASS"),
            make_document(4, "x", outlet=""),
        ],
    )
    executor = Executor(Snapshot(tmp_path), rename=str)
    fields = [FacetField.OUTLET, FacetField.YEAR]
    facets = executor.search(MatchAll(), facets=fields, facet_rows=2).facets
    assert facets[FacetField.OUTLET] == {"TASS": 2, "AFP": 1}
    assert facets[FacetField.YEAR] == {"2019": 3, "2020": 1, "2021": 1}


def test_spellings_count_once_for_their_canonical_name_and_ignored_ones_not(
    tmp_path: Path,
) -> None:
    write_documents(
        tmp_path,
        [
            make_document(0, "x", actors=("Haftar", "Hifter", "Breaking News")),
            make_document(1, "x", actors=("Hifter",)),
        ],
    )
    canonical = {"Hifter": "Haftar", "Breaking News": None}
    executor = Executor(
        Snapshot(tmp_path), rename=lambda name: canonical.get(name, name)
    )
    found = executor.search(MatchAll(), facets=[FacetField.ACTOR]).facets
    assert found[FacetField.ACTOR] == {"Haftar": 2}
