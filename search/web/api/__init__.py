"""The interface for programs: the JSON of the command line over HTTP."""
