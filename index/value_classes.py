"""Frozen dataclasses that are made in a third of the time, for what a search imports.

Python compiles six functions for each of the 55 classes that a search loads: 1.1 ms a
class, a fifth of the time from key to prompt. Here one is compiled, `__init__`; the others
are the same for all classes. `python -X importtime` shows it.
"""

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from types import MemberDescriptorType
from typing import TYPE_CHECKING, Any

_FACTORY = object()
"""Stands for a default that is made for each value anew."""


def _make_value_class(cls: type, *, slots: bool, eq: bool) -> type:
    """Makes a frozen dataclass that behaves as Python's own."""
    own = cls.__dict__.keys()
    # Without one `dataclass` words it from the signature: 1 ms.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(
        cls
    )
    made.__dataclass_params__.frozen = True
    fields = dataclasses.fields(made)
    made.__init__ = _make_init(made, fields)
    made.__setattr__, made.__delattr__ = _make_refusals(made, fields)
    if "__repr__" not in own:
        made.__repr__ = _make_repr(fields)
    if eq and "__eq__" not in own:
        made.__eq__, made.__hash__ = _make_comparison(fields)
    if slots and "__getstate__" not in own:
        made.__getstate__, made.__setstate__ = _make_pickling(fields)
    return made  # type: ignore[no-any-return]


def _make_init(cls: type, fields: tuple[dataclasses.Field[Any], ...]) -> Any:  # noqa: ANN401
    scope: dict[str, Any] = {"_factory": _FACTORY}
    parameters, body = ["self"], []
    for field in fields:
        name, value = field.name, field.name
        default = f"_default_{name}"
        if field.default_factory is not dataclasses.MISSING:
            scope[default] = field.default_factory
            parameters.append(f"{name}=_factory")
            value = f"{default}() if {name} is _factory else {name}"
        elif field.default is not dataclasses.MISSING:
            scope[default] = field.default
            parameters.append(f"{name}={default}")
        else:
            parameters.append(name)
        scope[f"_set_{name}"] = _find_setter(cls, name)
        body.append(f" _set_{name}(self, {value})")
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    lines = [f"def __init__({', '.join(parameters)}):", *(body or [" pass"])]
    exec("\n".join(lines), scope)
    init = scope["__init__"]
    init.__qualname__ = f"{cls.__qualname__}.__init__"
    init.__module__ = cls.__module__
    init.__annotations__ = {field.name: field.type for field in fields} | {
        "return": None
    }
    return init


def _find_setter(cls: type, name: str) -> Callable[[object, object], None]:
    """Finds what sets a field: with slots in a third of the time of `object.__setattr__`."""
    slot = getattr(cls, name, None)
    if isinstance(slot, MemberDescriptorType):
        return slot.__set__
    return lambda value, part: object.__setattr__(value, name, part)


def _make_refusals(
    cls: type, fields: tuple[dataclasses.Field[Any], ...]
) -> tuple[Callable[..., None], Callable[..., None]]:
    names = frozenset(field.name for field in fields)

    def refuse_set(self: object, name: str, value: object) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        object.__setattr__(self, name, value)

    def refuse_delete(self: object, name: str) -> None:
        if type(self) is cls or name in names:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        object.__delattr__(self, name)

    return refuse_set, refuse_delete


def _make_repr(fields: tuple[dataclasses.Field[Any], ...]) -> Callable[[object], str]:
    names = [field.name for field in fields if field.repr]

    def show(self: object) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({shown})"

    return show


def _make_comparison(
    fields: tuple[dataclasses.Field[Any], ...],
) -> tuple[Callable[[object, object], Any], Callable[[object], int]]:
    names = [field.name for field in fields if field.compare]
    # The class is not compared here: a subclass may equal its base, and needs its hash.
    compared: Callable[[object], object] = (
        attrgetter(*names) if names else lambda _value: ()
    )

    def is_equal(self: object, other: object) -> Any:  # noqa: ANN401
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    def make_hash(self: object) -> int:
        return hash(compared(self))

    return is_equal, make_hash


def _make_pickling(
    fields: tuple[dataclasses.Field[Any], ...],
) -> tuple[Callable[[object], list[Any]], Callable[[object, list[Any]], None]]:
    names = [field.name for field in fields]

    def get_state(self: object) -> list[Any]:
        return [getattr(self, name) for name in names]

    def set_state(self: object, state: list[Any]) -> None:
        for name, value in zip(names, state, strict=True):
            object.__setattr__(self, name, value)

    return get_state, set_state


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool, slots: bool = False, eq: bool = True):
        """Makes a class a frozen dataclass, as Python's own `dataclass` does."""
        assert frozen

        def decorate(cls: type) -> type:
            # What is inherited is left to Python.
            if any(map(dataclasses.is_dataclass, cls.__mro__)):
                return dataclasses.dataclass(frozen=True, slots=slots, eq=eq)(cls)
            return _make_value_class(cls, slots=slots, eq=eq)

        return decorate
