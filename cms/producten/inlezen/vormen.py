"""The form of our own content files for themes and products."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, HttpUrl, model_validator

from cms.producten.inlezen.bestanden import Inhoud, Slug, Tekst
from cms.producten.models.paginas import MAX_SAMENVATTING

Doelgroepen = Annotated[list[Literal["particulier", "ondernemer"]], Field(min_length=1)]


class ThemaInhoud(Inhoud):
    """One theme in `themas.yaml`."""

    slug: Slug
    titel: Tekst
    titel_en: Tekst
    samenvatting: Tekst
    samenvatting_en: Tekst
    icoon: Tekst
    doelgroepen: Doelgroepen


class Uitvoering(Inhoud):
    """Who carries it out: the body of the place, or one fixed body."""

    soort: Literal["gemeente", "provincie", "waterschap", "openbaar_lichaam"] | None = None
    tooi: str | None = None

    @model_validator(mode="after")
    def _een_van_beide(self) -> "Uitvoering":
        if (self.soort is None) == (self.tooi is None):
            raise ValueError("give either soort or tooi")
        return self


class Stap(Inhoud):
    """One step."""

    titel: Tekst
    tekst: str = ""


class Bedrag(Inhoud):
    """One amount; without a figure the explanation says why."""

    omschrijving: Tekst
    bedrag: Annotated[Decimal, Field(ge=0, decimal_places=2)] | None
    vanaf: date | None = None
    toelichting: str = ""

    @model_validator(mode="after")
    def _leeg_bedrag_uitgelegd(self) -> "Bedrag":
        if self.bedrag is None and not self.toelichting:
            raise ValueError("an amount without a figure needs a toelichting")
        return self


class Kanaal(Inhoud):
    """One way to arrange it."""

    soort: Literal["online", "telefoon", "balie", "papier"]
    tekst: Tekst
    url: HttpUrl | None = None
    telefoon: str = ""
    inlog: Literal["geen", "digid", "digid-machtigen", "eherkenning", "eidas"] | None = None


class Vraag(Inhoud):
    """A frequently asked question."""

    vraag: Tekst
    antwoord: Tekst


class Wet(Inhoud):
    """A law, and the article if that is known."""

    naam: Tekst
    artikel: str = ""
    url: HttpUrl


class BedragTekst(Inhoud):
    """The words beside one amount in another language; the amount itself stands once, in the Dutch part."""

    omschrijving: Tekst
    toelichting: str = ""


class RegelingInhoud(Inhoud):
    """The facts of a subsidy, loan or tax relief; what is not sure stays empty."""

    soort: Literal["subsidie", "belasting", "lening", "garantie", "uitkering"]
    doelen: Annotated[
        list[Literal["starten", "innoveren", "verduurzamen", "personeel", "investeren", "internationaal", "landbouw"]],
        Field(min_length=1),
    ]
    voor_wie: Annotated[Tekst, Field(max_length=200)]
    voor_wie_en: Annotated[Tekst, Field(max_length=220)]
    hoeveel: Annotated[str, Field(max_length=220)] = ""
    hoeveel_en: Annotated[str, Field(max_length=240)] = ""
    openstelling: Literal["doorlopend", "ronde", "gestopt"]
    open_van: date | None = None
    open_tot: date | None = None
    termijn: Annotated[str, Field(max_length=220)] = ""
    termijn_en: Annotated[str, Field(max_length=240)] = ""
    vooraf: bool = False
    budget: Literal["geen_plafond", "beschikbaar", "bijna_op", "op", "onbekend"] = "onbekend"
    budget_op: date | None = None
    aanvragen_url: HttpUrl | None = None

    @model_validator(mode="after")
    def _is_sluitend(self) -> "RegelingInhoud":
        if self.open_van and self.open_tot and self.open_van > self.open_tot:
            raise ValueError("open_van comes after open_tot")
        if self.budget in {"beschikbaar", "bijna_op", "op"} and self.budget_op is None:
            raise ValueError("the state of a budget needs its day: budget_op")
        for veld in ("hoeveel", "termijn"):
            if bool(getattr(self, veld)) != bool(getattr(self, f"{veld}_en")):
                raise ValueError(f"give {veld} and {veld}_en both, or neither")
        return self


class VertalingInhoud(Inhoud):
    """The texts of a product in another language, in the form of the Dutch ones.

    `kosten` and `kanalen` are words only, in the order of the Dutch amounts and ways.
    """

    kort_antwoord: Tekst
    wat: Annotated[list[Tekst], Field(min_length=1)]
    voor_wie: list[Tekst] = []
    voorwaarden: list[Tekst] = []
    stappen: list[Stap] = []
    nodig: list[Tekst] = []
    kosten: list[BedragTekst] = []
    termijn: str = ""
    geen_reactie: str = ""
    bezwaar: str = ""
    kanalen: list[Tekst] = []
    vragen: list[Vraag] = []


class ProductInhoud(Inhoud):
    """One file in `cms/inhoud/producten/`."""

    slug: Slug
    titel: Tekst
    titel_en: Tekst
    titel_pap: str = ""
    upl: Tekst | None = None
    upn_uri: str | None = None
    upl_ook: list[Tekst] = []
    doelgroepen: Doelgroepen
    gebied: Literal["nederland", "caribisch"] = "nederland"
    themas: Annotated[list[Slug], Field(min_length=1, max_length=3)]
    organisatie: Uitvoering
    samenvatting: Annotated[Tekst, Field(max_length=MAX_SAMENVATTING)]
    samenvatting_en: Tekst
    samenvatting_pap: str = ""
    makkelijk: list[Tekst] = []
    kort_antwoord: Tekst
    wat: Annotated[list[Tekst], Field(min_length=1)]
    voor_wie: list[Tekst] = []
    voorwaarden: list[Tekst] = []
    stappen: list[Stap] = []
    nodig: list[Tekst] = []
    kosten: list[Bedrag] = []
    termijn: str = ""
    geen_reactie: str = ""
    bezwaar: str = ""
    wetten: list[Wet] = []
    kanalen: Annotated[list[Kanaal], Field(min_length=1)]
    regeling: RegelingInhoud | None = None
    gerelateerd: list[Slug] = []
    vragen: list[Vraag] = []
    trefwoorden: list[Tekst] = []
    mensentaal: list[Tekst] = []
    gecontroleerd: date
    opnieuw_controleren: date | None = None
    engels: VertalingInhoud | None = None
    papiaments: VertalingInhoud | None = None

    @model_validator(mode="after")
    def _niet_alleen_online(self) -> "ProductInhoud":
        if all(kanaal.soort == "online" for kanaal in self.kanalen):
            raise ValueError("kanalen: at least one way must not be online")
        if (self.upl is None) != (self.upn_uri is None):
            raise ValueError("give upl and upn_uri both, or neither")
        return self

    @model_validator(mode="after")
    def _vertaling_past(self) -> "ProductInhoud":
        for taal, vertaling in (("engels", self.engels), ("papiaments", self.papiaments)):
            for veld in ("kosten", "kanalen"):
                eigen, vertaald = len(getattr(self, veld)), len(getattr(vertaling, veld, ()))
                if vertaling is not None and eigen != vertaald:
                    raise ValueError(f"{taal}.{veld}: has {vertaald}, but {veld} has {eigen}")
        if self.papiaments is not None and not (self.titel_pap and self.samenvatting_pap):
            raise ValueError("papiaments: give titel_pap and samenvatting_pap too")
        return self
