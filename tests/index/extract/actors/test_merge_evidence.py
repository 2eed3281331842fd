"""Names that look alike are suggested only where what distinguishes them agrees."""

import pytest

from index.article import ActorType
from index.extract.actors.merge_evidence import Evidence, NamedActor, find_evidence

PERSON, BODY, UNKNOWN = ActorType.PERSON, ActorType.ORGANISATION, ActorType.UNKNOWN


def evidence(left: str, right: str, kind: ActorType, articles: int = 1) -> str:
    one, other = NamedActor(left, kind, articles), NamedActor(right, kind, 1)
    return find_evidence(one, other).name


@pytest.mark.parametrize(
    ("left", "right", "kind", "expected"),
    [
        ("Museum of Tunisian Crafts", "Tunisian Museum of Crafts", BODY, "SAME_WORDS"),
        ("Ada B. Brook", "Ada Brook", PERSON, "SAME_WORDS"),
        ("Violinist Ada Brook", "Ada Brook", PERSON, "TITLE"),
        ("Danylo Kravets", "Danylo Kravetz", PERSON, "SPELLING"),
        ("Oskar Lindqvist", "Oskara Lindqvista", PERSON, "SPELLING"),
        ("Ruritania Coast Guard", "Ruritanian Coast Guard", BODY, "SPELLING"),
        ("Leeds Law School", "York Law School", BODY, "NONE"),
        ("Harbour League", "Harbour Conference League", BODY, "NONE"),
        ("Robert Lindqvist", "Roberta Lindholm", PERSON, "NONE"),
        ("Ada Brook", "Ada Brook Jr", PERSON, "NONE"),
        ("Paul", "Pául", PERSON, "NONE"),
        ("Euro", "EURO", UNKNOWN, "NONE"),
        ("CloudBarn", "Cloudbarn", UNKNOWN, "SAME_WORDS"),
        ("Económica", "Economica", UNKNOWN, "NONE"),
        ("U.S. Coast Guard Service", "Coast Guard Service", BODY, "SAME_WORDS"),
        ("N.Y. Coast Guard Service", "Coast Guard Service", BODY, "NONE"),
        ("Karl ve Ada Brook", "Ada Brook", PERSON, "NONE"),
        ("Zhongmin Brook", "Shangmin Brook", PERSON, "NONE"),
    ],
)
def test_evidence_for_one_actor(
    left: str, right: str, kind: ActorType, expected: str
) -> None:
    assert evidence(left, right, kind) == evidence(right, left, kind) == expected


def test_a_surname_alone_is_the_well_known_persons() -> None:
    assert evidence("Ada Kravets", "Kravets", PERSON, articles=9) == "SURNAME"
    assert evidence("Ada Kravets", "Kravets", PERSON, articles=1) == "NONE"
    assert evidence("Ada David", "David", PERSON, articles=9) == "NONE"


def test_a_person_and_a_body_are_no_pair() -> None:
    person = NamedActor("Ada Brook", PERSON, 1)
    body = NamedActor("Ada Brook", BODY, 1)
    assert find_evidence(person, body) is Evidence.NONE
