"""All that the pages of sectors show."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cms.producten.models import Doelgroep, Organisatie, ProductPagina
from cms.producten.models.paginas import Uitvoerder
from cms.producten.plaats import Plaats, read_plaats
from cms.producten.regelingen import Regeling, read_regeling
from cms.producten.selectors import list_producten, organisatie_voor
from cms.producten.taalversie import Deel
from cms.producten.vertaling import BRONTAAL, current_taal, translated_text
from levensgebeurtenissen.sectoren.models import SectorenIndexPagina, SectorPagina
from levensgebeurtenissen.sectoren.selectors import Sectortreffer, list_activiteiten, list_sectoren, search_sectoren
from levensgebeurtenissen.sectoren.vinden import read_sbi

ONDERDELEN = ("weten", "regels", "plichten")
_MAX_TEKST = 120


@dataclass(frozen=True, slots=True)
class Productregel:
    """A product as a sector lists it: with the organisation where this visitor has to be."""

    product: ProductPagina
    organisatie: Organisatie | None
    uitvoerder: str


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """Something to know, a rule or a duty, with its published products."""

    titel: str
    wanneer: str
    tekst: str
    producten: tuple[Productregel, ...]


def index_context(*, query: Mapping[str, str]) -> dict[str, Any]:
    """The context of the page with all sectors: those that fit what was asked, or all of them."""
    tekst = (query.get("q") or "").strip()[:_MAX_TEKST]
    treffers: Sequence[Sectortreffer] = search_sectoren(tekst=tekst) if tekst else ()
    return {
        "tekst": tekst,
        "is_code": bool(read_sbi(tekst)),
        "treffers": treffers,
        "sectoren": list(list_sectoren()),
        "plaats": read_plaats(query=query),
        "kruimels": kruimels_naar(_("Sectoren")),
    }


def sector_context(*, pagina: SectorPagina, query: Mapping[str, str]) -> dict[str, Any]:
    """The context of one sector: its parts, with the organisations of the chosen place."""
    plaats = read_plaats(query=query)
    producten = _producten(pagina)
    delen = {naam: _onderdelen(getattr(pagina, naam), producten, plaats) for naam in ONDERDELEN}
    alle = [_regel(product, plaats) for product in producten.values()]
    return {
        "plaats": plaats,
        # What goes along with a question to the wegwijzer.
        "vraagvelden": {"doelgroep": Doelgroep.ONDERNEMER.value},
        "delen": delen,
        "inleiding": _inleiding(pagina),
        "is_vertaald": current_taal() == BRONTAAL,
        "lokaal": [regel for regel in alle if regel.uitvoerder != Uitvoerder.VAST],
        "landelijk": [regel for regel in alle if regel.uitvoerder == Uitvoerder.VAST],
        "regelingen": list_regelingen_van(pagina),
        "activiteiten": list_activiteiten(pagina),
        "gebeurtenissen": [ander for ander in pagina.gebeurtenissen.all() if ander.live],
        "regelhulpen": [ander for ander in pagina.regelhulpen.all() if ander.live],
        "verwant": [ander for ander in pagina.verwant.all() if ander.live],
        "kruimels": kruimels_naar(translated_text(pagina, "titel"), onder_index=True),
    }


def list_regelingen_van(pagina: SectorPagina) -> list[Regeling]:
    """The schemes that editors chose for the sector, without what has ended."""
    regelingen = (read_regeling(product=product) for product in pagina.regelingen.all() if product.live)
    return [regeling for regeling in regelingen if regeling and not regeling.is_gestopt]


def kruimels_naar(titel: str, *, onder_index: bool = False) -> list[tuple[str, str | None]]:
    """The way from the home page of entrepreneurs to a page of sectors."""
    index = SectorenIndexPagina.objects.live().first() if onder_index else None
    midden: list[tuple[str, str | None]] = [(_("Sectoren"), index.get_url())] if index else []
    return [(_("Home"), reverse("wagtail_serve", args=["ondernemers/"])), *midden, (titel, None)]


def _producten(pagina: SectorPagina) -> dict[int, ProductPagina]:
    """The published products that the page names, in the order in which it does, in one query."""
    ids = [pk for naam in ONDERDELEN for blok in getattr(pagina, naam).raw_data for pk in _ids(blok)]
    ids += pagina.producten.values_list("pk", flat=True)
    gevonden = {product.pk: product for product in list_producten().filter(pk__in=set(ids))}
    return {pk: gevonden[pk] for pk in dict.fromkeys(ids) if pk in gevonden}


def _ids(blok: Mapping[str, Any]) -> list[int]:
    return [item["value"] for item in blok["value"].get("producten", ()) if item["value"]]


def _onderdelen(
    stroom: Any,  # noqa: ANN401 - the value of a StreamField
    producten: Mapping[int, ProductPagina],
    plaats: Plaats,
) -> tuple[Onderdeel, ...]:
    return tuple(
        Onderdeel(
            titel=blok["value"]["titel"],
            wanneer=blok["value"].get("wanneer") or "",
            tekst=blok["value"]["tekst"],
            producten=_regels((producten[pk] for pk in _ids(blok) if pk in producten), plaats),
        )
        for blok in stroom.raw_data
    )


def _regels(producten: Iterable[ProductPagina], plaats: Plaats) -> tuple[Productregel, ...]:
    return tuple(_regel(product, plaats) for product in producten)


def _regel(product: ProductPagina, plaats: Plaats) -> Productregel:
    organisatie = organisatie_voor(product=product, gemeente=plaats.gemeente)
    return Productregel(product, organisatie, str(product.uitvoerder))


def _inleiding(pagina: SectorPagina) -> Deel:
    if current_taal() == BRONTAAL:
        return Deel(pagina.inleiding, "")
    engels = pagina.inleiding_en if current_taal() == "en" else None
    return Deel(engels, "") if engels else Deel(pagina.inleiding, BRONTAAL)
