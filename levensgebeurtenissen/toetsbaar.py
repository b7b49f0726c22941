"""The pages about life events, for the accessibility checks."""

from toegankelijkheid.toetsen.toetsbaar import (
    GeenPagina,
    InVerhaal,
    Stap,
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
_VERHUIZEN = "/regelhulpen/verhuizen-wat-moet-ik-regelen/"
_VOLGENDE = klik(knop("Volgende"))
_NAAR_UITKOMST = (klik("main [action$='/controleer/'] button"), zie("main h1"))


def _answers(*waarden: str) -> tuple[Stap, ...]:
    return tuple(stap for waarde in waarden for stap in (vink(f'main fieldset input[value="{waarde}"]'), _VOLGENDE))


_ANTWOORDEN = _answers("zelf", "nee", "dakkapel", "achter", "ja")
# Whoever leaves the country has answers that the stappenlijst of leaving asks as well.
_MEE = (*_answers("naar_buitenland", "ja"), *_NAAR_UITKOMST, klik("main [href*='/meenemen/']"), zie("main h1"))
_REIS = "/levensgebeurtenissen/met-pensioen/stappenlijst/"
_LIJST = (
    vul(vak("datum"), "01-06-2027"),
    *(vink(vak(naam)) for naam in ("werkt", "pensioen", "buitenland", "weinig", "moeilijk")),
    # Who has a list already, from an earlier state, changes it.
    klik(knop("(Maak mijn stappenlijst|Werk mijn lijst bij)")),
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
                Toestand("uitkomst", (*_ANTWOORDEN, *_NAAR_UITKOMST), route="levensgebeurtenissen:regelhulp_uitkomst"),
            ),
        ),
        Toetspagina(
            "levensgebeurtenissen:regelhulp_stap",
            f"{_VERHUIZEN}stap/1/",
            toestanden=(Toestand("meenemen", _MEE, route="levensgebeurtenissen:regelhulp_meenemen"),),
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
