"""The value classes behave as Python's frozen dataclasses do."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from index.value_classes import dataclass

ours: Callable[..., Any] = dataclass
theirs: Callable[..., Any] = dataclasses.dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A place; at the top of the module, to be pickled."""

    name: str
    people: int = 0
    parts: list[str] = dataclasses.field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sight:
    """A place without parts, to be hashed."""

    name: str
    people: int = 0


make_place: Callable[..., Any] = Place


def make_classes(decorate: Callable[..., Any]) -> dict[str, Any]:
    @decorate(frozen=True, slots=True)
    class Empty:
        """Without fields."""

    @decorate(frozen=True, slots=True)
    class One:
        """With one."""

        text: str

    @decorate(frozen=True)
    class Kept:
        """With a default made anew, and a field that is not compared."""

        text: str
        size: int = 3
        cache: list[int] = dataclasses.field(default_factory=list, compare=False)

        def __post_init__(self) -> None:
            self.cache.append(len(self.text))

    @decorate(frozen=True, slots=True)
    class Shown:
        """With a form of its own."""

        text: str = "a"

        def __repr__(self) -> str:
            return f"<{self.text}>"

    @decorate(frozen=True, eq=False)
    class Apart:
        """Equal only to itself."""

        text: str = "a"

    @decorate(frozen=True, slots=True)
    class Child(One):
        """With a field more."""

        more: int = 0

    return {each.__name__: each for each in (Empty, One, Kept, Shown, Apart, Child)}


CALLS: list[tuple[str, tuple[Any, ...], dict[str, Any]]] = [
    ("Empty", (), {}),
    ("One", ("a",), {}),
    ("Kept", ("abc",), {"size": 4}),
    ("Kept", ("abc", 5), {"cache": [1]}),
    ("Shown", (), {"text": "b"}),
    ("Apart", (), {}),
    ("Child", ("a", 2), {}),
]


@pytest.mark.parametrize(("name", "positional", "named"), CALLS)
def test_a_value_is_as_pythons_own_makes_it(
    name: str, positional: tuple[Any, ...], named: dict[str, Any]
) -> None:
    found = []
    for decorate in (ours, theirs):
        made = make_classes(decorate)
        one, same = (made[name](*positional, **copy.deepcopy(named)) for _ in range(2))
        found.append(
            {
                "shown": repr(one).rsplit(".", 1)[-1],
                "fields": dataclasses.asdict(one),
                "equal": (one == same, one == made["Empty"](), one != same, one == 1),
                "hashed": (hash(one) == hash(one), hash(one) == hash(same)),
                "replaced": dataclasses.replace(one) == one,
                "matched": made[name].__match_args__,
                "called": list(inspect.signature(made[name]).parameters),
                "has a dict": hasattr(one, "__dict__"),
                "frozen": made[name].__dataclass_params__.frozen,
            }
        )
        if name != "Empty":
            with pytest.raises(dataclasses.FrozenInstanceError):
                one.text = "x"
            with pytest.raises(dataclasses.FrozenInstanceError):
                del one.text
    assert found[0] == found[1]


@pytest.mark.parametrize("arguments", [(), ("a", 1, [], 4)])
def test_wrong_arguments_are_refused(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError, match=r"Place\.__init__\(\)"):
        make_place(*arguments)


def test_values_are_pickled_and_copied() -> None:
    place = Place("Sirte", 80_000, ["port"])
    assert pickle.loads(pickle.dumps(place)) == place
    assert copy.deepcopy(place) == place
    assert Place("a").parts is not Place("a").parts
    with pytest.raises(TypeError):
        hash(place)


def test_the_hash_of_a_subclass_is_that_of_its_base() -> None:
    class Port(Sight):
        """Equal to a place of its name."""

    assert hash(Port("Sirte")) == hash(Sight("Sirte"))
    assert Port("Sirte") != Sight("Sirte")
