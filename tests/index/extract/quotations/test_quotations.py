"""Direct quotations are found with their speakers, in the habits of newspapers."""

import re
import time
from collections.abc import Iterable

import pytest

from index.article import Actor, ActorType
from index.extract.quotations.find_quotations import find_quotations

PEOPLE = ("Ada Brook", "Tom Lind", "Omar Sayegh")


def say(text: str, language: str = "en", names: Iterable[str] = PEOPLE) -> list[str]:
    """Each quotation as `speaker: words`, the actors being found by their surnames."""
    actors = [
        Actor(
            name,
            ActorType.PERSON,
            mentions=tuple(
                found.span()
                for found in re.finditer(
                    rf"(?:{name.split()[0]} )?{name.split()[-1]}", text
                )
            ),
        )
        for name in names
    ]
    actors.append(
        Actor(
            "Harbour Union",
            ActorType.ORGANISATION,
            mentions=tuple(
                found.span() for found in re.finditer("Harbour Union", text)
            ),
        )
    )
    found = find_quotations(text, actors, language)
    for each in found:
        assert text[each.start : each.end] == each.text
        assert text[each.speaker_start : each.speaker_end] == each.speaker
    return [f"{each.actor or each.speaker}: {each.text}" for each in found]


@pytest.mark.parametrize(
    "text",
    [
        "“The port is open today,” Ada Brook said.",
        "“The port is open today,” said Ada Brook, 61, who leads the union.",
        "“The port is open today”, said union leader Ada Brook.",
        '"The port is open today," Brook told reporters on Monday.',
        "``The port is open today,'' Brook said.",
        "‘The port is open today,’ Brook said.",
        "«The port is open today», Brook said.",
        "„The port is open today“, Brook said.",
        "「The port is open today」 said Brook.",
        "Brook said: “The port is open today.”",
        "Ada Brook, who leads the Harbour Union, said “The port is open today.”",
        "Ada Brook of the Harbour Union said: “The port is open today.”",
        "Ada Brook: “The port is open today.”",
        "According to Brook, “The port is open today”.",
        "“The port is open today”, according to Ada Brook.",
        "An agency quoted Brook as saying “The port is open today” on Monday.",
        "Brook was quoted by an agency as saying “The port is open today.”",
        "Ada Brook opened the gate. “The port is open today,” she said.",
        "Ada Brook opened the gate, adding that “The port is open today”.",
        "Minister Ada Brook came late.\n\n“The port is open today,” the minister said.",
        "Brook said ships were back. “The port is open today.”",
    ],
)
def test_the_speaker_is_found_before_behind_and_beside(text: str) -> None:
    words = [line.rstrip(",.") for line in say(text)]
    assert words == ["Ada Brook: The port is open today"]


def test_a_speech_may_be_split_and_go_on() -> None:
    text = (
        "“We left at noon,” Brook said, “and the sea was flat.” "
        "“Nobody was afraid.”\n\n"
        "“I would do it again,” said Lind. “But not in winter.\n\n"
        "“In winter the sea takes boats.”"
    )
    assert say(text) == [
        "Ada Brook: We left at noon,",
        "Ada Brook: and the sea was flat.",
        "Ada Brook: Nobody was afraid.",
        "Tom Lind: I would do it again,",
        "Tom Lind: But not in winter.",
        "Tom Lind: In winter the sea takes boats.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Brook entered the “safe zone around the old town” at noon.",
        "Brook wrote the novel “The Long Way Home Again” in prison.",
        "A banner read “Free the captains of the north”, Brook behind it.",
        "Brook described it as a “misunderstanding”.",
        "“Nobody says who says this sentence.”",
        "Brook met Lind on Monday. “We agreed on everything,” he said.",
        "A spokesman for the aide of Brook and Lind waited.",
        "An unclosed “mark begins here, Brook said.",
    ],
)
def test_what_nobody_says_for_sure_is_left_out(text: str) -> None:
    assert say(text) == []


def test_quotations_within_a_quotation_belong_to_it() -> None:
    text = "“He told me ‘never again’ and left,” Brook said."
    assert say(text) == ["Ada Brook: He told me ‘never again’ and left,"]


def test_an_unnamed_speaker_is_shown_in_the_words_of_the_text() -> None:
    text = "“Nobody came to help us,” said one resident of the quarter."
    assert say(text) == ["one resident: Nobody came to help us,"]
    text = "“The aide of the mayor knows it,” said an aide to Brook."
    assert say(text) == ["an aide: The aide of the mayor knows it,"]


def test_a_text_of_marks_takes_no_time() -> None:
    started = time.process_time()
    find_quotations("“" * 20_000 + " said Brook. " + '" ' * 20_000, (), "en")
    find_quotations("“said Brook” " * 20_000, (), "en")
    assert time.process_time() - started < 10  # 25 s where it grew with the square
