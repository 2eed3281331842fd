"""Settings and output, as the options that all commands share ask for them."""

from functools import cached_property
from typing import Any

from search.cli.opening import load_settings
from search.cli.screen.output_choice import Output, OutputOptions, choose_output
from search.settings.config_file import Config

_OUTPUT = frozenset(OutputOptions._fields)


class Shared:
    """The values of the options that all commands share."""

    def __init__(self, **values: Any) -> None:  # noqa: ANN401  (Typer has checked them)
        self._values = values

    @cached_property
    def settings(self) -> Config:
        """The settings, with the index that is asked for."""
        given = self._values
        return load_settings(given["config"], given["index"], given["corpus"])

    @cached_property
    def all_settings(self) -> tuple[Config, ...]:
        """The settings of each index that is asked for, where several may be."""
        given = self._values
        if len(given["index"] or ()) < 2:
            return (self.settings,)
        settings = [load_settings(given["config"], [one]) for one in given["index"]]
        if given["corpus"]:
            settings.append(load_settings(given["config"], None, given["corpus"]))
        return tuple(settings)

    @cached_property
    def output(self) -> Output:
        """Where and how the answer is printed."""
        given = {name: self._values[name] for name in _OUTPUT}
        return choose_output(OutputOptions(**given), self.settings.search)
