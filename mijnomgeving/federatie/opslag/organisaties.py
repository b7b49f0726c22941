"""The organisations of the simulated government, one YAML file each: adding one is adding a file."""

from dataclasses import dataclass
from pathlib import Path

from mijnomgeving.federatie.opslag.inlezen import build, build_all, read_yaml
from portal.core.nummers import Oin, Rsin

MAP = Path(__file__).parents[1] / "organisaties"


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
    """A kind of zaak (ZGW Catalogi: ZaakType); the last statustype is the end."""

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
    handeling_initiator: str = "melden"


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

    Raises:
        OnjuisteGegevens: a file misses a field or has one too many.
    """
    return {path.stem: _read(path) for path in sorted(folder.glob("*.yaml"))}


def _read(path: Path) -> Organisatie:
    def zaaktype(data: object) -> Zaaktype:
        return build(
            Zaaktype,
            data,
            where=path.name,
            statustypen=lambda rows: build_all(Statustype, rows, where=path.name),
            resultaattypen=lambda rows: build_all(Resultaattype, rows, where=path.name),
            trefwoorden=tuple,
        )

    return build(
        Organisatie,
        {"sleutel": path.stem, **read_yaml(path)},
        where=path.name,
        oin=Oin.parse,
        rsin=Rsin.parse,
        zaaktypen=lambda rows: tuple(zaaktype(row) for row in rows),
    )
