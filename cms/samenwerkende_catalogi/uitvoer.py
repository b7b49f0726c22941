"""Our products as a feed of Samenwerkende Catalogi 4.0, of everything or of one organisation, a batch at a time.

The whole feed has what is said once: products of one fixed body, and what our editors wrote for an organisation. The
feed of an organisation has all that it offers: its own text, or else the general one with a link to its own version of
the page.
"""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import TypeVar

from django.conf import settings
from django.core.cache import cache
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import override

from cms.producten.apireeks import absolute_url
from cms.producten.blocks import Inlogmiddel, Kanaalsoort
from cms.producten.models import Aanbod, Organisatie, ProductPagina, UniformeProduct
from cms.producten.models.aanbod import Herkomst, OnlineAanvragen
from cms.producten.models.paginas import Uitvoerder
from cms.producten.plaats import plaats_van
from cms.producten.selectors import list_producten_van
from cms.samenwerkende_catalogi.schrijven import KOP, VOET, Uitproduct, write_product
from cms.samenwerkende_catalogi.tekst import offer_html, product_html

RijT = TypeVar("RijT", ProductPagina, Aanbod)

_STAPEL = 100
_BEWAAR_SECONDEN = 30 * 24 * 60 * 60
_DIGID = {Inlogmiddel.DIGID, Inlogmiddel.DIGID_MACHTIGEN}
_AANBOD_VELDEN = (
    "pk", "product", "organisatie", "titel", "samenvatting", "tekst", "url", "aanvraag_url", "online_aanvragen",
    "kosten_tekst", "termijn", "nodig_tekst", "taal", "gewijzigd_op",
)  # fmt: skip


def seen_since(version: str) -> datetime:
    """Since when this version of a feed is there, as far as we remember; a later moment only costs a transfer."""
    nu = timezone.now().replace(microsecond=0)
    sinds = cache.get_or_set(f"sc-uitvoer:{version}", nu, _BEWAAR_SECONDEN)
    return sinds if isinstance(sinds, datetime) else nu


class Uitvoer:
    """One feed: of an organisation, or of everything."""

    def __init__(self, organisatie: Organisatie | None = None) -> None:
        self._organisatie = organisatie
        producten = ProductPagina.objects.live()
        aanbod = Aanbod.objects.filter(live=True, beeindigd_op=None, product__live=True)
        if organisatie is None:
            self._producten = producten.filter(uitvoerder=Uitvoerder.VAST, herkomst=Herkomst.REDACTIE)
            self._aanbod = aanbod.filter(herkomst=Herkomst.REDACTIE)
        else:
            van_haar = list_producten_van(organisatie=organisatie).order_by().values("pk")
            self._producten = producten.filter(pk__in=van_haar)
            self._aanbod = aanbod.filter(organisatie=organisatie)

    @property
    def is_leeg(self) -> bool:
        """Nothing to tell: SC 4.0 knows no feed without products."""
        return next(self._records(), None) is None

    def version(self) -> str:
        """Changes when the feed does. The day is in it: amounts begin on a date."""
        pagina = "pk", "last_published_at", "upn__naam", "organisatie__korte_naam", "organisatie__owms_uri"
        aanbod = self._aanbod.annotate(kosten_tekst=Cast("kosten", TextField()), nodig_tekst=Cast("nodig", TextField()))
        delen = (
            settings.SITE_URL,
            timezone.localdate(),
            str(self._organisatie and (self._organisatie.korte_naam, self._organisatie.owms_uri)),
            *self._producten.order_by("pk").values_list(*pagina),
            *aanbod.order_by("pk").values_list(*_AANBOD_VELDEN),
        )
        som = hashlib.sha256()
        for deel in delen:
            som.update(repr(deel).encode())
        return som.hexdigest()[:32]

    def chunks(self) -> Iterator[str]:
        """The XML, a batch of records at a time."""
        yield KOP
        records = self._records()
        while deel := "".join(islice(records, _STAPEL)):
            yield deel
        yield VOET

    def _records(self) -> Iterator[str]:
        for producten in _portions(self._producten.with_relations().prefetch_related("upn_ook", "gerelateerd__upn")):
            aanbod = self._offers_by_product(self._aanbod.filter(product__in=producten))
            for product in producten:
                # The language holds while a record is made, never while the reader takes its time.
                with override("nl"):
                    regels = [write_product(record) for record in self._of_product(product, aanbod.get(product.pk, []))]
                yield from regels
        if self._organisatie is None:
            yield from self._rest()

    def _rest(self) -> Iterator[str]:
        """What our editors wrote for the organisations that carry out a product of all places."""
        elders = self._aanbod.exclude(product__uitvoerder=Uitvoerder.VAST)
        for deel in _portions(elders.select_related("organisatie", "product__upn")):
            with override("nl"):
                regels = [write_product(_from_offer(aanbod, aanbod.product)) for aanbod in deel]
            yield from regels

    def _of_product(self, product: ProductPagina, aanbod: Sequence[Aanbod]) -> Iterator[Uitproduct]:
        organisatie = self._organisatie or product.organisatie
        is_algemeen = product.herkomst == Herkomst.REDACTIE
        if organisatie and is_algemeen and (not aanbod or product.organisatie == organisatie):
            yield _from_product(product, organisatie)
        for deel in aanbod:
            yield _from_offer(deel, product)

    def _offers_by_product(self, aanbod: QuerySet[Aanbod]) -> dict[int, list[Aanbod]]:
        gevonden: dict[int, list[Aanbod]] = {}
        for deel in aanbod.select_related("organisatie").order_by("pk"):
            gevonden.setdefault(deel.product_id, []).append(deel)
        return gevonden


def _from_product(product: ProductPagina, organisatie: Organisatie) -> Uitproduct:
    online = [blok.value for blok in product.kanalen if blok.value["soort"] == Kanaalsoort.ONLINE]
    return Uitproduct(
        sleutel=product.slug,
        url=_page_url(product, organisatie),
        titel=product.title,
        taal="nl",
        gewijzigd_op=_published(product),
        organisatie=organisatie,
        doelgroepen=product.doelgroepen,
        samenvatting=product.samenvatting,
        online_aanvragen=_online({kanaal["inlog"] for kanaal in online}) if online else OnlineAanvragen.NEE,
        aanvraag_url=next((kanaal["url"] for kanaal in online if kanaal["url"]), ""),
        upl=_names(product),
        verwant=[ander.upn for ander in product.gerelateerd.all() if ander.upn],
        html=product_html(product),
    )


def _from_offer(aanbod: Aanbod, product: ProductPagina) -> Uitproduct:
    van_bron = aanbod.herkomst == Herkomst.SAMENWERKENDE_CATALOGI
    return Uitproduct(
        sleutel=aanbod.bron_sleutel.removesuffix(f"@{aanbod.taal}") if van_bron else f"{product.slug}-{aanbod.pk}",
        url=aanbod.url if van_bron else _page_url(product, aanbod.organisatie),
        titel=aanbod.titel,
        taal=aanbod.taal,
        gewijzigd_op=aanbod.gewijzigd_op or _published(product),
        organisatie=aanbod.organisatie,
        doelgroepen=product.doelgroepen,
        samenvatting=aanbod.samenvatting,
        online_aanvragen=aanbod.online_aanvragen,
        aanvraag_url=aanbod.aanvraag_url or ("" if van_bron else aanbod.url),
        upl=_names(product),
        verwant=(),
        html=offer_html(aanbod),
    )


def _page_url(product: ProductPagina, organisatie: Organisatie) -> str:
    vraag = "" if product.uitvoerder == Uitvoerder.VAST else plaats_van(organisatie=organisatie).query
    return absolute_url(product.get_url()) + vraag


def _published(product: ProductPagina) -> date:
    moment = product.last_published_at or product.latest_revision_created_at or timezone.now()
    return timezone.localdate(moment)


def _online(inlog: set[str | None]) -> str:
    return OnlineAanvragen.DIGID if inlog & _DIGID else OnlineAanvragen.JA


def _names(product: ProductPagina) -> list[UniformeProduct]:
    return [*([product.upn] if product.upn else []), *product.upn_ook.all()]


def _portions(rijen: QuerySet[RijT]) -> Iterator[list[RijT]]:
    """By key rather than by place in the list, so that the last batch costs no more than the first."""
    laatste = 0
    while deel := list(rijen.filter(pk__gt=laatste).order_by("pk")[:_STAPEL]):
        yield deel
        laatste = deel[-1].pk
