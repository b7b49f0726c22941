"""The organisations of the simulated government, one YAML file each: adding one is adding a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build, build_all, read_yaml
from portal.core.nummers import Oin, Rsin

MAP = Path(__file__).parents[1] / "organisaties"
GEDEELD = "gedeeld"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statustype:
    """A step that a zaak of this type can reach (ZGW Catalogi: StatusType)."""

    sleutel: str
    omschrijving: str
    statustekst: str
    # What the person has to hand in at this step: asks for it by name.
    gevraagd: str = ""
    gevraagd_toelichting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resultaattype:
    """How a zaak of this type can end (ZGW Catalogi: ResultaatType)."""

    sleutel: str
    omschrijving: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Zaaktype:
    """A kind of zaak (ZGW Catalogi: ZaakType); the last statustype is the end.

    `producten` holds the uniform product names that it leads to, as the last part of their address in the UPL.
    """

    sleutel: str
    identificatie: str
    omschrijving: str
    doel: str
    aanleiding: str
    onderwerp: str
    doorlooptijd: str
    statustypen: tuple[Statustype, ...]
    resultaattypen: tuple[Resultaattype, ...]
    trefwoorden: tuple[str, ...] = ()
    producten: tuple[str, ...] = ()
    handeling_initiator: str = "melden"
    handeling_behandelaar: str = "behandelen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisatie:
    """One organisation: what it is called, how it is known, which kinds of zaak and messages it has."""

    sleutel: str
    naam: str
    oin: Oin
    rsin: Rsin
    afdeling: str
    magazijn: bool = False
    zaaktypen: tuple[Zaaktype, ...] = ()

    def zaaktype(self, sleutel: str) -> Zaaktype:
        """The kind of zaak with this key.

        Raises:
            StopIteration: the organisation has no such kind.
        """
        return next(zaaktype for zaaktype in self.zaaktypen if zaaktype.sleutel == sleutel)


def load_organisaties(folder: Path = MAP) -> dict[str, Organisatie]:
    """All organisations by key, in order of file name.

    What several organisations have in common stands once in `gedeeld/<name>.yaml`; a file names those it takes in
    its list `gedeeld`.

    Raises:
        OnjuisteGegevens: a file misses a field or has one too many, or two zaaktypen have one key.
    """
    gedeeld = {path.stem: _zaaktypen(path, read_yaml(path)) for path in sorted((folder / GEDEELD).glob("*.yaml"))}
    return {path.stem: _read(path, gedeeld) for path in sorted(folder.glob("*.yaml"))}


def _read(path: Path, gedeeld: Mapping[str, tuple[Zaaktype, ...]]) -> Organisatie:
    data = read_yaml(path)
    namen = data.pop(GEDEELD, [])
    if unknown := [naam for naam in namen if naam not in gedeeld]:
        raise OnjuisteGegevens(f"{path.name}: onbekend in gedeeld: {', '.join(unknown)}")
    zaaktypen = (*(soort for naam in namen for soort in gedeeld[naam]), *_zaaktypen(path, data))
    if len({soort.sleutel for soort in zaaktypen}) < len(zaaktypen):
        raise OnjuisteGegevens(f"{path.name}: een zaaktype staat er twee keer")
    return build(
        Organisatie,
        {"sleutel": path.stem, **data, "zaaktypen": zaaktypen},
        where=path.name,
        oin=Oin.parse,
        rsin=Rsin.parse,
    )


def _zaaktypen(path: Path, data: Mapping[str, Any]) -> tuple[Zaaktype, ...]:
    return tuple(
        build(
            Zaaktype,
            row,
            where=path.name,
            statustypen=lambda rows: build_all(Statustype, rows, where=path.name),
            resultaattypen=lambda rows: build_all(Resultaattype, rows, where=path.name),
            trefwoorden=tuple,
            producten=tuple,
        )
        for row in data.get("zaaktypen", [])
    )
