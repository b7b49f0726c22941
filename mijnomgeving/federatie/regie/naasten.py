"""Whom an event touches besides the person to whom it happens: the partner, and the children of who died."""

from collections.abc import Iterator, Mapping
from typing import Any

from mijnomgeving.federatie.opslag.personas import Persona, Personas
from mijnomgeving.federatie.opslag.verhalen import Gebeurtenis, Soort


def find_naasten(persona: Persona, gebeurtenis: Gebeurtenis, personas: Personas) -> dict[str, Gebeurtenis]:
    """What then happens to each of them, by key of the persona; only who lives and is a persona is told.

    A child that is born stands with both parents. A death ends the marriage in the data of the partner; in those of a
    child the BRP writes nothing, and yet the child hears of it.
    """
    match gebeurtenis.soort:
        case Soort.GEBOORTE:
            return dict(_births(persona, gebeurtenis, personas))
        case Soort.OVERLIJDEN:
            return dict(_deaths(persona, gebeurtenis, personas))
    return {}


def _births(persona: Persona, gebeurtenis: Gebeurtenis, personas: Personas) -> Iterator[tuple[str, Gebeurtenis]]:
    *_, kind = gebeurtenis.wijziging["kinderen"]
    for partner in _living(persona.brp.get("partners", []), personas):
        kinderen = [*partner.brp.get("kinderen", []), kind]
        yield partner.sleutel, _event(gebeurtenis, Soort.GEBOORTE, {"kinderen": kinderen})


def _deaths(persona: Persona, gebeurtenis: Gebeurtenis, personas: Personas) -> Iterator[tuple[str, Gebeurtenis]]:
    einde = {"ontbindingHuwelijkPartnerschap": {"datum": gebeurtenis.wijziging["overlijden"]["datum"]}}
    for partner in _living(persona.brp.get("partners", []), personas):
        van_partner = [
            rij | einde if rij.get("burgerservicenummer") == str(persona.bsn) else rij
            for rij in partner.brp.get("partners", [])
        ]
        yield partner.sleutel, _event(gebeurtenis, Soort.OVERLIJDEN_PARTNER, {"partners": van_partner})
    for kind in _living(persona.brp.get("kinderen", []), personas):
        yield kind.sleutel, _event(gebeurtenis, Soort.OVERLIJDEN_OUDER, {})


def _living(rijen: list[Mapping[str, Any]], personas: Personas) -> Iterator[Persona]:
    """The personas of these rows; a partner of before has an end, and is none any more."""
    for rij in rijen:
        naaste = personas.with_bsn(rij.get("burgerservicenummer", ""))
        if naaste and "overlijden" not in naaste.brp and "ontbindingHuwelijkPartnerschap" not in rij:
            yield naaste


def _event(van: Gebeurtenis, soort: Soort, wijziging: Mapping[str, Any]) -> Gebeurtenis:
    return Gebeurtenis(op=van.op, soort=soort, register="brp", wijziging=wijziging)
