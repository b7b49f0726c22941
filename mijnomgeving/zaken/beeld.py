"""One zaak in full: everything that its organisation knows of it, and what the person can do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_noop

from cms.producten.models import Organisatie
from cms.producten.selectors import find_organisatie
from mijnomgeving.berichten.selectors import GetoondBericht, list_post, vragen_berichten
from mijnomgeving.bronnen.deur import Antwoorden, Vraag, list_ontbreekt
from mijnomgeving.bronnen.klantinteracties.models import Contactmoment
from mijnomgeving.bronnen.registry import contacten_bronnen, zaken_bronnen
from mijnomgeving.bronnen.zgw.models import Besluit, Document, Eigenschap, Stap, Zaak
from mijnomgeving.bronnen.zgw.port import ZakenBron
from mijnomgeving.inzendingen.models import Soort, Stand
from mijnomgeving.inzendingen.selectors import GetoondeInzending, list_inzendingen
from mijnomgeving.pagina import Leest
from mijnomgeving.taken.selectors import GetoondeTaak, list_open, vragen_taken
from mijnomgeving.zaken.keten import Overdracht, list_overdrachten, list_wachten
from mijnomgeving.zaken.rechten import Mogelijkheid, list_mogelijkheden
from mijnomgeving.zaken.reis import Reis, find_reis
from mijnomgeving.zaken.selectors import Getoond, ZakenLijst, list_stil, show_zaak, vragen_alle_zaken
from mijnomgeving.zaken.sleutel import list_sleutels
from mijnomgeving.zaken.termijnen import (
    Beslistermijn,
    NaIngebrekestelling,
    Rechtsmiddel,
    after_ingebrekestelling,
    find_beslistermijn,
    list_rechtsmiddelen,
)
from portal.core.betrokkene import Betrokkene
from portal.core.resultaat import Available, SourceResult, Stale


@dataclass(frozen=True, slots=True)
class ZaakBeeld:
    """One zaak in full.

    Args:
        dagen: how many days are left for what is asked; None when nothing is asked before a date.
        termijn: until when the organisation decides; None when the zaak is finished or asks for no decision.
        rechtsmiddelen: against each decision, until when.
        na_ingebrekestelling: what follows on the notice that was sent; None when none was.
        mogelijkheden: what the person can do now.
        eigenschappen: what is particular to it: of a controle when they come and what they look at.
        afdeling: which part of the organisation handles it; empty when it does not say.
        contact: the organisation in the catalogue; None when it is not there.
        reis: the course of events over organisations that it is part of; None when it stands alone.
        overdrachten: what was passed on from one organisation to another in it.
        wachten: its parts that are not finished, those that wait for the person first.
        verstuurd: what the person sent about this zaak, newest first.
        wacht_op_bron: what was sent since the organisation asked for something, so that it is its turn.
    """

    getoond: Getoond
    dagen: int | None
    termijn: Beslistermijn | None
    rechtsmiddelen: tuple[Rechtsmiddel, ...]
    na_ingebrekestelling: NaIngebrekestelling | None
    mogelijkheden: tuple[Mogelijkheid, ...]
    eigenschappen: tuple[Eigenschap, ...]
    afdeling: str
    contact: Organisatie | None
    stappen: tuple[Stap, ...]
    reis: Reis | None
    reis_stappen: tuple[Getoond, ...]
    overdrachten: tuple[Overdracht, ...]
    wachten: tuple[Zaak, ...]
    taken: tuple[GetoondeTaak, ...]
    berichten: tuple[GetoondBericht, ...]
    contacten: tuple[Contactmoment, ...]
    verstuurd: tuple[GetoondeInzending, ...]
    wacht_op_bron: GetoondeInzending | None
    documenten: tuple[Document, ...]
    besluiten: tuple[Besluit, ...]
    ontbreekt: tuple[SourceResult[Any], ...]

    @property
    def eigen_documenten(self) -> tuple[Document, ...]:
        """What the person handed in, or somebody else for them."""
        return tuple(document for document in self.documenten if document.ingediend)

    @property
    def hun_documenten(self) -> tuple[Document, ...]:
        """What the organisation made."""
        return tuple(document for document in self.documenten if not document.ingediend)

    @property
    def te_laat(self) -> bool:
        """Whether the legal last day has passed and the zaak still runs."""
        return self.termijn is not None and self.termijn.te_laat


@dataclass(frozen=True, slots=True)
class _Vragen:
    """What the second round asks of the organisation of the zaak, and of nobody else."""

    stappen: Vraag[tuple[Stap, ...]]
    documenten: Vraag[tuple[Document, ...]]
    besluiten: Vraag[tuple[Besluit, ...]]
    afdeling: Vraag[str]
    eigenschappen: list[Vraag[tuple[Eigenschap, ...]]]
    berichten: list[Vraag[Any]]
    contacten: list[Vraag[Any]]
    taken: list[Vraag[Any]]

    @classmethod
    def of(cls, bron: ZakenBron, zaak: Zaak, betrokkene: Betrokkene) -> "_Vragen":
        return cls(
            stappen=Vraag(
                zaak.bron,
                gettext_noop("de stappen van uw zaak"),
                partial(bron.list_stappen, zaak),
                "zaken",
                onderdeel="zaken",
            ),
            documenten=vraag_documenten(bron, zaak),
            besluiten=Vraag(
                zaak.bron,
                gettext_noop("de besluiten in uw zaak"),
                partial(bron.list_besluiten, zaak),
                "zaken",
                onderdeel="zaken",
            ),
            afdeling=Vraag(
                zaak.bron,
                gettext_noop("wie uw zaak behandelt"),
                partial(bron.fetch_afdeling, zaak),
                "zaken",
                onderdeel="zaken",
            ),
            eigenschappen=_vragen_eigenschappen(bron, zaak),
            berichten=[vraag for vraag in vragen_berichten(betrokkene) if vraag.bron == zaak.bron],
            contacten=_vragen_contacten(zaak, betrokkene),
            taken=[vraag for vraag in vragen_taken(betrokkene) if vraag.bron == zaak.bron],
        )

    @property
    def alle(self) -> list[Vraag[Any]]:
        return [
            *(self.stappen, self.documenten, self.besluiten, self.afdeling),
            *self.eigenschappen,
            *self.berichten,
            *self.contacten,
            *self.taken,
        ]


def find_zaak(lezing: Leest, sleutel: str) -> ZaakBeeld | ZakenLijst:
    """One zaak in full: its steps, the course of events it is part of, and what the person can do.

    Returns:
        The zaak; or, when no zaak of this person has this key, which sources did not answer (`ZakenLijst.ontbreekt`):
        without any missing source the zaak does not exist for this person.
    """
    vragen = vragen_alle_zaken(lezing.betrokkene)
    zaken = lezing.read(*vragen).samen(vragen)
    getoond = {regel.sleutel: regel for regel in (show_zaak(zaak, lezing.betrokkene) for zaak in zaken.data)}
    if sleutel not in getoond:
        gevraagd = tuple(dict.fromkeys(vraag.bron for vraag in vragen))
        return ZakenLijst((), (), list_ontbreekt(*zaken.ontbreekt), gevraagd)
    zaak = getoond[sleutel].zaak
    bron = next(bron for bron in zaken_bronnen() if bron.naam == zaak.bron)
    verder = _Vragen.of(bron, zaak, lezing.betrokkene)
    antwoorden = lezing.read(*verder.alle)
    reis = find_reis(zaak, zaken.data, stil=list_stil(zaken))
    op_url = {regel.zaak.url: regel for regel in getoond.values()}
    reis_stappen = tuple(op_url[deel.url] for deel in reis.zaken) if reis else ()
    ontbreekt = list_ontbreekt(*zaken.ontbreekt, *(antwoorden[vraag] for vraag in verder.alle))
    return _beeld(
        lezing.betrokkene, getoond[sleutel], verder, antwoorden, reis=(reis, reis_stappen), ontbreekt=ontbreekt
    )


def _vragen_eigenschappen(bron: ZakenBron, zaak: Zaak) -> list[Vraag[tuple[Eigenschap, ...]]]:
    """The question for what is particular to a controle; of what people began they know that themselves."""
    if not zaak.controle:
        return []
    gegevens = gettext_noop("wanneer de controle is en waarover")
    return [Vraag(bron.naam, gegevens, partial(bron.list_eigenschappen, zaak), "zaken", onderdeel="zaken")]


def vraag_documenten(bron: ZakenBron, zaak: Zaak) -> Vraag[tuple[Document, ...]]:
    """The question for the documents with a zaak."""
    stel = partial(bron.list_documenten, zaak)
    return Vraag(bron.naam, gettext_noop("de documenten bij uw zaak"), stel, "zaken", onderdeel="zaken")


def _beeld(
    betrokkene: Betrokkene,
    getoond: Getoond,
    vragen: _Vragen,
    antwoorden: Antwoorden,
    *,
    reis: tuple[Reis | None, tuple[Getoond, ...]],
    ontbreekt: tuple[SourceResult[Any], ...],
) -> ZaakBeeld:
    zaak, vandaag = getoond.zaak, timezone.localdate()
    besluiten = _data(antwoorden[vragen.besluiten])
    termijn, rechtsmiddelen = find_beslistermijn(zaak, vandaag), list_rechtsmiddelen(zaak, besluiten, vandaag)
    verstuurd = list_verstuurd(zaak, betrokkene)
    contacten = antwoorden.samen(vragen.contacten).data
    taken = list_open(antwoorden.samen(vragen.taken).data, betrokkene)
    return ZaakBeeld(
        getoond=getoond,
        dagen=getoond.actie.dagen(vandaag) if getoond.actie else None,
        termijn=termijn,
        rechtsmiddelen=rechtsmiddelen,
        na_ingebrekestelling=_na_ingebrekestelling(termijn, verstuurd, vandaag),
        mogelijkheden=list_mogelijkheden(
            zaak,
            termijn=termijn,
            rechtsmiddelen=rechtsmiddelen,
            verstuurd={Soort(regel.inzending.soort) for regel in verstuurd if counts(regel)},
            vandaag=vandaag,
            uiterlijk=getoond.actie.uiterlijk if getoond.actie else None,
        ),
        eigenschappen=antwoorden.samen(vragen.eigenschappen).data,
        afdeling=_tekst(antwoorden[vragen.afdeling]),
        contact=find_organisatie(naam=zaak.bron),
        stappen=_data(antwoorden[vragen.stappen]),
        reis=reis[0],
        reis_stappen=reis[1],
        overdrachten=list_overdrachten(reis[0]) if reis[0] else (),
        wachten=list_wachten(reis[0]) if reis[0] else (),
        taken=tuple(regel for regel in taken if regel.taak.zaaknummer == zaak.identificatie),
        berichten=_over(zaak, antwoorden.samen(vragen.berichten).data, betrokkene),
        contacten=tuple(contact for contact in contacten if zaak.identificatie in contact.zaaknummers),
        verstuurd=verstuurd,
        wacht_op_bron=_answered(getoond, verstuurd),
        documenten=_data(antwoorden[vragen.documenten]),
        besluiten=besluiten,
        ontbreekt=ontbreekt,
    )


def list_verstuurd(zaak: Zaak, betrokkene: Betrokkene) -> tuple[GetoondeInzending, ...]:
    """What was sent about this zaak, newest first; also what was sent under a key of before."""
    sleutels = list_sleutels(zaak.url, betrokkene)
    gevonden = [regel for over in sleutels for regel in list_inzendingen(betrokkene=betrokkene, over=over)]
    return tuple(sorted(gevonden, key=lambda regel: regel.ingediend_op, reverse=True))


def _vragen_contacten(zaak: Zaak, betrokkene: Betrokkene) -> list[Vraag[tuple[Contactmoment, ...]]]:
    gegevens = gettext_noop("uw contacten over uw zaak")
    return [
        Vraag(bron.naam, gegevens, partial(bron.list_contactmomenten, betrokkene), "zaken", onderdeel="contacten")
        for bron in contacten_bronnen()
        if bron.naam == zaak.bron
    ]


def _over(zaak: Zaak, berichten: Sequence[Any], betrokkene: Betrokkene) -> tuple[GetoondBericht, ...]:
    genoemd = [bericht for bericht in berichten if zaak.identificatie in bericht.inhoud]
    return list_post(betrokkene=betrokkene, berichten=genoemd)


def counts(regel: GetoondeInzending) -> bool:
    """Whether what was sent stands: the organisation did not refuse it."""
    return bool(regel.inzending.stand != Stand.AFGEWEZEN)


def _answered(getoond: Getoond, verstuurd: Sequence[GetoondeInzending]) -> GetoondeInzending | None:
    """What was sent after the organisation asked for it."""
    status = getoond.zaak.status
    if not getoond.wacht_op_u or status is None:
        return None
    antwoorden = (Soort.AANVULLING, Soort.ANTWOORD)
    return next(
        (
            regel
            for regel in verstuurd
            if regel.inzending.soort in antwoorden and counts(regel) and regel.ingediend_op > status.gezet_op
        ),
        None,
    )


def _na_ingebrekestelling(
    termijn: Beslistermijn | None, verstuurd: Sequence[GetoondeInzending], vandaag: date
) -> NaIngebrekestelling | None:
    if termijn is None:
        return None
    gestuurd = [regel for regel in verstuurd if regel.inzending.soort == Soort.INGEBREKESTELLING and counts(regel)]
    if not gestuurd:
        return None
    op = timezone.localtime(gestuurd[0].ingediend_op).date()
    return after_ingebrekestelling(termijn, gestuurd=op, vandaag=vandaag)


def _data(resultaat: SourceResult[tuple[Any, ...]]) -> tuple[Any, ...]:
    return resultaat.data if isinstance(resultaat, Available | Stale) else ()


def _tekst(resultaat: SourceResult[str]) -> str:
    return resultaat.data if isinstance(resultaat, Available | Stale) else ""
