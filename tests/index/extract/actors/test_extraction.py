"""Who acts in an article, under one name each."""

import pytest

from index.article import ActorType, Article
from index.extract import NameCache, enrich
from index.extract.actors.extraction import find_actors


def found(body: str, cache: NameCache) -> dict[str, str]:
    return {actor.name: actor.type.value for actor in find_actors(body, cache)}


@pytest.mark.parametrize(
    "written",
    ["Khalifa Haftar", "Haftar", "Hifter", "KHALIFA HAFTAR", "حفتر", "Хафтар"],
)
def test_an_alias_in_any_script_means_the_actor(written: str, cache: NameCache) -> None:
    body = f"«{written}» 2019."
    assert found(body, cache) == {"Khalifa Haftar": "person"}


@pytest.mark.parametrize("mark", ["،", "؛", "؟", ".", ":", "۔", "»", ")"])
def test_a_mark_after_an_arabic_name_is_not_of_it(mark: str, cache: NameCache) -> None:
    body = f"قال خليفة حفتر{mark} إن القوات تقدمت"
    assert found(body, cache) == {"Khalifa Haftar": "person"}


def test_what_a_run_says_is_asked_of_each_text_anew(cache: NameCache) -> None:
    alone = "Zorbek Haddad, 45, said no."
    sold = "Zorbek Haddad, 45, said no. They had sold zorbek there."
    people = [list(found(body, cache)) for body in (alone, sold, alone, sold)]
    assert people == [["Zorbek Haddad"], ["Haddad"]] * 2


@pytest.mark.parametrize(
    ("body", "actors"),
    [
        (
            "Talks with Oleg Varennikov went on. Varennikov said no.",
            {"Oleg Varennikov": "person"},
        ),
        (
            "Foreign Minister Tarek Bouhafs met Mr. Ogunbanjo.",
            {"Tarek Bouhafs": "person", "Ogunbanjo": "person"},
        ),
        (
            "The Free Harbour Movement (FHM) marched. The FHM won.",
            {"Free Harbour Movement": "organisation"},
        ),
        ("Troops of the Turkish army, they said.", {"Turkish Armed Forces": "state body", "Turkey": "state"}),
        ("They met in Berlin in May.", {}),
        ("He told us. It was us.", {}),
        ("A bank in the US failed.", {"United States": "state"}),
        ("The GNA of Libya.", {"Government of National Accord": "state body", "Libya": "state"}),
        ("The GNA of Ghana. The GNA won.", {"GNA": "organisation", "Ghana": "state"}),
    ],
)  # fmt: skip
def test_actors_are_found_and_typed(
    body: str, actors: dict[str, str], cache: NameCache
) -> None:
    assert found(body, cache) == actors


def test_mentions_of_all_spellings_are_kept(cache: NameCache) -> None:
    body = "Fayez al-Sarraj spoke. Later Sarraj left, and al-Serraj’s men with him."
    (actor,) = find_actors(body, cache)
    assert actor.name == "Fayez al-Sarraj"
    assert [body[a:b] for a, b in actor.mentions] == [
        "Fayez al-Sarraj",
        "Sarraj",
        "al-Serraj",
    ]


def test_a_state_known_by_its_demonym_alone_is_a_weaker_find(cache: NameCache) -> None:
    weak, strong = find_actors("Syrian fighters crossed into Iraq.", cache)
    assert (weak.name, weak.rule) == ("Syria", "demonym")
    assert weak.confidence < strong.confidence


def test_two_people_of_one_surname_stay_two(cache: NameCache) -> None:
    body = "Anna Kowalczyk voted. Her brother Piotr Kowalczyk did not."
    assert found(body, cache) == {
        "Anna Kowalczyk": "person",
        "Piotr Kowalczyk": "person",
    }


def test_names_of_actors_have_no_control_characters(cache: NameCache) -> None:
    article = enrich(Article("a", "", "Mr.\tOleg\u0007 Varennikov\tsaid. " * 3), cache)
    assert all(actor.name.isprintable() for actor in article.actors)


def test_types_are_those_of_the_vocabulary(cache: NameCache) -> None:
    kinds = {
        meaning.type for found in cache.gazetteer.meanings.values() for meaning in found
    }
    assert kinds <= set(ActorType)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "They joined the 7th Brigade and Task Force 50.",
            ["7th Brigade", "Task Force 50"],
        ),
        ("BBC Radio 4 said so to CJTF-OIR.", ["BBC Radio 4", "CJTF-OIR"]),
        ("A storm of Force 10.5 came.", []),
        ("Karl Langdon & Harvey Deegan left.", ["Karl Langdon", "Harvey Deegan"]),
        ("They sued Johnson & Johnson.", ["Johnson & Johnson"]),
        ("The Democratic Justice Party won.", ["Democratic Justice Party"]),
        ("Jan Sundgren met Colonel Adam Brook.", ["Jan Sundgren", "Adam Brook"]),
        ("It is north of Bridgeton, a suburb of Whitebirk.", []),
    ],
)
def test_where_a_name_begins_and_ends(
    body: str, expected: list[str], cache: NameCache
) -> None:
    assert [actor.name for actor in find_actors(body, cache)] == expected


def test_another_spelling_of_a_listed_name_is_its_bearer(cache: NameCache) -> None:
    (actor,) = find_actors("Fathi Bashaga left. Mr Bashaga was tired.", cache)
    assert (actor.name, actor.surfaces, actor.rule) == (
        "Fathi Bashagha",
        ("Fathi Bashaga", "Bashaga"),
        "transliteration",
    )


def test_two_spellings_in_one_article_are_one_actor(cache: NameCache) -> None:
    (actor,) = find_actors("Yusuf Karimov left. Later Youssef Karimow came.", cache)
    assert (actor.name, len(actor.mentions)) == ("Yusuf Karimov", 2)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Shells fell on the town of Duma in Syria.", ["Syria"]),
        ("Russian lawmakers said so, and the Duma passed it.", ["Russia", "State Duma"]),
        ("The Monitor said so. Monitor: ten were killed.", []),
        ("Al-Monitor said so. The Monitor had it first.", ["Al-Monitor"]),
        ("Amnesty for rebels was offered, and Amnesty was refused.", []),
        (
            "The FSA of Syria and the Nusra Front left; the SNA and HTS came.",
            ["Free Syrian Army", "Syria", "al-Nusra Front", "Syrian National Army", "Hayat Tahrir al-Sham"],
        ),
    ],
)  # fmt: skip
def test_a_listed_name_that_means_other_things_needs_more(
    body: str, expected: list[str], cache: NameCache
) -> None:
    assert [actor.name for actor in find_actors(body, cache)] == expected


def test_an_actor_formerly_known_as_another_is_one_actor(cache: NameCache) -> None:
    body = (
        "The Syrian National Army, formerly known as the so-called Free Syrian Army, "
        "left. The Free Syrian Army said so."
    )
    (actor,) = find_actors(body, cache)
    assert (actor.name, len(actor.mentions)) == ("Syrian National Army", 3)


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        ("Talks went on. Zorbex said no. Shares of Zorbex rose.", "organisation"),
        ("Talks went on. Zorbex said no. Zorbex, a small maker of pumps, left.", "organisation"),
        ("Talks went on. Zorbex said no. The company left.", "person"),
    ],
)  # fmt: skip
def test_the_subject_of_a_verb_is_a_firm_where_the_text_says_so(
    body: str, type_: str, cache: NameCache
) -> None:
    assert found(body + " Zorbex went on.", cache) == {"Zorbex": type_}
