"""Who may act for a company, as the register of machtigingen says now.

The register is asked each time: what it does not say now is not shown as a right now.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext_noop

from mijnomgeving.bronnen.deur import read_eigen
from mijnomgeving.rechten.models import Toegangsvraag
from mijnomgeving.rechten.rijen import Vraagregel, names_of, read_vraag
from portal.core.betrokkene import Betrokkene, Onderneming, Partij
from portal.core.machtiging import ALLES, BESTUUR, Dienst
from portal.toegang.bevoegdheden.client import BRON, list_gegeven
from portal.toegang.bevoegdheden.models import Bevoegdheid, Nummer
from portal.toegang.persoon import Sessiepersoon
from portal.toegang.vertegenwoordiging import KETEN

GEGEVENS = gettext_noop("wie voor uw onderneming mag handelen")
_LOPEND = frozenset({"geldig", "wacht_op_activering", "nog_niet_ingegaan"})


@dataclass(frozen=True, slots=True)
class Bevoegde:
    """One person, or one office, that may act for the company.

    Args:
        machtiging_id: the key of the right in the register.
        naam: what the register calls who got it; empty as long as nobody activated it.
        soort: "eigenaar", "bestuurder", "medewerker" or "ketenmachtiging".
        diensten: service ids, or `*`.
        vestigingen: numbers, or `*`.
        van: the first day.
        tot: the last day; None without an end.
        status: "geldig", "wacht_op_activering", "nog_niet_ingegaan", "ingetrokken" or "verlopen".
        partijen: how the portal knows who this is: the owner of an eenmanszaak logs in with eHerkenning and with DigiD.
        niveau: the level of eHerkenning that the company gave.
        intrekbaar: whether the company can change it and take it back here.
    """

    machtiging_id: str
    naam: str
    soort: str
    diensten: frozenset[str]
    vestigingen: frozenset[str]
    van: date
    tot: date | None
    status: str
    partijen: tuple[Partij, ...]
    niveau: str = ""
    intrekbaar: bool = False

    @property
    def geldig(self) -> bool:
        """Whether it holds now."""
        return self.status == "geldig"

    @property
    def loopt(self) -> bool:
        """Whether it holds, or will."""
        return self.status in _LOPEND

    @property
    def is_kantoor(self) -> bool:
        """Whether it is an intermediary, such as a bookkeeper, and no colleague."""
        return self.soort == KETEN

    @property
    def is_bestuur(self) -> bool:
        """Whether this one may decide for the whole company: give rights, for example."""
        return self.soort in BESTUUR and ALLES in self.diensten and ALLES in self.vestigingen

    @property
    def alle_vestigingen(self) -> bool:
        """Whether it reaches the whole company."""
        return ALLES in self.vestigingen

    def covers(self, dienst: Dienst) -> bool:
        """Whether it reaches this service."""
        return ALLES in self.diensten or dienst in self.diensten

    def reaches(self, onderneming: Onderneming) -> bool:
        """Whether it reaches this part of the company: one of its vestigingen, or all of it."""
        if self.alle_vestigingen:
            return True
        return onderneming.beperkt and not self.vestigingen.isdisjoint(map(str, onderneming.vestigingen))

    def is_same(self, partij: Partij) -> bool:
        """Whether this is who sits at the screen."""
        return partij in self.partijen


def list_rechten(*, onderneming: Onderneming) -> tuple[Bevoegde, ...]:
    """Every right that the register knows of for the company, ended ones too; who leads it first, then by name.

    Raises:
        RegisterFout: the register gives no usable answer.
    """
    nummer = Nummer.of(onderneming)
    rijen = list_gegeven(nummer) if nummer else []
    alle = _merge(_bevoegde(rij) for rij in rijen)
    return tuple(sorted(alle, key=lambda wie: (wie.is_kantoor, wie.soort not in BESTUUR, wie.naam, wie.machtiging_id)))


def list_bevoegden(
    *, onderneming: Onderneming, dienst: Dienst | None = None, met_kantoren: bool = False
) -> tuple[Bevoegde, ...]:
    """The colleagues who may act for the company now; log the read yourself, or use `read_bevoegden`.

    Args:
        onderneming: the company, or the vestigingen of it that somebody acts for: only who reaches those is in it.
        dienst: only who may use this service.
        met_kantoren: offices with a ketenmachtiging as well.

    Raises:
        RegisterFout: the register gives no usable answer.
    """
    return tuple(
        wie
        for wie in list_rechten(onderneming=onderneming)
        if wie.geldig
        and (met_kantoren or not wie.is_kantoor)
        and (dienst is None or wie.covers(dienst))
        and (wie.reaches(onderneming) or not onderneming.beperkt)
    )


def read_bevoegden(
    *, persoon: Sessiepersoon, activiteit: str, dienst: Dienst | None = None, met_kantoren: bool = False
) -> tuple[Bevoegde, ...]:
    """The same for the company of this session, written in both logs first; nobody for who acts for no company.

    Raises:
        RegisterFout: the register gives no usable answer.
        NietBevoegd: the level or the machtiging does not allow the purpose.
        LogboekFout: the read could not be logged; nothing is given.
    """
    if not isinstance(persoon.betrokkene, Onderneming):
        return ()
    read_eigen(persoon=persoon, activiteit=activiteit, bron=BRON, gegevens=GEGEVENS)
    return list_bevoegden(onderneming=persoon.betrokkene, dienst=dienst, met_kantoren=met_kantoren)


def list_vragen(*, betrokkene: Betrokkene, van: Partij | None = None) -> list[Vraagregel]:
    """What colleagues asked of this company, newest first; with `van` only what this one asked."""
    found = Toegangsvraag.objects.filter(betrokkene__in=names_of(betrokkene))
    if van is not None:
        found = found.filter(vrager__in=names_of(van))
    return [read_vraag(rij) for rij in found.order_by("-gevraagd_op", "-pk")]


def export_eigen(*, betrokkene: Betrokkene) -> list[dict[str, object]]:
    """What the portal holds of questions to this company, newest first (AVG art. 15 and 20)."""
    return [
        {
            "naam": vraag.gevraagd.naam,
            "diensten": list(vraag.gevraagd.diensten),
            "waarom": vraag.gevraagd.waarom,
            "gevraagdOp": vraag.gevraagd_op.isoformat(),
            "uitkomst": vraag.uitkomst,
        }
        for vraag in list_vragen(betrokkene=betrokkene)
    ]


def _bevoegde(rij: Bevoegdheid) -> Bevoegde:
    partij = rij.door.as_partij() if rij.door else None
    return Bevoegde(
        machtiging_id=rij.machtiging_id,
        naam=rij.door_naam,
        soort=rij.soort,
        diensten=rij.diensten,
        vestigingen=rij.vestigingen,
        van=rij.van,
        tot=rij.tot,
        status=rij.status,
        partijen=(partij,) if partij else (),
        niveau=rij.niveau,
        intrekbaar=rij.kan_ingetrokken,
    )


def _merge(alle: Iterable[Bevoegde]) -> list[Bevoegde]:
    """The owner of an eenmanszaak once: the register has a row for eHerkenning, and one for DigiD."""
    per_wie: dict[object, Bevoegde] = {}
    for wie in alle:
        sleutel: object = (wie.naam, wie.soort, wie.status) if wie.soort == "eigenaar" else wie.machtiging_id
        eerder = per_wie.get(sleutel)
        per_wie[sleutel] = wie if eerder is None else _join(eerder, wie)
    return list(per_wie.values())


def _join(een: Bevoegde, ander: Bevoegde) -> Bevoegde:
    """The row that says which level stays; the other gives how else this person is known."""
    houdt, gaat = (een, ander) if een.niveau else (ander, een)
    return replace(houdt, partijen=(*houdt.partijen, *gaat.partijen))
