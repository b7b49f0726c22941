"""Where a record belongs: its organisation, its uniform product name and the page of the product."""

from collections.abc import Iterable
from urllib.parse import unquote

import structlog
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from django.utils.text import slugify
from wagtail.models import Page
from wagtail.signals import page_published

from cms.producten.inlezen.producten import ensure_index
from cms.producten.models import Organisatie, ProductPagina, UniformeProduct
from cms.producten.models.aanbod import Herkomst
from cms.producten.models.paginas import MAX_SAMENVATTING, Uitvoerder
from cms.producten.naamvorm import normalise_label
from cms.producten.selectors import successors
from cms.samenwerkende_catalogi.feed import RecordFout, ScRecord, UplNaam
from cms.samenwerkende_catalogi.models import Bron

logger = structlog.get_logger(__name__)

GEEN_ALGEMENE_TEKST = "Van dit product is er nog geen algemene tekst. Hier staat wat organisaties er zelf over zeggen."
_PLAATSGEBONDEN = frozenset(Uitvoerder.values) - {Uitvoerder.VAST}


class Koppeling:
    """What records refer to, kept at hand during one import. Pages that were made are in `nieuwe_paginas`."""

    def __init__(self, bron: Bron) -> None:
        self.nieuwe_paginas: list[str] = []
        self._alleen = bron.organisatie_id
        self._index: Page = ensure_index()
        self._organisaties = _organisaties_by_uri()
        self._upn_op_uri: dict[str, UniformeProduct] = {}
        self._upn_op_label: dict[str, UniformeProduct] = {}
        # Names that still exist last, so that they win.
        for upn in UniformeProduct.objects.order_by("beeindigd_op"):
            self._remember(upn)
        self._pagina_van_upn, self._pagina_zonder_upn = self._list_pages()
        self._slugs = set(self._index.get_children().values_list("slug", flat=True))

    def organisatie(self, record: ScRecord) -> Organisatie:
        """The organisation that the record is of, by its TOOI or OWMS address.

        Raises:
            RecordFout: we do not know it, or this source may not speak for it.
        """
        organisatie = self._organisaties.get(uri_form(record.autoriteit_uri))
        if organisatie is None:
            reden = f"We kennen de organisatie niet: {record.autoriteit_uri or record.autoriteit_naam}"
            raise RecordFout(reden[:500], sleutel=record.sleutel, titel=record.titel)
        if self._alleen not in {None, organisatie.pk}:
            reden = f"Dit product is van {organisatie.naam}. Deze bron is van een andere organisatie."
            raise RecordFout(reden, sleutel=record.sleutel, titel=record.titel)
        return organisatie

    def product(self, record: ScRecord, organisatie: Organisatie, *, nu: int | None) -> int:
        """The id of the page: of the uniform name; without one that where the offer is now; else by title, or new.

        Raises:
            RecordFout: the page that it needs cannot be made.
        """
        upn = self._find_upn(record.upl)
        if upn is None and nu is not None:
            return nu
        titel = _capitalise(upn.naam) if upn else record.titel
        gevonden = self._pagina_van_upn.get(upn.pk) if upn else self._pagina_zonder_upn.get(_slug(titel))
        if gevonden is not None:
            return gevonden
        try:
            with transaction.atomic():
                pagina = self._make_page(record, organisatie, upn, titel)
        except (DatabaseError, ValidationError) as error:
            raise not_storable(record.sleutel, record.titel, error) from error
        # Only now, so that nothing is remembered that was not stored.
        self._slugs.add(pagina.slug)
        self.nieuwe_paginas.append(pagina.slug)
        if upn:
            self._remember(upn)
            self._pagina_van_upn[upn.pk] = pagina.pk
        else:
            self._pagina_zonder_upn[_slug(titel)] = pagina.pk
        return int(pagina.pk)

    def _list_pages(self) -> tuple[dict[int, int], dict[str, int]]:
        """The ids of pages by uniform name and, of those without one, by title. A page's own name wins."""
        paginas = ProductPagina.objects.child_of(self._index).order_by("live")
        van_upn: dict[int, int] = dict(paginas.exclude(upn_ook=None).values_list("upn_ook", "pk"))
        # Published ones last, so that they win.
        van_upn |= dict(paginas.exclude(upn=None).values_list("upn", "pk"))
        zonder = paginas.filter(upn=None).values_list("title", "pk")
        return van_upn, {_slug(titel): pk for titel, pk in zonder}

    def _remember(self, upn: UniformeProduct) -> None:
        self._upn_op_uri[upn.uri] = upn
        if upn.label_vorm:
            self._upn_op_label[upn.label_vorm] = upn

    def _find_upn(self, upl: Iterable[UplNaam]) -> UniformeProduct | None:
        """By URI first, else by label without spaces and capitals; a name that is new to us is not stored yet."""
        namen = list(upl)
        for naam in namen:
            if naam.uri in self._upn_op_uri:
                return self._upn_op_uri[naam.uri]
        for naam in namen:
            vorm = normalise_label(naam.label)
            if vorm in self._upn_op_label:
                return self._upn_op_label[vorm]
        for naam in namen:
            vorm = normalise_label(naam.label)
            if vorm and naam.uri.startswith(("http://", "https://")):
                return UniformeProduct(uri=naam.uri, naam=naam.label, label_vorm=vorm)
        return None

    def _make_page(
        self, record: ScRecord, organisatie: Organisatie, upn: UniformeProduct | None, titel: str
    ) -> ProductPagina:
        """Published at once and without a version: nobody edited it yet, and a large feed makes a thousand of them."""
        if upn and upn._state.adding:  # noqa: SLF001 - Django's public name
            upn.save()
        plaatsgebonden = organisatie.soort in _PLAATSGEBONDEN
        nu = timezone.now()
        pagina = ProductPagina(
            title=titel,
            slug=self._free_slug(titel),
            samenvatting=GEEN_ALGEMENE_TEKST if upn else _shorten(record.samenvatting),
            upn=upn,
            doelgroepen=list(record.doelgroepen),
            uitvoerder=organisatie.soort if plaatsgebonden else Uitvoerder.VAST,
            organisatie=None if plaatsgebonden else organisatie,
            herkomst=Herkomst.SAMENWERKENDE_CATALOGI,
            first_published_at=nu,
            last_published_at=nu,
        )
        self._index.add_child(instance=pagina)
        page_published.send(sender=ProductPagina, instance=pagina, revision=None)
        return pagina

    def _free_slug(self, titel: str) -> str:
        basis, nummer = _slug(titel), 2
        slug = basis
        while slug in self._slugs:
            slug, nummer = f"{basis}-{nummer}", nummer + 1
        return slug


def not_storable(sleutel: str, titel: str, error: Exception) -> RecordFout:
    """The record that our own rules or the database refuse; which rule stands in the log."""
    logger.warning("sc_record_not_storable", fout=type(error).__name__)
    return RecordFout(f"We kunnen dit product niet opslaan ({type(error).__name__}).", sleutel=sleutel, titel=titel)


def uri_form(uri: str) -> str:
    """One spelling of an organisation's address: feeds differ in http or https and in escapes ('s-Gravenhage)."""
    return unquote(uri.strip()).partition("://")[2].rstrip("/")


def _organisaties_by_uri() -> dict[str, Organisatie]:
    gevonden: dict[str, Organisatie] = {}
    opvolgers = successors()
    # Those of today last, so that they win.
    for organisatie in Organisatie.objects.order_by("is_actief"):
        for uri in (organisatie.tooi_uri, organisatie.owms_uri):
            if uri:
                # A feed may still speak in the name of a gemeente that merged.
                gevonden[uri_form(uri)] = opvolgers.get(organisatie.pk, organisatie)
    return gevonden


def _capitalise(naam: str) -> str:
    return naam[:1].upper() + naam[1:]


def _slug(titel: str) -> str:
    return slugify(titel)[:80].strip("-") or "product"


def _shorten(tekst: str) -> str:
    """At most the length of a summary, cut at a word."""
    if len(tekst) <= MAX_SAMENVATTING:
        return tekst
    return tekst[: MAX_SAMENVATTING - 1].rsplit(" ", 1)[0] + "…"
