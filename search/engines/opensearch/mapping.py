"""The mapping: how the cluster keeps articles, and the words of all of them.

Articles stand in one index, the forms of their words and the parts of names in a second,
small one. A text field keeps the terms in order, for phrases. Beside it stand fields of
weights, one for each degree of length normalisation: for each term of a title, body or
page what BM25F adds up of it, weight · frequency / norm, as its term frequency. Terms of
titles and pages carry a mark, so that a query takes those of the fields it asks for as
synonyms, whose frequencies the cluster adds up. The similarity needs nothing else: it
saturates the sum, and the idf comes with the query.
"""

import base64
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index import schema
from index.codec.commit.manifest import FORMAT
from index.codec.document import MULTI_FIELDS, SINGLE_FIELDS, TEXT_FIELDS
from search.executor.bm25f import K1
from search.executor.plan import SHORT_QUERY_B, B
from search.rewrite.translation import PAGE_WEIGHT, TITLE_WEIGHT

VERSION = f"2/{FORMAT}"
"""Format of what is written here, and of the local index it is written from."""

NUMBER = "number"
STAMP = "stamp"
STORED = "stored"
SHARED_ID = "shared_id"
FINGERPRINT = "fingerprint"
HASHES = "hashes"
BODY_LENGTH = "body_length"
DETAILS = "actor_details"
YEAR, MONTH, DAY = "year", "month", "day"

KIND, VALUE, TERM = "kind", "value", "term"
"""Fields of the words: the kind of an entry, what is looked up, and a form's term."""
FORM, CONTENT = "form", "content"
META_ID = "meta"

UNIT = 1 << 14
"""Term frequency that stands for one occurrence in a text of mean length."""
_LONGEST_ID = 120
"""Letters; a cluster takes 512 bytes."""
MOST = (1 << 24) - 1
"""Greater frequencies are no longer exact as float32; long before, scores are saturated."""
WINDOW = 100_000
"""Documents that one request may return."""


WEIGHTS: Mapping[str, float] = {
    schema.TITLE: TITLE_WEIGHT,
    schema.BODY: 1.0,
    schema.PAGE: PAGE_WEIGHT,
}
"""The weight of an occurrence that is built into the fields of weights, by text field."""
MARKS: Mapping[str, str] = {
    schema.TITLE: "\ue001",
    schema.BODY: "",
    schema.PAGE: "\ue002",
}
"""What stands before a term in the fields of weights, by text field. No term has it."""
DEGREES = (B, SHORT_QUERY_B)


def weight_field(b: float) -> str:
    """Returns the name of the field of weights of a degree of length normalisation.

    >>> weight_field(0.55)
    'weights_55'
    """
    return f"weights_{round(b * 100)}"


def name_hash(number: int) -> str:
    """Writes a hash of a fingerprint, as the cluster keeps it to find who shares it.

    >>> name_hash(43981)
    'abcd'
    """
    return f"{number:x}"


def name_entry(kind: str, value: str, term: str) -> str:
    r"""Returns the id of an entry of the words: its content, or a digest of long ones.

    >>> name_entry("form", "Lions", "lion")
    'form\tLions\tlion'
    """
    name = f"{kind}\t{value}\t{term}"
    if len(name) <= _LONGEST_ID:
        return name
    return blake2b(name.encode(), digest_size=12).hexdigest()


def pack_hashes(hashes: NDArray[np.uint16]) -> str:
    """Packs a fingerprint, a uint16 array of shape (n,), as base64."""
    return base64.b64encode(hashes.astype("<u2").tobytes()).decode()


def unpack_hashes(packed: str) -> NDArray[np.uint16]:
    """Unpacks a fingerprint, as the cluster returns it: uint16 array of shape (n,)."""
    padded = packed.replace("-", "+").replace("_", "/") + "=" * (-len(packed) % 4)
    hashes: NDArray[np.uint16] = np.frombuffer(base64.b64decode(padded), "<u2")
    return hashes


def make_articles_index(shards: int, replicas: int) -> dict[str, Any]:
    """Returns settings and mapping of the index of articles."""
    return {
        "settings": {
            "index": {
                "number_of_shards": shards,
                "number_of_replicas": replicas,
                "refresh_interval": "-1",
                "max_result_window": WINDOW,
                "max_terms_count": WINDOW,
                "max_regex_length": 10_000,
                "similarity": {"saturated": {"type": "scripted", "script": _SCRIPT}},
            },
            "analysis": {
                "filter": {"apart": {"type": "pattern_capture", **_ANY_OF}},
                "analyzer": {
                    "terms": {"type": "custom", "tokenizer": "whitespace"},
                    "weights": {
                        "type": "custom",
                        "tokenizer": "whitespace",
                        "filter": ["delimited_term_freq"],
                    },
                    "any_of": {
                        "type": "custom",
                        "tokenizer": "keyword",
                        "filter": ["apart"],
                    },
                },
            },
        },
        "mappings": {
            "dynamic": "strict",
            "_source": {"includes": [STORED]},
            "_meta": {"version": VERSION},
            "properties": _properties(),
        },
    }


def make_words_index(replicas: int) -> dict[str, Any]:
    """Returns settings and mapping of the index of words."""
    return {
        "settings": {
            "index": {
                "number_of_shards": 1,
                "number_of_replicas": replicas,
                "refresh_interval": "-1",
                "max_result_window": WINDOW,
                "max_terms_count": WINDOW,
            }
        },
        "mappings": {
            "dynamic": "strict",
            "_meta": {"version": VERSION},
            "properties": {
                KIND: _KEYWORD,
                VALUE: _KEYWORD,
                TERM: _KEYWORD,
                CONTENT: {"type": "binary"},
            },
        },
    }


_SCRIPT = {
    "source": f"return query.boost * doc.freq / (doc.freq + {K1 * UNIT});",
}
_ANY_OF = {"preserve_original": False, "patterns": ["([^|]+)"]}
_KEYWORD = {"type": "keyword", "ignore_above": 8_000}
_UNSEARCHED = {**_KEYWORD, "index": False}
_TERMS = {
    "type": "text",
    "analyzer": "terms",
    "index_options": "positions",
    "norms": False,
}
_WEIGHTS = {
    "type": "text",
    "analyzer": "weights",
    "search_analyzer": "terms",
    "index_options": "freqs",
    "norms": False,
    "similarity": "saturated",
}


def _properties() -> dict[str, Any]:
    unsearched = {"type": "integer", "index": False}
    keywords = (*SINGLE_FIELDS, *MULTI_FIELDS, YEAR, MONTH, DAY)
    return {
        NUMBER: {"type": "long"},
        **dict.fromkeys((STAMP, DETAILS), _UNSEARCHED),
        SHARED_ID: {"type": "boolean"},
        STORED: {"type": "keyword", "index": False, "doc_values": False},
        FINGERPRINT: {"type": "binary", "doc_values": True},
        # Postings take a tenth of the time that points take to index.
        HASHES: {**_TERMS, "index_options": "docs"},
        BODY_LENGTH: unsearched,
        **{name: _KEYWORD for name in keywords if name != schema.ACTOR_NAMES},
        **dict.fromkeys(TEXT_FIELDS, _TERMS),
        **{weight_field(b): _WEIGHTS for b in DEGREES},
    }
