"""Who takes which bericht, who opened it, and what was noted at it: read for a list or for one bericht."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self, TypeVar
from uuid import UUID

from django.db.models import Model, QuerySet

from mijnomgeving.berichten.sleutelbos import Sleutelbos
from mijnomgeving.postkamer.collegas import Collega, name_or_unknown
from mijnomgeving.postkamer.models import Postcollega, Postlezing, Postnotitie, Toewijzing
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.kluis import unseal_json

DOEL = "postkamer"
MIJ, NIEMAND = "mij", "niemand"
RijT = TypeVar("RijT", bound=Model)


@dataclass(frozen=True, slots=True)
class Verdeeld:
    """Who takes a bericht.

    Args:
        kenmerk: of the colleague.
        naam: as pages show it.
        zelf: whether that is who looks.
        mag_nog: whether the register still lets them; True as well when it is silent.
        op: since when.
        door: who said so.
        klaar_op: when it was done.
    """

    kenmerk: str
    naam: str = field(repr=False)
    zelf: bool
    mag_nog: bool
    op: datetime
    door: str = field(repr=False)
    klaar_op: datetime | None

    @property
    def open(self) -> bool:
        """Whether somebody who may is still to do something with it."""
        return self.mag_nog and self.klaar_op is None


@dataclass(frozen=True, slots=True)
class Gelezen:
    """Who opened a bericht, and when for the first time."""

    naam: str = field(repr=False)
    zelf: bool
    op: datetime


@dataclass(frozen=True, slots=True)
class Notitie:
    """A note at a bericht."""

    kenmerk: UUID
    naam: str = field(repr=False)
    zelf: bool
    op: datetime
    tekst: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Postkamer:
    """The shared part of one company's mailbox, as who sits at the screen may see it.

    Args:
        zelf: who sits at the screen.
        collegas: who may read the mail now, oneself among them; None when the register is silent.
        verdeling: who takes what, by the key of the bericht.
    """

    zelf: Collega
    collegas: tuple[Collega, ...] | None
    bos: Sleutelbos
    verdeling: Mapping[str, Verdeeld]

    @classmethod
    def of(cls, betrokkene: Betrokkene, *, zelf: Collega, collegas: tuple[Collega, ...] | None) -> Self:
        """Read it: one query, whatever the number of berichten."""
        bos = Sleutelbos.of(betrokkene)
        rijen = Toewijzing.objects.filter(onderneming__in=bos.namen).select_related("collega", "door")
        return cls(zelf, collegas, bos, {rij.bericht: _as_verdeeld(rij, zelf, collegas) for rij in rijen})

    @property
    def gedeeld(self) -> bool:
        """Whether there is, or may be, anybody to share with."""
        return self.collegas is None or any(not collega.zelf for collega in self.collegas)

    def find(self, magazijn: str, bericht_id: str) -> Verdeeld | None:
        """Who takes this bericht; None when nobody does."""
        sleutels = self.bos.list_sleutels(magazijn, bericht_id)
        return next((self.verdeling[sleutel] for sleutel in sleutels if sleutel in self.verdeling), None)


def passes(verdeeld: Verdeeld | None, wie: str) -> bool:
    """Whether a bericht that is given to this one belongs to the choice `wie`: mine, nobody's, or all."""
    if wie == MIJ:
        return verdeeld is not None and verdeeld.zelf and verdeeld.open
    if wie == NIEMAND:
        return verdeeld is None or not verdeeld.mag_nog
    return True


def list_gelezen(kamer: Postkamer, magazijn: str, bericht_id: str) -> list[Gelezen]:
    """Who opened this bericht, the first one first."""
    rijen = _of_bericht(Postlezing.objects.select_related("collega"), kamer, magazijn, bericht_id).order_by("op")
    return [Gelezen(_naam(rij.collega, kamer.zelf), _is_zelf(rij.collega, kamer.zelf), rij.op) for rij in rijen]


def list_notities(kamer: Postkamer, magazijn: str, bericht_id: str) -> list[Notitie]:
    """What was noted at this bericht, the oldest first."""
    rijen = _of_bericht(Postnotitie.objects.select_related("collega"), kamer, magazijn, bericht_id).order_by("op")
    return [_as_notitie(rij, kamer.zelf) for rij in rijen]


def find_notitie(kamer: Postkamer, kenmerk: UUID) -> Notitie | None:
    """A note in this mailbox; None when there is none with this kenmerk."""
    rijen = Postnotitie.objects.filter(onderneming__in=kamer.bos.namen, kenmerk=kenmerk).select_related("collega")
    return next((_as_notitie(rij, kamer.zelf) for rij in rijen), None)


def read_naam(rij: Postcollega) -> str:
    """The name of a colleague as it was last known.

    Raises:
        Onleesbaar: it was changed since it was sealed.
    """
    return str(unseal_json(rij.naam, geheim=rij.kenmerk, doel=DOEL))


def _of_bericht(rijen: QuerySet[RijT], kamer: Postkamer, magazijn: str, bericht_id: str) -> QuerySet[RijT]:
    sleutels = kamer.bos.list_sleutels(magazijn, bericht_id)
    return rijen.filter(onderneming__in=kamer.bos.namen, bericht__in=sleutels)


def _as_verdeeld(rij: Toewijzing, zelf: Collega, collegas: Sequence[Collega] | None) -> Verdeeld:
    wie = rij.collega
    mag_nog = collegas is None or _is_zelf(wie, zelf) or _is_known(wie, collegas)
    return Verdeeld(
        kenmerk=wie.kenmerk,
        naam=_naam(wie, zelf),
        zelf=_is_zelf(wie, zelf),
        mag_nog=mag_nog,
        op=rij.op,
        door=_naam(rij.door, zelf) if rij.door else "",
        klaar_op=rij.klaar_op,
    )


def _as_notitie(rij: Postnotitie, zelf: Collega) -> Notitie:
    tekst = unseal_json(rij.tekst, geheim=str(rij.kenmerk), doel=DOEL)
    return Notitie(rij.kenmerk, _naam(rij.collega, zelf), _is_zelf(rij.collega, zelf), rij.op, str(tekst))


def _naam(rij: Postcollega, zelf: Collega) -> str:
    return name_or_unknown(read_naam(rij) or (zelf.naam if _is_zelf(rij, zelf) else ""))


def _is_zelf(rij: Postcollega, zelf: Collega) -> bool:
    return rij.kenmerk in zelf.kenmerken


def _is_known(rij: Postcollega, collegas: Iterable[Collega]) -> bool:
    return any(rij.kenmerk in collega.kenmerken for collega in collegas)
