"""The control words of RTF that a reader of its text must know.

After the Rich Text Format specification 1.9.1.
"""

import codecs
import re

from index.reading.formats.documents.text_blocks import style_level

_ENCODING_OF_CHARSET = {
    77: "mac_roman", 78: "cp932", 79: "cp950", 80: "cp949", 81: "mac_arabic",
    83: "mac_greek", 85: "cp936", 86: "mac_romanian", 87: "mac_cyrillic",
    88: "cp874", 89: "mac_latin2", 128: "cp932", 129: "cp949", 130: "johab",
    134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
ENCODING_OF_WORD = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
DEFAULT_ENCODING = "cp1252"

TEXT_OF_WORD = {
    b"tab": "\t", b"line": "\n", b"softline": "\n", b"lbr": "\n", b"emdash": "—",
    b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’",
    b"ldblquote": "“", b"rdblquote": "”", b"emspace": " ", b"enspace": " ",
    b"qmspace": " ", b"zwj": "\u200d", b"zwnj": "\u200c",
}  # fmt: skip
TEXT_OF_SYMBOL = {b"~": "\xa0", b"_": "-", b"{": "{", b"}": "}", b"\\": "\\"}
PARAGRAPH_ENDS = frozenset([b"par", b"page", b"sect", b"column", b"nestcell"])

# The groups that hold no text of the article.
NO_TEXT = frozenset(
    b"""colortbl pict nonshppict shprslt fldinst datafield filetbl listtable
    listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore
    latentstyles xmlnstbl pntext listtext bkmkstart bkmkend atnid atnauthor ftnsep ftnsepc
    ftncn aftnsep aftnsepc aftncn private sp tc xe rxe docvar objdata objclass objname
    author operator company subject keywords comment doccomm category manager hlinkbase
    creatim revtim printim buptim template falt panose fontemb nonesttables""".split()
)
# Groups of text that stands elsewhere on the page.
NOTES = frozenset(
    b"""footnote annotation header headerl headerr headerf footer footerl footerr
    footerf""".split()
)
BOXES = frozenset([b"shptxt", b"dptxbxtext"])
# A reader passes over groups with a star that it does not know; these are known.
KNOWN_WITH_STAR = frozenset([b"shpinst", b"ud", b"footnote", b"annotation"])

_FONT = re.compile(rb"\\f(\d{1,6})(?!\d)")
_CHARSET = re.compile(rb"\\fcharset(\d{1,3})(?!\d)")
_STYLE = re.compile(rb"\\s(\d{1,6})(?!\d)")
_STYLE_NAME = re.compile(rb"[ }]([\w ]{4,60})$")
_MAX_ENTRIES = 5000


def find_encoding(code_page: int) -> str:
    """Returns the encoding of a code page, as Python names it."""
    if code_page == 10_000:
        return "mac_roman"
    name = "utf-8" if code_page == 65_001 else f"cp{code_page}"
    try:
        codecs.lookup(name)
    except LookupError:
        return DEFAULT_ENCODING
    return name


def read_font_table(table: bytes) -> dict[int, str]:
    """Returns the encoding of each font that has one of its own.

    Args:
        table: the group of the fonts, which end in semicolons.
    """
    encodings = {}
    for entry in table.split(b";", _MAX_ENTRIES):
        font, charset = _FONT.search(entry), _CHARSET.search(entry)
        if font and charset and int(charset[1]) in _ENCODING_OF_CHARSET:
            encodings[int(font[1])] = _ENCODING_OF_CHARSET[int(charset[1])]
    return encodings


def read_style_sheet(sheet: bytes) -> dict[int, int]:
    """Returns the level of each paragraph style by its number.

    Args:
        sheet: the group of the styles, which end in semicolons.
    """
    levels = {}
    for entry in sheet.split(b";", _MAX_ENTRIES):
        style, name = _STYLE.search(entry), _STYLE_NAME.search(entry[-64:])
        if style and name:
            levels[int(style[1])] = style_level(name[1].decode("ascii", "replace"))
    return levels
