"""Results about names that are kept from one article to the next."""

from dataclasses import dataclass, field

from index.article import Actor
from index.extract.gazetteer.gazetteer import Gazetteer, Meaning
from index.extract.names.mentions import Conditions, RunReading

RunKey = tuple[str, bool | None, str]
"""A capitalised run, whether it opens a sentence, and the language of its text."""

DeclaredKey = tuple[tuple[Actor, ...], int | None]
"""The actors that a record declares, and its year."""


@dataclass(frozen=True, slots=True)
class NameCache:
    """A gazetteer with the results computed from it so far.

    Articles repeat names, so most results are found here. Each process that enriches
    articles has its own cache; the functions that fill its dictionaries limit their size.

    Attributes:
        gazetteer: the names from which the results were computed.
        readings: for a run, its readings by the conditions under which each holds; see
            `index.extract.names.run_reader`.
        meanings: for a name that means the same in all years, the listed actor that it
            means, or None; see `index.extract.actors.entity_linking`.
        arabic_keys: for an Arabic word, the keys with which listed names begin that it
            may be, each after the number of letters before it.
        declared: for the actors that a record of a year declares, the same under
            canonical names; see `index.extract.actors.canonical_names`.
    """

    gazetteer: Gazetteer
    readings: dict[RunKey, dict[Conditions, RunReading]] = field(default_factory=dict)
    meanings: dict[str, Meaning | None] = field(default_factory=dict)
    arabic_keys: dict[str, tuple[tuple[int, str], ...]] = field(default_factory=dict)
    declared: dict[DeclaredKey, tuple[Actor, ...]] = field(default_factory=dict)
