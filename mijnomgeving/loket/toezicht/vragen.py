"""Questions and complaints of people about a look at the counter: to the privacy officer, and the answer back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from mijnomgeving.loket.toezicht.daden import EigenDaad, log_daad
from mijnomgeving.loket.toezicht.models import Inzagevraag
from mijnomgeving.loket.toezicht.services import DOEL_VRAAG, keep_alarm
from mijnomgeving.loket.toezicht.soorten import Alarmsoort, Ernst
from mijnomgeving.notificaties.services import plan_loket
from portal.core.betrokkene import Betrokkene
from portal.core.nummers import Oin
from portal.toegang.medewerkers.medewerker import Loketmedewerker
from portal.toegang.persoon import partij_from_json, partij_to_json
from portal.verantwoording.kluis import seal, seal_json, unseal, unseal_json
from portal.verantwoording.models import AuditRegel
from portal.verantwoording.sleutels import pseudoniem_sleutels, pseudoniemen

_INHOUD, _ANTWOORD = "loket inzagevraag", "loket antwoord op inzagevraag"
# AVG art. 12 lid 3: one month; Awb art. 9:11: six weeks.
TERMIJN_VRAAG, TERMIJN_KLACHT = timedelta(days=30), timedelta(weeks=6)


@dataclass(frozen=True, slots=True)
class Vraag:
    """What a person asked, opened.

    Args:
        rij: what is kept of it.
        tekst: the question or complaint.
        feiten: label and value of what it is about, as the person saw it.
        antwoord: what was answered; empty as long as nothing was.
    """

    rij: Inzagevraag
    tekst: str
    feiten: tuple[tuple[str, str], ...]
    antwoord: str

    @property
    def uiterlijk(self) -> datetime:
        """When the answer must be there."""
        return self.rij.ontvangen_op + (TERMIJN_KLACHT if self.rij.klacht else TERMIJN_VRAAG)

    @property
    def te_laat(self) -> bool:
        """Whether it should have been answered."""
        return self.rij.stand != Inzagevraag.Stand.DICHT and self.uiterlijk < timezone.now()


def keep_vraag(
    *,
    organisatie: Oin,
    betrokkene: Betrokkene,
    inzending: str,
    operatie: str,
    klacht: bool,
    tekst: str,
    feiten: Sequence[tuple[str, str]],
) -> Inzagevraag:
    """Put it before the privacy officers of that organisation; the same inzending again is the same question.

    Raises:
        LogboekFout: the alarm could not be logged; nothing is kept then.
    """
    inhoud = {"tekst": tekst, "feiten": list(feiten), "betrokkene": partij_to_json(betrokkene)}
    with transaction.atomic():
        rij, nieuw = Inzagevraag.objects.get_or_create(
            inzending=inzending,
            defaults={
                "organisatie": str(organisatie),
                "betrokkene": list_pseudoniemen(betrokkene)[0],
                "operatie": operatie,
                "klacht": klacht,
                "inhoud": seal_json(inhoud, geheim=inzending, doel=_INHOUD),
                "ontvangen_op": timezone.now(),
            },
        )
        if nieuw:
            keep_alarm(
                soort=Alarmsoort.VRAAG,
                ernst=Ernst.MIDDEN if klacht else Ernst.LAAG,
                organisatie=str(organisatie),
                over="Klacht van een inwoner." if klacht else "Vraag van een inwoner.",
            )
    return rij


def list_vragen(*, organisatie: Oin) -> list[Vraag]:
    """Those of this organisation: what waits first, the oldest on top."""
    rijen = Inzagevraag.objects.filter(organisatie=str(organisatie)).order_by("ontvangen_op")
    alle = [_open(rij) for rij in rijen]
    return sorted(alle, key=lambda vraag: vraag.rij.stand == Inzagevraag.Stand.DICHT)


def find_vraag(*, organisatie: Oin, kenmerk: UUID) -> Vraag | None:
    """This one, when it is for this organisation."""
    rij = Inzagevraag.objects.filter(organisatie=str(organisatie), pk=kenmerk).first()
    return _open(rij) if rij else None


def list_gesteld(*, betrokkene: Betrokkene, operaties: Collection[str] | None = None) -> list[Vraag]:
    """What this person asked, newest first, for the person's own pages; with `operaties` only about these."""
    rijen = Inzagevraag.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene))
    if operaties is not None:
        rijen = rijen.filter(operatie__in=operaties)
    return [_open(rij) for rij in rijen.order_by("-ontvangen_op")]


def answer(*, medewerker: Loketmedewerker, vraag: Vraag, antwoord: str) -> bool:
    """Answer it: the person reads it where the look itself stands, and hears that there is an answer.

    False when a colleague answered it meanwhile.

    Raises:
        EigenDaad: the look was the officer's own.
        LogboekFout: it could not be logged; nothing is kept then.
    """
    if _looked(vraag.rij.operatie) in _auditnamen(medewerker):
        raise EigenDaad
    with transaction.atomic():
        rij = Inzagevraag.objects.select_for_update().get(pk=vraag.rij.pk)
        if rij.stand == Inzagevraag.Stand.DICHT:
            return False
        rij.stand, rij.gesloten_op = Inzagevraag.Stand.DICHT, timezone.now()
        rij.behandelaar = medewerker.kenmerk
        rij.antwoord = seal(antwoord.encode(), geheim=rij.inzending, doel=_ANTWOORD)
        rij.save(update_fields=["stand", "gesloten_op", "behandelaar", "antwoord"])
        log_daad(medewerker=medewerker, resultaat="vraag beantwoord", over=f"vraag {rij.pk}")
        # Of who closed the account nobody is known any more.
        if rij.betrokkene:
            betrokkene = partij_from_json(unseal_json(rij.inhoud, geheim=rij.inzending, doel=_INHOUD)["betrokkene"])
            plan_loket(betrokkene=betrokkene, afzender=medewerker.organisatie.naam, sleutel=f"inzagevraag {rij.pk}")
    return True


def list_pseudoniemen(betrokkene: Betrokkene) -> list[str]:
    """Under which pseudonyms somebody's questions stand."""
    return pseudoniemen(betrokkene, doel=DOEL_VRAAG)


def _open(rij: Inzagevraag) -> Vraag:
    inhoud = unseal_json(rij.inhoud, geheim=rij.inzending, doel=_INHOUD)
    antwoord = unseal(rij.antwoord, geheim=rij.inzending, doel=_ANTWOORD).decode() if rij.antwoord else ""
    feiten = tuple((str(label), str(waarde)) for label, waarde in inhoud["feiten"])
    return Vraag(rij=rij, tekst=inhoud["tekst"], feiten=feiten, antwoord=antwoord)


def _looked(operatie: str) -> str:
    """Who did what the question is about, as the pseudonym of the audit log."""
    return AuditRegel.objects.filter(operation_id=operatie).values_list("handelende", flat=True).first() or ""


def _auditnamen(medewerker: Loketmedewerker) -> list[str]:
    return [medewerker.handelende.pseudoniem(sleutel) for sleutel in pseudoniem_sleutels()]
