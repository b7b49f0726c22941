"""The pages of /mijn/ of a company and of the office that acts for it, for the accessibility checks."""

from datetime import timedelta

from django.utils import timezone

from toegankelijkheid.toetsen.toetsbaar import (
    GeenPagina,
    InVerhaal,
    Persoon,
    Toestand,
    Toetsbaar,
    Toetspagina,
    fouten,
    ga,
    klik,
    knop,
    vak,
    vink,
    vul,
    zie,
)

_BEDRIJF, _KANTOOR = "mehmet-kaya", "annelies-prins"
_IN = ga("/inloggen/eherkenning/?next=/mijn/")
# Any public key on P-256 will do; nothing signs with its other half.
_SLEUTEL = """-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEGA/L4bn1m4QTRju0d5Gh6ZakXs42
47MYNFewVe83TioUobPLLhIj7mKxc5JnLe8hxpYvyVilxWZpBazES5LYlw==
-----END PUBLIC KEY-----"""
_SYSTEEM = (
    vul(vak("naam"), "Boekhoudpakket"),
    vink(vak("scopes")),
    vul(vak("tot"), f"{timezone.localdate() + timedelta(days=365):%d-%m-%Y}"),
    vul(vak("sleutel"), _SLEUTEL),
    klik(knop("Laat het systeem toe")),
    ga("/mijn/koppelvlak/"),
)

TOETSBAAR = Toetsbaar(
    personen=(
        Persoon(
            _BEDRIJF,
            (
                _IN,
                klik('button[value="bakkerij-zonnegraan:mehmet-kaya"]'),
                klik('button[value="alle"]'),
                zie("main h1"),
            ),
        ),
        Persoon(
            _KANTOOR,
            (
                _IN,
                klik('button[value="administratiekantoor-prins:annelies-prins"]'),
                klik('button[value="eigen"]'),
                zie("main h1"),
            ),
        ),
    ),
    paginas=(
        Toetspagina("mijn:overzicht", "/mijn/", wie=_BEDRIJF),
        Toetspagina("mijn:zaken", "/mijn/zaken/", wie=_BEDRIJF),
        Toetspagina("mijn:vergunningen", "/mijn/vergunningen/", wie=_BEDRIJF),
        Toetspagina("mijn:vergunning", via="mijn:vergunningen", wie=_BEDRIJF),
        Toetspagina("mijn:berichten", "/mijn/berichten/", wie=_BEDRIJF),
        Toetspagina("mijn:bericht", via="mijn:berichten", wie=_BEDRIJF),
        Toetspagina(
            "mijn:bericht_notitie", via="mijn:bericht", wie=_BEDRIJF, toestanden=(fouten("Bewaar de notitie"),)
        ),
        Toetspagina("mijn:berichtadressen", "/mijn/berichten/adressen/", wie=_BEDRIJF),
        Toetspagina(
            "mijn:berichtadres_nieuw",
            "/mijn/berichten/adressen/nieuw/",
            wie=_BEDRIJF,
            toestanden=(
                fouten("Stuur een code"),
                Toestand(
                    "code",
                    (vul(vak("waarde"), "post@zonnegraan.example"), klik(knop("Stuur een code"))),
                    route="mijn:berichtadres_bevestigen",
                ),
            ),
        ),
        Toetspagina("mijn:gegevens", "/mijn/gegevens/", wie=_BEDRIJF),
        Toetspagina("mijn:gegevens_wijzigen", "/mijn/gegevens/wijzigen/", wie=_BEDRIJF),
        Toetspagina(
            "mijn:gegevens_wijziging",
            via="mijn:gegevens_wijzigen",
            wie=_BEDRIJF,
            toestanden=(fouten("Kijk de wijziging na"),),
        ),
        Toetspagina("mijn:verplichtingen", "/mijn/verplichtingen/", wie=_BEDRIJF),
        Toetspagina("mijn:verplichtingen_feiten", "/mijn/verplichtingen/aanvullen/", wie=_BEDRIJF),
        Toetspagina("mijn:verplichtingen_herinneringen", "/mijn/verplichtingen/herinneringen/", wie=_BEDRIJF),
        Toetspagina(
            "mijn:verplichtingen_agenda",
            "/mijn/verplichtingen/agenda/",
            wie=_BEDRIJF,
            toestanden=(fouten("Maak een adres"),),
        ),
        Toetspagina("mijn:rechten", "/mijn/rechten/", wie=_BEDRIJF),
        Toetspagina("mijn:recht_geven", "/mijn/rechten/geven/", wie=_BEDRIJF, toestanden=(fouten("Maak het recht"),)),
        Toetspagina("mijn:recht_kantoor", "/mijn/rechten/kantoor/", wie=_BEDRIJF),
        Toetspagina("mijn:recht_wijzigen", via="mijn:rechten", wie=_BEDRIJF),
        Toetspagina("mijn:recht_intrekken", via="mijn:rechten", wie=_BEDRIJF),
        Toetspagina("mijn:rechten_log", "/mijn/rechten/logboek/", wie=_BEDRIJF),
        Toetspagina("mijn:koppelvlak", "/mijn/koppelvlak/", wie=_BEDRIJF),
        Toetspagina(
            "mijn:systeem_nieuw",
            "/mijn/koppelvlak/nieuw/",
            wie=_BEDRIJF,
            toestanden=(fouten("Laat het systeem toe"),),
        ),
        Toetspagina("mijn:systeem", via="mijn:systeem_nieuw", wie=_BEDRIJF, vooraf=_SYSTEEM),
        Toetspagina("mijn:systeem_intrekken", via="mijn:systeem", wie=_BEDRIJF),
        Toetspagina("mijn:sleutel_erbij", via="mijn:systeem", wie=_BEDRIJF),
        Toetspagina("mijn:sleutel_weg", via="mijn:systeem", wie=_BEDRIJF),
        Toetspagina("mijn:webhook_nieuw", via="mijn:systeem", wie=_BEDRIJF),
        Toetspagina("mijn:overzicht", "/mijn/", wie=_KANTOOR),
        Toetspagina("mijn:klanten", "/mijn/klanten/", wie=_KANTOOR),
        Toetspagina("mijn:machtigingen", "/mijn/machtigingen/", wie=_KANTOOR),
        Toetspagina("mijn:machtiging_intrekken", via="mijn:machtigingen", wie=_KANTOOR),
    ),
    in_verhaal=(
        InVerhaal("tests/mijnomgeving/rechten/test_vragen.py", ("mijn:toegang_vragen", "mijn:recht_vraag")),
        InVerhaal("tests/mijnomgeving/postkamer/test_adressen.py", ("mijn:berichtadres_weg",)),
        InVerhaal("tests/mijnomgeving/koppelvlak/test_webhooks.py", ("mijn:webhook_weg",)),
        InVerhaal("tests/mijnomgeving/postkamer/test_verdelen.py", ("mijn:bericht_notitie_weg",)),
        InVerhaal("tests/mijnomgeving/verplichtingen/test_paginas.py", ("mijn:verplichtingen_feiten_wissen",)),
    ),
    geen_pagina=(
        GeenPagina(
            "bestand om op te slaan: agenda of CSV",
            ("mijn:verplichtingen_bestand", "mijn:klanten_download", "mijn:rechten_log_download"),
        ),
    ),
)
