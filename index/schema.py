"""The fields of the Whoosh index: one place for their names and kinds."""

# Raised whenever an index made by older code would be misread by newer.
VERSION = 8

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
