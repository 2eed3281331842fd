"""Asks trafilatura and htmldate where a page leaves its main text or date unsure."""

import logging
import re
import warnings

from index.reading.decoding.encoding import normalize_text

_LOGGERS = ("trafilatura", "htmldate", "courlan", "charset_normalizer", "jusText")
_WHOLE_PAGE = re.compile(r"<(?:html|head|body|frameset)\b", re.IGNORECASE)
# News pages have some thousands of tags; 60,000 take trafilatura four seconds.
_MAX_TAGS = 60_000


def extract_text(markup: str) -> str:
    """Returns the main text of a page by trafilatura, empty if it finds none."""
    if markup.count("<") > _MAX_TAGS:
        return ""
    # Imported here: it takes 160 ms and 40 MB, and few pages need it.
    import trafilatura

    _silence()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Where we are unsure, its other extractors take more than the article.
            document = trafilatura.bare_extraction(
                _complete(markup), fast=True, include_comments=False
            )
    # The exceptions of lxml, justext and others for broken pages are not documented;
    # one page must never stop a build.
    except Exception:  # noqa: BLE001
        return ""
    text = getattr(document, "text", None)
    return normalize_text(text).strip() if isinstance(text, str) else ""


def search_date(markup: str, url: str) -> str:
    """Returns the day of publication by htmldate, empty if the page states none.

    It is the date of publication, not of an update, and no guess.
    """
    if markup.count("<") > _MAX_TAGS:
        return ""
    # Imported here: it takes 60 ms, and few pages need it.
    import htmldate
    from lxml import html  # type: ignore[import-untyped]

    _silence()
    # Programs that save pages write the day of saving in a comment.
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    try:
        found = htmldate.find_date(
            html.document_fromstring(markup.encode("utf-8", "replace"), parser),
            extensive_search=False,
            original_date=True,
            url=url,
        )
    except Exception:  # noqa: BLE001  (as above)
        return ""
    return found or ""


def _complete(markup: str) -> str:
    # Reader views are saved without what is around; trafilatura refuses those.
    if _WHOLE_PAGE.search(markup):
        return markup
    return f"<html><body>{markup}</body></html>"


def _silence() -> None:
    for name in _LOGGERS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
