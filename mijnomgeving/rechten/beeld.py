"""What the page of rights shows: who, what and where in words, with what needs a look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import Vraag, list_ontbreekt
from mijnomgeving.bronnen.kvk.models import Vestigingsregel
from mijnomgeving.bronnen.registry import kvk
from mijnomgeving.pagina import Lezing
from mijnomgeving.rechten.selectors import Bevoegde
from mijnomgeving.rechten.waarschuwingen import Waarschuwing, list_waarschuwingen
from portal.core.betrokkene import Onderneming
from portal.core.machtiging import ALLES
from portal.core.resultaat import Available, SourceResult, Stale
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.woorden import dienstnamen, soortnaam
from portal.verantwoording.verrichtingen import last_logins

AFGELOPEN = 20
"""How many rights that ended the page shows."""


@dataclass(frozen=True, slots=True)
class Rechtregel:
    """One right in words.

    Args:
        wie: whose.
        soort: "bestuurder", "medewerker", ...
        diensten: what it reaches; empty for everything.
        vestigingen: where, by name; empty for the whole company.
        uzelf: whether it is of who looks.
    """

    wie: Bevoegde
    soort: str
    diensten: list[str]
    vestigingen: list[str]
    uzelf: bool


@dataclass(frozen=True, slots=True)
class Rechtenbeeld:
    """Everything on the page, and the sources that did not answer."""

    collegas: list[Rechtregel]
    kantoren: list[Rechtregel]
    afgelopen: list[Rechtregel]
    waarschuwingen: list[Waarschuwing]
    ontbreekt: tuple[SourceResult[Any], ...]


def make_beeld(lezing: Lezing, rechten: Sequence[Bevoegde]) -> Rechtenbeeld:
    """The page, of the rights as the register gave them."""
    onderneming = lezing.betrokkene
    assert isinstance(onderneming, Onderneming)  # noqa: S101 - the view answers only then
    waar = _where(onderneming)
    bestuur = Vraag(
        kvk().naam, gettext_noop("wie uw onderneming bestuurt"), partial(kvk().fetch_bestuur, onderneming), "gegevens"
    )
    antwoorden = lezing.read(waar, bestuur)
    leiding = antwoorden[bestuur]
    namen: set[str] | None = None
    if isinstance(leiding, Available | Stale) and leiding.data:
        namen = {functionaris.naam for functionaris in leiding.data.functionarissen}
    vestigingen = _names(antwoorden[waar], onderneming)
    regels = [show(wie, vestigingen, lezing.persoon) for wie in rechten]
    lopend = [regel for regel in regels if regel.wie.loopt]
    return Rechtenbeeld(
        collegas=[regel for regel in lopend if not regel.wie.is_kantoor],
        kantoren=[regel for regel in lopend if regel.wie.is_kantoor],
        afgelopen=[regel for regel in regels if not regel.wie.loopt][:AFGELOPEN],
        waarschuwingen=list_waarschuwingen(
            rechten, vandaag=timezone.localdate(), laatst=_last_seen(rechten), functionarissen=namen
        ),
        ontbreekt=list_ontbreekt(*(antwoorden[vraag] for vraag in (waar, bestuur))),
    )


def list_vestigingen(lezing: Lezing) -> dict[str, str]:
    """Number and name of each vestiging, as far as known: what can be chosen."""
    onderneming = lezing.betrokkene
    assert isinstance(onderneming, Onderneming)  # noqa: S101 - the view answers only then
    waar = _where(onderneming)
    return _names(lezing.read(waar)[waar], onderneming)


def show(wie: Bevoegde, vestigingen: Mapping[str, str], persoon: Sessiepersoon) -> Rechtregel:
    """One right in words."""
    namen = [] if wie.alle_vestigingen else [vestigingen.get(nummer, nummer) for nummer in sorted(wie.vestigingen)]
    return Rechtregel(
        wie=wie,
        soort=soortnaam(wie.soort),
        diensten=[] if ALLES in wie.diensten else dienstnamen(wie.diensten),
        vestigingen=namen,
        uzelf=wie.geldig and wie.is_same(persoon.handelende),
    )


def _where(onderneming: Onderneming) -> Vraag[tuple[Vestigingsregel, ...] | None]:
    return Vraag(
        kvk().naam,
        gettext_noop("de vestigingen van uw onderneming"),
        partial(kvk().list_vestigingen, onderneming),
        "gegevens",
    )


def _names(resultaat: SourceResult[tuple[Vestigingsregel, ...] | None], onderneming: Onderneming) -> dict[str, str]:
    """The names of the Handelsregister; when it is silent, the numbers that this session knows."""
    if isinstance(resultaat, Available | Stale) and resultaat.data:
        return {
            regel.vestigingsnummer: f"{regel.naam}, {regel.adres.regel}" if regel.adres.regel else regel.naam
            for regel in resultaat.data
        }
    return {str(nummer): str(nummer) for nummer in onderneming.vestigingen}


def _last_seen(rechten: Sequence[Bevoegde]) -> dict[str, date]:
    laatst = last_logins(personen=[wie.partijen for wie in rechten])
    return {rechten[nummer].machtiging_id: timezone.localtime(moment).date() for nummer, moment in laatst.items()}
