"""What waits, on the home page of the counter."""

from django.urls import reverse

from mijnomgeving.loket.beheer.selectors import list_mijn_werk
from mijnomgeving.loket.thuis import Regel, Thuisblok, register_thuisblok
from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol

_VOLGORDE, _AANTAL = 20, 6


def register() -> None:
    """Show the block; called once, when the portal starts."""
    register_thuisblok(_VOLGORDE, show_werk)


def show_werk(medewerker: Loketmedewerker) -> Thuisblok | None:
    """What this caseworker took and what waits for the own teams; nothing for who only oversees."""
    if Rol.BALIE not in medewerker.rollen:
        return None
    regels = tuple(
        Regel(
            titel=f"{regel.soort}: {regel.over}",
            url=regel.url,
            wanneer=regel.uiterlijk,
            let_op="Te laat" if regel.te_laat else ("Van u" if regel.van_mij else ""),
        )
        for regel in list_mijn_werk(medewerker=medewerker, aantal=_AANTAL)
    )
    return Thuisblok("Werkvoorraad", regels, "Er wacht nu niets op u of uw team.", reverse("loket:werk"))
