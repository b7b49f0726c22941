"""On the home page of the counter: what a team leader must say of four eyes, and what was said to who asked."""

from django.urls import reverse

from mijnomgeving.loket.thuis import Regel, Thuisblok, register_thuisblok
from mijnomgeving.loket.zoeken.models import Vierogen
from mijnomgeving.loket.zoeken.vierogen import list_antwoorden, list_verzoeken
from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol


def show_verzoeken(medewerker: Loketmedewerker) -> Thuisblok | None:
    """What waits for this team leader; nothing for others, and nothing when nothing waits."""
    if Rol.TEAMLEIDER not in medewerker.rollen:
        return None
    url = reverse("loket:vierogen")
    regels = [
        Regel(f"{verzoek.wie} vraagt om vier ogen", url, verzoek.gevraagd_op)
        for verzoek in list_verzoeken(door=medewerker)
        if not verzoek.eigen
    ]
    return Thuisblok("Vier ogen", tuple(regels), "", url) if regels else None


def show_antwoorden(medewerker: Loketmedewerker) -> Thuisblok | None:
    """What a team leader said to this caseworker, in contacts that are still open."""
    regels = [
        Regel(
            "Uw teamleider is akkoord: zoek de persoon opnieuw"
            if antwoord.besluit == Vierogen.Besluit.JA
            else "Uw teamleider is niet akkoord: draag het gesprek over",
            reverse("loket:zoeken", args=[antwoord.contact_id]),
            antwoord.besloten_op,
        )
        for antwoord in list_antwoorden(medewerker=medewerker)
    ]
    return Thuisblok("Antwoord op uw vraag om vier ogen", tuple(regels), "") if regels else None


def register() -> None:
    """Put both on the home page."""
    register_thuisblok(20, show_verzoeken)
    register_thuisblok(21, show_antwoorden)
