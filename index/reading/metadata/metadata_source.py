"""The kinds of sources that declare fields of an article, and how far each is trusted."""

from dataclasses import dataclass

from index.article import HTML_METADATA_RULE, Basis, Field, PartialDate
from index.reading.metadata.declared_dates import parse_declared_date

UNKNOWN_TEXT: Field[str] = Field()
UNKNOWN_DATE: Field[PartialDate] = Field()


# Compared by identity, which is fast: it is part of the keys of caches.
@dataclass(frozen=True, slots=True, eq=False)
class MetadataSource:
    """A kind of source that declares fields, and how far it is trusted.

    Attributes:
        rule: the name for `Field.rule`.
        basis: the basis of its fields.
        confidence: the confidence in its fields, from 0 to 1.
        names_key: whether the rule of a field names its key too.
        day_first: whether the day is first in dates such as 03/04/2020; None where it
            is unknown.
    """

    rule: str
    basis: Basis
    confidence: float
    names_key: bool = True
    day_first: bool | None = None

    def field(self, key: str, value: str) -> Field[str]:
        """Returns the field with a value from under `key`; unknown if it is empty."""
        if not value:
            return UNKNOWN_TEXT
        rule = f"{self.rule} '{key}'" if self.names_key else self.rule
        return Field(value, self.basis, self.confidence, value, rule)

    def date(self, key: str, written: str) -> Field[PartialDate]:
        """Returns the field with a date; with a quote but no value if it is no date."""
        if not written:
            return UNKNOWN_DATE
        date, problem = parse_declared_date(written, day_first=self.day_first)
        rule = f"{self.rule} '{key}'" if self.names_key else self.rule
        if date is None:
            return Field(None, quote=written, rule=f"{problem} in {rule}")
        return Field(date, self.basis, self.confidence, written, rule)


SIDECAR = MetadataSource("sidecar", Basis.USER, 1.0, names_key=False)
FRONT_MATTER = MetadataSource("front matter", Basis.STATED, 0.95, names_key=False)
RECORD = MetadataSource("record field", Basis.STATED, 0.95)
RECORD_DAY_FIRST = MetadataSource("record field", Basis.STATED, 0.95, day_first=True)
RECORD_MONTH_FIRST = MetadataSource("record field", Basis.STATED, 0.95, day_first=False)
FEED = MetadataSource("field of the feed", Basis.STATED, 0.9)
HTML_METADATA = MetadataSource(HTML_METADATA_RULE, Basis.STATED, 0.9, names_key=False)
