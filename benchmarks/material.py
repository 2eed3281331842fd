"""Words and syllables of four languages, from which random articles are made.

Common words are real and sorted by frequency, so that they are as frequent as in news.
Rarer words are spelled from syllables of the language's script.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Material:
    """The parts from which words of a language are made.

    Attributes:
        function_words: words of grammar, most frequent first.
        content_words: frequent words of news, most frequent first.
        onsets: beginnings of syllables.
        rimes: ends of syllables.
        endings: word endings, each with its share.
        derivations: suffixes between a word's base and its ending.
        surnames: suffixes that turn a base into a surname.
    """

    function_words: tuple[str, ...]
    content_words: tuple[str, ...]
    onsets: tuple[str, ...]
    rimes: tuple[str, ...]
    endings: tuple[tuple[str, float], ...]
    derivations: tuple[str, ...]
    surnames: tuple[str, ...]

    def spell(self, number: int, *, syllables: int) -> str:
        """Spells the word base with this number. Successive numbers give unlike words."""
        base = len(self.onsets) * len(self.rimes)
        number = number * 982_451_653 % base**syllables
        parts = []
        for _ in range(syllables):
            number, syllable = divmod(number, base)
            onset, rime = divmod(syllable, len(self.rimes))
            parts.append(self.onsets[onset] + self.rimes[rime])
        return "".join(parts)


def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


ENGLISH = Material(
    function_words=_split("""the of to and a in that is on for was it with as he by his at from be has have
        are not an they this but who which their were had will its or would been we one
        there when i about after she all more also her him out could up what can than
        into over other if so some them only first two no new may our then any now before
        because where most during these such between those under while against both many
        through each since until how you my your do did does us me am being very just
        still even much own same should might must off down again further once here why
        nor too every another around among within without upon yet however although though
        whether either neither per via"""),
    content_words=_split("""government president minister country force people state war military security
        police party attack official foreign group troop army city report leader talk
        region border capital parliament election court agreement law conflict support
        power rebel international peace embassy council weapon oil gas economy market
        bank company deal energy trade sanction crisis air defence prime
        statement spokesman soldier fighter militia commander territory village town
        kill wound civilian refugee aid camp hospital school road airport port bridge
        pipeline missile drone tank aircraft ship navy base operation mission ceasefire
        treaty summit meeting visit envoy ambassador diplomat ministry agency newspaper
        journalist protest demonstrator opposition candidate vote campaign reform budget
        tax debt growth price food water health virus vaccine doctor student teacher
        worker union strike factory farm harvest flood fire earthquake storm climate
        right freedom prisoner prison trial judge lawyer verdict appeal investigation
        evidence corruption bribe fraud smuggling drug gang crime murder bomb explosion
        blast suicide hostage kidnap ransom terror extremist cleric mosque church temple
        tribe clan ethnic minority majority province district governor mayor ruler king
        prince general colonel captain sergeant officer veteran recruit mercenary
        contractor convoy patrol checkpoint ambush siege shelling artillery rocket mortar
        sniper mine frontline offensive retreat advance victory defeat truce withdrawal
        deployment exercise intelligence spy satellite radar nuclear chemical uranium
        reactor inspector enrichment programme coalition alliance ally partner rival
        enemy neighbour relation tension dispute claim accusation threat warning response
        condemn reject accept announce confirm deny accuse demand urge pledge promise
        propose discuss negotiate sign approve block launch target capture seize destroy
        liberate evacuate deliver supply export import invest fund finance transfer loan
        currency inflation investor shareholder revenue profit loss contract tender
        project construction railway highway telecom network internet website
        platform video photograph document archive source witness survivor victim family
        child woman man youth elder farmer fisherman driver pilot sailor migrant
        coast sea island river valley mountain desert forest north south east
        west"""),
    onsets=_split("b br c ch d dr f fl g h j k l l m m n p pr r r s s st t t tr v w"),
    rimes=_split(
        """a a e e i i o o u ai ea an ar al en er es in ir il on or om un ur ak ek ik"""
    ),
    endings=(
        ("", 0.55),
        ("s", 0.19),
        ("ed", 0.09),
        ("ing", 0.08),
        ("'s", 0.04),
        (",", 0.05),
    ),
    derivations=("", "", "", "", "d", "t", "n", "l", "k", "ment", "ist", "ation"),
    surnames=("son", "er", "ton", "man", "ley", "ford", "ov", "ini", "ez", "ard"),
)

TURKISH = Material(
    function_words=_split("""ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ancak ise en her o
        ne ki var yok değil göre karşı üzerine tarafından ama şu biz onlar"""),
    content_words=_split("""başkan hükümet devlet ülke savaş asker ordu güvenlik dışişleri bakan meclis seçim
        parti barış anlaşma görüşme sınır bölge kent saldırı güç örgüt haber açıklama ekonomi
        petrol doğalgaz enerji mahkeme yasa"""),
    onsets=_split("b c ç d f g h k l m n p r s ş t v y z"),
    rimes=_split("a e ı i o ö u ü an en ın in on ar er ır ir al el ak ek aş eş ağ"),
    endings=(("", 0.4), ("lar", 0.12), ("ler", 0.12), ("ın", 0.08), ("i", 0.08),
             ("da", 0.08), ("dan", 0.06), ("lerin", 0.03), ("'nin", 0.03)),
    derivations=("", "", "", "lık", "ci", "sel"),
    surnames=("oğlu", "er", "kaya", "türk", "men"),
)  # fmt: skip

ARABIC = Material(
    function_words=_split("""في من على إلى أن عن مع هذا التي الذي ما لا كان بعد قبل بين كما وقال خلال حيث هذه
        ذلك قد لم أو ثم عند حتى كل غير"""),
    content_words=_split("""الرئيس الحكومة الدولة وزير الخارجية الجيش القوات الأمن الحرب السلام اتفاق مجلس
        البرلمان انتخابات حزب الحدود مدينة منطقة هجوم العاصمة النفط الغاز الاقتصاد المحكمة
        القانون بيان الشعب المتحدة الدولية"""),
    onsets=_split("ب ت ج ح خ د ر ز س ش ص ط ع ف ق ك ل م ن ه"),
    rimes=_split("ا ي و ر ل م ن د ب س ق ف ار ال ان ين ور ول يم ير"),
    endings=(("", 0.55), ("ة", 0.15), ("ات", 0.12), ("ين", 0.1), ("ها", 0.08)),
    derivations=("", "", "ي"),
    surnames=("ي", "اوي", "ان"),
)

RUSSIAN = Material(
    function_words=_split("""и в на не что с по как к из за о от для это его но а также до при или то у после
        были был может все их так если только уже она они мы ещё под"""),
    content_words=_split("""президент правительство страна государство война армия войска безопасность министр
        парламент выборы партия мир соглашение переговоры граница регион город столица удар
        сила заявление экономика нефть газ энергия суд закон посольство совет"""),
    onsets=_split("б в г д ж з к л м н п р с т ф х ч ш ст пр"),
    rimes=_split("а о и е у я ан ен ин он ар ер ор ал ел ол ат ет от ов"),
    endings=(("", 0.3), ("а", 0.15), ("ы", 0.12), ("ого", 0.1), ("ами", 0.08),
             ("ом", 0.1), ("ил", 0.08), ("ать", 0.07)),
    derivations=("", "", "", "ник", "ств", "н"),
    surnames=("ов", "ин", "ский", "енко"),
)  # fmt: skip

MATERIAL = {"en": ENGLISH, "tr": TURKISH, "ar": ARABIC, "ru": RUSSIAN}
