"""Reads the records of one file, and says once for the file what they lack."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from index.article import Article
from index.errors import ArticleError
from index.reading.article_builder import ArticleBuilder
from index.reading.formats.records.json_wrappers import find_records
from index.reading.metadata.column_order import settle_day_order
from index.reading.metadata.declared_fields import (
    NOTHING_DECLARED,
    DeclaredFields,
    is_ambiguous,
    merge_declared,
)
from index.reading.metadata.field_names import FieldNames, describe_text_names
from index.reading.metadata.metadata_source import (
    RECORD,
    RECORD_DAY_FIRST,
    RECORD_MONTH_FIRST,
)
from index.reading.metadata.record import (
    Record,
    Values,
    describe_bare_links,
    describe_columns,
    is_bare_link,
    read_record,
)
from index.reading.metadata.record_shapes import find_shape

_SOURCE_OF_ORDER = {None: RECORD, True: RECORD_DAY_FIRST, False: RECORD_MONTH_FIRST}
_ATTACHMENTS = ("attachment", "note", "annotation")
_MAX_KEYS = 12
_MAX_KEY_CHARS = 40
_ADVICE = "name it in config.yaml, index: records: text: [{}]"


class RecordReader:
    """Reads the records of one file.

    Attributes:
        names: the names of the fields.
    """

    def __init__(
        self,
        builder: ArticleBuilder,
        names: FieldNames,
        reread: Callable[[], Iterable[Values]],
        *,
        are_lines: bool = True,
    ) -> None:
        """Takes the file.

        Args:
            builder: builds its articles.
            names: the names of the fields.
            reread: gives the records again from the first, for the order of day and
                month. It is called only where a date is ambiguous.
            are_lines: whether a record is found by its line in the file, rather than by
                its number.
        """
        self.names = names
        self._builder = builder
        self._reread = reread
        self._are_lines = are_lines
        self._source = RECORD
        self._settled = False
        self._read = 0
        self._without_text = _Tally()
        self._without_date = _Tally()
        self._bare_links = 0
        self._keys: dict[str, int] = {}

    def read(
        self, values: Values, line: int, feed: DeclaredFields = NOTHING_DECLARED
    ) -> Sequence[Article | ArticleError]:
        """Reads a record: one article, several if it wraps records, or none.

        A record that has no text, no title and no records in it is counted. A fault of
        the program in reading it is an error, so that it does not stop the others.

        Args:
            values: the values by key.
            line: where it stands, from 1.
            feed: what is declared for all records of the file.
        """
        try:
            return self._read_values(values, line, feed)
        except Exception as fault:  # noqa: BLE001  (no record may stop the others)
            return (self._builder.build_fault(fault, line=line),)

    def _read_values(
        self, values: Values, line: int, feed: DeclaredFields
    ) -> Sequence[Article]:
        if _is_attachment(values):
            return ()
        record = read_record(values, self.names, self._source)
        if record is not None:
            return (self._build(record, values, line, feed),)
        articles = []
        for inner, around in self._list_wrapped(values):
            record = read_record(inner, self.names, self._source)
            if record is None:
                self._count_without_text(inner, line)
            else:
                articles.append(self._build(record, inner, line, around))
        if not articles:
            self._count_without_text(values, line)
        return articles

    def _list_wrapped(self, values: Values) -> Iterator[tuple[Values, DeclaredFields]]:
        for found in find_records(values, self.names):
            for inner in found.records:
                if isinstance(inner, Mapping) and inner is not values:
                    yield inner, found.feed

    def _build(
        self, record: Record, values: Values, line: int, feed: DeclaredFields
    ) -> Article:
        self._read += 1
        if self._read == 1:
            self._describe_columns(values)
        self._bare_links += is_bare_link(record, values, self.names)
        if record.declared.date.value is None:
            record = self._read_order(record, values)
            date = record.declared.date
            if date.quote and date.value is None:
                self._without_date.add(line, date.quote)
        if feed is not NOTHING_DECLARED:
            record = record._replace(declared=merge_declared(record.declared, feed))
        return self._builder.build_record(record, line=line)

    def _describe_columns(self, values: Values) -> None:
        shape = find_shape(values)
        if shape:
            self._builder.taken_for = f"{shape.name} export"
        self._builder.columns = describe_columns(values, self.names)

    def report(self) -> Iterator[ArticleError]:
        """Yields a line on the records without a text, and one on unreadable dates."""
        if self._without_text.count:
            yield self._report_texts()
        if self._bare_links:
            yield self._builder.build_error(describe_bare_links(self._bare_links))
        dates = self._without_date
        if dates.count:
            reason = describe_unread_dates(dates.count, dates.first)
            yield self._error_at(dates.line, reason)

    def _read_order(self, record: Record, values: Values) -> Record:
        """Reads a record again if its date is ambiguous and other dates settle it."""
        if self._settled or not is_ambiguous(record.declared.date):
            return record
        order = settle_day_order(self._reread(), self.names)
        self._source, self._settled = _SOURCE_OF_ORDER[order], True
        return read_record(values, self.names, self._source) or record

    def _count_without_text(self, values: Values, line: int) -> None:
        # Chats note in records of their own who joined, and what was pinned.
        if values.get("type") == "service":
            return
        self._without_text.add(line, "")
        for key, value in islice(values.items(), 2 * _MAX_KEYS):
            if key in self._keys or len(self._keys) < _MAX_KEYS:
                size = len(value) if isinstance(value, str) else 0
                self._keys[key] = max(self._keys.get(key, 0), size)

    def _report_texts(self) -> ArticleError:
        count, line = self._without_text.count, self._without_text.line
        if self._read:
            others = f" ({count:,} records in all)" if count > 1 else ""
            return self._error_at(line, f"no text and no title{others}")
        whose = "the only record" if count == 1 else f"none of {count:,} records"
        has = "has no text" if count == 1 else "has a text"
        return self._builder.build_error(
            f"{whose} {has} {describe_missing_text(self._keys, self.names)}"
        )

    def _error_at(self, line: int, reason: str) -> ArticleError:
        if self._are_lines:
            return self._builder.build_error(reason, line=line)
        return self._builder.build_error(f"record {line}: {reason}")


def _is_attachment(values: Values) -> bool:
    """Checks for the files and notes that Zotero lists beside the articles."""
    inner = values.get("data") if "itemType" not in values else values
    return type(inner) is dict and inner.get("itemType") in _ATTACHMENTS


def describe_unread_dates(count: int, first: str) -> str:
    """Says how many dates could not be read, quotes the first, and says what to do."""
    quoted = repr(first[:_MAX_KEY_CHARS])
    if count == 1:
        return f"1 date could not be read: {quoted}; write it as 2019-12-20"
    return (
        f"{count:,} dates could not be read, the first {quoted}; "
        "write them as 2019-12-20"
    )


def describe_missing_text(keys: Mapping[str, int], names: FieldNames) -> str:
    """Describes which keys there are and what to do, where none is known for a text.

    Args:
        keys: the keys, with the length of the longest text under each.
        names: the names of the fields.
    """
    looked_for = f"looked for: {describe_text_names(names)}"
    shown = [" ".join(key.split())[:_MAX_KEY_CHARS] for key in keys if key.strip()]
    if not shown:
        return f"({looked_for})"
    likely = max(keys, key=lambda key: keys[key])
    more = ", …" if len(shown) > _MAX_KEYS else ""
    there = f"there is: {', '.join(shown[:_MAX_KEYS])}{more}"
    return f"({looked_for}; {there}); {_ADVICE.format(likely[:_MAX_KEY_CHARS])}"


class _Tally:
    """Counts records, and keeps where the first of them stands."""

    def __init__(self) -> None:
        self.count = 0
        self.line = 0
        self.first = ""

    def add(self, line: int, shown: str) -> None:
        if not self.count:
            self.line, self.first = line, shown
        self.count += 1
