"""Someone who follows an index by saved searches, as many tests need one."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from index.article import Article
from index.config import IndexConfig
from search.desk.desk_file import Desk
from search.desk.desk_place import DeskPlace
from search.desk.saved_searches import choose_searches, save_search
from search.desk.typed_query import TypedQuery
from search.engines import open_engine
from search.following.looking import begin_look, end_look, find_new
from search.query import View
from search.results.new_articles import NewArticles
from search.settings.config_file import Config
from tests.corpus import write_index


class Reporter:
    """Someone with a desk, who looks at saved searches of an index."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = Config(
            IndexConfig(directory=folder / ".index"), own_folder=folder
        )

    @property
    def place(self) -> DeskPlace:
        return DeskPlace(self.folder / "desk.sqlite3", self.config.index.directory)

    def index(self, *articles: Article) -> None:
        write_index(self.config.index.directory, articles)

    def save(self, name: str, text: str) -> None:
        with Desk(self.place.path) as desk:
            look = begin_look(desk, self.place, partial(open_engine, self.config))
            with desk.changing():
                query = TypedQuery(text)
                save_search(desk, self.place.corpus, name, query, looked=look.looked)

    def look(
        self,
        *names: str,
        peek: bool = False,
        show: Callable[[list[str]], None] = lambda _: None,
    ) -> list[NewArticles]:
        with Desk(self.place.path) as desk:
            searches = choose_searches(desk, self.place.corpus, names)
            look = begin_look(desk, self.place, partial(open_engine, self.config))
            found = [
                find_new(desk, look, one, View(limit=50), self.config)
                for one in searches
            ]
            show([hit.article.id for one in found for hit in one.stories])
            if not peek:
                end_look(desk, look, found)
            return found
