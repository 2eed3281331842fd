"""Classes of folded Turkish words by which names are segmented and classified.

The last noun of a compound has a possessive ending (Merkez Bankası), and case endings may
follow it without an apostrophe (Bakanlığından). Folding makes ı an i and ü a u.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from index.article import ActorType
from index.extract.gazetteer.gazetteer import Gazetteer
from index.extract.gazetteer.name_keys import token_key
from index.extract.names.mentions import NameMention

_FRONT_OR_BACK = {**dict.fromkeys("aei", "i"), **dict.fromkeys("ou", "u")}
_IRREGULAR = {
    "vakif": "vakfi", "grup": "grubu", "kulup": "kulubu", "kent": "kenti", "rejim": "rejimi", "sehir": "sehri",
    "nehir": "nehri", "harp": "harbi", "cumhuriyet": "cumhuriyeti", "bogaz": "bogazi", "sahip": "sahibi",
    "kanat": "kanadi", "kitap": "kitabi", "odul": "odulu", "gol": "golu", "yol": "yolu", "ogul": "oglu",
}  # fmt: skip
_CASES = re.compile(r"(?:n[iu]n|n[iu]|n[ae]|nd[ae]n?|yl[ae]|nc[ae]|nd[ae]ki)$")

_BODIES = """bakanlik baskanlik mustesarlik genelkurmay parti orgut cephe hareket ordu kuvvet birlik tugay tabur alay tumen kolordu meclis konsey
    kurul kurum kurultay komite komisyon mahkeme divan danistay yargitay sayistay savcilik bassavcilik emniyet mudurluk komutanlik valilik
    kaymakamlik belediye banka borsa sirket holding grup dernek vakif sendika konfederasyon federasyon oda baro universite enstitu fakulte
    akademi ajans gazete televizyon radyo kulup takim buyukelcilik konsolosluk teskilat kooperatif fon gozlemevi rasathane hukumet
    yonetim otorite parlamento senato kongre polis jandarma istihbarat kizilay kilise ittifak koalisyon misyon platform inisiyatif
    ag kartel cete milis direnis tarikat cemaat sube lig kumpanya fabrika liman tersane muze tiyatro orkestra hastane lise okul
    rejim emirlik krallik sultanlik halifelik imparatorluk cemiyet direktorluk temsilcilik sekreterya sekreterlik burosu ofis daire kanal""".split()
_PLURAL_BODIES = """kuvvetleri gucleri birlikleri muhafizlari tugaylari odalari partileri sendikalari yollari hatlari isletmeleri madenleri
    hizmetleri servisi servisleri askerleri bakanlari doktorlari milletleri devletleri ulkeleri elestirmenleri kardesler kurtlari timi timleri""".split()
_BARE_BODIES = frozenset(
    "borsa parti holding bank tv televizyonu radyo spor sanayi kuvvetler".split()
)
_TITLES = """baskan bakan vali kaymakam milletvekil sozcu mudur sekreter temsilci komutan lider emir kral kralice prens prenses buyukelci elci
    konsolos danisman koordinator savci bassavci avukat uye rektor dekan editor yazar gazeteci muhabir patron kurucu ekonomist uzman analist
    ogretmen doktor profesor docent muhendis muhtar imam muftu sanatci oyuncu yonetmen sarkici direktor antrenor kaptan hakem futbolcu kaleci
    golcu aktivist sendikaci siyasetci akademisyen arastirmaci orgeneral korgeneral tumgeneral tuggeneral general albay yarbay
    binbasi yuzbasi ustegmen tegmen bascavus cavus onbasi amiral oramiral koramiral tumamiral tugamiral maresal komiser yardimci vekil
    mustesar sef amir hoca seyh ayetullah hucettulislam papa patrik haham kardinal piskopos sayin merhum ceo yonetici sahip ortak hakim yargic
    senator spiker cumhurbaskan basbakan belediyebaskan genelbaskan komiser mucahit terorist elebasi militan katip sair ressam
    mimar psikolog hemsire ciftci esnaf ogrenci asker polis memur sofor pilot kardes
    sorumlu denetci baskomiser nazir vezir padisah cumhurbaskanligi mustesar arabulucu gozlemci delege raportor baskanvekil imparator kont duk baron lord leydi marki""".split()
_ABBREVIATED_TITLES = "dr doc prof av op uzm yrd alb org korg tumg tugg yzb bnb".split()
_PARTS = frozenset(
    """adalet savunma milli disisleri icisleri saglik tarim orman hazine maliye egitim kultur turizm enerji tabii kaynaklar cevre
    sehircilik iklim sanayi teknoloji genclik spor ulastirma altyapi ticaret gumruk calisma sosyal guvenlik hizmetler aile kalkinma bilim
    genel eski birinci ikinci ucuncu kidemli il ilce belediye buyuksehir teknik ozel daimi bas onursal kurucu anayasa dis ic iliskiler
    politikalar basin askeri siyasi ekonomi planlama petrol insan haklari yerel yonetimler vekili yardimci yuksek es gecici yeni fahri
    kara hava deniz kuvvetleri genelkurmay dini ruhani grup
    grubu acil durum ulke bolge koy mahalle kadin kollari""".split()
)
_PLACES = """nehir gol dag deniz korfez bogaz ada yarimada mahalle cadde sokak bulvar meydan koy ilce il havalimani havaalani kopru otoyol kale
    saray vadi ova bolge kamp stat stadyum park kapi sinir kent sehir kasaba eyalet vilayet kita kanal us baraj orman plato magara tunel
    carsi pazar cami han tepe gecit sahil kule mezarlik kompleks okyanus serit havza kume takimada istasyon semt belde otoban otogar duvar plaj merkez alan kutuphane yerleske anit heykel mabet tapinak""".split()
_PLURAL_PLACES = "adalari daglari bolgeleri topraklari tepeleri kapisi".split()
_EVENTS = """savas gun bayram festival kupa sampiyona antlasma anlasma konferans zirve operasyon harekat kanun yasa bildirge sozlesme rapor odul
    oyun devrim darbe olay dava yil cag donem kriz referandum secim zafer deprem sel film dizi roman kitap marsi plan proje program surec
    mutabakat protokol tasari karar muharebe isyan ayaklanma katliam soykirim kuram teori hastalik virus endeks gecesi hafta toplanti
    forum panel kurultay fuar turnuva mac derbi sinav dil edebiyat sanat mimari din inanc lira para hanedan hanedanlik dukluk ferman veba takvim beyanname senet maraton deneme madde fikra
    hal haklar budizm edebiyat muzik opera sempozyum calistay seminer kampanya bildiri mutabakat ligi ansiklopedi miras odak sinif""".split()
_PLURAL_EVENTS = "oyunlari odulleri olaylari savaslari gunleri secimleri haklari dilleri lirasi".split()
_PEOPLES = frozenset(
    """turk turkler rus ruslar amerikan amerikali ingiliz ingilizler alman almanlar fransiz fransizlar italyan ispanyol yunan yunanli rum
    ermeni ermeniler arap araplar kurtler musluman muslumanlar hristiyan hiristiyan yahudi yahudiler osmanli osmanlilar azeri gurcu
    cerkes turkmen turkmenler ozbek kazak kirgiz uygur cinli japon koreli hintli iranli acem farsca turkce ingilizce arapca rusca almanca
    fransizca kurtce latin germen slav sirp hirvat bosnak arnavut bulgar rumen macar leh isvecli norvecli sunni sii alevi islami
    avrupali afrikali asyali katolik ortodoks protestan allah tanri hz kuran ramazan kurban noel paskalya
    internet covid koronavirus""".split()
)
_PLACE_ADJECTIVE = re.compile(r"\w{4,}l[iu](?:l[ae]r\w{0,4})?$")
DIRECTIONS = frozenset(
    "kuzey guney dogu bati kuzeydogu kuzeybati guneydogu guneybati orta asagi yukari".split()
)
"""Words that stand before the name of a region to mean a part of it."""

TURKISH_STARTERS = frozenset(
    """ama ancak fakat oysa cunku eger hem ise iste ki ne neden nasil niye nerede kim kimi hangi her hic hicbir bazi bircok butun tum tumu cogu
    baska diger ayni boyle oyle soyle simdi sonra once bugun dun yarin artik hala henuz yine tekrar belki elbette kesinlikle gercekten
    gerci ayrica ustelik dahasi kisaca ozetle sonuc sonucta oncelikle ilk son yeni eski buyuk kucuk genc yasli iyi kotu guzel uzun kisa bu su o
    bunlar sunlar onlar bunun bunu buna bunda bundan onun onu ona onda ondan ben sen biz siz bizim sizin benim senin kendi kendisi iki uc dort
    bes alti yedi sekiz dokuz on yuz bin yuzlerce binlerce onlarca yaklasik yuzde toplam sadece yalnizca bile gore kadar icin gibi uzere
    karsi ragmen dolayi birlikte arasinda sirasinda sonrasinda oncesinde hakkinda tarafindan uzerine altinda ustunde icinde disinda
    yanina yaninda olay olayda kaza yangin deprem saldiri saldirida patlama catisma operasyon toplanti toplantida gorusme gorusmede aciklama
    aciklamada konusma konusmasinda haber habere kaynak kaynaklar yetkili yetkililer uzmanlar polis jandarma asker savci mahkeme hakim bakan
    baskan vali hukumet muhalefet meclis iktidar devlet ulke kent sehir ilce koy bolge sokak okul hastane ogrenciler isciler kadinlar
    cocuklar erkekler vatandaslar gencler halk gozalti gozaltina tutuklanan yarali yaralilar olen sehit aile ailesi cenaze toren torende
    karar kararda rapor raporda anlasma plan proje sure surec yil ay hafta gun saat sabah ogle aksam gece bahar yaz guz kis kimlik arac
    otomobil ucak gemi tren silah bomba fuze insansiz ekip ekipler arama kurtarma mac macin macta takim teknik oyuncu gol hakem taraftar
    dolar euro altin borsa faiz enflasyon fiyat piyasa ihracat ithalat uretim satis sirket banka merkez dunya evet hayir tamam lutfen
    bir birkac biri birinci ikinci ucuncu var yok olarak oldugu olan olup ile ve veya ya da de ki mi""".split()
)
"""Words that often begin a sentence and are no names."""

# A common noun at the beginning of a sentence has its ending without an apostrophe.
_PLURAL = re.compile(r"\w{3,}l[ae]r[iu]?$")
_ENDING = re.compile(
    r"\w{3,}(?:[dt][ae](?:n|ki)?|n[iu]n|[^aeiou][iu]n|l[ae]r\w{2,6}|[iu]nd[ae]n?|s[iu]n[ae]|m[ae]kt[ae])$"
)


def _with_endings(nouns: Iterable[str]) -> frozenset[str]:
    """Returns the nouns with the possessive ending of the last noun of a compound."""
    return frozenset(_IRREGULAR.get(noun) or _add_possessive(noun) for noun in nouns)


def _add_possessive(noun: str) -> str:
    vowels = [letter for letter in noun if letter in "aeiou"]
    ending = _FRONT_OR_BACK[vowels[-1]] if vowels else "i"
    if noun[-1] in "aeiou":
        return f"{noun}s{ending}"
    softened = noun[:-1] + "g" if noun.endswith("k") and len(vowels) > 1 else noun
    return softened + ending


# Alone these name no body: the Commission, the Council.
_BARE_NOUNS = frozenset(
    """komisyon konsey konferans kongre komite kurul meclis parlamento senato mahkeme divan hukumet federasyon konfederasyon dernek vakif
    sendika universite belediye bakanlik baskanlik valilik emniyet orgut cephe ordu koalisyon ittifak sirket borsa banka""".split()
)
# Given names that mostly are common words.
_COMMON_NAMES = frozenset(
    """dunya dogu bati kuzey guney devlet kara orta eski yeni yukari asagi temel yuksek buyuk kucuk hayat sanat ulke vatan millet devrim
    evrim gunes ay su tarih bilim ana son ilk genc yasli soguk sicak milli ulusal islam erken yillik boyle altin gumus demir mavi yesil
    beyaz siyah kirmizi sari ak ren victoria georgia carolina""".split()
)
_BODY_ENDS = _with_endings(_BODIES) | frozenset(_PLURAL_BODIES)
_TITLE_ENDS = (
    _with_endings(_TITLES) | frozenset(_TITLES) | frozenset(_ABBREVIATED_TITLES)
)
_PLACE_ENDS = _with_endings(_PLACES) | frozenset(_PLURAL_PLACES)
_EVENT_ENDS = _with_endings(_EVENTS) | frozenset(_PLURAL_EVENTS)


@lru_cache(maxsize=1 << 14)
def turkish_kind(key: str) -> str:
    """Returns the kind of a Turkish word, as in `NameWord.kind`, empty if it has none.

    >>> turkish_kind("bakanligindan"), turkish_kind("bakani"), turkish_kind("nehri")
    ('O', 'T', 'L')
    """
    if key in _PEOPLES:
        return "-"
    if key in _BARE_BODIES or (key.endswith("spor") and len(key) > 4):
        return "O"
    if key in _BARE_NOUNS:
        return "O"
    bare = _CASES.sub("", key)
    if bare in _TITLE_ENDS and key not in _TITLE_ENDS:
        # Cumhurbaşkanına Hakaret: a title with a case ending has no name after it.
        return "-"
    for kind, ends in (
        ("T", _TITLE_ENDS), ("O", _BODY_ENDS), ("L", _PLACE_ENDS), ("E", _EVENT_ENDS)
    ):  # fmt: skip
        if key in ends or bare in ends:
            return kind
    return ""


def is_bare_title(key: str) -> bool:
    """Checks for a title without a case ending, after which a name may stand."""
    return key in _TITLE_ENDS


def is_title_part(key: str) -> bool:
    """Checks for a word that belongs to a Turkish title or ministry: Milli Savunma."""
    return key in _PARTS


def is_common_name(key: str) -> bool:
    """Checks for a given name that in a Turkish text mostly is a word: Dünya, Devlet."""
    return key in _COMMON_NAMES


def has_case_ending(key: str) -> bool:
    """Checks for an ending that names have only after an apostrophe: Toplantıda."""
    return _ENDING.match(key) is not None


def is_plural(key: str) -> bool:
    """Checks for the ending of the plural: Uzmanlar."""
    return _PLURAL.match(key) is not None


def is_people_of_place(key: str) -> bool:
    """Checks for the ending of the people of a place: Suriyeli, Hataylılar."""
    return _PLACE_ADJECTIVE.match(key) is not None


_BODY_ENDING = re.compile(
    r"(?:n[ıiuü]n|n[ıiuü]|n[ae]|nd[ae]n?|yl[ae]|nc[ae]|nd[ae]ki)$"
)


def name_turkish_bodies(
    mentions: Iterable[NameMention], gazetteer: Gazetteer
) -> list[NameMention]:
    """Returns the mentions, those of unlisted bodies under names without case endings."""
    return [
        _name_body(one, gazetteer)
        if one.type is ActorType.ORGANISATION and not one.listed
        else one
        for one in mentions
    ]


def _name_body(mention: NameMention, gazetteer: Gazetteer) -> NameMention:
    last = token_key(mention.name.rpartition(" ")[2])
    name = body_in_nominative(mention.name, last)
    if name == mention.name:
        return mention
    for meaning in gazetteer.strong_meanings(name):
        if not meaning.needs:
            return mention._replace(name=meaning.name, type=meaning.type, listed=True)
    return mention._replace(name=name)


def body_in_nominative(name: str, key: str) -> str:
    """Returns the name of a body without the case ending of its last word.

    Args:
        name: the name as written.
        key: the key of its last word.

    >>> body_in_nominative("Milli Savunma Bakanlığından", "bakanligindan")
    'Milli Savunma Bakanlığı'
    """
    if key in _BODY_ENDS or _CASES.sub("", key) not in _BODY_ENDS:
        return name
    return _BODY_ENDING.sub("", name)
