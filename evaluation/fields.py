"""Measures extraction of titles, dates and outlets: `python -m evaluation fields FOLDER`.

The folder holds pages.jsonl, with `gold` {outlet, domain, date, title}, `text` {full,
zone, body} and `html` (the page's file) for each saved page; and seeds_gold.yaml, a
careful reader's fields of the sample articles.
"""

import datetime
import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evaluation.seeds import report_seeds
from index.analysis.analyzer import fold
from index.article import Article, Field, PartialDate
from index.config import IndexConfig
from index.extract import NameCache, enrich, load_gazetteer
from index.extract.dates.date_parser import find_dates
from index.reading import read_articles

_KINDS = ("full", "zone", "body")
_ENGLISH = frozenset({"au", "ca", "uk", "us", "za", "ng", "na", "ls", "tz", "ie", "nz"})
_WORD = re.compile(r"[^\W_]+")


@dataclass
class Tally:
    """Counts of answers of one kind.

    Attributes:
        right: correct answers.
        wrong: incorrect answers.
        missed: no answer although the text states one.
        absent: no answer where the text states none.
        beside: answers that differ from a gold answer which the text does not state, so
            that they may be right or wrong.
        mistakes: a note for each wrong or missed answer.
    """

    right: int = 0
    wrong: int = 0
    missed: int = 0
    absent: int = 0
    beside: int = 0
    mistakes: list[str] = field(default_factory=list)

    def add(self, *, good: bool | None, present: bool, note: str) -> None:
        """Counts an answer.

        Args:
            good: whether it is right; None if no answer was given.
            present: whether the text states the gold answer.
            note: describes the answer, for the list of mistakes.
        """
        if good is None:
            self.missed += present
            self.absent += not present
        elif good or present:
            self.right += good
            self.wrong += not good
        else:
            self.beside += 1
        if (good is None and present) or good is False:
            self.mistakes.append(note if present else f"(beside) {note}")

    def format_line(self) -> str:
        """Formats the counts, with recall and precision in percent."""
        asked = self.right + self.wrong + self.missed
        given = self.right + self.wrong
        recall = 100 * self.right / asked if asked else 0.0
        precision = 100 * self.right / given if given else 100.0
        return (
            f"found {self.right}/{asked} = {recall:5.1f} %   precision {precision:5.1f} %"
            f"   wrong {self.wrong}   rightly none {self.absent}   beside {self.beside}"
        )


def main(arguments: list[str]) -> int:
    """Measures the folder that the first argument names; `-v` lists the mistakes."""
    folder = Path(next((a for a in arguments if not a.startswith("-")), "."))
    verbose = "-v" in arguments
    cache = NameCache(load_gazetteer(IndexConfig()))
    if (folder / "seeds_gold.yaml").exists():
        report_seeds(folder / "seeds_gold.yaml", cache)
    pages = folder / "pages.jsonl"
    if not pages.exists():
        return 0
    rows = [json.loads(line) for line in pages.read_text("utf-8").splitlines()]
    for kind in _KINDS:
        _report_dumps(rows, kind, cache, verbose=verbose)
    _report_html(rows, folder, cache, verbose=verbose)
    return 0


def _report_dumps(
    rows: list[dict[str, Any]], kind: str, cache: NameCache, *, verbose: bool
) -> None:
    started = time.process_time()
    articles = [
        enrich(Article(row["id"], "", row["text"][kind]), cache) for row in rows
    ]
    took = time.process_time() - started
    print(f"\n{kind}: {len(rows)} pages, {1000 * took / len(rows):.1f} ms a page")
    pairs = list(zip(rows, articles, strict=True))
    _report(pairs, kind, cache, verbose=verbose)


def _report(
    pairs: list[tuple[dict[str, Any], Article]],
    kind: str,
    cache: NameCache,
    *,
    verbose: bool,
) -> None:
    tallies = {
        name: Tally()
        for name in ("date", "outlet", "title, English", "title, other languages")
    }
    for row, article in pairs:
        for name, good, present, note in _judge(row, article, kind, cache):
            tallies[name].add(good=good, present=present, note=f"{row['id']}: {note}")
    for name, tally in tallies.items():
        print(f"  {name:24} {tally.format_line()}")
        if verbose:
            print(*(f"      {note}" for note in tally.mistakes), sep="\n")


def _judge(
    row: dict[str, Any], article: Article, kind: str, cache: NameCache
) -> Iterator[tuple[str, bool | None, bool, str]]:
    gold = row["gold"]
    text = "" if kind == "html" else row["text"][kind]
    day = datetime.date.fromisoformat(gold["date"])
    written = kind == "html" or (kind != "body" and _is_written(day, text))
    yield (
        "date",
        _same_day(article.date, day, exact=kind == "html"),
        written,
        f"{day} / {article.date.value} {article.date.rule} {article.date.quote[:80]!r}",
    )
    yield (
        "outlet",
        _same_outlet(article.outlet, gold, cache),
        kind in {"full", "html"},
        f"{gold['outlet']} / {article.outlet.value} {article.outlet.rule}"
        f" {article.outlet.quote[:80]!r}",
    )
    language = "English" if row["country"] in _ENGLISH else "other languages"
    yield (
        f"title, {language}",
        _same_title(article.title, gold["title"]),
        kind == "html"
        or (kind != "body" and _letters(gold["title"]) in _letters(text)),
        f"{gold['title']!r} / {article.title.value!r}",
    )


def _same_day(
    found: Field[PartialDate], day: datetime.date, *, exact: bool
) -> bool | None:
    if found.value is None or found.value.year is None:
        return None
    if found.value.first is None or found.value.day is None:
        return found.value.first is not None and (
            found.value.first <= day <= (found.value.last or day)
        )
    return abs((found.value.first - day).days) <= (0 if exact else 1)


def _is_written(day: datetime.date, text: str) -> bool:
    """Returns True if the text states the day, as digits or with a month's name."""
    forms = (
        f"{day.year}-{day.month:02}-{day.day:02}", f"{day.day:02}.{day.month:02}.{day.year}",
        f"{day.day}.{day.month}.{day.year}", f"{day.day:02}/{day.month:02}/{day.year}",
        f"{day.month:02}/{day.day:02}/{day.year}", f"{day.year}/{day.month:02}/{day.day:02}",
        f"{day.year}.{day.month:02}.{day.day:02}", f"{day.day:02}.{day.month:02}.{day.year % 100:02}",
        f"{day.year}年{day.month}月{day.day}日", f"{day.year}년 {day.month}월 {day.day}일",
    )  # fmt: skip
    if any(form in text for form in forms):
        return True
    number = rf"0?{day.day}(?:st|nd|rd|th|er|\.)?"
    word = r"(?:(?:de|of) )?[^\W\d_]{3,12}\.?,? (?:de )?"
    pattern = (
        rf"(?<!\d){number} {word}{day.year}|[^\W\d_]{{3,12}}\.? {number},? {day.year}"
    )
    return any(
        str(found.date) == day.isoformat()
        for match in re.finditer(pattern, text)
        for found in find_dates(match[0])
    )


def _same_outlet(
    found: Field[str], gold: dict[str, Any], cache: NameCache
) -> bool | None:
    if found.value is None:
        return None
    by_domain = cache.gazetteer.outlets.name_of_domain(gold["domain"])
    wanted = {
        gold["outlet"],
        re.sub(r"\s*\(.*?\)", "", gold["outlet"]),
        by_domain,
        cache.gazetteer.outlets.canonical_name(gold["outlet"]),
    }
    return _letters(found.value).removeprefix("the") in {
        _letters(name).removeprefix("the") for name in wanted if name
    }


def _same_title(found: Field[str], gold: str) -> bool | None:
    if found.value is None:
        return None
    left, right = _letters(found.value), _letters(gold)
    if left == right or (len(left) > 15 and (left in right or right in left)):
        return True
    ours, theirs = _split_words(found.value), _split_words(gold)
    return bool(ours) and len(ours & theirs) >= 0.8 * max(len(ours), len(theirs))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, fold(text)))


def _split_words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(text)))


def _report_html(
    rows: list[dict[str, Any]], folder: Path, cache: NameCache, *, verbose: bool
) -> None:
    pairs: list[tuple[dict[str, Any], Article]] = []
    for row in rows:
        page = folder / row["html"]
        config = IndexConfig(paths=(page,), base=folder)
        pairs += [
            (row, enrich(article, cache))
            for article in read_articles(config)
            if isinstance(article, Article)
        ]
    print(f"\nhtml: {len(pairs)} of {len(rows)} pages read")
    _report(pairs, "html", cache, verbose=verbose)
