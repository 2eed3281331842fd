"""Rules of languages other than English: function words, titles, apostrophes."""

import re
from functools import lru_cache

from index.extract.gazetteer import word_classes
from index.extract.names.russian.governed_cases import title_cases
from index.extract.names.turkish.turkish_words import TURKISH_STARTERS

_FUNCTION_WORDS = frozenset(
    """le la les un une des du de en dans pour par sur avec selon apres avant depuis mais et ou il elle ils elles ce cette ces son sa ses leur
    au aux cest lors alors si comme quand plus tout tous toutes aussi ainsi entre vers chez sans sous dont que qui on nous vous je se ne pas
    el los las una por para con segun desde tras pero y su sus este esta estos estas como cuando al del lo mientras ademas sin sobre tambien ya
    lo gli i uno nel nella nei per secondo dopo ma suo sua anche dal dalla alla al ai non piu come quando durante ante
    der die das den dem des ein eine einer einem einen im in am an auf aus bei mit nach von vor zu zum zur fur uber unter und oder aber nicht
    er sie es wir ich ihr sein seine seiner auch so wie wenn dass als durch gegen ohne um seit wahrend doch nur noch schon dabei damit dann da
    dort hier jetzt heute gestern morgen laut ob weil bis kein keine alle viele mehr man was wer wo warum dieser diese dieses diesen diesem jede
    o os as um uma no na nos nas em com apos seu sua mas foi nao
    bu bir ve ile da icin su ama ancak daha en cok ne o biz ben siz onlar sonra once gibi kadar
    w z do od po za przed dla ale to nie jest jak jego jej oraz przy pod nad ze co czy gdy tak
    og pa av til fra et det han hun vi jeg etter men som har var ikke nar hvis ogsa for ved om
    och for fran ett hon jag efter men som har var inte nar om vid
    a v s k na ve ze pro pri podle ale kdyz tak jak take
    het een van op met voor door bij maar hij zij wij ook dat deze dit als na naar uit
    в на по с к о у и а но он она они это как что для из за при после до также ранее по словам однако если когда так же все мы я не от под над между
    у та і й з до від що як але він вона вони це про після для за при
    hier aujourdhui demain cependant toutefois neanmoins pourtant ensuite puis parmi outre malgre grace depuis jeudi lundi mardi mercredi vendredi samedi dimanche
    ayer hoy manana aunque asimismo ademas luego despues antes entonces aqui alli tambien mas lunes martes miercoles jueves viernes sabado domingo
    ieri oggi domani pero invece inoltre quindi poi infatti tuttavia intanto lunedi martedi mercoledi giovedi venerdi sabato domenica
    ontem hoje amanha porem entretanto alem depois segunda terca quarta quinta sexta
    zudem allerdings jedoch dennoch trotzdem zuvor danach inzwischen unterdessen deshalb daher zwar montag dienstag mittwoch donnerstag freitag samstag sonntag
    bugun dun yarin ayrica ardindan dolayisiyla ote yandan ise diger bunun buna ancak pazartesi sali carsamba persembe cuma cumartesi pazar
    według wedlug dzis wczoraj jutro jednak rowniez oraz potem nastepnie zdaniem poniewaz gdzie tam poniedzialek wtorek sroda czwartek piatek sobota niedziela
    podla dnes vcera zitra vsak rovnez pote tam volgens vandaag gisteren morgen echter daarna ifolge idag igar imorgon enligt dock sedan
    сегодня вчера завтра там тут здесь тогда сейчас теперь затем потом впоследствии накануне кроме вместо благодаря согласно несмотря помимо среди около
    вокруг против ради вслед именно даже только уже еще лишь вот ведь чтобы хотя пока почему зачем где куда откуда понедельник вторник среда четверг пятница
    суббота воскресенье напомним отметим этот эта это эти тем между
    сьогодні вчора учора завтра там тут тоді зараз тепер потім однак проте також згідно попри крім замість через щоб хоча поки чому де куди звідки
    понеділок вівторок середа четвер пятниця субота неділя за словами""".split()
)
_RUSSIAN_STARTERS = frozenset(
    """сам сама само сами самого самой самому саму весь вся всё все всех всем каждый каждая каждое другой другая другие многие некоторые
    такой такая такое такие его ее её их ей ему им них ним нее него наш наша наше наши ваш ваша свой своя свою свои тот та то те того той тех
    эта этой этого этому этих один одна одно одни первый первая первое первые второй вторая вторые третий последний последняя следующий
    следующая новый новая новое новые бывший бывшая бывшие нынешний нынешняя местный местные молодой старый главный главная главное главные
    больше меньше более менее почти примерно вероятно возможно видимо конечно действительно наконец впрочем причем причём притом итак
    напротив наоборот вновь снова опять ранее раньше позже скоро недавно давно всегда никогда иногда часто редко вскоре сразу теперь
    утром днем днём вечером ночью летом зимой весной осенью позднее поздно вдобавок дополнительно одновременно параллельно отдельно совместно вчерашний сегодняшний накануне официально фактически формально
    известно сообщается отмечается ожидается предполагается планируется считается остается остаётся стало стал стала стали был была было были
    будет будут есть нет нельзя можно нужно надо необходимо пусть давайте спасибо да источник источники эксперты аналитики власти
    жители люди человек мужчина женщина дети полиция следствие суд защита адвокаты депутаты военные солдаты боевики политики
    в во на с со к ко по о об от из у за для без до при про над под перед между через после вместо кроме около среди против ради
    чей чья чье чьи кто что какой какая какое какие который которая которые сколько столько несколько оба обе двое трое""".split()
)
_ORG_WORDS = frozenset(
    """ministere parti armee forces conseil comite commission union mouvement assemblee gouvernement banque ligue federation syndicat gendarmerie parquet
    cour tribunal senat universite institut agence association organisation societe compagnie parlement
    corte senado universidad instituto agencia grupo compania parlamento procuraduria secretaria junta coalicion sindicato fundacion audiencia
    senato universita istituto agenzia associazione gruppo societa parlamento universidade associacao
    ministerio partido ejercito fuerzas consejo comision comite union movimiento asamblea gobierno congreso banco policia guardia liga federacion
    defensoria fiscalia asociacion organizacion alianza tribunal brigada batallon frente
    ministero partito esercito forze consiglio comitato commissione unione movimento assemblea governo banca polizia guardia lega federazione procura
    ministerio exercito forcas conselho comissao uniao movimento assembleia governo policia guarda federacao
    institut universitat agentur gesellschaft verein stiftung bundesrat bundestag bundesgericht nationen kammer polizei senat parlament fraktion
    partij ministerie commissie vereniging universiteit politie regering partiet ministeriet departementet kommissionen universitetet polisen
    politiet regeringen regjeringen forbundet
    ministerium partei armee verband bund gewerkschaft ausschuss behorde bundesamt miliz brigade allianz bewegung
    bakanligi partisi ordusu meclisi konseyi birligi komitesi cephesi hareketi bankasi dernegi vakfi universitesi mudurlugu komutanligi
    министерство министерства партия партии армия армии фронт совет совета союз комитет комитета комиссия правительство полиция банк движение бригада батальон полк
    міністерство партія армія фронт рада союз комітет комісія уряд поліція банк рух бригада батальйон полк
    ministerstwo partia armia rada zwiazek komitet komisja rzad policja bank ruch""".split()
)
_TITLES = frozenset(
    """president presidente presidenta prasident prasidentin presidenti minister ministerin ministre ministra ministro bundeskanzler bundeskanzlerin kanzler
    kanzlerin aussenminister aussenministerin innenminister verteidigungsminister verteidigungsministerin finanzminister ministerprasident staatschef
    regierungschef amtsinhaber gouverneur abgeordnete abgeordneter sprecher sprecherin chef chefin vorsitzende vorsitzender general oberst
    premier premiere chancelier chanceliere depute deputee senateur porte-parole colonel capitaine roi reine prince pape m mme mm
    primer canciller portavoz coronel rey reina papa premierminister statsminister utenriksminister
    cumhurbaskani basbakani bakani baskani sozcusu generali lideri genel baskan bakan sayin
    президент президента президентом президенту министр министра министром премьер премьер-министр премьер-министра глава главы главой представитель
    представителя генерал генерала депутат спикер пресс-секретарь адмирал полковник командующий лидер лидера директор посол сенатор
    инженер журналист журналистка адвокат врач учитель профессор академик активист режиссер писатель певец певица актер актриса художник
    бизнесмен предприниматель политик политолог экономист эксперт аналитик юрист судья следователь прокурор губернатор мэр секретарь
    король принц капитан майор подполковник лейтенант сержант маршал патриарх митрополит блогер правозащитник замминистра вице-премьер
    інженер журналіст адвокат лікар учитель професор активіст режисер письменник співак актор художник бізнесмен політик політолог
    економіст експерт аналітик юрист суддя слідчий прокурор губернатор мер секретар король капітан майор полковник
    президента міністр міністра прем'єр глава речник генерал депутат
    prezydent premier minister kanclerz""".split()
)
# Elided articles and Turkish case endings are no part of the name beside them.
_ELISION = re.compile(r"(?<=\b[LlDdQqCcSsJjNnMm])['’](?=\w)|(?<=[Ll]l)['’](?=\w)")
_TURKISH_ENDING = re.compile(r"(?<=\w\w)['’](?=[a-zçğıöşü]{1,8}\b)")

_IBERIAN = frozenset({"", "ca", "es", "eu", "gl"})
_DOUBLED_INITIALS = re.compile(r"\b([A-Z])\1\. ?([A-Z])\2\b\.?")

# In Turkish and Azerbaijani the second noun of a pair has an ending: Merkez Bankası. Many
# surnames end in -li or -ci.
_TURKIC = frozenset({"az", "tr"})
_TURKIC_NOUN = re.compile(r"(?:(?<![lc])[iu]|[iu]n|[dt][ae]n?|l[ae]r\w{0,4})$")
_THINGS = frozenset(
    """casa derechos humanos humains humanitaria guerra guerre guerres oriente orient oriental occidental orientale occidentale medio
    medio moyen mundo monde mondiale mundial semana santa mar mer plaza place piazza calle rue via ciudad ville isla ile estado etat stato
    carta magna poder ejecutivo judicial legislativo suprema supremo federal asuntos exteriores interior roja cruz vereinte vereinten
    nacional nationale nazionale internacional internationale internazionale publica publico public popular populaire norte sur este oeste
    nord sud est ouest grande petit alta alto baja bajo nueva nuevo nuova nuovo primera primer premier segunda gobierno lengua copa coupe
    coppa liga juegos jeux justicia justice salud sante maison vida america europa europe asia africa afrique
    bialy biala nowy nowa swiat swiata stary wielka morze rada uniwersytet wojna konstytucja
    sprawiedliwosc дом белый мир новый новая старый великая великой отечественная война мировая море улица площадь проспект область
    край район народная народный верховный верховная новини правда""".split()
)


@lru_cache(maxsize=64)
def sentence_starters(language: str) -> frozenset[str]:
    """Returns the words that often begin a sentence in a language and are no names."""
    if language in {"en", ""}:
        return word_classes.SENTENCE_STARTERS
    return _FOREIGN_STARTERS | _MORE_STARTERS.get(language, frozenset())


def is_title(key: str, language: str) -> bool:
    """Checks for a title of a person in a language other than English."""
    if language == "ru" and key in title_cases():
        return True
    return language not in {"en", ""} and key in _TITLES


def is_organisation_word(key: str, language: str) -> bool:
    """Checks for a word of organisations in a language other than English."""
    return language not in {"en", ""} and key in _ORG_WORDS


def may_be_person(keys: list[str], language: str) -> bool:
    """Checks that two capitalised words without other evidence are no thing's name.

    >>> may_be_person(["derechos", "humanos"], "es"), may_be_person(["luis", "moya"], "es")
    (False, True)
    >>> may_be_person(["merkez", "bankasi"], "tr")
    False
    """
    if language in _TURKIC and _TURKIC_NOUN.search(keys[-1]):
        return False
    return language == "en" or _THINGS.isdisjoint(keys)


def mask_apostrophes(text: str, language: str) -> str:
    """Replaces signs that would cut a name or belong to none, so that offsets stay.

    Apostrophes of articles and endings become "|". The dots of doubled initials, by which
    Spanish abbreviates a plural, become "_".

    >>> mask_apostrophes("l'Ukraine", "fr"), mask_apostrophes("Rusya'nın", "tr")
    ('l|Ukraine', 'Rusya|nın')
    >>> mask_apostrophes("de EE. UU.", "es")
    'de EE__UU_'
    """
    if language in _IBERIAN:
        return _DOUBLED_INITIALS.sub(_join_initials, text)
    if language in {"fr", "it"}:
        return _ELISION.sub("|", text)
    return _TURKISH_ENDING.sub("|", text) if language == "tr" else text


def _join_initials(match: re.Match[str]) -> str:
    return match[0].replace(".", "_").replace(" ", "_")


_MORE_STARTERS = {"ru": _RUSSIAN_STARTERS, "tr": TURKISH_STARTERS}
_FOREIGN_STARTERS = word_classes.SENTENCE_STARTERS | _FUNCTION_WORDS
