"""The search page as data: results with marked words, filters with counts, and help when nothing is found."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.urls import get_script_prefix
from django.utils import translation
from django.utils.translation import gettext as _

from cms.producten.models import Organisatie
from cms.zoeken.adres import url_here
from cms.zoeken.port import FACETTEN, Deel, Document, Fragment, Suggestie, Treffer, Zoekmachine, Zoekvraag
from portal.web.forms import ZoekFormulier
from portal.web.zoekfilters import (
    list_chips,
    list_filters,
    list_namen,
    read_gekozen,
    search_url,
    soort_namen,
)

PER_PAGINA = 10
SUGGESTIES = 6
# Keywords of the first results are what people also search for.
EERSTE_TREFFERS = 3
PER_TREFFER = 2


@dataclass(frozen=True, slots=True)
class Resultaat:
    """One result as the page shows it."""

    url: str
    titel: Fragment
    tekst: Fragment
    soort: str


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A link to another search."""

    tekst: str
    url: str
    taal: str


def zoekpagina(*, formulier: ZoekFormulier, machine: Zoekmachine) -> dict[str, object]:
    """Everything that the template `web/zoeken.html` shows."""
    taal, tekst, namen = translation.get_language() or "nl", formulier.tekst, list_namen()
    gekozen = read_gekozen({facet: formulier.waarde(facet) for facet in FACETTEN}, namen)
    nummer = int(formulier.waarde("pagina") or 1)
    uris = dict(Organisatie.objects.filter(is_actief=True).values_list("slug", "tooi_uri"))
    vraag = Zoekvraag(tekst=tekst, taal=taal, pagina=nummer, per_pagina=PER_PAGINA)
    uitkomst = machine.zoek(vraag.narrowed(_known_to_index(gekozen, uris)))
    soorten = soort_namen()
    return {
        "tekst": tekst,
        "uitkomst": uitkomst,
        # With a filter chosen, nothing found says little about the catalogue.
        "is_leeg": not uitkomst.totaal and not gekozen,
        "resultaten": [_resultaat(treffer, taal, soorten) for treffer in uitkomst.treffers],
        "pagina": Paginator(range(uitkomst.totaal), PER_PAGINA).get_page(nummer),
        "filters": list_filters(
            facetten=_with_slugs(uitkomst.facetten, uris), tekst=tekst, gekozen=gekozen, namen=namen
        ),
        "chips": list_chips(tekst=tekst, gekozen=gekozen, namen=namen, aantallen=uitkomst.zonder),
        "verborgen": gekozen,
        "kruimels": [(_("Home"), get_script_prefix()), (_("Zoeken"), None)],
        "wis_url": search_url(tekst, {}),
        "bedoelde_url": search_url(uitkomst.bedoelde, gekozen) if uitkomst.bedoelde else "",
        "themas": [(_title(document, taal), url_here(document.url)) for document in uitkomst.dichtbij],
        "ook": _also(machine, tekst, taal, [treffer.document for treffer in uitkomst.treffers]),
    }


def _known_to_index(gekozen: Mapping[str, str], uris: Mapping[str, str]) -> dict[str, str]:
    """The filters with the organisation's URI for its slug."""
    return {facet: uris[waarde] if facet == "organisatie" else waarde for facet, waarde in gekozen.items()}


def _with_slugs(
    facetten: Mapping[str, Sequence[tuple[str, int]]], uris: Mapping[str, str]
) -> dict[str, list[tuple[str, int]]]:
    """The counts with the organisations' slugs for their URIs."""
    slugs = {uri: slug for slug, uri in uris.items()}
    own = [(slugs[uri], aantal) for uri, aantal in facetten.get("organisatie", ()) if uri in slugs]
    return {facet: list(waarden) for facet, waarden in facetten.items()} | {"organisatie": own}


def _resultaat(treffer: Treffer, taal: str, soorten: Mapping[str, str]) -> Resultaat:
    document = treffer.document
    return Resultaat(
        url=url_here(document.url),
        titel=treffer.titel or _title(document, taal),
        tekst=treffer.fragment or _fragment(*document.samenvatting_in(taal)),
        soort=soorten[document.soort],
    )


def _title(document: Document, taal: str) -> Fragment:
    return _fragment(*document.titel_in(taal))


def _fragment(tekst: str, taal: str) -> Fragment:
    return Fragment((Deel(tekst),), taal)


def _also(machine: Zoekmachine, tekst: str, taal: str, documenten: Sequence[Document]) -> list[Verwijzing]:
    """What a script suggests while typing, as links, and what the first results are also called."""
    if not tekst:
        return []
    woorden = [
        Suggestie(woord)
        for document in documenten[:EERSTE_TREFFERS]
        for woord in document.trefwoorden[:PER_TREFFER]
        if taal == "nl"
    ]
    gevonden: dict[str, Suggestie] = {}
    for suggestie in (*machine.suggesties(tekst, taal=taal, aantal=SUGGESTIES), *woorden):
        if suggestie.tekst.casefold() != tekst.casefold():
            gevonden.setdefault(suggestie.tekst.casefold(), suggestie)
    return [Verwijzing(s.tekst, search_url(s.tekst, {}), s.taal) for s in list(gevonden.values())[:SUGGESTIES]]
