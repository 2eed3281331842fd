"""Draws who appears with whom: an actor in the middle, its companions around it."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from math import cos, pi, sin, sqrt
from typing import NamedTuple

from markupsafe import Markup

from search.output.unseen_characters import one_line
from search.results.results import FacetCount

_WIDTH, _HEIGHT = 700, 440
_ACROSS, _DOWN = 195, 165
_LARGEST = 13
_WIDEST = 6
_MAX_LETTERS = 28


class _Node(NamedTuple):
    """A companion: its name, its articles, and where it is drawn."""

    name: str
    articles: int
    x: float
    y: float


def draw_company(
    name: str,
    companions: Sequence[FacetCount],
    together: Mapping[tuple[str, str], int],
    address: Callable[[str], str],
) -> Markup:
    """Draws an actor with its companions; lines are as wide as articles name both.

    Args:
        name: the actor.
        companions: the companions, with the number of articles that name both.
        together: the number of articles that name two companions and the actor.
        address: returns the address of a companion's page.
    """
    ordered = _put_near(companions, together)
    most = max((one.count for one in companions), default=1)
    nodes = {one.value: _place(n, one, len(ordered)) for n, one in enumerate(ordered)}
    middle = (_WIDTH / 2, _HEIGHT / 2)
    lines = [
        _line((one.x, one.y), (other.x, other.y), count / most)
        for (left, right), count in sorted(together.items())
        if count and (one := nodes.get(left)) and (other := nodes.get(right))
    ]
    lines += [
        _line(middle, (node.x, node.y), node.articles / most) for node in nodes.values()
    ]
    circles = [_circle(node, most, address(node.name)) for node in nodes.values()]
    own = (
        f'<circle class="self" cx="{middle[0]}" cy="{middle[1]}" r="{_LARGEST + 2}"/>'
        f'<text x="{middle[0]}" y="{middle[1] + 30}" text-anchor="middle">{_label(name)}</text>'
    )
    return Markup(
        f'<svg class="company" viewBox="0 0 {_WIDTH} {_HEIGHT}" aria-hidden="true">'
        f"{''.join([*lines, *circles, own])}</svg>"
    )


def _put_near(
    companions: Sequence[FacetCount], together: Mapping[tuple[str, str], int]
) -> list[FacetCount]:
    """Orders companions so that those who are often together stand side by side."""
    left = list(companions)
    ordered = left[:1]
    del left[:1]
    while left:
        last = ordered[-1].value
        nearest = max(left, key=lambda one: _count(together, last, one.value))
        left.remove(nearest)
        ordered.append(nearest)
    return ordered


def _count(together: Mapping[tuple[str, str], int], one: str, other: str) -> int:
    return together.get((one, other), 0) or together.get((other, one), 0)


def _place(number: int, one: FacetCount, n_all: int) -> _Node:
    angle = 2 * pi * number / n_all - pi / 2
    x, y = _WIDTH / 2 + _ACROSS * cos(angle), _HEIGHT / 2 + _DOWN * sin(angle)
    return _Node(one.value, one.count, x, y)


def _line(start: tuple[float, float], end: tuple[float, float], share: float) -> str:
    width = max(_WIDEST * share, 0.5)
    return (
        f'<line x1="{start[0]:.0f}" y1="{start[1]:.0f}" x2="{end[0]:.0f}" '
        f'y2="{end[1]:.0f}" stroke-width="{width:.1f}"/>'
    )


def _circle(node: _Node, most: int, address: str) -> str:
    radius = max(_LARGEST * sqrt(node.articles / most), 3)
    right = node.x >= _WIDTH / 2 - 1
    at = node.x + (radius + 6 if right else -radius - 6)
    # A name to the right of its circle ends where it reads to, in any script.
    anchor = "start" if right else "end"
    return (
        f'<a href="{escape(address)}" tabindex="-1"><title>{_label(node.name)}: '
        f"{node.articles:,}</title>"
        f'<circle cx="{node.x:.0f}" cy="{node.y:.0f}" r="{radius:.1f}"/>'
        f'<text x="{at:.0f}" y="{node.y + 4:.0f}" text-anchor="{anchor}" direction="ltr">'
        f"{_label(node.name)}</text></a>"
    )


def _label(name: str) -> str:
    shown = one_line(name)
    return escape(
        shown if len(shown) <= _MAX_LETTERS else f"{shown[: _MAX_LETTERS - 1]}…"
    )
