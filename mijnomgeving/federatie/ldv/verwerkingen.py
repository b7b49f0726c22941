"""What the logs hold: of each organisation what it did in the stories, of the RvIG whom it gave data of the BRP."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from mijnomgeving.federatie.brp.protocollering import Protocolregel
from mijnomgeving.federatie.ldv.activiteiten import ORGANISATIES, RVIG, load_activiteiten
from mijnomgeving.federatie.opslag.eigenaren import Eigenaar
from mijnomgeving.federatie.opslag.inlezen import build_all
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.opslag.waarden import one_of, read_text
from mijnomgeving.federatie.verloop import is_gebeurd, moment_van
from portal.core.trace import Trace

_DUUR = timedelta(milliseconds=180)
# What the first part of a field of the BRP is about, in words.
RUBRIEKEN: Mapping[str, str] = {
    "naam": "naam",
    "adressering": "adres",
    "verblijfplaats": "adres",
    "verblijfplaatsen": "vorige adressen",
    "gemeenteVanInschrijving": "gemeente",
    "geboorte": "geboorte",
    "geslacht": "geslacht",
    "nationaliteiten": "nationaliteit",
    "verblijfstitel": "verblijfstitel",
    "partners": "partner",
    "kinderen": "kinderen",
    "ouders": "ouders",
    "gezag": "gezag",
    "indicatieCurateleRegister": "curatele",
    "overlijden": "overlijden",
    "reisdocumenten": "reisdocumenten",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verwerkingverhaal:
    """Something in a story that an organisation did with somebody's data, beside its zaken and messages."""

    organisatie: str
    activiteit: str
    op: str
    naam: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Logregel:
    """One record; `ouder` is the operation of who asked, in the trace of both."""

    activiteit: str
    naam: str
    begin: datetime
    trace: Trace
    ouder: str = ""
    afnemer: str = ""
    gegevens: tuple[str, ...] = ()

    @property
    def eind(self) -> datetime:
        """When it was done."""
        return self.begin + _DUUR


def read_verwerkingen(rows: object, where: str) -> tuple[Verwerkingverhaal, ...]:
    """The part `verwerkingen` of a story.

    Raises:
        OnjuisteGegevens: a field is missing, unknown or wrong.
    """
    activiteit = one_of(load_activiteiten(ORGANISATIES).keys())
    return build_all(Verwerkingverhaal, rows, where=where, naam=read_text, activiteit=activiteit)


def of_organisatie(
    organisatie: Organisatie, eigenaar: Eigenaar, eigen: Collection[Verwerkingverhaal], nu: datetime
) -> Iterator[Logregel]:
    """What this organisation wrote down: each step of a zaak, each message and contact, and what a story adds."""
    for sleutel, activiteit, op, naam in _done(organisatie.sleutel, eigenaar, eigen):
        if is_gebeurd(op, nu):
            trace = _trace(organisatie.sleutel, eigenaar.sleutel, sleutel)
            yield Logregel(activiteit=activiteit, naam=naam, begin=moment_van(op), trace=trace)


def of_rvig(
    organisaties: Mapping[str, Organisatie], eigenaar: Eigenaar, protocol: Iterable[Protocolregel], afnemer: str
) -> Iterator[Logregel]:
    """Whom the RvIG gave data of a person: each organisation that began a zaak, and who asked since the start."""
    bsns = {nummer for soort, nummer in eigenaar.nummers if soort == "BSN"}
    for zaak in eigenaar.zaken if bsns else ():
        yield Logregel(
            activiteit="verstrekking",
            naam="Persoonsgegevens gegeven",
            begin=moment_van(zaak.startdatum) + timedelta(hours=8, minutes=30),
            trace=_trace(RVIG, eigenaar.sleutel, zaak.organisatie, zaak.identificatie),
            afnemer=organisaties[zaak.organisatie].naam,
            gegevens=("naam", "adres", "geboorte"),
        )
    for nummer, regel in enumerate(protocol):
        if not bsns.isdisjoint(regel.burgerservicenummers):
            yield _verstrekt(nummer, regel, afnemer)


def _verstrekt(nummer: int, regel: Protocolregel, afnemer: str) -> Logregel:
    asked = Trace.parse(regel.trace)
    return Logregel(
        activiteit="inzage" if regel.doelbinding == "inzage-betrokkene" else "verstrekking",
        naam="Persoonsgegevens gegeven",
        begin=moment_van(regel.tijdstip),
        trace=asked.child() if asked else _trace(RVIG, "protocol", str(nummer)),
        ouder=asked.operation_id if asked else "",
        afnemer=afnemer,
        gegevens=_rubrieken(regel),
    )


def _done(
    sleutel: str, eigenaar: Eigenaar, eigen: Collection[Verwerkingverhaal]
) -> Iterator[tuple[str, str, str, str]]:
    """Key, activity, moment and name of each thing that this organisation did for this owner."""
    for zaak in (zaak for zaak in eigenaar.zaken if zaak.organisatie == sleutel):
        for nummer, stap in enumerate(zaak.statussen):
            yield f"{zaak.identificatie}/{nummer}", "zaak", stap.op, f"Werken aan: {zaak.omschrijving}"
    for bericht in (bericht for bericht in eigenaar.berichten if bericht.organisatie == sleutel):
        yield f"bericht/{bericht.sleutel}", "bericht", bericht.op, "Bericht naar u gestuurd"
    for contact in (contact for contact in eigenaar.bronnen.contactmomenten if contact.organisatie == sleutel):
        yield f"contact/{contact.sleutel}", "contact", contact.op, f"Opgeschreven: {contact.onderwerp}"
    for verhaal in (verhaal for verhaal in eigen if verhaal.organisatie == sleutel):
        yield f"eigen/{verhaal.op}/{verhaal.naam}", verhaal.activiteit, verhaal.op, verhaal.naam


def _rubrieken(regel: Protocolregel) -> tuple[str, ...]:
    wortels = [veld.partition(".")[0] for veld in regel.fields] or [regel.dienst]
    return tuple(dict.fromkeys(RUBRIEKEN.get(wortel, "vorige adressen") for wortel in wortels))


def _trace(*delen: str) -> Trace:
    """The same ids for the same thing after every start."""
    hexadecimaal = sha256("/".join(("ldv", *delen)).encode()).hexdigest()
    return Trace(hexadecimaal[:32], hexadecimaal[32:48])
