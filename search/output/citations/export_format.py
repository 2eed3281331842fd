"""The formats that `export` and `cite` write."""

from enum import StrEnum
from pathlib import Path

from search.option_table import OutputFormat
from search.query_errors import OptionConflictError


class ExportFormat(StrEnum):
    """The formats of all commands, those of reference managers, and a network."""

    TEXT = "text"
    RIS = "ris"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    MARKDOWN = "markdown"
    GEXF = "gexf"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    XLSX = "xlsx"

    @property
    def plain(self) -> OutputFormat:
        """The format of all commands whose output it is printed as."""
        known = [form.value for form in OutputFormat]
        return OutputFormat(self.value) if self.value in known else OutputFormat.TEXT


_ENDINGS = {
    "ris": ExportFormat.RIS,
    "bib": ExportFormat.BIBTEX,
    "csl": ExportFormat.CSL_JSON,
    "md": ExportFormat.MARKDOWN,
    "gexf": ExportFormat.GEXF,
    "json": ExportFormat.JSON,
    "jsonl": ExportFormat.JSONL,
    "csv": ExportFormat.CSV,
    "xlsx": ExportFormat.XLSX,
    "txt": ExportFormat.TEXT,
    "": ExportFormat.TEXT,
}


def choose_export_format(
    form: ExportFormat | None, path: Path | None, *, json: bool
) -> ExportFormat:
    """Returns the format that is asked for, or that the ending of the file names.

    Raises:
        OptionConflictError: the options contradict each other, or the ending names none.
    """
    if json and form not in (None, ExportFormat.JSON):
        raise OptionConflictError(f"--json and --format {form}: which of them?")
    if json or form is not None or path is None:
        return ExportFormat.JSON if json else form or ExportFormat.TEXT
    ending = path.suffix.lower().removeprefix(".")
    if ending not in _ENDINGS:
        known = ", ".join(f".{name}" for name in filter(None, _ENDINGS))
        raise OptionConflictError(
            f"--output {path}: .{ending} names no format; take one of {known}, "
            "or add --format"
        )
    return _ENDINGS[ending]
