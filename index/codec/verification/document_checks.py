"""Verifies the stored documents and the fingerprints of a segment."""

import numpy as np

from index.analysis.analyzer import fold
from index.analysis.url_keys import make_url_keys
from index.article import Actor
from index.codec import array_names as names
from index.codec.actor_details import pack_details, read_packed_details
from index.codec.segment import SegmentReader
from index.codec.stored_article import load_article
from index.codec.verification.requirements import Requirements, are_offsets
from index.schema import ACTORS, AUTHORS, FILE, ID, PATH, PATH_KEY, URL_KEYS


def verify_documents(reader: SegmentReader) -> None:
    """Decodes every stored document, and compares it with the index.

    Raises:
        IndexDamagedError: one cannot be decoded, or is another.
    """
    file, require = reader.file, Requirements(reader.path, "stored")
    for offsets, data in (
        (names.STORED_OFFSETS, names.STORED_BYTES),
        (names.SMALL_STORED_OFFSETS, names.SMALL_STORED_BYTES),
        (names.FINGERPRINT_OFFSETS, names.FINGERPRINT_HASHES),
    ):
        n_bytes = len(file.view(data))
        require(are_offsets(file.whole(offsets), n_bytes), f"wrong {offsets}")
    details = _read_details(reader)
    values = {field: _read_values(reader, field) for field in (AUTHORS, URL_KEYS)}
    for doc_id in range(reader.n_docs):
        article = load_article(reader.stored_document(doc_id), place=reader.path)
        found = {ID: article.id, PATH: article.path, FILE: article.file}
        found[PATH_KEY] = fold(article.path)
        for field, value in found.items():
            require(reader.value(field, doc_id) == value, f"another {field}")
        stored = {one.name.encode(): _pack(one) for one in article.actors if one.name}
        require(details.get(doc_id, {}) == stored, "other actors")
        authors = {name for name in article.authors if name and name.isprintable()}
        require(values[AUTHORS].get(doc_id, set()) == authors, "other authors")
        keys = set(make_url_keys(article.url))
        require(values[URL_KEYS].get(doc_id, set()) == keys, "another address")
        n_letters = len(article.text), len(article.page)
        spans = [span for actor in article.actors for span in actor.mentions]
        require(all(end <= max(n_letters) for _, end in spans), "a mention elsewhere")
    rows = sum(1 for _ in reader.all_small_stored_fields())
    require(rows == reader.n_docs, "not small stored fields for each document")
    reader.file.verify_all()
    require(np.all(reader.fingerprints().sizes >= 0), "wrong fingerprints")


def _read_values(reader: SegmentReader, field: str) -> dict[int, set[str]]:
    """Reads the values of each document in a field of any number of them, by doc id."""
    doc_ids, offsets = reader.postings_lists(field)
    starts = offsets.astype(np.int64)
    ordinals = np.repeat(np.arange(len(starts) - 1), starts[1:] - starts[:-1])
    terms = reader.term_dictionary(field).read(0, len(starts) - 1)
    found: dict[int, set[str]] = {}
    for doc_id, ordinal in zip(doc_ids.tolist(), ordinals.tolist(), strict=True):
        found.setdefault(doc_id, set()).add(terms[ordinal].decode())
    return found


def _read_details(reader: SegmentReader) -> dict[int, dict[bytes, int]]:
    """Reads the packed details of each document's actors, by doc id and name."""
    doc_ids, offsets = reader.postings_lists(ACTORS)
    terms = reader.term_dictionary(ACTORS).read(0, len(offsets) - 1)
    ordinals = np.repeat(np.arange(len(terms)), offsets[1:] - offsets[:-1])
    packed = read_packed_details(reader.file)
    found: dict[int, dict[bytes, int]] = {}
    rows = zip(doc_ids.tolist(), ordinals.tolist(), packed.tolist(), strict=True)
    for doc_id, ordinal, details in rows:
        found.setdefault(doc_id, {})[terms[ordinal]] = details
    return found


def _pack(actor: Actor) -> int:
    return pack_details(len(actor.mentions), actor.type)
