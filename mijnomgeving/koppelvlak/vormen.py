"""What the API gives, as JSON: dates as days, moments with their time zone, camelCase names."""

from datetime import date, datetime
from typing import Any, Generic, TypeVar

from django.conf import settings
from django.urls import reverse
from ninja import Field
from pydantic import ConfigDict

from mijnomgeving.berichten.selectors import GetoondBericht
from mijnomgeving.taken.selectors import GetoondeTaak
from mijnomgeving.verplichtingen.kalender import Punt
from mijnomgeving.zaken.selectors import Getoond
from portal.api import Schema
from portal.core.resultaat import NotPermitted, SourceResult, Stale

T = TypeVar("T")
_BERICHT: dict[str, Any] = {
    "magazijn": "belastingdienst",
    "berichtId": "0e2c5b1a-9d0c-5a51-8f5e-7c1f7a3d2b10",
    "organisatie": "Belastingdienst",
    "onderwerp": "Uw aangiftebrief loonheffingen 2027",
    "verstuurdOp": "2026-11-20T09:00:00+01:00",
    "gelezen": False,
    "uiterlijkOp": None,
    "bijlagen": 1,
    "url": "https://portaal.example/mijn/berichten/belastingdienst/0e2c5b1a-9d0c-5a51-8f5e-7c1f7a3d2b10/",
}


class Bladvraag(Schema):
    """Which page."""

    page: int = Field(1, ge=1, le=10_000, description="Welke bladzijde, vanaf 1.")
    page_size: int = Field(20, ge=1, le=100, description="Hoeveel op een bladzijde.")


class OntbrekendeBron(Schema):
    """A source that gave nothing, or nothing fresh: what follows is not complete without it."""

    bron: str = Field(examples=["Belastingdienst"])
    reden: str = Field(examples=["te_laat"])


class Reden(Schema):
    """One fact, who says so, and as of when."""

    tekst: str
    bron: str
    op: date | None = None


class Wet(Schema):
    """An article of a law."""

    wet: str
    artikel: str
    url: str


class Systeembericht(Schema):
    """A message as it stands in the list."""

    model_config = ConfigDict(
        **Schema.model_config,
        json_schema_extra={"example": _BERICHT},
    )

    magazijn: str = Field(description="Waar het bericht ligt.")
    bericht_id: str
    organisatie: str
    onderwerp: str
    verstuurd_op: datetime
    gelezen: bool = Field(description="Of iemand van het bedrijf het in het portaal las. Ophalen telt niet als lezen.")
    uiterlijk_op: date | None = Field(None, description="De laatste dag voor wat het bericht vraagt.")
    bijlagen: int = Field(description="Hoeveel bijlagen erbij zitten.")
    url: str = Field(description="De pagina van dit bericht in het portaal.")

    @classmethod
    def velden(cls, regel: GetoondBericht) -> dict[str, Any]:
        """The fields of a message."""
        bericht = regel.bericht
        return {
            "magazijn": bericht.magazijn,
            "bericht_id": bericht.bericht_id,
            "organisatie": bericht.bron,
            "onderwerp": bericht.onderwerp,
            "verstuurd_op": bericht.verstuurd_op,
            "gelezen": bericht.gelezen,
            "uiterlijk_op": regel.uiterlijk,
            "bijlagen": len(bericht.bijlagen),
            "url": _url("bericht", bericht.magazijn, bericht.bericht_id),
        }

    @classmethod
    def of(cls, regel: GetoondBericht) -> "Systeembericht":
        """A message of the list."""
        return cls(**cls.velden(regel))


class SysteemberichtVolledig(Systeembericht):
    """A message with its text."""

    model_config = ConfigDict(
        **Schema.model_config,
        json_schema_extra={
            "example": {
                **_BERICHT,
                "inhoud": "Beste ondernemer, u doet in 2027 per maand aangifte loonheffingen.",
                "bijlagenamen": ["aangiftebrief.pdf"],
            }
        },
    )

    inhoud: str
    bijlagenamen: list[str]

    @classmethod
    def of(cls, regel: GetoondBericht) -> "SysteemberichtVolledig":
        """One message in full."""
        namen = [bijlage.naam for bijlage in regel.bericht.bijlagen]
        return cls(**cls.velden(regel), inhoud=regel.bericht.inhoud, bijlagenamen=namen)


class Systeemzaak(Schema):
    """A zaak as it stands in the list."""

    model_config = ConfigDict(
        **Schema.model_config,
        json_schema_extra={
            "example": {
                "sleutel": "5f0c2a7d9e3b4c6185a0d7e2f4b91c38",
                "zaaknummer": "LH-2026-11-44120",
                "organisatie": "Belastingdienst",
                "omschrijving": "Loonaangifte november",
                "stand": "wacht_op_u",
                "status": "Open",
                "gevraagd": "",
                "actieUiterlijkOp": "2026-12-31",
                "ingediendOp": "2026-11-01",
                "verwachtOp": "2026-12-31",
                "uiterlijkOp": "2026-12-31",
                "afgerondOp": None,
                "resultaat": "",
                "url": "https://portaal.example/mijn/zaken/5f0c2a7d9e3b4c6185a0d7e2f4b91c38/",
            }
        },
    )

    sleutel: str = Field(description="Waaronder het portaal de zaak van dit bedrijf kent; blijft gelijk.")
    zaaknummer: str
    organisatie: str
    omschrijving: str
    stand: str = Field(description="bezig, wacht_op_u of klaar.")
    status: str = Field(description="De status zoals de organisatie die noemt.")
    gevraagd: str = Field(description="Wat de organisatie nu vraagt; leeg als zij niets vraagt.")
    actie_uiterlijk_op: date | None = Field(None, description="De laatste dag voor wat zij vraagt.")
    ingediend_op: date
    verwacht_op: date | None = None
    uiterlijk_op: date | None = Field(None, description="De laatste dag die de wet de organisatie geeft.")
    afgerond_op: date | None = None
    resultaat: str
    url: str = Field(description="De pagina van deze zaak in het portaal.")

    @classmethod
    def of(cls, regel: Getoond) -> "Systeemzaak":
        """A zaak of the list."""
        zaak = regel.zaak
        return cls(
            sleutel=regel.sleutel,
            zaaknummer=zaak.identificatie,
            organisatie=zaak.bron,
            omschrijving=zaak.omschrijving,
            stand=zaak.stand.value,
            status=zaak.status.omschrijving if zaak.status else "",
            gevraagd=regel.gevraagd,
            actie_uiterlijk_op=regel.actie.uiterlijk if regel.actie else None,
            ingediend_op=zaak.ingediend_op,
            verwacht_op=zaak.verwacht_op,
            uiterlijk_op=zaak.uiterlijk_op,
            afgerond_op=zaak.afgerond_op,
            resultaat=zaak.resultaat,
            url=_url("zaak", regel.sleutel),
        )


class Systeemtaak(Schema):
    """A taak as it stands in the list."""

    model_config = ConfigDict(
        **Schema.model_config,
        json_schema_extra={
            "example": {
                "sleutel": "77aa0c2a7d9e3b4c6185a0d7e2f4b91c",
                "organisatie": "UWV",
                "titel": "Stuur het contract van uw medewerker",
                "toelichting": "",
                "soort": "upload",
                "stand": "te_doen",
                "uiterlijkOp": "2026-12-04",
                "zaaknummer": "ZW-2026-80117",
                "url": "https://portaal.example/mijn/taken/77aa0c2a7d9e3b4c6185a0d7e2f4b91c/",
            }
        },
    )

    sleutel: str
    organisatie: str
    titel: str
    toelichting: str
    soort: str
    stand: str = Field(description="te_doen, onderweg of klaar.")
    uiterlijk_op: date | None = None
    zaaknummer: str = Field(description="De zaak waar het bij hoort; leeg als het los staat.")
    url: str = Field(description="De pagina waar iemand van het bedrijf het doet.")

    @classmethod
    def of(cls, regel: GetoondeTaak) -> "Systeemtaak":
        """A taak of the list."""
        stand = "te_doen" if regel.te_doen else "onderweg" if regel.onderweg else "klaar"
        return cls(
            sleutel=regel.sleutel,
            organisatie=regel.taak.bron,
            titel=regel.taak.titel,
            toelichting=regel.taak.toelichting,
            soort=regel.taak.soort.value,
            stand=stand,
            uiterlijk_op=regel.laatste_dag,
            zaaknummer=regel.taak.zaaknummer,
            url=f"{settings.SITE_URL}{regel.url}",
        )


class Systeemverplichting(Schema):
    """Something that the company must do until a day."""

    model_config = ConfigDict(
        **Schema.model_config,
        json_schema_extra={
            "example": {
                "kenmerk": "v5b0e6c1f2a9d4873e1c0",
                "titel": "Doe btw-aangifte",
                "periode": "vierde kwartaal 2026",
                "organisatie": "Belastingdienst",
                "uiterlijkOp": "2027-01-31",
                "vanafOp": "2027-01-01",
                "stand": "straks",
                "teLaat": "U krijgt een boete.",
                "waarom": [{"tekst": "U doet per kwartaal aangifte.", "bron": "Belastingdienst", "op": "2026-11-22"}],
                "wet": [{"wet": "AWR", "artikel": "10", "url": "https://wetten.overheid.nl/BWBR0002320"}],
                "url": "https://portaal.example/mijn/verplichtingen/#v5b0e6c1f2a9d4873e1c0",
            }
        },
    )

    kenmerk: str = Field(description="Blijft gelijk zolang het om dezelfde verplichting gaat.")
    titel: str
    periode: str
    organisatie: str
    uiterlijk_op: date
    vanaf_op: date | None = None
    stand: str = Field(description="te_laat, onbekend (de dag is voorbij), open, straks of gedaan.")
    te_laat: str = Field(description="Wat er gebeurt als het te laat is.")
    waarom: list[Reden] = Field(description="Elk feit waardoor het geldt, met zijn bron.")
    wet: list[Wet]
    url: str

    @classmethod
    def of(cls, punt: Punt) -> "Systeemverplichting":
        """An obligation of the calendar."""
        plicht = punt.verplichting
        return cls(
            kenmerk=punt.kenmerk,
            titel=punt.titel,
            periode=punt.periode,
            organisatie=punt.wie,
            uiterlijk_op=punt.dag,
            vanaf_op=plicht.vanaf,
            stand=punt.stand.value,
            te_laat=punt.te_laat_tekst,
            waarom=[Reden(tekst=reden.tekst, bron=reden.bron, op=reden.op) for reden in punt.waarom],
            wet=[Wet(wet=artikel.wet, artikel=artikel.artikel, url=artikel.url) for artikel in plicht.artikelen],
            url=f"{_url('verplichtingen')}#{punt.kenmerk}",
        )


class Bladzijde(Schema, Generic[T]):
    """One page of a list, and what is missing from the whole."""

    count: int = Field(description="Hoeveel er in totaal zijn.")
    next: str | None = Field(description="Het adres van de volgende bladzijde.")
    previous: str | None = Field(description="Het adres van de vorige bladzijde.")
    results: list[T]
    ontbreekt: list[OntbrekendeBron] = Field(
        description="Bronnen die nu niets gaven, of iets van eerder. Is deze lijst niet leeg, dan is het antwoord niet "
        "volledig."
    )


class Berichtenblad(Bladzijde[Systeembericht]):
    """One page of messages."""


class Zakenblad(Bladzijde[Systeemzaak]):
    """One page of zaken."""


class Takenblad(Bladzijde[Systeemtaak]):
    """One page of taken."""


class Verplichtingenblad(Bladzijde[Systeemverplichting]):
    """One page of obligations, and what nobody can say."""

    onbeslist: list[str] = Field(
        description="Feiten die geen bron weet. Het bedrijf kan ze invullen in het portaal; dan kunnen er nog "
        "verplichtingen bij komen."
    )


def missing(resultaten: tuple[SourceResult[Any], ...]) -> list[OntbrekendeBron]:
    """What a list must name, each source once."""
    redenen = {resultaat.source: _reason(resultaat) for resultaat in resultaten}
    return [OntbrekendeBron(bron=bron, reden=reden) for bron, reden in redenen.items()]


def _reason(resultaat: SourceResult[Any]) -> str:
    if isinstance(resultaat, Stale):
        return "verouderd"
    if isinstance(resultaat, NotPermitted):
        return "niet_toegestaan"
    reden = getattr(resultaat, "reason", None)
    return str(getattr(reden, "value", "storing"))


def _url(naam: str, *args: str) -> str:
    return f"{settings.SITE_URL}{reverse(f'mijn:{naam}', args=args)}"
