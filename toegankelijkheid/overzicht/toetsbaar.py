"""The pages about accessibility itself, for the accessibility checks."""

from toegankelijkheid.toetsen.toetsbaar import GeenPagina, InVerhaal, Toetsbaar, Toetspagina

TOETSBAAR = Toetsbaar(
    paginas=(
        Toetspagina("toegankelijkheid_stand:stand", "/toegankelijkheid/stand/"),
        Toetspagina("toegankelijkheid_overzicht:stand", "/beheer/toegankelijkheid/", wie="redacteur"),
        Toetspagina("toegankelijkheid_overzicht:bevindingen", "/beheer/toegankelijkheid/bevindingen/", wie="redacteur"),
        Toetspagina("toegankelijkheid_overzicht:handwerk", "/beheer/toegankelijkheid/werk/", wie="redacteur"),
        Toetspagina("toegankelijkheid_overzicht:rondes", "/beheer/toegankelijkheid/rondes/", wie="redacteur"),
    ),
    in_verhaal=(
        InVerhaal(
            "tests/toegankelijkheid/overzicht/test_beheer.py",
            ("toegankelijkheid_overzicht:bevinding", "toegankelijkheid_overzicht:ronde"),
        ),
    ),
    geen_pagina=(
        GeenPagina("deel van een pagina, dat een script ververst", ("toegankelijkheid_overzicht:bevindingen_results",)),
        GeenPagina("hoe ver een ronde is, voor een script", ("toegankelijkheid_overzicht:voortgang",)),
        GeenPagina(
            "bestand om mee te nemen",
            (
                "toegankelijkheid_stand:json",
                "toegankelijkheid_stand:csv",
                "toegankelijkheid_overzicht:json",
                "toegankelijkheid_overzicht:earl",
                "toegankelijkheid_overzicht:pdf",
                "toegankelijkheid_overzicht:beeld",
            ),
        ),
    ),
)
