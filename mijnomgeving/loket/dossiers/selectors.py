"""Which dossiers there are: of one person, and at one organisation."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from mijnomgeving.loket.dossiers.beeld import Dossierbeeld, show
from mijnomgeving.loket.dossiers.delen import INWONER
from mijnomgeving.loket.dossiers.models import GESLOTEN, Dossier, Dossierdeel, Dossierpartij, Stand
from mijnomgeving.loket.dossiers.rechten import Toestemmingstand
from mijnomgeving.loket.dossiers.zegel import Over, list_pseudoniemen, unseal_over
from portal.core.betrokkene import Betrokkene, EuPersoon


@dataclass(frozen=True, slots=True)
class Lijstregel:
    """A dossier in the list of an organisation: what there is to do, and nothing of the person."""

    dossier_id: UUID
    nummer: str
    stand: str
    gesloten: bool
    begonnen_op: datetime
    bijgewerkt_op: datetime
    eigen_acties: int
    eerste: date | None
    te_laat: bool
    eigen: bool


def list_van(*, betrokkene: Betrokkene) -> QuerySet[Dossier]:
    """All dossiers of this person or company, newest first."""
    return Dossier.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).order_by("-begonnen_op")


def find_van(*, betrokkene: Betrokkene, dossier_id: UUID) -> Dossier | None:
    """This dossier, when it is of this person or company."""
    return list_van(betrokkene=betrokkene).filter(pk=dossier_id).first()


def list_beelden(*, betrokkene: Betrokkene, organisatie: str = "") -> list[Dossierbeeld]:
    """The dossiers of this person as this organisation may see them, or the person when none is named."""
    beelden = (show(dossier, organisatie=organisatie) for dossier in list_van(betrokkene=betrokkene))
    return [beeld for beeld in beelden if beeld is not None]


def list_bij(*, organisatie: str, ook_gesloten: bool = False) -> list[Lijstregel]:
    """The dossiers in which this organisation takes part now: first what waits for it longest."""
    vandaag = timezone.localdate()
    partijen = Dossierpartij.objects.filter(organisatie=organisatie, toestemming=Toestemmingstand.GEGEVEN)
    partijen = partijen.select_related("dossier").prefetch_related("dossier__delen")
    if not ook_gesloten:
        partijen = partijen.exclude(dossier__stand__in=GESLOTEN)
    regels = [_line(partij.dossier, organisatie, vandaag) for partij in partijen if partij.as_stand().holds(vandaag)]
    return sorted(regels, key=lambda een: (een.gesloten, een.eerste or date.max, een.begonnen_op))


def count_gevraagd(*, betrokkene: Betrokkene) -> int:
    """How many answers dossiers wait for from this person: consents, outcomes, and actions of one's own."""
    if isinstance(betrokkene, EuPersoon):
        return 0
    lopend = dict(list_van(betrokkene=betrokkene).exclude(stand__in=GESLOTEN).values_list("pk", "stand"))
    if not lopend:
        return 0
    vragen = Dossierpartij.objects.filter(dossier__in=lopend, toestemming=Toestemmingstand.GEVRAAGD).count()
    acties = Dossierdeel.objects.filter(dossier__in=lopend, eigenaar=INWONER, klaar_op=None).count()
    return vragen + acties + sum(stand == Stand.VOORGESTELD for stand in lopend.values())


def find_over(*, dossier_id: UUID, organisatie: str) -> Over | None:
    """Whom this dossier is about, for a caseworker of a party in it; None when the organisation is none now."""
    partij = (
        Dossierpartij.objects.filter(dossier_id=dossier_id, organisatie=organisatie).select_related("dossier").first()
    )
    if partij is None or not partij.as_stand().holds(timezone.localdate()):
        return None
    return unseal_over(partij.dossier.wie, geheim=str(dossier_id))


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What the portal holds of this person's dossiers, oldest first (AVG art. 15 and 20)."""
    if isinstance(betrokkene, EuPersoon):
        return []
    return [_as_json(beeld) for beeld in list_beelden(betrokkene=betrokkene)[::-1]]


def _line(dossier: Dossier, organisatie: str, vandaag: date) -> Lijstregel:
    eigen = [deel for deel in dossier.delen.all() if deel.eigenaar == organisatie and deel.klaar_op is None]
    eerste = min((deel.uiterlijk for deel in eigen if deel.uiterlijk), default=None)
    return Lijstregel(
        dossier_id=dossier.pk,
        nummer=dossier.nummer,
        stand=str(Stand(dossier.stand).label),
        gesloten=dossier.gesloten,
        begonnen_op=dossier.begonnen_op,
        bijgewerkt_op=dossier.bijgewerkt_op,
        eigen_acties=len(eigen),
        eerste=eerste,
        te_laat=eerste is not None and eerste < vandaag and not dossier.gesloten,
        eigen=dossier.begonnen_door == organisatie,
    )


def _as_json(beeld: Dossierbeeld) -> dict[str, Any]:
    return {
        "dossier": beeld.dossier.nummer,
        "begonnenOp": beeld.dossier.begonnen_op.isoformat(),
        "stand": beeld.dossier.stand,
        "doel": beeld.doel,
        "vraag": beeld.vraag,
        "organisaties": [{"naam": partij.naam, "toestemming": partij.stand.value} for partij in beeld.partijen],
        "delen": [
            {"soort": soort, "tekst": deel.tekst, "waar": deel.waar, "van": deel.van, "op": deel.op.isoformat()}
            for soort, delen in beeld.delen.items()
            for deel in delen
        ],
        "uitkomst": beeld.uitkomst.get("tekst", ""),
    }
