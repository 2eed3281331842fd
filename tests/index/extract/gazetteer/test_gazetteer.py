"""The names we know, and the user's own."""

import re
from pathlib import Path

import pytest
import yaml

from index.config import IndexConfig
from index.errors import ConfigError
from index.extract import Gazetteer, NameCache, load_gazetteer
from index.extract.actors.extraction import find_actors
from index.extract.gazetteer import load


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("hifter", "Khalifa Haftar"),
        ("al-Sarraj", "Fayez al-Sarraj"),
        ("UN", "United Nations"),
        ("U.N.", "United Nations"),
        ("Russian Federation", "Russia"),
        ("Kremlin", "Kremlin"),
        ("nobody known", None),
        ("", None),
    ],
)
def test_an_actor_is_known_by_any_of_its_names(
    text: str, actor: str | None, gazetteer: Gazetteer
) -> None:
    assert gazetteer.canonical_actor(text) == actor


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("washington post", "The Washington Post"),
        ("DUVAR ENGLISH", "Duvar English"),
        ("The Print", "The Print"),
        ("Print", None),
    ],
)
def test_an_outlet_is_known_by_any_of_its_names(
    text: str, outlet: str | None, gazetteer: Gazetteer
) -> None:
    assert gazetteer.outlets.canonical_name(text) == outlet


@pytest.mark.parametrize(
    ("domain", "outlet"),
    [
        ("bbc.co.uk", "BBC"),
        ("https://www.bbc.co.uk/news?x=1", "BBC"),
        ("de.euronews.com", "Euronews"),
        ("notbbc.co.uk", None),
        ("", None),
    ],
)
def test_an_outlet_is_known_by_its_domain(
    domain: str, outlet: str | None, gazetteer: Gazetteer
) -> None:
    assert gazetteer.outlets.name_of_domain(domain) == outlet


def test_aliases_are_listed_by_canonical_name(gazetteer: Gazetteer) -> None:
    assert "حفتر" in gazetteer.aliases("Khalifa Haftar")
    assert gazetteer.aliases("Nobody") == ()


def test_the_users_files_add_to_the_shipped_ones(tmp_path: Path) -> None:
    actors, outlets = tmp_path / "actors.yaml", tmp_path / "outlets.yaml"
    actors.write_text("person:\n  - {name: Ada Brook, aliases: [The Heron]}\n")
    outlets.write_text("- {name: Brook Courier, domains: [brook.example]}\n")
    gazetteer = load_gazetteer(IndexConfig(outlets=(outlets,), actors=(actors,)))
    (actor,) = find_actors("They say The Heron left.", NameCache(gazetteer))
    assert actor.name == "Ada Brook"
    assert gazetteer.outlets.name_of_domain("brook.example") == "Brook Courier"
    assert gazetteer.canonical_actor("Haftar") == "Khalifa Haftar"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("person: [{aliases: [X]}]", "entry 1 has no name"),
        ("wizard: [{name: X}]", "no type 'wizard'"),
        ("person: [{name: X, alias: [Y]}]", "X: unknown key 'alias'"),
        ("person: [{name: X, needs: [Y]}]", "X: needs must be alias: [words]"),
        ("- {name: X}", "must be types of actors"),
        ("person: [", "not YAML"),
    ],
)
def test_a_broken_actors_file_is_named_with_its_entry(
    content: str, problem: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text(content)
    with pytest.raises(ConfigError, match=re.escape(problem)) as caught:
        load_gazetteer(IndexConfig(actors=(path,)))
    assert str(path) in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "absent.yaml"
    with pytest.raises(ConfigError, match=r"absent\.yaml"):
        load_gazetteer(IndexConfig(outlets=(path,)))


def test_the_fingerprint_changes_with_the_users_files(tmp_path: Path) -> None:
    path = tmp_path / "actors.yaml"
    path.write_text("person: [{name: X}]")
    plain = load_gazetteer(IndexConfig())
    again = load_gazetteer(IndexConfig())
    mine = load_gazetteer(IndexConfig(actors=(path,)))
    assert plain.fingerprint == again.fingerprint != mine.fingerprint


DATA = Path(load.__file__).parents[1] / "data"
# LibYAML, where PyYAML has it, takes an eighth of the time.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def test_the_shipped_lines_are_read_as_yaml_reads_them(gazetteer: Gazetteer) -> None:
    outlets, states = (
        yaml.load((DATA / name).read_text(encoding="utf-8"), _LOADER)
        for name in ("outlets.yaml", "states.yaml")
    )
    assert list(gazetteer.outlets.by_name) == list(
        dict.fromkeys(outlet["name"] for outlet in outlets)
    )
    for state in states["state"]:
        aliases = set(state.get("aliases", ())) - {state["name"]}
        assert aliases <= set(gazetteer.aliases(state["name"]))
