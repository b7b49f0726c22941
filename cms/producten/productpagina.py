"""All that the page of one product shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.producten.blocks import Inlogmiddel, Kanaalsoort
from cms.producten.kosten import Bedrag, current_kosten, summary_kosten
from cms.producten.models import Aanbod, Locatie, Organisatie, ProductPagina
from cms.producten.models.aanbod import Herkomst
from cms.producten.models.organisaties import make_telefoon_uri
from cms.producten.models.paginas import Uitvoerder
from cms.producten.plaats import GEMEENTE, OPENBAAR_LICHAAM, WATERSCHAP, Plaats, plaats_van, read_plaats
from cms.producten.regelingen import read_regeling
from cms.producten.selectors import (
    list_aanbieders,
    list_aanbod,
    list_locaties,
    list_openbare_lichamen,
    list_waterschappen,
    organisatie_voor,
)
from cms.producten.taalversie import Deel, read_taalversie
from cms.producten.vertaling import current_taal, translated_text
from cms.producten.verwijzingen import list_verwijzingen
from portal.paginacache.afhankelijk import depends_on

MAX_AANBIEDERS = 100
# All that a link to another product shows; the rest of such a page is text that nobody reads here.
_LINKVELDEN = ("slug", "title", "titel_en", "titel_pap", "url_path", "live")
MAX_LOCATIES = 12

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


def product_context(
    *, product: ProductPagina, query: Mapping[str, str], voorbeeld: Aanbod | None = None
) -> dict[str, Any]:
    """The template's context: the text in the language of the page, the organisation and offer of the place, links.

    With `voorbeeld`, an offer that is being written, the page is as it will be for who comes to that organisation.
    """
    plaats = Plaats() if product.uitvoerder == Uitvoerder.VAST else read_plaats(query=query)
    organisatie = voorbeeld.organisatie if voorbeeld else _organisatie(product, plaats)
    aanbod = list(list_aanbod(product=product, organisatie=organisatie)) if organisatie else []
    if voorbeeld:
        voorbeeld.locatie_ids = [locatie.pk for locatie in voorbeeld.locaties.all()]
        aanbod = [voorbeeld, *(ander for ander in aanbod if ander.pk != voorbeeld.pk)]
    versie = read_taalversie(product=product, taal=current_taal())
    verwijzingen = list_verwijzingen(producten=[product.pk]).get(product.pk, ())
    gerelateerd = [ander for ander in product.gerelateerd.all().only(*_LINKVELDEN) if ander.live]
    depends_on(
        *(ding.sleutel for ding in (product, *gerelateerd)), *(f"{naar.soort}:{naar.slug}" for naar in verwijzingen)
    )
    kosten = current_kosten(bedragen=versie.kosten.waarde, op=timezone.localdate())
    return {
        "plaats": plaats,
        "keuze": _keuze(product, organisatie),
        "organisatie": organisatie,
        "aanbod": [make_aanbod(deel) for deel in aanbod],
        "locaties": _locaties(organisatie, aanbod),
        "aanbieders": _aanbieders(product) if organisatie is None else [],
        "tekst": versie.delen,
        "regeling": read_regeling(product=product),
        "is_vertaald": versie.is_volledig,
        "kosten": Deel(kosten, versie.kosten.taal),
        "kosten_kort": summary_kosten(kosten),
        "termijn_kort": Deel(first_sentence(versie.delen["termijn"].waarde), versie.delen["termijn"].taal),
        "organisatie_tekst": organisatie_label(product),
        "kanalen": Deel([make_kanaal(waarde, organisatie) for waarde in versie.kanalen.waarde], versie.kanalen.taal),
        "themas": list(product.themas.all()),
        "gerelateerd": gerelateerd,
        "levensgebeurtenissen": [naar for naar in verwijzingen if naar.soort == "levensgebeurtenis"],
        "regelhulpen": [naar for naar in verwijzingen if naar.soort == "regelhulp"],
        "talen": _talen(product),
        "kruimels": _kruimels(product),
    }


@dataclass(frozen=True, slots=True)
class Keuze:
    """What the reader chooses a place from: a text for a gemeente, or one of a few bodies."""

    naam: str
    label: str
    kop: str
    knop: str
    anders: str
    organisaties: tuple[Organisatie, ...] = ()


def _keuze(product: ProductPagina, gekozen: Organisatie | None) -> Keuze | None:
    """How the reader says which body it is; None for a product of one fixed body."""
    match product.uitvoerder:
        case Uitvoerder.GEMEENTE | Uitvoerder.PROVINCIE:
            teksten = (_("Kies uw gemeente"), _("Toon mijn gemeente"), _("Kies een andere gemeente"))
            return Keuze(GEMEENTE, _("Uw woonplaats of gemeente"), *teksten)
        case Uitvoerder.WATERSCHAP:
            teksten = (_("Kies uw waterschap"), _("Toon mijn waterschap"), _("Kies een ander waterschap"))
            uit = () if gekozen else tuple(list_waterschappen())
            return Keuze(WATERSCHAP, _("Waterschap"), *teksten, uit)
        case Uitvoerder.OPENBAAR_LICHAAM:
            teksten = (_("Kies uw eiland"), _("Toon mijn eiland"), _("Kies een ander eiland"))
            uit = () if gekozen else tuple(list_openbare_lichamen())
            return Keuze(OPENBAAR_LICHAAM, _("Eiland"), *teksten, uit)
    return None


@dataclass(frozen=True, slots=True)
class EigenAanbod:
    """An organisation's own version, with its amounts of today."""

    aanbod: Aanbod
    kosten: tuple[Bedrag, ...]


def make_aanbod(aanbod: Aanbod) -> EigenAanbod:
    """An organisation's own version as its page shows it."""
    bedragen = [blok.value for blok in aanbod.kosten]
    return EigenAanbod(aanbod, tuple(current_kosten(bedragen=bedragen, op=timezone.localdate())))


def _locaties(organisatie: Organisatie | None, aanbod: Sequence[Aanbod]) -> list[Locatie]:
    """Where to go for this product; every location of the organisation if its own offer names none."""
    if organisatie is None:
        return []
    genoemd = {pk for deel in aanbod for pk in deel.locatie_ids}
    alle = list_locaties(organisatie=organisatie)
    return [locatie for locatie in alle if not genoemd or locatie.pk in genoemd][:MAX_LOCATIES]


def _talen(product: ProductPagina) -> list[str]:
    """The languages in which search engines may offer this page."""
    return ["nl", *(taal for taal in ("en", "pap") if getattr(product, f"titel_{taal}"))]


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
    match product.uitvoerder:
        case Uitvoerder.WATERSCHAP:
            return plaats.waterschap
        case Uitvoerder.OPENBAAR_LICHAAM:
            return plaats.openbaar_lichaam
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
    # The URL of the page above, without asking for that page: the path of a page begins with that of the home page.
    pad = product.url_path.lstrip("/").partition("/")[2]
    boven = reverse("wagtail_serve", args=[pad.removesuffix(f"{product.slug}/")])
    return [
        (_("Home"), reverse("wagtail_serve", args=[""])),
        (_("Producten en diensten"), boven),
        (translated_text(product, "titel"), None),
    ]
