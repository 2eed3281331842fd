"""English month names, shared by the readers of dates and the query language."""

MONTH_NAMES = (
    "January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December",
)  # fmt: skip

MONTH_NUMBERS: dict[str, int] = {
    form.lower(): number
    for number, name in enumerate(MONTH_NAMES, start=1)
    for form in (name, name[:3])
} | {"sept": 9}
"""The number of the month, from 1, by its name or abbreviation in lower case."""
