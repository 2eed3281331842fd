"""Shows what several sides say of one question: a page for a reader, records for programs."""
