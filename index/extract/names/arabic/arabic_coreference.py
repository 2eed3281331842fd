"""Unites the names of one Arabic text that mean one actor: full names, parts of them."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from index.analysis.analyzer import fold
from index.article import ActorType
from index.extract.gazetteer.gazetteer import Meaning
from index.extract.names.arabic.arabic_lexicon import STOPS, WordClass, forms_of
from index.extract.names.arabic.arabic_text import ArabicWord
from index.extract.names.mentions import NameMention

_ARTICLE = "ال"
_KUNYA = ("ابو ", "ام ")


class ArabicPerson(NamedTuple):
    """A person with the parts of the name.

    Attributes:
        name: the name, canonical if listed.
        parts: the given name, and what follows: a father's name, a family name.
        meaning: the listed person, None if not listed.
    """

    name: str
    parts: tuple[str, ...]
    meaning: Meaning | None


def unite_people(
    mentions: Iterable[NameMention], people: Sequence[ArabicPerson]
) -> list[NameMention]:
    """Gives people who are named with parts of a longer name that name."""
    longer = _longer_names(people)
    return [_renamed(mention, longer.get(mention.name)) for mention in mentions]


def _renamed(mention: NameMention, person: ArabicPerson | None) -> NameMention:
    if person is None or mention.listed or mention.type is not ActorType.PERSON:
        return mention
    listed = person.meaning is not None
    return mention._replace(name=person.name, listed=listed)


def _longer_names(people: Sequence[ArabicPerson]) -> dict[str, ArabicPerson]:
    """Returns, for the name of a person, the one longer name that begins or ends with it."""
    found = {}
    distinct = {fold(" ".join(person.parts)): person for person in people}
    for key, person in distinct.items():
        longer = [
            other
            for longest, other in distinct.items()
            if longest.startswith(key + " ")
            or (key.startswith(_KUNYA) and longest.endswith(" " + key))
        ]
        if len(longer) == 1:
            found[person.name] = longer[0]
    return found


def unite_bodies(mentions: list[NameMention]) -> list[NameMention]:
    """Gives a body the longer name that another mention of it has."""
    names = {
        fold(mention.name): mention.name
        for mention in mentions
        if mention.type is not ActorType.PERSON and not mention.listed
    }
    longer = {}
    for key, name in names.items():
        candidates = [
            other for one, other in names.items() if one.startswith(key + " ")
        ]
        if len(candidates) == 1:
            longer[name] = candidates[0]
    return [
        mention
        if mention.listed
        else mention._replace(name=longer.get(mention.name, mention.name))
        for mention in mentions
    ]


def find_surnames(
    words: Sequence[ArabicWord], free: Iterable[int], people: Sequence[ArabicPerson]
) -> list[NameMention]:
    """Finds the people of a text where only the last part of their name stands.

    Args:
        words: the words of the text.
        free: numbers of words that belong to no other name.
        people: the people who are named in full.
    """
    surnames = _surnames(people)
    found: list[NameMention] = []
    if not surnames:
        return found
    for number in free:
        word = words[number]
        if word.has(STOPS):
            continue
        for form in forms_of(word.text):
            person = surnames.get(form.stem.removeprefix(_ARTICLE))
            if person is not None and _may_be_surname(words, number):
                start = word.start + min(form.clitics, len(word.text) - 1)
                found.append(_surname_mention(person, start, word.end))
                break
    return found


def _surnames(people: Sequence[ArabicPerson]) -> dict[str, ArabicPerson]:
    found: dict[str, ArabicPerson] = {}
    for person in people:
        last = fold(person.parts[-1]).removeprefix(_ARTICLE)
        if len(person.parts) > 1 and len(last) > 2:
            known = found.setdefault(last, person)
            if len(person.name) > len(known.name):
                found[last] = person
    return found


def _may_be_surname(words: Sequence[ArabicWord], number: int) -> bool:
    """Checks a word that may also be a common one by the word before it."""
    word = words[number]
    plain = WordClass.GIVEN | WordClass.STATE_ADJECTIVE | WordClass.ADJECTIVE
    if not word.has(plain) and not word.is_stop:
        return True
    before = words[number - 1] if number and not word.breaks else None
    return before is not None and before.has(WordClass.SAYING | WordClass.TITLE)


def _surname_mention(person: ArabicPerson, start: int, end: int) -> NameMention:
    listed = person.meaning is not None
    return NameMention(
        start, end, person.name, ActorType.PERSON, listed=listed, rule="surname"
    )
