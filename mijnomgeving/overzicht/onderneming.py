"""The first page for who acts for a company: what it must do by law comes beside what organisations ask of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import list_ontbreekt, read_eigen
from mijnomgeving.bronnen.kvk.models import Vestigingsregel
from mijnomgeving.onderneming.feiten import Feiten, read_feiten, vragen_feiten
from mijnomgeving.overzicht.selectors import Overzicht, make_overzicht, vragen_overzicht
from mijnomgeving.pagina import Lezing
from mijnomgeving.verplichtingen.eigen import read_eigen as read_ingevuld
from mijnomgeving.verplichtingen.kalender import Komend, list_komende
from mijnomgeving.verplichtingen.vinken import list_vinkjes
from portal.core.betrokkene import Onderneming
from portal.core.machtiging import Dienst
from portal.core.resultaat import Available, SourceResult, Stale
from portal.toegang.persoon import Sessiepersoon

# The rest is one click away, on the calendar.
_MEESTE_PLICHTEN = 5
_GEGEVENS = frozenset[Dienst]({"gegevens"})


@dataclass(frozen=True, slots=True)
class Bedrijfsoverzicht:
    """Everything on the first page of a company.

    Args:
        overzicht: what is on everybody's first page.
        komend: the first obligations, by day; what is late first.
        ziet_verplichtingen: whether the machtiging reaches them.
        ontbreekt: what could not be read, each source once.
        vestigingen: what each vestiging is called, by number, of those that may be seen.
    """

    overzicht: Overzicht
    komend: tuple[Komend, ...]
    ziet_verplichtingen: bool
    ontbreekt: tuple[SourceResult[Any], ...]
    vestigingen: Mapping[str, str]


def read_bedrijfsoverzicht(lezing: Lezing, onderneming: Onderneming) -> Bedrijfsoverzicht:
    """Ask every source at once; the page is whole without those that do not answer.

    Args:
        lezing: of the page, for who acts for this company.
        onderneming: the company, or the vestigingen of it, for which the person acts.
    """
    vragen, feitvragen = vragen_overzicht(lezing.persoon), vragen_feiten(onderneming)
    antwoorden = lezing.read(*vragen.alle, *feitvragen.alle)
    overzicht = make_overzicht(lezing, vragen, antwoorden)
    ziet = _sees_obligations(lezing.persoon)
    eigen = _own_facts(lezing, onderneming) if ziet else {}
    feiten = read_feiten(feitvragen, antwoorden, eigen=eigen)
    return Bedrijfsoverzicht(
        overzicht=overzicht,
        komend=_coming(feiten, onderneming) if ziet else (),
        ziet_verplichtingen=ziet,
        ontbreekt=list_ontbreekt(*overzicht.ontbreekt, *feiten.ontbreekt),
        vestigingen=_names(antwoorden[feitvragen.vestigingen]),
    )


def _sees_obligations(persoon: Sessiepersoon) -> bool:
    return persoon.machtiging is not None and persoon.machtiging.covers(_GEGEVENS)


def _own_facts(lezing: Lezing, onderneming: Onderneming) -> dict[str, Any]:
    """What the company filled in itself; the read stands in the log before it is used."""
    read_eigen(
        persoon=lezing.persoon,
        activiteit="mijn-overzicht",
        bron=settings.WAGTAIL_SITE_NAME,
        gegevens=gettext_noop("wat uw onderneming zelf invulde en afvinkte"),
    )
    return read_ingevuld(onderneming)


def _coming(feiten: Feiten, onderneming: Onderneming) -> tuple[Komend, ...]:
    gedaan = list_vinkjes(onderneming)
    return list_komende(feiten, vandaag=timezone.localdate(), aantal=_MEESTE_PLICHTEN, gedaan=gedaan)


def _names(resultaat: SourceResult[tuple[Vestigingsregel, ...] | None]) -> dict[str, str]:
    """What people call each vestiging: its name and, where several have the same one, the place."""
    regels = resultaat.data or () if isinstance(resultaat, Available | Stale) else ()
    namen = [regel.naam for regel in regels]
    return {
        regel.vestigingsnummer: f"{regel.naam}, {_place(regel)}" if namen.count(regel.naam) > 1 else regel.naam
        for regel in regels
    }


def _place(regel: Vestigingsregel) -> str:
    """The end of the address in one line; the number where the register shields the address."""
    return regel.adres.regel.rpartition(" ")[2] or regel.vestigingsnummer
