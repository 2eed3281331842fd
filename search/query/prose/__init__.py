"""Reads pasted prose as its writer meant it: sentences, headlines, claims, questions.

Marks and words that are operators in a query are mostly neither in a sentence; and what
a sentence excludes ("but not Syria") is no word to rank articles by.
"""

from search.query.prose.excluded_words import split_excluded as split_excluded
from search.query.prose.foreign_syntax import (
    describe_foreign_syntax as describe_foreign_syntax,
)
from search.query.prose.operator_words import (
    find_words_like_operators as find_words_like_operators,
)
from search.query.prose.operator_words import (
    remove_words_like_operators as remove_words_like_operators,
)
from search.query.prose.sentences import is_sentence as is_sentence
from search.query.prose.sentences import (
    read_marks_as_punctuation as read_marks_as_punctuation,
)
