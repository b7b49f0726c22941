"""What each client must do by law and when: the facts of all clients, one question to each source."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Protocol, TypeVar

from django.conf import settings
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.belastingdienst.models import Belastinggegevens
from mijnomgeving.bronnen.cbs.models import Uitvraag
from mijnomgeving.bronnen.deur import AntwoordenVelen, VraagVelen
from mijnomgeving.bronnen.energie.models import Verbruik
from mijnomgeving.bronnen.heffingen.models import Aanslag
from mijnomgeving.bronnen.kvk.models import Kerngegevens
from mijnomgeving.bronnen.registerstanden.models import Registerstand
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.onderneming.feiten import Bronresultaten, make_feiten
from mijnomgeving.verplichtingen.eigen import read_eigen_velen
from mijnomgeving.verplichtingen.kalender import Komend, list_komende
from mijnomgeving.verplichtingen.vinken import list_vinkjes_velen
from portal.core.betrokkene import Betrokkene, Onderneming
from portal.core.machtiging import Dienst, Machtiging
from portal.core.nummers import KvkNummer
from portal.core.resultaat import Available, SourceResult, Stale

# The list shows the first; more than a few would not be read.
AANTAL = 3
_GEGEVENS = frozenset[Dienst]({"gegevens"})
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plichtvragen:
    """One question to each source of facts, about all clients; each client's log names what was read."""

    kern: VraagVelen[Kerngegevens | None]
    verbruik: VraagVelen[tuple[Verbruik, ...]]
    registerstand: VraagVelen[Registerstand | None]
    belasting: VraagVelen[Belastinggegevens | None]
    uitvragen: VraagVelen[tuple[Uitvraag, ...]]
    aanslagen: VraagVelen[tuple[Aanslag, ...]]
    eigen: VraagVelen[None]

    @property
    def alle(self) -> list[VraagVelen[Any]]:
        """In one list."""
        return [getattr(self, veld.name) for veld in fields(self)]


@dataclass(frozen=True, slots=True)
class EigenVelen:
    """What each company filled in and marked as done itself."""

    ingevuld: Mapping[Betrokkene, Mapping[str, Any]]
    gedaan: Mapping[Betrokkene, Collection[str]]

    @classmethod
    def of(cls, ondernemingen: Sequence[Onderneming]) -> "EigenVelen":
        """Of these companies, in one query each; only after the read stands in the logs."""
        return cls(read_eigen_velen(ondernemingen), list_vinkjes_velen(ondernemingen))


@dataclass(frozen=True, slots=True)
class Plichten:
    """The first obligations of one client, and the sources of facts that did not answer."""

    komend: tuple[Komend, ...]
    ontbreekt: tuple[SourceResult[Any], ...]


class _VanBedrijf(Protocol):
    @property
    def kvk_nummer(self) -> str:
        """Of which company it is."""
        ...


B = TypeVar("B", bound=_VanBedrijf)


def vragen_plichten() -> Plichtvragen:
    """What to ask for the obligations of clients."""
    kvk, energie, registerstanden = registry.kvk(), registry.energie(), registry.registerstanden()
    belasting, cbs, heffingen = registry.belastingdienst(), registry.cbs(), registry.heffingen()
    return Plichtvragen(
        kern=_ask(
            kvk.naam,
            gettext_noop("de inschrijving van uw onderneming"),
            kvk.fetch_inschrijvingen,
            Bewaren("inschrijving", Kerngegevens | None),
        ),
        verbruik=_ask(
            energie.naam,
            gettext_noop("hoeveel energie uw vestigingen gebruiken"),
            _by_onderneming(energie.list_verbruik),
            Bewaren("verbruik", tuple[Verbruik, ...]),
        ),
        registerstand=_ask(
            registerstanden.naam,
            gettext_noop("uw jaarrekeningen, UBO's en wijzigingen"),
            _by_number(registerstanden.fetch_registerstanden),
            Bewaren("registerstand", Registerstand | None),
        ),
        belasting=_ask(
            belasting.naam,
            gettext_noop("uw aangiften en hoe vaak u aangifte doet"),
            _by_number(belasting.fetch_ondernemers),
            Bewaren("ondernemer", Belastinggegevens | None),
        ),
        uitvragen=_ask(
            cbs.naam,
            gettext_noop("welke vragenlijsten u kreeg"),
            _by_onderneming(cbs.list_uitvragen),
            Bewaren("uitvragen", tuple[Uitvraag, ...]),
        ),
        aanslagen=_ask(
            heffingen.naam,
            gettext_noop("uw gemeentelijke belastingen"),
            _by_onderneming(heffingen.list_aanslagen),
            Bewaren("aanslagen", tuple[Aanslag, ...]),
        ),
        eigen=VraagVelen(
            settings.WAGTAIL_SITE_NAME,
            gettext_noop("wat uw onderneming zelf invulde en afvinkte"),
            _note_only,
            _GEGEVENS,
        ),
    )


def list_plichten(
    vragen: Plichtvragen,
    antwoorden: AntwoordenVelen,
    klant: Machtiging,
    voor: Onderneming,
    *,
    eigen: EigenVelen,
    vandaag: date,
) -> Plichten:
    """The first obligations of this client; none where the machtiging does not reach its facts.

    A client of which the office sees some vestigingen only has the facts of those: what is of the company as a whole
    was left out of the question.
    """
    if not klant.covers(_GEGEVENS):
        return Plichten((), ())
    kern = antwoorden.find(vragen.kern, klant)
    geheel: dict[str, Any] = dict.fromkeys(("registerstand", "belasting", "uitvragen", "keuringen", "aanslagen"))
    if not voor.beperkt:
        geheel |= {
            naam: antwoorden.find(getattr(vragen, naam), klant)
            for naam in ("registerstand", "belasting", "uitvragen", "aanslagen")
        }
    bronnen = Bronresultaten(
        profiel=_part(kern, lambda gevonden: gevonden.profiel),
        vestigingen=_part(kern, lambda gevonden: gevonden.vestigingen),
        verbruik=antwoorden.find(vragen.verbruik, klant),
        **geheel,
    )
    feiten = make_feiten(voor, bronnen, eigen=eigen.ingevuld[voor])
    komend = list_komende(feiten, vandaag=vandaag, aantal=AANTAL, gedaan=eigen.gedaan[voor])
    return Plichten(komend, feiten.ontbreekt)


async def _note_only(ondernemingen: Sequence[Onderneming], **_kwargs: Any) -> Mapping[Onderneming, None]:  # noqa: ANN401
    """Nothing: what the portal keeps itself is read from its own tables, once it stands in the logs."""
    return dict.fromkeys(ondernemingen)


def _ask(
    bron: str, gegevens: str, stel: Callable[..., Awaitable[Mapping[Onderneming, T]]], bewaar: Bewaren
) -> VraagVelen[T]:
    return VraagVelen(bron, gegevens, stel, _GEGEVENS, bewaar)


def _by_number(
    fetch: Callable[..., Awaitable[Mapping[KvkNummer, T]]],
) -> Callable[..., Awaitable[Mapping[Onderneming, T | None]]]:
    """The answers by company, of the whole companies only; None for one that the source does not know."""

    async def stel(ondernemingen: Sequence[Onderneming], **kwargs: Any) -> Mapping[Onderneming, T | None]:  # noqa: ANN401
        heel = [onderneming for onderneming in ondernemingen if not onderneming.beperkt]
        gevonden = await fetch(heel, **kwargs) if heel else {}
        return {wie: None if wie.beperkt else gevonden.get(wie.kvk_nummer) for wie in ondernemingen}

    return stel


def _by_onderneming(
    fetch: Callable[..., Awaitable[Iterable[B]]],
) -> Callable[..., Awaitable[Mapping[Onderneming, tuple[B, ...]]]]:
    """The rows by company; what is of a company for which nobody asked is left out, whatever the source says."""

    async def stel(ondernemingen: Sequence[Onderneming], **kwargs: Any) -> Mapping[Onderneming, tuple[B, ...]]:  # noqa: ANN401
        rijen = list(await fetch(ondernemingen, **kwargs)) if ondernemingen else []
        return {
            wie: tuple(rij for rij in rijen if rij.kvk_nummer == str(wie.kvk_nummer) and _reaches(wie, rij))
            for wie in ondernemingen
        }

    return stel


def _reaches(onderneming: Onderneming, rij: _VanBedrijf) -> bool:
    """Whether a row is one that who sees some vestigingen may see: of those vestigingen, and of nothing else."""
    if not onderneming.beperkt:
        return True
    return getattr(rij, "vestigingsnummer", "") in set(map(str, onderneming.vestigingen))


def _part(kern: SourceResult[Kerngegevens | None], pick: Callable[[Kerngegevens], Any]) -> SourceResult[Any]:
    """One half of what the Handelsregister said, as if it had been asked for that alone."""
    match kern:
        case Available(data=data):
            return Available(pick(data) if data else None, kern.source, kern.as_of)
        case Stale(data=data):
            return Stale(pick(data) if data else None, kern.source, kern.as_of, kern.reason)
        case _:
            return kern
