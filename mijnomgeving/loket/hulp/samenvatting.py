"""The summary itself: from what the caseworker chose to the text that the person reads, in Dutch and in English."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from mijnomgeving.loket.doen.selectors import list_gedaan
from mijnomgeving.loket.hulp.zinnen import DELEN, find_zin, say_dag
from mijnomgeving.loket.lezing import LoketLezing
from mijnomgeving.taken.selectors import list_taken
from mijnomgeving.zaken.selectors import list_zaken

_WOORDEN = {
    "nl": {
        "titel": "Samenvatting van uw gesprek",
        "op": "Gesprek op {dag} met {organisatie}.",
        "zaken": "Uw zaken en taken",
        "vandaag": "Dit deden wij vandaag samen",
        "gedaan": "{titel}, bij {organisatie}",
        "zaak": "{titel} bij {organisatie}, nummer {nummer}",
        "taak": "{titel} voor {organisatie}",
        "verwacht": ", klaar rond {dag}",
        "uiterlijk": ", uiterlijk op {dag}",
        "vragen": "Hebt u vragen?",
        "bellen": "Bel {wie}. Houd deze brief erbij.",
        "nergens": "Kom langs bij een loket of bel de organisatie. Houd deze brief erbij.",
        "klopt": "Klopt er iets niet? Zeg het ons. Wij passen het aan.",
        "inzage": "U kunt altijd zien welke gegevens wij bekeken: in MijnOmgeving bij ‘Wie zag mijn gegevens?’.",
    },
    "en": {
        "titel": "Summary of your conversation",
        "op": "Conversation on {dag} with {organisatie}.",
        "zaken": "Your matters and tasks",
        "vandaag": "What we did together today",
        "gedaan": "{titel}, at {organisatie}",
        "zaak": "{titel} at {organisatie}, number {nummer}",
        "taak": "{titel} for {organisatie}",
        "verwacht": ", ready around {dag}",
        "uiterlijk": ", by {dag} at the latest",
        "vragen": "Do you have questions?",
        "bellen": "Call {wie}. Have this letter with you.",
        "nergens": "Come to a service counter or call the organisation. Have this letter with you.",
        "klopt": "Is something not right? Tell us. We will change it.",
        "inzage": "You can always see what information we looked at: in MijnOmgeving, ‘Who saw my data?’.",
    },
}


@dataclass(frozen=True, slots=True)
class Tekst:
    """The summary in one language.

    Args:
        taal: nl or en.
        titel, op: the heading and the line below it.
        kop: what it was about.
        delen: title and sentences of each part that has any.
        slot: title and sentences of the end.
    """

    taal: str
    titel: str
    op: str
    kop: str
    delen: tuple[tuple[str, tuple[str, ...]], ...]
    slot: tuple[str, tuple[str, ...]]

    @property
    def plat(self) -> str:
        """As one text."""
        regels = [self.titel, self.op, self.kop]
        for titel, zinnen in (*self.delen, self.slot):
            regels += [titel, *(f"- {zin}" for zin in zinnen)]
        return "\n".join(regels)


def list_gedaan_keuzes(contact_id: UUID) -> list[dict[str, Any]]:
    """What was done in this contact, to be put on it."""
    return [
        {
            "sleutel": f"gedaan-{regel.sleutel}",
            "soort": "gedaan",
            "titel": str(regel.titel),
            "organisatie": str(regel.bron),
            "nummer": "",
            "dag": "",
        }
        for regel in list_gedaan(contact_id=contact_id)
    ]


def list_keuzes(lezing: LoketLezing) -> list[dict[str, Any]]:
    """The zaken and taken of the person that may be put on it, as far as they may be seen in this contact."""
    zaken, taken = list_zaken(lezing), list_taken(lezing)
    keuzes = [
        {
            "sleutel": f"zaak-{regel.sleutel}",
            "soort": "zaak",
            "titel": regel.zaak.omschrijving,
            "organisatie": regel.zaak.bron,
            "nummer": regel.zaak.identificatie,
            "dag": _iso(regel.zaak.verwacht_op or regel.zaak.uiterlijk_op),
        }
        for regel in zaken.lopend
    ]
    return keuzes + [
        {
            "sleutel": f"taak-{regel.sleutel}",
            "soort": "taak",
            "titel": regel.taak.titel,
            "organisatie": regel.taak.bron,
            "nummer": regel.taak.zaaknummer,
            "dag": _iso(regel.laatste_dag),
        }
        for regel in taken.te_doen
    ]


def say_keuze(keuze: Mapping[str, Any], taal: str = "nl") -> str:
    """A zaak or taak on one line."""
    woorden = _WOORDEN[taal]
    zin = woorden[keuze["soort"]].format(**{naam: keuze[naam] for naam in ("titel", "organisatie", "nummer")})
    if not keuze["dag"]:
        return zin
    wanneer = "verwacht" if keuze["soort"] == "zaak" else "uiterlijk"
    return zin + woorden[wanneer].format(dag=say_dag(date.fromisoformat(keuze["dag"]), taal))


def make_inhoud(data: Mapping[str, Any], keuzes: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What is kept, from the filled in form and what there was to choose."""
    gekozen = set(data.get("zaken") or ())
    delen = {}
    for deel in DELEN:
        delen[deel.sleutel] = {
            "zinnen": [
                [zin.sleutel, _iso(data.get(f"d_{zin.sleutel}"))] for zin in deel.zinnen if data.get(f"z_{zin.sleutel}")
            ],
            **{taal: _lines(data.get(f"eigen_{deel.sleutel}_{taal}")) for taal in ("nl", "en")},
        }
    return {
        "talen": str(data["taal"]).split("-"),
        "kop": {"nl": data["kop"], "en": data.get("kop_en") or data["kop"]},
        "bellen": data.get("bellen") or "",
        "zaken": [dict(keuze) for keuze in keuzes if keuze["sleutel"] in gekozen],
        "delen": delen,
    }


def make_teksten(inhoud: Mapping[str, Any], *, organisatie: str, gemaakt_op: datetime) -> tuple[Tekst, ...]:
    """The summary in each language that was chosen."""
    return tuple(_make_tekst(inhoud, taal, organisatie=organisatie, gemaakt_op=gemaakt_op) for taal in inhoud["talen"])


def _make_tekst(inhoud: Mapping[str, Any], taal: str, *, organisatie: str, gemaakt_op: datetime) -> Tekst:
    woorden = _WOORDEN[taal]
    delen = []
    for deel in DELEN:
        kept = inhoud["delen"].get(deel.sleutel, {})
        zinnen = [*_say_zinnen(kept.get("zinnen", ()), taal), *kept.get(taal, ())]
        if zinnen:
            delen.append((deel.titel_en if taal == "en" else deel.titel_nl, tuple(zinnen)))
    gedaan = [keuze for keuze in inhoud["zaken"] if keuze["soort"] == "gedaan"]
    zaken = [keuze for keuze in inhoud["zaken"] if keuze["soort"] != "gedaan"]
    for titel, keuzes in ((woorden["vandaag"], gedaan), (woorden["zaken"], zaken)):
        if keuzes:
            delen.append((titel, tuple(say_keuze(keuze, taal) for keuze in keuzes)))
    hulp = woorden["bellen"].format(wie=inhoud["bellen"]) if inhoud["bellen"] else woorden["nergens"]
    dag = say_dag(timezone.localdate(gemaakt_op), taal)
    return Tekst(
        taal=taal,
        titel=woorden["titel"],
        op=woorden["op"].format(dag=dag, organisatie=organisatie),
        kop=inhoud["kop"][taal],
        delen=tuple(delen),
        slot=(woorden["vragen"], (hulp, woorden["klopt"], woorden["inzage"])),
    )


def _say_zinnen(gekozen: Iterable[Sequence[str]], taal: str) -> list[str]:
    gezegd = []
    for sleutel, dag in gekozen:
        if zin := find_zin(sleutel):
            gezegd.append(zin.say(taal, date.fromisoformat(dag) if dag else None))
    return gezegd


def _lines(tekst: str | None) -> list[str]:
    return [regel.strip() for regel in (tekst or "").splitlines() if regel.strip()]


def _iso(dag: date | None) -> str:
    return dag.isoformat() if dag else ""
