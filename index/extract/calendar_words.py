"""Months and weekdays in the languages of the news, folded as `index.analysis.fold` does."""

from index.analysis import fold

_MONTHS = (
    "january jan januar januari jänner jaenner janvier janv enero ene gennaio gen janeiro ocak января январь январ янв січня січень ianuarie ian január janeiro leden ledna styczeń stycznia sty tammikuu tammikuuta siječnja januara janar yanvar sausio januāris jaanuar ιανουαρίου يناير جانفي ژانویه जनवरी ינואר januaro",
    "february feb februar februari février févr fév febrero febbraio febr fevereiro fev şubat şub февраля февраль фев лютого лютий februarie únor února luty lutego helmikuu helmikuuta veljače februara shkurt fevral vasario φεβρουαρίου فبراير شباط فيفري فوریه फरवरी פברואר február",
    "march mar märz maerz mrz mars marzo março mart марта март мар березня березень martie március březen března marzec marca maaliskuu maaliskuuta ožujka marta kovo μαρτίου مارس آذار मार्च מרץ maart mrt",
    "april apr avril abril abr aprile aprilie nisan nis апреля апрель апр квітня квітень április duben dubna kwiecień kwietnia huhtikuu huhtikuuta travnja aprila prill aprel balandžio απριλίου أبريل نيسان إبريل آوریل अप्रैल אפריל",
    "may mai mayo maggio mag maio mayıs мая май травня травень május květen května maj maja toukokuu toukokuuta svibnja gegužės μαΐου مايو أيار ماي مه मई מאי mei",
    "june jun juni juin junio giugno giu junho haziran haz июня июнь июн червня червень iunie június červen června czerwiec czerwca kesäkuu kesäkuuta lipnja juna qershor iyun birželio ιουνίου يونيو حزيران جوان ژوئن जून יוני",
    "july jul juli juillet juil julio luglio lug julho temmuz tem июля июль июл липня липень iulie július červenec července lipiec lipca heinäkuu heinäkuuta srpnja jula korrik iyul liepos ιουλίου يوليو تموز جويلية ژوئیه जुलाई יולי",
    "august aug août aout agosto ago ağustos ağu августа август авг серпня серпень augusti augustus srpen srpna sierpień sierpnia elokuu elokuuta kolovoza avgusta gusht avqust rugpjūčio αυγούστου أغسطس آب أوت اوت अगस्त אוגוסט augusztus",
    "september sept sep septembre septiembre setiembre settembre set setembro eylül eyl сентября сентябрь сен сент вересня вересень septembrie szeptember září wrzesień września syyskuu syyskuuta rujna septembra shtator sentyabr rugsėjo σεπτεμβρίου سبتمبر أيلول سپتامبر सितंबर ספטמבר",
    "october oct oktober okt octobre octubre ottobre ott outubro out ekim eki октября октябрь окт жовтня жовтень octombrie október říjen října październik października lokakuu lokakuuta listopada oktobra tetor oktyabr spalio οκτωβρίου أكتوبر اکتبر अक्टूबर אוקטובר",
    "november nov novembre noviembre novembro kasım kas ноября ноябрь ноя листопада noiembrie listopad listopadu marraskuu marraskuuta studenoga novembra nëntor noyabr lapkričio νοεμβρίου نوفمبر نوامبر नवंबर נובמבר",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro aralık ara декабря декабрь дек грудня грудень decembrie prosinec prosince grudzień grudnia joulukuu joulukuuta prosinca decembra dhjetor dekabr gruodžio δεκεμβρίου ديسمبر دسامبر दिसंबर דצמבר",
)  # fmt: skip
# Slavic neighbours give these names to different months: the language decides.
_BY_LANGUAGE = {
    ("listopada", "pl"): 11,
    ("listopadu", "cs"): 11,
    ("listopada", "uk"): 11,
    ("lipnja", "hr"): 6,
    ("srpna", "cs"): 8,
    ("mar", "tr"): 3,
}
_TWO_WORD_MONTHS = {
    "كانون الثاني": 1,
    "تشرين الأول": 10,
    "تشرين الثاني": 11,
    "كانون الأول": 12,
}
_WEEKDAYS = (
    "monday montag lundi lunes lunedì segunda pazartesi понедельник понедельника понеділок الاثنين الإثنين maandag måndag mandag poniedziałek pondělí",
    "tuesday dienstag mardi martes martedì terça salı вторник вторника вівторок الثلاثاء dinsdag tisdag tirsdag wtorek úterý",
    "wednesday mittwoch mercredi miércoles mercoledì quarta çarşamba среду среда среды середу середа الأربعاء woensdag onsdag środa środę středa",
    "thursday donnerstag jeudi jueves giovedì quinta perşembe четверг четверга четвер الخميس donderdag torsdag czwartek čtvrtek",
    "friday freitag vendredi viernes venerdì sexta cuma пятницу пятница пятницы п'ятницю الجمعة vrijdag fredag piątek pátek",
    "saturday samstag sonnabend samedi sábado sabato cumartesi субботу суббота субботы суботу السبت zaterdag lördag lørdag sobota sobotę",
    "sunday sonntag dimanche domingo domenica pazar воскресенье воскресенья неділю الأحد zondag söndag søndag niedziela niedzielę neděle",
)  # fmt: skip

MONTH_OF: dict[str, int] = {
    fold(word): number
    for number, words in enumerate(_MONTHS, start=1)
    for word in words.split()
}
"""The number of the month that a folded word names."""

WEEKDAY_OF: dict[str, int] = {
    fold(word): number
    for number, words in enumerate(_WEEKDAYS)
    for word in words.split()
}
"""The number of the weekday, Monday 0, that a folded word names."""

TWO_WORD_MONTHS: dict[str, int] = {
    fold(words): number for words, number in _TWO_WORD_MONTHS.items()
}
"""The Levantine months whose names are two words."""


def month_number(word: str, language: str = "") -> int | None:
    """The month that a word names, None for any other word.

    >>> month_number("Şubat"), month_number("мая"), month_number("Monday")
    (2, 5, None)
    """
    folded = fold(word)
    return _BY_LANGUAGE.get((folded, language)) or MONTH_OF.get(folded)
