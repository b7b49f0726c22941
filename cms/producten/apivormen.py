"""What the catalogue's part of the API takes and gives."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from portal.api import Schema

# PostgreSQL refuses a NUL in text.
Zoektekst = Annotated[str, StringConstraints(max_length=300, pattern=r"^[^\x00]*$")]
Postcode = Annotated[str, StringConstraints(pattern=r"^$|^[1-9]\d{3}\s?([A-Za-z]{2})?$")]


class OrganisatieKort(Schema):
    """Who carries a product out."""

    naam: str
    soort: str
    tooi_uri: str
    url: str
    telefoon: str


class OrganisatieGegevens(OrganisatieKort):
    """One organisation."""

    slug: str
    owms_uri: str
    oin: str
    code: str
    website: str
    email: str
    afspraak_url: str
    bezoekadres: str
    postadres: str
    is_actief: bool
    beeindigd_op: date | None


class OpeningstijdUit(Schema):
    """When a location is open on a day; 1 is Monday. Times are in the place's own time, as `09:00`."""

    dag: int
    van: str
    tot: str
    op_afspraak: bool


class LocatieUit(Schema):
    """An address where people are helped."""

    naam: str
    adres: str
    postcode: str
    plaats: str
    telefoon: str
    website: str
    afspraak: str
    openingstijden: list[OpeningstijdUit]
    toelichting: str
    organisatie: OrganisatieKort
    postcode_verschil: int | None = Field(
        description="Hoeveel het postcodenummer verschilt van het gevraagde. Dit is geen afstand."
    )


class OrganisatieVolledig(OrganisatieGegevens):
    """One organisation with what it does, where it is, and what came before and after it."""

    taak: str
    taak_en: str
    provincie: OrganisatieKort | None
    opgevolgd_door: list[OrganisatieKort]
    voorgangers: list[OrganisatieKort]
    locaties: list[LocatieUit]


class ProductKort(Schema):
    """One product; its key is `upnUri`."""

    slug: str
    titel: str
    titel_en: str
    url: str
    samenvatting: str
    samenvatting_en: str
    kort_antwoord: str
    uniforme_productnaam: str | None
    upn_uri: str | None
    score: float | None
    organisatie: OrganisatieKort | None
    organisatiesoort: str
    doelgroep: list[str]
    themas: list[str]
    levensgebeurtenissen: list[str]
    gebied: str
    bijgewerkt: date | None


class ProductStap(Schema):
    """One step."""

    titel: str
    tekst: str


class BedragUit(Schema):
    """An amount in euros as `88.20`; null where it differs, and the explanation says why."""

    omschrijving: str
    bedrag: str | None
    vanaf: date | None
    toelichting: str
    straks_bedrag: str | None
    straks_vanaf: date | None


class KanaalUit(Schema):
    """One way to arrange it."""

    soort: str
    tekst: str
    url: str
    telefoon: str
    inlog: str


class VraagUit(Schema):
    """A frequently asked question."""

    vraag: str
    antwoord: str


class WetUit(Schema):
    """A law."""

    naam: str
    artikel: str
    url: str


class NaamUit(Schema):
    """A uniform product name."""

    naam: str
    uri: str


class GerelateerdUit(Schema):
    """Another product."""

    slug: str
    titel: str
    url: str


class EigenAanbodUit(Schema):
    """What the chosen organisation itself says; empty parts are as in the general text."""

    titel: str
    samenvatting: str
    url: str
    aanvraag_url: str
    online_aanvragen: str
    kosten: list[BedragUit]
    termijn: str
    nodig: list[str]
    gewijzigd_op: date | None


class RegelingUit(Schema):
    """The facts of a subsidy, loan or tax relief, with its state today."""

    soort: str
    doelen: list[str]
    stand: str
    voor_wie: str
    hoeveel: str
    termijn: str
    vooraf: bool
    open_van: date | None
    open_tot: date | None
    budget: str
    budget_op: date | None
    url: str


class ProductVolledig(ProductKort):
    """One product with all its parts."""

    taal: str
    talen: list[str]
    delen_in_het_nederlands: list[str]
    wat_is_het: list[str]
    voor_wie: list[str]
    voorwaarden: list[str]
    stappen: list[ProductStap]
    nodig: list[str]
    kosten: list[BedragUit]
    termijn: str
    geen_reactie: str
    bezwaar: str
    vragen: list[VraagUit]
    kanalen: list[KanaalUit]
    wetten: list[WetUit]
    ook_uniforme_productnamen: list[NaamUit]
    trefwoorden: list[str]
    regeling: RegelingUit | None
    gerelateerd: list[GerelateerdUit]
    aanbod: list[EigenAanbodUit]
    opnieuw_controleren: date | None


class ThemaUit(Schema):
    """One theme."""

    slug: str
    titel: str
    titel_en: str
    samenvatting: str
    samenvatting_en: str
    url: str


class GrondslagUit(Schema):
    """A legal basis."""

    naam: str
    url: str


class UniformeProductnaamUit(NaamUit):
    """A name from the Uniforme Productnamenlijst."""

    lagen: list[str]
    doelgroep: list[str]
    sdg: list[str]
    kenmerken: list[str]
    beeindigd_op: date | None
    grondslagen: list[GrondslagUit]
    producten: list[str]


class ProductFilter(Schema):
    """What a list of products can be narrowed by."""

    q: Zoektekst = ""
    levensgebeurtenis: Zoektekst = ""
    thema: Zoektekst = ""
    doelgroep: Literal["", "particulier", "ondernemer"] = ""
    organisatie: Zoektekst = ""
    gemeente: Zoektekst = ""
    uniforme_productnaam: Zoektekst = ""
    gebied: Literal["", "nederland", "caribisch"] = ""
    kanaal: Literal["", "online", "telefoon", "balie", "papier"] = ""


class LocatieFilter(Schema):
    """Which locations."""

    postcode: Postcode = ""
    organisatie: Zoektekst = ""
    gemeente: Zoektekst = ""


class NaamFilter(Schema):
    """Which uniform product names."""

    q: Zoektekst = ""
    laag: Literal["", "rijk", "provincie", "waterschap", "gemeente"] = ""
    doelgroep: Literal["", "particulier", "ondernemer"] = ""
    ook_beeindigd: bool = False
