"""Import of SC feeds: each record becomes the `Aanbod` of its organisation for a product."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import structlog
from django.db import DatabaseError, transaction
from django.utils.text import slugify
from wagtail.models import Page

from cms.producten.inlezen.producten import ensure_index
from cms.producten.models import Aanbod, Organisatie, ProductPagina, UniformeProduct
from cms.producten.models.aanbod import Herkomst
from cms.producten.models.paginas import MAX_SAMENVATTING, Uitvoerder
from cms.producten.naamvorm import normalise_label
from cms.producten.opmaak import sanitise
from cms.samenwerkende_catalogi.feed import RecordFout, ScRecord, UplNaam, read_feed
from cms.samenwerkende_catalogi.models import ImportFout

logger = structlog.get_logger(__name__)

GEEN_ALGEMENE_TEKST = "Van dit product is er nog geen algemene tekst. Hier staat wat organisaties er zelf over zeggen."


@dataclass(slots=True)
class Uitkomst:
    """What an import did. `fouten` are the records in quarantine."""

    nieuw: int = 0
    gewijzigd: int = 0
    ongewijzigd: int = 0
    nieuwe_paginas: list[str] = field(default_factory=list)
    fouten: list[RecordFout] = field(default_factory=list)


def import_feed(*, pad: Path, bron: str = "") -> Uitkomst:
    """Take in a feed. One bad record does not stop the rest; importing again changes nothing.

    Raises:
        FeedGeweigerd: the file itself is refused; records before the place where it went wrong stay.
        OSError: the file cannot be read.
    """
    bron = bron or pad.name
    uitkomst = Uitkomst()
    importeur = _Importeur(uitkomst)
    with pad.open("rb") as bestand:
        for record in read_feed(bestand):
            if isinstance(record, RecordFout):
                uitkomst.fouten.append(record)
            else:
                importeur.take_in(record)
    _report_errors(bron, uitkomst.fouten)
    logger.info("sc_feed_imported", new=uitkomst.nieuw, changed=uitkomst.gewijzigd, quarantined=len(uitkomst.fouten))
    return uitkomst


class _Importeur:
    """One run, with what records refer to kept at hand."""

    def __init__(self, uitkomst: Uitkomst) -> None:
        self._uitkomst = uitkomst
        self._index: Page = ensure_index()
        self._organisaties: dict[str, Organisatie] = {}
        for organisatie in Organisatie.objects.all():
            for sleutel in (organisatie.tooi_uri, organisatie.owms_uri):
                if sleutel:
                    self._organisaties[sleutel] = organisatie
        self._upn_op_uri: dict[str, UniformeProduct] = {}
        self._upn_op_label: dict[str, UniformeProduct] = {}
        for upn in UniformeProduct.objects.all():
            self._remember(upn)
        self._paginas: dict[int, ProductPagina] = {
            pagina.upn_id: pagina
            # Published ones last, so that they win.
            for pagina in ProductPagina.objects.child_of(self._index).exclude(upn=None).order_by("live")
        }

    def _remember(self, upn: UniformeProduct) -> None:
        self._upn_op_uri[upn.uri] = upn
        self._upn_op_label[upn.label_vorm] = upn

    def take_in(self, record: ScRecord) -> None:
        """Store one record, or put it in quarantine."""
        try:
            with transaction.atomic():
                self._store(record)
        except RecordFout as fout:
            self._uitkomst.fouten.append(fout)
        except DatabaseError as error:
            reden = f"cannot be stored: {type(error).__name__}"
            self._uitkomst.fouten.append(RecordFout(reden, sleutel=record.sleutel, titel=record.titel))

    def _store(self, record: ScRecord) -> None:
        organisatie = self._organisaties.get(record.autoriteit_uri)
        if organisatie is None:
            reden = f"authority is unknown: {record.autoriteit_uri or record.autoriteit_naam}"
            raise RecordFout(reden[:500], sleutel=record.sleutel, titel=record.titel)
        sleutel = {
            "organisatie": organisatie,
            "herkomst": Herkomst.SAMENWERKENDE_CATALOGI,
            "bron_sleutel": record.sleutel,
        }
        aanbod = Aanbod.objects.select_related("product").filter(**sleutel).first()
        upn = self._find_upn(record.upl)
        # Without a uniform name the page that it came on before is the only tie.
        if aanbod is not None and upn is None:
            pagina = aanbod.product
        else:
            pagina = self._find_or_make_page(record, organisatie, upn)
        velden = _aanbod_velden(record) | {"product": pagina}
        if aanbod is None:
            Aanbod.objects.create(**sleutel, **velden)
            self._uitkomst.nieuw += 1
        elif all(getattr(aanbod, naam) == waarde for naam, waarde in velden.items()):
            self._uitkomst.ongewijzigd += 1
        else:
            for naam, waarde in velden.items():
                setattr(aanbod, naam, waarde)
            aanbod.save()
            self._uitkomst.gewijzigd += 1

    def _find_or_make_page(
        self, record: ScRecord, organisatie: Organisatie, upn: UniformeProduct | None
    ) -> ProductPagina:
        if upn is None:
            titel, samenvatting = record.titel, record.samenvatting
            gevonden = ProductPagina.objects.child_of(self._index).filter(upn=None, slug=_slug(titel)).first()
        else:
            titel, samenvatting = upn.naam[:1].upper() + upn.naam[1:], GEEN_ALGEMENE_TEKST
            gevonden = self._paginas.get(upn.pk)
        if isinstance(gevonden, ProductPagina):
            return gevonden
        pagina = self._make_page(record, organisatie, upn, titel, samenvatting)
        if upn is not None:
            self._paginas[upn.pk] = pagina
        return pagina

    def _find_upn(self, upl: Iterable[UplNaam]) -> UniformeProduct | None:
        """By URI first, else by label without spaces and capitals; a name that is new to us is added."""
        namen = list(upl)
        for naam in namen:
            if naam.uri in self._upn_op_uri:
                return self._upn_op_uri[naam.uri]
        for naam in namen:
            vorm = normalise_label(naam.label)
            if vorm in self._upn_op_label:
                return self._upn_op_label[vorm]
        for naam in namen:
            if naam.uri:
                vorm = normalise_label(naam.label)
                upn = UniformeProduct.objects.create(uri=naam.uri, naam=naam.label, label_vorm=vorm)
                self._remember(upn)
                return upn
        return None

    def _make_page(
        self, record: ScRecord, organisatie: Organisatie, upn: UniformeProduct | None, titel: str, samenvatting: str
    ) -> ProductPagina:
        plaatsgebonden = organisatie.soort in {Uitvoerder.GEMEENTE, Uitvoerder.PROVINCIE, Uitvoerder.WATERSCHAP}
        pagina = ProductPagina(
            title=titel,
            slug=self._free_slug(titel),
            samenvatting=_shorten(samenvatting),
            upn=upn,
            doelgroepen=list(record.doelgroepen),
            uitvoerder=organisatie.soort if plaatsgebonden else Uitvoerder.VAST,
            organisatie=None if plaatsgebonden else organisatie,
            herkomst=Herkomst.SAMENWERKENDE_CATALOGI,
        )
        self._index.add_child(instance=pagina)
        pagina.save_revision().publish()
        self._uitkomst.nieuwe_paginas.append(pagina.slug)
        return pagina

    def _free_slug(self, titel: str) -> str:
        basis, nummer = _slug(titel), 2
        slug = basis
        while self._index.get_children().filter(slug=slug).exists():
            slug, nummer = f"{basis}-{nummer}", nummer + 1
        return slug


def _aanbod_velden(record: ScRecord) -> dict[str, Any]:
    return {
        "titel": record.titel,
        "samenvatting": record.samenvatting,
        "tekst": sanitise(record.html),
        "url": record.url,
        "aanvraag_url": record.aanvraag_url,
        "online_aanvragen": record.online_aanvragen,
        "taal": record.taal,
        "gewijzigd_op": record.gewijzigd_op,
        "beeindigd_op": None,
    }


def _slug(titel: str) -> str:
    return slugify(titel)[:80].strip("-") or "product"


def _shorten(tekst: str) -> str:
    """At most the length of a summary, cut at a word."""
    if len(tekst) <= MAX_SAMENVATTING:
        return tekst
    return tekst[: MAX_SAMENVATTING - 1].rsplit(" ", 1)[0] + "…"


def _report_errors(bron: str, fouten: list[RecordFout]) -> None:
    """Keep the quarantine of this source equal to this import."""
    with transaction.atomic():
        for fout in fouten:
            ImportFout.objects.update_or_create(
                bron=bron, sleutel=fout.sleutel[:500], defaults={"titel": fout.titel[:250], "reden": str(fout)[:500]}
            )
        ImportFout.objects.filter(bron=bron).exclude(sleutel__in=[fout.sleutel[:500] for fout in fouten]).delete()
