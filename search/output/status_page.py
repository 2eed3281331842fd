"""What an index holds, as text for a person."""

from rich.console import Console
from rich.text import Text

from search.output.terminal import QUIET, TITLE, clean, paint_facet, print_text
from search.results.index_status import IndexStatus


def paint_status(status: IndexStatus, console: Console) -> None:
    """What the index holds."""
    rows = [
        ("articles", f"{status.articles:,}"),
        ("dates", f"{status.first} to {status.last}" if status.first else "none"),
        ("undated", f"{status.undated:,}"),
        ("skipped", _count_skipped(len(status.skipped))),
        ("size", _format_size(status.size_bytes)),
        ("format", status.format),
        ("built", status.built_at),
    ]
    for name, value in rows:
        print_text(console, Text(f"{name:<10}", style=QUIET), Text(clean(value)))
    if status.outlets:
        console.print()
        paint_facet("outlet", status.outlets, console)
    if status.skipped:
        console.print()
        print_text(console, Text("skipped", style=TITLE))
        for line in status.skipped:
            print_text(console, Text(f"  {clean(line)}"))


def _count_skipped(count: int) -> str:
    return "1 file or record" if count == 1 else f"{count:,} files or records"


def _format_size(size: float) -> str:
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":
            break
        size /= 1000
    return f"{size:,.0f} {unit}" if unit == "bytes" else f"{size:,.1f} {unit}"
