"""The one form that all transliterations of a name share, so that they merge unasked.

Two names of one form are one actor's: a wrong merge is worse than none. So all parts
must agree, of which there must be two; initials, numerals and "junior" count; and only
names from other scripts are taken to vary: Phillips is not Philips, nor Weil Veil.
"""

import re
from functools import lru_cache
from pathlib import Path

from index.extract.actors.romanize import is_abjad, is_latin, romanize

# Given names that Latin letters write in many ways, the form of each first. Of those
# after the bar, Western parents give some too.
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
_SHIPPED = Path(__file__).parents[1] / "data" / "first_names.txt"
# Where the list comes to languages of other scripts, or of none that never changed.
_NOT_WESTERN = "\n# Greek"

_SPLIT = re.compile(r"[\s\-‐‑.'’`ʼ]+")
_LEFT_OUT = frozenset(
    """al el ul as ash an ar at ad es de del della di da von van der den la le du dos das
    haj hajj sheikh sayyid mr mrs ms dr""".split()
)
_SON = frozenset({"bin", "ben", "ibn"})
_SERVANT = re.compile(r"abd(?:[aeou][lrnstdz]*)?")
_SERVANT_OF = re.compile(r"abd(?:[aeou]l|[aeou]([rnstdz])(?=\1))(?=\w{3})")
_NUMERAL = re.compile(r"(?:[ivx]{2,6}|\w*\d\w*)")

# Letters that transliterations write for one another, in names long enough to tell.
_SAME = {
    "iy": "i", "yi": "i", "ij": "i", "yj": "i", "y": "i", "j": "i", "ou": "u", "oo": "u",
    "kh": "h", "gh": "g", "q": "k", "tch": "ch", "dj": "j", "dzh": "j", "ah": "a",
}  # fmt: skip
_SAME_SOUND = re.compile(
    "(?!^)(?:iy|yi|ij|yj|y|j(?=[aeiou])|(?<=[eo])j$)|ou|oo|kh|gh|q|tch|dzh|^dj|ah$"
)
# What German makes of them, and only of them.
_GERMAN = re.compile(r".*(?:tsch|[oe]w(?:a|ski|skij|sky|itsch)?$|schenko$|schwili$)")
_GERMAN_SAME = (("schtsch", "shch"), ("tsch", "ch"), ("sch", "sh"), ("w", "v"))
_REPEATED = re.compile(r"([^\W\d])\1+")
_SHORT, _SHORTER = 5, 4


@lru_cache(maxsize=1 << 17)
def transliteration_key(name: str) -> str:
    """The form that a full name shares with its other transliterations, or nothing.

    Nothing for a name of one part, and for scripts without vowels: there different
    names are written alike.

    >>> transliteration_key("Sergej Lawrow") == transliteration_key("Сергей Лавров") != ""
    True
    >>> transliteration_key("Simone Weil") == transliteration_key("Simone Veil"), transliteration_key("Lavrov")
    (False, '')
    """
    if is_abjad(name) or len(name) > 100:
        return ""
    parts = _joined([part for part in _SPLIT.split(romanize(name)) if part])
    if len(parts) < 2:
        return ""
    given = _given_name(parts[0])
    if given is None and is_latin(name) and parts[0] in _western_names():
        return " ".join(parts)
    german = given is not None and given not in _shared_names()
    rest = (_form(part, german=german or not is_latin(name)) for part in parts[1:])
    return " ".join([given or _form(parts[0], german=False), *rest])


def given_name_key(part: str) -> str:
    """The form that the transliterations of a given name share: itself, if it has none.

    >>> given_name_key("jewgeni") == given_name_key("yevgeny")
    True
    """
    return _given_name(part) or part


def _joined(parts: list[str]) -> list[str]:
    """The parts without articles; Abd al-Rahman and Abdurrahman are of one piece."""
    kept: list[str] = []
    for part in parts:
        if part in _LEFT_OUT and kept != ["abd"]:
            continue
        if kept and kept[-1] == "abd":
            if part not in _LEFT_OUT:
                kept[-1] += part
        elif _SERVANT.fullmatch(part):
            kept.append("abd")
        elif part in _SON and kept:
            kept.append("ibn")
        else:
            kept.append(_SERVANT_OF.sub("abd", part) if part[0] == "a" else part)
    return kept


def _form(part: str, *, german: bool) -> str:
    if _NUMERAL.fullmatch(part) or len(part) < _SHORTER:
        return part
    if german or _GERMAN.fullmatch(part):
        if part.startswith("j") and _GERMAN.fullmatch(part):
            part = f"y{part[1:]}"
        for letters, same in _GERMAN_SAME:
            part = part.replace(letters, same)
    if len(part) < _SHORT:
        return part
    part = _SAME_SOUND.sub(lambda match: _SAME[match[0]], part)
    return _REPEATED.sub(r"\1", part)


def _given_name(part: str) -> str | None:
    known = _given_names()
    return known.get(part) or known.get(_form(part, german=False))


@lru_cache(maxsize=1)
def _given_names() -> dict[str, str]:
    return {
        name: names[0] for names in _sets(_GIVEN.replace("||", "|")) for name in names
    }


@lru_cache(maxsize=1)
def _shared_names() -> frozenset[str]:
    return frozenset(names[0] for names in _sets(_GIVEN.partition("||")[2]))


def _sets(text: str) -> list[list[str]]:
    found = (
        names.split() for line in text.strip().splitlines() for names in line.split("|")
    )
    return [names for names in found if names]


@lru_cache(maxsize=1)
def _western_names() -> frozenset[str]:
    western = _SHIPPED.read_text(encoding="utf-8").partition(_NOT_WESTERN)[0]
    lines = (line for line in western.splitlines() if not line.startswith("#"))
    return frozenset(romanize(name) for line in lines for name in line.split())
