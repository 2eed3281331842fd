"""Which encoding from before UTF-8 a text is in, if it is a text at all."""

import re

_SAMPLE = 1 << 14
_SHORTEST_WIDE = 24
_PLAUSIBLE = 0.85
_COVERED = 0.8

# What news was written in before UTF-8; the exotic rest only invites wrong guesses.
_WIDE = ["gb18030", "big5", "shift_jis", "euc_jp", "euc_kr"]
_OTHER_SCRIPTS = [
    "cp1251", "cp1253", "cp1255", "cp1256", "iso8859_5", "iso8859_6", "koi8_r",
    "koi8_u", "cp866",
]  # fmt: skip
_LATIN = ["cp1252", "cp1254", "cp1250", "iso8859_2", "cp1257", "mac_roman"]

# The letters beyond ASCII of the languages that each Latin encoding serves. A text in
# the right encoding uses those of one language; in a wrong one, of none.
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
    """The likeliest encoding of bytes that are not UTF-8, None where none is likely."""
    sample = _telling_lines(content)
    latin = _find_latin(sample)
    if latin:
        return latin
    # Imported here: 30 ms that a corpus in UTF-8 never needs.
    from charset_normalizer import from_bytes

    candidates = _OTHER_SCRIPTS + (_WIDE if len(sample) >= _SHORTEST_WIDE else [])
    best = from_bytes(sample, cp_isolation=candidates, threshold=0.4).best()
    if best is None or not _is_prose(sample.decode(best.encoding, "replace")):
        return None
    return best.encoding


def _find_latin(sample: bytes) -> str | None:
    """The Latin encoding in which the letters are most wholly those of one language."""
    texts = {name: sample.decode(name, "replace") for name in _LATIN}
    best, most = None, _COVERED
    for encoding, alphabet in _LETTERS:
        covered = _cover(texts[encoding], alphabet)
        if covered > most:
            best, most = encoding, covered
    return best if best and _is_prose(texts[best]) else None


def _cover(text: str, alphabet: frozenset[str]) -> float:
    """The share of the letters beyond ASCII that the alphabet has; 0 for many of them."""
    letters = [letter for letter in text if letter > "\x7f" and letter not in _SIGNS]
    if 2 * len(letters) > len(text):
        return 0.0
    return (
        sum(letter in alphabet for letter in letters) / len(letters) if letters else 1.0
    )


def _is_prose(text: str) -> bool:
    """Whether it is letters, spaces and a little else, and its words are well cased."""
    if "\ufffd" in text[:-4]:
        return False
    words = _WORD.findall(text)
    prose = sum(map(len, _PROSE.findall(text)))
    cased = sum(map(_is_cased_well, words))
    return prose >= _PLAUSIBLE * len(text) and cased >= _PLAUSIBLE * max(1, len(words))


def _is_cased_well(word: str) -> bool:
    rest = word[1:]
    return not rest or rest == rest.lower() or word == word.upper()


def _telling_lines(content: bytes) -> bytes:
    """The lines that are not ASCII, as far as the sample reaches."""
    telling = bytearray()
    for start in range(0, len(content), _SAMPLE):
        chunk = content[start : start + _SAMPLE]
        if chunk.isascii():
            continue
        telling += b"\n".join(line for line in chunk.split(b"\n") if not line.isascii())
        if len(telling) >= _SAMPLE:
            break
    return bytes(telling[:_SAMPLE])
