"""Looks at saved searches: which articles are new since they were last looked at."""
