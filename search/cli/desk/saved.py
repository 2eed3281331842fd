"""The commands of saved searches: save one, list them, and show what is new to them."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from index.errors import IndexMissingError, NothingToIndexError
from search.cli.desk.query_options import SearchNameArgument, with_typed_query
from search.cli.manual.helped_commands import HelpedTyper
from search.cli.opening import open_or_build
from search.cli.options import with_shared_options
from search.cli.printing import echo, exit_unless, shown, warn
from search.cli.screen.answer_printing import print_answer
from search.cli.screen.shared_values import Shared
from search.desk.desk_file import Desk, open_existing
from search.desk.desk_place import DeskPlace, find_desk
from search.desk.known_texts import last_number
from search.desk.saved_searches import (
    SavedSearch,
    choose_searches,
    forget_search,
    list_searches,
    rename_search,
    save_search,
)
from search.desk.typed_query import TypedQuery
from search.engines import open_engine
from search.following.feed_writing import collect_entries
from search.following.looking import (
    IndexLook,
    begin_look,
    end_look,
    find_new,
    parse_saved,
)
from search.last_search import remember_hits
from search.output.desk.new_page import answer_new, list_hits, number_hits
from search.output.desk.saved_page import answer_searches, show_time
from search.output.tables.answer import CommandAnswer
from search.output.tables.line_answer import answer_line
from search.output.wording import count_of
from search.query import View
from search.query.punctuation import drop_punctuation
from search.query_errors import NoSuchNameError, NoWordsError
from search.results.new_articles import NewArticles
from search.settings.config_file import Config

app = HelpedTyper(invoke_without_command=True)

SearchNamesArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAMES…]", help="Saved searches; all of them by default."),
]


@with_typed_query
def save(
    shared: Shared,
    typed: TypedQuery,
    name: SearchNameArgument,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="WORDS…", help="The query, as for a search."),
    ] = None,
) -> CommandAnswer:
    """Saves a search under a name: `new` then shows what has come since.

    \b
    corpus-search save libya "Wagner mercenaries" Libya
    corpus-search save bbc-climate climate --outlet BBC --all
    corpus-search saved                what is saved
    corpus-search new                  what has come since you last looked

    What the index has now is not new. To save another query under the name is to change
    it: what you have not seen stays new. Saved searches lie on your desk, a file beside
    config.yaml or the index; no rebuild touches it.
    """
    text = " ".join(words or ())
    if not words or not drop_punctuation(text, may_be_none=typed.has_filters):
        text = ""
    if not text and not typed.has_filters:
        raise NoWordsError
    query = replace(typed, text=text)
    settings, place = shared.settings, find_desk(shared.settings)
    search = SavedSearch(name, query, "", 0, "", 0)
    parse_saved(search, settings, View())  # errors show where they are
    with Desk(place.path) as desk:
        looked, matches = _count_matches(desk, place, settings, search)
        with desk.changing():
            changed = save_search(desk, place.corpus, name, query, looked=looked)
    verb = "changed" if changed else "saved"
    now = count_of(matches, "article")
    line = f"{verb} {name}: {now} now; what comes later is new"
    record = {"name": name, "query": query.dump(), "changed": changed}
    return answer_line(line, {**record, "articles": matches, "desk": str(place.path)})


@app.callback()
@with_shared_options
def saved(context: typer.Context, shared: Shared) -> CommandAnswer | None:
    """Lists the saved searches; its commands forget or rename one.

    \b
    corpus-search saved
    corpus-search saved rename libya wagner
    corpus-search saved forget wagner

    The exit status is 1 if nothing is saved.
    """
    if context.invoked_subcommand:
        return None
    place = find_desk(shared.settings)
    desk = open_existing(place.path)
    if desk is None:
        return answer_searches([])
    with desk:
        return answer_searches(list_searches(desk, place.corpus))


@app.command()
@with_shared_options
def forget(shared: Shared, name: SearchNameArgument) -> CommandAnswer:
    """Forgets a saved search; articles, tags and notes stay.

    \b
    corpus-search saved forget libya
    """
    place = find_desk(shared.settings)
    with _existing_desk(place) as desk, desk.changing():
        forget_search(desk, place.corpus, name)
    return answer_line(f"forgot {name}", {"name": name})


@app.command()
@with_shared_options
def rename(
    shared: Shared,
    name: SearchNameArgument,
    new_name: Annotated[
        str, typer.Argument(metavar="NEW-NAME", help="The name that it gets.")
    ],
) -> CommandAnswer:
    """Gives a saved search another name; what is new to it stays new.

    \b
    corpus-search saved rename libya wagner
    """
    place = find_desk(shared.settings)
    with _existing_desk(place) as desk, desk.changing():
        rename_search(desk, place.corpus, name, new_name)
    line = f"{name} is now called {new_name}"
    return answer_line(line, {"name": new_name, "before": name})


def new(
    shared: Shared,
    names: SearchNamesArgument = None,
    peek: Annotated[
        bool,
        typer.Option("--peek", help="Leave what is new new: this is not a look."),
    ] = False,
    limit: Annotated[
        int,
        typer.Option(
            "--limit",
            "-n",
            metavar="N",
            min=1,
            max=10_000,
            help="Maximum number of new stories of a search, and of copies.",
        ),
    ] = 1_000,
    atom: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write the last 100 new articles as an Atom feed instead; not a look. "
            "- is stdout.",
        ),
    ] = None,
) -> None:
    """Shows which articles are new to saved searches since they were last looked at.

    \b
    corpus-search new                  of all saved searches
    corpus-search new libya            of one
    corpus-search new --peek           without counting as a look
    corpus-search new --json           for programs
    corpus-search new --atom feed.xml  for feed readers
    corpus-search tag 3 "to read"      the third article shown

    New is what was indexed for the first time: an article that was moved, that a rebuilt
    index or another rule finds only now, or that an outlet copies from a story already
    there, is not; copies are shown apart. A look counts once it is printed whole. The exit
    status is 1 if nothing is new.
    """
    settings, place = shared.settings, find_desk(shared.settings)
    with _existing_desk(place) as desk:
        searches = choose_searches(desk, place.corpus, names or ())
        look = begin_look(desk, place, partial(open_engine, settings))
        if atom is not None:
            _write_feed(desk, look, searches, settings, atom)
            return
        defaults = settings.search
        view = View(limit=limit, snippets=defaults.snippets, width=defaults.width)
        found = number_hits(_find_all(desk, look, searches, view, settings))
        print_answer(answer_new(found)._replace(found=True), shared.output)
        _tell_nothing(found)
        if any(one.found for one in found):  # else the list before is still the last
            remember_hits(settings.index.directory, list_hits(found))
        whole = [one for one in found if one.is_whole]
        if not peek:
            end_look(desk, look, whole)
            _tell_cut([one for one in found if not one.is_whole])
    exit_unless(any(one.found for one in found))


def _count_matches(
    desk: Desk, place: DeskPlace, settings: Config, search: SavedSearch
) -> tuple[int, int]:
    """Returns up to which number the desk has learned, and how many articles match now."""
    try:
        look = begin_look(desk, place, partial(open_or_build, settings))
    except (IndexMissingError, NothingToIndexError):
        warn("there is neither an index yet nor anything to make it of")
        return last_number(desk, place.corpus), 0
    try:
        query = parse_saved(search, settings, View(limit=0))
        return look.looked, look.engine.search(query).total
    except NoSuchNameError as error:
        warn(f"not in the index yet: {error}")
        return look.looked, 0


def _existing_desk(place: DeskPlace) -> Desk:
    desk = open_existing(place.path)
    if desk is None:
        choose_searches(None, place.corpus, ())  # says how to begin
        raise AssertionError
    return desk


def _find_all(
    desk: Desk,
    look: IndexLook,
    searches: Sequence[SavedSearch],
    view: View,
    settings: Config,
) -> list[NewArticles]:
    found = []
    for search in searches:
        try:
            found.append(find_new(desk, look, search, view, settings))
        except NoSuchNameError as error:
            # An outlet that nothing is from yet: nothing of it is new.
            warn(f"{search.name}: {error}")
            found.append(NewArticles(search, look.looked))
    return found


def _write_feed(
    desk: Desk,
    look: IndexLook,
    searches: Sequence[SavedSearch],
    settings: Config,
    path: Path,
) -> None:
    # Only here.
    from index.codec.commit.side_files import write_safely
    from search.output.desk.atom_feed import make_feed

    entries = collect_entries(desk, look, searches, settings)
    title = ", ".join(search.name for search in searches)
    feed = make_feed(title, look.place.corpus, entries)
    if path == Path("-"):
        echo(feed.decode())
    else:
        path = path.expanduser().absolute()
        write_safely(path, feed)
    if not entries:
        wrote = "a feed" if path == Path("-") else shown(path)
        warn(f"wrote {wrote}, without an entry: nothing new since it was saved")
    exit_unless(entries)


def _tell_nothing(found: Sequence[NewArticles]) -> None:
    """Names on stderr the searches without news: what is printed may go out by mail."""
    for one in found:
        if not one.found:
            since = show_time(one.search.looked_at)
            warn(f"{one.search.name}: nothing new since {since}")


def _tell_cut(cut: Sequence[NewArticles]) -> None:
    for one in cut:
        most = max(one.n_stories, one.n_copies)
        warn(
            f"{one.search.name}: not all is shown, so this look does not count; "
            f"-n {most} shows all"
        )
