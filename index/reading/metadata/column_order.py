"""Finds out from a file's other dates whether day or month is first in 03/04/2020."""

from collections.abc import Iterable, Mapping
from itertools import islice

from index.reading.metadata.declared_dates import find_day_order
from index.reading.metadata.field_names import FieldNames
from index.reading.metadata.field_values import as_text

_MAX_RECORDS = 200_000
_ENOUGH = 1_000
# Of the dates that show an order, the greatest share that may show the other one.
_MAX_EXCEPTIONS = 0.01


def settle_day_order(
    records: Iterable[Mapping[str, object]], names: FieldNames
) -> bool | None:
    """Tells whether the day is first in the dates of a file.

    Args:
        records: the records of the file, from the first.
        names: the names of the fields.

    Returns:
        None where no date shows it, or the dates contradict each other.
    """
    counts = {True: 0, False: 0}
    for values in islice(records, _MAX_RECORDS):
        for key in names.find_keys(values)["date"]:
            day_first = find_day_order(as_text(values[key]))
            if day_first is not None:
                counts[day_first] += 1
        if sum(counts.values()) >= _ENOUGH:
            break
    most = max(counts, key=lambda order: counts[order])
    exceptions = counts[not most]
    if not counts[most] or exceptions > _MAX_EXCEPTIONS * counts[most]:
        return None
    return most
