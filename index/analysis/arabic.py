"""Light stems of Arabic words, on folded letters.

The article, the conjunction before it and the commonest endings are taken off, after
Larkey's light10, which outdid stemming to the root. Three letters stay at least, and a
first و goes whether the article stood before it or not: وزارة is found by الوزارة.
"""

import re

_ARTICLE = re.compile("^(?:[وبكف]?ال|لل)(?=...)")
_AND = re.compile("^و{1,2}(?=...)")
# A feminine ending is ت before a pronoun: مدينته is مدينة.
_PRONOUN = re.compile("(?<=...)(?:ات|(?<!ا)ت|)(?:ه|ها|هم)$")
_PLURAL = re.compile("(?<=...)(?:ان|ات|ون|ين)$")
_RELATION = re.compile("(?<=...)ي$")


def stem_arabic(word: str) -> str:
    """The stem of a folded word.

    >>> stem_arabic("والمرتزقه") == stem_arabic("مرتزقه") == "مرتزق"
    True
    """
    word = _AND.sub("", _ARTICLE.sub("", word, count=1), count=1)
    bare = _PRONOUN.sub("", word)
    if bare == word:
        bare = _PLURAL.sub("", word)
    return _RELATION.sub("", bare)
