"""All that the page of one product shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.producten.blocks import Inlogmiddel, Kanaalsoort
from cms.producten.kosten import current_kosten, summary_kosten
from cms.producten.models import Organisatie, ProductPagina
from cms.producten.models.aanbod import Herkomst
from cms.producten.models.organisaties import make_telefoon_uri
from cms.producten.models.paginas import Uitvoerder
from cms.producten.plaats import Plaats, plaats_van, read_plaats
from cms.producten.selectors import list_aanbieders, list_aanbod, list_waterschappen, organisatie_voor
from cms.producten.vertaling import translated_text
from cms.producten.verwijzingen import list_verwijzingen

MAX_AANBIEDERS = 100

_ICONEN = {
    Kanaalsoort.ONLINE: "world",
    Kanaalsoort.TELEFOON: "phone",
    Kanaalsoort.BALIE: "building-community",
    Kanaalsoort.PAPIER: "mail",
}


@dataclass(frozen=True, slots=True)
class Kanaal:
    """One way to arrange it, with the address or number of the chosen organisation where the text has none."""

    soort: Kanaalsoort
    tekst: str
    url: str
    telefoon: str
    telefoon_uri: str
    inlog: str
    icoon: str


def product_context(*, product: ProductPagina, query: Mapping[str, str]) -> dict[str, Any]:
    """The template's context: organisation and offer of the chosen place, amounts of today, links."""
    plaats = Plaats() if product.uitvoerder == Uitvoerder.VAST else read_plaats(query=query)
    organisatie = _organisatie(product, plaats)
    kosten = current_kosten(bedragen=[blok.value for blok in product.kosten], op=timezone.localdate())
    vraagt_waterschap = product.uitvoerder == Uitvoerder.WATERSCHAP
    return {
        "plaats": plaats,
        "organisatie": organisatie,
        "aanbod": list(list_aanbod(product=product, organisatie=organisatie)) if organisatie else [],
        "vraagt_gemeente": product.uitvoerder in {Uitvoerder.GEMEENTE, Uitvoerder.PROVINCIE},
        "vraagt_waterschap": vraagt_waterschap,
        "waterschappen": list_waterschappen() if vraagt_waterschap and organisatie is None else [],
        "aanbieders": _aanbieders(product) if organisatie is None else [],
        "kosten": kosten,
        "kosten_kort": summary_kosten(kosten),
        "termijn_kort": first_sentence(product.termijn),
        "organisatie_tekst": organisatie_label(product),
        "kanalen": [make_kanaal(blok.value, organisatie) for blok in product.kanalen],
        "themas": list(product.themas.all()),
        "gerelateerd": [ander for ander in product.gerelateerd.all() if ander.live],
        "levensgebeurtenissen": list_verwijzingen(producten=[product.pk]).get(product.pk, ()),
        "kruimels": _kruimels(product),
    }


def make_kanaal(waarde: Mapping[str, Any], organisatie: Organisatie | None) -> Kanaal:
    """A way to arrange it. `14` alone is the start of a gemeente's number, so a known organisation's is better."""
    soort = Kanaalsoort(waarde["soort"])
    url, telefoon = waarde["url"] or "", waarde["telefoon"] or ""
    if organisatie and soort == Kanaalsoort.ONLINE:
        url = url or organisatie.website
    if organisatie and soort == Kanaalsoort.TELEFOON and telefoon in {"", "14"}:
        telefoon = organisatie.telefoon
    inlog = waarde["inlog"]
    return Kanaal(
        soort=soort,
        tekst=waarde["tekst"],
        url=url,
        telefoon="" if telefoon == "14" else telefoon,
        telefoon_uri="" if telefoon == "14" else make_telefoon_uri(telefoon),
        inlog=str(Inlogmiddel(inlog).label) if inlog else "",
        icoon=_ICONEN[soort],
    )


def organisatie_label(product: ProductPagina) -> str:
    """Who carries it out, in words, as long as no place is chosen: `Uw gemeente`."""
    match product.uitvoerder:
        case Uitvoerder.GEMEENTE:
            return _("Uw gemeente")
        case Uitvoerder.PROVINCIE:
            return _("Uw provincie")
        case Uitvoerder.WATERSCHAP:
            return _("Uw waterschap")
        case Uitvoerder.OPENBAAR_LICHAAM:
            return _("Uw openbaar lichaam")
    return str(product.organisatie)


def _organisatie(product: ProductPagina, plaats: Plaats) -> Organisatie | None:
    if product.uitvoerder == Uitvoerder.WATERSCHAP:
        return plaats.waterschap
    return organisatie_voor(product=product, gemeente=plaats.gemeente)


def _aanbieders(product: ProductPagina) -> list[tuple[Organisatie, str]]:
    """For a product without a general text: who offers it, with the link that shows their own text."""
    if product.herkomst == Herkomst.REDACTIE:
        return []
    organisaties = list_aanbieders(product=product)[:MAX_AANBIEDERS]
    return [(organisatie, plaats_van(organisatie=organisatie).query) for organisatie in organisaties]


def first_sentence(tekst: str) -> str:
    """Up to and with the first full stop that ends a sentence; the rest stands further down the page."""
    zin, punt, _rest = tekst.partition(". ")
    return f"{zin}." if punt else tekst


def _kruimels(product: ProductPagina) -> list[tuple[str, str | None]]:
    ouder = product.get_parent()
    return [
        (_("Home"), reverse("wagtail_serve", args=[""])),
        (_("Producten en diensten"), ouder.get_url() if ouder else None),
        (translated_text(product, "titel"), None),
    ]
