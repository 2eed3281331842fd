"""Writes citations as BibTeX, for LaTeX and for biblatex."""

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from search.citations.citation import Citation
from search.citations.cited_name import CitedName
from search.output.unseen_characters import one_line

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
# Braces are counted by BibTeX even behind a backslash, so they have names.
_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
_BABEL = dict(
    pair.split(":")
    for pair in """ar:arabic bg:bulgarian cs:czech da:danish de:german el:greek en:english
    es:spanish fa:persian fi:finnish fr:french he:hebrew hr:croatian hu:hungarian it:italian
    ja:japanese ko:korean nl:dutch no:norwegian pl:polish pt:portuguese ro:romanian
    ru:russian sk:slovak sl:slovenian sr:serbian sv:swedish tr:turkish uk:ukrainian
    vi:vietnamese zh:chinese""".split()
)
"""Names of languages as babel and polyglossia have them."""
_UNSAFE_IN_URL = re.compile(r"[{}\\\s]")


def iterate_bibtex(citations: Iterable[Citation]) -> Iterator[str]:
    """Yields the entry of each citation."""
    for citation in citations:
        lines = [f"  {name} = {value}," for name, value in _list_entry_fields(citation)]
        yield "\n".join([f"@article{{{_make_key(citation)},", *lines, "}", "", ""])


def escape_latex(text: str) -> str:
    r"""Returns the text as LaTeX prints it.

    >>> escape_latex("AT&T: 5 % of $1 {a_b}")
    'AT\\&T: 5 \\% of \\$1 \\textbraceleft{}a\\_b\\textbraceright{}'
    """
    return "".join(_SPECIAL.get(character, character) for character in one_line(text))


def _list_entry_fields(citation: Citation) -> Iterator[tuple[str, str]]:
    date = citation.date
    known = date if date and date.year is not None else None
    yield from _field("author", " and ".join(map(_format_name, citation.authors)))
    # A second pair of braces keeps the capitals of the title.
    yield "title", f"{{{{{escape_latex(citation.title)}}}}}"
    yield from _field("journal", escape_latex(citation.outlet))
    if known:
        yield "year", f"{{{known.year:04}}}"
        if known.month:
            yield "month", _MONTHS[known.month - 1]
        if known.day:
            yield "day", f"{{{known.day}}}"
    yield from _field("language", escape_latex(citation.language))
    yield from _field("langid", _BABEL.get(citation.language, ""))
    if citation.url:
        yield from _field("url", _encode_url(citation.url))
        yield from _field("urldate", f"{citation.accessed:%Y-%m-%d}")
    yield from _field("note", escape_latex("; ".join(citation.notes)))
    # Styles print a note; an annotation stays with whoever has the file.
    yield from _field("annotation", escape_latex("; ".join(citation.provenance)))
    yield from _field("abstract", escape_latex(citation.text))


def _field(name: str, value: str) -> Iterator[tuple[str, str]]:
    if value:
        yield name, f"{{{value}}}"


def _format_name(name: CitedName) -> str:
    if name.family:
        return f"{escape_latex(name.family)}, {escape_latex(name.given)}"
    return f"{{{escape_latex(name.literal)}}}"


def _encode_url(url: str) -> str:
    """Percent-encodes what would end the field; styles print the rest as it is."""
    return _UNSAFE_IN_URL.sub(lambda found: f"%{ord(found[0]):02X}", one_line(url))


def _make_key(citation: Citation) -> str:
    """Returns the outlet in plain letters, the year and the id, which makes it unique."""
    plain = normalize("NFKD", citation.outlet).encode("ascii", "ignore").decode()
    outlet = re.sub("[^a-z0-9]", "", plain.lower())[:24] or "article"
    year = citation.date.year if citation.date else None
    return f"{outlet}{year or ''}-{re.sub('[^A-Za-z0-9-]', '', citation.id)}".lstrip(
        "-"
    )
