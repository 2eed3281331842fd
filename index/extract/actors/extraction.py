"""Finds the actors of an article: groups the mentions of its names by actor."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from index.article import Actor, ActorType, Basis
from index.extract.actors.canonical_names import merge_spellings
from index.extract.actors.coreference import CoreferenceResolver, tidy_name, token_keys
from index.extract.actors.credits import drop_credits
from index.extract.actors.entity_linking import link_name
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.nominative import to_nominative
from index.extract.names.mentions import NameMention
from index.extract.names.name_cache import NameCache
from index.extract.names.recognizer import find_names
from index.extract.names.turkish.turkish_words import name_turkish_bodies

# Names of state bodies, to follow the adjective of the state: Turkish Armed Forces.
_STATE_BODIES = {
    "army": "Armed Forces", "armed forces": "Armed Forces", "military": "Armed Forces",
    "navy": "Navy", "air force": "Air Force",
    "foreign ministry": "Foreign Ministry", "foreign office": "Foreign Ministry",
    "defense ministry": "Defence Ministry", "defence ministry": "Defence Ministry",
    "interior ministry": "Interior Ministry", "health ministry": "Health Ministry",
    "finance ministry": "Finance Ministry", "justice ministry": "Justice Ministry",
}  # fmt: skip
_BODY_AFTER = re.compile(
    rf"(?:['’]s)?\s({'|'.join(_STATE_BODIES)})\b"
    r"(?=['’]s|[.,;:)]|\s(?:said|says|has|had|have|was|were|is|are|and|to|in|on|with|of|that|which|announced|confirmed|denied|spokes\w+)\b)",
    re.IGNORECASE,
)

# A quick test, since most words after a state begin with other letters.
_BODY_INITIALS = frozenset("".join(body[0] + body[0].upper() for body in _STATE_BODIES))

# Confidence of each rule, from 0 to 1.
_CONFIDENCE = {
    "listed": 0.95, "transliteration": 0.85, "title": 0.8, "given name": 0.75, "organisation word": 0.75,
    "acronym": 0.8, "surname": 0.8, "two words": 0.5, "capitals": 0.5,
    "unit": 0.75, "age": 0.7, "verb": 0.55, "the": 0.5, "quoted": 0.7, "firm": 0.7,
}  # fmt: skip
_DEFAULT_CONFIDENCE = 0.5
_WEAK_CONFIDENCE = 0.4
# Rules that do not make a single word an actor: the word is a common noun.
_GENERIC_RULES = frozenset({"organisation word", "organisation alone", "seen before"})
# Rules that make a single word an actor only if it is mentioned again.
_WEAK_RULES = frozenset({"verb", "preposition", "two words"})


_FORMERLY = re.compile(
    r"\b(?:previously|formerly|once) (?:also )?known as (?:the )?(?:so-called )?$"
)
_FORMERLY_CHARS = 60
# The newer name stands at most so many characters before.
_FORMER_REACH = 200
_FIRST_CYRILLIC = "\u0400"


@dataclass(slots=True)
class _ActorMentions:
    name: str
    type: ActorType
    listed: bool
    rule: str
    strong: list[NameMention] = field(default_factory=list)
    weak: list[NameMention] = field(default_factory=list)


def find_actors(
    body: str, cache: NameCache, language: str = "en", year: int | None = None
) -> tuple[Actor, ...]:
    """Finds the actors that a body names.

    Args:
        body: the text of the article.
        cache: the gazetteer, with results for earlier articles.
        language: two-letter code of the language, empty if unknown.
        year: the year of the article, None if unknown.

    Returns:
        The actors in the order of their first mention.
    """
    named = find_names(body, cache, language, year)
    if language == "ru":
        # Imported here, since few texts need its patterns.
        from index.extract.names.russian.people import name_people

        named = name_people(body, named)
    elif language == "tr":
        named = name_turkish_bodies(named, cache.gazetteer)
    mentions = [
        mention
        if mention.listed or " " not in mention.name
        else _link(mention, cache, language, year)
        for mention in named
        if mention.type is not None
    ]
    mentions = drop_credits(body, mentions)
    if "known as" in body:
        mentions = _rename_former(body, mentions)
    mentions.extend(_state_bodies(body, mentions, cache.gazetteer))
    groups = _group_by_actor(body, mentions, cache.gazetteer)
    actors = [_actor(body, group) for group in groups if _is_actor(group)]
    actors.sort(key=lambda actor: actor.mentions[0])
    return merge_spellings(actors) if len(actors) > 1 else tuple(actors)


def _group_by_actor(
    body: str, mentions: list[NameMention], gazetteer: Gazetteer
) -> Iterable[_ActorMentions]:
    resolver = CoreferenceResolver(body, gazetteer, mentions)
    groups: dict[str, _ActorMentions] = {}
    for mention in mentions:
        name = mention.name if mention.listed else resolver.resolve(mention)
        group = groups.get(name)
        if group is None:
            type_ = mention.type or ActorType.UNKNOWN
            group = _ActorMentions(name, type_, mention.listed, mention.rule)
            groups[name] = group
        (group.weak if mention.weak else group.strong).append(mention)
    return groups.values()


def _rename_former(body: str, mentions: list[NameMention]) -> list[NameMention]:
    """Gives an actor that is "formerly known as" another one name for both."""
    names: dict[str, str] = {}
    for number, mention in enumerate(mentions):
        start = max(0, mention.start - _FORMERLY_CHARS)
        if not _FORMERLY.search(body, start, mention.start):
            continue
        for earlier in reversed(mentions[:number]):
            if mention.start - earlier.end > _FORMER_REACH:
                break
            if earlier.type is mention.type:
                names[mention.name] = earlier.name
                break
    return [one._replace(name=names.get(one.name, one.name)) for one in mentions]


def _link(
    mention: NameMention, cache: NameCache, language: str, year: int | None
) -> NameMention:
    """Returns the mention under the canonical name of the actor it transliterates."""
    if mention.type is ActorType.PERSON and mention.name[0] >= _FIRST_CYRILLIC:
        mention = mention._replace(name=to_nominative(mention.name, language))
    meaning = link_name(mention.name, cache, year)
    if meaning is None or meaning.type is not mention.type:
        return mention
    return mention._replace(name=meaning.name, listed=True, rule="transliteration")


def _state_bodies(
    body: str, mentions: list[NameMention], gazetteer: Gazetteer
) -> list[NameMention]:
    """Finds state bodies after a state: Turkish army, Russia's foreign ministry."""
    found = []
    for mention in mentions:
        if mention.type is not ActorType.STATE:
            continue
        after = body[mention.end : mention.end + 2]
        if after[:1].isspace() and after[1:] not in _BODY_INITIALS:
            continue
        match = _BODY_AFTER.match(body, mention.end, mention.end + 24)
        if match:
            adjective = gazetteer.adjective_of(mention.name)
            name = f"{adjective} {_STATE_BODIES[match[1].lower()]}"
            known = gazetteer.canonical_actor(name)
            found.append(
                NameMention(
                    mention.start, match.end(), known or name, ActorType.STATE_BODY,
                    listed=known is not None, weak=False, rule="body of a state",
                )
            )  # fmt: skip
    return found


def _is_actor(group: _ActorMentions) -> bool:
    if not group.strong:
        # A capital city alone mostly is a place: talks in Berlin are not Germany's.
        return any(mention.rule == "demonym" for mention in group.weak)
    if group.listed:
        return True
    if len(token_keys(group.name)) > 1:
        return True
    rules = {mention.rule for mention in group.strong}
    # Every country has a Cabinet and a Senate, so the word alone names none.
    if rules <= _GENERIC_RULES:
        return False
    return len(group.strong) > 1 or not rules <= _WEAK_RULES


def _actor(body: str, group: _ActorMentions) -> Actor:
    mentions = group.strong or group.weak
    spans = sorted([(mention.start, mention.end) for mention in mentions])
    surfaces = dict.fromkeys([tidy_name(body[start:end]) for start, end in spans])
    if not group.strong:
        confidence, rule = _WEAK_CONFIDENCE, group.weak[0].rule
    else:
        rule = group.strong[0].rule
        confidence = _CONFIDENCE.get(rule, _DEFAULT_CONFIDENCE)
    basis = Basis.SIGNATURE if group.listed else Basis.INFERRED
    return Actor(
        group.name, group.type, tuple(surfaces), tuple(spans), basis, confidence, rule
    )
