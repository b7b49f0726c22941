"""What other systems wrote in a register of contacts: checked, laid over the stories anew, gone at a reset."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NoReturn

from mijnomgeving.federatie.klantinteracties.register import Register
from mijnomgeving.federatie.problemen import Probleem

VERSIE = {"API-version": "0.9.0"}
Body = Mapping[str, Any]
# Longest texts, as the standard has them.
_KLANTCONTACT = {"kanaal": 50, "onderwerp": 200, "inhoud": 1000, "reactie": 4000, "referentienummer": 10, "taal": 3}
_INTERNETAAK = {"gevraagdeHandeling": 200, "toelichting": 1000, "referentienummer": 10, "status": 12}
_SOORTEN = ("persoon", "organisatie")
_ROLLEN = ("klant", "vertegenwoordiger")
_STATUSSEN = ("te_verwerken", "verwerkt")
_CODES = ("codeObjecttype", "codeRegister", "codeSoortObjectId", "objectId")


@dataclass(frozen=True, slots=True)
class _Actie:
    soort: str
    naam: str
    body: Body = field(repr=False)
    op: datetime


class Geschreven:
    """What was made at one organisation, in order."""

    def __init__(self) -> None:
        self._acties: list[_Actie] = []

    def clear(self) -> None:
        """Forget all."""
        self._acties.clear()

    def lay_over(self, register: Register) -> None:
        """Make everything again in a register that was just made from the stories."""
        for actie in self._acties:
            _make(register, actie)

    def add(self, register: Register, soort: str, body: Body, op: datetime) -> dict[str, Any]:
        """Make it, and give it as the register has it.

        Raises:
            Probleem: 400, it is not as the standard says.
        """
        _CHECKS[soort](register, body)
        actie = _Actie(soort, f"geschreven/{len(self._acties)}", body, op)
        gemaakt = _make(register, actie)
        self._acties.append(actie)
        return gemaakt


def _make(register: Register, actie: _Actie) -> dict[str, Any]:
    match actie.soort:
        case "partijen":
            return register.make_partij(actie.naam, actie.body)
        case "maak-klantcontact":
            return register.make_klantcontact(actie.naam, actie.body)
        case _:
            return register.make_internetaak(actie.naam, actie.body, actie.op)


def _check_partij(register: Register, body: Body) -> None:
    rijen = body.get("partijIdentificatoren")
    if body.get("soortPartij") not in _SOORTEN or not isinstance(body.get("indicatieActief"), bool):
        _refuse("soortPartij", "soortPartij of indicatieActief ontbreekt.")
    if not isinstance(body.get("partijIdentificatie"), Mapping):
        _refuse("partijIdentificatie", "Dit veld is vereist.")
    if not isinstance(rijen, list) or not rijen:
        _refuse("partijIdentificatoren", "Dit veld is vereist.")
    for rij in rijen:
        if not _is_identificator(_inside(rij, "partijIdentificator")):
            _refuse("partijIdentificatoren", "Een partijIdentificator heeft vier velden.")
    if register.find_partij([rij["partijIdentificator"] for rij in rijen]):
        _refuse("partijIdentificatoren", "Deze partijIdentificator bestaat al.")


def _check_klantcontact(register: Register, body: Body) -> None:
    contact, wie, over = body.get("klantcontact"), body.get("betrokkene"), body.get("onderwerpobject")
    if not isinstance(contact, Mapping):
        _refuse("klantcontact", "Dit veld is vereist.")
    for veld in ("kanaal", "onderwerp", "taal", "plaatsgevondenOp"):
        if not contact.get(veld) or not isinstance(contact[veld], str):
            _refuse(f"klantcontact.{veld}", "Dit veld is vereist.")
    if not isinstance(contact.get("vertrouwelijk"), bool):
        _refuse("klantcontact.vertrouwelijk", "Dit veld is vereist.")
    _check_lengths("klantcontact.", contact, _KLANTCONTACT)
    if wie is not None:
        _check_betrokkene(register, wie)
    if over is not None and not _is_identificator(_inside(over, "onderwerpobjectidentificator")):
        _refuse("onderwerpobject", "Een onderwerpobjectidentificator heeft vier velden.")


def _check_betrokkene(register: Register, wie: object) -> None:
    if not isinstance(wie, Mapping) or wie.get("rol") not in _ROLLEN or not isinstance(wie.get("initiator"), bool):
        _refuse("betrokkene.rol", "rol of initiator ontbreekt.")
    if wie.get("wasPartij") is not None and register.get("partijen", str(_inside(wie["wasPartij"], "uuid"))) is None:
        _refuse("betrokkene.wasPartij", "Deze partij is er niet.")


def _check_internetaak(register: Register, body: Body) -> None:
    contact = body.get("aanleidinggevendKlantcontact")
    if not isinstance(contact, Mapping) or register.get("klantcontacten", str(contact.get("uuid"))) is None:
        _refuse("aanleidinggevendKlantcontact", "Dit klantcontact is er niet.")
    if not body.get("gevraagdeHandeling") or body.get("status") not in _STATUSSEN:
        _refuse("gevraagdeHandeling", "gevraagdeHandeling of status ontbreekt.")
    _check_lengths("", body, _INTERNETAAK)
    if onbekend := sorted(set(body) - set(_INTERNETAAK) - {"aanleidinggevendKlantcontact"}):
        _refuse(onbekend[0], "Dit veld kent deze simulatie niet.")


_CHECKS: Mapping[str, Callable[[Register, Body], None]] = {
    "partijen": _check_partij,
    "maak-klantcontact": _check_klantcontact,
    "internetaken": _check_internetaak,
}


def _inside(value: object, veld: str) -> object:
    return value.get(veld) if isinstance(value, Mapping) else None


def _is_identificator(value: object) -> bool:
    return isinstance(value, Mapping) and set(value) == set(_CODES) and all(isinstance(v, str) for v in value.values())


def _check_lengths(voor: str, body: Body, langst: Mapping[str, int]) -> None:
    for veld, tekens in langst.items():
        waarde = body.get(veld)
        if waarde is not None and (not isinstance(waarde, str) or len(waarde) > tekens):
            _refuse(f"{voor}{veld}", f"Dit veld heeft hoogstens {tekens} tekens.")


def _refuse(name: str, reason: str) -> NoReturn:
    raise Probleem(
        status=400,
        title="Ongeldige invoer.",
        code="invalid",
        detail=reason,
        headers=VERSIE,
        invalidParams=[{"name": name, "code": "invalid", "reason": reason}],
    )
