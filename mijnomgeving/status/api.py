"""`GET /api/v1/status`: the same facts for programs."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from pydantic import Field

from mijnomgeving.status.beeld import Melding, Onderdeelstand, Werking, read_beeld
from mijnomgeving.status.views import BEWAAR
from portal.api import Schema
from portal.core.beleid import public

router = Router(tags=["Status"])


class KapotUit(Schema):
    """A connection that does not work."""

    naam: str
    organisatie: str
    sinds: datetime


class OnderdeelUit(Schema):
    """Something that people do in the portal."""

    sleutel: str
    naam: str
    werking: Werking = Field(description="werkt, deels, niet, of onbekend als het niet pas nog is gemeten.")
    kapot: list[KapotUit]


class StoringUit(Schema):
    """An outage or maintenance from the register."""

    soort: str
    titel: str
    uitleg: str
    uitleg_en: str
    organisatie: str = Field(description="Leeg: het hele portaal.")
    onderdelen: list[str]
    van: datetime
    verwacht_tot: datetime | None
    tot: datetime | None
    verschuift_laatste_dag_tot: str | None = Field(
        description="De nieuwe laatste dag (ISO 8601) voor wie in deze tijd iets moest versturen."
    )


class StatusUit(Schema):
    """What works now."""

    gemeten_op: datetime | None
    onderdelen: list[OnderdeelUit]
    nu: list[StoringUit]
    aangekondigd: list[StoringUit]
    geweest: list[StoringUit]


@router.get("/status", response=StatusUit, summary="Wat nu werkt, en storingen van de laatste 90 dagen")
@public
def status(request: HttpRequest, response: HttpResponse) -> StatusUit:  # noqa: ARG001
    """What works, and what is known of outages and maintenance; nothing about anybody."""
    response.headers["Cache-Control"] = BEWAAR
    beeld = read_beeld(nu=timezone.now())
    return StatusUit(
        gemeten_op=beeld.gemeten_op,
        onderdelen=[_onderdeel(een) for een in beeld.onderdelen],
        nu=_storingen(beeld.nu),
        aangekondigd=_storingen(beeld.straks),
        geweest=_storingen(beeld.geweest),
    )


def _onderdeel(stand: Onderdeelstand) -> OnderdeelUit:
    return OnderdeelUit(
        sleutel=stand.onderdeel.value,
        naam=str(stand.onderdeel.label),
        werking=stand.werking,
        kapot=[KapotUit(naam=een.naam, organisatie=een.organisatie, sinds=een.sinds) for een in stand.kapot],
    )


def _storingen(meldingen: Iterable[Melding]) -> list[StoringUit]:
    return [
        StoringUit(
            soort=een.rij.soort,
            titel=een.titel,
            uitleg=een.rij.uitleg,
            uitleg_en=een.rij.uitleg_en,
            organisatie=een.rij.organisatie,
            onderdelen=een.rij.onderdelen,
            van=een.rij.van,
            verwacht_tot=een.rij.verwacht_tot,
            tot=een.rij.tot,
            verschuift_laatste_dag_tot=een.gevolg.nieuwe_dag.isoformat() if een.gevolg else None,
        )
        for een in meldingen
    ]
