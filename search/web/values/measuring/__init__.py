"""Makes the values of the pages that measure."""
