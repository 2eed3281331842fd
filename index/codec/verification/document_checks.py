"""Verifies the stored documents and the fingerprints of a segment."""

import numpy as np

from index.codec import array_names as names
from index.codec.segment import SegmentReader
from index.codec.stored_article import load_article
from index.codec.verification.requirements import Requirements, are_offsets
from index.schema import FILE, ID, PATH


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
    for doc_id in range(reader.n_docs):
        article = load_article(reader.stored_document(doc_id), place=reader.path)
        found = {ID: article.id, PATH: article.path, FILE: article.file}
        for field, value in found.items():
            require(reader.value(field, doc_id) == value, f"another {field}")
        require(article.actors is not None, "no actors")
        n_letters = len(article.text), len(article.page)
        spans = [span for actor in article.actors for span in actor.mentions]
        require(all(end <= max(n_letters) for _, end in spans), "a mention elsewhere")
    rows = sum(1 for _ in reader.all_small_stored_fields())
    require(rows == reader.n_docs, "not small stored fields for each document")
    reader.file.verify_all()
    require(np.all(reader.fingerprints().sizes >= 0), "wrong fingerprints")
