"""Reads the names of people in Arabic text, by their parts.

A name has a given name (أحمد، عبد الله، سيف الدين), a father's (بن عمر), a teknonym (أبو حمزة),
a family name with article (الحاج), in any number. Foreign and rare names are found after a
title or a verb of saying.
"""

import re
from collections.abc import Sequence

from index.extract.names.arabic.arabic_lexicon import (
    HEADS,
    PARTICLES,
    SERVANT,
    STOPS,
    WordClass,
    begins_place,
    is_place,
)
from index.extract.names.arabic.arabic_text import ArabicWord

_MAX_PARTS = 6
_NO_PART = HEADS | STOPS | WordClass.TITLE | WordClass.GENERIC | WordClass.NO_ADJECTIVE
# Clitics before a hamza, infinitives and pronouns: لإجلاء, استهداف, مواطنيها.
_NO_SURNAME = re.compile("^[لبكوف][أإآ]|^است|^إ(?!ي)|(?:ها|هم|هما)$")
# Endings of nouns, plurals and pronouns, which foreign names do not have.
_NOUN_END = re.compile("(?:ة|(?<!ي)ه|ات|اً|ًا)$")
_PLURALS = ("ين", "ون", "ات")
# Verbs of the imperfect begin with these letters.
_VERB_INITIALS = ("ي", "ت", "سي", "ست")
_MIN_VERB = 4
_MAX_UNKNOWN = 3


class PersonReader:
    """Reads names of people among the words of one text.

    Args:
        words: the words of the text.
        listed: for the number of a word, how many words from it name a listed actor
            that is no person.
        known: the same for all listed actors.
    """

    def __init__(
        self, words: Sequence[ArabicWord], listed: Sequence[int], known: Sequence[int]
    ) -> None:
        self._words = words
        self._listed = listed
        self._known = known

    def read(self, first: int, *, titled: bool) -> list[int]:
        """Reads the name of a person that begins with a word.

        Args:
            first: number of the word.
            titled: whether a title or a verb of saying stands before it.

        Returns:
            The numbers after each part of the name, empty if it is no name.
        """
        start = self._known_part(first, begins=True)
        if not start:
            return self._read_unknown(first) if titled else []
        ends = self._read_parts([start])
        if len(ends) > 1:
            sure = not self._words[first].has(WordClass.AMBIGUOUS) or titled
            sure = sure or self._is_apart(first, ends[-1])
            return ends if sure or self._is_name(start, ends[1]) else []
        kunya = self._words[first].has(WordClass.KUNYA)
        compound = start - first > 1 and not kunya
        named = titled or (kunya and self._words[first].quoted)
        return ends if named and (kunya or compound) else []

    def _is_apart(self, first: int, last: int) -> bool:
        """Checks for punctuation on both sides, as in a list of names."""
        return self._words[first].breaks and self._word(last) is None

    def _read_parts(self, ends: list[int]) -> list[int]:
        while len(ends) < _MAX_PARTS:
            number = ends[-1]
            end = self._known_part(number) or self._rare_part(number, len(ends))
            if not end:
                break
            ends.append(end)
            if self._is_family(number):
                break
        return ends

    def _is_family(self, number: int) -> bool:
        word = self._words[number]
        return word.definite and not word.has(WordClass.GIVEN)

    def _is_name(self, first: int, last: int) -> bool:
        """Checks whether a second part is surely one, after a word of two meanings."""
        word = self._words[first]
        clear = WordClass.GIVEN | WordClass.KUNYA | WordClass.NASAB
        if word.has(clear) and not word.form.clitics:
            return True
        return last - first > 1 or (word.is_nisba and not word.is_state_adjective)

    def _word(self, number: int) -> ArabicWord | None:
        if number >= len(self._words) or self._words[number].breaks:
            return None
        return self._words[number]

    def _known_part(self, number: int, *, begins: bool = False) -> int:
        """Returns the number after a part that is surely one of a name; 0 if none."""
        word = self._words[number] if begins else self._word(number)
        if word is None or (word.form.clitics and not begins) or word.is_stop:
            return 0
        following = self._word(number + 1)
        if word.has(WordClass.KUNYA) and not self._is_place(number):
            return self._after_kunya(number)
        if word.has(WordClass.NASAB) and not begins:
            return self._known_part(number + 1) or self._any_part(number + 1)
        if word.form.stem == SERVANT:
            return number + 2 if following is not None and following.definite else 0
        if following is not None and following.has(WordClass.COMPOUND_END):
            named = not word.definite and not word.has(_NO_PART)
            if named and not self._listed[number]:
                return number + 2
        if word.has(WordClass.GIVEN) and not self._listed[number]:
            return number + 1
        return 0

    def _after_kunya(self, number: int) -> int:
        """Returns the number after a teknonym: أبو حمزة, أم عبد الله."""
        last = self._known_part(number + 1)
        return last or self._any_part(number + 1)

    def _any_part(self, number: int) -> int:
        word = self._word(number)
        plain = word is not None and not word.has(_NO_PART) and not word.is_stop
        return number + 1 if plain and not self._is_place(number) else 0

    def _rare_part(self, number: int, parts: int) -> int:
        """Returns the number after a family name, or a second name that no list has."""
        word = self._word(number)
        if word is None or self._listed[number] or not self._stands_alone(word):
            return 0
        if word.has(_NO_PART) or word.is_stop or self._is_place(number):
            return 0
        if word.definite and not word.form.clitics:
            return 0 if self._is_no_family(word) else number + 1
        if parts > 1 and word.text.startswith("و"):
            return 0  # "and" and another word
        plain = not word.has(WordClass.ADJECTIVE) and len(word.text) > 2
        if (
            plain
            and not _NO_SURNAME.search(word.text)
            and (parts == 1 or self._ends_phrase(number + 1))
        ):
            return number + 1
        return 0

    def _is_no_family(self, word: ArabicWord) -> bool:
        """Checks a definite word for the endings of adjectives and plurals."""
        feminine = word.is_nisba and word.is_feminine
        plural = word.form.stem.endswith(_PLURALS)
        return feminine or plural or word.has(WordClass.GENERIC_ADJECTIVE)

    def _stands_alone(self, word: ArabicWord) -> bool:
        """Checks that a word has no clitics; فالكنبرغ only looks as if it had."""
        foreign = word.text.startswith(("فال", "كال")) and not word.form.classes
        return foreign or not word.form.clitics

    def _ends_phrase(self, number: int) -> bool:
        word = self._word(number)
        return word is None or word.has(PARTICLES) or word.form.clitics > 0

    def _read_unknown(self, first: int) -> list[int]:
        """Reads a name of which no list has the first part."""
        ends: list[int] = []
        number = first
        while len(ends) < _MAX_UNKNOWN and self._may_be_foreign(number, first):
            if len(ends) > 1 and not self._ends_phrase(number + 1):
                break
            number += 1
            ends.append(number)
        if len(ends) == 1 and (end := self._known_part(number)):
            ends.append(end)
            number = end
        word = self._word(number)
        if ends and word is not None and self._is_family_name(word):
            ends.append(number + 1)
        listed = word is not None and self._known[number] > 0
        return ends if len(ends) > 1 and not listed else []

    def _is_family_name(self, word: ArabicWord) -> bool:
        return word.is_nisba and not word.is_state_adjective and not word.has(_NO_PART)

    def _may_be_foreign(self, number: int, first: int) -> bool:
        word = self._words[number] if number == first else self._word(number)
        if word is None or word.definite or word.is_stop or len(word.text) < 2:
            return False
        if _NOUN_END.search(word.text) or _NO_SURNAME.search(word.text):
            return False
        if word.has(_NO_PART | WordClass.ADJECTIVE | WordClass.STATE_ADJECTIVE):
            return False
        if self._known[number] or self._is_place(number):
            return False
        return number > first or not self._is_verb(number)

    def _is_verb(self, number: int) -> bool:
        """Checks for the form of a verb whose object or complement follows."""
        word = self._words[number]
        if not word.text.startswith(_VERB_INITIALS) or len(word.text) < _MIN_VERB:
            return False
        after = self._word(number + 1)
        return after is None or after.definite or after.is_stop

    def _is_place(self, number: int) -> bool:
        if not begins_place(self._words[number].form.stem):
            return False
        stems = [word.form.stem for word in self._words[number : number + 2]]
        return is_place(stems[0]) or (len(stems) > 1 and is_place(" ".join(stems)))
