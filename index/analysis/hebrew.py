"""Removes the one-letter words that Hebrew writes together with the next word.

והממשלה ("and the government") and ממשלה then have one stem. Letters are removed as long
as the word begins with one of them: whether ה is the article or a letter of the root is
not written, so that both lose it. At least three letters remain, four after מ and ש,
with which many roots begin.
"""

_MIN_LETTERS = {"ו": 3, "ה": 3, "ב": 3, "ל": 3, "כ": 3, "מ": 4, "ש": 4}


def stem_hebrew(word: str) -> str:
    """Returns a word without the letters before it.

    >>> stem_hebrew("והממשלה") == stem_hebrew("ממשלה"), stem_hebrew("בירושלים")
    (True, 'ירושלים')
    """
    start = 0
    while len(word) - start > _MIN_LETTERS.get(word[start], len(word)):
        start += 1
    return word[start:]
