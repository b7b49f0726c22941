"""All that the page of one product shows."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.producten.kosten import current_kosten
from cms.producten.models import ProductPagina
from cms.producten.models.paginas import Uitvoerder
from cms.producten.plaats import Plaats, read_plaats
from cms.producten.selectors import list_aanbod, list_waterschappen, organisatie_voor
from cms.producten.verwijzingen import list_verwijzingen


def product_context(*, product: ProductPagina, query: Mapping[str, str]) -> dict[str, Any]:
    """The template's context: organisation and offer of the chosen place, amounts of today, links."""
    plaats = Plaats() if product.uitvoerder == Uitvoerder.VAST else read_plaats(query=query)
    if product.uitvoerder == Uitvoerder.WATERSCHAP:
        organisatie = plaats.waterschap
    else:
        organisatie = organisatie_voor(product=product, gemeente=plaats.gemeente)
    vraagt_waterschap = product.uitvoerder == Uitvoerder.WATERSCHAP
    return {
        "plaats": plaats,
        "organisatie": organisatie,
        "aanbod": list(list_aanbod(product=product, organisatie=organisatie)) if organisatie else [],
        "organisatiesoort": organisatie_label(product),
        "vraagt_gemeente": product.uitvoerder in {Uitvoerder.GEMEENTE, Uitvoerder.PROVINCIE},
        "waterschappen": list_waterschappen() if vraagt_waterschap else [],
        "kosten": current_kosten(bedragen=[blok.value for blok in product.kosten], op=timezone.localdate()),
        "themas": list(product.themas.all()),
        "gerelateerd": [ander for ander in product.gerelateerd.all() if ander.live],
        "levensgebeurtenissen": list_verwijzingen(producten=[product.pk]).get(product.pk, ()),
        "kruimels": [(_("Home"), reverse("wagtail_serve", args=[""])), (_("Producten"), product_index_url()), (product.title, None)],
    }


def organisatie_label(product: ProductPagina) -> str:
    """Who carries it out, in words, as long as no place is chosen: `Uw gemeente`."""
    return {
        Uitvoerder.GEMEENTE: _("Uw gemeente"),
        Uitvoerder.PROVINCIE: _("Uw provincie"),
        Uitvoerder.WATERSCHAP: _("Uw waterschap"),
    }.get(product.uitvoerder) or str(product.organisatie)
