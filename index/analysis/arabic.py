"""Light stemmer for Arabic, on folded letters.

It removes the article, a conjunction before it and the commonest endings, as light10
does (Larkey, Ballesteros & Connell 2007), which gave better results than stemming to
the root. At least three letters remain. A leading و is removed with or without an
article before it, so that الوزارة finds وزارة.
"""

import re

_ARTICLE = re.compile("^(?:[وبكف]?ال|لل)(?=...)")
_AND = re.compile("^و{1,2}(?=...)")
# Before a pronoun a feminine ending is written ت: مدينته is a form of مدينة.
_PRONOUN = re.compile("(?<=...)(?:ات|(?<!ا)ت|)(?:ه|ها|هم)$")
_PLURAL = re.compile("(?<=...)(?:ان|ات|ون|ين)$")
_RELATION = re.compile("(?<=...)ي$")


def stem_arabic(word: str) -> str:
    """Returns the stem of a folded word.

    >>> stem_arabic("والمرتزقه") == stem_arabic("مرتزقه") == "مرتزق"
    True
    """
    word = _AND.sub("", _ARTICLE.sub("", word, count=1), count=1)
    bare = _PRONOUN.sub("", word)
    if bare == word:
        bare = _PLURAL.sub("", word)
    return _RELATION.sub("", bare)
