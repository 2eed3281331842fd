"""Finds where the name of a person begins after a title in Arabic text.

A title may have adjectives (الرئيس المصري), and what it is the title of (وزير الخارجية، القيادي في
حركة …، المتحدث باسم …); other titles may follow (اللواء الركن).
"""

from collections.abc import Callable, Sequence

from index.extract.names.arabic.arabic_bodies import BodySpan
from index.extract.names.arabic.arabic_lexicon import WordClass, is_place
from index.extract.names.arabic.arabic_text import ArabicWord

_MAX_ROUNDS = 5
_MAX_CHAIN = 3
_LINKS = frozenset("في الي لدي باسم من علي فيها فيه بالوكاله بالانابه".split())
_PRONOUNS = ("ه", "ها", "هم")


class TitleReader:
    """Skips titles of people among the words of one text.

    Args:
        words: the words of the text.
        listed: for the number of a word, how many words from it name a listed actor.
        read_body: reads the body whose name begins with a word.
    """

    def __init__(
        self,
        words: Sequence[ArabicWord],
        listed: Sequence[int],
        read_body: Callable[[int], BodySpan | None],
    ) -> None:
        self._words = words
        self._listed = listed
        self._read_body = read_body

    def skip(self, number: int) -> list[tuple[int, bool]]:
        """Returns where a name may begin after a title.

        Args:
            number: number of the title.

        Returns:
            The numbers of words, each with whether it follows the title itself rather
            than what it is the title of.
        """
        starts: list[tuple[int, bool]] = []
        for _ in range(_MAX_ROUNDS):
            word = self._word(number) if starts else self._words[number]
            if word is None:
                break
            title = word.has(WordClass.TITLE)
            skip = self._skip_title if title else self._skip_complement
            after = skip(number)
            if after == number:
                break
            number = after
            starts.append((number, title))
        return starts

    def _word(self, number: int) -> ArabicWord | None:
        if number >= len(self._words) or self._words[number].breaks:
            return None
        return self._words[number]

    def _skip_title(self, number: int) -> int:
        number += 1
        while (word := self._word(number)) is not None and word.definite:
            adjective = word.is_nisba or word.has(WordClass.ADJECTIVE)
            if not adjective or word.has(WordClass.TITLE) or self._listed[number]:
                break
            number += 1
        return number

    def _skip_complement(self, number: int) -> int:
        word = self._word(number)
        if word is None:
            return number
        if word.form.stem in _LINKS:
            after = self._word(number + 1)
            return number + 1 if after is None else self._skip_noun(number + 1)
        return self._skip_noun(number)

    def _skip_noun(self, number: int) -> int:
        body = self._read_body(number)
        if body is not None:
            return body.last
        if self._listed[number]:
            return self._skip_adjectives(number + self._listed[number])
        for size in range(_MAX_CHAIN):
            word = self._word(number + size)
            if word is None or word.is_stop:
                break
            if word.definite or is_place(word.form.stem):
                return self._skip_adjectives(number + size + 1)
            if word.has(WordClass.GIVEN | WordClass.KUNYA | WordClass.TITLE):
                break
        return number

    def _skip_adjectives(self, number: int) -> int:
        while (word := self._word(number)) is not None and word.definite:
            joined = word.text.startswith("وال") and not word.has(WordClass.TITLE)
            adjective = word.is_nisba or word.has(WordClass.ADJECTIVE) or joined
            if not adjective or (word.has(WordClass.TITLE) and not joined):
                break
            number += 1
        return number
