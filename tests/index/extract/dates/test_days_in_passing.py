"""Days named in passing are not the day of publication; days of the news may be."""

import datetime

import pytest

from index.extract.dates.inferred import infer_date

TODAY = datetime.date(2026, 1, 1)
IN_PASSING = """
en Sales in the six months to 31 December rose by a tenth, the company said.
en Relatives of the victims of the 11 September attacks gathered in the capital.
en The deadline of 31 March for the talks is near, and no side has moved.
en The law takes effect on 1 January and applies to all shops.
en A singer who was born on 12 May in a small village has won the prize.
en The anniversary of the 25 January uprising was quiet.
en The January 6 committee heard new witnesses.
en Since 24 February the city has been under siege.
en The festival runs from 3 to 9 May in the old harbour.
en Tickets are on sale until 14 June, the theatre said.
en The club face their rivals in the final on 20 October.
en The strike is planned for 5 June, the union said.
en The court is due to rule on 9 November.
en Elections set for 14 May divide the country.
en All members must pay by 30 June or leave.
en The war, which began on 7 October, has cost many lives.
en Police are still looking for a man who disappeared on 3 May.
en Preparations for the 9 May parade have begun.
en Profit for the quarter ended 30 September fell by half.
en The shop was fined for selling knives between 1 April and 30 June.
en Women's day, marked on 8 March, is a holiday in the republic.
en The council meets again on 12 June to vote on the plan.
en A village remembers the storm that hit the coast on 15 October.
en The new timetable, valid from 11 December, has fewer trains.
en He returns to the stage on 2 July after a long illness.
de Der Umsatz bis zum 31. Dezember stieg um ein Zehntel.
de Die Opfer der Anschläge vom 11. September werden nicht vergessen.
de Das Gesetz tritt am 1. Januar in Kraft.
de Die Frist endet am 31. März, teilte das Amt mit.
de Der Krieg, der am 7. Oktober begann, hat viele Menschen das Leben gekostet.
de Seit dem 24. Februar ist die Stadt belagert.
de Das Fest findet vom 3. bis 9. Mai statt.
fr Le chiffre d'affaires au 31 décembre a augmenté d'un dixième.
fr Les attentats du 11 septembre ont changé la ville.
fr La loi entrera en vigueur le 1er janvier.
fr La guerre, qui a commencé le 7 octobre, a fait de nombreuses victimes.
fr Depuis le 24 février, la ville est assiégée.
fr Les billets sont en vente jusqu'au 14 juin.
es Las ventas hasta el 31 de diciembre crecieron un diez por ciento.
es Los atentados del 11 de septiembre cambiaron la ciudad.
es La ley entrará en vigor el 1 de enero.
es La guerra, que empezó el 7 de octubre, ha causado muchas muertes.
es Desde el 24 de febrero la ciudad está sitiada.
es El plazo vence el 31 de marzo, según el gobierno.
it Gli attentati dell'11 settembre cambiarono la città.
it La legge entrerà in vigore il 1 gennaio.
it La guerra, che è cominciata il 7 ottobre, ha fatto molte vittime.
it Il festival si terrà dal 3 al 9 maggio nel porto.
ru Выручка за год до 31 декабря выросла на десятую часть.
ru Теракты 11 сентября изменили город.
ru Закон вступит в силу 1 января.
ru Война, которая началась 7 октября, унесла много жизней.
ru С 24 февраля город находится в осаде.
ru Парад 9 мая пройдёт без зрителей.
tr Yasa 1 Ocak'ta yürürlüğe girecek.
tr 11 Eylül saldırıları kenti değiştirdi.
tr 15 Temmuz darbe girişimi davasında karar çıktı.
tr Başvurular 31 Mart'a kadar sürecek.
ar غيرت هجمات 11 سبتمبر المدينة.
ar يدخل القانون حيز التنفيذ في 1 يناير المقبل.
ar المدينة محاصرة منذ 24 فبراير.
ar تنتهي المهلة في 31 مارس بحسب الحكومة.
"""
OF_THE_NEWS = """
en Troops left on Dec. 20, officials said.
en On Monday, 3 May, the council agreed to repair the bridge.
en The council agreed on Monday, 3 May, to repair the bridge.
en HARBOUR TOWN, May 3 (Wire) - The council agreed to repair the bridge.
en HARBOUR TOWN, 3 May (Wire) -- The council agreed to repair the bridge.
de Der Rat traf sich am 15. September in der Stadt.
de Am Montag, 3. Mai, hat der Rat die Reparatur der Brücke beschlossen.
fr Le conseil s'est réuni le 15 septembre dans la ville.
fr PORTVILLE, 3 mai (Agence) - Le conseil a décidé de réparer le pont.
es El consejo se reunió el 15 de septiembre en la ciudad.
es Ciudad Puerto, 3 may (Agencia).- El consejo decidió reparar el puente.
it Il consiglio si è riunito il 15 settembre in città.
ru Депутаты собрались 15 сентября в городе.
ru ПОРТОГРАД, 3 мая - Агентство. Совет решил починить мост.
tr Meclis 15 Eylül günü toplandı.
zh 新华社港城5月3日电 市议会决定修复旧桥。
"""


def _rows(table: str) -> list[list[str]]:
    return [line.split(" ", 1) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("language", "body"), _rows(IN_PASSING))
def test_days_named_in_passing_infer_nothing(language: str, body: str) -> None:
    found = infer_date(body, language=language, today=TODAY)
    assert found.value is None


@pytest.mark.parametrize(("language", "body"), _rows(OF_THE_NEWS))
def test_days_of_the_news_are_inferred(language: str, body: str) -> None:
    found = infer_date(body, language=language, today=TODAY)
    assert found.value is not None
    assert found.value.day
