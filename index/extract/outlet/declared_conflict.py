"""Says where the places of a page name different outlets: og:site_name, publisher, address.

Most names that differ are one outlet's: a domain, an abbreviation, its owner, its name in
another script. Only a listed outlet, or a name that is none of these, contradicts.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from index.archived_pages import find_host, find_original_address
from index.article import Field
from index.extract.gazetteer.outlets import OutletDirectory, outlet_key

_METADATA = "metadata"
_ADDRESS = "address"
ACCOUNT = "account"
"""The place of names that a network gives, which are glued together and abbreviated."""

NOTICE = "copyright"
"""The place of the name in a notice of copyright, mostly that of an owner."""

_SAID = re.compile(r"(?:^|; )([^“”;]+) says “([^“”]*)”")
_QUOTES = str.maketrans("“”", '""')
_DOMAIN_END = re.compile(r"(?i)(?:\.(?:com?|org|net))?\.[a-z]{2,10}$")
_BRACKETS = re.compile(r"[(（\[［][^()（）]*[)）\]］]")
# A page names the firm that owns its outlet as publisher.
_FIRM = re.compile(
    r"(?i)(?<!\w)(?:gmbh|limited|ltd|inc|llc|llp|plc|corp|corporation|company|co|ag|se|kg"
    r"|s\.?\s?a|s\.?\s?l|s\.?p\.?a|s\.?r\.?l|b\.?v|n\.?v|a\.?ş|a/s|oy|ab|pty|pvt|ооо|ао|зао|оао"
    r"|groupe?|grupo|gruppo|gruppe|gruppen|holdings?|verlag\w*|\w+verlag|mediengruppe|medien"
    r"|publish\w+|publications|newspapers|communications|enterprises|éditions|editorial"
    r"|editora|editrice|yayıncılık|foundation|stiftung)(?!\w)|株式会社|有限公司|집단|그룹"
)
# Articles, and what is added to the name of a paper for its site.
_OPTIONAL_WORDS = frozenset(
    """the der die das le la les el los il lo het de o a as os online news web digital tv com
    site magazine magazin newspaper zeitung""".split()
)
_MIN_LETTERS = 2
_FIRST_NOT_LATIN = "\u0250"
_CONFIDENCE = 0.7


def write_conflict(names: Iterable[tuple[str, str]]) -> str:
    """Returns what the places of a page say, for `Field.conflict`.

    Args:
        names: the place and the name that it gives, that of the value first.

    >>> write_conflict([("og:site_name", "Harbour News"), ("publisher", "The Quay")])
    'og:site_name says “Harbour News”; publisher says “The Quay”'
    """
    said = ((place, name.translate(_QUOTES)) for place, name in names)
    return "; ".join(f"{place} says “{name}”" for place, name in said)


def settle_conflict(
    outlet: Field[str], url: str, outlets: OutletDirectory
) -> Field[str]:
    """Returns a declared outlet with those of its contradictions that name another one.

    Args:
        outlet: the outlet that a page declares, under its canonical name, with what all
            its places say as `conflict`.
        url: the address of the page, empty if unknown.
        outlets: the known outlets.
    """
    value = outlet.value or ""
    host = find_host(find_original_address(url))
    by_address = outlets.name_of_domain(url) if url else None
    taken, *others = _SAID.findall(outlet.conflict) or [(_METADATA, value)]
    if by_address:
        # Beside an address that is known, names that no list knows are sections and owners.
        others = [one for one in others if outlets.name_of_declared(one[1])]
        if not outlets.name_of_declared(taken[1]):
            taken = (_ADDRESS, by_address)
    known = (value, taken[1])
    others.append((_ADDRESS, by_address or (host if "." in value else "")))
    rivals = [
        (place, name)
        for place, name in others
        if _is_another(place, name, known, outlets, host)
    ]
    if not rivals:
        return replace(outlet, conflict="")
    confidence = min(outlet.confidence, _CONFIDENCE)
    said = write_conflict([taken, *rivals])
    return replace(outlet, confidence=confidence, conflict=said)


def _is_another(
    place: str, name: str, known: tuple[str, str], outlets: OutletDirectory, host: str
) -> bool:
    """Tells whether the name that a place gives is that of another outlet than known."""
    listed = outlets.name_of_declared(name)
    if listed in known or any(_are_variants(name, one, place) for one in known):
        return False
    # An account is named by whim; one with the name of the address is the outlet's.
    by_whim = place == ACCOUNT and _letters_of(name) not in _letters_of(host)
    return listed is not None or not (by_whim or place == NOTICE or _FIRM.search(name))


def _are_variants(name: str, other: str, place: str) -> bool:
    """Tells whether two names may be one outlet's, by their letters alone."""
    first, second = sorted(map(_letters_of, (name, other)), key=len)
    if len(first) < _MIN_LETTERS or _is_latin(first) != _is_latin(second):
        return True
    if first in second or first in set(_list_initials(name, other)):
        return True
    return place == ACCOUNT and first[0] == second[0] and _is_within(first, second)


def _letters_of(name: str) -> str:
    """Returns the letters of a name, without what its spellings have or have not."""
    bare = _BRACKETS.sub("", name).strip()
    if " " not in bare:
        bare = _DOMAIN_END.sub("", bare.removeprefix("www."))
    folded = unicodedata.normalize("NFKD", outlet_key(bare).casefold())
    words = folded.split()
    core = "".join(word for word in words if word not in _OPTIONAL_WORDS)
    letters = "".join(filter(str.isalnum, core or "".join(words)))
    return re.sub(r"(?<=[aou])e", "", letters)  # Buergerblatt is Bürgerblatt


def _is_latin(letters: str) -> bool:
    return max(letters) < _FIRST_NOT_LATIN


def _list_initials(*names: str) -> Iterator[str]:
    for name in names:
        yield "".join(word[0] for word in outlet_key(name).split())
        yield "".join(word[0] for word in name.casefold().split())


def _is_within(short: str, long: str) -> bool:
    """Tells whether the letters of a name stand in another in their order: nytimes."""
    rest = iter(long)
    return all(letter in rest for letter in short)
