"""The fields of the Whoosh index: one place for their names and kinds."""

from whoosh import fields

from index.analysis import TextAnalyzer

# Raised whenever an index made by older code would be misread by newer.
VERSION = 1

ID = "id"
PATH = "path"
URL = "url"
TITLE = "title"
BODY = "body"
DATE = "date"
DATE_LAST = "date_last"
OUTLET = "outlet"
ACTORS = "actors"
ACTOR_NAMES = "actor_names"
LANGUAGE = "language"
SOURCE = "source"
DIGEST = "digest"
STORED = "stored"

# Between the folded name, its rank and the actor's canonical name in ACTOR_NAMES.
NAME_SEPARATOR = "\t"


def make_schema() -> fields.Schema:
    """The schema of the index.

    DATE and DATE_LAST are ISO days, the first and last that the article can be of,
    so that their order is that of their letters; both empty where undated.
    ACTORS holds canonical names. ACTOR_NAMES holds, for every spelling by which an
    actor of the article can be asked for, `folded spelling TAB rank TAB canonical
    name`: rank 0 for a whole name, 1 for a word of one. STORED is the article as
    JSON: text, fields with their evidence, mentions.
    """
    text = TextAnalyzer()
    return fields.Schema(
        **{
            ID: fields.ID(unique=True, stored=True),
            PATH: fields.ID(stored=True),
            URL: fields.STORED(),
            TITLE: fields.TEXT(analyzer=text, phrase=True),
            BODY: fields.TEXT(analyzer=text, phrase=True),
            DATE: fields.ID(sortable=True),
            DATE_LAST: fields.ID(),
            OUTLET: fields.ID(),
            ACTORS: fields.KEYWORD(commas=True),
            ACTOR_NAMES: fields.KEYWORD(commas=True),
            LANGUAGE: fields.ID(),
            SOURCE: fields.STORED(),
            DIGEST: fields.STORED(),
            STORED: fields.STORED(),
        }
    )
