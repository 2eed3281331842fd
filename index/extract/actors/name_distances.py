"""Edit distances of the parts of names: of their spelling and of their sound codes."""

from functools import lru_cache
from itertools import accumulate

# Costs to replace sounds that languages confuse in writing; any other costs 1.
_SUBSTITUTION_COSTS = {
    "HK": 0.35, "SC": 0.35, "TS": 0.5, "KC": 0.4, "FB": 0.5, "HC": 0.5,
    "KH": 0.35, "CS": 0.35, "ST": 0.5, "CK": 0.4, "BF": 0.5, "CH": 0.5,
}  # fmt: skip
# Costs to insert or delete sounds that are often not written; any other costs 1.
_OMISSION_COSTS = {"H": 0.35, "F": 0.5}

# Letters of a word, or sounds of a code, that are compared.
_MAX_COMPARED = 40


def levenshtein_distance(left: str, right: str) -> int:
    """Returns the Levenshtein distance of two words, in letters.

    Bit-parallel algorithm of Myers (1999) in the form of Hyyrö (2003): one column of the
    table per step, in the bits of an integer. It takes a third of the time of the table,
    and the search for merge candidates spends most of its time here.

    >>> levenshtein_distance("haftar", "hifter")
    2
    """
    left, right = left[:_MAX_COMPARED], right[:_MAX_COMPARED]
    size = len(left)
    if not size:
        return len(right)
    masks: dict[str, int] = {}
    for number, letter in enumerate(left):
        masks[letter] = masks.get(letter, 0) | 1 << number
    all_bits, last = (1 << size) - 1, 1 << size >> 1
    plus, minus, distance = all_bits, 0, size
    for letter in right:
        same = masks.get(letter, 0)
        across = (((same & plus) + plus) ^ plus) | same
        more = minus | ~(across | plus)
        less = plus & across
        distance += bool(more & last) - bool(less & last)
        more = more << 1 | 1
        plus = (less << 1 | ~(same | minus | more)) & all_bits
        minus = more & (same | minus) & all_bits
    return distance


@lru_cache(maxsize=1 << 17)
def sound_distance(left: str, right: str) -> float:
    """Returns the weighted edit distance of two sound codes.

    Dynamic programming over one row of the table (Wagner & Fischer 1974), O(n·m). The
    codes are those of `index.extract.actors.similarity`.
    """
    if left == right:
        return 0.0
    left, right = left[:_MAX_COMPARED], right[:_MAX_COMPARED]
    costs = [_OMISSION_COSTS.get(sound, 1.0) for sound in right]
    row = [0.0, *accumulate(costs)]
    for one in left:
        cost = _OMISSION_COSTS.get(one, 1.0)
        corner, beside = row[0], row[0] + cost
        row[0] = beside
        for number, other in enumerate(right, 1):
            change = (
                corner
                if one == other
                else corner + _SUBSTITUTION_COSTS.get(one + other, 1.0)
            )
            corner = row[number]
            beside = min(corner + cost, beside + costs[number - 1], change)
            row[number] = beside
    return row[-1]
