"""The shape of a sector in our own content files."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from cms.producten.inlezen.bestanden import Inhoud, Slug, Tekst

INHOUD = Path(__file__).resolve().parents[1] / "inhoud" / "sectoren"

Sbi = Annotated[str, StringConstraints(pattern=r"^\d{2,5}$")]


class ActiviteitInhoud(Inhoud):
    """One activity of the SBI, with how people say it."""

    sbi: Sbi
    naam: Annotated[Tekst, Field(max_length=120)]
    woorden: Annotated[str, Field(max_length=300)] = ""


class OnderdeelInhoud(Inhoud):
    """Something to know, a rule or a duty."""

    titel: Annotated[Tekst, Field(max_length=120)]
    wanneer: Annotated[str, Field(max_length=120)] = ""
    tekst: Tekst
    producten: list[Slug] = []


class SectorInhoud(Inhoud):
    """One file in `levensgebeurtenissen/inhoud/sectoren/`; `volgorde` is the place among new pages."""

    slug: Slug
    titel: Tekst
    titel_en: Tekst
    volgorde: int
    icoon: Tekst
    kaart: Annotated[Tekst, Field(max_length=70)]
    samenvatting: Annotated[Tekst, Field(max_length=200)]
    samenvatting_en: Annotated[Tekst, Field(max_length=280)]
    sbi: Annotated[list[Sbi], Field(min_length=1)]
    activiteiten: Annotated[list[ActiviteitInhoud], Field(min_length=1)]
    inleiding: Annotated[list[Tekst], Field(min_length=1)]
    inleiding_en: Annotated[list[Tekst], Field(min_length=1)]
    weten: list[OnderdeelInhoud] = []
    regels: Annotated[list[OnderdeelInhoud], Field(min_length=1)]
    plichten: Annotated[list[OnderdeelInhoud], Field(min_length=1)]
    toezicht: Annotated[list[Tekst], Field(min_length=1)]
    producten: list[Slug] = []
    regelingen: list[Slug] = []
    gebeurtenissen: list[Slug] = []
    regelhulpen: list[Slug] = []
    verwant: list[Slug] = []
    mensentaal: list[Tekst] = []
    gecontroleerd: date
    opnieuw_controleren: date | None = None
