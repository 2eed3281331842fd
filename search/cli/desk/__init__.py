"""The commands of the desk: saved searches, tags, notes and lists of queries."""
