"""Reads the names of bodies in Arabic text: where they begin, and where they stop.

A body begins with a common word: army, ministry, movement. Its name goes on as its grammar
does. After a definite word stand the adjectives that agree with it (الجيش السوري الحر); after
an indefinite one stands what it is of, up to a definite noun or a proper name (شبكة أطباء
السودان), and the adjectives of either. A purpose may follow (لحقوق الإنسان).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from index.article import ActorType
from index.extract.names.arabic.arabic_lexicon import (
    HEADS,
    PARTICLES,
    STOPS,
    WordClass,
    begins_place,
    is_place,
)
from index.extract.names.arabic.arabic_people import PersonReader
from index.extract.names.arabic.arabic_text import ArabicWord

_MAX_CHAIN = 4
_MAX_ADJECTIVES = 3
_MAX_QUOTED = 6
_NO_COMPLEMENT = WordClass.TITLE | HEADS | STOPS
_SHORT_MINISTRIES = frozenset("الخارجيه الداخليه الخزانه".split())
_MISSION = "بعثه"
# A state's government and authorities mean the state.
_GOVERNMENTS = ("حكومه", "سلطات", "سفاره", "اداره")
# حكومة طرابلس, جبهة مأرب
_OF_PLACES = frozenset("حكومه سلطات سفاره اداره جبهه شرطه".split())
# Movements and fronts are parties, unless they fight.
_PARTIES = frozenset("حركه جبهه تجمع الحركه الجبهه التجمع".split())
_FIGHTS = re.compile("تحرير|جيش|جهاد|مقاوم|ثوار|نضال|مجاهد|شهداء|مسلح")


class BodySpan(NamedTuple):
    """The words of the name of a body.

    Attributes:
        first: number of the first word.
        last: number of the word after the last.
        type: the type of actor.
    """

    first: int
    last: int
    type: ActorType


class BodyReader:
    """Reads names of bodies among the words of one text.

    Args:
        words: the words of the text.
        listed: for the number of a word, how many words from it name a listed actor
            that is no person.
        people: reads the names of people.
    """

    def __init__(
        self,
        words: Sequence[ArabicWord],
        listed: Sequence[int],
        people: PersonReader,
    ) -> None:
        self._words = words
        self._listed = listed
        self._people = people

    def read(self, first: int) -> BodySpan | None:
        """Returns the body whose name begins with a word, None if none does."""
        word = self._words[first]
        if word.form.stem in _SHORT_MINISTRIES:
            return self._short_ministry(first)
        if not word.has(HEADS):
            return None
        quoted = self._end_of_quotation(first, whole=word.opened or word.definite)
        if quoted > first + 1:
            return BodySpan(first, quoted, self._type_of(first, quoted))
        if word.has(WordClass.TITLE) and self._begins_name(first + 1):
            return None  # لواء and اللواء are a brigade and a major general
        if word.definite:
            last = self._after_definite(first)
        else:
            last = self._after_indefinite(first)
        if last is None:
            return None
        last = self._skip_place_of_mission(first, last)
        return BodySpan(first, last, self._type_of(first, last))

    def _skip_place_of_mission(self, first: int, last: int) -> int:
        """Skips where a mission is: بعثة الاتحاد الأفريقي في الصومال."""
        word, place = self._word(last), self._word(last + 1)
        mission = self._words[first].form.stem.endswith(_MISSION)
        if not mission or word is None or place is None or word.text != "في":
            return last
        size = self._listed[last + 1] or self.count_place(last + 1)
        return last + 1 + size if size else last

    def _end_of_quotation(self, first: int, *, whole: bool) -> int:
        """Returns the number after a name that quotation marks end; 0 if none do.

        Args:
            first: number of the first word of the name.
            whole: whether it stands in the quotation marks too: «حزب الغد», حزب «الغد».
        """
        start = first if whole else first + 1
        words = self._words[start : start + _MAX_QUOTED]
        if not words or not words[0].opened or not (whole or words[0].quoted):
            return 0
        for size, word in enumerate(words, start=1):
            if size > 1 and word.breaks:
                return 0
            if word.closed:
                return start + size
        return 0

    def skip_medium(self, number: int) -> int:
        """Returns the number after the name of a medium: صحيفة «الغد», وكالة الأنباء التونسية.

        Args:
            number: number of the first word of its name.
        """
        last = number + max(1, self._listed[number])
        if self._words[number].quoted:
            while last < len(self._words) and not self._words[last].breaks:
                last += 1
            return last
        return self._skip_adjectives(number, last)

    def _short_ministry(self, first: int) -> BodySpan | None:
        """Reads a ministry called by its field and state alone: الخارجية الأمريكية."""
        after = self._word(first + 1)
        word = self._words[first]
        previous = self._words[first - 1] if first else word
        # السياسة الخارجية المصرية is a policy, وزير الخارجية المصري a person.
        if not (word.breaks or word.form.clitics or previous.has(PARTICLES)) and first:
            return None
        if after is None or not after.is_state_adjective or not after.definite:
            return None
        return BodySpan(first, first + 2, ActorType.STATE_BODY)

    def _begins_name(self, number: int) -> bool:
        word = self._word(number)
        return word is not None and word.has(
            WordClass.GIVEN | WordClass.KUNYA | WordClass.TITLE
        )

    def _word(self, number: int) -> ArabicWord | None:
        """Returns a word if it goes on the phrase before it."""
        if number >= len(self._words) or self._words[number].breaks:
            return None
        return self._words[number]

    def _after_definite(self, first: int) -> int | None:
        last = self._skip_adjectives(first, first + 1)
        if last == first + 1:
            return None
        only = self._words[first + 1]
        if last == first + 2 and not self._names_alone(first, only):
            purpose = self._skip_purpose(last)
            return purpose if purpose > last else None
        return self._skip_purpose(last)

    def _names_alone(self, first: int, adjective: ArabicWord) -> bool:
        """Checks whether one adjective suffices: السلطات المحلية names no body."""
        head = self._words[first]
        if adjective.is_state_adjective:
            return not head.form.stem.endswith(_GOVERNMENTS)
        if head.has(WordClass.WEAK_HEAD) or adjective.has(WordClass.GENERIC_ADJECTIVE):
            return False
        return adjective.is_nisba and not adjective.has(WordClass.FUNCTION)

    def _after_indefinite(self, first: int) -> int | None:
        number = first + 1
        for _ in range(_MAX_CHAIN):
            word = self._word(number)
            if word is None:
                return None
            named = self._listed[number] or self.count_place(number)
            if named:
                return self._after_named(first, number, named)
            person = self._person_end(number)
            if person:
                return self._named_after(first, person)
            if word.definite or word.form.clitics:
                return self._after_last(first, number)
            if word.has(HEADS) and self._words[first].has(WordClass.WEAK_HEAD):
                return None  # مكتب برنامج الأغذية is read from its second word
            if word.is_stop or word.has(WordClass.TITLE) or word.text[0] == "ي":
                return None  # verbs of the imperfect begin so
            number += 1
        return None

    def _after_named(self, first: int, number: int, size: int) -> int | None:
        """Ends a name at a listed name or a place, unless that is only where it is."""
        if self._words[first].form.stem in _OF_PLACES:
            return None
        return self._finish(first, number + size)

    def _after_last(self, first: int, number: int) -> int | None:
        """Ends a name at its definite noun, or before a word with a clitic."""
        word = self._words[number]
        if word.form.clitics and number > first + 1:
            return self._after_proper(first, number)
        if word.is_stop or word.form.clitics:
            return None
        return self._after_noun(first, number)

    def _person_end(self, number: int) -> int:
        """Returns the number after the name of a person, title and all; 0 if none."""
        word = self._words[number]
        if word.has(WordClass.TITLE) and word.definite and self._word(number + 1):
            number += 1
        ends = self._people.read(number, titled=False)
        return ends[-1] if ends else 0

    def _named_after(self, first: int, last: int) -> int | None:
        """Lets bodies have a person's name, unless it is that of their head."""
        return None if self._words[first].has(WordClass.STATE_HEAD) else last

    def _after_proper(self, first: int, number: int) -> int | None:
        """Ends a name without article at its purpose: مركز جسور للدراسات."""
        last = self._skip_purpose(number)
        return last if last > number else None

    def count_place(self, number: int) -> int:
        """Counts the words that name a listed place, 0 if they name none."""
        if not begins_place(self._words[number].form.stem):
            return 0
        stems = [word.form.stem for word in self._words[number : number + 2]]
        if len(stems) == 2 and is_place(" ".join(stems)):
            return 2
        return int(is_place(stems[0]))

    def _after_noun(self, first: int, number: int) -> int | None:
        noun = self._words[number]
        alone = number == first + 1
        # قوات الجيش الليبي is the army; رئاسة الحكومة is a body of its own.
        presidency = self._words[first].form.stem == "رياسه"
        inner = alone and noun.has(HEADS) and not presidency
        if inner or noun.has(WordClass.FUNCTION):
            return None
        last = self._skip_adjectives(first, number + 1)
        generic = noun.has(WordClass.GENERIC) and last == number + 1
        head = self._words[first]
        if alone and generic and not head.has(WordClass.STATE_HEAD):
            return None
        if alone and last == number + 1 and head.has(WordClass.WEAK_HEAD):
            return None
        if noun.has(WordClass.TITLE) and alone and last == number + 1:
            return None
        return self._finish(first, self._skip_coordinated(first, last))

    def _skip_coordinated(self, first: int, number: int) -> int:
        """Skips second nouns joined by "and": حركة العدل والمساواة."""
        word = self._word(number)
        while (
            word is not None
            and word.text.startswith("وال")
            and not word.has(_NO_COMPLEMENT)
            and not self._listed[number]
            and not is_place(word.form.stem)
        ):
            number = self._skip_adjectives(first, number + 1)
            word = self._word(number)
        return number

    def _finish(self, first: int, number: int) -> int:
        last = self._skip_adjectives(first, number)
        return self._skip_purpose(last)

    def _skip_adjectives(self, first: int, number: int) -> int:
        """Skips the adjectives that agree with one of the words before them."""
        masculine = not all(word.is_feminine for word in self._words[first:number])
        for _ in range(_MAX_ADJECTIVES):
            word = self._word(number)
            if word is None or word.form.clitics or not word.definite:
                break
            if not (word.is_nisba or word.has(WordClass.ADJECTIVE)):
                break
            if word.has(WordClass.TITLE) and self._begins_name(number + 1):
                break
            if not (masculine or word.is_feminine):
                break
            number += 1
        return number

    def _skip_purpose(self, number: int) -> int:
        """Skips what a body is for: للثورة السورية, لحقوق الإنسان, لاستغلال المياه."""
        word = self._word(number)
        if word is None or not word.text.startswith("ل"):
            return number
        if word.text.startswith("لل") and word.definite:
            last = self._skip_adjectives(number, number + 1)
            return self._skip_coordinated(number, last)
        if not word.has(WordClass.PURPOSE) or not word.form.clitics:
            return number
        return self._end_of_chain(number + 1) or number

    def _end_of_chain(self, number: int) -> int | None:
        """Returns the number after the first definite noun or listed name."""
        start = number
        for _ in range(_MAX_CHAIN):
            word = self._word(number)
            if word is None or word.has(WordClass.FUNCTION | WordClass.SAYING):
                return None
            if self._listed[number]:
                return number + self._listed[number]
            if word.definite:
                last = self._skip_adjectives(start, number + 1)
                return self._skip_coordinated(start, last)
            number += 1
        return None

    def _type_of(self, first: int, last: int) -> ActorType:
        head = self._words[first]
        name = " ".join(word.form.stem for word in self._words[first:last])
        if head.form.stem in _PARTIES and not _FIGHTS.search(name):
            return ActorType.ORGANISATION
        if head.has(WordClass.ARMED_HEAD):
            of_state = self._words[last - 1].is_state_adjective
            army = head.form.stem.endswith(("جيش", "قوات"))
            if army and (of_state or head.definite):
                return ActorType.STATE_BODY
            return ActorType.ARMED_GROUP
        if head.has(WordClass.STATE_HEAD) and not head.has(WordClass.ORG_HEAD):
            return ActorType.STATE_BODY
        return ActorType.ORGANISATION
