"""The command that opens an article where it was published, or its saved file."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

from typing import Annotated

import typer

from search.cli.citing.matches import AtOption, MarkedWordsArgument, choose_match
from search.cli.citing.openers import (
    choose_address,
    find_file,
    find_line_in_file,
    open_in_browser,
    open_in_editor,
)
from search.cli.opening import open_or_build
from search.cli.options import ArticleArgument
from search.cli.printing import shown
from search.cli.screen.shared_values import Shared
from search.cli.searching.article_naming import name_article
from search.cli.searching.words_query import make_words_query
from search.output.tables.answer import CommandAnswer
from search.output.tables.line_answer import answer_line


def open_article(
    shared: Shared,
    article: ArticleArgument,
    words: MarkedWordsArgument = None,
    at: AtOption = None,
    file: Annotated[
        bool, typer.Option("--file", help="Open the saved file, not the address.")
    ] = False,
    editor: Annotated[
        bool,
        typer.Option("--editor", help="Open the saved file in $VISUAL or $EDITOR."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print what would be opened, no more.")
    ] = False,
) -> CommandAnswer:
    """Opens an article in the browser: where it was published, or else its saved file.

    \b
    corpus-search open 3                      the third hit of your last search
    corpus-search open 3 --file               the saved file
    corpus-search open 3 ceasefire --editor   in your editor, at the first match

    Only addresses that begin with http:// or https:// are opened, and files of the kinds
    that are read (corpus-search formats).
    """
    engine = open_or_build(shared.settings)
    found = engine.article(name_article(article, engine, shared.settings))
    if not editor:
        address = choose_address(found, saved=file)
        if not dry_run:
            open_in_browser(address)
        return answer_line(address, {"id": found.id, "opened": address})
    path, line = find_file(found), 1
    if words:
        query = make_words_query(shared.settings.search, words=words)
        marked = engine.mark(found.id, query)
        mark = choose_match(marked.text_marks, at)
        line = find_line_in_file(path, found.text, mark) if mark else 1
    if not dry_run:
        open_in_editor(path, line)
    record = {"id": found.id, "opened": str(path), "line": line}
    return answer_line(f"{shown(path)}:{line}", record)
