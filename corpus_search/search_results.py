"""The results of a search, as a program or a notebook uses them."""

from collections.abc import Iterator
from dataclasses import fields
from typing import TYPE_CHECKING, Self

from search.results.results import Hit, Results

if TYPE_CHECKING:
    import pandas as pd


class SearchResults(Results):
    """One page of hits; iterates over them, best first.

    `len` counts the hits of this page, `total` the articles that match on all pages.
    The other attributes are those of `search.results.results.Results`.
    """

    __slots__ = ()

    @classmethod
    def of(cls, results: Results) -> Self:
        """Returns the same results with the methods of this class."""
        return cls(*(getattr(results, field.name) for field in fields(results)))

    def __len__(self) -> int:
        return len(self.hits)

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def __getitem__(self, place: int) -> Hit:
        return self.hits[place]

    def __repr__(self) -> str:
        counts = f"{len(self)} of {self.total:,}"
        return f"<SearchResults {self.query.text!r}: {counts} hits>"

    def to_pandas(self) -> "pd.DataFrame":
        """Returns a pandas DataFrame with a row a hit.

        Its columns are those of `--format csv`, and `language`, `url` and `missing`.
        What an article does not state is missing (`isna`).

        Raises:
            PandasMissingError: pandas is not installed.
        """
        # Pandas takes a second to import.
        from search.output.data_frame import make_data_frame

        return make_data_frame(self)

    def _repr_html_(self) -> str:
        # Only a notebook asks for it.
        from search.output.notebook_page import make_html

        return make_html(self)
