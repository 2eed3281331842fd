"""Reads the shipped word lists, and extends them by rules of word formation."""

import re
from collections.abc import Container, Iterator

from index.analysis.analyzer import fold

# English endings, with the endings of the root that they may replace.
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
# Words of a corpus repeat, so results are remembered.
_MAX_REMEMBERED = 100_000
_MAX_INFLECTED = 30
_MAX_ENDING = max(len(ending) for ending, _ in _INFLECTIONS)
_ROOTS = dict(_INFLECTIONS)
_DOUBLED = re.compile(r"([bdglmnprt])\1$")
_PREFIX = re.compile(r"(?:un|re|non|anti|pre|post|over|under|mis|dis|out|inter|self)")

# Endings of folded family names: Slavic, Caucasian, Turkish, Persian, Greek,
# Italian, Iberian, Germanic, Finnish, Arabic, Indian.
_FAMILY_ENDING = re.compile(
    r"\w{2,20}(?:ov|ova|ev|eva|yev|yeva|enko|chuk|shyn|skyi|skiy|skyy|skij|ski|ska|sky|skaya|tsky"
    r"|vic|vich|vych|ovic|evic|kov|lov|nov|rov|sov|ash?vili|dze|yan|ian|oglu|zade|zadeh|zada|nejad"
    r"|poulos|poulou|idis|akis|adis|elli|etti|ini|ucci|azzi|acci|ello|ino|otti|oni|uzzi|escu|eanu"
    r"|sson|sen|dottir|strom|berg|stein|baum|mann|hauser|meier|mayer|meyer"
    r"|inen|onen|ainen|sson|quist|lund|gren|ez|inho|eira|eiro|illo|ano|ullah|uddin|allah"
    r"|wala|walla|jee|nathan|krishnan|swamy|singhe|nayake|stra|veld|huis|kis|ffy|cki|icz|czyk)"
)


class _RuleSet:
    """Set of words given by a list and a rule; remembers which words it contains."""

    def __init__(self, listed: Container[str] = ()) -> None:
        self._listed = listed
        self._known: dict[object, bool] = {}

    def __contains__(self, word: object) -> bool:
        """Checks whether the list or the rule contains the word."""
        known = self._known.get(word)
        if known is None:
            known = isinstance(word, str) and self._has(word)
            if len(self._known) >= _MAX_REMEMBERED:
                self._known.clear()
            self._known[word] = known
        return known

    def _has(self, word: str) -> bool:
        raise NotImplementedError


class CommonWords(_RuleSet):
    """Words that are no names even with a capital: listed ones and their inflections.

    >>> words = CommonWords(["stop", "carry", "large"])
    >>> ["stopped" in words, "carries" in words, "largest" in words, "sarraj" in words]
    [True, True, True, False]
    """

    def _has(self, word: str) -> bool:
        # A loop: a generator would take half as long again.
        for root in _roots(word):  # noqa: SIM110  (slower, see above)
            if root in self._listed:
                return True
        return False


class FamilyNames(_RuleSet):
    """Family names: listed ones, and words with the ending of a family name.

    >>> names = FamilyNames(["haftar"])
    >>> ["haftar" in names, "tymoshenko" in names, "window" in names]
    [True, True, False]
    """

    def _has(self, word: str) -> bool:
        return word in self._listed or _FAMILY_ENDING.fullmatch(word) is not None


def read_words(content: str) -> frozenset[str]:
    """Returns the folded words of a list, in which "_" joins the words of one name.

    Lines that begin with "#" are comments.

    >>> sorted(read_words("black_sea Nile"))
    ['black sea', 'nile']
    """
    lines = (line for line in content.split("\n") if not line.startswith("#"))
    words = fold(" ".join(lines)).split()
    return frozenset(word.replace("_", " ") for word in words)


def _roots(word: str) -> Iterator[str]:
    """Yields the word and the words of which it may be an inflection."""
    yield word
    if len(word) > _MAX_INFLECTED:
        return
    for size in range(1, min(_MAX_ENDING, len(word) - 3) + 1):
        for instead in _ROOTS.get(word[-size:], ()):
            root = word[:-size] + instead
            yield root
            if not instead and _DOUBLED.search(root):
                yield root[:-1]
    prefix = _PREFIX.match(word)
    if prefix and len(word) - prefix.end() > 3:
        yield from _roots(word[prefix.end() :])
