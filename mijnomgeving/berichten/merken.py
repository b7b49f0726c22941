"""Reading what somebody did with berichten: one query, whatever the number of berichten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from mijnomgeving.berichten.models import Berichtmap, Berichtmerk, Plaats
from mijnomgeving.berichten.sleutelbos import DOEL, Sleutelbos
from mijnomgeving.bronnen.fbs.models import Bericht
from portal.core.betrokkene import Betrokkene
from portal.verantwoording.kluis import unseal_json

# The words in which magazijnen and other Berichtenboxen name the folders that everybody has (Berichtenmagazijn: `map`).
POSTVAK, ARCHIEF, PRULLENBAK = "inbox", "archief", "prullenbak"
_VAST = {
    "": Plaats.POSTVAK,
    "postvak": Plaats.POSTVAK,
    "postvak in": Plaats.POSTVAK,
    POSTVAK: Plaats.POSTVAK,
    ARCHIEF: Plaats.ARCHIEF,
    PRULLENBAK: Plaats.PRULLENBAK,
}


@dataclass(frozen=True, slots=True)
class Ligging:
    """Where a bericht lies and whether it was read; `map` is the name of an own folder."""

    gelezen: bool
    plaats: Plaats
    map: str = ""


@dataclass(frozen=True, slots=True)
class Keuze:
    """A bericht that somebody chose, with the key that proves that we showed it to them."""

    magazijn: str
    bericht_id: str
    sleutel: str


@dataclass(frozen=True, slots=True)
class Merk:
    """A row as it was kept; None and empty are as the magazijn says."""

    gelezen: bool | None
    plaats: str
    map_id: int | None


@dataclass(frozen=True, slots=True)
class Merken:
    """The marks and folders of one betrokkene."""

    bos: Sleutelbos
    mappen: Mapping[int, str]
    alle: Mapping[str, Merk]

    @classmethod
    def of(cls, betrokkene: Betrokkene) -> Self:
        """Read them all: what somebody did with berichten is never more than their berichten."""
        bos = Sleutelbos.of(betrokkene)
        rijen = Berichtmerk.objects.filter(betrokkene__in=bos.namen)
        merken = {
            bericht: Merk(gelezen, plaats, map_id)
            for bericht, gelezen, plaats, map_id in rijen.values_list("bericht", "gelezen", "plaats", "map_id")
        }
        return cls(bos, {rij.pk: naam for rij, naam in list_mappen(bos)}, merken)

    @classmethod
    def of_velen(cls, betrokkenen: Sequence[Betrokkene]) -> "dict[Betrokkene, Merken]":
        """The marks of many at once, in one query; without the names of their folders, which are theirs to read."""
        bossen = {betrokkene: Sleutelbos.of(betrokkene) for betrokkene in betrokkenen}
        per_naam: dict[str, dict[str, Merk]] = {naam: {} for bos in bossen.values() for naam in bos.namen}
        rijen = Berichtmerk.objects.filter(betrokkene__in=list(per_naam))
        for wie, bericht, gelezen, plaats, map_id in rijen.values_list(
            "betrokkene", "bericht", "gelezen", "plaats", "map_id"
        ):
            per_naam[wie][bericht] = Merk(gelezen, plaats, map_id)
        return {
            betrokkene: cls(bos, {}, {sleutel: merk for naam in bos.namen for sleutel, merk in per_naam[naam].items()})
            for betrokkene, bos in bossen.items()
        }

    def find(self, bericht: Bericht) -> Ligging:
        """Our own mark; where there is none, what the magazijn says."""
        sleutels = self.bos.list_sleutels(bericht.magazijn, bericht.bericht_id)
        merk = next((self.alle[sleutel] for sleutel in sleutels if sleutel in self.alle), None)
        gelezen = bericht.gelezen if merk is None or merk.gelezen is None else merk.gelezen
        if merk and merk.plaats:
            return Ligging(gelezen, Plaats(merk.plaats), self.mappen.get(merk.map_id or 0, ""))
        vast = _VAST.get(bericht.map.casefold())
        return Ligging(gelezen, vast) if vast else Ligging(gelezen, Plaats.MAP, bericht.map)


def list_mappen(bos: Sleutelbos) -> list[tuple[Berichtmap, str]]:
    """Somebody's own folders with their names, in the order of the alphabet."""
    rijen = Berichtmap.objects.filter(betrokkene__in=bos.namen)
    return sorted(((rij, read_naam(rij)) for rij in rijen), key=lambda paar: paar[1].casefold())


def read_naam(rij: Berichtmap) -> str:
    """The name of a folder.

    Raises:
        Onleesbaar: it was changed since it was sealed.
    """
    return str(unseal_json(bytes(rij.naam), geheim=rij.betrokkene, doel=DOEL))


def find_map(bos: Sleutelbos, sleutel: str) -> tuple[Berichtmap, str] | None:
    """The own folder with this key."""
    return next((paar for paar in list_mappen(bos) if bos.map_sleutel(paar[1]) == sleutel), None)


def as_keuzes(bos: Sleutelbos, waarden: Sequence[str]) -> list[Keuze]:
    """The berichten that a form names; what we did not show to this betrokkene is left out."""
    gevonden = []
    for waarde in waarden:
        delen = waarde.split("/")
        if len(delen) == 3 and bos.is_sleutel(*delen):  # noqa: PLR2004 - magazijn, bericht, key
            gevonden.append(Keuze(*delen))
    return list(dict.fromkeys(gevonden))
