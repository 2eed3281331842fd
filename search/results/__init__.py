"""The plain, frozen values that a search returns."""
