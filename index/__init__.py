"""JOB 1: from files to an index."""

import warnings

# Whoosh 2.7.4 compiles with these two, on stderr, wherever its installer did not.
warnings.filterwarnings("ignore", r'(?s).*"is" with', SyntaxWarning)
warnings.filterwarnings("ignore", r"(?s).*invalid escape sequence", SyntaxWarning)
warnings.filterwarnings("ignore", r"(?s).*invalid escape sequence", DeprecationWarning)
