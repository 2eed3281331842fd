"""Log-likelihood ratio G² of tables of two rows and two columns."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def log_likelihood(
    observed: Floats,
    row: Floats | float,
    column: Floats | float,
    total: float,
    *,
    williams: bool = False,
) -> Floats:
    """Returns G² of each table, negative where less is observed than expected.

    G² = 2 Σ O ln(O / E) over the four cells, E = row · column / total (Dunning 1993).
    quanteda.textstats has it as `textstat_keyness(measure = "lr", correction = "none")`,
    and with Williams' correction as `correction = "williams"`.

    Args:
        observed: float64 array of shape (n,): the first cell.
        row: float64 of shape (n,) or one number: the sum of the first row.
        column: float64 of shape (n,) or one number: the sum of the first column.
        total: the sum of the table.
        williams: whether G² is divided by q of Williams (1976), where no cell is 0.

    Returns:
        float64 array of shape (n,).
    """
    rows, columns = (row, total - row), (column, total - column)
    first = np.asarray(observed, np.float64)
    cells = (
        (first, row - first),
        (column - first, total - row - column + first),
    )
    summed = sum(
        _part(cells[n][m], rows[n] * columns[m] / total) for n in (0, 1) for m in (0, 1)
    )
    g2 = 2 * np.maximum(summed, 0)
    if williams:
        empty = np.any([cell <= 0 for pair in cells for cell in pair], axis=0)
        g2 = np.where(empty, g2, g2 / _williams(rows, columns, total))
    return np.where(first < row * column / total, -g2, g2)


def _part(cell: Floats, expected: Floats | float) -> Floats:
    """Returns O ln(O / E), 0 for an empty cell: its limit."""
    filled = cell > 0
    ratio = np.divide(cell, expected, out=np.ones(np.shape(cell)), where=filled)
    return np.where(filled, cell * np.log(ratio), 0)


def _williams(
    rows: tuple[Floats | float, Floats | float],
    columns: tuple[Floats | float, Floats | float],
    total: float,
) -> Floats:
    with np.errstate(divide="ignore", invalid="ignore"):
        by_row = total / rows[0] + total / rows[1] - 1
        by_column = total / columns[0] + total / columns[1] - 1
        return np.asarray(1 + by_row * by_column / (6 * total))
