"""The pages with news, for the accessibility checks."""

from toegankelijkheid.toetsen.toetsbaar import (
    GeenPagina,
    Toetsbaar,
    Toetspagina,
)

TOETSBAAR = Toetsbaar(
    paginas=(
        Toetspagina("NieuwsIndexPagina", "/nieuws/"),
        Toetspagina("NieuwsPagina", "/nieuws/overstappen-zorgverzekering/"),
    ),
    geen_pagina=(GeenPagina("voor een nieuwslezer", ("nieuws:rss", "nieuws:rss_doelgroep")),),
)
