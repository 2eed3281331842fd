"""The names of the index's fields, as Whoosh and the codec know them."""

# To be raised when newer code would misread an index made by older code.
VERSION = 11

ID = "id"
PATH = "path"
URL = "url"
TITLE = "title"
BODY = "body"
PAGE = "page"
DATE = "date"
DATE_LAST = "date_last"
OUTLET = "outlet"
ACTORS = "actors"
ACTOR_NAMES = "actor_names"
AUTHORS = "authors"
AUTHOR_NAMES = "author_names"
URL_KEYS = "url_keys"
PATH_KEY = "path_key"
LANGUAGE = "language"
FORMS = "forms"
FILE = "file"
DIGEST = "digest"
STORED = "stored"

# Separates the parts of a term of ACTOR_NAMES, AUTHOR_NAMES and FORMS.
SEPARATOR = "\t"
