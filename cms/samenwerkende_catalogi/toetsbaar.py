"""The pages about sources of products, for the accessibility checks."""

from toegankelijkheid.toetsen.toetsbaar import (
    GeenPagina,
    InVerhaal,
    Toetsbaar,
    Toetspagina,
)

TOETSBAAR = Toetsbaar(
    paginas=(Toetspagina("bronnen:index", "/beheer/bronnen/", wie="redacteur"),),
    in_verhaal=(InVerhaal("tests/cms/samenwerkende_catalogi/test_beheer.py", ("bronnen:inspect",)),),
    geen_pagina=(
        GeenPagina("deel van een pagina, dat een script ververst", ("bronnen:index_results",)),
        GeenPagina(
            "verwerkt een formulier van de pagina van de bron", ("bronnen:nu", "bronnen:bestand", "bronnen:besluit")
        ),
        GeenPagina("bestand voor een andere catalogus: XML", ("samenwerkende_catalogi:*",)),
    ),
)
