"""Turns the LaTeX of a BibTeX field into plain text."""

import re
import unicodedata

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308",
    "=": "\u0304", ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b",
    "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323", "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "ae": "æ",
    "AE": "Æ", "oe": "œ", "OE": "Œ", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ",
    "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "textendash": "–",
    "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "ldots": "…",
    "textquotedblleft": "“", "textquotedblright": "”", "dots": "…", "textellipsis": "…",
    "guillemotleft": "«", "guillemotright": "»", "textasciitilde": "~", "textbar": "|",
    "textunderscore": "_", "textbackslash": "\\", "euro": "€", "texteuro": "€",
    "pounds": "£", "S": "§", "copyright": "©", "textdegree": "°", "par": "\n\n",
    "textquotesingle": "'", "textasciicircum": "^", "textless": "<", "textgreater": ">",
    "textregistered": "®", "texttrademark": "™", "textquotedbl": '"', "textbullet": "•",
    "guilsinglleft": "‹", "guilsinglright": "›", "quotedblbase": "„", "quotesinglbase": "‚",
    "textdollar": "$", "textsterling": "£", "textyen": "¥", "textsection": "§",
    "textparagraph": "¶", "textexclamdown": "¡", "textquestiondown": "¿", "slash": "/",
    "newline": "\n", "quad": " ", "qquad": " ", "textperiodcentered": "·",
}  # fmt: skip
_SIGN_ACCENT = re.compile(
    r"\\([`'^~\"=.])\s*(?:\{\s*(\\?[^\W\d_])\s*\}|(\\[ij](?![A-Za-z])|[^\W\d_]))"
)
_LETTER_ACCENT = re.compile(
    r"\\([uvHckrdb])(?:\s*\{\s*(\\?[^\W\d_])\s*\}|\s+(\\[ij](?![A-Za-z])|[^\W\d_]))"
)
_NAMED = re.compile(r"\\([A-Za-z]+)(?:\s*\{\}|\s+|(?![A-Za-z]))")
_LINK = re.compile(r"\\href\s*\{[^{}]*\}")
_ESCAPED = re.compile(r"\\([&%$#_{} ,;:!/@-])")
_SIGNS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))
# A tie is a space that does not break.
_TIE = re.compile(r"(?<!\\)~")
_BRACES = str.maketrans("", "", "{}")
_HELD = {"{": "\ue000", "}": "\ue001"}


def strip_latex(text: str) -> str:
    r"""Returns a field without LaTeX: its accents as letters, its braces gone.

    >>> strip_latex(r"{\'E}tat --- M{\"u}nchen, \v{S}ibenik \& {\L}\'od\'z~\emph{now}")
    'État — München, Šibenik & Łódź now'
    """
    if "\\" in text:
        text = _LINK.sub("", text)
        text = _LETTER_ACCENT.sub(_accented, _SIGN_ACCENT.sub(_accented, text))
        text = _ESCAPED.sub(lambda match: _HELD.get(match[1], match[1]), text)
        text = _NAMED.sub(_named, text)
    text = _TIE.sub(" ", text)
    for written, sign in _SIGNS:
        text = text.replace(written, sign)
    text = text.translate(_BRACES)
    return text.replace("\ue000", "{").replace("\ue001", "}").strip()


def _accented(match: re.Match[str]) -> str:
    letter = (match[2] or match[3]).replace("\\i", "i").replace("\\j", "j")
    return unicodedata.normalize("NFC", letter.lstrip("\\") + _ACCENTS[match[1]])


def _named(match: re.Match[str]) -> str:
    """Returns the letter of a command, nothing for one of the layout."""
    return _LETTERS.get(match[1], "")
