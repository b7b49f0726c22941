"""The first page after logging in: what to do, what runs, what is new, by one concurrent fan-out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.berichten.selectors import GetoondBericht, sort_berichten, vragen_berichten
from mijnomgeving.bronnen.deur import Vraag, list_ontbreekt
from mijnomgeving.bronnen.registry import brp
from mijnomgeving.meldingen.selectors import has_changed
from mijnomgeving.pagina import Lezing
from mijnomgeving.termijn import Actie
from mijnomgeving.zaken.reis import Reis, list_reizen
from mijnomgeving.zaken.selectors import Getoond, list_stil, show_zaak, vragen_zaken
from portal.core.betrokkene import Persoon
from portal.core.resultaat import Available, SourceResult
from portal.toegang.persoon import Sessiepersoon

MEEST_RECENT = 3


@dataclass(frozen=True, slots=True)
class TeDoen:
    """Something the person must do: for whom, what, until when, and where to go for it."""

    bron: str
    onderwerp: str
    url: str
    actie: Actie | None
    dagen: int | None


@dataclass(frozen=True, slots=True)
class GetoondeReis:
    """A course of events with the key of each of its zaken."""

    reis: Reis
    stappen: tuple[Getoond, ...]


@dataclass(frozen=True, slots=True)
class Overzicht:
    """Everything on the first page; `lopend` holds what is in no reis, `ontbreekt` what could not be read.

    `zaken_stil`: no register of zaken answered, so nothing can be said of what runs or waits.
    """

    naam: str
    te_doen: tuple[TeDoen, ...]
    lopend: tuple[Getoond, ...]
    reizen: tuple[GetoondeReis, ...]
    berichten: tuple[GetoondBericht, ...]
    ongelezen: int
    ontbreekt: tuple[SourceResult[Any], ...]
    gevraagd: tuple[str, ...]
    zaken_stil: bool


def read_overzicht(lezing: Lezing) -> Overzicht:
    """Ask every source at once; the page is whole without those that do not answer."""
    betrokkene = lezing.persoon.betrokkene
    zaak_vragen, bericht_vragen = vragen_zaken(betrokkene), vragen_berichten(betrokkene)
    naam_vragen = (
        [Vraag(brp().naam, gettext_noop("uw naam"), partial(brp().fetch_naam, betrokkene), "gegevens")]
        if isinstance(betrokkene, Persoon) and not lezing.persoon.machtiging and not _knows_name(lezing.persoon)
        else []
    )
    antwoorden = lezing.read(*zaak_vragen, *bericht_vragen, *naam_vragen)
    zaken, berichten = antwoorden.samen(zaak_vragen), antwoorden.samen(bericht_vragen)
    naam = [antwoorden[vraag] for vraag in naam_vragen]
    getoond = {zaak.url: show_zaak(zaak, betrokkene) for zaak in zaken.data}
    post = sort_berichten(berichten.data)
    reizen = [reis for reis in list_reizen(zaken.data, stil=list_stil(zaken)) if reis.klaar < len(reis.zaken)]
    onderweg = {zaak.url for reis in reizen for zaak in reis.zaken}
    los = [regel for url, regel in getoond.items() if regel.zaak.loopt and url not in onderweg]
    return Overzicht(
        naam=next((gelezen.data for gelezen in naam if isinstance(gelezen, Available)), lezing.persoon.naam),
        te_doen=_te_doen(list(getoond.values()), post, vandaag=timezone.localdate()),
        lopend=tuple(sorted(los, key=lambda regel: regel.zaak.ingediend_op, reverse=True)),
        reizen=tuple(GetoondeReis(reis, tuple(getoond[zaak.url] for zaak in reis.zaken)) for reis in reizen),
        berichten=post[:MEEST_RECENT],
        ongelezen=sum(not regel.bericht.gelezen for regel in post),
        ontbreekt=list_ontbreekt(*zaken.ontbreekt, *berichten.ontbreekt, *naam),
        gevraagd=tuple(dict.fromkeys([vraag.bron for vraag in zaak_vragen] + [v.bron for v in bericht_vragen])),
        zaken_stil=len(zaken.ontbreekt) == len(zaak_vragen) and not zaken.data,
    )


def _knows_name(persoon: Sessiepersoon) -> bool:
    """The BRP is asked once a session for one's own name, and again when it has told of a change since."""
    return bool(persoon.naam) and not has_changed(
        betrokkene=persoon.betrokkene, register="brp", since=persoon.ingelogd_op
    )


def _te_doen(zaken: Sequence[Getoond], berichten: Sequence[GetoondBericht], *, vandaag: date) -> tuple[TeDoen, ...]:
    """Soonest first, what has no date last; a message about a zaak that already asks the same is left out."""
    acties = [
        TeDoen(
            bron=regel.zaak.bron,
            onderwerp=regel.gevraagd or regel.zaak.omschrijving,
            url=reverse("mijn:zaak", args=[regel.sleutel]),
            actie=regel.actie,
            dagen=regel.actie.dagen(vandaag) if regel.actie else None,
        )
        for regel in zaken
        if regel.wacht_op_u
    ]
    nummers = [regel.zaak.identificatie for regel in zaken if regel.wacht_op_u]
    acties += [
        TeDoen(
            bron=post.bericht.bron,
            onderwerp=post.bericht.onderwerp,
            url=reverse("mijn:bericht", args=[post.bericht.magazijn, post.bericht.bericht_id]),
            actie=post.actie,
            dagen=post.actie.dagen(vandaag),
        )
        for post in berichten
        if post.actie
        and not post.actie.mag
        and post.actie.uiterlijk >= vandaag
        and not any(nummer in post.bericht.inhoud for nummer in nummers)
    ]
    return tuple(sorted(acties, key=lambda doen: doen.actie.uiterlijk if doen.actie else date.max))
