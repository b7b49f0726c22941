"""What stands on the home page of the counter of referrals and dossiers."""

from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone

from mijnomgeving.loket.dossiers.selectors import list_bij
from mijnomgeving.loket.thuis import Regel, Thuisblok, register_thuisblok
from mijnomgeving.loket.verwijzingen.selectors import list_voor_mij
from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol

_MEESTE = 8


def register() -> None:
    """Show the blocks; called from AppConfig.ready."""
    register_thuisblok(30, verwijzingen)
    register_thuisblok(40, dossiers)


def verwijzingen(medewerker: Loketmedewerker) -> Thuisblok | None:
    """What this caseworker referred or took up, and did not end."""
    if Rol.BALIE not in medewerker.rollen:
        return None
    regels = tuple(
        Regel(
            titel=f"{een.nummer} {een.onderwerp}, van {een.van} naar {een.naar}: {een.stand}",
            url=een.url,
            wanneer=datetime.combine(een.uiterlijk, time(17), timezone.get_current_timezone()),
            let_op="te laat" if een.te_laat else "",
        )
        for een in list_voor_mij(medewerker=medewerker)[:_MEESTE]
    )
    leeg = "U hebt geen lopende doorverwijzingen."
    return Thuisblok("Mijn doorverwijzingen", regels, leeg, reverse("loket:verwijzingen"))


def dossiers(medewerker: Loketmedewerker) -> Thuisblok | None:
    """The dossiers in which the organisation has something to do."""
    if Rol.BALIE not in medewerker.rollen:
        return None
    doen = [een for een in list_bij(organisatie=str(medewerker.organisatie.oin)) if een.eigen_acties]
    regels = tuple(
        Regel(
            titel=f"{een.nummer}: {een.eigen_acties} {'actie' if een.eigen_acties == 1 else 'acties'} voor ons",
            url=reverse("loket:dossier_openen", args=[een.dossier_id]),
            wanneer=datetime.combine(een.eerste, time(17), timezone.get_current_timezone()) if een.eerste else None,
            let_op="te laat" if een.te_laat else "",
        )
        for een in doen[:_MEESTE]
    )
    return Thuisblok("Dossiers", regels, "In geen dossier wacht een actie van ons.", reverse("loket:dossiers"))
