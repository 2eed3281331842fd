"""Classes of folded English words by which names are segmented and classified."""

from index.analysis.english_months import MONTH_NUMBERS


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TITLES = _set(
    """president presidents minister ministers premier chancellor secretary undersecretary senator sen rep representative
    congressman congresswoman governor gov mayor ambassador envoy king queen prince princess sultan emir sheikh sheik shaikh
    imam ayatollah mullah mufti pope cardinal archbishop bishop patriarch rabbi reverend rev father fr sister
    general gen lieutenant lt colonel col major maj captain capt commander cmdr admiral adm marshal brigadier brig sergeant sgt
    corporal cpl private pvt officer commodore commissioner inspector detective sheriff constable superintendent
    mr mrs ms miss dr doctor prof professor sir lord lady dame baron baroness count countess duke duchess judge justice attorney atty
    chairman chairwoman chair chairperson director ceo cfo coo chief spokesman spokeswoman spokesperson speaker leader
    deputy vice prosecutor advisor adviser coach manager analyst economist
    hon he highness excellency majesty pm mp mep saint st comrade warlord haji hajji hojatoleslam
    engineer uncle aunt prophet founder owner author singer actor actress director journalist pastor cleric militant commander-in-chief midshipman seaman
    datuk tun dato encik puan
    herr frau monsieur mme madame monsieur dott señor senor sr signor"""
)
"""Titles that stand before the name of a person."""

TITLE_PARTS = _set(
    """prime foreign defense defence interior finance health justice energy oil economy trade education culture
    deputy vice former acting interim outgoing incoming then ex late first second senior chief high grand
    attorney press cabinet opposition majority minority house senate parliamentary state crown supreme field lieutenant
    executive managing assistant associate special national security permanent general principal police army
    information communications planning agriculture labor labour transport industry environment
    opposition rebel military political"""
)
"""Words that belong to a title when one follows: foreign minister."""

ORG_WORDS = _set(
    """ministry department agency office bureau administration commission committee council authority board court tribunal
    parliament assembly senate congress house cabinet government secretariat directorate inspectorate treasury
    army navy force forces corps brigade brigades battalion regiment division militia guard guards command squadron fleet police
    front movement party union alliance coalition league federation confederation bloc congress faction resistance
    organization organisation association society foundation fund institute institution center centre university college school
    academy hospital clinic church mosque museum library theater theatre orchestra band club team
    bank company corporation corp inc ltd llc plc co group holding holdings industries enterprises airlines airways systems
    technologies technology partners associates bros brothers international
    times post journal herald tribune gazette news press radio tv television broadcasting network media magazine daily weekly
    observatory watch campaign committee initiative project program programme mission service services operations ops
    exchange stock records pictures studios entertainment productions motors motor oil gas petroleum energy electric
    communications telecom pharmaceuticals laboratories insurance securities capital investments
    conservatives democrats republicans liberals communists socialists taliban
    jihad brotherhood hezbollah hamas qaeda ansar battalions jabhat liwa jaysh jaish hizb tahrir
    ag sa bhd sdn cos gmbh nv spa worldwide hotel hotels inn editions recordings lottery catering artists engineers cooperative
    consortium syndicate taskforce patrol unit units legion armada guerrillas rebels separatists
    supermarket stores store retail railway railways railroad shipping lines transport logistics
    united rangers rovers athletic city wanderers albion fc afc sox yankees lakers bulls dodgers mets giants braves cubs"""
) - _set(
    "international city united energy oil gas records project mission service general house union capital watch"
)
"""Words that end or begin the name of an organisation."""

ORG_HEADS = _set(
    """ministry department agency office bureau administration commission committee council authority board court
    parliament assembly government house union league federation confederation association society institute institution
    center centre university college school academy hospital church museum bank organization organisation fund foundation
    front movement party army force forces corps brigade brigades guard guards brotherhood alliance coalition
    congress chamber directorate service services secretariat community commonwealth conference observatory order bishops
    daughters sons knights friends women students teachers physicians doctors reporters members cabinet high campaign state republic kingdom"""
)
"""Organisation words that "of" or "for" may follow within a name: Bank of Libya."""

ORG_ALONE = _set(
    """parliament senate congress pentagon cabinet treasury interpol politburo knesset bundestag bundesrat majlis
    vatican scotland yard"""
)
"""Words that name an organisation by themselves."""

PLACE_WORDS = _set(
    """river lake mountain mountains mount island islands isle valley province county district governorate region oblast raion
    prefecture peninsula strait straits gulf canal sea ocean bay beach desert hills hill heights street avenue road boulevard
    square airport port harbor harbour city town village creek falls forest park bridge highway border coast cape
    plains basin delta territory territories republic kingdom emirate state states camp crossing refinery stadium springs palace
    reservoir pond brook dock junction tower courthouse gym playfield hall stadium arena palace mall plaza market barrage farms quarter coulee
    tunnel gate base airfield airbase station terminal dam plateau ridge pass point rock rocks north south east west"""
)
"""Words that end the name of a place."""

PLACE_HEADS = _set(
    "lake mount cape port fort gulf strait bay sea isle island camp valley rio lago san santa los las el saint st city village town province republic"
)
"""Words that begin the name of a place."""

DAYS = frozenset(MONTH_NUMBERS) | _set(
    """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"""
)
"""Months and days of the week."""

NON_NAMES = DAYS | _set(
    """islam muslim muslims islamic islamist islamists christian christians christianity jewish jew jews judaism catholic catholics protestant
    protestants orthodox hindu hindus buddhist buddhists sunni sunnis shia shiite shiites shi'ite alawite alawites druze yazidi yazidis yezidi
    kurd kurds kurdish arab arabs arabic berber berbers pashtun pashtuns hazara uyghur uyghurs uighur uighurs rohingya hutu hutus tutsi tutsis tatar tatars chechen chechens
    european europeans african africans asian asians western westerners eastern northern southern latino latinos hispanic hispanics
    caucasian scottish scot scots welsh english englishman spanish-speaking bavarian texan californian parisian londoner londoners
    communist communism marxist nazi nazis fascist zionist zionism soviet liberal conservative republican republicans democrat democrats democratic socialist
    internet god lord allah christmas easter ramadan eid hanukkah thanksgiving halloween bible koran quran koranic biblical torah covid coronavirus
    ukrainian-born us-led"""
)
"""Capitalised words that name neither an actor nor a place."""

EVENT_WORDS = _set(
    """war wars battle conference summit agreement accord accords treaty pact convention protocol act bill law constitution amendment resolution
    day days week month year festival cup championship championships olympics olympic games open tournament prize award awards medal
    spring revolution uprising intifada crisis operation campaign plan doctrine declaration charter report dialogue process forum
    age era century holiday eve anniversary series album song movie film book novel show night story stories edition
    street hurricane earthquake storm cyclone typhoon virus disease syndrome theory law principle"""
)
"""Words that end the name of something that is neither an actor nor a place."""

SENTENCE_STARTERS = _set(
    """a an the this that these those there here it its it's he she they we you i his her their our your my one some any all both each every
    many most more much several few other others another such no not none nothing nobody only also even just still yet again already
    and or but nor so if when while where why how what who whom whose which whether because since although though unless until till
    after before during between among within without with about above below under over through throughout against across along around
    at by for from in into of off on onto out to toward towards up upon via per as like than then thus hence therefore however moreover
    meanwhile nevertheless nonetheless instead otherwise besides furthermore additionally similarly likewise consequently accordingly
    according earlier later recently today yesterday tomorrow tonight now once twice soon often sometimes always never perhaps maybe
    indeed instead despite amid amidst following including regarding concerning given based asked speaking
    yes no well oh ok okay please thank thanks sorry hello dear first second third fourth last next finally eventually ultimately
    two three four five six seven eight nine ten eleven twelve hundreds thousands millions dozens half part nearly almost about
    is are was were be been being am do does did has have had will would can could may might must shall should let lets
    said says saying told tells added adding asked asks see read watch look listen click share follow photo image
    officials official police troops soldiers forces authorities government rebels militants protesters witnesses residents sources
    people men women children students workers experts analysts critics supporters opponents lawmakers
    new old former current top senior local state national international foreign federal public private military political economic social
    back down further far long short high low big small great good bad best worst early late full free open
    born founded established located known called named used made found set put taken given created built
    to on another being having getting going coming looking working trying making taking using
    both either neither whatever whenever wherever whoever plus minus versus et
    don't doesn't didn't won't can't isn't aren't wasn't weren't couldn't wouldn't shouldn't i'm i've i'd i'll we're we've we'll you're you've they're they've he's she's that's there's what's let's
    near i'll i've i'd i'm ill ive im id youll youre weve wed hes shes its thats dont cant wont isnt didnt whos heres theres lets
    title source note editor editors copyright contact email tel fax phone page text part chapter section article figure table"""
)
"""Words that often begin a sentence, so that their capital does not mark a name."""

PERSON_VERBS = _set(
    """said says say told tells added adds asked warned argued claimed noted stated announced insisted explained replied
    recalled predicted acknowledged admitted denied declared wrote writes thinks believes believed called calls urged
    vowed pledged resigned died married born testified tweeted commented continued concluded hopes hoped wants wanted
    met visited signed traveled returned arrived lives works worked joined served played scored won lost retired who whose"""
)
"""Verbs whose subject mostly is a person."""

CONNECTORS = _set(
    "of for and the & de del della delle di da dal du des la le los las van von der den ter ten bin ibn bint abu al el ul ould y e zu zum im auf фон дер ван де ди дель ибн бин бен абу ve"
)
"""Words in small letters that can stand between the words of a name."""

NAME_PARTICLES = _set(
    "de del della di da dal du des la le van von der den ter ten bin ibn bint abu al el ul ould zu фон дер ван де ди дель ибн бин бен абу"
)
"""Connectors that stand within the name of a person or a place."""

DETERMINERS = _set(
    """the a an this that these those his her its our their my your he she it they we you i and or but in on at of to for by with from as if when while after before"""
)
"""Words that begin no name, even with a capital in the middle of a sentence."""

NO_ACRONYMS = _set(
    """cd cds dvd dj tv pc ep lp ok id ied ieds uav uavs vbied vbieds wmd ceo cfo coo mp mps pm gdp gmt utc est edt pst pdt cet gps dna hiv aids covid faq pdf url usb
    am bc ad bce ce vs etc ps rip sos atm sms vip phd ba ma mba md jr sr ii iii iv vi vii viii ix xi xii xiii xiv ko tko mvp rbi era nfl-style pow pows rpg rpgs suv
    mph kph km kg ufo ngo ngos hd ip tcp mo сми уфо вов тв дтп чп млн млрд ндс ввп жкх ип фио тэц аэс гэс лэп вич спид нло пво сво бпла ато рсзо егэ мск ук упк гк коап цфо сзфо юфо скфо пфо сфо дфо ddg uss hms lgbt lgbtq bst ist eest a b c d e f g h i j k l m n o p q r s t u v w x y z"""
)
"""Acronyms and other words in capitals that are no organisations."""

ORG_AFTER_ARTICLE = _set(
    """house league coalition navy army senate congress parliament fed cabinet council assembly court commission committee government
    opposition bundesbank treasury secretariat force union club party air-force marines legislature taskforce caliphate junta church"""
)
"""Words that name an organisation when capitalised after "the": the Senate."""

NAME_SUFFIXES = _set("jr sr ii iii iv")
"""Suffixes that can follow a surname."""

VAGUE_FIRST_WORDS = _set(
    "united national international new general central federal royal american european south north east west first world people great islamic democratic human"
)
"""First words of organisations that are too vague to stand for the whole name."""

OFFICE_COMPLEMENTS = _set(
    "state staff defense defence commerce intelligence interior treasury affairs foreign national armed forces parliament navy army labor labour health"
)
"""Words after "of" in the title of an office: Secretary of State."""

DIRECTIONS = _set(
    "northern southern eastern western central north south east west upper lower northeastern northwestern southeastern southwestern"
)
"""Words that stand before the name of a country to mean a part of it."""
