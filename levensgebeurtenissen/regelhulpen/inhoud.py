"""A regelhulp in our own content files: one YAML file each."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from pydantic import BeforeValidator, Field

from cms.producten.inlezen.bestanden import Inhoud, Slug, Tekst
from levensgebeurtenissen.regelhulpen.graaf.basis import (
    Berekening,
    Deel,
    Graaf,
    Knoop,
    Overgang,
    Uitkomst,
    Uitkomstsoort,
    Voorbeeld,
)
from levensgebeurtenissen.regels.basis import Wetsartikel
from levensgebeurtenissen.vragen.basis import Vraagsoort
from levensgebeurtenissen.vragen.inhoud import Sleutel, Voorwaarde, VraagInhoud

INHOUD: Final = Path(__file__).resolve().parents[1] / "inhoud" / "regelhulpen"


def _text(waarde: object) -> object:
    """YAML reads 26 as a number and 7a as text."""
    return str(waarde) if isinstance(waarde, int) and not isinstance(waarde, bool) else waarde


Artikel = Annotated[str, BeforeValidator(_text), Field(max_length=80)]
Formuletekst = Annotated[str, BeforeValidator(_text), Field(max_length=500)]
Ruw = int | Decimal | date | list[str] | str | None
"""A value as YAML reads it; what it must be follows from the question."""


class WetInhoud(Inhoud):
    """An article of a law."""

    wet: Annotated[Tekst, Field(max_length=160)]
    artikel: Artikel = ""
    bwb: Annotated[str, Field(pattern=r"^BWBR\d{7}$")]


class OvergangInhoud(Inhoud):
    """A way on from a question."""

    als: list[Voorwaarde] = []
    ga: Sleutel


class KnoopInhoud(VraagInhoud):
    """A question with the ways on from it."""

    naar: Annotated[list[OvergangInhoud], Field(min_length=1)]

    def knoop(self) -> Knoop:
        """As a part of the graph."""
        return Knoop(self.vraag(), tuple(Overgang(tuple(o.als), o.ga) for o in self.naar))


class BerekeningInhoud(Inhoud):
    """A calculation: a formula or a rule."""

    sleutel: Sleutel
    titel: Annotated[Tekst, Field(max_length=120)]
    soort: Vraagsoort | None = None
    formule: Formuletekst = ""
    regel: Annotated[str, Field(max_length=60)] = ""
    gegevens: dict[str, Formuletekst] = {}


class DeelInhoud(Inhoud):
    """A part of an outcome, for some."""

    als: Annotated[list[Voorwaarde], Field(min_length=1)]
    titel: Annotated[Tekst, Field(max_length=160)]
    tekst: list[Tekst] = []
    producten: list[Slug] = []


class UitkomstInhoud(Inhoud):
    """Where a regelhulp ends."""

    sleutel: Sleutel
    soort: Literal["goed", "let_op", "nee", "info"]
    titel: Annotated[Tekst, Field(max_length=160)]
    tekst: Annotated[list[Tekst], Field(min_length=1)]
    doen: list[Tekst] = []
    producten: list[Slug] = []
    wetten: list[WetInhoud] = []
    gebeurtenis: Annotated[str, Field(pattern=r"^([a-z0-9]+(-[a-z0-9]+)*)?$")] = ""
    delen: list[DeelInhoud] = []

    def uitkomst(self) -> Uitkomst:
        """As a part of the graph."""
        return Uitkomst(
            sleutel=self.sleutel,
            soort=Uitkomstsoort(self.soort),
            titel=self.titel,
            tekst=tuple(self.tekst),
            doen=tuple(self.doen),
            producten=tuple(self.producten),
            wetten=tuple(Wetsartikel(wet.wet, wet.artikel, wet.bwb) for wet in self.wetten),
            gebeurtenis=self.gebeurtenis,
            delen=tuple(Deel(tuple(d.als), d.titel, tuple(d.tekst), tuple(d.producten)) for d in self.delen),
        )


class VoorbeeldInhoud(Inhoud):
    """A case of the editor."""

    naam: Annotated[Tekst, Field(max_length=160)]
    antwoorden: dict[str, Ruw]
    op: date
    uitkomst: Sleutel
    waarden: dict[str, Ruw] = {}


class RegelhulpInhoud(Inhoud):
    """One file of a regelhulp; `volgorde` is the place among new pages of its doelgroep."""

    slug: Slug
    titel: Annotated[Tekst, Field(max_length=120)]
    titel_en: Annotated[Tekst, Field(max_length=120)]
    doelgroep: Literal["particulier", "ondernemer"]
    volgorde: int
    icoon: Tekst
    samenvatting: Annotated[Tekst, Field(max_length=200)]
    samenvatting_en: Annotated[Tekst, Field(max_length=280)]
    inleiding: Annotated[list[Tekst], Field(min_length=1)]
    minuten: Annotated[int, Field(ge=1, le=60)]
    wetten: list[WetInhoud] = []
    gebeurtenissen: list[Slug] = []
    mensentaal: list[Tekst] = []
    gecontroleerd: date
    opnieuw_controleren: date | None = None
    begin: Sleutel
    vragen: Annotated[list[KnoopInhoud], Field(min_length=1)]
    berekeningen: list[BerekeningInhoud] = []
    uitkomsten: Annotated[list[UitkomstInhoud], Field(min_length=1)]
    voorbeelden: list[VoorbeeldInhoud] = []

    def graaf(self) -> Graaf:
        """What is walked and checked."""
        return Graaf(
            begin=self.begin,
            knopen=tuple(vraag.knoop() for vraag in self.vragen),
            berekeningen=tuple(Berekening(**dict(berekening)) for berekening in self.berekeningen),
            uitkomsten=tuple(uitkomst.uitkomst() for uitkomst in self.uitkomsten),
            voorbeelden=tuple(
                Voorbeeld(v.naam, _clean(v.antwoorden), v.op, v.uitkomst, _clean(v.waarden)) for v in self.voorbeelden
            ),
        )


def _clean(ruw: Mapping[str, Any]) -> dict[str, object]:
    return dict(ruw)
