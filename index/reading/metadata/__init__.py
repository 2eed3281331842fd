"""Reads the fields that files declare: title, date, outlet, language, actors."""
