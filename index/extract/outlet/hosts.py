"""Finds the hosts that a line names in addresses, e-mail addresses and bare domains."""

import re
from collections.abc import Iterator

from index.archived_pages import find_original_address, is_archive
from index.extract.outlet.site_phrases import HOSTS_OF_OTHERS, MAILBOX

_DOMAIN = re.compile(
    r"(?i)(?:https?://|www\.|[\w.]@)((?:[a-z0-9-]{1,40}\.){1,4}[a-z]{2,10})(?![\w-])"
    r"|(?<![\w@.])((?:[a-z0-9-]{2,40}\.){1,2}(?:com|org|net|co\.uk|de|fr|it|es|ru|tr|ua|ch|at|nl|be|pl|se|no|dk|fi|cz|in|pk|za|ca|au|jp|kr|cn|br|mx|ie|il|ae|info|news))(?![\w-])"
)
_INNER_DOT = re.compile(r"\.(?<=\S\.)\S")
_SOCIAL_NETWORK = re.compile(
    r"(?i)facebook|twitter|instagram|youtube|whatsapp|linkedin|google|apple|mail\.|t\.me|telegram|tiktok"
)
_SECOND_LEVELS = frozenset("com co org net gov edu ac".split())
_MAX_DOTTED_WORDS = 3
_MAX_WORD_CHARS = 300
_MIN_LABEL_LETTERS = 3


def find_hosts(text: str) -> Iterator[str]:
    """Yields the first hosts that a line names, in lower case, without social networks.

    The address of an archive gives the host of the page that it holds.

    >>> list(find_hosts("Write to news@example.org or see www.example.com/about"))
    ['example.org', 'example.com']
    """
    yield from (host for host, _ in find_host_namings(text))


def find_host_namings(text: str) -> Iterator[tuple[str, str]]:
    """Yields hosts with the way of naming: "host", "mail", or "mailbox" of a whole site.

    >>> list(find_host_namings("ada@example.org, newsdesk@example.com"))
    [('example.org', 'mail'), ('example.com', 'mailbox')]
    """
    if _INNER_DOT.search(text) is None:
        return
    # Only words with a dot inside: a tenth of the time of searching the whole line.
    dotted = [word for word in text.split() if "." in word[1:-1]]
    for word in dotted[:_MAX_DOTTED_WORDS]:
        match = _DOMAIN.search(word[:_MAX_WORD_CHARS])
        if match and is_archive(match[1] or match[2]):
            match = _DOMAIN.search(find_original_address(word[:_MAX_WORD_CHARS]))
        if match and not _SOCIAL_NETWORK.search(match[0]):
            yield (match[1] or match[2]).lower(), _judge_address(word)


def find_labels(host: str) -> Iterator[str]:
    """Yields the labels of a host that may name a site, without hyphens.

    >>> list(find_labels("www.libya-herald.co.uk"))
    ['libyaherald']
    """
    labels = host.split(".")[:-1]
    if len(labels) > 1 and labels[-1] in _SECOND_LEVELS:
        labels.pop()
    for label in labels:
        letters = label.replace("-", "")
        is_own = letters != "www" and letters not in HOSTS_OF_OTHERS
        if is_own and len(letters) >= _MIN_LABEL_LETTERS:
            yield letters


def _judge_address(word: str) -> str:
    mailbox, at, _ = word.rpartition("@")
    if not at:
        return "host"
    return "mailbox" if MAILBOX.fullmatch(mailbox.lstrip("(<:")) else "mail"
