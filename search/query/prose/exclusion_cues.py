"""Knows the phrases that exclude what follows them: "but not", "mais pas", "кроме"."""

from collections.abc import Sequence

# What follows one of these is not wanted, wherever it stands.
_CUES = (
    # English
    "but not", "but excluding", "excluding", "except for", "except", "excepting",
    "with the exception of", "not including", "not mentioning", "without mentioning",
    "no mention of", "leaving out", "omitting", "leaving aside", "do not mention",
    "does not mention", "did not mention", "don't mention", "doesn't mention",
    "do not discuss", "does not discuss", "don't discuss", "doesn't discuss",
    "not interested in", "not about", "not related to", "not relating to",
    "not concerning", "not involving", "not those", "not the ones",
    "other than", "apart from", "aside from", "but are not", "but is not", "but aren't",
    # German
    "aber nicht", "aber kein", "aber keine", "aber keinen", "jedoch nicht",
    "ausgenommen", "mit ausnahme von", "mit ausnahme der", "mit ausnahme des",
    "abgesehen von", "nicht erwähnen", "ohne erwähnung von",
    # French
    "mais pas", "mais non", "excepté", "hormis", "à l'exception de",
    "à l'exception des", "à l'exception du", "à l’exception de", "à l’exception des",
    "à l’exception du", "en excluant", "à l'exclusion de", "sans mentionner",
    "sans parler de", "autres que", "autre que",
    # Spanish, Portuguese, Italian
    "pero no", "excepto", "excluyendo", "a excepción de", "con excepción de",
    "sin mencionar", "que no sean", "que no mencionen", "mas não", "exceto",
    "excluindo", "com exceção de", "sem mencionar", "ma non", "tranne", "eccetto",
    "escludendo", "ad eccezione di", "senza menzionare",
    # Dutch, Polish
    "maar niet", "behalve", "met uitzondering van", "ale nie", "z wyjątkiem", "oprócz",
    # Russian, Ukrainian
    "но не", "кроме", "за исключением", "исключая", "не упоминая", "але не", "крім",
    "за винятком", "не згадуючи",
    # Arabic, Persian
    "ولكن ليس", "لكن ليس", "وليس", "باستثناء", "ما عدا", "عدا", "دون ذكر", "اما نه",
    "به جز", "بجز", "به استثنای",
)  # fmt: skip
_VERBS = ("include", "involve", "cover", "concern", "contain", "refer to")
_DO_NOT = ("do not", "does not", "don't", "doesn't")
_NEGATED = (
    *("are not", "is not", "aren't", "isn't"),
    *(f"{do_not} {verb}" for do_not in _DO_NOT for verb in _VERBS),
)
# Only after these: "the law does not cover ships" is a claim.
_RELATIVE = tuple(f"{who} {no}" for who in ("that", "which", "who") for no in _NEGATED)
_ANYWHERE = frozenset([*_CUES, *_RELATIVE])
_LONGEST = max(len(cue.split()) for cue in _ANYWHERE)
# Orders only where a clause begins: the law excludes them, but Exclude the law.
_ORDERS = frozenset({"exclude", "omit", "leave out", "ignore", "skip"})
CUES_AFTER = frozenset({"hariç", "haricinde", "değil"})
"""Cues that follow what is not wanted."""

# With these before it, the words after "other than" tell what is asked for.
_ASKED = frozenset("other another else only exceptions exception".split())
# At the start of a question they add to what it asks: Apart from Tesla, who …
_ADDING = frozenset({"other than", "apart from", "aside from"})


def match_cue(words: Sequence[str], at: int, *, begins: bool) -> int:
    """Returns the number of words of the cue at a place, 0 for none.

    Args:
        words: the words of the question, in small letters.
        at: the place.
        begins: whether a clause begins there, as orders do.
    """
    for length in range(_LONGEST, 0, -1):
        cue = " ".join(words[at : at + length])
        if cue in _ANYWHERE or (begins and cue in _ORDERS):
            return 0 if cue in _ADDING and _asks(words[:at]) else length
    return 0


def _asks(before: Sequence[str]) -> bool:
    """Tells whether such a cue adds to a question: what other place apart from Paris."""
    return not before or not _ASKED.isdisjoint(before)
