"""The tasks of one organisation, from the stories: what it asks, and what is to be paid."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from mijnomgeving.federatie.opslag.bronverhalen import Betalingverhaal, Taakverhaal, op_tijd
from mijnomgeving.federatie.opslag.eigenaren import Eigenaar
from mijnomgeving.federatie.verloop import is_gebeurd, moment_van
from mijnomgeving.federatie.zgw.adressen import stable_uuid

# Kinds in the stories to types; the standard knows the first three and leaves room for others.
_TYPES = {"upload": "upload", "formulier": "formulier", "betaal": "betaling", "overig": "overig"}
_URN = {"BSN": "urn:nld:brp.bsn", "KVK": "urn:nld:hr.kvknummer", "RSIN": "urn:nld:hr.rsin"}
_MAX_BYTES = 10 * 1024 * 1024


@dataclass(slots=True, kw_only=True)
class Taak:
    """An open task."""

    uuid: str
    klanten: frozenset[str] = field(repr=False)
    titel: str
    toelichting: str
    soort: str
    deadline: str | None
    zaak: str | None
    afgerond: bool = False


def klant_id(soort: str, nummer: str) -> str:
    """A person or company as a URN."""
    return f"{_URN[soort]}:{nummer}"


def list_taken(organisatie: str, eigenaren: Iterable[Eigenaar], nu: datetime) -> dict[str, Taak]:
    """The tasks of this organisation that are there by now, by uuid; what is to be paid is one as well."""
    taken = {}
    for eigenaar in eigenaren:
        klanten = frozenset(klant_id(soort, nummer) for soort, nummer in eigenaar.nummers)
        verhalen: tuple[Taakverhaal | Betalingverhaal, ...] = (
            *op_tijd(eigenaar.bronnen.taken, nu),
            *op_tijd(eigenaar.bronnen.betalingen, nu),
        )
        for verhaal in verhalen:
            if verhaal.organisatie == organisatie and not _is_done(verhaal, nu):
                uuid = stable_uuid(organisatie, "taken", eigenaar.sleutel, verhaal.sleutel)
                taken[uuid] = _taak(uuid, klanten, verhaal)
    return taken


def as_info(taak: Taak, root: str, organisatie: str) -> dict[str, Any]:
    """The task as a list gives it (TaakInfo); `root` is where this service begins."""
    info: dict[str, Any] = {
        "uuid": taak.uuid,
        "titel": {"nl": taak.titel},
        "status": "afgerond" if taak.afgerond else "open",
        "uitvoering": _uitvoering(taak, root),
    }
    if taak.toelichting:
        info["toelichting"] = {"nl": taak.toelichting}
    if taak.deadline:
        # The standard: a day ends at 23:59:59 local time.
        einde = datetime.combine(moment_van(taak.deadline), time(23, 59, 59), moment_van(taak.deadline).tzinfo)
        info["deadline"] = einde.isoformat()
    if taak.zaak:
        info["context"] = {"urn": f"urn:nl:{organisatie}:zaak:{taak.zaak}"}
    return info


def as_whole(taak: Taak, root: str, organisatie: str) -> dict[str, Any]:
    """The task by itself (Taak): with what is needed to do it."""
    verder: Mapping[str, Any] = {}
    if taak.soort == "upload":
        formaten = ["pdf", "jpg", "png"]
        verder = {"maxBestanden": 5, "toegestaneFormaten": formaten, "maxBestandsgrootte": _MAX_BYTES}
    if taak.soort in ("upload", "formulier"):
        verder = {"submitUrl": f"{root}/uitvoeren/{taak.uuid}", **verder}
    return as_info(taak, root, organisatie) | {"uitvoering": {**_uitvoering(taak, root), **verder}}


def _uitvoering(taak: Taak, root: str) -> dict[str, str]:
    return {"type": _TYPES[taak.soort], "fallbackUrl": f"{root}/uitvoeren/{taak.uuid}"}


def _is_done(verhaal: Taakverhaal | Betalingverhaal, nu: datetime) -> bool:
    done = verhaal.klaar_op if isinstance(verhaal, Taakverhaal) else verhaal.betaald_op
    return done is not None and is_gebeurd(done, nu)


def _taak(uuid: str, klanten: frozenset[str], verhaal: Taakverhaal | Betalingverhaal) -> Taak:
    if isinstance(verhaal, Taakverhaal):
        titel, toelichting, soort = verhaal.titel, verhaal.toelichting, verhaal.soort
        deadline = verhaal.deadline
    else:
        bedrag = f"{verhaal.bedrag:.2f}".replace(".", ",")
        titel, toelichting = f"Betalen: {verhaal.omschrijving}", f"€ {bedrag}. Betalingskenmerk: {verhaal.kenmerk}."
        soort, deadline = "betaal", verhaal.uiterlijk
    return Taak(
        uuid=uuid,
        klanten=klanten,
        titel=titel,
        toelichting=toelichting,
        soort=soort,
        deadline=deadline,
        zaak=verhaal.zaak,
    )
