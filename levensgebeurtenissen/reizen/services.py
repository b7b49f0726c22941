"""Make the list of steps of a life event for who filled in this."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from cms.producten.models import ProductPagina
from cms.producten.vertaling import text_language, translated_text
from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.reizen.lijst import Lijststap, Stappenlijst, Stapproduct, find_stand, order
from levensgebeurtenissen.reizen.vragen import list_vragen
from levensgebeurtenissen.taal import read_staptekst
from levensgebeurtenissen.vragen.basis import Antwoord, Vraag
from levensgebeurtenissen.vragen.blocks import read_vergelijkingen
from levensgebeurtenissen.vragen.voorwaarden import Voorwaardefout, holds

__all__ = ["make_lijst"]


def make_lijst(
    *,
    pagina: LevensgebeurtenisPagina,
    antwoorden: Mapping[str, Antwoord],
    datum: date | None,
    gedaan: Collection[str],
    vandaag: date,
) -> Stappenlijst:
    """The list in the language of the page. A step falls away only when its condition certainly does not hold.

    Args:
        pagina: the life event.
        antwoorden: by the key of the question; a question that is not in it, or is None, is unknown.
        datum: the day of the event; None when it is not known: the list then has no dates.
        gedaan: the keys of the steps that are done.
        vandaag: the day on which one looks.
    """
    vragen = {vraag.sleutel: vraag for vraag in list_vragen(pagina)}
    producten = _producten(pagina)
    blijft, weg = [], []
    for blok in pagina.stappen:
        geldt = _holds(blok.value, vragen, antwoorden)
        if geldt is False:
            weg.append(read_staptekst(blok.value).titel)
            continue
        gekozen = tuple(producten[pk] for pk in _product_ids(blok.value) if pk in producten)
        blijft.append(_step(blok, gekozen, datum=datum, gedaan=blok.id in gedaan, vandaag=vandaag, geldt=geldt))
    return Stappenlijst(
        slug=pagina.slug,
        titel=translated_text(pagina, "titel"),
        titel_taal=text_language(pagina, "titel"),
        url=pagina.get_url() or "",
        datum=datum,
        stappen=order(blijft),
        weggelaten=tuple(weg),
    )


def _step(
    blok: Any,  # noqa: ANN401 - a block of the untyped stream
    producten: tuple[Stapproduct, ...],
    *,
    datum: date | None,
    gedaan: bool,
    vandaag: date,
    geldt: bool | None,
) -> Lijststap:
    tekst = read_staptekst(blok.value)
    van, tot = _day(datum, blok.value["dagen_van"]), _day(datum, blok.value["dagen_tot"])
    return Lijststap(
        sleutel=blok.id,
        titel=tekst.titel,
        wanneer=tekst.wanneer,
        van=van,
        tot=tot,
        organisatie=tekst.organisatie,
        alineas=tekst.alineas,
        producten=producten,
        taal=tekst.taal,
        stand=find_stand(van=van, tot=tot, gedaan=gedaan, vandaag=vandaag),
        gedaan=gedaan,
        misschien=geldt is None,
    )


def _holds(waarde: Mapping[str, Any], vragen: Mapping[str, Vraag], antwoorden: Mapping[str, Antwoord]) -> bool | None:
    """Whether the step is for somebody with these answers; one that asks what nobody asks now is for everybody."""
    try:
        vergelijkingen = read_vergelijkingen(waarde["alleen_als"], vragen)
    except Voorwaardefout:
        return None
    return holds(vergelijkingen, antwoorden)


def _day(datum: date | None, dagen: int | None) -> date | None:
    return None if datum is None or dagen is None else datum + timedelta(days=dagen)


def _producten(pagina: LevensgebeurtenisPagina) -> dict[int, Stapproduct]:
    """The published products of all steps, in one go."""
    ids = {item["value"] for stap in pagina.stappen.raw_data for item in stap["value"]["producten"]}
    return {product.pk: _stapproduct(product) for product in _live(ids)}


def _live(ids: Iterable[int]) -> Iterator[ProductPagina]:
    yield from ProductPagina.objects.live().filter(pk__in=ids).select_related("upn")


def _stapproduct(product: ProductPagina) -> Stapproduct:
    return Stapproduct(
        slug=product.slug,
        titel=translated_text(product, "titel"),
        url=product.get_url() or "",
        taal=text_language(product, "titel"),
        upn=product.upn.uri if product.upn else "",
    )


def _product_ids(waarde: Mapping[str, Any]) -> list[int]:
    return [product.pk for product in waarde["producten"] if product is not None]
