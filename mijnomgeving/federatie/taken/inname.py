"""What a portal hands in for a task: checked, and each kenmerk taken in once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NoReturn

from mijnomgeving.federatie.problemen import Probleem
from mijnomgeving.federatie.taken.lijst import FORMATEN, MAX_BESTANDEN, Taak

_SOORTEN = {"pdf": "application/pdf", "jpg": "image/jpeg", "png": "image/png"}
_TOEGESTAAN = frozenset(_SOORTEN[formaat] for formaat in FORMATEN)


@dataclass(slots=True)
class Inname:
    """What one organisation took in."""

    _per_kenmerk: dict[str, tuple[str, str]] = field(default_factory=dict)
    bezet: set[str] = field(default_factory=set)

    def reset(self) -> None:
        """Forget all."""
        self._per_kenmerk.clear()
        self.bezet.clear()

    def take(self, taak: Taak, body: Mapping[str, object], nu: datetime) -> str:
        """Take it in, and give our mark for it; the same kenmerk again changes nothing.

        Raises:
            Probleem: 400 when it is not in our shape; 409 when the task is not open any more, or the kenmerk was for
                another task; 422 when what was handed in cannot be right.
        """
        kenmerk = body.get("kenmerk")
        if not isinstance(kenmerk, str) or not kenmerk:
            _refuse(400, "invalid", "kenmerk ontbreekt.")
        if (known := self._per_kenmerk.get(kenmerk)) is not None:
            if known[0] != taak.uuid:
                _refuse(409, "conflict", "Dit kenmerk hoort bij een andere taak.")
            return known[1]
        if taak.afgerond:
            _refuse(409, "taakGesloten", "Dit is al gedaan. U hoeft niets meer te doen.")
        self._check(taak, body)
        taak.afgerond_op = nu
        referentie = f"T-{nu:%Y}-{len(self._per_kenmerk) + 1:05d}"
        self._per_kenmerk[kenmerk] = (taak.uuid, referentie)
        return referentie

    def _check(self, taak: Taak, body: Mapping[str, object]) -> None:
        gegevens, bestanden = body.get("gegevens"), body.get("bestanden")
        if not isinstance(gegevens, Mapping) or not isinstance(bestanden, list):
            _refuse(400, "invalid", "gegevens of bestanden ontbreekt.")
        match taak.soort:
            case "upload":
                _check_bestanden(bestanden)
            case "formulier":
                _check_formulier(taak, gegevens)
            case "betaal":
                _check_betaling(taak, gegevens)
            case "afspraak":
                self._choose(taak, gegevens)
            case _:
                if gegevens.get("akkoord") is not True:
                    _refuse(422, "nietAkkoord", "U hebt niet gezegd dat u het ermee eens bent.")

    def _choose(self, taak: Taak, gegevens: Mapping[str, Any]) -> None:
        begin = gegevens.get("begin")
        if not any(moment["begin"] == begin for moment in taak.velden["momenten"]):
            _refuse(422, "onbekendMoment", "Op dit moment kunt u niet komen. Kies een ander moment.")
        if begin in self.bezet:
            _refuse(422, "bezet", "Iemand anders koos dit moment net. Kies een ander moment.")
        self.bezet.add(str(begin))


def _check_bestanden(bestanden: list[Any]) -> None:
    if not 0 < len(bestanden) <= MAX_BESTANDEN:
        _refuse(422, "aantal", f"Stuur 1 tot {MAX_BESTANDEN} bestanden.")
    if not all(isinstance(b, Mapping) and b.get("soort") in _TOEGESTAAN and b.get("inhoud") for b in bestanden):
        _refuse(422, "soort", "Wij kunnen alleen pdf, jpg en png lezen.")


def _check_formulier(taak: Taak, gegevens: Mapping[str, Any]) -> None:
    schema = taak.velden["schema"]
    if set(gegevens) - set(schema["properties"]) or set(schema["required"]) - set(gegevens):
        _refuse(422, "velden", "Niet alle vragen zijn beantwoord.")


def _check_betaling(taak: Taak, gegevens: Mapping[str, Any]) -> None:
    if gegevens.get("status") != "betaald" or gegevens.get("bedrag") != taak.velden["betaling"]["bedrag"]:
        _refuse(422, "betaling", "Dit bedrag klopt niet met wat u moet betalen.")


def _refuse(status: int, code: str, detail: str) -> NoReturn:
    titles = {400: "Ongeldige invoer.", 409: "Dit kan niet meer.", 422: "Dit kan niet kloppen."}
    raise Probleem(status=status, title=titles[status], code=code, detail=detail, headers={"API-Version": "0.1.0"})
