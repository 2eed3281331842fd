"""Detects the legacy encoding of a text that is not UTF-8, or that it is binary."""

import re

_SAMPLE_BYTES = 1 << 14
_MIN_MULTI_BYTE = 24
# The least share of prose characters and of well-cased words in a text.
_MIN_PROSE = 0.85
# The least share of its non-ASCII letters that one language must have.
_MIN_COVERED = 0.8

# The encodings of news before UTF-8; candidates beyond these lead to wrong guesses.
_MULTI_BYTE = ["gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"]
_OTHER_SCRIPTS = [
    "cp1251", "cp1253", "cp1255", "cp1256", "iso8859_5", "iso8859_6", "koi8_r",
    "koi8_u", "cp866",
]  # fmt: skip
_LATIN = ["cp1252", "cp1254", "cp1250", "iso8859_2", "cp1257", "mac_roman"]

# The non-ASCII letters of the languages that each Latin encoding serves. A text that is
# decoded correctly uses the letters of one language; decoded wrongly, those of none.
_LETTERS = tuple(
    (encoding, frozenset(letters + letters.upper()))
    for encoding, languages in {
        "cp1252": "àâçéèêëîïôùûüÿœæ äöüßé áéíñóúü ãõáéíóúâêôàç àèéìíòóùú åäöéø æøåé ëïéèöüó",
        "cp1254": "çğıöşüâîû",
        "cp1250": "ąćęłńóśźż áčďéěíňóřšťúůýž áéíóöőúüű ăâîşţ čćđšž áäčďéíĺľňóôŕšťúýž",
        "iso8859_2": "ąćęłńóśźż áčďéěíňóřšťúůýž áéíóöőúüű ăâîşţ čćđšž",
        "cp1257": "ąčęėįšųūž āčēģīķļņšūž äõöüšž",
        "mac_roman": "àâçéèêëîïôùûüÿœæ äöüßé áéíñóúü",
    }.items()
    for letters in languages.split()
)
_SIGNS = frozenset("“”‘’„‚‹›«»–—…•·§©®™°€£\xa0\xad")
_WORD = re.compile(r"[^\W\d_]+")
_PROSE = re.compile(r"[^\W_]+|[\s.,;:!?'\"“”‘’«»–—-]+")


def detect_legacy_encoding(content: bytes) -> str | None:
    """Detects the encoding of bytes that are not UTF-8, None where none is likely."""
    sample = _non_ascii_lines(content)
    latin = _find_latin(sample)
    if latin:
        return latin
    # Imported here: it takes 30 ms, and a corpus in UTF-8 never needs it.
    from charset_normalizer import from_bytes

    candidates = _OTHER_SCRIPTS + (
        _MULTI_BYTE if len(sample) >= _MIN_MULTI_BYTE else []
    )
    best = from_bytes(sample, cp_isolation=candidates, threshold=0.4).best()
    if best is None or not _is_prose(sample.decode(best.encoding, "replace")):
        return None
    return best.encoding


def _find_latin(sample: bytes) -> str | None:
    """Returns the Latin encoding whose letters are most completely of one language."""
    texts = {name: sample.decode(name, "replace") for name in _LATIN}
    best, most = None, _MIN_COVERED
    for encoding, alphabet in _LETTERS:
        covered = _share_covered(texts[encoding], alphabet)
        if covered > most:
            best, most = encoding, covered
    return best if best and _is_prose(texts[best]) else None


def _share_covered(text: str, alphabet: frozenset[str]) -> float:
    """Returns the share of non-ASCII letters that are in the alphabet.

    It is 0 where they are more than half of the text.
    """
    letters = [letter for letter in text if letter > "\x7f" and letter not in _SIGNS]
    if 2 * len(letters) > len(text):
        return 0.0
    return (
        sum(letter in alphabet for letter in letters) / len(letters) if letters else 1.0
    )


def _is_prose(text: str) -> bool:
    """Checks that a text is mostly letters and spaces, with well-cased words."""
    if "\ufffd" in text[:-4]:
        return False
    words = _WORD.findall(text)
    prose = sum(map(len, _PROSE.findall(text)))
    cased = sum(map(_is_cased_well, words))
    return prose >= _MIN_PROSE * len(text) and cased >= _MIN_PROSE * max(1, len(words))


def _is_cased_well(word: str) -> bool:
    rest = word[1:]
    return not rest or rest == rest.lower() or word == word.upper()


def _non_ascii_lines(content: bytes) -> bytes:
    """Returns the lines that are not ASCII, up to the size of the sample."""
    found = bytearray()
    for start in range(0, len(content), _SAMPLE_BYTES):
        chunk = content[start : start + _SAMPLE_BYTES]
        if chunk.isascii():
            continue
        found += b"\n".join(line for line in chunk.split(b"\n") if not line.isascii())
        if len(found) >= _SAMPLE_BYTES:
            break
    return bytes(found[:_SAMPLE_BYTES])
