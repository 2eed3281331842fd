"""Reads the text of a record, in whatever shape an export gives it."""

from collections.abc import Iterator, Mapping

from index.reading.decoding.encoding import normalize_text
from index.reading.decoding.field_markup import strip_markup
from index.reading.decoding.mojibake import mend_mojibake
from index.reading.metadata.field_values import is_address

# A mapping with one of these holds one text, maybe in several forms.
_TEXT_KEYS = (
    "rendered", "plain", "plaintext", "text", "#text", "@value", "value", "$t", "_",
    "html", "content", "raw",
)  # fmt: skip
# Keys of strings that nobody reads.
_NO_PROSE = frozenset(
    """type id _id @type @id uid key url uri href link src rel target class style lang
    language format mime mime_type width height slug version""".split()
)
# Chats and rich text are lists of words with a format each, joined without a line end.
_INLINE_TYPES = frozenset(
    """bold italic underline strikethrough strike link text_link mention mention_name
    hashtag cashtag bot_command email phone code pre spoiler plain custom_emoji text
    bank_card blockquote expandable_blockquote quote""".split()
)
_NO_TEXTS = frozenset({"nan", "null", "none", "n/a"})
_MAX_DEPTH = 12


def as_prose(value: object) -> str:
    r"""Returns the text of a value: a string, paragraphs, formatted parts or sections.

    >>> as_prose(["North of ", {"type": "bold", "text": "Sirte"}, "."])
    'North of Sirte.'
    >>> as_prose({"lead": "In short.", "sections": [{"paragraphs": ["One.", "Two."]}]})
    'In short.\n\nOne.\n\nTwo.'
    """
    text = value if isinstance(value, str) else _flatten(value, _MAX_DEPTH)
    if not text or text.isspace():
        return ""
    if "<" in text or "&" in text:
        text = strip_markup(text)
    if not text.isascii():
        text = mend_mojibake(text)
    text = normalize_text(text)
    if text.isspace() or (len(text) < 5 and text.strip().lower() in _NO_TEXTS):
        return ""
    return text


def _flatten(value: object, depth: int) -> str:
    if isinstance(value, str):
        return value
    if not depth or not isinstance(value, (list, dict)):
        return ""
    if isinstance(value, list):
        between = "" if _is_inline(value) else "\n\n"
        return between.join(_filled(value, depth, blanks=not between))
    for key in _TEXT_KEYS:
        if isinstance(value.get(key), (str, list)) and value[key]:
            return _flatten(value[key], depth - 1)
    parts = [
        part
        for key, part in value.items()
        if key.lower() not in _NO_PROSE
        and not (isinstance(part, str) and is_address(part))
    ]
    return "\n\n".join(_filled(parts, depth, blanks=False))


def _filled(values: list[object], depth: int, *, blanks: bool) -> Iterator[str]:
    for value in values:
        text = _flatten(value, depth - 1)
        if text and (blanks or not text.isspace()):
            yield text


def _is_inline(parts: list[object]) -> bool:
    """Checks whether the parts are pieces of one paragraph."""
    formatted = [part for part in parts if isinstance(part, Mapping)]
    return bool(formatted) and (
        any(isinstance(part, str) for part in parts)
        or all(str(part.get("type")) in _INLINE_TYPES for part in formatted)
    )
