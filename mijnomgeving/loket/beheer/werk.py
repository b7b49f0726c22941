"""What waits for a team: put in, take, give back, hand to a colleague, try, finish. Each stands in the audit log."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from cms.producten.selectors import list_producten
from mijnomgeving.loket.beheer.models import Loketteam, Werkstuk
from mijnomgeving.loket.sporen import herkomst_of
from portal.core.betrokkene import Betrokkene
from portal.toegang.medewerkers.accounts import find_account
from portal.toegang.medewerkers.medewerker import Loketmedewerker
from portal.toegang.persoon import partij_from_json, partij_to_json
from portal.verantwoording.kluis import seal_json, unseal_json
from portal.verantwoording.services import record_action, record_event
from portal.verantwoording.sleutels import pseudoniemen
from portal.verantwoording.verwerkingenregister import REGISTER

__all__ = [
    "UITKOMSTEN",
    "AlKlaar",
    "AndermansWerk",
    "VanEenAnder",
    "assign_werk",
    "complete_werk",
    "finish_werk",
    "forget",
    "note_poging",
    "open_inhoud",
    "queue_werk",
    "release_werk",
    "take_werk",
    "wipe_old",
]

DOEL_BETROKKENE = "loket-werk"
_DOEL = "loket werkstuk"
_BEWAREN = timedelta(days=365)
# As the person reads it in /mijn/inzage/.
_GEZIEN = gettext_noop("bekeken wat u vroeg en hoe u te bereiken bent, om u verder te helpen")
# How work ends, as the caseworker chooses it.
UITKOMSTEN: Mapping[str, str] = {
    "gelukt": "Gesproken en geholpen",
    "doorgegeven": "Gesproken en doorverwezen",
    "geen-gehoor": "Drie keer geprobeerd, niemand nam op",
    "niet-nodig": "Was niet meer nodig",
}


class AlKlaar(ValueError):
    """Somebody finished it already."""


class AndermansWerk(ValueError):
    """A colleague has it; first that colleague or the team lead lets go of it."""


class VanEenAnder(ValueError):
    """Whom it is given to does not work for this organisation."""


def queue_werk(
    *,
    soort: str,
    organisatie: str,
    over: str,
    uiterlijk: datetime,
    inhoud: Mapping[str, Any],
    thema: str = "",
    betrokkene: Betrokkene | None = None,
    contact_id: UUID | None = None,
    verwijst_naar: str = "",
    vaste: str = "",
    team: UUID | None = None,
) -> Werkstuk:
    """Put something in the queue of an organisation; the same thing (`soort` and `verwijst_naar`) only once.

    Args:
        soort: a `Werkstuk.Soort`.
        organisatie: OIN of whose staff does it.
        over: what it is, without anything of a person in it.
        uiterlijk: by when it should be done.
        inhoud: what the caseworker needs for it, such as a name and a number to call; sealed.
        thema: slug of a theme or a product; chooses the team where `team` does not.
        betrokkene: about whom, so that it can be forgotten.
        contact_id: the contact it came from.
        verwijst_naar: number of what it belongs to elsewhere, such as a referral.
        vaste: the caseworker whom it is kept for (`Loketmedewerker.kenmerk`).
        team: whose queue.

    Raises:
        ValueError: there is no such kind.
    """
    gekozen = _find_team(organisatie, team, thema)
    werkstuk_id = uuid4()
    velden: dict[str, Any] = {
        "werkstuk_id": werkstuk_id,
        "team": gekozen,
        "thema": thema[:120],
        "over": over[:160],
        "inhoud": seal_json(
            {"tonen": dict(inhoud), "wie": partij_to_json(betrokkene) if betrokkene else None},
            geheim=str(werkstuk_id),
            doel=_DOEL,
        ),
        "betrokkene": pseudoniemen(betrokkene, doel=DOEL_BETROKKENE)[0] if betrokkene else "",
        "contact_id": contact_id,
        "uiterlijk": uiterlijk,
        "medewerker": vaste,
    }
    sleutel = {"organisatie": organisatie, "soort": Werkstuk.Soort(soort).value, "verwijst_naar": verwijst_naar}
    if verwijst_naar:
        return Werkstuk.objects.get_or_create(**sleutel, defaults=velden)[0]
    return Werkstuk.objects.create(**sleutel, **velden)


def take_werk(*, werkstuk: Werkstuk, medewerker: Loketmedewerker) -> Werkstuk:
    """The caseworker takes it.

    Raises:
        AlKlaar, AndermansWerk: it can no longer be taken.
        LogboekFout: it could not be logged; nothing changes then.
    """
    with transaction.atomic():
        nu = _lock(werkstuk)
        if nu.medewerker and nu.medewerker not in medewerker.kenmerken:
            raise AndermansWerk
        _give(nu, medewerker.kenmerk)
        _log("werk oppakken", nu, medewerker)
    return nu


def release_werk(*, werkstuk: Werkstuk, medewerker: Loketmedewerker, als_teamleider: bool = False) -> Werkstuk:
    """Back into the queue of the team: by who has it, or by the team lead.

    Raises:
        AlKlaar, AndermansWerk: it is done, or a colleague has it.
        LogboekFout: it could not be logged; nothing changes then.
    """
    with transaction.atomic():
        nu = _lock(werkstuk)
        if not als_teamleider and nu.medewerker not in medewerker.kenmerken:
            raise AndermansWerk
        nu.medewerker = ""
        nu.save(update_fields=["medewerker"])
        _log("werk teruggeven", nu, medewerker)
    return nu


def assign_werk(*, werkstuk: Werkstuk, door: Loketmedewerker, aan: str = "", team: Loketteam | None = None) -> Werkstuk:
    """The team lead hands it to a colleague, or to another team of the organisation.

    Raises:
        AlKlaar: it is done.
        VanEenAnder: whom it is given to, or the team, is of another organisation.
        LogboekFout: it could not be logged; nothing changes then.
    """
    if team and team.organisatie != werkstuk.organisatie:
        raise VanEenAnder
    if aan and find_account(organisatie=door.organisatie.oin, kenmerk=aan) is None:
        raise VanEenAnder
    with transaction.atomic():
        nu = _lock(werkstuk)
        if team and team != nu.team:
            nu.team = team
            nu.save(update_fields=["team"])
        _give(nu, aan)
        _log("werk toewijzen", nu, door)
    return nu


def note_poging(*, werkstuk: Werkstuk, medewerker: Loketmedewerker) -> Werkstuk:
    """Nobody answered: one more try; raises as `release_werk`."""
    with transaction.atomic():
        nu = _lock(werkstuk)
        if nu.medewerker not in medewerker.kenmerken:
            raise AndermansWerk
        nu.pogingen += 1
        nu.save(update_fields=["pogingen"])
        _log("werk proberen", nu, medewerker)
    return nu


def complete_werk(*, werkstuk: Werkstuk, medewerker: Loketmedewerker, uitkomst: str) -> Werkstuk:
    """Who has it is done with it; `uitkomst` is one of `UITKOMSTEN`. Raises as `release_werk`."""
    with transaction.atomic():
        nu = _lock(werkstuk)
        if nu.medewerker not in medewerker.kenmerken:
            raise AndermansWerk
        _end(nu, uitkomst)
        _log("werk afronden", nu, medewerker)
    return nu


def finish_werk(*, soort: str, verwijst_naar: str, uitkomst: str) -> bool:
    """What it belongs to ended elsewhere, so it need not wait any more; False when nothing waited."""
    with transaction.atomic():
        rijen = Werkstuk.objects.filter(soort=soort, verwijst_naar=verwijst_naar, klaar_op__isnull=True)
        open_ = list(rijen.exclude(verwijst_naar="").select_for_update())
        for werkstuk in open_:
            _end(werkstuk, uitkomst)
    return bool(open_)


def open_inhoud(*, werkstuk: Werkstuk, medewerker: Loketmedewerker) -> dict[str, Any]:
    """What the caseworker needs for it; only for who took it. It stands in the logs, and the person reads that.

    Raises:
        AndermansWerk: this caseworker did not take it.
        LogboekFout: it could not be logged; nothing is shown then.
        Onleesbaar: it cannot be read any more.
    """
    if werkstuk.medewerker not in medewerker.kenmerken:
        raise AndermansWerk
    kept = unseal_json(werkstuk.inhoud, geheim=str(werkstuk.pk), doel=_DOEL)
    if kept["wie"] is None:
        _log("werk inzien", werkstuk, medewerker)
    else:
        record_action(
            handelende=medewerker.handelende,
            betrokkene=partij_from_json(kept["wie"]),
            activiteit=REGISTER["loket-contact"],
            actie="werk inzien",
            bron=medewerker.organisatie.naam,
            wat=_GEZIEN,
            herkomst=herkomst_of(werkstuk.contact_id) if werkstuk.contact_id else "portaal",
        )
    tonen: dict[str, Any] = kept["tonen"]
    return tonen


def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away what waits or waited about this person or company; gives how many."""
    kenmerken = pseudoniemen(betrokkene, doel=DOEL_BETROKKENE)
    return Werkstuk.objects.filter(betrokkene__in=kenmerken).delete()[0]


def wipe_old() -> int:
    """Work goes a year after it was done, and what nobody did a year after its last day; gives how many."""
    grens = timezone.now() - _BEWAREN
    klaar = Werkstuk.objects.filter(klaar_op__lt=grens).delete()[0]
    return klaar + Werkstuk.objects.filter(klaar_op__isnull=True, uiterlijk__lt=grens).delete()[0]


def _lock(werkstuk: Werkstuk) -> Werkstuk:
    nu = Werkstuk.objects.select_for_update(of=("self",)).select_related("team").get(pk=werkstuk.pk)
    if not nu.open:
        raise AlKlaar
    return nu


def _end(werkstuk: Werkstuk, uitkomst: str) -> None:
    werkstuk.klaar_op, werkstuk.uitkomst = timezone.now(), uitkomst[:20]
    werkstuk.save(update_fields=["klaar_op", "uitkomst"])


def _give(werkstuk: Werkstuk, kenmerk: str) -> None:
    werkstuk.medewerker = kenmerk
    if kenmerk and werkstuk.opgepakt_op is None:
        werkstuk.opgepakt_op = timezone.now()
    werkstuk.save(update_fields=["medewerker", "opgepakt_op"])


def _find_team(organisatie: str, team: UUID | None, thema: str) -> Loketteam | None:
    """The team that was asked for, or the one whose themes it falls under."""
    teams = Loketteam.objects.filter(organisatie=organisatie, gesloten_op__isnull=True)
    if team is not None and (gekozen := teams.filter(pk=team).first()):
        return gekozen
    if not thema:
        return None
    themas = {thema, *list_producten().filter(slug=thema).values_list("themas__slug", flat=True)} - {None}
    return teams.filter(themas__overlap=sorted(themas)).first()


def _log(actie: str, werkstuk: Werkstuk, medewerker: Loketmedewerker) -> None:
    over = f"{werkstuk.soort} {str(werkstuk.pk)[:8]}"
    record_event(actie=actie, resultaat="gelukt", handelende=medewerker.handelende, over=over)
