"""Questions and conditions in our own content files."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, model_validator

from cms.producten.inlezen.bestanden import Inhoud, Tekst
from cms.producten.inlezen.paginas import make_items
from levensgebeurtenissen.vragen.basis import Optie, Vraag, Vraagsoort
from levensgebeurtenissen.vragen.voorwaarden import split_vergelijking

Sleutel = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]


def _check_vorm(tekst: str) -> str:
    split_vergelijking(tekst)
    return tekst


Voorwaarde = Annotated[Tekst, AfterValidator(_check_vorm)]
"""A condition as text, such as "leeftijd >= 18"; whether its key and value exist is seen later."""


class OptieInhoud(Inhoud):
    """One answer to choose."""

    sleutel: Sleutel
    tekst: Annotated[Tekst, Field(max_length=160)]
    uitleg: Annotated[str, Field(max_length=300)] = ""
    tekst_en: Annotated[str, Field(max_length=160)] = ""
    uitleg_en: Annotated[str, Field(max_length=300)] = ""


class VraagInhoud(Inhoud):
    """A question in a file; refused when it cannot be asked so."""

    sleutel: Sleutel
    tekst: Annotated[Tekst, Field(max_length=200)]
    soort: Vraagsoort
    uitleg: str = ""
    opties: list[OptieInhoud] = []
    minimum: int | Decimal | date | None = None
    maximum: int | Decimal | date | None = None
    onbekend_mag: bool = False
    gegeven: Annotated[str, Field(pattern=r"^([a-z][a-z0-9_]*)?$", max_length=40)] = ""
    tekst_en: Annotated[str, Field(max_length=200)] = ""
    uitleg_en: str = ""

    @model_validator(mode="after")
    def _check(self) -> Self:
        self.vraag()
        return self

    def vraag(self) -> Vraag:
        """The question that is asked."""
        teksten = {naam: getattr(self, naam).strip() for naam in ("uitleg", "gegeven", "tekst_en", "uitleg_en")}
        return Vraag(
            sleutel=self.sleutel,
            tekst=self.tekst,
            soort=self.soort,
            opties=tuple(Optie(**optie.model_dump()) for optie in self.opties),
            minimum=self.minimum,
            maximum=self.maximum,
            onbekend_mag=self.onbekend_mag,
            **teksten,
        )

    def blok(self, naam: str) -> dict[str, Any]:
        """The value of a `VraagBlock` in a stream; `naam` makes the ids of its answers lasting."""
        velden = ("sleutel", "tekst", "uitleg", "onbekend_mag", "gegeven", "tekst_en", "uitleg_en")
        return {
            **{veld: getattr(self, veld) for veld in velden},
            "soort": self.soort.value,
            "opties": make_items(f"{naam}/opties", [optie.model_dump() for optie in self.opties]),
            "minimum": "" if self.minimum is None else str(self.minimum),
            "maximum": "" if self.maximum is None else str(self.maximum),
        }


def make_vergelijkingen(naam: str, teksten: Iterable[str]) -> list[dict[str, Any]]:
    """The value of a ListBlock of `VergelijkingBlock`s in a stream."""
    delen = [split_vergelijking(tekst) for tekst in teksten]
    return make_items(
        naam, [{"links": links, "operator": operator.value, "waarde": waarde} for links, operator, waarde in delen]
    )
