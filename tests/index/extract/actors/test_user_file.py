"""Merging actors by the user's word."""

from pathlib import Path

import pytest
import yaml

from index.article import ActorType
from index.config import IndexConfig
from index.extract import NameCache, load_gazetteer
from index.extract.actors.extraction import find_actors
from index.extract.actors.user_file import merge_actors

PERSON = ActorType.PERSON


def test_the_other_names_become_aliases() -> None:
    content = merge_actors("", "Ada Brook", ["A. Brook", "Адa Брук"], PERSON)
    assert yaml.safe_load(content) == {
        "person": [{"name": "Ada Brook", "aliases": ["A. Brook", "Адa Брук"]}]
    }


def test_what_the_file_holds_stays() -> None:
    before = "organisation:\n- name: Heron Club\nperson:\n- name: Ada Brook\n  aliases: [Ada]\n"
    assert yaml.safe_load(merge_actors(before, "Ada Brook", ["A. Brook"], PERSON)) == {
        "organisation": [{"name": "Heron Club"}],
        "person": [{"name": "Ada Brook", "aliases": ["Ada", "A. Brook"]}],
    }


def test_an_entry_that_is_merged_brings_its_aliases() -> None:
    before = "person:\n- {name: Ada Brook}\n- {name: A. Brook, aliases: [The Heron]}\n"
    assert yaml.safe_load(merge_actors(before, "Ada Brook", ["A. Brook"], PERSON)) == {
        "person": [{"name": "Ada Brook", "aliases": ["A. Brook", "The Heron"]}]
    }


def test_a_new_entry_leaves_all_else_as_it_was_written() -> None:
    before = (
        "# mine\nperson:  # people\n  # the poet\n  - {name: Eva Marsh}\n\n"
        "# clubs\norganisation:\n- name: Heron Club\n"
    )
    assert merge_actors(before, "Ada Brook", ["A. Brook"], PERSON) == (
        "# mine\nperson:  # people\n  # the poet\n  - {name: Eva Marsh}\n"
        "  - name: Ada Brook\n    aliases:\n    - A. Brook\n\n"
        "# clubs\norganisation:\n- name: Heron Club\n"
    )


@pytest.mark.parametrize(
    "before",
    ["{person: [{name: Eva Marsh}]}", "person: [{name: Eva Marsh}]", "person:\n\n#"],
)
def test_whatever_its_style_the_file_says_the_same(before: str) -> None:
    merged = merge_actors(before, "Ada Brook", ["A. Brook"], PERSON)
    others = [{"name": "Eva Marsh"}] if "Eva" in before else []
    assert yaml.safe_load(merged) == {
        "person": [*others, {"name": "Ada Brook", "aliases": ["A. Brook"]}]
    }


def test_a_merged_actor_is_found_under_its_first_name(tmp_path: Path) -> None:
    path = tmp_path / "actors.yaml"
    merged = merge_actors(
        "", "Khalifa Haftar", ["The Field Marshal of Benghazi"], PERSON
    )
    path.write_text(merged, encoding="utf-8")
    gazetteer = load_gazetteer(IndexConfig(actors=(path,)))
    (actor,) = find_actors(
        "They met The Field Marshal of Benghazi.", NameCache(gazetteer)
    )
    assert actor.name == "Khalifa Haftar"


def test_two_listed_actors_become_one_by_the_users_word(tmp_path: Path) -> None:
    path = tmp_path / "actors.yaml"
    merged = merge_actors("", "NATO", ["OPCW"], ActorType.ORGANISATION)
    path.write_text(merged, encoding="utf-8")
    gazetteer = load_gazetteer(IndexConfig(actors=(path,)))
    long_name = "Organisation for the Prohibition of Chemical Weapons"
    assert gazetteer.canonical_actor("OPCW") == "NATO"
    assert gazetteer.canonical_actor(long_name) == "NATO"
    assert long_name in gazetteer.aliases("NATO")
