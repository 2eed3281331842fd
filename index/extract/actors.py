"""The actors of an article: its names gathered, one actor each, with their places."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from index.article import Actor, ActorType, Basis
from index.extract.gazetteer import Gazetteer
from index.extract.names import Name, find_names
from index.extract.tokens import token_key

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
_ACRONYM = re.compile(r" \(([^\W\d_][\w.&-]{1,9})\)")
_PARTS = re.compile(r"[\s‑-]+")
_CLEAN = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")

_CONFIDENCE = {
    "listed": 0.95, "title": 0.8, "given name": 0.75, "organisation word": 0.75,
    "acronym": 0.8, "surname": 0.8, "two words": 0.5, "capitals": 0.5,
    "age": 0.7, "verb": 0.55, "the": 0.5,
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
    strong: list[Name] = field(default_factory=list)
    weak: list[Name] = field(default_factory=list)


def find_actors(body: str, names: Gazetteer, language: str = "en") -> tuple[Actor, ...]:
    """The actors that a body names, in the order of their first mention."""
    found = [
        name for name in find_names(body, names, language) if name.type is not None
    ]
    found.extend(_state_bodies(body, found, names))
    ids = _Identities(body, names, found)
    gathered: dict[str, _Gathered] = {}
    for name in found:
        identity = ids.of(name)
        entry = gathered.get(identity)
        if entry is None:
            kind = name.type or ActorType.UNKNOWN
            entry = _Gathered(identity, kind, name.listed, name.rule)
            gathered[identity] = entry
        (entry.weak if name.weak else entry.strong).append(name)
    actors = [_actor(body, entry) for entry in gathered.values() if _is_sound(entry)]
    actors.sort(key=lambda actor: actor.mentions[0])
    return tuple(actors)


def _state_bodies(body: str, found: list[Name], names: Gazetteer) -> list[Name]:
    """Turkish army, Russia's foreign ministry: bodies of a state named nearby."""
    bodies = []
    for name in found:
        if name.type is not ActorType.STATE:
            continue
        match = _BODY_AFTER.match(body, name.end, name.end + 24)
        if match:
            adjective = names.adjective_of(name.name)
            whole = f"{adjective} {_DEMONYM_BODIES[match[1].lower()]}"
            known = names.canonical_actor(whole)
            bodies.append(
                Name(
                    name.start, match.end(), known or whole, ActorType.STATE_BODY,
                    listed=known is not None, weak=False, rule="body of a state",
                )
            )  # fmt: skip
    return bodies


class _Identities:
    """Which actor a name means, by what else the article names."""

    def __init__(self, body: str, names: Gazetteer, found: Iterable[Name]) -> None:
        self.names = names
        self.listed: dict[str, str] = {}
        self.full: dict[str, str] = {}
        self.surnames: dict[str, str] = {}
        self.acronyms: dict[str, str] = {}
        for name in found:
            self._note(body, name)

    def _note(self, body: str, name: Name) -> None:
        keys = _keys(name.name)
        if not keys:
            return
        if name.listed:
            if name.type is ActorType.PERSON:
                self.surnames[keys[-1]] = name.name
        elif name.type is ActorType.PERSON and len(keys) > 1:
            self.full.setdefault(" ".join(keys), name.name)
            known = self.surnames.setdefault(keys[-1], name.name)
            # The longest form of a name is the one to keep.
            if (
                known in self.full.values()
                and len(name.name) > len(known)
                and _agree(keys, _keys(known))
            ):
                self.surnames[keys[-1]] = name.name
        match = _ACRONYM.match(body, name.end, name.end + 14)
        if match and not name.weak:
            self.acronyms.setdefault(token_key(match[1]), name.name)

    def of(self, name: Name) -> str:
        """The canonical name of the actor."""
        if name.listed:
            return name.name
        keys = _keys(name.name)
        whole = " ".join(keys)
        if whole in self.acronyms:
            return self.acronyms[whole]
        if name.type is not ActorType.PERSON or not keys:
            return self.full.setdefault(whole, _tidy(name.name))
        longest = self.surnames.get(keys[-1]) or self._nearly(keys)
        if longest and (len(keys) == 1 or _agree(keys, _keys(longest))):
            return _tidy(longest)
        return _tidy(self.full.get(whole, name.name))

    def _nearly(self, keys: list[str]) -> str | None:
        """The surname that a lone word misspells by its last letter."""
        if len(keys) != 1 or len(keys[0]) < 6:
            return None
        near = [
            known
            for surname, known in self.surnames.items()
            if surname[:-1] == keys[0] or keys[0][:-1] == surname
        ]
        return near[0] if len(near) == 1 else None


@lru_cache(maxsize=1 << 14)
def _keys(name: str) -> list[str]:
    return [key for key in map(token_key, _PARTS.split(name)) if key]


def _agree(left: list[str], right: list[str]) -> bool:
    """Whether two full names can be one person's: given names equal or initials."""
    first, second = left[:-1], right[:-1]
    if not first or not second:
        return True
    if set(first) & set(second):
        return True
    return first[0][0] == second[0][0] and min(len(first[0]), len(second[0])) == 1


def _is_sound(entry: _Gathered) -> bool:
    if not entry.strong:
        # A capital by itself is mostly a place: talks in Berlin are not Germany's.
        return any(name.rule == "demonym" for name in entry.weak)
    if entry.listed:
        return True
    if len(_keys(entry.name)) > 1:
        return True
    rules = {name.rule for name in entry.strong}
    # Every country has a Cabinet and a Senate: by itself the word names none.
    if rules <= _GENERIC_RULES:
        return False
    return len(entry.strong) > 1 or not rules <= _WEAK_RULES


def _actor(body: str, entry: _Gathered) -> Actor:
    mentioned = entry.strong or entry.weak
    spans = sorted((name.start, name.end) for name in mentioned)
    surfaces = dict.fromkeys(_tidy(body[start:end]) for start, end in spans)
    if not entry.strong:
        confidence, rule = 0.4, entry.weak[0].rule
    else:
        rule = entry.strong[0].rule
        confidence = _CONFIDENCE.get(rule, 0.5)
    basis = Basis.SIGNATURE if entry.listed else Basis.INFERRED
    return Actor(
        entry.name, entry.type, tuple(surfaces), tuple(spans), basis, confidence, rule
    )


@lru_cache(maxsize=1 << 14)
def _tidy(name: str) -> str:
    """The name on one line, without control characters."""
    return _CLEAN.sub(" ", name).strip()
