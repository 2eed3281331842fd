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
FORMS = "forms"
FILE = "file"
DIGEST = "digest"
STORED = "stored"

# Stands between the parts of a term of ACTOR_NAMES and FORMS.
SEPARATOR = "\t"


def make_schema() -> fields.Schema:
    """The schema of the index.

    DATE and DATE_LAST are ISO days, the first and last that the article can be of,
    so that their order is that of their letters; both empty where undated.
    ACTORS holds canonical names. ACTOR_NAMES holds, for every spelling by which an
    actor of the article can be asked for, `folded spelling TAB rank TAB canonical
    name`: rank 0 for a whole name, 1 for a word of one. FORMS holds `folded word TAB
    term` for every word, so that prefixes and misspellings are sought among the words
    people write, not among stems. FILE is the name of the file that the article came
    from. STORED is the article as JSON (index.stored).
    """
    text = TextAnalyzer()
    names = fields.KEYWORD(commas=True)
    return fields.Schema(
        **{
            ID: fields.ID(unique=True, stored=True),
            PATH: fields.ID(stored=True),
            URL: fields.STORED(),
            TITLE: fields.TEXT(analyzer=text, phrase=True),
            BODY: fields.TEXT(analyzer=text, phrase=True),
            DATE: fields.ID(),
            DATE_LAST: fields.ID(),
            OUTLET: fields.ID(),
            ACTORS: names,
            ACTOR_NAMES: names,
            LANGUAGE: fields.ID(),
            FORMS: names,
            FILE: fields.ID(),
            DIGEST: fields.STORED(),
            STORED: fields.STORED(),
        }
    )
