"""Finds direct quotations, and who said them."""

from index.extract.quotations.quotation import Quotation

__all__ = ["Quotation"]
