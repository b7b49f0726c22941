"""A story as it stands at a moment: what is dated later has not happened yet."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from mijnomgeving.federatie.opslag.bedrijven import Bedrijf
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.opslag.verhalen import Berichtverhaal, Gebeurtenis, Zaakverhaal

_NEDERLAND = ZoneInfo("Europe/Amsterdam")
# RvIG table 'reden opschorting bijhouding': the person has died.
_OVERLEDEN = "O"


# Later than all stories: what is checked then holds also for what still happens.
OOIT = datetime(9999, 1, 1, tzinfo=UTC)


def moment_van(text: str) -> datetime:
    """The moment of a story's text; a day begins at midnight in the Netherlands."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=_NEDERLAND)


def is_gebeurd(text: str, nu: datetime) -> bool:
    """Whether the date or moment in a story has come."""
    return moment_van(text) <= nu


def merge_patch(target: object, patch: object) -> object:
    """The target with the changes of a JSON merge patch: null takes away, objects go deep (RFC 7396)."""
    if not isinstance(patch, Mapping):
        return patch
    result = dict(target) if isinstance(target, Mapping) else {}
    for name, value in patch.items():
        if value is None:
            result.pop(name, None)
        else:
            result[name] = merge_patch(result.get(name), value)
    return result


def zaak_op(zaak: Zaakverhaal, moment: datetime) -> Zaakverhaal:
    """The zaak with the statuses that it has reached, and its end only when that has come."""
    reached = tuple(stap for stap in zaak.statussen if is_gebeurd(stap.op, moment))
    # The end is a day and the last status has a time, so the end waits for that status.
    ended = zaak.einddatum is not None and is_gebeurd(zaak.einddatum, moment) and len(reached) == len(zaak.statussen)
    return replace(
        zaak,
        statussen=reached,
        einddatum=zaak.einddatum if ended else None,
        resultaat=zaak.resultaat if ended else None,
        opschorting="" if ended else zaak.opschorting,
    )


def zaken_op(zaken: Iterable[Zaakverhaal], moment: datetime) -> tuple[Zaakverhaal, ...]:
    """The zaken that have begun, linked only to zaken that have begun."""
    to_come = {(zaak.organisatie, zaak.identificatie) for zaak in zaken if not is_gebeurd(zaak.startdatum, moment)}
    begun = [zaak_op(zaak, moment) for zaak in zaken if is_gebeurd(zaak.startdatum, moment)]
    return tuple(
        replace(zaak, relevant=tuple(r for r in zaak.relevant if (r.organisatie, r.identificatie) not in to_come))
        for zaak in begun
    )


def berichten_op(berichten: Iterable[Berichtverhaal], moment: datetime) -> tuple[Berichtverhaal, ...]:
    """The messages that have been sent."""
    return tuple(bericht for bericht in berichten if is_gebeurd(bericht.op, moment))


def registers_op(
    registers: Mapping[str, Any], gebeurtenissen: Iterable[Gebeurtenis], moment: datetime
) -> dict[str, Any]:
    """The registers' data after the events that have passed, in order of date."""
    result = dict(registers)
    for gebeurtenis in sorted(gebeurtenissen, key=lambda gebeurtenis: moment_van(gebeurtenis.op)):
        if is_gebeurd(gebeurtenis.op, moment):
            result[gebeurtenis.register] = merge_patch(result.get(gebeurtenis.register), gebeurtenis.wijziging)
    return result


def persona_op(persona: Persona, moment: datetime) -> Persona:
    """The person as the services know it at that moment; who has died cannot log in."""
    registers = registers_op({**persona.bronnen, "brp": persona.brp}, persona.gebeurtenissen, moment)
    brp = registers.pop("brp")
    died = brp.get("opschortingBijhouding", {}).get("reden", {}).get("code") == _OVERLEDEN
    return replace(
        persona,
        brp=brp,
        bronnen=registers,
        kan_inloggen=persona.kan_inloggen and not died,
        zaken=zaken_op(persona.zaken, moment),
        berichten=berichten_op(persona.berichten, moment),
    )


def bedrijf_op(bedrijf: Bedrijf, moment: datetime) -> Bedrijf:
    """The company as the services know it at that moment."""
    registers = registers_op({**bedrijf.bronnen, "kvk": bedrijf.kvk}, bedrijf.gebeurtenissen, moment)
    kvk = registers.pop("kvk")
    return replace(
        bedrijf,
        kvk=kvk,
        bronnen=registers,
        zaken=zaken_op(bedrijf.zaken, moment),
        berichten=berichten_op(bedrijf.berichten, moment),
    )
