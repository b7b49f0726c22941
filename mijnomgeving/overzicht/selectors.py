"""The first page after logging in: what to do, what runs, what is new and what is coming, by one concurrent fan-out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.berichten.models import Plaats
from mijnomgeving.berichten.selectors import GetoondBericht, list_post, vragen_berichten
from mijnomgeving.bronnen.brp.models import Ingeschrevene
from mijnomgeving.bronnen.deur import Antwoorden, Vraag, list_ontbreekt
from mijnomgeving.bronnen.fbs.models import Bericht
from mijnomgeving.bronnen.rdw.models import Apk
from mijnomgeving.bronnen.registry import brp, rdw, reisdocumenten
from mijnomgeving.bronnen.reisdocumenten.models import Reisdocument
from mijnomgeving.bronnen.taken.models import Taak
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.bronnen.zgw.models import Zaak
from mijnomgeving.meldingen.selectors import has_changed
from mijnomgeving.notificaties.models import Contactherstel
from mijnomgeving.notificaties.selectors import find_herstel
from mijnomgeving.overzicht.datums import KomendeDatum, list_datums
from mijnomgeving.overzicht.tedoen import TeDoen, list_te_doen
from mijnomgeving.pagina import Lezing
from mijnomgeving.suggesties.selectors import GetoondeSuggestie, list_suggesties, vragen_suggesties
from mijnomgeving.taken.selectors import list_open, vragen_taken
from mijnomgeving.zaken.reis import Reis, list_reizen
from mijnomgeving.zaken.selectors import Getoond, list_stil, show_zaak, vragen_zaken
from portal.core.betrokkene import Persoon
from portal.core.resultaat import Available, SourceResult, Stale
from portal.toegang.persoon import Sessiepersoon

MEEST_RECENT = 3
# Who has three hundred zaken looks for one on the page of zaken.
_MEESTE_ZAKEN = 5
# More at once is no help; the rest is on a page of its own.
_MEESTE_SUGGESTIES = 3
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GetoondeReis:
    """A course of events with the key of each of its zaken."""

    reis: Reis
    stappen: tuple[Getoond, ...]


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Everything on the first page.

    Args:
        lopend: the zaken that run and are in no reis, the newest; `meer_lopend` says how many more there are.
        suggesties: what people arrange after what happened; empty for who did not ask for it.
        meer_suggesties: how many there are besides those.
        tips_vragen: whether the person may be asked if tips are welcome.
        herstel: that mail to the person came back; None when it arrives.
        ontbreekt: what could not be read.
        zaken_stil: no register of zaken answered, so nothing can be said of what runs or waits.
    """

    naam: str
    te_doen: tuple[TeDoen, ...]
    lopend: tuple[Getoond, ...]
    meer_lopend: int
    reizen: tuple[GetoondeReis, ...]
    berichten: tuple[GetoondBericht, ...]
    ongelezen: int
    datums: tuple[KomendeDatum, ...]
    suggesties: tuple[GetoondeSuggestie, ...]
    meer_suggesties: int
    tips_vragen: bool
    herstel: Contactherstel | None
    ontbreekt: tuple[SourceResult[Any], ...]
    gevraagd: tuple[str, ...]
    zaken_stil: bool


@dataclass(frozen=True, slots=True)
class Overzichtvragen:
    """What the page asks, all at once; a part that this person does not have is empty."""

    zaken: list[Vraag[tuple[Zaak, ...]]]
    berichten: list[Vraag[tuple[Bericht, ...]]]
    taken: list[Vraag[tuple[Taak, ...]]]
    naam: list[Vraag[str]]
    ingeschrevene: list[Vraag[Ingeschrevene | None]]
    documenten: list[Vraag[tuple[Reisdocument, ...]]]
    keuringen: list[Vraag[tuple[Apk, ...]]]

    @property
    def alle(self) -> list[Vraag[Any]]:
        """In one list."""
        return [*self.zaken, *self.berichten, *self.taken, *self.registers]

    @property
    def registers(self) -> list[Vraag[Any]]:
        """Those to the registers."""
        return [*self.naam, *self.ingeschrevene, *self.documenten, *self.keuringen]


def read_overzicht(lezing: Lezing) -> Overzicht:
    """Ask every source at once; the page is whole without those that do not answer."""
    vragen = vragen_overzicht(lezing.persoon)
    return make_overzicht(lezing, vragen, lezing.read(*vragen.alle))


def make_overzicht(lezing: Lezing, vragen: Overzichtvragen, antwoorden: Antwoorden) -> Overzicht:
    """The page by these answers, for who asks more at the same time."""
    betrokkene, vandaag = lezing.persoon.betrokkene, timezone.localdate()
    zaken, berichten = antwoorden.samen(vragen.zaken), antwoorden.samen(vragen.berichten)
    taken = antwoorden.samen(vragen.taken)
    getoond = {zaak.url: show_zaak(zaak, betrokkene) for zaak in zaken.data}
    post = list_post(betrokkene=betrokkene, berichten=berichten.data, plaats=Plaats.POSTVAK)
    reizen = [reis for reis in list_reizen(zaken.data, stil=list_stil(zaken)) if reis.klaar < len(reis.zaken)]
    onderweg = {zaak.url for reis in reizen for zaak in reis.zaken}
    los = [regel for url, regel in getoond.items() if regel.zaak.loopt and url not in onderweg]
    los.sort(key=lambda regel: regel.zaak.ingediend_op, reverse=True)
    regels = tuple(getoond.values())
    ingeschrevene = _first(antwoorden, vragen.ingeschrevene)
    # The BRP is asked for them only with consent; of a company nothing has to be asked.
    wil_tips = bool(vragen.ingeschrevene) or not _is_self(lezing.persoon)
    suggesties = list_suggesties(lezing.persoon, ingeschrevene, vandaag=vandaag).nu if wil_tips else ()
    return Overzicht(
        naam=_first(antwoorden, vragen.naam) or lezing.persoon.naam,
        te_doen=list_te_doen(regels, list_open(taken.data, betrokkene), post, vandaag=vandaag),
        lopend=tuple(los[:_MEESTE_ZAKEN]),
        meer_lopend=max(0, len(los) - _MEESTE_ZAKEN),
        reizen=tuple(GetoondeReis(reis, tuple(getoond[zaak.url] for zaak in reis.zaken)) for reis in reizen),
        berichten=post[:MEEST_RECENT],
        ongelezen=sum(not regel.bericht.gelezen for regel in post),
        datums=list_datums(
            documenten=(reisdocumenten().naam, antwoorden.samen(vragen.documenten).data),
            keuringen=(rdw().naam, antwoorden.samen(vragen.keuringen).data),
            zaken=regels,
            vandaag=vandaag,
        ),
        suggesties=suggesties[:_MEESTE_SUGGESTIES],
        meer_suggesties=max(0, len(suggesties) - _MEESTE_SUGGESTIES),
        tips_vragen=not wil_tips,
        herstel=find_herstel(betrokkene=betrokkene) if _is_self(lezing.persoon) else None,
        ontbreekt=list_ontbreekt(
            *zaken.ontbreekt,
            *berichten.ontbreekt,
            *taken.ontbreekt,
            *(antwoorden[vraag] for vraag in vragen.registers),
        ),
        gevraagd=tuple(dict.fromkeys(_names(vragen.zaken) + _names(vragen.berichten) + _names(vragen.taken))),
        zaken_stil=bool(zaken.ontbreekt) and len(zaken.ontbreekt) == len(vragen.zaken) and not zaken.data,
    )


def vragen_overzicht(persoon: Sessiepersoon) -> Overzichtvragen:
    """What is asked about this betrokkene: of the registers no more than the page shows."""
    betrokkene = persoon.betrokkene
    vragen = Overzichtvragen(
        vragen_zaken(betrokkene), vragen_berichten(betrokkene), vragen_taken(betrokkene), [], [], [], []
    )
    if not isinstance(betrokkene, Persoon):
        return vragen
    vragen.keuringen.append(
        Vraag(
            rdw().naam,
            gettext_noop("tot wanneer uw voertuigen gekeurd zijn"),
            partial(rdw().list_keuringen, betrokkene),
            "gegevens",
            Bewaren("keuringen", tuple[Apk, ...]),
        )
    )
    vragen.documenten.append(
        Vraag(
            reisdocumenten().naam,
            gettext_noop("tot wanneer uw paspoort en identiteitskaart geldig zijn"),
            partial(reisdocumenten().list_reisdocumenten, betrokkene),
            "gegevens",
            Bewaren("reisdocumenten", tuple[Reisdocument, ...]),
        )
    )
    if not _is_self(persoon):
        return vragen
    if not _knows_name(persoon):
        stel = partial(brp().fetch_naam, betrokkene)
        vragen.naam.append(Vraag(brp().naam, gettext_noop("uw naam"), stel, bewaar=Bewaren("naam", str)))
    vragen.ingeschrevene.extend(vragen_suggesties(persoon))
    return vragen


def _names(vragen: Sequence[Vraag[Any]]) -> list[str]:
    return [vraag.bron for vraag in vragen]


def _first(antwoorden: Antwoorden, vragen: Sequence[Vraag[T]]) -> T | None:
    """The answer to the one question, when it was asked and answered."""
    resultaten = (antwoorden[vraag] for vraag in vragen)
    return next((gelezen.data for gelezen in resultaten if isinstance(gelezen, Available | Stale)), None)


def _is_self(persoon: Sessiepersoon) -> bool:
    return isinstance(persoon.betrokkene, Persoon) and persoon.machtiging is None


def _knows_name(persoon: Sessiepersoon) -> bool:
    """The BRP is asked once a session for one's own name, and again when it has told of a change since."""
    return bool(persoon.naam) and not has_changed(
        betrokkene=persoon.betrokkene, register="brp", since=persoon.ingelogd_op
    )
