"""The pages about life events, for the accessibility checks."""

from toegankelijkheid.toetsen.toetsbaar import (
    GeenPagina,
    InVerhaal,
    Toestand,
    Toetsbaar,
    Toetspagina,
    fouten,
    klik,
    klok,
    knop,
    vak,
    vink,
    vul,
    zie,
)

_HULP = "/regelhulpen/reisdocument-kiezen/"
_BOUWEN = "/regelhulpen/mag-ik-dit-bouwen/"
_VOLGENDE = klik(knop("Volgende"))
_ANTWOORDEN = tuple(
    stap
    for waarde in ("zelf", "nee", "dakkapel", "achter", "ja")
    for stap in (vink(f'main fieldset input[value="{waarde}"]'), _VOLGENDE)
)
_UITKOMST = (*_ANTWOORDEN, klik("main [action$='/controleer/'] button"), zie("main h1"))
_REIS = "/levensgebeurtenissen/met-pensioen/stappenlijst/"
_LIJST = (
    vul(vak("datum"), "01-06-2027"),
    *(vink(vak(naam)) for naam in ("werkt", "pensioen", "buitenland", "weinig", "moeilijk")),
    klik(knop("Maak mijn stappenlijst")),
    zie("main h1"),
)

TOETSBAAR = Toetsbaar(
    paginas=(
        Toetspagina("LevensgebeurtenissenIndexPagina", "/levensgebeurtenissen/"),
        Toetspagina("LevensgebeurtenisPagina", "/levensgebeurtenissen/verhuizen/"),
        Toetspagina("LevensgebeurtenisPagina", "/en/levensgebeurtenissen/verhuizen/"),
        Toetspagina("SectorenIndexPagina", "/sectoren/"),
        Toetspagina("SectorPagina", "/sectoren/horeca-en-logies/"),
        Toetspagina("RegelhulpenIndexPagina", "/regelhulpen/"),
        Toetspagina("RegelhulpPagina", _HULP),
        Toetspagina(
            "levensgebeurtenissen:regelhulp_stap",
            f"{_HULP}stap/1/",
            toestanden=(fouten("Volgende"),),
            taak=(vink("main fieldset input"), klik(knop("Volgende")), zie("main h1")),
        ),
        Toetspagina(
            "levensgebeurtenissen:regelhulp_stap",
            f"{_BOUWEN}stap/1/",
            toestanden=(
                Toestand("tijd bijna om", (*_ANTWOORDEN[:2], klok(13 * 60 + 10), zie("#sessie[open]"))),
                Toestand("controleren", _ANTWOORDEN, route="levensgebeurtenissen:regelhulp_controleer"),
                Toestand("uitkomst", _UITKOMST, route="levensgebeurtenissen:regelhulp_uitkomst"),
                Toestand(
                    "meenemen",
                    (*_UITKOMST, klik("main [href$='/meenemen/']"), zie("main h1")),
                    route="levensgebeurtenissen:regelhulp_meenemen",
                ),
            ),
        ),
        Toetspagina("levensgebeurtenissen:regelhulp_gewist", f"{_HULP}gewist/"),
        Toetspagina("levensgebeurtenissen:hoe_rekenen_wij", "/hoe-rekenen-wij/"),
        Toetspagina("stappenlijst:terug", "/stappenlijst/"),
        Toetspagina(
            "stappenlijst:vragen",
            _REIS,
            toestanden=(
                fouten("Maak mijn stappenlijst"),
                Toestand("lijst", (*_LIJST,), route="stappenlijst:lijst"),
                Toestand("bewaren", (*_LIJST, klik("main [href$='/bewaren/']")), route="stappenlijst:bewaren"),
                Toestand("mail", (*_LIJST, klik("main [href$='/mail/']")), route="stappenlijst:mail"),
                Toestand("wissen", (*_LIJST, klik("main [href$='/wissen/']")), route="stappenlijst:wissen"),
            ),
        ),
    ),
    in_verhaal=(InVerhaal("tests/levensgebeurtenissen/regelhulpen/test_redactie.py", ("regelhulpbeheer:tekening",)),),
    geen_pagina=(GeenPagina("bestand voor een agenda", ("stappenlijst:agenda",)),),
)
