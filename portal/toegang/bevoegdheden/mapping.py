"""From the register's JSON to our types; what is not as agreed is no answer."""

from datetime import date
from typing import Any
from uuid import UUID

from portal.toegang.bevoegdheden.models import Bevoegdheid, Gegeven, Nummer, RegisterFout


def parse_lijst(data: Any, naam: str) -> list[Bevoegdheid]:  # noqa: ANN401 - JSON from outside
    """The rows of a search.

    Raises:
        RegisterFout: the answer is not as agreed.
    """
    rijen = data.get(naam) if isinstance(data, dict) else None
    if not isinstance(rijen, list):
        raise RegisterFout(naam)
    return [parse_bevoegdheid(rij) for rij in rijen]


def parse_bevoegdheid(rij: Any) -> Bevoegdheid:  # noqa: ANN401 - JSON from outside
    """One row.

    Raises:
        RegisterFout: a field is missing or of another type.
    """
    match rij:
        case {
            "id": str(machtiging_id),
            "soort": str(soort),
            "vertegenwoordigde": {"soort": str(voor_soort), "nummer": str(nummer), "naam": str(voor_naam)},
            "diensten": [*diensten],
            "vestigingen": [*vestigingen],
            "van": str(van),
            "tot": str() | None as tot,
            "status": str(status),
        }:
            gemachtigde = rij.get("gemachtigde")
            try:
                return Bevoegdheid(
                    machtiging_id=str(UUID(machtiging_id)),
                    soort=soort,
                    voor=Nummer(voor_soort, nummer),
                    voor_naam=voor_naam,
                    door_naam=_parse_naam(gemachtigde, rij.get("uitgenodigde")),
                    diensten=frozenset(map(str, diensten)),
                    vestigingen=frozenset(map(str, vestigingen)),
                    van=date.fromisoformat(van),
                    tot=date.fromisoformat(tot) if tot else None,
                    status=status,
                    intrekbaar=rij.get("intrekbaar") is True,
                    door=_parse_nummer(gemachtigde),
                    niveau=str(rij.get("niveau") or ""),
                )
            except ValueError:
                raise RegisterFout("datum of id") from None
        case _:
            raise RegisterFout("bevoegdheid")


def _parse_naam(gemachtigde: Any, uitgenodigde: Any) -> str:  # noqa: ANN401 - JSON from outside
    """Who has it, or else whom the company invited."""
    return str(gemachtigde.get("naam", "")) if isinstance(gemachtigde, dict) else str(uitgenodigde or "")


def _parse_nummer(partij: Any) -> Nummer | None:  # noqa: ANN401 - JSON from outside
    match partij:
        case {"soort": str(soort), "nummer": str(nummer)}:
            return Nummer(soort, nummer)
        case _:
            return None


def parse_gegeven(data: Any) -> Gegeven:  # noqa: ANN401 - JSON from outside
    """A machtiging that was given.

    Raises:
        RegisterFout: there is no code in the answer.
    """
    match data:
        case {"id": str(machtiging_id), "activatiecode": str(code)}:
            return Gegeven(machtiging_id, code)
        case _:
            raise RegisterFout("activatiecode")


def parse_code(data: Any) -> str:  # noqa: ANN401 - JSON from outside
    """Why the register refuses: its own code, or "onbekend"."""
    return str(data.get("code", "onbekend")) if isinstance(data, dict) else "onbekend"
