"""JOB 1: reads files of articles and writes an index of them."""

import warnings

# Whoosh 2.7.4 raises these when Python compiles it, on stderr, at its first import.
warnings.filterwarnings("ignore", r'(?s).*"is" with', SyntaxWarning)
warnings.filterwarnings("ignore", r"(?s).*invalid escape sequence", SyntaxWarning)
warnings.filterwarnings("ignore", r"(?s).*invalid escape sequence", DeprecationWarning)
