"""The pages to be kept informed, for the accessibility checks."""

from toegankelijkheid.toetsen.toetsbaar import (
    InVerhaal,
    Toetsbaar,
    Toetspagina,
    fouten,
    vak,
    vul,
)

TOETSBAAR = Toetsbaar(
    paginas=(
        Toetspagina("attendering:start", "/attendering/"),
        Toetspagina(
            "attendering:buurt",
            "/attendering/buurt/",
            toestanden=(fouten("Toon", vul(vak("postcode"), "onzin")),),
        ),
        Toetspagina("attendering:inschrijven", "/attendering/inschrijven/?thema=reizen-en-identiteit"),
        Toetspagina("attendering:adres", "/attendering/adres/"),
        Toetspagina("attendering:gevraagd", "/attendering/gevraagd/"),
        Toetspagina("attendering:link", "/attendering/link/"),
    ),
    in_verhaal=(
        InVerhaal("tests/cms/attendering/test_dagbericht.py", ("attendering_beheer:wijziging",)),
        InVerhaal(
            "tests/cms/attendering/test_inschrijven.py",
            ("attendering:bevestigen", "attendering:beheren", "attendering:stoppen"),
        ),
    ),
)
