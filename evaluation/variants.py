"""Measures the linking of name variants, and the separation of different names."""

from itertools import combinations, product
from pathlib import Path

import yaml

from index.extract.actors.merge_candidates import (
    are_transliterations,
    find_merge_candidates,
)

MATERIAL = Path(__file__).parent / "variants.yaml"


def report_variants(*, verbose: bool) -> None:
    """Prints how many pairs of spellings are linked, and how many are wrongly merged."""
    material = yaml.safe_load(MATERIAL.read_text(encoding="utf-8"))
    latin = [
        pair for people in material["people"] for pair in combinations(people[0], 2)
    ]
    across = [pair for people in material["people"] for pair in product(*people)]
    different = [tuple(pair) for pair in material["different"]]
    everyone = {name for pair in (*latin, *across, *different) for name in pair}
    suggestions = {
        (one.left, one.right) for one in find_merge_candidates(sorted(everyone))
    }

    def asked(left: str, right: str) -> bool:
        return (min(left, right), max(left, right)) in suggestions

    print("variants of names:")
    for kind, pairs in (("Latin", latin), ("across scripts", across)):
        missed = [
            pair for pair in pairs if not (are_transliterations(*pair) or asked(*pair))
        ]
        linked = len(pairs) - len(missed)
        merged = sum(are_transliterations(*pair) for pair in pairs)
        print(
            f"  {kind:15} linked {linked}/{len(pairs)} = {100 * linked / len(pairs):.0f} %,"
            f" of these merged unasked {merged}"
        )
        if verbose:
            print(*(f"      {left} / {right}" for left, right in missed), sep="\n")
    wrong = [pair for pair in different if are_transliterations(*pair)]
    suggested = sum(asked(*pair) for pair in different)
    print(
        f"  {len(different)} different people: {len(wrong)} merged wrongly {wrong},"
        f" {suggested} suggested"
    )
