"""Sending something to an organisation: kept first, then brought there once (Wmebv; KWALITEIT B55, B57, B58).

`submit` keeps the inzending with its copy, its audit row and its message in the outbox in one transaction, so that the
receipt is there before the screen says so. The worker brings it (`mijnomgeving.inzendingen.bezorging`). How a part
connects its bezorger stands in `mijnomgeving.inzendingen.bezorgers`.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models.functions import Now

from mijnomgeving.bestanden.inhoud import Bestandsinhoud
from mijnomgeving.inzendingen.bezorgers import Afgewezen, Bezorger, Zending, find_bezorger, register_bezorger
from mijnomgeving.inzendingen.bezorging import enqueue_bezorging
from mijnomgeving.inzendingen.models import Inzending, InzendingBestand, Soort, Stand
from mijnomgeving.inzendingen.zegel import (
    Kop,
    make_kopie,
    seal_bestand,
    seal_kop,
    seal_kopie,
    seal_opdracht,
    unseal_kopie,
)
from portal.core.betrokkene import Betrokkene
from portal.core.machtiging import Dienst
from portal.core.pseudoniem import pseudoniem
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.services import record_event
from portal.verantwoording.sleutels import pseudoniem_sleutels, pseudoniemen

__all__ = [
    "Afgewezen",
    "Bezorger",
    "Soort",
    "Zending",
    "forget",
    "mark_gezien",
    "register_bezorger",
    "submit",
    "wipe_old",
]

DOEL, DOEL_DOOR = "inzendingen", "inzendingen door"
BEWAARTERMIJN = timedelta(days=365)
# Nothing that people confuse when they read it out: no 0 and O, 1, I and L.
_TEKENS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_DIENSTEN: Mapping[Soort, Dienst] = {
    Soort.ANTWOORD: "berichten",
    Soort.VRAAG: "berichten",
    Soort.TAAK: "taken",
    Soort.TERUGMELDING: "gegevens",
    Soort.OVERIG: "gegevens",
}


def submit(
    *,
    persoon: Sessiepersoon,
    soort: Soort,
    bezorger: str,
    bestemming: str,
    onderwerp: str,
    kopie: Sequence[tuple[str, str]],
    opdracht: Mapping[str, Any],
    bestanden: Sequence[Bestandsinhoud] = (),
    sleutel: UUID,
    over: str = "",
    terug: str = "",
    dienst: Dienst | None = None,
) -> Inzending:
    """Keep what this person sends and see to it that it arrives, once.

    Args:
        persoon: who sends, and for whom.
        soort: what it is.
        bezorger: the name under which `register_bezorger` knows who brings it.
        bestemming: the organisation's name, as people know it.
        onderwerp: what it is about, in the person's words.
        kopie: label and value of each answer, as the receipt shows them.
        opdracht: JSON for the bezorger, without the number of a person.
        bestanden: files from a `BestandenVeld`.
        sleutel: of the form. The same key of the same betrokkene again gives the first inzending, with `herhaald`, and
            with `anders` when it says something else than then; nothing is sent twice.
        over: opaque key of the zaak, bericht or taak that it is about.
        terug: the path of the page to go back to.
        dienst: which machtiging shows it later; follows from the soort when left out.

    Raises:
        GeenBezorger: nobody brings this.
        LogboekFout: it could not be logged; nothing was kept.
        TypeError: the opdracht is no JSON.
        ValueError: `terug` is no path of our own.
    """
    find_bezorger(bezorger)
    if terug and (not terug.startswith("/") or terug.startswith("//")):
        raise ValueError("terug is a path of the portal")
    inzending = Inzending(
        nummer=_make_nummer(),
        betrokkene=list_pseudoniemen(persoon.betrokkene)[0],
        handelende=pseudoniem(persoon.handelende, doel=DOEL_DOOR, sleutel=pseudoniem_sleutels()[0]),
        sleutel=sleutel,
        soort=soort,
        dienst=dienst or _DIENSTEN.get(soort, "zaken"),
        bezorger=bezorger,
        bestemming=bestemming[:200],
        over=over,
    )
    gekopieerd = make_kopie(kopie, bestanden)
    inzending.kop = seal_kop(Kop(onderwerp, terug), nummer=inzending.nummer)
    inzending.kopie = seal_kopie(gekopieerd, nummer=inzending.nummer)
    inzending.opdracht = seal_opdracht(persoon, dict(opdracht), nummer=inzending.nummer)
    eerder = _find_eerder(persoon.betrokkene, sleutel)
    if eerder is None:
        try:
            return _keep(inzending, persoon, bestanden)
        except IntegrityError:
            # The same form, at the same moment, from another tab or a second click: the database let one through.
            eerder = _find_eerder(persoon.betrokkene, sleutel)
            if eerder is None:
                raise
    eerder.herhaald, eerder.anders = True, unseal_kopie(eerder) != gekopieerd
    return eerder


def mark_gezien(*, inzending: Inzending) -> None:
    """Note that its receipt was on the screen; the Berichtenbox then shows it as read."""
    if inzending.gezien_op is None:
        Inzending.objects.filter(pk=inzending.pk, gezien_op__isnull=True).update(gezien_op=Now())


def list_pseudoniemen(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms somebody's inzendingen stand: by the present key first, then by those before it."""
    return pseudoniemen(betrokkene, doel=DOEL)


@transaction.atomic
def forget(*, betrokkene: Betrokkene) -> int:
    """Throw away what this betrokkene sent; gives how many.

    What did not arrive yet still goes to its organisation, for somebody counts on it; it is then wiped as well. Until
    then it says no more whose it is.
    """
    van_wie = Inzending.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))
    aantal = van_wie.count()
    van_wie.filter(stand=Stand.ONDERWEG).update(betrokkene="", handelende="", over="")
    van_wie.delete()
    return aantal


def wipe_old() -> int:
    """Throw away copies older than a year; gives how many."""
    oud = Inzending.objects.filter(ingediend_op__lt=Now() - BEWAARTERMIJN)
    aantal = oud.count()
    oud.delete()
    return aantal


@transaction.atomic
def _keep(inzending: Inzending, persoon: Sessiepersoon, bestanden: Sequence[Bestandsinhoud]) -> Inzending:
    """All of it or nothing: the row, its files, its audit row, its message in the outbox."""
    inzending.save(force_insert=True)
    InzendingBestand.objects.bulk_create(
        InzendingBestand(inzending=inzending, volgnummer=nummer, inhoud=seal_bestand(bestand, nummer=inzending.nummer))
        for nummer, bestand in enumerate(bestanden, start=1)
    )
    enqueue_bezorging(inzending)
    record_event(actie="verstuurd", resultaat="gelukt", handelende=persoon.partij, over=f"inzending {inzending.nummer}")
    inzending.refresh_from_db(fields=["ingediend_op"])
    return inzending


def _find_eerder(betrokkene: Betrokkene, sleutel: UUID) -> Inzending | None:
    return Inzending.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene), sleutel=sleutel).first()


def _make_nummer() -> str:
    """A number to read out on the telephone, such as MO-7K3F-9QXB: one of 850,000,000,000."""
    tekens = "".join(secrets.choice(_TEKENS) for _ in range(8))
    return f"MO-{tekens[:4]}-{tekens[4:]}"
