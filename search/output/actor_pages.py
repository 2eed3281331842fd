"""What an index knows of actors, as text for a person."""

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from search.output.terminal import QUIET, TITLE, clean, marked, paint_facet, print_text
from search.results.actor_results import (
    ActorList,
    ActorPassage,
    ActorProfile,
    MergeSuggestions,
)
from search.results.results import FacetCount

_MOST_MONTHS = 36
_MOST_ROWS = 15


def paint_actors(found: ActorList, console: Console) -> None:
    """A table: articles, mentions, type and name."""
    shown = f" · {len(found.actors):,} shown" if len(found.actors) < found.total else ""
    print_text(console, Text(f"{_count(found.total, 'actor')}{shown}"))
    if not found.actors:
        return
    console.print()
    header = f"{'articles':>8}  {'mentions':>8}  {'type':<12}  name"
    print_text(console, Text(header, style=QUIET))
    for actor in found.actors:
        row = f"{actor.articles:>8,}  {actor.mentions:>8,}  {actor.type:<12}  "
        print_text(console, Text(row), Text(clean(actor.name), style="cyan"), hang=34)


def paint_profile(profile: ActorProfile, console: Console) -> None:
    """Its names, when it was written of, by whom, and together with whom."""
    actor = profile.actor
    print_text(console, Text(clean(actor.name), style=TITLE))
    told = f"{actor.type} · {_count(actor.articles, 'article')}"
    print_text(console, Text(f"{told} · {_count(actor.mentions, 'mention')}"))
    if profile.aliases:
        print_text(
            console,
            Text("also known as ", style=QUIET),
            Text(clean(", ".join(profile.aliases))),
            hang=2,
        )
    timely = profile.months if len(profile.months) <= _MOST_MONTHS else profile.years
    name = "month" if timely is profile.months else "year"
    _paint("written as", profile.spellings, console)
    _paint(name, timely, console, most=None)
    _paint("outlet", profile.outlets, console)
    _paint("together with", profile.companions, console)


def paint_merge_suggestions(found: MergeSuggestions, console: Console) -> None:
    """Each pair with a passage of either, and how to make them one."""
    for number, pair in enumerate(found.pairs, 1):
        if number > 1:
            console.print()
        label = f"{number:>2}. "
        names = f"{pair.left.actor.name} = {pair.right.actor.name}?"
        sure = Text(f"  {pair.likeness:.0%} alike", style=QUIET)
        print_text(console, Text(label), Text(clean(names), style=TITLE), sure, hang=4)
        for side in (pair.left, pair.right):
            _paint_passage(side, console)


def _paint_passage(side: ActorPassage, console: Console) -> None:
    actor = side.actor
    told = f"{actor.name} · {actor.type} · {_count(actor.articles, 'article')}"
    facts = Text(clean(f"{told} · {side.path}"), style=QUIET)
    print_text(console, facts, indent=4)
    if side.passage is not None:
        text = marked(side.passage.text, side.passage.marks, console)
        print_text(console, Text("… "), text, indent=4)


def _paint(
    name: str,
    counts: Sequence[FacetCount],
    console: Console,
    *,
    most: int | None = _MOST_ROWS,
) -> None:
    if not counts:
        return
    console.print()
    paint_facet(name, counts, console, most=most)


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")
