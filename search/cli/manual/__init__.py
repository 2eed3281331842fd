"""Describes the commands once, for --help, the manual page and the completion of shells."""
