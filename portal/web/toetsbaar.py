"""The pages of the shell, of logging in and of searching, for the accessibility checks."""

from toegankelijkheid.toetsen.toetsbaar import (
    GeenPagina,
    Toestand,
    Toetsbaar,
    Toetspagina,
    klik,
    toets,
    vul,
    zie,
)

_MENU = Toestand("menu open", (klik(".hoofdnav__uitklap > summary"), zie(".hoofdnav__uitklap[open] a")), smal=True)

TOETSBAAR = Toetsbaar(
    paginas=(
        Toetspagina("HomePagina", "/", toestanden=(_MENU,)),
        Toetspagina("HomePagina", "/en/"),
        Toetspagina("HomePagina", "/pap/"),
        Toetspagina("web:ondernemers", "/ondernemers/"),
        Toetspagina(
            "web:zoeken",
            "/zoeken/",
            toestanden=(
                Toestand("suggesties", (vul("main [name=q]", "pasp"), zie("main [role=option]"), toets("ArrowDown"))),
            ),
            taak=(vul("main [name=q]", "paspoort"), toets("Enter"), zie(".resultaten__lijst a")),
        ),
        Toetspagina("web:zoeken", "/zoeken/?q=parkeren&doelgroep=ondernemer"),
        Toetspagina("web:zoeken", "/zoeken/?q=paspoort&thema=horeca-en-voedsel"),
        Toetspagina("web:hulp", "/hulp/"),
        Toetspagina("web:leesbaarheid", "/leesbaarheid/"),
        Toetspagina("web:privacy", "/privacy/"),
        Toetspagina("web:over", "/over/"),
        Toetspagina("web:wachtkamer", "/wachtkamer/"),
        Toetspagina("web:offline", "/offline/"),
        Toetspagina("niet gevonden", "/bestaat-niet/", status=404),
        Toetspagina("toegang:inloggen", "/inloggen/?next=/mijn/"),
        Toetspagina("toegang:zonder_bsn", "/inloggen/zonder-bsn/"),
        Toetspagina("toegang:uitgelogd", "/uitgelogd/"),
        Toetspagina("medewerkers:inloggen", "/loket/inloggen/"),
        Toetspagina("medewerkers:uitgelogd", "/loket/uitgelogd/"),
    ),
    geen_pagina=(
        GeenPagina("koppelvlak voor programma's: JSON", ("api-v1:*", "api-mijn-v1:*")),
        GeenPagina(
            "antwoord voor een programma of een script",
            (
                "sitemap",
                "web:zoeksuggesties",
                "web:manifest",
                "web:service_worker",
                "web:gezond",
                "web:gereed",
                "web:robots_txt",
                "web:security_txt",
                "meten:metrieken",
            ),
        ),
        GeenPagina(
            "stuurt door naar of van de inlogdienst",
            ("toegang:start", "toegang:terug", "medewerkers:start", "medewerkers:terug"),
        ),
    ),
)
