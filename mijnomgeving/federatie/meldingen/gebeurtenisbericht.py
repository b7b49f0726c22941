"""A CloudEvent after the NL GOV profile (Logius, 1.1) for one thing that happened.

It tells that something changed and about whom, and holds no data: who may know more asks the source
('informatiearm notificeren'). `time` is the demo's moment at which it was noticed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import uuid4

from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.voorvallen import BERICHT, STATUS, ZAAK, Voorval

# Rijksdienst voor Identiteitsgegevens, keeper of the BRP (Register van Overheidsorganisaties).
RVIG_OIN = "00000001822100824000"
# The organisation that keeps a register, where it is one of ours; the BRP is of another.
_HOUDERS = {"kvk": "kvk", "rdw": "rdw", "inkomen": "uwv", "diplomas": "duo"}
_TYPEN = {
    ZAAK: ("zaken", "nl.zaken.zaak-begonnen"),
    STATUS: ("zaken", "nl.zaken.status-gezet"),
    "document": ("zaken", "nl.zaken.document-toegevoegd"),
    "besluit": ("zaken", "nl.zaken.besluit-genomen"),
    # The type that the Federatief Berichtenstelsel itself gives.
    BERICHT: ("berichten", "nl.rijksoverheid.fbs.bericht.gepubliceerd"),
    "taak": ("taken", "nl.taken.taak-gevraagd"),
    "betaling": ("betalingen", "nl.betalingen.betaling-gevraagd"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gebeurtenisbericht:
    """The attributes that differ; `betrokkene` goes out as subject: a BSN or KVK number, so personal."""

    id: str
    source: str
    type: str
    betrokkene: str = field(repr=False)
    time: datetime
    sequence: int

    def to_json(self) -> dict[str, str]:
        """The event in the JSON format of CloudEvents."""
        return {
            "specversion": "1.0",
            "id": self.id,
            "source": self.source,
            "type": self.type,
            "subject": self.betrokkene,
            "time": self.time.isoformat(),
            "sequence": str(self.sequence),
            "sequencetype": "Integer",
        }


def make_bericht(
    voorval: Voorval, organisaties: Mapping[str, Organisatie], *, nu: datetime, next_number: Callable[[str], int]
) -> Gebeurtenisbericht | None:
    """The event, numbered by its source; None about somebody without a Dutch number, whom no receiver could find."""
    betrokkene = _betrokkene(voorval)
    if not betrokkene:
        return None
    systeem, soort = _TYPEN.get(voorval.soort, (voorval.kenmerk, f"nl.{voorval.kenmerk}.{voorval.soort}"))
    source = f"urn:nld:oin:{_oin(voorval, organisaties)}:systeem:{systeem}"
    return Gebeurtenisbericht(
        id=str(uuid4()),
        source=source,
        type=soort,
        betrokkene=betrokkene,
        time=nu,
        sequence=next_number(source),
    )


def _betrokkene(voorval: Voorval) -> str:
    if isinstance(voorval.van, Persona):
        return f"BSN:{voorval.van.bsn}" if voorval.van.bsn else ""
    return f"KVK:{voorval.van.kvk_nummer}"


def _oin(voorval: Voorval, organisaties: Mapping[str, Organisatie]) -> str:
    holder = voorval.organisatie or _HOUDERS.get(voorval.kenmerk, "")
    return str(organisaties[holder].oin) if holder in organisaties else RVIG_OIN
