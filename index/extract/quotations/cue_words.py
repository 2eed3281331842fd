"""The words that introduce speech in a language, as patterns."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import NamedTuple


class CueWords(NamedTuple):
    """The words by which a language tells who speaks.

    Attributes:
        cue: a verb of saying, in the forms of reports.
        said_of: a verb that takes a few words of someone ("called it").
        according: a phrase before the speaker ("according to").
        as_saying: a phrase after the speaker that is quoted ("as saying").
        quoted: the verb before it, with the group of the passive ("was quoted").
        between: what may stand between a speaker and the verb.
        pronoun: a pronoun for one person.
        prepositions: words that make the name behind them someone else's ("aide to").
        person: a noun for a speaker without a name.
        any_noun: a phrase that may be a subject, where it is all that precedes the verb.
        title_of_work: a noun before the name of a work, a programme, an inscription.
        is_free_order: whether the subject may stand behind the verb anywhere.
    """

    cue: re.Pattern[str]
    said_of: re.Pattern[str]
    according: re.Pattern[str]
    as_saying: re.Pattern[str]
    quoted: re.Pattern[str]
    between: re.Pattern[str]
    pronoun: re.Pattern[str]
    prepositions: re.Pattern[str]
    person: re.Pattern[str]
    any_noun: re.Pattern[str]
    title_of_work: re.Pattern[str]
    is_free_order: bool = False


_ENGLISH_CUES = """said say says told tell tells added adds announced announces argued argues asked asks
    asserted asserts acknowledged acknowledges admitted admits affirmed agreed alleged boasted
    began begins commented comments complained complains conceded concedes concluded concludes
    confessed confided confirmed confirms contended continued continues cautioned cautions
    claimed claims clarified contends countered cried declared declares denied elaborated emphasised
    emphasized exclaimed explained explains expressed gushed grumbled highlighted insisted insists
    interjected joked jokes lamented laments maintained maintains mused muses noted notes
    objected observed observes offered opined pleaded pledged pledges pointed posted predicted
    predicts proclaimed promised promises proposed protested quipped quips reasoned recalled
    recalls reckoned reckons recounted reflected reiterated reiterates remarked remarks
    remembered reminded repeated replied replies reported responded responds retorted revealed
    reveals shouted sighed snapped speculated stated states stressed stresses suggested
    suggests summarised testified thinks thought thundered tweeted underlined underscored
    urged urges vowed vows warned warns whispered wondered wonders wrote writes yelled"""
_ENGLISH_SAID_OF = """accused branded blasted called calling criticised criticized condemned
    decried denounced deplored deemed described describing dismissed dismissing dubbed hailed
    hailing labelled labeled likened praised praising rejected ridiculed slammed termed
    touted welcomed"""
_ENGLISH_SAYING = """saying adding noting stressing arguing warning insisting writing telling
    explaining claiming stating declaring announcing asking joking"""
_ENGLISH_BETWEEN = r"""(?:(?:also|then|later|further|once|had|has|have|have\ been|is|was|were|would|will|did|
    not|never|only|simply|reportedly|himself|herself|themselves|yesterday|today|earlier|just|still|
    instead|famously|(?:late\ |early\ )?(?:on\ )?(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\ morning|\ afternoon|\ evening|\ night)?|
    (?:last|this)\ (?:week|month|year)|[a-z]+ly|\([^()]{1,40}\))\s+)*"""
_ENGLISH_PERSONS = """activist actor actress adviser advisor agency agent aide airline ambassador
    analyst army artist attorney author bishop boss brother businessman campaigner candidate
    captain chairman chairwoman charity chief church club coach colleague colonel commander commission
    commissioner committee company consultant cop council councillor couple court daughter dealer defendant
    deputy designer detective diplomat director doctor driver economist editor embassy employee
    engineer envoy executive expert farmer father father-in-law fighter firm fisherman foundation founder friend general
    governor grandmother group guard historian homeowner host husband insider investigator
    investor journalist judge justice lawmaker lawyer leader lieutenant manager man mayor member merchant
    minister ministry mother mum neighbor neighbour newspaper nurse observer officer official
    officials organisation organization organiser organizer owner panel parent parents partner party passenger pastor
    patient patriarch player policeman police politician pope premier president priest prime producer professor
    prosecutor protester publicist rabbi refugee rep report representative reporter resident residents
    researcher salesman scientist scholar secretary senator sergeant shopkeeper singer sister soldier
    son source sources specialist spokesman spokesperson spokeswoman staffer star statement statistician
    student supporter survivor teacher team teenager tourist trader trainer traveller tribunal trustee
    union veteran vendor victim villager volunteer voter watchdog widow wife witness witnesses woman worker writer"""
_ENGLISH_WORKS = """ad album anthem article banner billboard book brand campaign chapter column
    comedy documentary drama episode essay exhibition film game graffiti headline hit hymn label
    magazine memoir motto movie musical newsletter nicknamed novel opera painting paper placard play
    poem podcast poster programme program report series show sign single slogan song story study
    tattoo tattooed thriller titled entitled called named track tune video words read reads reading reality"""


def any_of(words: str) -> str:
    """Returns the alternatives of a pattern that matches one of the words, the longest."""
    return "|".join(sorted(words.split(), key=len, reverse=True))


def find_last_cue(
    patterns: Iterable[re.Pattern[str]], text: str, start: int, end: int
) -> re.Match[str] | None:
    """Finds the match of the patterns that begins last, of the first where two do."""
    cues = chain.from_iterable(one.finditer(text, start, end) for one in patterns)
    return max(cues, key=re.Match.start, default=None)


@cache
def english_cues() -> CueWords:
    """Returns the cues of English."""
    return CueWords(
        cue=re.compile(
            rf"\b(?:{any_of(_ENGLISH_CUES)}|went on to say|goes on to say|puts it|put it)\b"
        ),
        said_of=re.compile(
            rf"\b(?:{any_of(_ENGLISH_SAID_OF)}|{any_of(_ENGLISH_SAYING)})\b"
        ),
        according=re.compile(r"\b[Aa]ccording to\s+|\b[Ii]n the words of\s+"),
        as_saying=re.compile(r"\bas (?:saying|telling)\b"),
        quoted=re.compile(r"\b(was |were )?(?:quoted|cited)\b"),
        between=re.compile(_ENGLISH_BETWEEN + r"$", re.VERBOSE),
        pronoun=re.compile(r"\b([Hh]e|[Ss]he)\b"),
        prepositions=re.compile(
            r"\b(?:of|for|to|with|by|from|at|in|on|against|about|near|than|like)\s+(?:the\s+)?(?:[A-Z][\w-]+\s+){0,2}$"
            r"|[A-Z][\w'’]+\s+and\s+(?:the\s+)?$"
        ),
        person=re.compile(
            r"(?<![\w-])(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Ss]ome|[Ss]everal|"
            r"[Tt]wo|[Mm]any|[Ll]ocal|[Ss]enior|[Oo]fficials?|[Pp]olice|[Rr]esidents?|[Ww]itness(?:es)?)"
            rf"(?:[\s-](?!who\b|that\b|which\b)[\w'’.-]+){{0,4}}?[\s-](?:{any_of(_ENGLISH_PERSONS)})s?\b"
            rf"|(?<![\w-])(?:(?:{any_of(_ENGLISH_PERSONS)})s|[Oo]fficials|[Pp]olice|[Rr]esidents|[Ww]itnesses|[Ss]ources)\b"
        ),
        any_noun=re.compile(
            r"(?:The|An?|One|Another)(?:\s[a-z][\w'’-]*|\s[A-Z][\w-]+){1,4}$"
        ),
        title_of_work=re.compile(
            rf"\b(?:{any_of(_ENGLISH_WORKS)}),?\s*(?:on [A-Z]\w+ )?$"
        ),
    )
