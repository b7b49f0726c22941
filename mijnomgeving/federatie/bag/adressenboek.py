"""Every address that there is here: those of the stories, and some real streets (straten.csv).

The numbers of the BAG stand in the stories for homes; for other addresses they are made of the address itself, and
always the same.
"""

import csv
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mijnomgeving.federatie.brk.gegevens import read_onroerende_zaken
from mijnomgeving.federatie.opslag.bedrijven import Bedrijf
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.wereld import Wereld
from mijnomgeving.federatie.woz.gegevens import read_objecten

_MAP = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Woonplaats:
    """A place with the gemeente that it lies in (CBS, 'Woonplaatsen in Nederland')."""

    code: str
    naam: str
    gemeentecode: str
    gemeente: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Adres:
    """An address with its numbers in the BAG; an empty `object` means that they are made of the address."""

    straat: str
    huisnummer: int
    postcode: str
    plaats: Woonplaats
    huisletter: str = ""
    huisnummertoevoeging: str = ""
    object: str = ""
    aanduiding: str = ""

    @property
    def woonplaats(self) -> str:
        """Name of the place."""
        return self.plaats.naam

    @property
    def punt(self) -> tuple[float, float] | None:
        """Latitude and longitude, about: of the street, else of the gemeente; None where we know neither."""
        return _plekken().get(self.postcode) or _plekken().get(self.plaats.gemeente)

    @property
    def sleutel(self) -> tuple[str, int, str, str]:
        """By which two stories mean the same address."""
        return self.postcode, self.huisnummer, self.huisletter.upper(), self.huisnummertoevoeging.upper()

    @property
    def nummer(self) -> str:
        """The number with its letter and addition."""
        toevoeging = f"-{self.huisnummertoevoeging}" if self.huisnummertoevoeging else ""
        return f"{self.huisnummer}{self.huisletter}{toevoeging}"

    @property
    def nummeraanduiding(self) -> str:
        """Number of the address."""
        return self.aanduiding or self._made("20")

    @property
    def adresseerbaar_object(self) -> str:
        """Number of what stands there."""
        return self.object or self._made("01")

    @property
    def pand(self) -> str:
        """Number of the building."""
        return self._made("10")

    @property
    def openbare_ruimte(self) -> str:
        """Number of the street."""
        return f"{self.plaats.gemeentecode}30{zlib.crc32(f'{self.straat}/{self.woonplaats}'.encode()):010d}"

    def _made(self, soort: str) -> str:
        return f"{self.plaats.gemeentecode}{soort}{zlib.crc32('/'.join(map(str, self.sleutel)).encode()):010d}"


class Adressenboek:
    """All addresses, read again after each change of the stories."""

    def __init__(self, wereld: Wereld) -> None:
        self._wereld = wereld
        self._adressen: dict[tuple[str, int, str, str], Adres] = {}
        self._build()
        wereld.bij_wijziging(self._build)

    def __iter__(self) -> Iterator[Adres]:
        return iter(self._adressen.values())

    def with_nummeraanduiding(self, nummer: str) -> Adres | None:
        """The address with this number."""
        return next((adres for adres in self if adres.nummeraanduiding == nummer), None)

    def _build(self) -> None:
        found: dict[tuple[str, int, str, str], Adres] = {}
        for adres in self._all():
            # The first one counts: what the BRP says of a home has its real numbers.
            found.setdefault(adres.sleutel, adres)
        self._adressen = dict(sorted(found.items()))

    def _all(self) -> Iterator[Adres]:
        for persona in self._wereld.personas:
            yield from _of_brp(persona)
        for houder in (*self._wereld.personas, *self._wereld.bedrijven):
            yield from _of_bezit(houder)
        for bedrijf in self._wereld.bedrijven:
            yield from _of_bedrijf(bedrijf)
        yield from _streets()


@cache
def woonplaatsen() -> Mapping[str, tuple[Woonplaats, ...]]:
    """Every place in the Netherlands by name; some names are those of several places."""
    found: dict[str, list[Woonplaats]] = {}
    with (_MAP / "woonplaatsen.csv").open(encoding="utf-8") as file:
        for rij in csv.DictReader(file):
            plaats = Woonplaats(rij["code"], rij["naam"], rij["gemeentecode"], rij["gemeente"])
            found.setdefault(plaats.naam.casefold(), []).append(plaats)
    return {naam: tuple(plaatsen) for naam, plaatsen in found.items()}


def find_woonplaats(naam: str, *, gemeentecode: str = "") -> Woonplaats:
    """The place with this name; the gemeente tells places of one name apart.

    Raises:
        OnjuisteGegevens: there is no such place.
    """
    alias = {"den haag": "'s-gravenhage", "den bosch": "'s-hertogenbosch"}
    plaatsen = woonplaatsen().get(alias.get(naam.casefold(), naam.casefold()), ())
    if not plaatsen:
        raise OnjuisteGegevens(f"geen woonplaats: {naam}")
    return next((plaats for plaats in plaatsen if plaats.gemeentecode == gemeentecode), plaatsen[0])


def _of_brp(persona: Persona) -> Iterator[Adres]:
    verblijf: Mapping[str, Any] = persona.brp.get("verblijfplaats", {})
    adres: Mapping[str, Any] = verblijf.get("verblijfadres", {})
    if verblijf.get("type") != "Adres" or not adres.get("postcode"):
        return
    object_ = str(verblijf.get("adresseerbaarObjectIdentificatie", ""))
    if adres["woonplaats"].casefold() not in woonplaatsen():
        # A visitor of /regie/ may let somebody move to a place that there is not; the BAG does not know it.
        return
    yield Adres(
        straat=adres.get("officieleStraatnaam") or adres["korteStraatnaam"],
        huisnummer=int(adres["huisnummer"]),
        huisletter=str(adres.get("huisletter", "")),
        huisnummertoevoeging=str(adres.get("huisnummertoevoeging", "")),
        postcode=adres["postcode"],
        plaats=find_woonplaats(adres["woonplaats"], gemeentecode=object_[:4]),
        object=object_,
        aanduiding=str(verblijf.get("nummeraanduidingIdentificatie", "")),
    )


def _of_bezit(houder: Persona | Bedrijf) -> Iterator[Adres]:
    for woz in read_objecten(houder.bronnen.get("woz", []), houder.sleutel):
        yield Adres(
            straat=woz.straat,
            huisnummer=woz.huisnummer,
            huisletter=woz.huisletter,
            huisnummertoevoeging=woz.huisnummertoevoeging,
            postcode=woz.postcode,
            plaats=find_woonplaats(woz.woonplaats, gemeentecode=woz.object[:4]),
            object=woz.object,
            aanduiding=woz.nummeraanduiding,
        )
    for zaak in read_onroerende_zaken(houder.bronnen.get("brk", []), houder.sleutel):
        if zaak.object:
            yield Adres(
                straat=zaak.straat,
                huisnummer=zaak.huisnummer,
                huisletter=zaak.huisletter,
                huisnummertoevoeging=zaak.huisnummertoevoeging,
                postcode=zaak.postcode,
                plaats=find_woonplaats(zaak.woonplaats, gemeentecode=zaak.object[:4]),
                object=zaak.object,
            )


def _of_bedrijf(bedrijf: Bedrijf) -> Iterator[Adres]:
    for vestiging in bedrijf.vestigingen:
        yield Adres(
            straat=vestiging.straat,
            huisnummer=vestiging.huisnummer,
            postcode=vestiging.postcode,
            plaats=find_woonplaats(vestiging.plaats),
        )


@cache
def _plekken() -> Mapping[str, tuple[float, float]]:
    with (_MAP / "plekken.csv").open(encoding="utf-8") as file:
        return {
            rij["postcode"] or rij["plaats"]: (float(rij["lat"]), float(rij["lon"])) for rij in csv.DictReader(file)
        }


@cache
def _streets() -> Iterable[Adres]:
    with (_MAP / "straten.csv").open(encoding="utf-8") as file:
        return tuple(
            Adres(
                straat=rij["straat"],
                huisnummer=nummer,
                postcode=rij["postcode"],
                plaats=find_woonplaats(rij["woonplaats"]),
            )
            for rij in csv.DictReader(file)
            # A street has the even or the odd numbers on one side, and one postcode is one side.
            for nummer in range(int(rij["van"]), int(rij["tot"]) + 1, 2)
        )
