"""Transliteration keys: names with one key are merged as spellings of one name.

A wrong merge is worse than a missing one, so the key is strict: a name has at least two
parts, and all parts must agree. Initials, numerals and "junior" count. Only parts that
come from other scripts may vary in spelling: Phillips is not Philips, Weil is not Veil.
"""

import re
from functools import lru_cache
from pathlib import Path

from index.extract.actors.romanize import is_abjad, is_latin, romanize

# Spellings of given names from other scripts, the key of each first. Those after the
# double bar are common in the West too.
_GIVEN = """
abbas abas | ahmed ahmad akhmed achmed ahmet | ali aly | amin ameen | anwar anouar anwer | ayman aiman aymen | aziz asis
bashar bachar baschar | bilal belal | bashir bachir baschir | brahim ibrahim ebrahim ibraheem ibragim | fatima fatma fatimah
fathi fethi fathy | faiz faez fayez faiez faies | farid fareed ferid | faisal faysal feisal fayssal | farouk faruk farouq faruq | ghassan rassan
gennadi gennady gennadii gennadij gennadiy hennadii hennadiy | habib habeeb | haider haidar hayder haydar heydar | hakim hakeem
hamid hameed | hisham hicham hichem hesham hischam | husni hosni hosny | idris idriss | ismail ismael ismayil esmail
jamal gamal djamal djamel jamel dschamal | jalal galal djalal | kamal kemal kamel | karim kareem kerim | kassem qassem qasem qasim kasim kassim qassim
khaled khalid chalid | khalifa khalifah chalifa | mahmud mahmoud mahmood machmud | majid majeed madjid | masud masoud massoud masood | moussa musa mousa
mohammed mohamed mohamad mohammad muhammad muhammed mohammod mukhammed muhamed mochammed | mustafa moustafa mostafa mustapha
muammar moammar mouammar | nasser naser nasir nassir | nabil nabeel | nuri nouri noori | omar umar | osama usama oussama | rashid rasheed rachid raschid
rahim raheem | ramzan ramsan | reza riza | salah saleh salih | salim saleem selim | sami samy | samir sameer | said saeed sayed saied | sharif shareef cherif scherif
suleiman suleyman soleiman sulaiman sulayman soliman | tarek tariq tarik tareq | taha tahha | walid waleed oualid velid | wael wail vail | yahya yahia jahja yehia
yassin yasin yassine jassin | younes yunus younis yunis yunes | youssef yusuf yousef youssouf yousuf yusef yussuf jussuf | zaki zeki | ziad ziyad | zain zayn zein
aleksei alexey alexei aleksey alexej aleksej aleksii oleksiy oleksii | anatoli anatoly anatolii anatolij anatoliy | andrei andrey andrej andrii andriy andrij
arkadi arkady arkadii arkadiy arkadij | arseni arseniy arseny arsenij | artyom artem artjom | bogdan bohdan | denis denys | dmitri dmitry dmitriy dmitrii dmitrij dmytro
evgeni yevgeny yevgeni evgeny evgenii evgeniy yevgeniy jewgeni jewgenij evgenij | fyodor fedor fjodor | georgi georgy georgii georgiy georgij gueorgui | grigori grigory grigorii grigoriy grigorij
igor ihor | ilya ilia ilja | kirill kyrylo kiril cyrill | konstantin kostiantyn | leonid leonyd | maksim maxim maksym maxym | mikhail michail mikhael mihail mykhailo | nikolai nikolay nikolaj mykola
oleg oleh | pavel pawel pavlo | petro | pyotr petr piotr pjotr | ruslan rouslan | sergei sergey sergej serguei sergii serhii serhiy serhij | stanislav stanislaw | stepan stepane | taras tarass
valeri valery valerii valeriy valerij valerij walerij waleri | vasili vasily vassily vasiliy vasilii wassili vassili vasilij | vasyl wassyl vassyl | viacheslav vyacheslav vjacheslav wjatscheslaw | viktor wiktor
vitali vitaly vitalii vitaliy vitalij witali vitalik | vladimir wladimir | vladislav wladislaw vladyslav | volodymyr wolodymyr volodimir | vsevolod wsewolod | yaroslav jaroslaw iaroslav jaroslav
yulia julija yuliya iulia yuliia yulija | yuri yury iouri juri yuriy yurii yurij jurij iurii | zhanna | elena yelena jelena olena | ekaterina yekaterina jekaterina kateryna | tatiana tatyana tatjana tetiana | natalia natalya natalja nataliya natalija | nadezhda nadeschda nadejda
aleksandr aleksander alexandr alyaksandr | nikol | ilham ilkham | mikheil | zurab surab | tigran | armen | vardan wardan | davit | giorgi gueorgui | levon | rustam rustem roustam | ramil | timur temur taimour
gholamreza | hossein hosein hussein husein hussain hossain | hassan hasan khasan hassane | javad jawad dschawad | mehdi mahdi | mohsen mohsin | behzad | ehsan ihsan | qais kais qays kays
binyamin benyamin | yitzhak itzhak yitzchak itzchak jitzchak | yaakov yaacov yaaqov | avraham awraham | haim chaim hayim chayim | moshe mosche moche | shlomo schlomo | shimon schimon
|| alexander | maria | anna | boris | ivan | daniel | viktoria victoria | sofia sofiya sofija | vera wera | nina | irina iryna | nino | olga olha | svetlana switlana | ljudmila lyudmila liudmila ludmila
"""
_FIRST_NAMES = Path(__file__).parents[1] / "data" / "first_names.txt"
# The comment in the list at which the names from other scripts begin.
_NOT_WESTERN = "\n# Greek"

_SPLIT = re.compile(r"[\s\-‐‑.'’`ʼ]+")
_OMITTED = frozenset(
    """al el ul as ash an ar at ad es de del della di da von van der den la le du dos das
    haj hajj sheikh sayyid mr mrs ms dr""".split()
)
_PATRONYMIC = frozenset({"bin", "ben", "ibn"})
_ABD = re.compile(r"abd(?:[aeou][lrnstdz]*)?")
_ABD_JOINED = re.compile(r"abd(?:[aeou]l|[aeou]([rnstdz])(?=\1))(?=\w{3})")
_NUMERAL = re.compile(r"(?:[ivx]{2,6}|\w*\d\w*)")

# Spellings that transliterations use for one sound, with the common one.
_COMMON_SPELLING = {
    "iy": "i", "yi": "i", "ij": "i", "yj": "i", "y": "i", "j": "i", "ou": "u", "oo": "u",
    "kh": "h", "gh": "g", "q": "k", "tch": "ch", "dj": "j", "dzh": "j", "ah": "a",
}  # fmt: skip
_VARIANT = re.compile(
    "(?!^)(?:iy|yi|ij|yj|y|j(?=[aeiou])|(?<=[eo])j$)|ou|oo|kh|gh|q|tch|dzh|^dj|ah$"
)
# Endings that only German transliterations have.
_GERMAN = re.compile(r".*(?:tsch|[oe]w(?:a|ski|skij|sky|itsch)?$|schenko$|schwili$)")
_GERMAN_SPELLINGS = (("schtsch", "shch"), ("tsch", "ch"), ("sch", "sh"), ("w", "v"))
_REPEATED = re.compile(r"([^\W\d])\1+")
# Shorter parts keep their spelling: variants would coincide with other names.
_MIN_VARYING = 5
_MIN_GERMAN = 4
_MAX_LETTERS = 100


@lru_cache(maxsize=1 << 17)
def transliteration_key(name: str) -> str:
    """Returns the key that a full name shares with its other transliterations.

    The key is empty for a name of one part, and for scripts without vowels, which write
    different names alike.

    >>> transliteration_key("Sergej Lawrow"), transliteration_key("Сергей Лавров")
    ('sergei lavrov', 'sergei lavrov')
    >>> transliteration_key("Simone Weil") == transliteration_key("Simone Veil")
    False
    >>> transliteration_key("Lavrov")
    ''
    """
    if is_abjad(name) or len(name) > _MAX_LETTERS:
        return ""
    parts = _join_parts([part for part in _SPLIT.split(romanize(name)) if part])
    if len(parts) < 2:
        return ""
    given = _listed_given_name(parts[0])
    if given is None and is_latin(name) and parts[0] in _western_names():
        return " ".join(parts)
    german = given is not None and given not in _shared_names()
    rest = (
        _spelling_key(part, german=german or not is_latin(name)) for part in parts[1:]
    )
    return " ".join([given or _spelling_key(parts[0], german=False), *rest])


def given_name_key(part: str) -> str:
    """Returns the key that the transliterations of a given name share.

    A name that is not in the table is its own key.

    >>> given_name_key("jewgeni") == given_name_key("yevgeny")
    True
    """
    return _listed_given_name(part) or part


def _join_parts(parts: list[str]) -> list[str]:
    """Removes particles, and joins Abd al-Rahman to one part, like Abdurrahman."""
    kept: list[str] = []
    for part in parts:
        if part in _OMITTED and kept != ["abd"]:
            continue
        if kept and kept[-1] == "abd":
            if part not in _OMITTED:
                kept[-1] += part
        elif _ABD.fullmatch(part):
            kept.append("abd")
        elif part in _PATRONYMIC and kept:
            kept.append("ibn")
        else:
            kept.append(_ABD_JOINED.sub("abd", part) if part[0] == "a" else part)
    return kept


def _spelling_key(part: str, *, german: bool) -> str:
    """Returns a part with the common spelling of each sound that varies."""
    if _NUMERAL.fullmatch(part) or len(part) < _MIN_GERMAN:
        return part
    if german or _GERMAN.fullmatch(part):
        if part.startswith("j") and _GERMAN.fullmatch(part):
            part = f"y{part[1:]}"
        for letters, same in _GERMAN_SPELLINGS:
            part = part.replace(letters, same)
    if len(part) < _MIN_VARYING:
        return part
    part = _VARIANT.sub(lambda match: _COMMON_SPELLING[match[0]], part)
    return _REPEATED.sub(r"\1", part)


def _listed_given_name(part: str) -> str | None:
    known = _given_names()
    return known.get(part) or known.get(_spelling_key(part, german=False))


@lru_cache(maxsize=1)
def _given_names() -> dict[str, str]:
    return {
        name: names[0]
        for names in _spelling_sets(_GIVEN.replace("||", "|"))
        for name in names
    }


@lru_cache(maxsize=1)
def _shared_names() -> frozenset[str]:
    return frozenset(names[0] for names in _spelling_sets(_GIVEN.partition("||")[2]))


def _spelling_sets(text: str) -> list[list[str]]:
    found = (
        names.split() for line in text.strip().splitlines() for names in line.split("|")
    )
    return [names for names in found if names]


@lru_cache(maxsize=1)
def _western_names() -> frozenset[str]:
    western = _FIRST_NAMES.read_text(encoding="utf-8").partition(_NOT_WESTERN)[0]
    lines = (line for line in western.splitlines() if not line.startswith("#"))
    return frozenset(romanize(name) for line in lines for name in line.split())
