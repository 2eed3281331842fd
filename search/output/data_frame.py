"""Results as a pandas DataFrame."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from index.errors import CorpusSearchError
from search.results.results import Hit, Results

if TYPE_CHECKING:
    import pandas as pd

_COLUMNS = (
    "rank score id path title outlet outlet_basis date date_basis language url actors "
    "missing snippet"
).split()


class PandasMissingError(CorpusSearchError, ImportError):
    """A DataFrame is asked for, and pandas is not installed."""

    def __init__(self) -> None:
        super().__init__("pandas is not installed; install it with: pip install pandas")


def make_data_frame(results: Results) -> "pd.DataFrame":
    """Makes a DataFrame with a row a hit; what an article does not state is missing.

    Dates are text, as precise as they are known ("2019-12"). `actors` and `missing`
    hold tuples, which `DataFrame.explode` spreads over rows.

    Raises:
        PandasMissingError: pandas is not installed.
    """
    return make_table_frame(map(_row, results.hits), _COLUMNS)


def make_table_frame(
    rows: Iterable[Mapping[str, Any]], columns: Sequence[str]
) -> "pd.DataFrame":
    """Makes a DataFrame of the rows of a table; an empty text is missing.

    Args:
        rows: values by column; what is no column is left out.
        columns: the columns, in their order.

    Raises:
        PandasMissingError: pandas is not installed.
    """
    try:
        import pandas as pd
    except ImportError as error:
        raise PandasMissingError from error
    values = [[_fill(row.get(name)) for name in columns] for row in rows]
    return pd.DataFrame(values, columns=list(columns))


def _fill(value: object) -> object:
    """Returns a value as a cell: nothing for an empty text, a tuple for a list."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, list):
        return tuple(value)
    return None if value == "" else value


def _row(hit: Hit) -> dict[str, Any]:
    article = hit.article
    date = article.date.value
    return {
        "rank": hit.rank,
        "score": hit.score,
        "id": article.id,
        "path": article.path,
        "title": article.title.value,
        "outlet": article.outlet.value,
        "outlet_basis": str(article.outlet.basis),
        "date": None if date is None else str(date),
        "date_basis": str(article.date.basis),
        "language": article.language.value,
        "url": article.url or None,
        "actors": tuple(actor.name for actor in article.actors),
        "missing": hit.missing,
        "snippet": hit.snippets[0].text if hit.snippets else None,
    }
