"""The statement, reporting a problem, and the work on both in the admin, for the accessibility checks."""

from toegankelijkheid.toetsen.toetsbaar import (
    GeenPagina,
    InVerhaal,
    Toestand,
    Toetsbaar,
    Toetspagina,
    klik,
    vul,
    zie,
)

_VERSTUUR = klik("main form button[type=submit]")

TOETSBAAR = Toetsbaar(
    paginas=(
        Toetspagina("verklaring:toegankelijkheid", "/toegankelijkheid/"),
        Toetspagina("verklaring:versies", "/toegankelijkheid/versies/"),
        Toetspagina(
            "verklaring:melden",
            "/toegankelijkheid/melden/",
            toestanden=(
                Toestand("formulier met fouten", (vul("#id_email", "geen adres"), _VERSTUUR, zie("#fout-kop"))),
            ),
        ),
        Toetspagina("verklaring_beheer:onderzoeken", "/beheer/toegankelijkheid/onderzoek/", wie="redacteur"),
        Toetspagina("verklaring_beheer:plan", "/beheer/toegankelijkheid/onderzoek/nieuw/", wie="redacteur"),
        Toetspagina("verklaring_beheer:afwijkingen", "/beheer/toegankelijkheid/afwijkingen/", wie="redacteur"),
        Toetspagina(
            "verklaring_beheer:afwijking_nieuw", "/beheer/toegankelijkheid/afwijkingen/nieuw/", wie="redacteur"
        ),
        Toetspagina("verklaring_beheer:verklaring", "/beheer/toegankelijkheid/verklaring/", wie="redacteur"),
        Toetspagina("verklaring_beheer:meldingen", "/beheer/toegankelijkheid/meldingen/", wie="redacteur"),
    ),
    in_verhaal=(
        InVerhaal("tests/toegankelijkheid/verklaring/test_pagina.py", ("verklaring:versie",)),
        InVerhaal("tests/toegankelijkheid/verklaring/test_melden.py", ("verklaring:gemeld",)),
        InVerhaal(
            "tests/toegankelijkheid/verklaring/test_beheer.py",
            (
                "verklaring_beheer:onderzoek",
                "verklaring_beheer:wijzig",
                "verklaring_beheer:eis",
                "verklaring_beheer:afwijking",
                "verklaring_beheer:melding",
            ),
        ),
    ),
    geen_pagina=(
        GeenPagina("bestand om mee te nemen", ("verklaring:json",)),
        GeenPagina("verwijst door naar de eis in het lopende onderzoek", ("verklaring_beheer:werk",)),
    ),
)
