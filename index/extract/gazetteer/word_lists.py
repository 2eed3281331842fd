"""The shipped lists of words: names, places, and what is neither."""

import re
from collections.abc import Container, Iterator

from index.analysis.analyzer import fold

# Endings, and what may have stood in their place.
_INFLECTIONS = (
    ("ies", ("y",)), ("es", ("", "e")), ("s", ("",)),
    ("ied", ("y",)), ("ed", ("", "e")), ("d", ("",)), ("ing", ("", "e")),
    ("ings", ("", "e")), ("est", ("", "e")), ("ily", ("y",)), ("ly", ("", "le")), ("ally", ("",)),
    ("ness", ("",)), ("ful", ("",)), ("less", ("",)), ("ation", ("", "e")),
    ("ations", ("", "e")), ("al", ("", "e")), ("ity", ("", "e")), ("ment", ("",)),
    ("ments", ("",)), ("ism", ("",)), ("ist", ("",)), ("ists", ("",)), ("able", ("", "e")),
    ("ion", ("", "e")), ("ions", ("", "e")), ("ship", ("",)), ("hood", ("",)),
    ("ized", ("",)), ("ised", ("",)), ("izing", ("",)), ("ising", ("",)), ("like", ("",)),
)  # fmt: skip
# A name is looked up many times over a corpus.
_MOST_KEPT = 100_000
_LONGEST = max(len(ending) for ending, _ in _INFLECTIONS)
_ROOTS = dict(_INFLECTIONS)
_DOUBLED = re.compile(r"([bdglmnprt])\1$")
_PREFIX = re.compile(r"(?:un|re|non|anti|pre|post|over|under|mis|dis|out|inter|self)")

# Endings of family names, folded: Slavic, Caucasian, Turkish, Persian, Greek,
# Italian, Iberian, Germanic, Finnish, Arabic, Indian.
_FAMILY = re.compile(
    r"\w{2,20}(?:ov|ova|ev|eva|yev|yeva|enko|chuk|shyn|skyi|skiy|skyy|skij|ski|ska|sky|skaya|tsky"
    r"|vic|vich|vych|ovic|evic|kov|lov|nov|rov|sov|ash?vili|dze|yan|ian|oglu|zade|zadeh|zada|nejad"
    r"|poulos|poulou|idis|akis|adis|elli|etti|ini|ucci|azzi|acci|ello|ino|otti|oni|uzzi|escu|eanu"
    r"|sson|sen|dottir|strom|berg|stein|baum|mann|hauser|meier|mayer|meyer"
    r"|inen|onen|ainen|sson|quist|lund|gren|ez|inho|eira|eiro|illo|ano|ullah|uddin|allah"
    r"|wala|walla|jee|nathan|krishnan|swamy|singhe|nayake|stra|veld|huis|kis|ffy|cki|icz|czyk)"
)


class CommonWords:
    """Words that a capital does not make a name, in all their inflections.

    >>> words = CommonWords(["stop", "carry", "large"])
    >>> ["stopped" in words, "carries" in words, "largest" in words, "sarraj" in words]
    [True, True, True, False]
    """

    def __init__(self, words: Container[str] = ()) -> None:
        self._words = words
        self._known: dict[object, bool] = {}

    def __contains__(self, word: object) -> bool:
        """Whether it is one of the words, or made of one."""
        known = self._known.get(word)
        if known is None:
            known = isinstance(word, str) and self._has_root_of(word)
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[word] = known
        return known

    def _has_root_of(self, word: str) -> bool:
        return any(one in self._words for one in _roots(word))


class FamilyNames:
    """Family names, listed or told by their endings.

    >>> names = FamilyNames(["haftar"])
    >>> ["haftar" in names, "tymoshenko" in names, "window" in names]
    [True, True, False]
    """

    def __init__(self, listed: Container[str] = ()) -> None:
        self._listed = listed
        self._known: dict[object, bool] = {}

    def __contains__(self, key: object) -> bool:
        """Whether it is one of the names, or ends like one."""
        known = self._known.get(key)
        if known is None:
            known = isinstance(key, str) and self._is_name(key)
            if len(self._known) >= _MOST_KEPT:
                self._known.clear()
            self._known[key] = known
        return known

    def _is_name(self, key: str) -> bool:
        return key in self._listed or _FAMILY.fullmatch(key) is not None


def read_words(content: str) -> frozenset[str]:
    """The words of a list, folded; "_" joins the words of one name.

    >>> sorted(read_words("black_sea Nile"))
    ['black sea', 'nile']
    """
    lines = (line for line in content.split("\n") if not line.startswith("#"))
    words = fold(" ".join(lines)).split()
    return frozenset(word.replace("_", " ") for word in words)


def _roots(word: str) -> Iterator[str]:
    """The word, and those that it may be an inflection of."""
    yield word
    if len(word) > _TOO_LONG:
        return
    for size in range(1, min(_LONGEST, len(word) - 3) + 1):
        for instead in _ROOTS.get(word[-size:], ()):
            root = word[:-size] + instead
            yield root
            if not instead and _DOUBLED.search(root):
                yield root[:-1]
    prefix = _PREFIX.match(word)
    if prefix and len(word) - prefix.end() > 3:
        yield from _roots(word[prefix.end() :])


_TOO_LONG = 30
