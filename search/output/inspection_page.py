"""Prints what `index --dry-run` found in the files, as text or JSON."""

from collections import Counter
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.text import Text

from index.article import Article
from index.dry_run import FileInspection
from index.errors import ArticleError
from search.output.skipped_page import sum_up_skipped
from search.output.tables.answer import SCHEMA, CommandAnswer
from search.output.terminal import TITLE, print_text, replace_controls
from search.output.wording import count_of, format_date, format_outlet

_MAX_ORIGINS = 4
_MAX_FILES = 5


class InspectionPage:
    """Prints files one by one; those with one article are summed up at the end.

    Attributes:
        files: number of files that have an article.
        articles: number of articles in all of them.
    """

    def __init__(self, console: Console) -> None:
        self.files = 0
        self.articles = 0
        self._console = console
        self._alike: dict[str, list[FileInspection]] = {}
        self._skipped: list[ArticleError] = []

    def add(self, found: FileInspection | ArticleError) -> None:
        """Adds a file, or a file that is skipped."""
        if isinstance(found, ArticleError):
            self._skipped.append(found)
            return
        self._skipped.extend(found.skipped)
        if not found.articles:
            return
        self.files += 1
        self.articles += found.articles
        alike = self._alike.setdefault(found.taken_for, [])
        if found.articles > 1 or len(alike) < _MAX_FILES:
            self._print(
                f"{found.name}: {count_of(found.articles, 'article')}, "
                f"{found.taken_for}",
                found,
            )
        if found.articles == 1:
            alike.append(_without_texts(found))

    def finish(self) -> None:
        """Prints the files summed up, those that are skipped, and the counts."""
        for taken_for, files in self._alike.items():
            if len(files) > _MAX_FILES:
                self._print(
                    f"{len(files):,} files in all: {taken_for}, one article each",
                    _join(files),
                )
        for line in sum_up_skipped(self._skipped):
            self._line(f"not read: {line}")
        self._line(
            f"{count_of(self.articles, 'article')} in {count_of(self.files, 'file')}; "
            "nothing was indexed"
        )

    def _print(self, title: str, found: FileInspection) -> None:
        self._line(title, TITLE)
        if found.columns:
            self._line(f"  read as: {found.columns}")
        for name, origins in found.fields.items():
            self._line(f"  {name}: {_describe_origins(origins, found.examined)}")
        for article in found.first:
            self._line(f"    {_describe_article(article)}")
        if found.articles > len(found.first) > 0:
            more = found.articles - len(found.first)
            self._line(f"    and {count_of(more, 'more article')}")
        self._console.print()

    def _line(self, line: str, style: str = "") -> None:
        print_text(self._console, Text(replace_controls(line), style=style))


_COLUMNS = ("file", "taken_for", "columns", "articles", "examined", "fields")


def answer_inspections(found: Iterable[FileInspection | ArticleError]) -> CommandAnswer:
    """Makes the answer for programs: the files, one a row, and what is skipped."""
    files: list[Mapping[str, object]] = []
    skipped: list[str] = []
    for each in found:
        if isinstance(each, ArticleError):
            skipped.append(str(each))
            continue
        skipped.extend(map(str, each.skipped))
        files.append(
            {
                "file": each.name,
                "taken_for": each.taken_for,
                "columns": each.columns,
                "articles": each.articles,
                "examined": each.examined,
                "fields": {name: dict(seen) for name, seen in each.fields.items()},
                "first": [_dump_article(article) for article in each.first],
            }
        )
    record = {"schema": SCHEMA, "files": files, "skipped": skipped}
    return CommandAnswer(
        record, _COLUMNS, lambda _console: None, files, found=bool(files)
    )


def _dump_article(article: Article) -> dict[str, object]:
    return {
        "path": article.path,
        "title": article.title.value,
        "date": str(article.date.value) if article.date.value else None,
        "outlet": article.outlet.value,
        "language": article.language.value,
        "chars": len(article.body),
    }


def _describe_origins(origins: Counter[str], examined: int) -> str:
    shown = [
        origin if count == examined else f"{origin} ({count:,})"
        for origin, count in origins.most_common(_MAX_ORIGINS)
    ]
    more = len(origins) - _MAX_ORIGINS
    return "; ".join(shown) + (f"; {more:,} more ways" if more > 0 else "")


def _describe_article(article: Article) -> str:
    title = article.title.value or "(no title)"
    outlet = format_outlet(article.outlet)
    words = f"{len(article.body.split()):,} words"
    return f"{title} · {outlet} · {format_date(article.date)} · {words}"


def _without_texts(found: FileInspection) -> FileInspection:
    """Returns the counts alone: a corpus may have a hundred thousand files."""
    return FileInspection(
        "",
        found.taken_for,
        articles=found.articles,
        examined=found.examined,
        fields=found.fields,
    )


def _join(files: list[FileInspection]) -> FileInspection:
    joined = FileInspection("", articles=0)
    for each in files:
        joined.examined += each.examined
        for name, origins in each.fields.items():
            joined.fields.setdefault(name, Counter()).update(origins)
    return joined
