"""The register of machtigingen at the edge: a real HTTP service whose rows change while somebody is at work."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from tests.factories.nepbron import Nepbron, Ontvangen, Terug, nepbron

NOOR, OMA, KIND = "999990019", "999994062", "999994220"
BAKKER, KLANT, KANTOOR = "12345678", "87654321", "11223344"
VESTIGING_A, VESTIGING_B = "000012345678", "000087654321"
EMPLOYEE = "0123456789ABCDEF0123456789ABCDEF"


def uid(naam: str) -> str:
    """The key of the row that a test calls so."""
    return str(uuid5(NAMESPACE_URL, naam))


def rij(
    roepnaam: str,
    *,
    gemachtigde: tuple[str, str],
    voor: tuple[str, str],
    naam: str,
    soort: str = "digid_machtigen",
    diensten: tuple[str, ...] = ("*",),
    vestigingen: tuple[str, ...] = ("*",),
    tot: str | None = None,
) -> dict[str, Any]:
    """One row, valid now."""
    return {
        "id": uid(roepnaam),
        "soort": soort,
        "vertegenwoordigde": {"soort": voor[0], "nummer": voor[1], "naam": naam},
        "gemachtigde": {"soort": gemachtigde[0], "nummer": gemachtigde[1], "naam": "Wie het kreeg"},
        "diensten": list(diensten),
        "vestigingen": list(vestigingen),
        "van": "2026-01-01",
        "tot": tot,
        "niveau": None,
        "status": "geldig",
        "intrekbaar": True,
    }


@dataclass
class NepRegister:
    """`rijen` are what there is; `stuk` is answered in place of anything."""

    bron: Nepbron
    rijen: list[dict[str, Any]] = field(default_factory=list)
    stuk: Terug | None = None
    codes: dict[str, Terug] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.url = f"{self.bron.url}/register"
        self.bron.antwoord = self.answer

    def answer(self, verzoek: Ontvangen) -> Terug:
        """The endpoints."""
        if self.stuk or verzoek.headers.get("X-API-KEY") != "demo-machtigen":
            return self.stuk or Terug({"code": "notAuthenticated"}, status=401)
        body = json.loads(verzoek.body or b"{}")
        match verzoek.pad.removeprefix("/register/"):
            case "bevoegdheden/_zoek":
                return Terug({"bevoegdheden": self._of("gemachtigde", body["gemachtigde"])})
            case "machtigingen/_zoek":
                return Terug({"machtigingen": self._of("vertegenwoordigde", body["vertegenwoordigde"])})
            case "machtigingen":
                gegeven = self.rijen[0] | {"status": "wacht_op_activering", "gemachtigde": None, **body}
                return Terug(gegeven | {"activatiecode": "ABCD-EFGH-JKLM"}, status=201)
            case "machtigingen/activering":
                return self.codes.get(body["code"], Terug({"code": "notFound"}, status=404))
            case pad:
                return self._withdraw(pad.split("/")[1])

    def of_gemachtigde(self, wie: dict[str, str]) -> list[dict[str, Any]]:
        """What this one may do for others."""
        return self._of("gemachtigde", wie)

    def _of(self, kant: str, wie: dict[str, str]) -> list[dict[str, Any]]:
        found = (r for r in self.rijen if r[kant] and r[kant]["nummer"] == wie["nummer"])
        return [r for r in found if r[kant]["soort"] == wie["soort"]]

    def _withdraw(self, machtiging_id: str) -> Terug:
        for found in self.rijen:
            if found["id"] == machtiging_id:
                found["status"] = "ingetrokken"
                return Terug(found)
        return Terug({"code": "notFound"}, status=404)

    def zet(self, roepnaam: str, **anders: Any) -> None:
        """Change a row, as the register does while somebody is at work."""
        next(r for r in self.rijen if r["id"] == uid(roepnaam)).update(anders)


@contextmanager
def nep_register() -> Iterator[NepRegister]:
    """A register that runs as long as the block."""
    with nepbron() as bron:
        yield NepRegister(bron)
