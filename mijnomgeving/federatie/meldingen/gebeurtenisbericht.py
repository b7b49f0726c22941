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
from mijnomgeving.federatie.zgw.adressen import object_url, stable_uuid

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
    """The attributes that differ; `betrokkene` goes out as subject: a BSN or KVK number, so personal.

    `dataref` is where who may read the zaak finds it; empty for what is of no zaak.
    """

    id: str
    source: str
    type: str
    betrokkene: str = field(repr=False)
    time: datetime
    sequence: int
    dataref: str = ""

    def to_json(self) -> dict[str, str]:
        """The event in the JSON format of CloudEvents."""
        attributes = {
            "specversion": "1.0",
            "id": self.id,
            "source": self.source,
            "type": self.type,
            "subject": self.betrokkene,
            "time": self.time.isoformat(),
            "sequence": str(self.sequence),
            "sequencetype": "Integer",
        }
        return attributes | ({"dataref": self.dataref} if self.dataref else {})


def make_bericht(
    voorval: Voorval,
    organisaties: Mapping[str, Organisatie],
    *,
    nu: datetime,
    next_number: Callable[[str], int],
    base_url: str = "",
) -> Gebeurtenisbericht | None:
    """The event, numbered by its source; None about somebody without a Dutch number, whom no receiver could find.

    With a `base_url`, that of the federatie, an event about a zaak says where the zaak is.
    """
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
        dataref=_zaak_url(voorval, base_url) if base_url and voorval.zaak else "",
    )


def _zaak_url(voorval: Voorval, base_url: str) -> str:
    sleutel = voorval.organisatie
    return object_url(base_url, sleutel, "zaken", stable_uuid(sleutel, "zaken", voorval.zaak))


def _betrokkene(voorval: Voorval) -> str:
    if isinstance(voorval.van, Persona):
        return f"BSN:{voorval.van.bsn}" if voorval.van.bsn else ""
    return f"KVK:{voorval.van.kvk_nummer}"


def _oin(voorval: Voorval, organisaties: Mapping[str, Organisatie]) -> str:
    holder = voorval.organisatie or _HOUDERS.get(voorval.kenmerk, "")
    return str(organisaties[holder].oin) if holder in organisaties else RVIG_OIN
