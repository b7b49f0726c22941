"""The pages of the wegwijzer, for the accessibility checks."""

from toegankelijkheid.toetsen.toetsbaar import (
    GeenPagina,
    InVerhaal,
    Toestand,
    Toetsbaar,
    Toetspagina,
    klik,
    toets,
    vul,
    zie,
)

_VRAAG = (
    vul("#vraag", "Hoe vraag ik een paspoort aan?"),
    klik("#gesprek-vraag form button[type=submit]"),
    zie("#gesprek > li.beurt--u"),
)

TOETSBAAR = Toetsbaar(
    paginas=(
        Toetspagina(
            "wegwijzer:vraag",
            "/wegwijzer/",
            toestanden=(
                Toestand("gesprek", _VRAAG),
                Toestand("oordeel", (*_VRAAG, klik(".oordeel summary"))),
                Toestand("geen vraag", (vul("#vraag", ""), toets("Enter"), zie("#vraag-fout"))),
            ),
            taak=_VRAAG,
        ),
        Toetspagina("wegwijzer:uitleg", "/wegwijzer/uitleg/"),
        Toetspagina("wegwijzer_vragen:vragen", "/beheer/vragen/", wie="redacteur"),
        Toetspagina("wegwijzer_vragen:groep", via="wegwijzer_vragen:vragen", wie="redacteur"),
        Toetspagina("wegwijzer_vragen:uitleg", "/beheer/vragen/uitleg/", wie="redacteur"),
        Toetspagina("wegwijzer_vragen:cijfers", "/beheer/vragen/cijfers/", wie="redacteur"),
        Toetspagina("wegwijzer_vragen:schakelaars", "/beheer/vragen/schakelaars/", wie="redacteur"),
    ),
    in_verhaal=(InVerhaal("tests/wegwijzer_ai/beheer/test_vragen.py", ("wegwijzer_vragen:proef",)),),
    geen_pagina=(
        GeenPagina("bestand: JSON", ("wegwijzer:algoritmeregister",)),
        GeenPagina(
            "antwoord op een formulier van het gesprek: laat het gesprek zien, of het als tekst",
            ("wegwijzer:oordeel", "wegwijzer:gesprek"),
        ),
    ),
)
