"""Pages and offers as the checks want them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.rich_text import RichText

from cms.begrippen.selectors import find_woordenlijst
from cms.producten.models import Aanbod, ProductPagina
from cms.producten.models.basis import VindbarePagina
from cms.redactie.kwaliteit.inhoud import Aanbodinhoud, Inhoud, Manier, Prijs, Productinhoud, Stuk, Vertaald, Vorm

# Dutch is what we check; these hold other languages, what people type, or names.
_ANDERE_TAAL = ("_en", "_pap")
_GEEN_TEKST = frozenset(
    {"mensentaal", "trefwoorden", "slug", "seo_title", "search_description", "vingerafdruk", "bron_sleutel"}
)
# A shorter field holds a name.
_MIN_PROZA = 120
_TITELS = frozenset({"titel", "omschrijving", "naam", "kaart"})
_VELDEN_MET_ALLEEN_NAMEN = frozenset({"wetten", "berekeningen", "voorbeelden"})
# Parts of a block that hold an address, a name, a choice or a key.
_GEEN_ZIN = frozenset(
    {"url", "telefoon", "soort", "inlog", "naam", "artikel", "organisatie", "sleutel", "gegeven", "minimum", "maximum"}
    | {"links", "operator", "waarde", "ga", "wet", "bwb"}
)


def read_inhoud(ding: Page | Aanbod, *, algemeen: Productinhoud | None = None) -> Inhoud | None:
    """What to check of a page or an offer; None for pages that are no content, such as an index.

    Args:
        ding: the page or offer, as a draft or as published.
        algemeen: of an offer, the general text if it was read already.
    """
    if isinstance(ding, Aanbod):
        return _read_aanbod(ding, algemeen)
    if isinstance(ding, ProductPagina):
        return read_product(ding)
    if isinstance(ding, VindbarePagina):
        return Inhoud(
            stukken=list(_read_stukken(ding)), namen=[ding.title, *_explained()], controle_op=ding.opnieuw_controleren
        )
    return None


def read_product(product: ProductPagina) -> Productinhoud:
    """A product in general words."""
    organisatie = product.organisatie
    return Productinhoud(
        stukken=list(_read_stukken(product)),
        namen=[
            product.title,
            str(organisatie or ""),
            *(blok.value["naam"] for blok in product.wetten),
            *_explained(),
        ],
        controle_op=product.opnieuw_controleren,
        prijzen=_read_prijzen(product.kosten),
        termijn=product.termijn,
        manieren=[Manier(blok.value["soort"], blok.value["inlog"] or "") for blok in product.kanalen],
        wetten=len(product.wetten),
        vragen=len(product.vragen),
        mensentaal=len(product.mensentaal_regels),
        samenvatting_en=product.samenvatting_en,
        vertalingen=[Vertaald(v.taal, len(v.kosten), len(v.kanalen)) for v in product.vertalingen.all()],
    )


def _read_aanbod(aanbod: Aanbod, algemeen: Productinhoud | None) -> Aanbodinhoud:
    return Aanbodinhoud(
        stukken=list(_read_stukken(aanbod)) if aanbod.taal == "nl" else [],
        namen=[aanbod.titel, str(aanbod.organisatie), aanbod.product.title, *_explained()],
        controle_op=aanbod.opnieuw_controleren,
        prijzen=_read_prijzen(aanbod.kosten),
        termijn=aanbod.termijn,
        online=aanbod.online_aanvragen,
        aanvraag_url=aanbod.aanvraag_url,
        algemeen=algemeen or read_product(aanbod.product),
    )


def _explained() -> list[str]:
    """Words that every page explains by itself where they first stand."""
    return sorted({uitleg.woord for uitleg in find_woordenlijst(taal="nl").vormen.values()})


def _read_prijzen(stroom: Iterable[Any]) -> list[Prijs]:
    return [
        Prijs(blok.value["omschrijving"], blok.value["bedrag"], blok.value["vanaf"], blok.value["toelichting"] or "")
        for blok in stroom
    ]


def _read_stukken(ding: Page | Aanbod) -> Iterator[Stuk]:
    """The Dutch texts that its own model has, field by field."""
    for veld in ding._meta.concrete_fields:  # noqa: SLF001 - Django's documented name
        naam = veld.name
        if veld.model is Page or naam in _GEEN_TEKST or naam.endswith(_ANDERE_TAAL):
            continue
        if isinstance(veld, StreamField) and naam not in _VELDEN_MET_ALLEEN_NAMEN:
            for blok in getattr(ding, naam):
                yield from _read_blok(naam, blok.value)
        elif _is_prose(veld):
            html = isinstance(veld, RichTextField) or (isinstance(ding, Aanbod) and naam == "tekst")
            yield _make(naam, getattr(ding, naam), html=html)


def _is_prose(veld: Any) -> bool:  # noqa: ANN401 - a field of any model
    """A text that an editor writes; no choice, no address, no key."""
    if isinstance(veld, models.TextField):
        return True
    return type(veld) is models.CharField and not veld.choices and (veld.max_length or 0) >= _MIN_PROZA


def _read_blok(veld: str, waarde: Any) -> Iterator[Stuk]:  # noqa: ANN401 - the value of any block
    if isinstance(waarde, (str, RichText)):
        yield _make(veld, getattr(waarde, "source", waarde), html=isinstance(waarde, RichText))
    elif hasattr(waarde, "items"):
        for naam, deel in waarde.items():
            if naam in _GEEN_ZIN or naam.endswith(_ANDERE_TAAL):
                continue
            if isinstance(deel, str):
                yield _make(veld, deel, naam=naam)
            else:
                yield from _read_blok(veld, deel)
    elif isinstance(waarde, Iterable):
        for deel in waarde:
            yield from _read_blok(veld, getattr(deel, "value", deel))


def _make(veld: str, tekst: str, *, naam: str = "", html: bool = False) -> Stuk:
    if html:
        return Stuk(veld, tekst, Vorm.HTML)
    if naam == "vraag":
        return Stuk(veld, tekst, Vorm.VRAAG)
    return Stuk(veld, tekst, Vorm.TITEL if (naam or veld) in _TITELS else Vorm.TEKST)
