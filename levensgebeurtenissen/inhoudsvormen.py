"""The shape of a life event in our own content files."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import Field, model_validator

from cms.producten.inlezen.bestanden import Inhoud, Slug, Tekst
from levensgebeurtenissen.vragen.basis import Vraag
from levensgebeurtenissen.vragen.inhoud import Voorwaarde, VraagInhoud
from levensgebeurtenissen.vragen.voorwaarden import parse_vergelijking

Rubrieknaam = Literal[
    "", "gezin", "wonen", "werk_en_geld", "zorg", "overlijden", "grens", "starten", "personeel", "pand", "veranderen"
]
ZINNEN = ("vanzelf", "vanzelf_niet", "geld", "fouten", "hulp")
STAPTEKSTEN = ("titel", "wanneer", "organisatie", "tekst")


class StapInhoud(Inhoud):
    """One step; the days are relative to the event. `alleen_als` says for whom it is: for everybody when empty."""

    titel: Annotated[Tekst, Field(max_length=140)]
    wanneer: Annotated[Tekst, Field(max_length=160)]
    dagen_van: int | None = None
    dagen_tot: int | None = None
    organisatie: Annotated[Tekst, Field(max_length=160)]
    producten: list[Slug] = []
    tekst: Annotated[list[Tekst], Field(min_length=1)]
    alleen_als: list[Voorwaarde] = []
    titel_en: Annotated[str, Field(max_length=160)] = ""
    wanneer_en: Annotated[str, Field(max_length=180)] = ""
    organisatie_en: Annotated[str, Field(max_length=180)] = ""
    tekst_en: list[Tekst] = []

    @model_validator(mode="after")
    def _check_dagen(self) -> "StapInhoud":
        if self.dagen_van is not None and self.dagen_tot is not None and self.dagen_van > self.dagen_tot:
            raise ValueError("dagen_van comes after dagen_tot")
        return self


class GebeurtenisInhoud(Inhoud):
    """One file in `levensgebeurtenissen/inhoud/`; `volgorde` is the place among new pages of its doelgroep."""

    slug: Slug
    titel: Tekst
    titel_en: Tekst
    doelgroep: Literal["particulier", "ondernemer"]
    volgorde: int
    rubriek: Rubrieknaam = ""
    icoon: Tekst
    samenvatting: Annotated[Tekst, Field(max_length=200)]
    samenvatting_en: Tekst
    kaart: Annotated[Tekst, Field(max_length=70)]
    makkelijk: list[Tekst] = []
    inleiding: Annotated[list[Tekst], Field(min_length=1)]
    inleiding_en: list[Tekst] = []
    datumvraag: Annotated[str, Field(max_length=120)] = ""
    datumvraag_en: Annotated[str, Field(max_length=120)] = ""
    vragen: list[VraagInhoud] = []
    stappen: Annotated[list[StapInhoud], Field(min_length=1)]
    vanzelf: list[Tekst] = []
    vanzelf_en: list[Tekst] = []
    vanzelf_niet: list[Tekst] = []
    vanzelf_niet_en: list[Tekst] = []
    geld: list[Tekst] = []
    geld_en: list[Tekst] = []
    fouten: list[Tekst] = []
    fouten_en: list[Tekst] = []
    hulp: Annotated[list[Tekst], Field(min_length=1)]
    hulp_en: list[Tekst] = []
    gerelateerd: list[Slug] = []
    mensentaal: list[Tekst] = []
    gecontroleerd: date
    opnieuw_controleren: date | None = None

    @model_validator(mode="after")
    def _check_voorwaarden(self) -> "GebeurtenisInhoud":
        _refuse_doubles("vragen", ("datum", *(vraag.sleutel for vraag in self.vragen)))
        _refuse_doubles("stappen", (stap.titel for stap in self.stappen))
        soorten = self.soorten
        for nummer, stap in enumerate(self.stappen):
            for tekst in stap.alleen_als:
                try:
                    parse_vergelijking(tekst, soorten)
                except ValueError as fout:
                    raise ValueError(f"stappen.{nummer}.alleen_als: {fout}") from fout
        return self

    @property
    def soorten(self) -> dict[str, Vraag]:
        """The questions by key, for reading conditions."""
        return {vraag.sleutel: vraag.vraag() for vraag in self.vragen}

    def list_onvertaald(self) -> list[str]:
        """What has no English, by the name of the field; empty when the whole page is in English."""
        return list(self._untranslated())

    def _untranslated(self) -> Iterator[str]:
        for naam in ("inleiding", "datumvraag", *ZINNEN):
            if getattr(self, naam) and not getattr(self, f"{naam}_en"):
                yield naam
        for vraag in self.vragen:
            if not vraag.tekst_en or (vraag.uitleg and not vraag.uitleg_en):
                yield f"vragen.{vraag.sleutel}"
            yield from (f"vragen.{vraag.sleutel}.{optie.sleutel}" for optie in vraag.opties if not optie.tekst_en)
        for nummer, stap in enumerate(self.stappen):
            yield from (f"stappen.{nummer}.{naam}" for naam in STAPTEKSTEN if not getattr(stap, f"{naam}_en"))


def _refuse_doubles(veld: str, namen: Iterable[str]) -> None:
    """Steps and questions are known by these names: ticks and conditions would go to the wrong one."""
    gezien: set[str] = set()
    for naam in namen:
        if naam in gezien:
            raise ValueError(f"{veld}: '{naam}' stands there twice")
        gezien.add(naam)
