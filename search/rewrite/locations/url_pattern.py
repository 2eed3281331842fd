"""Translates the pattern of an address: a host with its subdomains, a path, or a word.

`bbc.co.uk` is a host and its subdomains, `bbc.co.uk/news` what is under that path,
`*.gov/press*` a glob, where `*` goes over slashes too, and `libya` a word anywhere.
"""

import re
from urllib.parse import unquote

from index.analysis.analyzer import fold
from index.analysis.url_keys import HOST_END, LABEL_END, turn_host
from index.schema import URL_KEYS
from search.executor.plan import Disjunction, PatternFilter, Plan
from search.rewrite.locations.globs import (
    find_literals,
    find_prefix,
    has_wildcard,
    translate_glob,
)

_SCHEME = re.compile(r"(?i)^[a-z*][a-z0-9+.*-]*://")
_ANY = "."
_HOST_CHARACTER = rf"[^{HOST_END}]"
_LABEL_CHARACTER = rf"[^{HOST_END}{LABEL_END}]"
_UNDER = "(?:[/?].*)?"


def make_url_plan(pattern: str) -> Plan:
    """Returns the plan for the articles at an address, given as typed."""
    bare = _SCHEME.sub("", pattern).partition("#")[0]
    host, slash, path = bare.partition("/")
    if not slash and not re.search(r"[.*?:]", host):
        return _word(fold(host))
    path = fold(unquote(slash + path))
    host = re.sub(r"^.*@|:\d*$", "", host)
    if not host.strip("*."):
        return _on_any_host(path if host == "" else f"*{path}")
    if has_wildcard(host.removeprefix("*.")):
        return _on_hosts(host, path)
    return _on_host(host, path)


def _on_host(host: str, path: str) -> Plan:
    key = turn_host(host.removeprefix("*."))
    under = key + LABEL_END
    plans = [_at(under, f"{re.escape(under)}{_HOST_CHARACTER}*{_close()}", path)]
    if not host.startswith("*."):
        only = key + HOST_END
        plans.append(_at(only, re.escape(only), path))
    return Disjunction(plans)


def _on_hosts(host: str, path: str) -> Plan:
    """Returns the plan for a host with wildcards within it: bbc.*, news*.example.org."""
    labels = turn_host(host).split(LABEL_END)
    if labels[-1] == "*" and len(labels) > 1:
        labels.pop()
    regex = re.escape(LABEL_END).join(
        [
            # A name without its ending: bbc.* is bbc.com and bbc.co.uk.
            f"{_HOST_CHARACTER}*"
            if label == "*" and not n
            else translate_glob(label, star=_LABEL_CHARACTER)
            for n, label in enumerate(labels)
        ]
    )
    literals = tuple(text for label in labels for text in find_literals(label))
    start = f"{regex}(?:{LABEL_END}{_HOST_CHARACTER}*)?{_close()}"
    return PatternFilter(URL_KEYS, "", start + _path(path), literals)


def _on_any_host(path: str) -> Plan:
    regex = f"{_HOST_CHARACTER}*{_close()}{_path(path)}"
    body = path.rstrip("*")
    whole = body.startswith("/") and body.endswith("/") and not has_wildcard(body)
    sure = HOST_END + body if whole else ""
    return PatternFilter(URL_KEYS, "", regex, find_literals(path), sure=sure)


def _at(prefix: str, start: str, path: str) -> Plan:
    """Returns the plan for keys with a prefix, matched by `start`, and a path."""
    if not path.strip("/*"):
        return PatternFilter(URL_KEYS, prefix)
    if prefix.endswith(HOST_END):
        prefix += find_prefix(path.rstrip("/"))
    return PatternFilter(
        URL_KEYS, prefix, start + _path(path), find_literals(path.rstrip("/"))
    )


def _path(path: str) -> str:
    return translate_glob(path.rstrip("/"), star=_ANY) + _UNDER


def _word(word: str) -> Plan:
    regex = rf"(?:.*[\W_])?{re.escape(word)}(?:[\W_].*)?"
    return PatternFilter(URL_KEYS, "", regex, (word,))


def _close() -> str:
    return re.escape(HOST_END)
