"""Names of the arrays in a segment's file, for those who write and who read them.

A name that begins with a dot follows the name of a field: `body` + DOC_IDS is the array
`body.doc_ids`. docs/index-format.md gives each array's dtype, shape and meaning.
"""

# Term dictionary of a field (index.codec.term_dictionary)
TERM_LENGTHS = ".term_lengths"
TERM_BLOCK_OFFSETS = ".term_block_offsets"
TERM_BLOCK_PREFIXES = ".term_block_prefixes"
TERM_BYTES = ".term_bytes"
TERM_BLOCK = 16
"""Terms in a block, at most."""

# Postings of a field (index.codec.postings_reader)
POSTINGS_OFFSETS = ".postings_offsets"
DOC_IDS = ".doc_ids"
FREQUENCIES = ".frequencies"
CAPPED_INDEXES = ".capped_indexes"
CAPPED_FREQUENCIES = ".capped_frequencies"
POSITION_OFFSETS = ".position_offsets"
POSITIONS = ".positions"

# Details of the postings of actors (index.codec.actor_details)
ACTOR_MENTIONS = "actors.mention_counts"
ACTOR_TYPES = "actors.types"

# One value a document (index.codec.segment)
DOC_VALUES = ".doc_values"

# Field lengths (index.codec.norms)
FIELD_LENGTHS = ".field_lengths"
CONTENT_LENGTHS = ".content_lengths"
NORMS = ".norms"

# Form dictionary, after the arrays of its term dictionary (index.codec.form_dictionary)
TERM_ORDINALS = ".term_ordinals"
BY_TERM = ".by_term"

# Stored fields (index.codec.stored_fields, index.codec.small_stored_fields)
STORED_BYTES = "stored.bytes"
STORED_OFFSETS = "stored.offsets"
STORED_DICTIONARY = "stored.dictionary"
SMALL_STORED_BYTES = "small_stored.bytes"
SMALL_STORED_OFFSETS = "small_stored.offsets"
SMALL_BLOCK = 256
"""Documents whose small stored fields are compressed together, at most."""

# Near-duplicate fingerprints (index.codec.fingerprints)
FINGERPRINT_HASHES = "fingerprints.hashes"
FINGERPRINT_OFFSETS = "fingerprints.offsets"
