"""What each client of an office must do, read at every source in one question for all of them (ADR 0032)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.utils import timezone
from django.utils.translation import gettext_noop

from mijnomgeving.berichten.merken import Merken
from mijnomgeving.berichten.models import Plaats
from mijnomgeving.berichten.selectors import GEGEVENS as BERICHTEN
from mijnomgeving.berichten.selectors import GetoondBericht, lay_out, sort_berichten
from mijnomgeving.bronnen.deur import AntwoordenVelen, VraagVelen, list_ontbreekt, read_eigen
from mijnomgeving.bronnen.fbs.models import Bericht
from mijnomgeving.bronnen.registry import berichten_bronnen, taken_bronnen, zaken_bronnen
from mijnomgeving.bronnen.taken.models import Taak
from mijnomgeving.bronnen.vraag import Bewaren
from mijnomgeving.bronnen.zgw.models import Zaak
from mijnomgeving.inzendingen.selectors import GetoondeInzending, list_inzendingen_velen
from mijnomgeving.klanten.nummers import complete_klanten
from mijnomgeving.klanten.verplichtingen import EigenVelen, Plichten, Plichtvragen, list_plichten, vragen_plichten
from mijnomgeving.overzicht.tedoen import TeDoen, list_te_doen
from mijnomgeving.pagina import Lezing
from mijnomgeving.taken.selectors import GEGEVENS as TAKEN
from mijnomgeving.taken.selectors import GetoondeTaak, list_open
from mijnomgeving.verplichtingen.kalender import Komend
from mijnomgeving.zaken.selectors import GEGEVENS as ZAKEN
from mijnomgeving.zaken.selectors import show_zaak
from mijnomgeving.zaken.uitval import read_storingen_once
from portal.core.betrokkene import Betrokkene, Onderneming
from portal.core.machtiging import DIENSTEN, Dienst, Machtiging
from portal.core.resultaat import SourceResult
from portal.toegang.bevoegdheden.client import BRON
from portal.toegang.persoon import PersoonRequest
from portal.toegang.vertegenwoordiging import key_of, list_klanten
from portal.toegang.woorden import dienstnamen

T = TypeVar("T")
ACTIVITEIT = "mijn-klanten"
# How long ago a last day can be that an outage moved to one that is still to come.
SINDS = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Klant:
    """One client, with what needs action.

    Args:
        machtiging: under which the office acts; what it does not cover was not read.
        te_doen: tasks, zaken that wait and messages that ask something, soonest first, each thing once.
        verplichtingen: the first that are late or come, by day.
        ongelezen: messages in the mailbox that nobody opened.
        lopend: zaken that run.
        ontbreekt: the sources that did not answer about this client.
        vandaag: the day on which this holds.
    """

    machtiging: Machtiging
    te_doen: tuple[TeDoen, ...]
    verplichtingen: tuple[Komend, ...]
    ongelezen: int
    lopend: int
    ontbreekt: tuple[SourceResult[Any], ...]
    vandaag: date

    @property
    def naam(self) -> str:
        """What the client is called."""
        return self.machtiging.naam

    @property
    def sleutel(self) -> str:
        """What the button to act for this client sends."""
        return key_of(self.machtiging)

    @property
    def vestigingen(self) -> list[str]:
        """The vestigingen that the machtiging reaches; empty when it reaches the whole company."""
        voor = self.machtiging.voor
        return list(map(str, voor.vestigingen)) if isinstance(voor, Onderneming) and voor.beperkt else []

    @property
    def diensten(self) -> list[str]:
        """What the office may see, in words; empty for everything."""
        return dienstnamen(self.machtiging.diensten)

    @property
    def mag(self) -> frozenset[Dienst]:
        """The services that the machtiging covers."""
        return frozenset(dienst for dienst in DIENSTEN if self.machtiging.covers(frozenset({dienst})))

    @property
    def ziet_berichten(self) -> bool:
        """Whether anything can be said of messages."""
        return "berichten" in self.mag and not self.vestigingen

    @property
    def ziet_zaken(self) -> bool:
        """Whether anything can be said of zaken."""
        return "zaken" in self.mag

    @property
    def ziet_verplichtingen(self) -> bool:
        """Whether anything can be said of obligations."""
        return "gegevens" in self.mag

    @property
    def eerste(self) -> TeDoen | None:
        """What must be done first."""
        return self.te_doen[0] if self.te_doen else None

    @property
    def verplichting(self) -> Komend | None:
        """The obligation that comes first."""
        return self.verplichtingen[0] if self.verplichtingen else None

    @property
    def dagen(self) -> int | None:
        """Days until the first last day of anything; negative when it has passed, None when nothing has one."""
        dagen = [doen.dagen for doen in self.te_doen if doen.dagen is not None]
        return min([*dagen, *(komend.dagen_over for komend in self.verplichtingen)], default=None)

    @property
    def te_laat(self) -> bool:
        """Whether something is late."""
        return any(komend.te_laat for komend in self.verplichtingen) or any(
            doen.dagen is not None and doen.dagen < 0 for doen in self.te_doen
        )

    @property
    def stopt_over(self) -> int | None:
        """Days until the machtiging ends; None when it has no end."""
        return (self.machtiging.tot - self.vandaag).days if self.machtiging.tot else None


@dataclass(frozen=True, slots=True)
class Klantenlijst:
    """All clients, by name, with the sources that did not answer; never silently incomplete."""

    klanten: tuple[Klant, ...]
    ontbreekt: tuple[SourceResult[Any], ...]
    gevraagd: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Vragen:
    zaken: list[VraagVelen[tuple[Zaak, ...]]]
    berichten: list[VraagVelen[tuple[Bericht, ...]]]
    taken: list[VraagVelen[tuple[Taak, ...]]]
    plichten: Plichtvragen

    @property
    def alle(self) -> list[VraagVelen[Any]]:
        return [*self.zaken, *self.berichten, *self.taken, *self.plichten.alle]


@dataclass(frozen=True, slots=True)
class Deel(Generic[T]):
    """Of one client what is shown of one kind, and which sources of it did not answer."""

    rijen: Sequence[T]
    ontbreekt: tuple[SourceResult[Any], ...]


class _Lijst:
    """The list while it is made. What depends on some sources only is worked out while the others are waited for."""

    def __init__(self, klanten: Sequence[Machtiging]) -> None:
        self.klanten = {klant: klant.voor for klant in klanten if isinstance(klant.voor, Onderneming)}
        self.vragen = _questions()
        self.vandaag = timezone.localdate()
        self.antwoorden = AntwoordenVelen({})

    def take(self, antwoorden: AntwoordenVelen) -> None:
        """Go on with what was read and logged until now."""
        self.antwoorden = antwoorden
        if antwoorden.has(self.vragen.plichten.eigen):
            _ = self.eigen, self.merken, self.verstuurd
        if antwoorden.has(*self.vragen.plichten.alle):
            _ = self.plichten
        if antwoorden.has(*self.vragen.berichten):
            _ = self.post
        if antwoorden.has(*self.vragen.taken):
            _ = self.open_taken

    @cached_property
    def eigen(self) -> EigenVelen:
        """What each client filled in and marked as done."""
        return EigenVelen.of(list(self.klanten.values()))

    @cached_property
    def merken(self) -> Mapping[Betrokkene, Merken]:
        """What each client marked in its mailbox."""
        return Merken.of_velen(list(self.klanten.values()))

    @cached_property
    def verstuurd(self) -> Mapping[Onderneming, Sequence[GetoondeInzending]]:
        """What each client sent through the portal."""
        return list_inzendingen_velen(ondernemingen=self.klanten.values())

    @cached_property
    def plichten(self) -> Mapping[Machtiging, Plichten]:
        """The first obligations of each client."""
        vragen, antwoorden, eigen = self.vragen.plichten, self.antwoorden, self.eigen
        return {
            klant: list_plichten(vragen, antwoorden, klant, voor, eigen=eigen, vandaag=self.vandaag)
            for klant, voor in self.klanten.items()
        }

    @cached_property
    def post(self) -> Mapping[Machtiging, Deel[GetoondBericht]]:
        """What lies in the mailbox of each client."""
        gevonden = {}
        for klant, voor in self.klanten.items():
            berichten = self.antwoorden.samen(self.vragen.berichten, klant)
            regels = lay_out(sort_berichten(berichten.data), self.merken[voor])
            gevonden[klant] = Deel([rij for rij in regels if rij.plaats is Plaats.POSTVAK], berichten.ontbreekt)
        return gevonden

    @cached_property
    def open_taken(self) -> Mapping[Machtiging, Deel[GetoondeTaak]]:
        """The open tasks of each client."""
        gevonden = {}
        for klant, voor in self.klanten.items():
            taken = self.antwoorden.samen(self.vragen.taken, klant)
            rijen = list_open(taken.data, voor, inzendingen=self.verstuurd[voor])
            gevonden[klant] = Deel(rijen, taken.ontbreekt)
        return gevonden

    def show(self, klant: Machtiging, voor: Onderneming) -> Klant:
        """One client, once every source has answered or is given up."""
        zaken = self.antwoorden.samen(self.vragen.zaken, klant)
        post, taken, plichten, vandaag = self.post[klant], self.open_taken[klant], self.plichten[klant], self.vandaag
        getoond = [show_zaak(zaak, voor) for zaak in zaken.data]
        return Klant(
            machtiging=klant,
            te_doen=list_te_doen(getoond, taken.rijen, post.rijen, vandaag=vandaag),
            verplichtingen=plichten.komend,
            ongelezen=sum(not regel.bericht.gelezen for regel in post.rijen),
            lopend=sum(zaak.loopt for zaak in zaken.data),
            ontbreekt=list_ontbreekt(*zaken.ontbreekt, *taken.ontbreekt, *post.ontbreekt, *plichten.ontbreekt),
            vandaag=vandaag,
        )


def read_klanten(request: PersoonRequest, lezing: Lezing) -> Klantenlijst:
    """Ask every source once about all clients for which the person may act now.

    The list is whole without the sources that do not answer. That the register was read stands in the log before any
    of it is shown.

    Args:
        request: of the page; it has what the register said, and its session keeps the numbers of the clients.
        lezing: of the page.

    Raises:
        RegisterFout: the register gives no usable answer.
    """
    klanten, zonder_nummers = complete_klanten(request, lezing, list_klanten(request.persoon, request.bevoegdheden))
    lijst = _Lijst(klanten)
    komend = lezing.read_velen_as_they_come(*lijst.vragen.alle, machtigingen=klanten)
    with read_storingen_once(vanaf=lijst.vandaag - SINDS):
        # What the portal itself has answers at once; from here on the others are waited for.
        lijst.take(next(komend))
        read_eigen(
            persoon=request.persoon,
            activiteit=ACTIVITEIT,
            bron=BRON,
            gegevens=gettext_noop("welke klanten uw kantoor heeft"),
        )
        for antwoorden in komend:
            lijst.take(antwoorden)
        getoond = tuple(lijst.show(klant, voor) for klant, voor in lijst.klanten.items())
    stil = (resultaat for klant in getoond for resultaat in klant.ontbreekt)
    gevraagd = dict.fromkeys(vraag.bron for vraag in lijst.vragen.alle)
    return Klantenlijst(getoond, list_ontbreekt(*zonder_nummers, *stil), tuple(gevraagd))


def _questions() -> _Vragen:
    zaken, berichten, taken = (
        frozenset[Dienst]({"zaken"}),
        frozenset[Dienst]({"berichten"}),
        frozenset[Dienst]({"taken"}),
    )
    return _Vragen(
        zaken=[
            VraagVelen(bron.naam, ZAKEN, bron.list_zaken_velen, zaken, Bewaren("zaken", tuple[Zaak, ...]))
            for bron in zaken_bronnen()
        ],
        berichten=[
            VraagVelen(
                bron.naam, BERICHTEN, bron.list_berichten_velen, berichten, Bewaren("berichten", tuple[Bericht, ...])
            )
            for bron in berichten_bronnen()
        ],
        taken=[
            VraagVelen(bron.naam, TAKEN, bron.list_taken_velen, taken, Bewaren("taken", tuple[Taak, ...]))
            for bron in taken_bronnen()
        ],
        plichten=vragen_plichten(),
    )
