"""The outlet that published an article, by what its page says of itself."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from index.article import Basis, Field
from index.extract.gazetteer.gazetteer import Gazetteer, outlet_key
from index.extract.page.layout import Layout
from index.extract.page.lines import LineKind, PageLine

_RIGHTS = (
    "©", "(c) ", "copyright", "&copy;", "rights reserved", "alle rechte", "tous droits",
    "derechos reservados", "diritti riservati", "direitos reservados", "все права",
    "всі права", "hakları saklıdır", "حقوق", "wszelkie prawa", "alla rättigheter",
    "alle rettigheter",
)  # fmt: skip
_YEARS_FIRST = re.compile(r"\W*(?:19|20)\d\d\s?[-–]\s?(?:19|20)\d\d\s")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PARTS = re.compile(
    r"(?i)[|,.;:–—•/()©@]|\s-\s|copyright|&copy;|all (?:rights|contents?)|rights reserved|alle rechte|tous droits|todos los|tutti i"
    r"|\b(?:19|20)\d\d\b(?:\s?[-–]\s?(?:19|20)\d\d)?|\bby\b"
)
_COMPANY = frozenset(
    """ltd limited inc llc gmbh co kg mbh ag sa plc corp corporation company companies group gruppe gruppo grupo media medien mediengruppe
    mediagroup newspapers newspaper news network networks digital online publishing publications publisher verlag verlags holding holdings
    pvt lp lc bv nv as ab oy spa srl sarl sl se kft zrt aps television broadcasting interactive enterprises international global press
    and und et the of de it all rights reserved inhalt datenschutz impressum""".split()
)
_DOMAIN = re.compile(
    r"(?i)(?:https?://|www\.|[\w.]@)((?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,10})(?![\w-])"
    r"|(?<![\w@.])((?:[a-z0-9-]{2,40}\.){1,2}(?:com|org|net|co\.uk|de|fr|it|es|ru|tr|ua|ch|at|nl|be|pl|se|no|dk|fi|cz|in|pk|za|ca|au|jp|kr|cn|br|mx|ie|il|ae|info|news))(?![\w-])"
)
_INNER_DOT = re.compile(r"\.(?<=\S\.)\S")
_SHARED = re.compile(
    r"(?i)facebook|twitter|instagram|youtube|whatsapp|linkedin|google|apple|mail\.|t\.me|telegram|tiktok"
)
# What a site says of itself, and of no other.
_NOTICE = re.compile(
    r"(?i)\b(?:subscribe|newsletter|about|privacy|e-?mail|follow|sign ?up|app\b|app!|contact|advertis|terms|preferred source|home|abonn|über|folgen"
    r"|kontakt|werb|impressum|datenschutz|suivez|suscr|síguenos|seguici|abbon|prenumer|tilaa|abone|künye|подпис|реклам|редакц|store|shop|podcasts?|more from|mehr von)"
)
_STOCK = re.compile(
    r"(?i)shutterstock|getty|istock|adobe|imago|alamy|alliance|unsplash|pixabay|wordpress|wikimedia|flickr|reuters"
)
_BAR = re.compile(r"\s[|•·–—-]\s|\s*\|\s*")

_LONGEST_LINE = 300
_LONGEST_MENTION = 80
_LONGEST_NOTICE = 160
_AROUND = 500
_AMID = "domain amid the prose"
_ENOUGH = 2.0
_ENOUGH_ALONE = 1.4


class _Cue(NamedTuple):
    score: float
    rule: str
    quote: str


def find_outlet(layout: Layout, gazetteer: Gazetteer, url: str = "") -> Field[str]:
    """The outlet that the page names as its own, unknown where it names none."""
    by_url = gazetteer.outlet_of_domain(url) if url else None
    if by_url:
        return Field(by_url, Basis.STATED, 0.97, url[:120], "address")
    cues: dict[str, list[_Cue]] = defaultdict(list)
    for number in _lines_to_read(layout):
        for name, cue in _cues(layout, number, gazetteer):
            cues[name].append(cue)
    found = _decide(_without_sources(cues))
    return found if found.value is not None else _unlisted(layout)


def _without_sources(cues: dict[str, list[_Cue]]) -> dict[str, list[_Cue]]:
    """The cues without the hosts of several outlets amid the prose: those are cited."""
    amid = [name for name, found in cues.items() if any(c.rule == _AMID for c in found)]
    if len(amid) < 2:
        return cues
    kept = {name: [c for c in found if c.rule != _AMID] for name, found in cues.items()}
    return {name: found for name, found in kept.items() if found}


def _lines_to_read(layout: Layout) -> Iterator[int]:
    total = len(layout.lines)
    first = max(0, layout.prose_start - _AROUND)
    last = min(total, layout.prose_end + _AROUND)
    for number in range(first, last):
        line = layout.lines[number]
        inside = layout.prose_start <= number < layout.prose_end
        if line.kind is LineKind.BLANK or line.end - line.start > 4 * _LONGEST_LINE:
            continue
        if inside and line.kind is LineKind.PROSE and not _has_address(line):
            continue
        yield number


def _has_address(line: PageLine) -> bool:
    return "@" in line.text or "www." in line.text


def _cues(
    layout: Layout, number: int, gazetteer: Gazetteer
) -> Iterator[tuple[str, _Cue]]:
    line = layout.lines[number]
    text = line.text[:_LONGEST_LINE].lstrip("*•·+-–— ").strip()
    inside = layout.prose_start <= number < layout.prose_end
    if "." in text:
        yield from _domains(text, gazetteer, inside=inside)
    if not gazetteer.may_name_outlet(text):
        return
    whole = gazetteer.canonical_outlet(text) if 1 < len(text) < 60 else None
    if whole:
        yield whole, _whole_line(layout, number, text, gazetteer, inside=inside)
    elif _claims_rights(text):
        for name, cue in _copyright(text, gazetteer):
            credit = number < layout.prose_end and (inside or gazetteer.is_agency(name))
            # An agency's own page claims a year; what others print of it does not.
            credit = credit or (gazetteer.is_agency(name) and not _YEAR.search(text))
            yield name, cue._replace(score=0.3) if credit else cue
    elif len(text) <= _LONGEST_MENTION or _is_notice(text):
        yield from _mentions(text, gazetteer, inside=inside)


def _claims_rights(text: str) -> bool:
    small = text.lower()
    found = any(sign in small for sign in _RIGHTS)
    return found or _YEARS_FIRST.match(text) is not None


def _is_notice(text: str) -> bool:
    return len(text) <= _LONGEST_NOTICE and _speaks_of_itself(text)


# A site says it on all of its pages.
@lru_cache(maxsize=1 << 12)
def _speaks_of_itself(text: str) -> bool:
    return _NOTICE.search(text) is not None


def _whole_line(
    layout: Layout, number: int, text: str, gazetteer: Gazetteer, *, inside: bool
) -> _Cue:
    agency = gazetteer.is_agency(text)
    if gazetteer.is_common(gazetteer.canonical_outlet(text) or ""):
        return _Cue(0.4, "line of its own", text)
    if inside:
        # A name alone on a line amid the first paragraphs stands in the byline's place.
        near = number < layout.prose_start + 8 and len(text) >= 5 and not agency
        return _Cue(3.0 if near and " " in text else 0.4, "line of its own", text)
    if agency or len(text) < 4:
        return _Cue(0.3, "line of its own", text)
    return _Cue(1.4 if " " in outlet_key(text) else 1.0, "line of its own", text)


def _copyright(text: str, gazetteer: Gazetteer) -> Iterator[tuple[str, _Cue]]:
    strong = _YEAR.search(text) is not None or "rights" in text.lower()
    for part in _PARTS.split(text):
        words = outlet_key(part).split()[:12]
        for size in range(min(6, len(words)), 0, -1):
            name = gazetteer.canonical_outlet(" ".join(words[:size]))
            if name and _COMPANY.issuperset(words[size:]):
                if len(words[0]) > 2 or size > 1 or strong:
                    yield name, _Cue(5.0 if strong else 2.2, "copyright line", text)
                return


def _mentions(
    text: str, gazetteer: Gazetteer, *, inside: bool
) -> Iterator[tuple[str, _Cue]]:
    """Outlets that a line of navigation names: "Subscribe to", "About", "Newsletter"."""
    parts = _BAR.split(text)
    if 2 <= len(parts) <= 4 and len(text) > 30 and not inside:
        for part, score in ((parts[-1], 2.5), (parts[0], 1.4)):
            name = gazetteer.canonical_outlet(part)
            if name and len(part) > 3:
                yield name, _Cue(score, "page title", text)
                return
    found = list(gazetteer.outlets_in(text))
    if len({name for name, _ in found}) != 1:
        return
    name, alias = found[0]
    notice = _speaks_of_itself(text)
    if gazetteer.is_agency(name) and (inside or not notice):
        return
    score = 1.2 if notice else 0.8
    if gazetteer.is_common(name):
        score = 0.9 if notice else 0.3
    if len(alias) < 4:
        score *= 0.5
    yield name, _Cue(0.75 * score if inside else score, "site furniture", text)


def _domains(
    text: str, gazetteer: Gazetteer, *, inside: bool
) -> Iterator[tuple[str, _Cue]]:
    for host in _hosts(text):
        name = gazetteer.outlet_of_domain(host) or gazetteer.outlet_of_label(host)
        if name:
            amid = inside and "@" not in text
            yield name, _Cue(1.5, _AMID if amid else "domain", text)


def _decide(cues: dict[str, list[_Cue]]) -> Field[str]:
    """The best-supported outlet, if it is well ahead of the next."""
    totals = {name: _total(found) for name, found in cues.items()}
    ranked = sorted(totals.items(), key=lambda pair: -pair[1])
    if not ranked:
        return Field()
    name, score = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if score < (_ENOUGH if second > score / 2 else _ENOUGH_ALONE):
        return Field()
    if second > 0.7 * score:
        return Field()
    best = max(cues[name], key=lambda cue: cue.score)
    stated = best.rule == "copyright line" or best.score >= 3.0
    basis = Basis.STATED if stated else Basis.SIGNATURE
    confidence = min(0.97, 0.5 + (score - second) / 10)
    return Field(name, basis, confidence, best.quote, best.rule)


def _total(found: list[_Cue]) -> float:
    """The strongest cue of each rule in full, its repetitions elsewhere for less."""
    best: dict[str, dict[str, float]] = defaultdict(dict)
    for cue in found:
        best[cue.rule][cue.quote] = cue.score
    total = 0.0
    for scores in best.values():
        top = max(scores.values())
        others = sorted(scores.values(), reverse=True)[1:8]
        total += top + 0.75 * sum(others)
    return total


# --- outlets that no list has ------------------------------------------------------


def _unlisted(layout: Layout) -> Field[str]:
    """The name in the copyright line, where the site's own address bears it too."""
    around = (
        *layout.lines[: min(layout.prose_start, 30)],
        *layout.lines[layout.prose_end : layout.prose_end + _AROUND],
    )
    texts = [line.text[:_LONGEST_LINE] for line in around if line.text]
    labels = {label for text in texts if "." in text for label in _labels(text)}
    # Most articles have no address: no claim would be borne out.
    if not labels:
        return Field()
    for text in texts:
        if "©" in text or "opyright" in text or 4 <= len(text) <= 30:
            for name in _claimed(text):
                key = outlet_key(name).replace(" ", "").removeprefix("the")
                if key in labels:
                    rule = "copyright and address"
                    return Field(name, Basis.SIGNATURE, 0.7, text, rule)
    return Field()


def _labels(text: str) -> Iterator[str]:
    for host in _hosts(text):
        yield from (label.replace("-", "") for label in host.split(".")[:-1])


def _hosts(text: str) -> Iterator[str]:
    """The first hosts that a line names, those of networks that all share left out."""
    if _INNER_DOT.search(text) is None:
        return
    # Only words with a dot inside: a tenth of the time of searching the whole line.
    dotted = [word for word in text.split() if "." in word[1:-1]]
    for word in dotted[:3]:
        match = _DOMAIN.search(word[:300])
        if match and not _SHARED.search(match[0]):
            yield (match[1] or match[2]).lower()


def _claimed(text: str) -> Iterator[str]:
    for part in _PARTS.split(text):
        words = part.split()
        while words and outlet_key(words[-1]) in _COMPANY:
            words.pop()
        name = " ".join(words)
        if (
            words
            and len(words) <= 4
            and len(name) > 3
            and name[0].isupper()
            and not _STOCK.search(name)
        ):
            yield name
