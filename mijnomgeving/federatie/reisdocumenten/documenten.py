"""The passports and identity cards of a story (`bronnen.reisdocumenten`)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mijnomgeving.federatie.brp.datums import is_datum
from mijnomgeving.federatie.brp.persoon import with_dates
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens, build, build_all
from mijnomgeving.federatie.opslag.personas import Persona

_NUMMER = re.compile(r"[A-Z0-9]{9}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Waarde:
    """A value of an RvIG table."""

    code: str
    omschrijving: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Inhouding:
    """Since when the document is not with the holder any more, and why: handed in, lost or ended by law."""

    datum: str
    aanduiding: Waarde


@dataclass(frozen=True, slots=True, kw_only=True)
class Reisdocument:
    """One document that a gemeente or another authority gave out (Reisdocument)."""

    reisdocumentnummer: str
    soort: Waarde
    datumEindeGeldigheid: str  # noqa: N815 - the name in the standard and in the story
    inhoudingOfVermissing: Inhouding | None = None  # noqa: N815 - the same
    inOnderzoek: Mapping[str, Any] = field(default_factory=dict)  # noqa: N815 - the same

    def to_json(self, houder: Mapping[str, Any]) -> dict[str, Any]:
        """The document in the form of the standard, with its holder."""
        feiten: dict[str, Any] = {
            "reisdocumentnummer": self.reisdocumentnummer,
            "soort": _waarde(self.soort),
            "datumEindeGeldigheid": self.datumEindeGeldigheid,
        }
        if inhouding := self.inhoudingOfVermissing:
            feiten["inhoudingOfVermissing"] = {"datum": inhouding.datum, "aanduiding": _waarde(inhouding.aanduiding)}
        in_onderzoek = {"inOnderzoek": self.inOnderzoek} if self.inOnderzoek else {}
        # The holder comes from the BRP, where dates have their form already.
        return with_dates(feiten | in_onderzoek) | {"houder": houder}


def read_reisdocumenten(persona: Persona) -> tuple[Reisdocument, ...]:
    """The documents of a persona.

    Raises:
        OnjuisteGegevens: a field is missing, unknown or not of its form.
    """
    where = f"{persona.sleutel}: reisdocumenten"

    def waarde(row: object) -> Waarde:
        return build(Waarde, row, where=where)

    documenten = build_all(
        Reisdocument,
        persona.bronnen.get("reisdocumenten", []),
        where=where,
        soort=waarde,
        inhoudingOfVermissing=lambda row: build(Inhouding, row, where=where, aanduiding=waarde),
    )
    for document in documenten:
        _check(document, where)
    return documenten


def check_unique(documenten: Iterable[Reisdocument]) -> None:
    """No two persons have the same document.

    Raises:
        OnjuisteGegevens: a number is there twice.
    """
    seen: set[str] = set()
    for document in documenten:
        if document.reisdocumentnummer in seen:
            raise OnjuisteGegevens(f"reisdocument {document.reisdocumentnummer} is er twee keer")
        seen.add(document.reisdocumentnummer)


def _check(document: Reisdocument, where: str) -> None:
    datums = [document.datumEindeGeldigheid]
    if document.inhoudingOfVermissing:
        datums.append(document.inhoudingOfVermissing.datum)
    if not _NUMMER.fullmatch(document.reisdocumentnummer) or not all(map(is_datum, datums)):
        raise OnjuisteGegevens(f"{where}: een nummer heeft negen hoofdletters of cijfers, een datum is een datum")


def _waarde(waarde: Waarde) -> dict[str, str]:
    return {"code": waarde.code, "omschrijving": waarde.omschrijving}
