"""The gallery for the accessibility checks: each component in each state, also what no other page shows every day."""

from toegankelijkheid.componenten.contract import families
from toegankelijkheid.toetsen.toetsbaar import GeenPagina, Toetsbaar, Toetspagina

TOETSBAAR = Toetsbaar(
    paginas=(
        Toetspagina("componenten:overzicht", "/componenten/"),
        *(Toetspagina("componenten:familie", f"/componenten/{groep.sleutel}/") for groep in families()),
        *(
            Toetspagina("componenten:voorbeeld", f"/componenten/{groep.sleutel}/{contract.naam}/{een.sleutel}/")
            for groep in families()
            for contract in groep.componenten
            for een in contract.voorbeelden
            if een.apart
        ),
    ),
    geen_pagina=(GeenPagina("bestand om mee te nemen", ("componenten:json",)),),
)
