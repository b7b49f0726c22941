"""The pages to be kept informed, for the accessibility checks."""

from toegankelijkheid.toetsen.toetsbaar import (
    InVerhaal,
    Toestand,
    Toetsbaar,
    Toetspagina,
    fouten,
    klik,
    knop,
    vak,
    vul,
    zie,
)

TOETSBAAR = Toetsbaar(
    paginas=(
        Toetspagina("attendering:start", "/attendering/"),
        Toetspagina(
            "attendering:buurt",
            "/attendering/buurt/",
            toestanden=(
                Toestand(
                    "onbekende plaats",
                    (vul(vak("gemeente"), "Nergenshuizen"), klik(knop("Toon")), zie("main .utrecht-alert")),
                ),
            ),
        ),
        Toetspagina("attendering:inschrijven", "/attendering/inschrijven/?thema=reizen-en-identiteit"),
        Toetspagina(
            "attendering:adres",
            "/attendering/adres/",
            toestanden=(fouten("Toon", vul(vak("postcode"), "onzin")),),
        ),
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
