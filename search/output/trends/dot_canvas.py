"""Draws lines of dots in cells of text: braille, eight dots a cell, or plain ASCII."""

from collections.abc import Sequence

_BRAILLE = 0x2800
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bits of a braille character, by row and column of the dot."""
_ASCII = "*"

Height = float | None
"""Where a point stands, from 0 at the base to 1 at the top; None for no point."""


class DotCanvas:
    """A field of cells.

    Args:
        width: number of cells in a row.
        height: number of rows.
        unicode: whether cells are of braille, or one ASCII character each.
    """

    def __init__(self, width: int, height: int, *, unicode: bool) -> None:
        self._across, self._down = (2, 4) if unicode else (1, 1)
        self._unicode = unicode
        self.width, self.height = width, height
        self._bits = [[0] * width for _ in range(height)]
        self._owners = [[-1] * width for _ in range(height)]

    def draw_line(self, heights: Sequence[Height], owner: int) -> None:
        """Draws a line through points at equal distances from the left edge to the right.

        Args:
            heights: the points; where one is None the line is broken.
            owner: number of the line, which `rows` gives its cells.
        """
        columns = self.width * self._across
        last: tuple[int, int] | None = None
        for n, height in enumerate(heights):
            if height is None:
                last = None
                continue
            x = self._column(n, len(heights), columns)
            y = round(height * (self.height * self._down - 1))
            self._connect(last or (x, y), (x, y), owner)
            last = x, y

    def rows(self) -> list[list[tuple[str, int]]]:
        """Returns the cells from top to bottom: a character, and the number of its line.

        The number is -1 where there is no dot.
        """
        return [
            [
                (self._character(bits), owner)
                for bits, owner in zip(row, owners, strict=True)
            ]
            for row, owners in zip(self._bits, self._owners, strict=True)
        ]

    def column_of(self, n: int, count: int) -> int:
        """Returns the cell in a row in which the n-th of so many points stands."""
        return self._column(n, count, self.width * self._across) // self._across

    @staticmethod
    def _column(n: int, count: int, columns: int) -> int:
        return columns // 2 if count == 1 else round(n * (columns - 1) / (count - 1))

    def _connect(
        self, start: tuple[int, int], end: tuple[int, int], owner: int
    ) -> None:
        steps = max(abs(end[0] - start[0]), abs(end[1] - start[1]), 1)
        for step in range(steps + 1):
            x = start[0] + round((end[0] - start[0]) * step / steps)
            y = start[1] + round((end[1] - start[1]) * step / steps)
            self._set(x, y, owner)

    def _set(self, x: int, y: int, owner: int) -> None:
        top = self.height * self._down - 1 - y
        row, column = top // self._down, x // self._across
        bit = _DOTS[top % self._down][x % self._across] if self._unicode else 1
        self._bits[row][column] |= bit
        self._owners[row][column] = owner

    def _character(self, bits: int) -> str:
        if not bits:
            return " "
        return chr(_BRAILLE + bits) if self._unicode else _ASCII
