"""What the tables that a corpus returns have in common."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import pandas as pd

TableParts = tuple[Iterable[Mapping[str, Any]], Sequence[str]]
"""The rows of a table, and its columns."""


class ResultTable:
    """A table of rows, which a DataFrame can be made of."""

    __slots__ = ()

    @classmethod
    def of(cls, found: Any) -> Self:  # noqa: ANN401  (a value of the class beside it)
        """Returns the same table with the methods of this class."""
        return cls(*(getattr(found, field.name) for field in fields(found)))

    def to_pandas(self) -> "pd.DataFrame":
        """Returns a pandas DataFrame with the rows and columns of the CSV.

        Raises:
            PandasMissingError: pandas is not installed.
        """
        # Few programs make one.
        from search.output.data_frame import make_table_frame

        return make_table_frame(*self._list_parts())

    def _list_parts(self) -> TableParts:
        raise NotImplementedError
