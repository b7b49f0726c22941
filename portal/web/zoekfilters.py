"""The filters of the search page: what people call each value, how many results it leaves, and its address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cms.producten.models import Organisatie, Thema
from cms.zoeken.port import CARIBISCH, FACETTEN, MET_DIGID, NEDERLAND
from levensgebeurtenissen.models import LevensgebeurtenisPagina

# Of a long list these are shown; the rest opens with 'Toon alle'.
EERST = 8
# These groups stand open; the others open with one press.
OPEN = frozenset({"soort", "doelgroep", "thema"})

Gekozen = Mapping[str, str]
Namen = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Keuze:
    """One filter value: its name, how many results it leaves and the URL that switches it."""

    naam: str
    aantal: int
    url: str
    gekozen: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A group of values under one heading; `meer` stands behind 'Toon alle'."""

    titel: str
    keuzes: tuple[Keuze, ...]
    meer: tuple[Keuze, ...] = ()
    open: bool = False
    uitleg: str = ""

    @property
    def aantal(self) -> int:
        """How many values there are to choose from."""
        return len(self.keuzes) + len(self.meer)


def read_gekozen(waarden: Gekozen, namen: Namen) -> dict[str, str]:
    """The chosen values that exist; a link with a value that is gone still works."""
    return {facet: waarde for facet, waarde in waarden.items() if waarde in namen.get(facet, {})}


def list_filters(
    *, facetten: Mapping[str, Sequence[tuple[str, int]]], tekst: str, gekozen: Gekozen, namen: Namen
) -> list[Filter]:
    """Every group that has something to choose."""
    groepen = ((facet, _group(facet, facetten.get(facet, ()), tekst, gekozen, namen)) for facet in FACETTEN)
    return [groep for facet, groep in groepen if groep.keuzes and _says_something(facet, groep, gekozen)]


def list_chips(*, tekst: str, gekozen: Gekozen, namen: Namen, aantallen: Mapping[str, int]) -> list[Keuze]:
    """The chosen filters, each with the URL that takes it away and how many results there are then."""
    return [
        Keuze(
            naam=namen[facet][waarde],
            aantal=aantallen.get(facet, 0),
            url=search_url(tekst, {naam: w for naam, w in gekozen.items() if naam != facet}),
            gekozen=True,
        )
        for facet, waarde in gekozen.items()
    ]


def search_url(tekst: str, gekozen: Gekozen) -> str:
    """The query string of a search with these filters, on its first page."""
    return "?" + urlencode({"q": tekst, **gekozen})


def _group(facet: str, waarden: Iterable[tuple[str, int]], tekst: str, gekozen: Gekozen, namen: Namen) -> Filter:
    keuzes = [
        Keuze(
            naam=namen[facet][waarde],
            aantal=aantal,
            url=search_url(tekst, _switched(gekozen, facet, waarde)),
            gekozen=gekozen.get(facet) == waarde,
        )
        for waarde, aantal in waarden
        if waarde in namen[facet]
    ]
    # What somebody chose is never hidden.
    keuzes.sort(key=lambda keuze: not keuze.gekozen)
    return Filter(
        titel=_titles()[facet],
        keuzes=tuple(keuzes[:EERST]),
        meer=tuple(keuzes[EERST:]),
        open=facet in OPEN or facet in gekozen,
        uitleg=_explanation(facet),
    )


def _says_something(facet: str, groep: Filter, gekozen: Gekozen) -> bool:
    """Everything in one part of the Kingdom is no choice."""
    return facet != "gebied" or groep.aantal > 1 or facet in gekozen


def _switched(gekozen: Gekozen, veld: str, waarde: str) -> dict[str, str]:
    """The chosen values with this one switched on, or off when it was on."""
    rest = {naam: w for naam, w in gekozen.items() if naam != veld}
    return rest if gekozen.get(veld) == waarde else rest | {veld: waarde}


def _titles() -> dict[str, str]:
    return {
        "soort": _("Soort pagina"),
        "doelgroep": _("Voor wie"),
        "thema": _("Thema"),
        "levensgebeurtenis": _("Levensgebeurtenis"),
        "organisatiesoort": _("Soort organisatie"),
        "organisatie": _("Organisatie"),
        "kanaal": _("Hoe regelt u het"),
        "digid": _("Inloggen"),
        "gebied": _("Waar geldt het"),
    }


def _explanation(facet: str) -> str:
    if facet != "gebied":
        return ""
    return _(
        "Wat alleen geldt op Bonaire, Sint Eustatius en Saba staat achteraan. "
        "Noem een eiland in uw vraag of kies het hier: dan staat het vooraan."
    )


def list_namen() -> dict[str, dict[str, str]]:
    """What people call each value of each facet."""
    engels = translation.get_language() == "en"
    gebeurtenissen = LevensgebeurtenisPagina.objects.live().values_list("slug", "title", "titel_en")
    return {
        "soort": soort_namen(),
        "doelgroep": {"particulier": _("Inwoner"), "ondernemer": _("Ondernemer")},
        "thema": {
            slug: (engels and titel_en) or titel
            for slug, titel, titel_en in Thema.objects.values_list("slug", "titel", "titel_en")
        },
        "levensgebeurtenis": {slug: (engels and titel_en) or titel for slug, titel, titel_en in gebeurtenissen},
        "organisatiesoort": {
            "gemeente": _("Gemeente"),
            "provincie": _("Provincie"),
            "waterschap": _("Waterschap"),
            "ministerie": _("Ministerie"),
            "uitvoeringsorganisatie": _("Uitvoeringsorganisatie"),
            "zbo": _("Zelfstandig bestuursorgaan"),
            "rechtspraak": pgettext("soort organisatie", "Rechtspraak"),
            "openbaar_lichaam": _("Openbaar lichaam"),
            "overig": _("Andere organisatie"),
        },
        "organisatie": dict(Organisatie.objects.filter(is_actief=True).values_list("slug", "naam")),
        "kanaal": {
            "online": _("Online"),
            "telefoon": _("Telefoon"),
            "balie": _("Balie"),
            "papier": _("Papier"),
        },
        "digid": {MET_DIGID: _("Online met DigiD")},
        "gebied": {NEDERLAND: _("Nederland"), CARIBISCH: _("Caribisch Nederland")},
    }


def soort_namen() -> dict[str, str]:
    """What people call each kind of page."""
    return {
        "product": _("Product of dienst"),
        "levensgebeurtenis": _("Levensgebeurtenis"),
        "regelhulp": _("Regelhulp"),
        "sector": _("Sector"),
        "thema": _("Thema"),
        "organisatie": _("Organisatie"),
        "nieuws": _("Nieuws"),
    }
