"""Finds outlets that the gazetteer does not list, by what a page calls its own site."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from index.analysis.analyzer import fold
from index.article import Basis, Field
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.outlet.self_naming import (
    SelfNaming,
    find_families,
    find_self_namings,
    name_key,
)
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind

_WORD = re.compile(r"[^\W_]+")
_MAX_NAME_WORDS = 5
_MIN_REPEATED = 2
_HEADER_LINES = 500
_FOOTER_LINES = 500
_WEIGHTS = {
    "claim": 2.0, "before": 1.0, "after": 1.0, "host": 1.5, "first line": 1.0,
    "line of its own": 0.5, "told": 1.0, "family": 1.0, "mention": 0.5,
    "group": 1.0,
}  # fmt: skip
# A repeated way of naming counts for so much more, up to twice.
_REPEATED = 0.5
_MAX_REPEATS = 2
_MIN_SCORE = 3.5
_MIN_KINDS = 2
_MIN_MENTIONS = 3
_MIN_LEAD = 1.25
_MIN_SHARE_OF_LONGER = 0.45
_MAX_LINE_CHARS = 300
_MAX_PARAGRAPH_CHARS = 1_200
_PARAGRAPHS = 60
# Ways of naming that give the whole name.
_ALONE = frozenset({"first line", "line of its own"})
_NO_PART = frozenset(
    "staff photo photos video videos gmbh ltd inc llc media group newsletter".split()
)
_CLAIMING = frozenset({"claim", "host", "told"})
# None of the others says that a name is the site's, and not a section's or a place's.
_TELLING = frozenset({"claim", "before", "after", "told"})


def find_unlisted_outlet(layout: Layout, gazetteer: Gazetteer) -> Field[str]:
    """Finds the name that lines of several kinds give the site, well ahead of others."""
    lines = [
        *layout.lines[max(0, layout.prose_start - _HEADER_LINES) : layout.prose_start],
        *layout.lines[layout.prose_end : layout.prose_end + _FOOTER_LINES],
    ]
    around = [line.text[:_MAX_LINE_CHARS] for line in lines if line.text]
    prose = [
        line.text[:_MAX_PARAGRAPH_CHARS]
        for line in layout.lines[layout.prose_start : layout.prose_end]
        if line.kind is LineKind.PROSE
    ][:_PARAGRAPHS]
    found = {
        key: some
        for key, some in _group(find_self_namings(around, prose)).items()
        if _may_name_site(key, {one.kind for one in some}, gazetteer)
    }
    # Most articles have no such line: their words need not be counted.
    if not found:
        return Field()
    words = " ".join(["", *_WORD.findall(fold("\n".join([*around, *prose]))), ""])
    families = find_families(around)
    totals = {
        key: _total(
            some, has_family=key in families, n_mentions=words.count(f" {key} ")
        )
        for key, some in found.items()
    }
    best = _choose(totals)
    if not best:
        return Field()
    alone = not _ALONE.isdisjoint(one.kind for one in found[best])
    name = best if alone else _lengthen(best, words)
    return _describe(name, found, found[best], [*around, *prose])


def _may_name_site(key: str, kinds: set[str], gazetteer: Gazetteer) -> bool:
    """Tells whether a name is more than that of a section, of a place, or a word."""
    if key in gazetteer.common_words and _CLAIMING.isdisjoint(kinds):
        return False
    is_listed = gazetteer.outlets.canonical_name(key) is not None
    return is_listed or not _TELLING.isdisjoint(kinds)


def _group(namings: Iterable[SelfNaming]) -> dict[str, list[SelfNaming]]:
    """Groups what names one site; a host names it without blanks: harbournews.com."""
    found: dict[str, list[SelfNaming]] = defaultdict(list)
    hosts: dict[str, list[SelfNaming]] = defaultdict(list)
    for one in namings:
        groups = hosts if one.kind == "host" else found
        groups[name_key(one.name)].append(one)
    for key, some in found.items():
        label = key.replace(" ", "")
        some += [*hosts.get(label, ()), *hosts.get(f"the{label}", ())]
    return found


def _total(namings: list[SelfNaming], *, has_family: bool, n_mentions: int) -> float:
    """Adds up the ways of naming; 0 where there are too few of them."""
    quotes: dict[str, set[str]] = defaultdict(set)
    for one in namings:
        quotes[one.kind].add(one.quote)
    if has_family:
        quotes["family"].add("")
    if n_mentions >= _MIN_MENTIONS:
        quotes["mention"] = set(map(str, range(n_mentions - _MIN_MENTIONS + 1)))
    if len(quotes) < _MIN_KINDS:
        return 0.0
    return sum(
        _WEIGHTS[kind] * (1 + _REPEATED * min(_MAX_REPEATS, len(some) - 1))
        for kind, some in quotes.items()
    )


def _choose(totals: dict[str, float]) -> str:
    """Returns the key that leads, or "" where none does."""
    ranked = sorted(totals, key=lambda key: (-totals[key], -len(key)))
    best = ranked[0]
    if totals[best] < _MIN_SCORE:
        return ""
    for key in ranked[1:]:
        # HNN is what Hawaii News Now calls itself, too.
        if totals[key] and best == "".join(word[0] for word in key.split()):
            return key
    rivals = [key for key in ranked[1:] if best not in key and key not in best]
    if rivals and totals[rivals[0]] * _MIN_LEAD > totals[best]:
        return ""
    return best


def _lengthen(key: str, words: str) -> str:
    """Returns the longer name that is mostly meant: Ars is said of Ars Technica."""
    while key.count(" ") < _MAX_NAME_WORDS - 1:
        places = re.findall(rf" {re.escape(key)}(?= (\S+) )", words)
        word, count = Counter(places).most_common(1)[0] if places else ("", 0)
        if (
            count < _MIN_REPEATED
            or count < _MIN_SHARE_OF_LONGER * len(places)
            or word in _NO_PART
        ):
            return key
        key = f"{key} {word}"
    return key


def _describe(
    key: str,
    found: Mapping[str, list[SelfNaming]],
    namings: list[SelfNaming],
    lines: list[str],
) -> Field[str]:
    """Makes the field, with the name as it is mostly written."""
    written = Counter(one.name for one in found.get(key, ()) if one.kind != "host")
    written = written or Counter(_find_spellings(key, lines))
    if not written:
        return Field()
    name = max(written, key=lambda one: (not one.islower(), written[one], len(one)))
    strongest = max(namings, key=lambda one: _WEIGHTS[one.kind])
    return Field(name, Basis.SIGNATURE, 0.7, strongest.quote, "names itself")


def _find_spellings(key: str, lines: list[str]) -> Iterator[str]:
    """Yields the name with these words as the lines write it."""
    wanted = key.split()
    for line in lines:
        words = list(_WORD.finditer(line))
        folded = [fold(word[0]) for word in words]
        for at in range(len(words) - len(wanted) + 1):
            if folded[at : at + len(wanted)] == wanted:
                first = at - 1 if at and folded[at - 1] == "the" else at
                yield line[words[first].start() : words[at + len(wanted) - 1].end()]
