"""Collects the sites that a page may be of, with all that names each of them."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import NamedTuple

from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.outlet.copyright_notice import claims_rights
from index.extract.outlet.hosts import find_host_namings, find_labels
from index.extract.outlet.listed_names import find_listed, find_mentions
from index.extract.outlet.page_words import PageWords
from index.extract.outlet.self_naming import (
    SelfNaming,
    name_key,
    read_line,
    read_paragraph,
)
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind

_ZONE_LINES = 500
_MAX_LINE_CHARS = 300
_MAX_PARAGRAPH_CHARS = 1_200
_PARAGRAPHS = 60
_FIRST_LINES = 3
_NOTICE_LINES = 3
_MAX_MENTION_CHARS = 160
_HANDLE = re.compile(r"(?<![\w.])[@/]\s?(\w{3,30})\b(?![.@])")
# Amid an article it is a photo whose rights are claimed.
_NEVER_WITHIN = frozenset({"claim", "claim before", "title start", "title end"})
_WITHIN = frozenset({"told", "writes for", "inner host", "inner line"})
# What labels of hosts add to a name: harbournewsonline.com.
_LABEL_ENDS = frozenset(
    """mag magazine online news tv media web app hq nyc usa uk us live daily site blog net
    radio press world official de en fr es it br ar cl pe co now today gr digital paper
    zeitung newspaper www info np times group""".split()
)
_MIN_JOINED_LETTERS = 4


@dataclass(slots=True)
class SiteCandidate:
    """A site that the page may be of.

    Attributes:
        listed: the canonical name, "" if the gazetteer does not have it.
        keys: the keys of its names on this page.
        quotes: the lines that name it, by kind of naming.
        spellings: how often it is written in which way.
    """

    listed: str = ""
    keys: set[str] = field(default_factory=set)
    quotes: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    spellings: Counter[str] = field(default_factory=Counter)

    def is_named_around(self) -> bool:
        """Tells whether anything outside of the article names it."""
        return not self.quotes.keys() <= _WITHIN


class SiteCandidates(NamedTuple):
    """The sites of a page.

    Attributes:
        sites: the sites by key.
        around: the words around the article.
        within: the words of the article.
        language: two-letter code of the language of the article, empty if unknown.
    """

    sites: dict[str, SiteCandidate]
    around: PageWords
    within: PageWords
    language: str = ""


def collect_sites(
    layout: Layout, gazetteer: Gazetteer, language: str = ""
) -> SiteCandidates:
    """Collects all that the lines of a page name as its site.

    Args:
        layout: the lines of the page.
        gazetteer: knows outlets.
        language: two-letter code of the language of the article, empty if unknown.
    """
    return _Collector(layout, gazetteer).collect()._replace(language=language)


class _Collector:
    def __init__(self, layout: Layout, gazetteer: Gazetteer) -> None:
        start, end = layout.prose_start, _end_before_notice(layout)
        self._gazetteer = gazetteer
        self._header = _list_texts(layout, max(0, start - _ZONE_LINES), start)
        self._footer = _list_texts(layout, end, end + _ZONE_LINES)
        self._inner = _list_texts(layout, start, end, prose=False)
        self._prose = _list_texts(layout, start, end, prose=True)[:_PARAGRAPHS]
        self._sites: defaultdict[str, SiteCandidate] = defaultdict(SiteCandidate)
        self._labels: defaultdict[str, list[SelfNaming]] = defaultdict(list)

    def collect(self) -> SiteCandidates:
        for zone, texts in (("header", self._header), ("footer", self._footer)):
            for number, text in enumerate(texts):
                is_first = zone == "header" and number < _FIRST_LINES
                self._add_line(text, f"{'first' if is_first else zone} line")
        # Most articles have no lines around them: their prose need not be read.
        if not self._sites and not self._labels:
            empty = PageWords(())
            return SiteCandidates({}, empty, empty)
        self._add_article()
        around = PageWords([*self._header, *self._footer])
        within = PageWords([*self._prose, *self._inner])
        for label, namings in self._labels.items():
            self._add_label(label, namings, around, within)
        sites = {key: one for key, one in self._sites.items() if one.is_named_around()}
        return SiteCandidates(sites, around, within)

    def _add_line(self, text: str, kind: str) -> None:
        for one in read_line(text):
            self._add(one._replace(kind=kind) if one.kind == "line" else one)
        if "." in text:
            self._add_hosts(text)
        for match in _HANDLE.finditer(text) if "@" in text or "/" in text else ():
            label = match[1].lower().replace("_", "")
            self._labels[label].append(SelfNaming("handle", match[1], text))
        if len(text) <= _MAX_MENTION_CHARS:
            for alias in find_mentions(text, self._gazetteer):
                self._add(SelfNaming("mention", alias, text))

    def _add_article(self) -> None:
        for text in self._inner:
            for one in read_line(text):
                if one.kind not in _NEVER_WITHIN:
                    kind = "inner line" if one.kind == "line" else one.kind
                    self._add(one._replace(kind=kind))
            if "." in text:
                self._add_hosts(text, kind="inner host")
        for text in self._prose:
            for one in read_paragraph(text):
                self._add(one)
            if "www." in text or "@" in text:
                self._add_hosts(text, kind="inner host")

    def _add_hosts(self, text: str, *, kind: str = "") -> None:
        for host, way in find_host_namings(text):
            listed = self._gazetteer.outlets.name_of_domain(host)
            if listed:
                self._add(SelfNaming(kind or way, listed, text))
                continue
            for label in find_labels(host):
                self._labels[label].append(SelfNaming(kind or way, label, text))

    def _add(self, naming: SelfNaming, key: str = "") -> None:
        key = key or name_key(naming.name)
        listed = find_listed(key, self._gazetteer)
        site = self._sites[name_key(listed) if listed else key]
        site.listed = listed
        site.keys.add(key)
        site.quotes[naming.kind].add(naming.quote)
        site.spellings[naming.name] += 1

    def _add_label(
        self,
        label: str,
        namings: list[SelfNaming],
        around: PageWords,
        within: PageWords,
    ) -> None:
        """Adds what hosts and accounts name to the site that they mean."""
        keys = [key for key in self._sites if _is_label_of(label, key.replace(" ", ""))]
        is_host = any(
            one.kind != "handle" and one.kind != "inner host" for one in namings
        )
        if not keys and is_host:
            keys = [around.join(label) or within.join(label) or label]
        for key in keys:
            for one in namings:
                self._sites[key].keys.add(key)
                self._sites[key].quotes[one.kind].add(one.quote)


def _end_before_notice(layout: Layout) -> int:
    """Returns the end of the prose without a notice, which is a sentence, too."""
    end = layout.prose_end
    for number in range(end - 1, max(layout.prose_start, end - _NOTICE_LINES), -1):
        text = layout.lines[number].text
        if len(text) <= _MAX_MENTION_CHARS and claims_rights(text):
            return number
    return end


def _list_texts(
    layout: Layout, first: int, last: int, *, prose: bool | None = None
) -> list[str]:
    size = _MAX_PARAGRAPH_CHARS if prose else _MAX_LINE_CHARS
    return [
        line.text[:size]
        for line in layout.lines[first:last]
        if line.text and prose in {None, line.kind is LineKind.PROSE}
    ]


def _is_label_of(label: str, letters: str) -> bool:
    if label in {letters, f"the{letters}"}:
        return True
    if min(len(label), len(letters)) < _MIN_JOINED_LETTERS:
        return False
    longer, shorter = (
        (label, letters) if len(label) > len(letters) else (letters, label)
    )
    return longer.startswith(shorter) and longer[len(shorter) :] in _LABEL_ENDS


def list_spellings(site: SiteCandidate) -> list[str]:
    """Lists the ways of writing a site, the best first: capitals, no domain, often."""
    if len(site.spellings) < 2:
        return list(site.spellings)
    return sorted(
        site.spellings,
        key=lambda name: (
            not name.islower(),
            "." not in name,
            site.spellings[name],
            len(name),
        ),
        reverse=True,
    )
