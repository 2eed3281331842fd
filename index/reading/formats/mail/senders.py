"""Tells whether the sender of a mail is an outlet, or a person who wrote it."""

import re
from email.message import Message
from functools import cache
from typing import NamedTuple

from index.reading.formats.mail.mail_headers import Sender, read_header
from index.reading.metadata.name_tables import load_table

_LIST_HEADERS = ("List-Id", "List-Unsubscribe", "List-Post", "X-RSS-Feed")
_BULK = re.compile(r"\b(?:bulk|list)\b", re.IGNORECASE)
_LIST_NAME = re.compile(r"^\"?([^<>\"]{2,200}?)\"?\s*<")
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w'’.-]*")
_LOCAL_WORDS = re.compile(r"[^\W\d_]{3,}")
_MAX_NAME_WORDS = 4
_MIN_LETTERS = 4


class Publisher(NamedTuple):
    """The outlet that sent a mail and its author; empty where the mail has none."""

    outlet: str
    author: str


def find_publisher(message: Message, sender: Sender) -> Publisher:
    """Tells outlet and author of a mail by its sender and what lists put in headers."""
    name, local = sender.name, sender.address.partition("@")[0]
    if not name:
        return Publisher("", "")
    is_list = _is_list(message)
    joined = _joint_pattern().fullmatch(name) if is_list or _is_role(local) else None
    if joined:
        writer, outlet = joined["writer"].strip(" \"',"), joined["outlet"].strip()
        return Publisher(outlet, writer if _looks_like_person(writer) else "")
    if _is_address_of_person(name, local):
        return Publisher(_find_list_name(message) if is_list else "", _in_order(name))
    if is_list or _is_role(local) or _is_of_domain(name, sender.address):
        return Publisher(name, "")
    return Publisher("", _in_order(name))


def _is_list(message: Message) -> bool:
    if any(read_header(message, header) for header in _LIST_HEADERS):
        return True
    return bool(_BULK.search(read_header(message, "Precedence")))


def _find_list_name(message: Message) -> str:
    found = _LIST_NAME.match(read_header(message, "List-Id"))
    return found[1].strip() if found else ""


def _is_role(local: str) -> bool:
    words = local.replace(".", "-").replace("+", "-").split("-")
    roles = load_table("mail_labels.txt")["roles"]
    return local in roles or any(word in roles for word in words)


def _is_address_of_person(name: str, local: str) -> bool:
    """Checks whether a name looks like a person's, and the address is made of it."""
    if not _looks_like_person(name):
        return False
    words = {word.lower() for word in _LOCAL_WORDS.findall(name)}
    return any(
        len(word) >= 3 and word in local and not _is_role(word) for word in words
    ) and not _is_role(local)


def _looks_like_person(name: str) -> bool:
    words = name.replace(",", " ").split()
    if not 2 <= len(words) <= _MAX_NAME_WORDS or words[0].lower() == "the":
        return False
    return all(map(_CAPITALISED.fullmatch, words))


def _is_of_domain(name: str, address: str) -> bool:
    """Checks whether a domain is made of the name: The Guardian, theguardian.com."""
    letters = "".join(filter(str.isalnum, name.lower()))
    labels = address.partition("@")[2].split(".")[:-1]
    return len(letters) >= _MIN_LETTERS and any(
        letters in label or (len(label) >= _MIN_LETTERS and label in letters)
        for label in (label.replace("-", "") for label in labels)
    )


def _in_order(name: str) -> str:
    """Returns "Jane Doe" for "Doe, Jane"."""
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma and "," not in first else name


@cache
def _joint_pattern() -> re.Pattern[str]:
    joints = "|".join(load_table("mail_labels.txt")["sender joints"])
    return re.compile(
        rf"(?P<writer>.{{2,100}}?)(?:\s+(?:{joints})\s+|\s*[|@]\s*)(?P<outlet>.{{2,100}})"
    )
