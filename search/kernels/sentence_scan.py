"""Finds where the sentences of a text begin and end.

A sentence ends after one or more full stops of any script, the quotes and brackets that
close it, and the blanks that follow; or at a line end. "Dec. 19", "U.S. troops" and "Mr.
Peskov" have full stops that end none. Cost: O(characters looked at).
"""

import re

# Full stops of every script; what follows must look like the start of a sentence. The
# first character alone decides at most offsets, which is where most time would go.
_SENTENCE_END = re.compile(
    r"""[.!?…؟。！？\n]
    (?:(?<!\n)[.!?…؟。！？]*["'”’»)\]]*(?:\s+|(?<=[。！？])) | (?<=\n)\s*)""",
    re.VERBOSE,
)
# "Dec. 19", "U.S. troops", "Mr. Peskov": a full stop that ends no sentence.
_ABBREVIATED = re.compile(r"(?:\b[A-Z]|\b[A-Z][a-z]{1,3}|\.[A-Za-z])\.\s*$")


def find_sentence_ends(text: str, begin: int, end: int) -> list[int]:
    """Returns the offsets at which sentences end in part of a text, ascending.

    The blanks after a sentence are part of it.
    """
    found = []
    for match in _SENTENCE_END.finditer(text, begin, min(end + 1, len(text))):
        tail = text[max(begin, match.start() - 6) : match.end()]
        if "\n" in match.group() or not _ABBREVIATED.search(tail):
            found.append(match.end())
    return found


def find_sentence_start(text: str, offset: int, width: int) -> int:
    """Returns the offset at which the sentence around an offset begins.

    Looks back by `width` characters, and returns the first of these where no sentence
    begins among them.
    """
    begin = max(0, offset - width)
    start = max(find_sentence_ends(text, begin, offset), default=begin)
    while start < len(text) and text[start].isspace():
        start += 1
    return start


def find_last_sentence_end(text: str, start: int, last: int, width: int) -> int | None:
    """Returns the offset at which the last sentence ends that fits a passage.

    Args:
        text: the text.
        start: offset at which the passage starts.
        last: offset that the passage must reach.
        width: length of the passage, about.

    Returns:
        The offset, without the blanks at the end; None where not one sentence fits.
    """
    found = None
    for end in find_sentence_ends(text, max(start, last - 1), start + width + 1):
        if end < last:
            continue
        if found is not None and "\n\n" in text[found:end].rstrip():
            break
        bare = start + len(text[start:end].rstrip())
        if bare - start > width and found is not None:
            break
        found = bare
        if text[bare:end].count("\n") > 1:
            break
    if found is None and len(text) - start <= width:
        return start + len(text[start:].rstrip())
    return found
