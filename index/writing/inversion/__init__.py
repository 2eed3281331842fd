"""Inverts the texts of a field: text in, postings, field lengths and fingerprints out.

| module | what it does |
|---|---|
| `inverter` | takes texts one by one, and inverts them in batches |
| `batch_tokenizer` | finds the tokens of a batch |
| `term_interner` | gives each term an id, and remembers the surface forms |
| `string_table`, `string_pool` | look up byte strings, and hold many in one buffer |
| `posting_runs`, `spill` | set aside the postings of some documents |
| `postings_writer` | joins the runs and writes a field's postings |
| `fingerprint_writer` | hashes terms, and writes near-duplicate fingerprints |
"""
