"""Life events."""

from collections.abc import Sequence
from typing import Any

import factory
from django.utils.text import slugify
from factory.django import DjangoModelFactory

from cms.producten.inlezen.paginas import make_items, make_stream
from cms.producten.models import ProductPagina
from levensgebeurtenissen.inlezen import ensure_index
from levensgebeurtenissen.models import LevensgebeurtenisPagina


class LevensgebeurtenisPaginaFactory(DjangoModelFactory[LevensgebeurtenisPagina]):
    """A published life event of a citizen; `producten` are those of its one step."""

    class Meta:
        model = LevensgebeurtenisPagina

    title = factory.Sequence(lambda n: f"Gebeurtenis {n}")
    titel_en = factory.LazyAttribute(lambda o: f"Event: {o.title}")
    slug = factory.LazyAttribute(lambda o: slugify(o.title))
    doelgroep = "particulier"
    icoon = "home-move"
    samenvatting = "Wat u regelt als uw leven verandert."
    samenvatting_en = "What to arrange when your life changes."
    kaart = "Adres en huur"
    inleiding = make_stream("inleiding", "alinea", ["U doet een paar dingen zelf."])
    vanzelf = make_stream("vanzelf", "zin", ["De RDW krijgt uw adres van de gemeente."])
    vanzelf_niet = make_stream("vanzelf_niet", "zin", ["Uw nieuwe huur geeft u zelf door."])
    hulp = make_stream("hulp", "zin", ["Bel 1400."])
    mensentaal = "ik ga verkassen"

    @classmethod
    def _create(cls, model_class: type[LevensgebeurtenisPagina], *args: Any, **kwargs: Any) -> LevensgebeurtenisPagina:
        """Pages hang in a tree."""
        producten: Sequence[ProductPagina] = kwargs.pop("producten", [])
        stap = {
            "titel": "Geef uw adres door",
            "wanneer": "Binnen 5 dagen na de verhuizing",
            "dagen_van": -28,
            "dagen_tot": 5,
            "organisatie": "Uw nieuwe gemeente",
            "producten": make_items("producten", [product.pk for product in producten]),
            "tekst": make_items("tekst", ["Dat kan online met DigiD."]),
        }
        kwargs.setdefault("stappen", make_stream("stappen", "stap", [stap]))
        pagina = model_class(*args, **kwargs)
        ensure_index().add_child(instance=pagina)
        return pagina
