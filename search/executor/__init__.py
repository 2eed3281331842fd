"""The executor: whole queries over the arrays of the index's segments."""

from search.executor.executor import Executor, SecondLook, TopDocs

__all__ = ["Executor", "SecondLook", "TopDocs"]
