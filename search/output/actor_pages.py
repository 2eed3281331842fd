"""Prints lists, profiles and suggested merges of actors as text for a reader."""

from rich.console import Console
from rich.text import Text

from search.output.terminal import (
    QUIET,
    TITLE,
    paint_facet,
    paint_marks,
    print_text,
    replace_controls,
)
from search.output.wording import count_of
from search.results.actor_results import (
    ActorPassage,
    ActorProfile,
    MergeSuggestions,
)
from search.shown_paths import shorten_path

_MAX_MONTHS = 36
_MAX_ROWS = 15


def paint_profile(profile: ActorProfile, console: Console) -> None:
    """Prints the names of the actor, and its articles by time, outlet and company."""
    actor = profile.actor
    print_text(console, Text(replace_controls(actor.name), style=TITLE))
    facts = f"{actor.type} · {count_of(actor.articles, 'article')}"
    print_text(console, Text(f"{facts} · {count_of(actor.mentions, 'mention')}"))
    if profile.aliases:
        print_text(
            console,
            Text("also known as ", style=QUIET),
            Text(replace_controls(", ".join(profile.aliases))),
            hang=2,
        )
    by_month = len(profile.months) <= _MAX_MONTHS
    facets = (
        ("written as", profile.spellings, _MAX_ROWS),
        ("month", profile.months, None) if by_month else ("year", profile.years, None),
        ("outlet", profile.outlets, _MAX_ROWS),
        ("together with", profile.companions, _MAX_ROWS),
    )
    for name, counts, max_rows in facets:
        if counts:
            console.print()
            paint_facet(name, counts, console, max_rows=max_rows)


def paint_merge_suggestions(found: MergeSuggestions, console: Console) -> None:
    """Prints each pair of actors with a passage that names the one and the other."""
    for number, pair in enumerate(found.pairs, 1):
        if number > 1:
            console.print()
        label = Text(f"{number:>2}. ")
        names = f"{pair.left.actor.name} = {pair.right.actor.name}?"
        alike = Text(f"  {pair.likeness:.0%} alike", style=QUIET)
        title = Text(replace_controls(names), style=TITLE)
        print_text(console, label, title, alike, hang=4)
        for side in (pair.left, pair.right):
            _paint_passage(side, console)


def _paint_passage(side: ActorPassage, console: Console) -> None:
    actor = side.actor
    facts = f"{actor.name} · {actor.type} · {count_of(actor.articles, 'article')}"
    path = shorten_path(side.path)
    line = Text(replace_controls(f"{facts} · {path}"), style=QUIET)
    print_text(console, line, indent=4)
    if side.passage is not None:
        text = paint_marks(side.passage.text, side.passage.marks, console)
        print_text(console, Text("… "), text, indent=4)
