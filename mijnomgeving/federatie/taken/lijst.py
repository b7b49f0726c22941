"""The tasks of one organisation, from the stories: what it asks, and what is to be paid."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from mijnomgeving.federatie.opmaak import euros
from mijnomgeving.federatie.opslag.bronverhalen import Betalingverhaal, Taakverhaal, op_tijd
from mijnomgeving.federatie.opslag.eigenaren import Eigenaar
from mijnomgeving.federatie.verloop import is_gebeurd, moment_van
from mijnomgeving.federatie.zgw.adressen import stable_uuid

# Kinds in the stories to types; the standard knows the first three and leaves room for others.
TYPES = {"betaal": "betaling"}
_URN = {"BSN": "urn:nld:brp.bsn", "KVK": "urn:nld:hr.kvknummer", "RSIN": "urn:nld:hr.rsin"}
MAX_BYTES = 10 * 1024 * 1024
MAX_BESTANDEN = 5
FORMATEN = ("pdf", "jpg", "png")


@dataclass(slots=True, kw_only=True)
class Taak:
    """A task; `velden` is what `uitvoering` holds beside its type and its addresses."""

    uuid: str
    klanten: frozenset[str] = field(repr=False)
    titel: str
    toelichting: str
    soort: str
    deadline: str | None
    zaak: str | None
    velden: Mapping[str, Any] = field(repr=False)
    afgerond_op: datetime | None = None

    @property
    def afgerond(self) -> bool:
        """Whether it was done."""
        return self.afgerond_op is not None


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
            if verhaal.organisatie == organisatie:
                uuid = stable_uuid(organisatie, "taken", eigenaar.sleutel, verhaal.sleutel)
                taken[uuid] = _taak(uuid, klanten, verhaal)
                taken[uuid].afgerond_op = _done(verhaal, nu)
    return taken


def as_info(taak: Taak, root: str, organisatie: str) -> dict[str, Any]:
    """The task as a list gives it (TaakInfo); `root` is where this service begins. `afgerondOp` is ours."""
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
    if taak.afgerond_op:
        info["afgerondOp"] = taak.afgerond_op.isoformat()
    return info


def as_whole(taak: Taak, root: str, organisatie: str, *, bezet: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The task by itself (Taak): with what is needed to do it; `bezet` are the moments that others chose."""
    uitvoering: dict[str, Any] = {**_uitvoering(taak, root), **taak.velden}
    if taak.soort != "overig":
        uitvoering["submitUrl"] = f"{root}/v1/taken/{taak.uuid}/uitvoering"
    if "momenten" in uitvoering:
        uitvoering["momenten"] = [moment for moment in uitvoering["momenten"] if moment["begin"] not in bezet]
    return as_info(taak, root, organisatie) | {"uitvoering": uitvoering}


def _uitvoering(taak: Taak, root: str) -> dict[str, str]:
    return {"type": TYPES.get(taak.soort, taak.soort), "fallbackUrl": f"{root}/uitvoeren/{taak.uuid}"}


def _done(verhaal: Taakverhaal | Betalingverhaal, nu: datetime) -> datetime | None:
    done = verhaal.klaar_op if isinstance(verhaal, Taakverhaal) else verhaal.betaald_op
    return moment_van(done) if done is not None and is_gebeurd(done, nu) else None


def _taak(uuid: str, klanten: frozenset[str], verhaal: Taakverhaal | Betalingverhaal) -> Taak:
    if isinstance(verhaal, Taakverhaal):
        titel, toelichting, soort = verhaal.titel, verhaal.toelichting, verhaal.soort
        deadline, velden = verhaal.deadline, _taakvelden(verhaal)
    else:
        bedrag = f"{verhaal.bedrag:.2f}"
        titel = f"Betalen: {verhaal.omschrijving}"
        toelichting = f"€ {euros(verhaal.bedrag)}. Betalingskenmerk: {verhaal.kenmerk}."
        soort, deadline = "betaal", verhaal.uiterlijk
        betaling = {"bedrag": bedrag, "omschrijving": verhaal.omschrijving, "kenmerk": verhaal.kenmerk}
        velden = {"betaling": betaling}
    return Taak(
        uuid=uuid,
        klanten=klanten,
        titel=titel,
        toelichting=toelichting,
        soort=soort,
        deadline=deadline,
        zaak=verhaal.zaak,
        velden=velden,
    )


def _taakvelden(verhaal: Taakverhaal) -> dict[str, Any]:
    """What the type brings along. Only an upload has this in the standard; the rest is ours."""
    match verhaal.soort:
        case "upload":
            return {
                "maxBestanden": MAX_BESTANDEN,
                "toegestaneFormaten": list(FORMATEN),
                "maxBestandsgrootte": MAX_BYTES,
            }
        case "formulier":
            return {"schema": _schema(verhaal.velden)}
        case "bevestigen" | "ondertekenen":
            niveau = "hoog" if verhaal.hoog else "substantieel"
            return {"verklaring": {"alineas": list(verhaal.alineas or (verhaal.toelichting,)), "niveau": niveau}}
        case "afspraak":
            return {
                "momenten": [
                    {
                        "begin": moment_van(begin).isoformat(),
                        "minuten": verhaal.minuten,
                        "plaats": verhaal.plaats,
                    }
                    for begin in verhaal.momenten
                ]
            }
    return {}


def _schema(velden: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """A JSON Schema of these fields; one question for what the story leaves open."""
    if not velden:
        velden = {"antwoord": {"type": "string", "title": "Uw antwoord", "maxLength": 1000, "verplicht": True}}
    return {
        "type": "object",
        "required": [naam for naam, veld in velden.items() if veld.get("verplicht")],
        "properties": {
            naam: {name: value for name, value in veld.items() if name != "verplicht"} for naam, veld in velden.items()
        },
    }
