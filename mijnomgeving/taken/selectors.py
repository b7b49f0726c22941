"""What organisations ask of a person, over all organisations, and one taak in full."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import Vraag, list_ontbreekt
from mijnomgeving.bronnen.registry import taken_bronnen
from mijnomgeving.bronnen.taken.models import Taak, Taaksoort, Uitvoering
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.inzendingen.models import Soort
from mijnomgeving.inzendingen.selectors import GetoondeInzending, list_inzendingen
from mijnomgeving.pagina import Leest
from mijnomgeving.taken.models import Betaling
from mijnomgeving.taken.services import list_pseudoniemen
from mijnomgeving.taken.sleutel import taak_sleutel
from mijnomgeving.zaken.selectors import Getoond, show_zaak, vragen_zaken
from mijnomgeving.zaken.uitval import Storingstijd, Verschuiving, list_storingen, move_dag
from portal.core.betrokkene import Betrokkene, EuPersoon
from portal.core.resultaat import Available, SourceResult

GEGEVENS = gettext_noop("wat organisaties van u vragen")
_NOOIT = datetime.max.replace(tzinfo=UTC)
_OOIT = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class GetoondeTaak:
    """A taak with what the pages add.

    Args:
        taak: as its organisation gives it.
        sleutel: its key in addresses, which says nothing.
        verstuurd: what the person sent for it last; None when nothing was sent.
        verschoven: where an outage moves its last day to (Awb 2:21); None when it stays.
    """

    taak: Taak
    sleutel: str
    verstuurd: GetoondeInzending | None = None
    verschoven: Verschuiving | None = None

    @property
    def url(self) -> str:
        """The page of this taak."""
        return reverse("mijn:taak", args=[self.sleutel])

    @property
    def laatste_dag(self) -> date | None:
        """The last day on which it is in time; None when there is none."""
        if self.verschoven:
            return self.verschoven.dag
        return timezone.localtime(self.taak.uiterlijk).date() if self.taak.uiterlijk else None

    @property
    def dagen(self) -> int | None:
        """Days left: 0 on the last day, negative when it has passed, None without a last day."""
        return (self.laatste_dag - timezone.localdate()).days if self.laatste_dag else None

    @property
    def te_doen(self) -> bool:
        """Whether the person still has to do it; what was sent and not refused is done, as far as the person goes."""
        return self.taak.is_open and (self.verstuurd is None or self.afgewezen)

    @property
    def onderweg(self) -> bool:
        """Whether it was sent, and the organisation did not close the taak yet."""
        return self.taak.is_open and not self.te_doen

    @property
    def afgewezen(self) -> bool:
        """Whether what the person sent last was not taken in, so that it is to be done again."""
        return self.verstuurd is not None and not self.verstuurd.onderweg and not self.verstuurd.aangekomen

    @property
    def is_betaling(self) -> bool:
        """Whether it is done by paying."""
        return self.taak.soort is Taaksoort.BETALING


@dataclass(frozen=True, slots=True)
class TakenLijst:
    """All taken, with the sources that did not answer; never silently incomplete."""

    te_doen: tuple[GetoondeTaak, ...]
    onderweg: tuple[GetoondeTaak, ...]
    klaar: tuple[GetoondeTaak, ...]
    ontbreekt: tuple[SourceResult[object], ...]
    gevraagd: tuple[str, ...]

    @property
    def stil(self) -> bool:
        """No source answered, so nothing can be said of the taken of this person."""
        return bool(self.ontbreekt) and len(self.ontbreekt) == len(self.gevraagd)


@dataclass(frozen=True, slots=True)
class TaakBeeld:
    """One taak in full.

    Args:
        getoond: the taak.
        uitvoering: what is needed to do it; None when the organisation does not say so now.
        zaak: the zaak that it belongs to, when that can be read.
        ontbreekt: what could not be read.
    """

    getoond: GetoondeTaak
    uitvoering: Uitvoering | None
    zaak: Getoond | None
    ontbreekt: tuple[SourceResult[object], ...]

    @property
    def kan_betalen(self) -> bool:
        """Whether the person can pay it here."""
        return self.getoond.te_doen and self.uitvoering is not None and self.uitvoering.betaling is not None

    @property
    def elders(self) -> str:
        """The organisation's own page where it can be done, with the way back; empty when it gives none."""
        taak = self.uitvoering.taak if self.uitvoering else self.getoond.taak
        if not taak.uitvoeren_url:
            return ""
        teken = "&" if "?" in taak.uitvoeren_url else "?"
        return f"{taak.uitvoeren_url}{teken}{urlencode({'returnUrl': f'{settings.SITE_URL}{self.getoond.url}'})}"


def vragen_taken(betrokkene: Betrokkene) -> list[Vraag[tuple[Taak, ...]]]:
    """The question to each organisation for the taken of this betrokkene, open and done; `list_open` picks the open."""
    if isinstance(betrokkene, EuPersoon):
        return []
    bewaar = Bewaren("taken", tuple[Taak, ...])
    return [
        Vraag(bron.naam, GEGEVENS, partial(bron.list_taken, betrokkene), "taken", bewaar, "taken")
        for bron in taken_bronnen()
    ]


def show_taak(taak: Taak, betrokkene: Betrokkene) -> GetoondeTaak:
    """A taak with its key; without what was sent for it, for which `list_open` and `list_taken` look."""
    return GetoondeTaak(taak=taak, sleutel=taak_sleutel(taak, betrokkene))


def show_all(
    taken: Iterable[Taak], betrokkene: Betrokkene, inzendingen: Sequence[GetoondeInzending] | None = None
) -> list[GetoondeTaak]:
    """These, soonest first, each with what was sent for it last and where outages move its last day to."""
    rijen, verstuurd = list(taken), dict[str, GetoondeInzending]()
    for inzending in list_inzendingen(betrokkene=betrokkene) if inzendingen is None else inzendingen:
        if inzending.inzending.soort == Soort.TAAK:
            verstuurd.setdefault(inzending.inzending.over, inzending)
    dagen = [timezone.localtime(taak.uiterlijk).date() for taak in rijen if taak.is_open and taak.uiterlijk]
    storingen = list_storingen(vanaf=min(dagen)) if dagen else ()
    getoond = [
        GetoondeTaak(taak, sleutel := taak_sleutel(taak, betrokkene), verstuurd.get(sleutel), _move(taak, storingen))
        for taak in rijen
    ]
    return sorted(getoond, key=lambda rij: (rij.laatste_dag or date.max, rij.taak.uiterlijk or _NOOIT, rij.taak.titel))


def list_open(
    taken: Iterable[Taak], betrokkene: Betrokkene, *, inzendingen: Sequence[GetoondeInzending] | None = None
) -> tuple[GetoondeTaak, ...]:
    """What the person still has to do, soonest first; what has no last moment at the end.

    Args:
        taken: as the organisations gave them.
        betrokkene: of whom they are.
        inzendingen: what was sent for this betrokkene, newest first, when the caller has it at hand; None: it is read.
    """
    return tuple(taak for taak in show_all(taken, betrokkene, inzendingen) if taak.te_doen)


def list_taken(lezing: Leest) -> TakenLijst:
    """Read the taken at every organisation: to do soonest first, done newest first."""
    vragen = vragen_taken(lezing.betrokkene)
    samen = lezing.read(*vragen).samen(vragen)
    getoond = show_all(samen.data, lezing.betrokkene)
    klaar = [taak for taak in getoond if not taak.taak.is_open]
    return TakenLijst(
        te_doen=tuple(taak for taak in getoond if taak.te_doen),
        onderweg=tuple(taak for taak in getoond if taak.onderweg),
        klaar=tuple(sorted(klaar, key=lambda taak: taak.taak.afgerond_op or _OOIT, reverse=True)),
        ontbreekt=samen.ontbreekt,
        gevraagd=tuple(vraag.bron for vraag in vragen),
    )


def find_taak(lezing: Leest, sleutel: str) -> TaakBeeld | TakenLijst:
    """One taak, with what is needed to do it.

    Returns:
        The taak; or, when no taak of this person has this key, which sources did not answer (`TakenLijst.ontbreekt`):
        without any missing source the taak does not exist for this person.
    """
    vragen = vragen_taken(lezing.betrokkene)
    samen = lezing.read(*vragen).samen(vragen)
    taak = next((taak for taak in samen.data if taak_sleutel(taak, lezing.betrokkene) == sleutel), None)
    if taak is None:
        return TakenLijst((), (), (), samen.ontbreekt, tuple(vraag.bron for vraag in vragen))
    [getoond] = show_all([taak], lezing.betrokkene)
    bron = next(bron for bron in taken_bronnen() if bron.naam == taak.bron)
    # Always asked anew: what is paid, chosen or signed must be what the organisation asks now.
    vraag = Vraag(
        bron.naam, gettext_noop("een taak van u"), partial(bron.find_taak, taak.taak_id), "taken", onderdeel="taken"
    )
    zaak_vragen = [v for v in vragen_zaken(lezing.betrokkene) if v.bron == taak.bron and taak.zaaknummer]
    antwoorden = lezing.read(vraag, *zaak_vragen)
    heel = antwoorden[vraag]
    uitvoering = heel.data if isinstance(heel, Available) else None
    if uitvoering is not None and not uitvoering.taak.is_open:
        getoond = GetoondeTaak(uitvoering.taak, sleutel, getoond.verstuurd)
    zaken = antwoorden.samen(zaak_vragen).data
    zaak = next((zaak for zaak in zaken if zaak.identificatie == taak.zaaknummer), None)
    return TaakBeeld(
        getoond=getoond,
        uitvoering=uitvoering,
        zaak=show_zaak(zaak, lezing.betrokkene) if zaak else None,
        ontbreekt=list_ontbreekt(heel),
    )


def count_afwijzingen(*, betrokkene: Betrokkene, sleutel: str) -> int:
    """How often what was sent for this taak was not taken in: each time begins a new round."""
    verstuurd = list_inzendingen(betrokkene=betrokkene, over=sleutel)
    return sum(not inzending.onderweg and not inzending.aangekomen for inzending in verstuurd)


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, Any]]:
    """What we keep of betalingen of this betrokkene (AVG art. 15 and 20); what was paid stands with the inzendingen."""
    van_wie = Betaling.objects.filter(betrokkene__in=list_pseudoniemen(betrokkene)).order_by("begonnen_op")
    return [
        {
            "betaling": str(betaling.sleutel),
            "stand": betaling.stand,
            "begonnenOp": betaling.begonnen_op.isoformat(),
            "afgerondOp": betaling.afgerond_op.isoformat() if betaling.afgerond_op else None,
        }
        for betaling in van_wie
    ]


def _move(taak: Taak, storingen: Sequence[Storingstijd]) -> Verschuiving | None:
    if not taak.is_open or taak.uiterlijk is None:
        return None
    dag = timezone.localtime(taak.uiterlijk).date()
    return move_dag(dag, bron=taak.bron, storingen=storingen, nu=timezone.now())
