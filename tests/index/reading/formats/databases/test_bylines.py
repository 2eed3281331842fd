import pytest

from index.reading.formats.databases.bylines import read_byline


@pytest.mark.parametrize(
    ("written", "authors"),
    [
        ("Ann Other", ("Ann Other",)),
        ("By ANN OTHER", ("ANN OTHER",)),
        ("Ann Other (now), Jo Roe (earlier)", ("Ann Other", "Jo Roe")),
        ("Ann Other in Brussels", ("Ann Other",)),
        ("Jo Writer, Daily Alpha Staff Writer", ("Jo Writer",)),
        ("Reuters", ("Reuters",)),
        ("Von unserem Korrespondenten Hans Muster, Kairo", ("Hans Muster",)),
        ("PAR JEAN EXEMPLE ET MARIE AUTRE", ("JEAN EXEMPLE", "MARIE AUTRE")),
        ("Por Ana de la Muestra y Luis Otro", ("Ana de la Muestra", "Luis Otro")),
        ("Jan van der Proef en Piet de Ander", ("Jan van der Proef", "Piet de Ander")),
        ("di Mario Esempio", ("Mario Esempio",)),
        ("Political Editor Ann Other", ("Ann Other",)),
        ("a.other@example.org Ann Other", ("Ann Other",)),
        ("Other Ann; Writer Jo", ("Other Ann", "Writer Jo")),
        ("De Redactie", ()),
        ("", ()),
    ],
)
def test_a_byline_names_its_authors(written: str, authors: tuple[str, ...]) -> None:
    assert read_byline(written) == authors
