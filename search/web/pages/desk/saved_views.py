"""The pages of saved searches: all of them, what is new to one, and its feed."""

from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from index.article import Article
from search.following.feed_writing import collect_entries
from search.output.desk.atom_feed import MEDIA_TYPE, FeedLinks, make_feed
from search.output.desk.new_page import describe_new
from search.output.desk.saved_page import show_time
from search.query import View
from search.results.results import Hit
from search.web.addresses import SearchState, read_state
from search.web.pages.desk.saved_changes import read_saved_done
from search.web.pages.desk.saved_looks import (
    SavedLook,
    count_new,
    find_saved,
    list_new,
    looking,
)
from search.web.site import Links, site_of
from search.web.values.saved_states import restore_state
from search.web.values.searching.hit_cards import make_cards

_MOST_SHOWN = 100
"""So many new stories of a search are shown, and so many copies."""
_MAX_NAME = 500


def show_saved(request: Request) -> Response:
    """Lists the saved searches with how much is new, and the tags."""
    site, state = site_of(request), read_state(request.url.query)
    corpus = site.corpora.open(state.corpus)
    links, home = site.links(request), SearchState(corpus=state.corpus)
    values = {
        "looks": count_new(site.corpora, corpus),
        "marks": corpus.desk.read_marks(),
        "did": read_saved_done(request),
        "feed": partial(links.feed, corpus=state.corpus),
        "restore": partial(restore_state, corpus=state.corpus),
        "describe_new": describe_new,
        "show_time": show_time,
    }
    return site.render(request, "saved.html", values, state=home)


def show_new(request: Request) -> Response:
    """Shows what is new to a saved search, copies of earlier stories apart; no look."""
    site, state = site_of(request), read_state(request.url.query)
    corpus = site.corpora.open(state.corpus)
    search = find_saved(corpus, request.query_params.get("name", "")[:_MAX_NAME])
    defaults = corpus.settings.search
    view = View(limit=_MOST_SHOWN, snippets=defaults.snippets, width=defaults.width)
    look = list_new(site.corpora, corpus, search, view)
    links, home = site.links(request), SearchState(corpus=state.corpus)
    asked = restore_state(search, state.corpus)
    found = look.found
    values = {
        "look": look,
        "name": search.name,
        "asked": asked,
        "line": describe_new(found) or "nothing new",
        "since": show_time(search.looked_at),
        "stories": make_cards(found.stories, asked, links),
        "copies": make_cards(found.copies, asked, links),
        "originals": _link_originals(look, found.copies, asked, links),
        "marks": corpus.desk.read_marks(),
        "feed": links.feed(search.name, state.corpus),
    }
    return site.render(request, "new.html", values, state=home)


def send_feed(request: Request) -> Response:
    """Sends the last articles that are new to a saved search as an Atom feed; no look."""
    site, state = site_of(request), read_state(request.url.query)
    corpus = site.corpora.open(state.corpus)
    search = find_saved(corpus, request.path_params["name"])
    with looking(site.corpora, corpus) as (desk, look):
        entries = collect_entries(desk, look, [search], corpus.settings)
    links = _make_feed_links(request, search.name, state.corpus)
    content = make_feed(search.name, look.place.corpus, entries, links)
    return Response(content, media_type=f"{MEDIA_TYPE}; charset=utf-8")


def _link_originals(
    look: SavedLook, copies: tuple[Hit, ...], asked: SearchState, links: Links
) -> dict[str, str]:
    """Returns by id of a copy the address of what it is a copy of."""
    address_of = links.articles(asked)
    return {
        hit.article.id: address_of(look.found.original_of(hit.article.id))
        for hit in copies
    }


def _make_feed_links(request: Request, name: str, corpus: str) -> FeedLinks:
    links = site_of(request).links(request)
    base = f"{request.url.scheme}://{request.url.netloc}"
    home = SearchState(corpus=corpus)

    def address_of(article: Article) -> str:
        return f"{base}{links.article(article.id, home)}"

    page = links.page("saved/search", home, name=name)
    return FeedLinks(f"{base}{links.feed(name, corpus)}", f"{base}{page}", address_of)
