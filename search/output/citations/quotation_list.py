"""Makes the answer of `quotes`: who said what, and where; docs/json.md documents it."""

from functools import partial
from typing import Any

from search.citations.quoted_speech import QuotationList, QuotedSpeech
from search.output.plain_page import ACTORS, QUIET, Page, Span
from search.output.tables.answer import SCHEMA, CommandAnswer
from search.output.unseen_characters import one_line, replace_controls
from search.output.wording import NO_MATCH, count_of, outlet_and_date
from search.shown_paths import shorten_article_path, whole_path

QUOTATION_COLUMNS = (
    *("text", "actor", "speaker", "cue", "confidence", "rule", "outlet", "date"),
    *("title", "id", "path", "start", "end", "speaker_start", "speaker_end"),
)


def answer_quotations(listed: QuotationList) -> CommandAnswer:
    """Makes the answer of a list of quotations, one a row."""
    rows = [make_quotation_row(speech) for speech in listed.found]
    counts = {"articles": listed.total, "read": listed.read}
    return CommandAnswer(
        {"schema": SCHEMA, **counts, "quotations": rows},
        QUOTATION_COLUMNS,
        None,
        rows,
        found=bool(rows),
        notices=tuple(_list_notices(listed)),
        print_page=partial(_print_quotations, listed),
    )


def make_quotation_row(speech: QuotedSpeech) -> dict[str, Any]:
    """Returns a quotation by column; the actor is null where the article names none."""
    quotation, article = speech.quotation, speech.article
    date = article.date.value
    return {
        "text": quotation.text,
        "actor": quotation.actor or None,
        "speaker": quotation.speaker,
        "cue": quotation.cue or None,
        "confidence": quotation.confidence,
        "rule": quotation.rule,
        "outlet": article.outlet.value,
        "date": None if date is None else str(date),
        "title": article.title.value,
        "id": article.id,
        "path": whole_path(article.path, article.file),
        "start": quotation.start,
        "end": quotation.end,
        "speaker_start": quotation.speaker_start,
        "speaker_end": quotation.speaker_end,
    }


def _list_notices(listed: QuotationList) -> list[str]:
    if not listed.total:
        return [NO_MATCH]
    if not listed.found:
        articles = count_of(listed.read, "article")
        return [f"no quotation with a speaker that is sure in {articles}"]
    if listed.has_more and listed.read < listed.total:
        read = f"{listed.read:,} of {count_of(listed.total, 'article')}"
        return [f"read {read}; -n shows more, and more words find fewer articles"]
    return ["there are more; -n shows them"] if listed.has_more else []


def _print_quotations(listed: QuotationList, page: Page) -> None:
    """Prints the words of each speaker under the line of the article."""
    last = ""
    for speech in listed.found:
        article, quotation = speech.article, speech.quotation
        if article.id != last:
            if last:
                page.print_blank()
            path = Span(
                replace_controls(shorten_article_path(article)), QUIET, article.file
            )
            source = f"{one_line(outlet_and_date(article))} · "
            page.print_spans(
                [Span(source, QUIET), path, Span(f" · {article.id}", QUIET)]
            )
            last = article.id
        name = one_line(quotation.actor or quotation.speaker)
        spans = [Span(name, ACTORS), Span(f": “{one_line(quotation.text)}”")]
        page.print_spans(spans, indent=2, hang=4)
