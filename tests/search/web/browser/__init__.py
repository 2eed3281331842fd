"""Journeys in chromium: a package, so that one browser is there for all of it."""
