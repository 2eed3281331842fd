"""Reads from a page what a reader sees of it."""

import re
from typing import Any

from lxml import html  # type: ignore[import-untyped]
from starlette.testclient import TestClient


class PageParts:
    """The parts of a page, by selectors of CSS."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tree: Any = html.document_fromstring(text)

    def texts(self, selector: str) -> list[str]:
        """Returns the text of each element, on one line."""
        found = self.elements(selector)
        return [" ".join(str(each.text_content()).split()) for each in found]

    def elements(self, selector: str) -> list[Any]:
        """Finds elements: by name, class or both, and inside others."""
        path = "".join(_to_xpath(part) for part in selector.split())
        return list(self._tree.xpath(path))

    def links(self, selector: str) -> dict[str, str]:
        """Returns the addresses of links by their text."""
        return {
            " ".join(str(each.text_content()).split()): str(each.get("href"))
            for each in self.elements(selector)
        }

    @property
    def titles(self) -> list[str]:
        """The titles of the hits."""
        return self.texts(".hit h2")

    @property
    def facets(self) -> dict[str, dict[str, int]]:
        """The counts of each facet by value."""
        return {
            section.xpath("string(h2)"): dict(_read_counts(section))
            for section in self.elements("section.facet")
        }

    @property
    def bars(self) -> dict[str, int]:
        """The number of hits by bar."""
        pairs = (text.split(": ") for text in self.texts("svg.bars title"))
        return {name: int(count.replace(",", "")) for name, count in pairs}


def read_page(client: TestClient, address: str, **parameters: str | int) -> PageParts:
    """Asks for a page that there must be."""
    answer = client.get(address, params=parameters or None)
    assert answer.status_code == 200, answer.text
    return PageParts(answer.text)


def _read_counts(section: Any) -> list[tuple[str, int]]:  # noqa: ANN401  (of lxml)
    rows = section.xpath(".//li/a[1]")
    return [
        (row.xpath("string(bdi)"), int(row.xpath("string(span)").replace(",", "")))
        for row in rows
    ]


def _to_xpath(part: str) -> str:
    match = re.fullmatch(r"(\*|\w*)((?:\.[\w-]+)*)", part)
    assert match, part
    classes = "".join(
        f"[contains(concat(' ', @class, ' '), ' {name} ')]"
        for name in match[2].split(".")[1:]
    )
    return f"//{match[1] or '*'}{classes}"
