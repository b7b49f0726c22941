"""Sectors, schemes and news."""

from datetime import date
from typing import Any

import factory
from factory.django import DjangoModelFactory

from cms.nieuws.inlezen import ensure_index as ensure_nieuws
from cms.nieuws.models import NieuwsPagina
from cms.producten.inlezen.paginas import make_items, make_stream
from levensgebeurtenissen.sectoren.inlezen import ensure_index as ensure_sectoren
from levensgebeurtenissen.sectoren.models import SectorPagina


def make_regeling(**anders: Any) -> str:
    """The facts of a scheme, as a product page holds them."""
    waarde = {
        "soort": "subsidie",
        "doelen": ["verduurzamen"],
        "voor_wie": "Bakkers met een nieuwe oven.",
        "voor_wie_en": "Bakers with a new oven.",
        "hoeveel": "In 2026 is het 40 procent.",
        "hoeveel_en": "In 2026 it is 40 percent.",
        "openstelling": "doorlopend",
        "open_van": None,
        "open_tot": None,
        "termijn": "Voordat u koopt.",
        "termijn_en": "Before you buy.",
        "vooraf": True,
        "budget": "onbekend",
        "budget_op": None,
        "aanvragen_url": "https://www.rvo.nl/oven",
    }
    return make_stream("regeling", "regeling", [waarde | anders])


class SectorPaginaFactory(DjangoModelFactory[SectorPagina]):
    """A published sector; `producten_regels` are those of its one rule."""

    class Meta:
        model = SectorPagina

    title = "Bakkerij"
    titel_en = "Bakeries"
    slug = "bakkerij"
    icoon = "bread"
    kaart = "Brood en banket"
    samenvatting = "Brood bakken om te verkopen."
    samenvatting_en = "Baking bread for sale."
    sbi = "10\n4724"
    activiteiten = make_stream(
        "activiteiten", "activiteit", [{"sbi": "1071", "naam": "Brood bakken", "woorden": "bakker, bakkerij"}]
    )
    inleiding = make_stream("inleiding", "alinea", ["U werkt schoon."])
    inleiding_en = make_stream("inleiding_en", "alinea", ["You work cleanly."])
    plichten = make_stream(
        "plichten", "onderdeel", [{"titel": "Btw", "wanneer": "Elk kwartaal", "tekst": "9 procent.", "producten": []}]
    )
    toezicht = make_stream("toezicht", "zin", ["De NVWA komt langs."])
    mensentaal = "ik ga brood bakken"

    @classmethod
    def _create(cls, model_class: type[SectorPagina], *args: Any, **kwargs: Any) -> SectorPagina:
        """Pages hang in a tree."""
        producten = [product.pk for product in kwargs.pop("producten_regels", [])]
        regelingen = kwargs.pop("regelingen", [])
        regel = {
            "titel": "Een oven plaatsen",
            "wanneer": "Vooraf",
            "tekst": "Soms vraagt u een vergunning.",
            "producten": make_items("producten", producten),
        }
        pagina = model_class(*args, regels=make_stream("regels", "onderdeel", [regel]), **kwargs)
        ensure_sectoren().add_child(instance=pagina)
        if regelingen:
            pagina.regelingen = regelingen
            pagina.save()
        return pagina


class NieuwsPaginaFactory(DjangoModelFactory[NieuwsPagina]):
    """A published news item for entrepreneurs."""

    class Meta:
        model = NieuwsPagina

    title = "Btw op brood"
    titel_en = "VAT on bread"
    slug = factory.Sequence(lambda n: f"bericht-{n}")
    datum = date(2026, 1, 5)
    doelgroepen = ["ondernemer"]
    samenvatting = "Over brood rekent u 9 procent."
    samenvatting_en = "VAT on bread is 9 percent."
    tekst = make_stream("tekst", "alinea", ["Dat blijft zo."])
    bron_naam = "Belastingdienst"
    bron_url = "https://www.belastingdienst.nl"

    @classmethod
    def _create(cls, model_class: type[NieuwsPagina], *args: Any, **kwargs: Any) -> NieuwsPagina:
        """Pages hang in a tree."""
        pagina = model_class(*args, **kwargs)
        ensure_nieuws().add_child(instance=pagina)
        return pagina
