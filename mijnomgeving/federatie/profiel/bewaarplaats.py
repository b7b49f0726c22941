"""The profiles: contact details with their verification, and preferences."""

import secrets
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import uuid4

from mijnomgeving.federatie.opslag.bronverhalen import Profielverhaal
from mijnomgeving.federatie.opslag.eigenaren import Eigenaar, Nummer
from mijnomgeving.federatie.zgw.adressen import stable_uuid

EMAIL, TELEFOON = "Email", "Telefoonnummer"
CONTACTTYPES = (EMAIL, TELEFOON, "ApplicatieId")
VOORKEURTYPES = ("WebsiteTaal", "MagGebeldWorden", "WebsiteThema", "Aanhef", "OntvangViaBerichtenbox")
_TALEN = {"nl": "Nederlands", "en": "Engels", "pap": "Papiaments"}
_CODE_SECONDEN = 900
_POGINGEN = 5
_POSTVAK = 50


@dataclass(slots=True, kw_only=True)
class Gegeven:
    """A contact detail or preference.

    `scope` is the organisation for which alone it holds, or empty, and `dienst` one service of that organisation.
    """

    id: str
    type: str
    waarde: str = field(repr=False)
    sinds: datetime
    scope: str = ""
    dienst: str = ""
    geverifieerd: bool = False
    standaard: bool = True


@dataclass(slots=True, kw_only=True)
class Profiel:
    """All of one person or company, under every number."""

    partij_id: str
    nummers: tuple[Nummer, ...] = field(repr=False)
    contactgegevens: list[Gegeven] = field(default_factory=list)
    voorkeuren: list[Gegeven] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Code:
    """A code that was sent, until when it holds and how often it may still be tried."""

    code: str = field(repr=False)
    tot: float
    pogingen: int = _POGINGEN


class Bewaarplaats:
    """All profiles by number, the codes that were sent, and the e-mails in which they stood."""

    def __init__(
        self, nu: Callable[[], datetime], klok: Callable[[], float], post: Callable[[str, str], None] | None = None
    ) -> None:
        self._nu, self._klok = nu, klok
        # Called with receiver and code: where a visitor of the demo finds mail and text messages.
        self._post = post
        self._profielen: dict[Nummer, Profiel] = {}
        self._codes: dict[tuple[Nummer, str], Code] = {}
        # What a mail server would have sent: receiver and code, newest first.
        self.postvak: deque[tuple[str, str]] = deque(maxlen=_POSTVAK)

    def reset(self, eigenaren: Iterable[Eigenaar], namen: dict[str, str]) -> None:
        """All profiles as the stories tell them; `namen` gives an organisation's name by its key."""
        self._profielen.clear()
        self._codes.clear()
        self.postvak.clear()
        for eigenaar in eigenaren:
            if eigenaar.bronnen.profiel and eigenaar.nummers:
                self._start(eigenaar, eigenaar.bronnen.profiel, namen)

    def find(self, nummer: Nummer) -> Profiel | None:
        """The profile of this number."""
        return self._profielen.get(nummer)

    def find_or_add(self, nummer: Nummer) -> Profiel:
        """The profile of this number; an empty one when there was none."""
        return self._profielen.setdefault(nummer, Profiel(partij_id=str(uuid4()), nummers=(nummer,)))

    def new(self, soort: str, waarde: str, scope: str, dienst: str = "") -> Gegeven:
        """A contact detail or preference of now, not verified."""
        return Gegeven(id=str(uuid4()), type=soort, waarde=waarde, sinds=self._nu(), scope=scope, dienst=dienst)

    def send_code(self, nummer: Nummer, waarde: str) -> None:
        """Send a new code to the address or number; an earlier one no longer holds."""
        code = f"{secrets.randbelow(1_000_000):06d}"
        self._codes[(nummer, waarde)] = Code(code=code, tot=self._klok() + _CODE_SECONDEN)
        self.postvak.appendleft((waarde, code))
        if self._post:
            self._post(waarde, code)

    def verify(self, nummer: Nummer, soort: str, waarde: str, code: str) -> bool:
        """Whether the code was sent to this address, not too long ago; a code works once and can be guessed little."""
        sent = self._codes.get((nummer, waarde))
        if sent is None or sent.tot <= self._klok() or sent.pogingen < 1:
            return False
        sent.pogingen -= 1
        if not secrets.compare_digest(sent.code.encode(), code.encode("utf-8", "replace")):
            return False
        del self._codes[(nummer, waarde)]
        for gegeven in self.find_or_add(nummer).contactgegevens:
            if gegeven.type == soort and gegeven.waarde == waarde:
                gegeven.geverifieerd = True
        return True

    def _start(self, eigenaar: Eigenaar, verhaal: Profielverhaal, namen: dict[str, str]) -> None:
        def gegeven(soort: str, waarde: str, *, scope: str = "", **rest: bool) -> Gegeven:
            uuid = stable_uuid("profiel", eigenaar.sleutel, soort, scope)
            return Gegeven(id=uuid, type=soort, waarde=waarde, sinds=self._nu(), scope=scope, dienst="", **rest)

        profiel = Profiel(partij_id=stable_uuid("profiel", eigenaar.sleutel), nummers=eigenaar.nummers)
        if verhaal.email:
            bevestigd, standaard = verhaal.email_bevestigd, verhaal.bericht_per_email
            profiel.contactgegevens.append(gegeven(EMAIL, verhaal.email, geverifieerd=bevestigd, standaard=standaard))
        if verhaal.telefoon:
            profiel.contactgegevens.append(gegeven(TELEFOON, verhaal.telefoon, geverifieerd=True))
        for sleutel, email in verhaal.organisaties.items():
            anders = gegeven(EMAIL, email, scope=namen[sleutel], geverifieerd=True, standaard=False)
            profiel.contactgegevens.append(anders)
        profiel.voorkeuren.append(gegeven("WebsiteTaal", _TALEN[verhaal.taal]))
        profiel.voorkeuren.append(gegeven("OntvangViaBerichtenbox", str(verhaal.digitale_post).lower()))
        for nummer in eigenaar.nummers:
            self._profielen[nummer] = profiel


def as_partij(profiel: Profiel) -> dict[str, Any]:
    """The whole profile (PartijResponse)."""
    return {
        "partijId": profiel.partij_id,
        "identificaties": [
            {"identificatieType": soort, "identificatieNummer": nummer} for soort, nummer in profiel.nummers
        ],
        "contactgegevens": [as_contactgegeven(gegeven) for gegeven in profiel.contactgegevens],
        "voorkeuren": [as_voorkeur(gegeven) for gegeven in profiel.voorkeuren],
    }


def as_contactgegeven(gegeven: Gegeven) -> dict[str, Any]:
    """One contact detail (ContactgegevenResponse)."""
    verder = {"isGeverifieerd": gegeven.geverifieerd, "isDefault": gegeven.standaard}
    return _common(gegeven) | {"type": gegeven.type} | verder


def as_voorkeur(gegeven: Gegeven) -> dict[str, Any]:
    """One preference (VoorkeurResponse)."""
    return _common(gegeven) | {"voorkeurType": gegeven.type}


def _common(gegeven: Gegeven) -> dict[str, Any]:
    moment = gegeven.sinds.isoformat()
    return {
        "id": gegeven.id,
        "waarde": gegeven.waarde,
        "createdAt": moment,
        "lastUpdated": moment,
        "scopes": [_scope(gegeven)] if gegeven.scope else [],
    }


def _scope(gegeven: Gegeven) -> dict[str, str]:
    return {"dienstverlenerNaam": gegeven.scope} | ({"dienstNaam": gegeven.dienst} if gegeven.dienst else {})
