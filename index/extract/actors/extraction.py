"""The actors of an article: its names gathered, one actor each, with their places."""

import re
from dataclasses import dataclass, field

from index.article import Actor, ActorType, Basis
from index.extract.actors.canonical_names import merge_spellings
from index.extract.actors.coreference import CoreferenceResolver, tidy_name, token_keys
from index.extract.actors.entity_linking import link_name
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.names.mentions import NameMention
from index.extract.names.name_cache import NameCache
from index.extract.names.recognizer import find_names

_DEMONYM_BODIES = {
    "army": "Armed Forces", "armed forces": "Armed Forces", "military": "Armed Forces",
    "navy": "Navy", "air force": "Air Force",
    "foreign ministry": "Foreign Ministry", "foreign office": "Foreign Ministry",
    "defense ministry": "Defence Ministry", "defence ministry": "Defence Ministry",
    "interior ministry": "Interior Ministry", "health ministry": "Health Ministry",
    "finance ministry": "Finance Ministry", "justice ministry": "Justice Ministry",
}  # fmt: skip
_BODY_AFTER = re.compile(
    rf"(?:['’]s)?\s({'|'.join(_DEMONYM_BODIES)})\b"
    r"(?=['’]s|[.,;:)]|\s(?:said|says|has|had|have|was|were|is|are|and|to|in|on|with|of|that|which|announced|confirmed|denied|spokes\w+)\b)",
    re.IGNORECASE,
)

# Most words after a state begin with another.
_INITIALS = frozenset("".join(body[0] + body[0].upper() for body in _DEMONYM_BODIES))

_CONFIDENCE = {
    "listed": 0.95, "transliteration": 0.85, "title": 0.8, "given name": 0.75, "organisation word": 0.75,
    "acronym": 0.8, "surname": 0.8, "two words": 0.5, "capitals": 0.5,
    "unit": 0.75, "age": 0.7, "verb": 0.55, "the": 0.5,
}  # fmt: skip
# A lone word needs a better reason than its place in a sentence.
_GENERIC_RULES = frozenset({"organisation word", "organisation alone", "seen before"})
_WEAK_RULES = frozenset({"verb", "preposition", "two words"})


@dataclass(slots=True)
class _Gathered:
    name: str
    type: ActorType
    listed: bool
    rule: str
    strong: list[NameMention] = field(default_factory=list)
    weak: list[NameMention] = field(default_factory=list)


def find_actors(body: str, cache: NameCache, language: str = "en") -> tuple[Actor, ...]:
    """The actors that a body names, in the order of their first mention."""
    found = [
        name
        if name.listed or " " not in name.name
        else _by_transliteration(name, cache)
        for name in find_names(body, cache, language)
        if name.type is not None
    ]
    found.extend(_state_bodies(body, found, cache.gazetteer))
    ids = CoreferenceResolver(body, cache.gazetteer, found)
    gathered: dict[str, _Gathered] = {}
    for name in found:
        identity = name.name if name.listed else ids.of(name)
        entry = gathered.get(identity)
        if entry is None:
            kind = name.type or ActorType.UNKNOWN
            entry = _Gathered(identity, kind, name.listed, name.rule)
            gathered[identity] = entry
        (entry.weak if name.weak else entry.strong).append(name)
    actors = [_actor(body, entry) for entry in gathered.values() if _is_sound(entry)]
    actors.sort(key=lambda actor: actor.mentions[0])
    return merge_spellings(actors) if len(actors) > 1 else tuple(actors)


def _by_transliteration(name: NameMention, cache: NameCache) -> NameMention:
    """The name of a listed actor, where it is but another spelling of one listed."""
    meaning = link_name(name.name, cache)
    if meaning is None or meaning.type is not name.type:
        return name
    return name._replace(name=meaning.name, listed=True, rule="transliteration")


def _state_bodies(
    body: str, found: list[NameMention], gazetteer: Gazetteer
) -> list[NameMention]:
    """Turkish army, Russia's foreign ministry: bodies of a state named nearby."""
    bodies = []
    for name in found:
        if name.type is not ActorType.STATE:
            continue
        after = body[name.end : name.end + 2]
        if after[:1].isspace() and after[1:] not in _INITIALS:
            continue
        match = _BODY_AFTER.match(body, name.end, name.end + 24)
        if match:
            adjective = gazetteer.adjective_of(name.name)
            whole = f"{adjective} {_DEMONYM_BODIES[match[1].lower()]}"
            known = gazetteer.canonical_actor(whole)
            bodies.append(
                NameMention(
                    name.start, match.end(), known or whole, ActorType.STATE_BODY,
                    listed=known is not None, weak=False, rule="body of a state",
                )
            )  # fmt: skip
    return bodies


def _is_sound(entry: _Gathered) -> bool:
    if not entry.strong:
        # A capital by itself is mostly a place: talks in Berlin are not Germany's.
        return any(name.rule == "demonym" for name in entry.weak)
    if entry.listed:
        return True
    if len(token_keys(entry.name)) > 1:
        return True
    rules = {name.rule for name in entry.strong}
    # Every country has a Cabinet and a Senate: by itself the word names none.
    if rules <= _GENERIC_RULES:
        return False
    return len(entry.strong) > 1 or not rules <= _WEAK_RULES


def _actor(body: str, entry: _Gathered) -> Actor:
    mentioned = entry.strong or entry.weak
    spans = sorted([(name.start, name.end) for name in mentioned])
    surfaces = dict.fromkeys([tidy_name(body[start:end]) for start, end in spans])
    if not entry.strong:
        confidence, rule = 0.4, entry.weak[0].rule
    else:
        rule = entry.strong[0].rule
        confidence = _CONFIDENCE.get(rule, 0.5)
    basis = Basis.SIGNATURE if entry.listed else Basis.INFERRED
    return Actor(
        entry.name, entry.type, tuple(surfaces), tuple(spans), basis, confidence, rule
    )
