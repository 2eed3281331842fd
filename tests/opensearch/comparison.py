"""Compares the answers of two engines, field by field."""

from collections.abc import Iterator

from search.results.results import Hit, Results

_PRECISION = 2e-3
"""Weights are whole numbers in the cluster: scores differ by less than this share."""
_TIE = 2e-4
"""Hits whose scores differ by less may change places."""


def find_differences(local: Results, other: Results) -> Iterator[str]:
    """Yields what differs between the answer of a local index and another one."""
    for name in (
        "total", "articles", "corrected", "absent", "added", "notices", "facets",
        "undated_left_out", "with_every_word", "faceted", "crossed", "stories",
    ):  # fmt: skip
        one, two = getattr(local, name), getattr(other, name)
        if one != two:
            yield f"{name}: {str(one)[:200]} != {str(two)[:200]}"
    ids = [[hit.article.id for hit in found.hits] for found in (local, other)]
    if ids[0] == ids[1]:
        for one, two in zip(local.hits, other.hits, strict=True):
            yield from _compare_hits(one, two)
    else:
        yield f"hits: {_describe(local)} != {_describe(other)}"


def is_tie(local: Results, other: Results) -> bool:
    """Tells whether hits differ in their places only where scores are equal.

    The hits of one score may also go on beyond the page.
    """
    if len(local.hits) != len(other.hits) or local.total != other.total:
        return False
    return all(
        abs(one.score - two.score) <= _TIE * max(one.score, two.score, 1e-9)
        for one, two in zip(local.hits, other.hits, strict=True)
    )


def _compare_hits(one: Hit, two: Hit) -> Iterator[str]:
    for name in ("label", "title_marks", "snippets", "missing", "copies", "likeness"):
        if name != "likeness" and getattr(one, name) != getattr(two, name):
            yield f"{name} of {one.article.id}"
    if one.article != two.article:
        yield f"article {one.article.id}"
    if abs(one.score - two.score) > _PRECISION * max(abs(one.score), 1e-9):
        yield f"score of {one.article.id}: {one.score} != {two.score}"
    parts = [
        [
            (part.text, part.kind, round(part.score, 2), len(part.shares))
            for part in hit.explanation or ()
        ]
        for hit in (one, two)
    ]
    if len(parts[0]) != len(parts[1]) or any(
        a[0] != b[0] or a[1] != b[1] or abs(a[2] - b[2]) > 0.02
        for a, b in zip(*parts, strict=True)
    ):
        yield f"explanation of {one.article.id}: {parts[0]} != {parts[1]}"


def _describe(found: Results) -> str:
    return str([(hit.article.id, round(hit.score, 4)) for hit in found.hits])[:300]
