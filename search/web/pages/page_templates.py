"""Compiles the templates of pages; what they show is escaped, and only where it has to be."""

import re
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.compiler import CodeGenerator
from markupsafe import Markup, escape

from index.article import Field, PartialDate
from search.output.unseen_characters import one_line, replace_controls
from search.output.wording import count_of, format_date

_find_special = re.compile("[&<>\"']").search


def escape_output(value: object) -> str:
    """Returns a value as HTML; text is escaped, and what is HTML already stays as it is.

    >>> escape_output("Reuters"), escape_output("<b>"), escape_output(Markup("<b>"))
    ('Reuters', Markup('&lt;b&gt;'), Markup('<b>'))
    """
    kind = type(value)
    if kind is int:
        return str(value)
    if kind is Markup or (kind is str and not _find_special(value)):  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    return escape(value)


class _OutputGenerator(CodeGenerator):
    """Writes templates as Python that calls `escape_output`.

    A search page shows some 750 values, few of which have a special character. Jinja
    makes a `Markup` of each: a third of the time that the page takes to render.
    """

    def _output_child_pre(self, *child: Any) -> None:  # noqa: ANN401  (of Jinja)
        self.write("environment.escape_output(")


class _PageEnvironment(Environment):
    code_generator_class = _OutputGenerator
    escape_output = staticmethod(escape_output)


@cache
def make_environment() -> Environment:
    """Makes the environment of templates, which compiles each of them once in a process."""
    made = _PageEnvironment(
        loader=PackageLoader("search.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= {
        "shown": replace_controls,
        "one_line": one_line,
        "count_of": count_of,
        "format_date": _isolate_date,
        "thousands": "{:,}".format,
    }
    return made


def _isolate_date(date: Field[PartialDate]) -> Markup:
    # Among letters of Arabic or Hebrew 2018-12-30 would be seen as 30-12-2018.
    return Markup('<bdi dir="ltr">{}</bdi>').format(format_date(date))
