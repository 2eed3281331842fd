"""What all pages share: the corpora, the templates, and the links between pages."""

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from urllib.parse import quote, urlencode

from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from search.output.unseen_characters import one_line
from search.web import navigation
from search.web.addresses import SearchState, extend_address, list_pairs, write_state
from search.web.assets import Assets
from search.web.corpora import Corpora
from search.web.pages.page_templates import make_environment
from search.web.theme import read_theme
from search.web.values.narrowing import filter_value

_MAX_LINKS = 8_192


class Links:
    """Makes the addresses of pages, below the path that a proxy serves them at.

    Args:
        root: that path, without a slash at its end; empty for none.
        assets: the files that pages load.
    """

    def __init__(self, root: str, assets: Assets) -> None:
        self.root = root
        self._assets = assets

    def search(self, state: SearchState = SearchState()) -> str:
        """Returns the address of a search."""
        return self._page("", write_state(state))

    def article(self, article_id: str, state: SearchState = SearchState()) -> str:
        """Returns the address of an article, in which the words of a search are marked."""
        return self.articles(state)(article_id)

    def articles(self, state: SearchState) -> Callable[[str], str]:
        """Returns the function that makes the addresses of articles found by a search."""
        query = write_state(state)
        start, end = f"{self.root}/articles/", f"?{query}" if query else ""
        return lambda article_id: f"{start}{quote(article_id, safe='')}{end}"

    def original(self, article_id: str, state: SearchState = SearchState()) -> str:
        """Returns the address of the file that an article was read from."""
        path = f"articles/{quote(article_id, safe='')}/original"
        return self._page(path, write_state(state))

    def differences(
        self, old: str, new: str, state: SearchState = SearchState()
    ) -> str:
        """Returns the address of the comparison of two articles, by their ids."""
        path = f"articles/{quote(old, safe='')}/differences/{quote(new, safe='')}"
        return self._page(path, write_state(state))

    def actor(self, name: str, corpus: str = "") -> str:
        """Returns the address of an actor's page."""
        return _address_actor(self.root, name, corpus)

    def named_actor(self, name: str, corpus: str = "") -> Markup:
        """Returns a link to an actor's page that shows its name, as HTML."""
        # Actors of many articles are linked on every page.
        return _link_actor(self.root, name, corpus)

    def tag(self, name: str, corpus: str = "") -> str:
        """Returns the address of the articles with a tag."""
        return self.search(SearchState(corpus=corpus, tag=(filter_value(name),)))

    def feed(self, name: str, corpus: str = "") -> str:
        """Returns the address of the feed of a saved search."""
        query = write_state(SearchState(corpus=corpus))
        return self._page(f"saved/{quote(name, safe='')}/feed", query)

    def page(self, path: str, state: SearchState = SearchState(), **more: str) -> str:
        """Returns the address of another page that takes the state of a search.

        Args:
            path: its path below the root, without a slash before it.
            state: the state.
            more: further parameters.
        """
        query = write_state(state)
        if more:
            query = "&".join(filter(None, (query, urlencode(more))))
        return self._page(path, query)

    def asset(self, name: str) -> str:
        """Returns the address of a file that pages load."""
        return f"{self.root}/{self._assets.address(name)}"

    def _page(self, path: str, query_string: str) -> str:
        return f"{self.root}/{path}" + (f"?{query_string}" if query_string else "")


class Site:
    """What all pages share.

    Attributes:
        corpora: the corpora.
        may_change_desk: whether readers may change saved searches, tags and notes.
        assets: the files that pages load.
    """

    def __init__(self, corpora: Corpora, *, may_change_desk: bool = True) -> None:
        self.corpora = corpora
        self.may_change_desk = may_change_desk
        self.assets = Assets()
        self._templates = make_environment()

    def links(self, request: Request) -> Links:
        """Returns the links of the pages that answer a request."""
        return Links(request.scope.get("root_path", "").rstrip("/"), self.assets)

    def render(
        self,
        request: Request,
        template: str,
        values: Mapping[str, object],
        *,
        state: SearchState = SearchState(),
        status: int = 200,
    ) -> HTMLResponse:
        """Renders a page.

        Args:
            request: what it answers.
            template: the name of its template, which extends `base.html`.
            values: the values that the template shows.
            state: the search that its form holds.
            status: the status of HTTP.
        """
        shared = {
            "links": self.links(request),
            "state": state,
            "home": SearchState(corpus=state.corpus),
            "corpora": self.corpora.names,
            "theme": read_theme(request),
            "may_change_desk": self.may_change_desk,
            "here": request.url.path,
            "top": navigation.TOP,
            "more": navigation.MORE,
            "this_page": path_and_query(request),
            "fields": partial(list_pairs, state),
        }
        page = self._templates.get_template(template).render(**shared, **values)
        return HTMLResponse(page, status_code=status)


def site_of(request: Request) -> Site:
    """Returns what all pages of the application share."""
    site: Site = request.app.state.site
    return site


def _address_actor(root: str, name: str, corpus: str) -> str:
    named = extend_address(f"{root}/actor", ("name", name))
    return extend_address(named, ("corpus", corpus)) if corpus else named


@lru_cache(maxsize=_MAX_LINKS)
def _link_actor(root: str, name: str, corpus: str) -> Markup:
    address = escape(_address_actor(root, name, corpus))
    return Markup(f'<a href="{address}"><bdi>{escape(one_line(name))}</bdi></a>')


def path_and_query(request: Request) -> str:
    """Returns the address of a page below its host, as links to it have it."""
    query = request.url.query
    return request.url.path + (f"?{query}" if query else "")
