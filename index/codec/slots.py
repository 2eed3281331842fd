"""A hash table in arrays: pairs of machine words to numbers, many at once, exactly."""

import secrets
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_FIRST_BITS = 16
_FULLEST = 0.55
_FOLD = np.uint64(29)
_HOT_BITS = 15
_HOT_SHIFT = np.uint64(64 - _HOT_BITS)
_MANY = 10_000
_LOW, _HIGH, _NUMBER = range(3)
_MIX = np.uint64(0x9E3779B97F4A7C15)

Words = NDArray[np.uint64]
Numbers = NDArray[np.int32]
Places = NDArray[np.int64]


class Keys(NamedTuple):
    """Keys of two words each, of which `high` is never 0."""

    low: Words
    high: Words

    def at(self, places: Places | NDArray[np.bool_]) -> "Keys":
        """Those at these places."""
        return Keys(self.low[places], self.high[places])


class Slots:
    """Grows as it fills; holds no Python object, however many keys it has."""

    def __init__(self) -> None:
        self._count = 0
        # Nobody can write a text whose words all want one slot.
        self._mix = [np.uint64(secrets.randbits(64) | 1) for _ in range(3)]
        self._make(_FIRST_BITS)
        size = 1 << _HOT_BITS
        self._hot_low = np.zeros(size, np.uint64)
        self._hot_high = np.zeros(size, np.uint64)
        self._hot_numbers = np.zeros(size, np.int32)
        self._hot_owner = np.zeros(size, np.int64)

    def find(self, keys: Keys) -> Numbers:
        """The number put for each key, -1 for none."""
        if len(keys.low) < _MANY:
            return self._find(keys)
        # The commonest keys have places of their own in a table that stays in the
        # processor's cache: this makes looking up a text's words twice as fast.
        mixed = (keys.low * self._mix[0] + keys.high) >> _HOT_SHIFT
        hot: Places = mixed.view(np.int64)
        hit = (self._hot_low[hot] == keys.low) & (self._hot_high[hot] == keys.high)
        found: Numbers = self._hot_numbers[hot]
        missed = np.flatnonzero(~hit)
        if len(missed):
            cold = keys.at(missed)
            found[missed] = self._find(cold)
            self._heat(cold, hot[missed], found[missed])
        return found

    def _heat(self, keys: Keys, hot: Places, found: Numbers) -> None:
        """Give places to keys that were put, where there are still some free."""
        free = np.flatnonzero((self._hot_high[hot] == 0) & (found >= 0))
        if not len(free):
            return
        self._hot_owner[hot[free]] = free
        won = free[self._hot_owner[hot[free]] == free]
        here = hot[won]
        self._hot_low[here], self._hot_high[here] = keys.at(won)
        self._hot_numbers[here] = found[won]

    def _find(self, keys: Keys) -> Numbers:
        slots = self._slots(keys)
        left = np.arange(len(slots))
        found = np.full(len(slots), -1, np.int32)
        while len(left):
            rows = self._rows.take(slots, axis=0)
            low, high = rows[:, _LOW], rows[:, _HIGH]
            hit = (high == keys.high) & (low == keys.low)
            found[left[hit]] = rows[hit, _NUMBER]
            on = ~hit & (high != 0)
            left, keys = left[on], keys.at(on)
            slots = (slots[on] + 1) & self._mask
        return found

    def put(self, keys: Keys, numbers: Numbers) -> None:
        """Put new keys, each once."""
        self._count += len(numbers)
        if self._count > _FULLEST * len(self._rows):
            self._grow()
        self._insert(keys, numbers)

    def _insert(self, keys: Keys, numbers: Numbers) -> None:
        left = np.arange(len(numbers))
        slots = self._slots(keys)
        rows = np.column_stack((*keys, numbers.astype(np.uint64)))
        while len(left):
            free = self._rows[slots, _HIGH] == 0
            # Of several keys for one slot the last one written stays.
            self._owner[slots[free]] = left[free]
            won = free & (self._owner[slots] == left)
            self._rows[slots[won]] = rows[left[won]]
            left, slots = left[~won], (slots[~won] + 1) & self._mask

    def _slots(self, keys: Keys) -> Places:
        mixed = keys.low * self._mix[0]
        mixed ^= keys.high * self._mix[1]
        mixed ^= mixed >> _FOLD
        mixed *= self._mix[2]
        mixed >>= self._shift
        return mixed.view(np.int64)

    def _grow(self) -> None:
        rows = self._rows[self._rows[:, _HIGH] != 0]
        bits = 64 - int(self._shift)
        while self._count > _FULLEST * (1 << bits):
            bits += 1
        self._make(bits)
        keys = Keys(rows[:, _LOW].copy(), rows[:, _HIGH].copy())
        self._insert(keys, rows[:, _NUMBER].astype(np.int32))

    def _make(self, bits: int) -> None:
        size = 1 << bits
        self._shift = np.uint64(64 - bits)
        self._mask = size - 1
        # Key and number side by side: memory is looked at once for each.
        self._rows = np.zeros((size, 3), np.uint64)
        self._owner = np.zeros(size, np.int32)


def find_same(keys: Keys) -> Places:
    """For each key the place of one that equals it, the same one for all of them."""
    size = 1 << max(len(keys.low) - 1, 1).bit_length() + 1
    mixed = (keys.low ^ keys.high * _MIX) * _MIX
    mixed >>= np.uint64(65 - size.bit_length())
    slots = mixed.view(np.int64)
    owner = np.zeros(size, np.int64)
    owner[slots] = np.arange(len(slots))
    same: Places = owner[slots]
    alike = (keys.low[same] == keys.low) & (keys.high[same] == keys.high)
    # Those that another has the slot of; none of them equals one that has it.
    left = np.flatnonzero(~alike)
    rest = keys.at(left)
    order = np.lexsort((rest.low, rest.high))
    low, high = rest.low[order], rest.high[order]
    new = np.ones(len(order), np.bool_)
    new[1:] = (low[1:] != low[:-1]) | (high[1:] != high[:-1])
    same[left[order]] = left[order[np.flatnonzero(new)[np.cumsum(new) - 1]]]
    return same
