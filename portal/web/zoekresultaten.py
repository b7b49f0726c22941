"""The search page as data: results, filters with counts, and help when nothing is found."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.urls import get_script_prefix
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.producten.models import Thema
from cms.zoeken.port import Zoekmachine, Zoekvraag
from portal.web.forms import ZoekFormulier

PER_PAGINA = 10
FILTERS = ("soort", "doelgroep", "thema", "organisatiesoort")


@dataclass(frozen=True, slots=True)
class Keuze:
    """One filter value: its name, how many results it leaves and the URL that switches it."""

    naam: str
    aantal: int
    url: str
    gekozen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A group of values under one heading."""

    titel: str
    keuzes: tuple[Keuze, ...]


def zoekpagina(*, formulier: ZoekFormulier, machine: Zoekmachine) -> dict[str, object]:
    """Everything that the template `web/zoeken.html` shows."""
    gekozen = {naam: waarde for naam in ("q", *FILTERS) if (waarde := formulier.waarde(naam))}
    nummer = int(formulier.waarde("pagina") or 1)
    uitkomst = machine.zoek(
        Zoekvraag(
            tekst=gekozen.get("q", ""),
            soort=gekozen.get("soort"),
            doelgroep=gekozen.get("doelgroep"),
            thema=gekozen.get("thema"),
            organisatiesoort=gekozen.get("organisatiesoort"),
            taal=translation.get_language() or "nl",
            pagina=nummer,
            per_pagina=PER_PAGINA,
        )
    )
    namen = _namen()
    return {
        "tekst": gekozen.get("q", ""),
        "uitkomst": uitkomst,
        "treffers": [(treffer.document, namen[treffer.document.soort]) for treffer in uitkomst.treffers],
        "pagina": Paginator(range(uitkomst.totaal), PER_PAGINA).get_page(nummer),
        "filters": _filters(facetten=uitkomst.facetten, gekozen=gekozen, namen=namen),
        "verborgen": {naam: waarde for naam, waarde in gekozen.items() if naam != "q"},
        "kruimels": [(_("Home"), get_script_prefix()), (_("Zoeken"), None)],
        "wis_url": "?" + urlencode({"q": gekozen.get("q", "")}),
        "bedoelde_url": "?" + urlencode(gekozen | {"q": uitkomst.bedoelde}) if uitkomst.bedoelde else "",
    }


def _filters(
    *, facetten: dict[str, list[tuple[str, int]]], gekozen: dict[str, str], namen: dict[str, str]
) -> list[Filter]:
    titels = {
        "soort": _("Soort pagina"),
        "doelgroep": _("Voor wie"),
        "thema": _("Thema"),
        "organisatiesoort": _("Soort organisatie"),
    }
    filters = []
    for veld, titel in titels.items():
        keuzes = tuple(
            Keuze(
                naam=str(namen.get(waarde, waarde)),
                aantal=aantal,
                url="?" + urlencode(_switched(gekozen, veld, waarde)),
                gekozen=gekozen.get(veld) == waarde,
            )
            for waarde, aantal in facetten.get(veld, [])
        )
        if keuzes:
            filters.append(Filter(titel=titel, keuzes=keuzes))
    return filters


def _switched(gekozen: dict[str, str], veld: str, waarde: str) -> dict[str, str]:
    """The chosen values with this one switched on, or off when it was on."""
    rest = {naam: w for naam, w in gekozen.items() if naam != veld}
    return rest if gekozen.get(veld) == waarde else rest | {veld: waarde}


def _namen() -> dict[str, str]:
    """What people call each filter value."""
    thema_namen = dict(Thema.objects.values_list("slug", "titel_en" if translation.get_language() == "en" else "titel"))
    return thema_namen | {
        "product": _("Product of dienst"),
        "levensgebeurtenis": _("Levensgebeurtenis"),
        "thema": _("Thema"),
        "organisatie": _("Organisatie"),
        "particulier": _("Inwoner"),
        "ondernemer": _("Ondernemer"),
        "gemeente": _("Gemeente"),
        "provincie": _("Provincie"),
        "waterschap": _("Waterschap"),
        "ministerie": _("Ministerie"),
        "uitvoeringsorganisatie": _("Uitvoeringsorganisatie"),
        "zbo": _("Zelfstandig bestuursorgaan"),
        "rechtspraak": pgettext("soort organisatie", "Rechtspraak"),
        "overig": _("Andere organisatie"),
    }
