"""Runs lists of queries: reads them, counts what each finds, and brings their hits."""
