"""What a caseworker would want to see first. Pure: everything comes from what was read for the page already."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta

from mijnomgeving.bronnen.zgw.models import Besluit, Zaak
from mijnomgeving.loket.beeld.maken import TE_DOEN
from mijnomgeving.loket.beeld.velden import Contactregel, Ernst, Signaal, Taakregel
from mijnomgeving.zaken.selectors import Getoond
from mijnomgeving.zaken.termijnen import KLACHT, find_beslistermijn, list_rechtsmiddelen

SNEL = 7
"""Within how many days a last day presses."""

# Six weeks from the day after a decision was sent (Awb 6:7, 6:8), with some days for the post and weekends.
_BEZWAAR = timedelta(days=50)
MEESTE_BESLUITEN = 6


@dataclass(frozen=True, slots=True)
class Recht:
    """A scheme that may be for this person, by the rules; `product` is the path of its public page."""

    naam: str
    product: str
    upn: frozenset[str]


@dataclass(frozen=True, slots=True)
class Gelezen:
    """What the signals are found in; `besluiten` are those of a zaak by its address."""

    zaken: Sequence[Getoond]
    taken: Sequence[Taakregel]
    contacten: Sequence[Contactregel]
    besluiten: Mapping[str, Sequence[Besluit]]
    rechten: Sequence[Recht]


def list_signalen(gelezen: Gelezen, *, vandaag: date) -> tuple[Signaal, ...]:
    """All signals, what presses most first, and of those the soonest day."""
    # A taak says what its zaak waits for, and is where it can be done: the zaak need not say it again.
    met_taak = {(taak.bron, taak.zaaknummer) for taak in gelezen.taken if _presses(taak)}
    gevonden = [
        *_of_taken(gelezen.taken),
        *(signaal for getoond in gelezen.zaken for signaal in _of_zaak(getoond, gelezen.besluiten, vandaag, met_taak)),
        *_of_contacten(gelezen.contacten),
        *_of_rechten(gelezen),
    ]
    volgorde = list(Ernst)
    return tuple(sorted(gevonden, key=lambda signaal: (volgorde.index(signaal.ernst), signaal.dag or date.max)))


def wants_besluiten(zaak: Zaak, *, vandaag: date) -> bool:
    """Whether a decision in this zaak may still be open to objection, and the list of zaken does not say until when."""
    if zaak.loopt or zaak.afgerond_op is None or zaak.soort == KLACHT or zaak.handeling == "melden":
        return False
    return vandaag - zaak.afgerond_op <= _BEZWAAR and not list_rechtsmiddelen(zaak, (), vandaag)


def _presses(taak: Taakregel) -> bool:
    return taak.stand == TE_DOEN and taak.dagen is not None and taak.dagen <= SNEL


def _of_taken(taken: Iterable[Taakregel]) -> Iterator[Signaal]:
    for taak in taken:
        if not _presses(taak) or taak.dagen is None:
            continue
        if taak.dagen < 0 and taak.betaling:
            zin = f"Niet betaald, en de dag is voorbij: {taak.titel}"
        elif taak.dagen < 0:
            zin = f"Niet gedaan, en de dag is voorbij: {taak.titel}"
        else:
            zin = f"{_left(taak.dagen)}: {taak.titel}"
        yield Signaal(Ernst.NU, zin, taak.bron, dag=taak.laatste_dag, taak=taak.sleutel)


def _of_zaak(
    getoond: Getoond, besluiten: Mapping[str, Sequence[Besluit]], vandaag: date, met_taak: Set[tuple[str, str]]
) -> Iterator[Signaal]:
    zaak = getoond.zaak
    if getoond.wacht_op_u and (zaak.bron, zaak.identificatie) not in met_taak:
        wat = getoond.gevraagd or zaak.omschrijving
        dag = getoond.actie.uiterlijk if getoond.actie else None
        ernst = Ernst.NU if dag and (dag - vandaag).days <= SNEL else Ernst.LET_OP
        yield Signaal(ernst, f"Wacht op de persoon: {wat}", zaak.bron, dag=dag, zaak=getoond.sleutel)
    termijn = find_beslistermijn(zaak, vandaag)
    if termijn and termijn.te_laat:
        zin = f"De organisatie is {_days(termijn.dagen_te_laat)} te laat met beslissen: {zaak.omschrijving}"
        yield Signaal(
            Ernst.LET_OP, zin, zaak.bron, dag=termijn.eind, zaak=getoond.sleutel, berekend=not termijn.van_bron
        )
    elif zaak.loopt and zaak.verwacht_op and zaak.verwacht_op < vandaag:
        zin = f"Later klaar dan de organisatie verwachtte: {zaak.omschrijving}"
        yield Signaal(Ernst.LET_OP, zin, zaak.bron, dag=zaak.verwacht_op, zaak=getoond.sleutel)
    for middel in list_rechtsmiddelen(zaak, besluiten.get(zaak.url, ()), vandaag):
        if middel.kan:
            wat = "Beroep bij de rechter" if middel.beroep else "Bezwaar maken"
            zin = f"{wat} kan nog: {middel.besluit or zaak.omschrijving}"
            ernst = Ernst.NU if middel.dagen <= SNEL else Ernst.LET_OP
            yield Signaal(ernst, zin, zaak.bron, dag=middel.tot, zaak=getoond.sleutel, berekend=not middel.van_bron)


def _of_contacten(contacten: Iterable[Contactregel]) -> Iterator[Signaal]:
    for contact in contacten:
        if contact.wacht_op_antwoord:
            dag = contact.op.date() if contact.op else None
            yield Signaal(Ernst.LET_OP, f"De organisatie moet nog reageren: {contact.onderwerp}", contact.bron, dag=dag)


def _of_rechten(gelezen: Gelezen) -> Iterator[Signaal]:
    """What the rules say yes to and no zaak is about: who has asked for it does not hear of it again."""
    aangevraagd = {upn for getoond in gelezen.zaken for upn in getoond.zaak.producten}
    for recht in gelezen.rechten:
        if aangevraagd.isdisjoint(recht.upn):
            zin = f"Misschien recht op: {recht.naam}"
            yield Signaal(Ernst.KANS, zin, "Rekenhulp van het portaal", product=recht.product, berekend=True)


def _left(dagen: int) -> str:
    return "Vandaag is de laatste dag" if dagen == 0 else f"Nog {_days(dagen)}"


def _days(aantal: int) -> str:
    return "1 dag" if aantal == 1 else f"{aantal} dagen"
