"""The commands that mark articles: tags, what was seen, and notes."""

# ruff: noqa: D301  (in a docstring \b is Click's mark for lines to leave as they are)

from collections.abc import Iterable, Sequence
from typing import Annotated

import typer

from search.cli.desk.marked_articles import find_texts, list_names
from search.cli.options import ArticleArgument
from search.cli.printing import shown
from search.cli.screen.shared_values import Shared
from search.desk.desk_errors import DeskError
from search.desk.desk_file import Desk, open_existing
from search.desk.desk_place import find_desk
from search.desk.marks import (
    add_tag,
    check_tag,
    list_marks,
    list_tagged,
    remove_tag,
    write_note,
)
from search.desk.tag_reader import SEEN
from search.desk.text_names import Marks, TextName
from search.output.desk.marks_page import answer_marks, answer_tags
from search.output.tables.answer import CommandAnswer
from search.output.tables.line_answer import answer_line
from search.output.wording import count_of

ArticlesAndTag = Annotated[
    list[str],
    typer.Argument(
        metavar="ID… NAME",
        help="Articles by id, path or rank in the last search (3, or 3-7), then the tag.",
    ),
]
SeveralArticles = Annotated[
    list[str],
    typer.Argument(
        metavar="ID…",
        help="Articles by id, path or rank in the last search (3, or 3-7).",
    ),
]
_NO_NOTES = "no notes yet; write one with: corpus-search note ID TEXT"
TagNames = Annotated[
    list[str] | None,
    typer.Argument(metavar="[NAMES…]", help="Tags whose articles are listed."),
]


def tag(shared: Shared, articles: ArticlesAndTag) -> CommandAnswer:
    """Gives articles a tag of your own; `tag:NAME` in a query finds them.

    \b
    corpus-search tag 3 "to read"              the third hit of your last search
    corpus-search tag 1-5 9 libya              several
    corpus-search tag seeds/001_5eff2ec82090edfe.txt libya
    corpus-search 'tag:libya Haftar'           among the articles with it
    corpus-search --facet tag Haftar           how many have which
    corpus-search tags                         all tags

    A tag belongs to the text: it stays where the file is moved or the index is rebuilt,
    and counts for every copy of the same text.
    """
    named, name = _split(articles)
    return _tag(shared, named, name)


def untag(shared: Shared, articles: ArticlesAndTag) -> CommandAnswer:
    """Takes a tag from articles.

    \b
    corpus-search untag 3 "to read"
    """
    named, name = _split(articles)
    return _untag(shared, named, name)


def seen(shared: Shared, articles: SeveralArticles) -> CommandAnswer:
    """Marks articles as seen: they get the tag `seen`.

    \b
    corpus-search seen 1-10            the first ten hits of your last search
    corpus-search 'Libya -tag:seen'    what you have not seen
    """
    return _tag(shared, articles, SEEN)


def unseen(shared: Shared, articles: SeveralArticles) -> CommandAnswer:
    """Takes back that articles were seen.

    \b
    corpus-search unseen 3
    """
    return _untag(shared, articles, SEEN)


def tags(shared: Shared, names: TagNames = None) -> CommandAnswer:
    """Lists your tags with the number of articles, or the articles with some tags.

    \b
    corpus-search tags
    corpus-search tags libya      also those that the index has no more

    The exit status is 1 if there are none.
    """
    desk = open_existing(find_desk(shared.settings).path)
    if desk is None:
        return answer_tags({})
    with desk:
        tagged = list_tagged(desk)
        if not names:
            return answer_tags({name: len(texts) for name, texts in tagged.items()})
        texts = list_names(tagged, names)
        return answer_marks(list_marks(desk, texts))


def note(
    shared: Shared,
    article: ArticleArgument,
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NOTE…]", help="The note; without one it is printed."),
    ] = None,
    add: Annotated[
        bool, typer.Option("--add", help="Add a line to the note that is there.")
    ] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Remove the note.")] = False,
) -> CommandAnswer:
    """Writes a note on an article, or prints it.

    \b
    corpus-search note 3 "ask the ministry about the ships"
    corpus-search note 3 --add "they did not answer"
    corpus-search note 3
    corpus-search note 3 --remove
    corpus-search notes

    A note belongs to the text, as tags do; `show` prints both.
    """
    text = " ".join(words or ())
    place = find_desk(shared.settings)
    with Desk(place.path) as desk:
        (named,) = find_texts([article], desk, shared.settings)
        before = next(iter(list_marks(desk, [named.text])), Marks(named))
        if text or remove:
            with desk.changing():
                write_note(desk, named, f"{before.note}\n{text}" if add else text)
        now = next(iter(list_marks(desk, [named.text])), Marks(named))
    answer = answer_marks([now] if now.note else [])
    notices = () if add else _say_what_was(before, now, article)
    return answer._replace(found=bool(now.note) or remove, notices=notices)


def notes(shared: Shared) -> CommandAnswer:
    """Lists your notes, and the articles that they are on.

    \b
    corpus-search notes
    corpus-search notes --format csv -o notes.csv

    The exit status is 1 if there are none.
    """
    desk = open_existing(find_desk(shared.settings).path)
    if desk is None:
        return answer_marks([])._replace(notices=(_NO_NOTES,))
    with desk:
        noted = [one for one in list_marks(desk) if one.note]
    return answer_marks(noted)._replace(notices=() if noted else (_NO_NOTES,))


def _say_what_was(before: Marks, now: Marks, article: str) -> tuple[str, ...]:
    """Repeats a note that is gone, so that it can be written again."""
    if not now.note and not before.note:
        return (f"no note on {article}; write one with: corpus-search note ID TEXT",)
    if before.note == now.note:
        return ()
    was = " / ".join(before.note.splitlines())
    return (f"{'replaced' if now.note else 'removed'}: {was}",) if was else ()


def _split(articles: Sequence[str]) -> tuple[Sequence[str], str]:
    if len(articles) < 2:
        raise DeskError("name the articles, then the tag: corpus-search tag 3 libya")
    return articles[:-1], check_tag(articles[-1])


def _tag(shared: Shared, articles: Iterable[str], name: str) -> CommandAnswer:
    place = find_desk(shared.settings)
    with Desk(place.path) as desk:
        texts = find_texts(articles, desk, shared.settings)
        with desk.changing():
            changed = add_tag(desk, name, texts)
    already = len(texts) - changed
    had = f"; {already:,} had it" if already else ""
    line = f"tagged {count_of(changed, 'article')} {name}{had}"
    return _answer(line, name, texts, changed)


def _untag(shared: Shared, articles: Iterable[str], name: str) -> CommandAnswer:
    place = find_desk(shared.settings)
    desk = open_existing(place.path)
    if desk is None:
        raise DeskError(f"no desk at {shown(place.path)}: nothing is tagged yet")
    with desk:
        texts = find_texts(articles, desk, shared.settings)
        with desk.changing():
            changed = remove_tag(desk, name, [one.text for one in texts])
    line = f"took {name} from {count_of(changed, 'article')}"
    return _answer(line, name, texts, changed)


def _answer(
    line: str, name: str, texts: Sequence[TextName], changed: int
) -> CommandAnswer:
    record = {"tag": name, "changed": changed, "articles": [one.text for one in texts]}
    return answer_line(line, record)
