"""What happens between two moments of the stories: zaken that begin, statuses, messages, and changes of registers."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mijnomgeving.federatie.opslag.bedrijven import Bedrijf
from mijnomgeving.federatie.opslag.organisaties import Organisatie
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.opslag.verhalen import Soort, Zaakverhaal
from mijnomgeving.federatie.verloop import moment_van

ZAAK, STATUS, BERICHT = "zaak", "status", "bericht"
# Other dated parts of a story, and what one of them is called; some name their organisation, others their zaak.
_DELEN = {"taken": "taak", "documenten": "document", "besluiten": "besluit", "betalingen": "betaling"}
# One and more of each kind, for people.
_NAMEN = {
    ZAAK: ("nieuwe zaak", "nieuwe zaken"),
    STATUS: ("status", "statussen"),
    BERICHT: ("bericht", "berichten"),
    "taak": ("taak", "taken"),
    "document": ("document", "documenten"),
    "besluit": ("besluit", "besluiten"),
    "betaling": ("betaling", "betalingen"),
    Soort.VERHUIZING: ("verhuizing", "verhuizingen"),
    Soort.GEBOORTE: ("geboorte", "geboorten"),
    Soort.EMIGRATIE: ("emigratie", "emigraties"),
    Soort.OVERLIJDEN: ("overlijden", "keer overlijden"),
    Soort.OVERLIJDEN_PARTNER: ("overlijden van een partner", "keer overlijden van een partner"),
    Soort.OVERLIJDEN_OUDER: ("overlijden van een ouder", "keer overlijden van een ouder"),
    Soort.WERKLOOSHEID: ("keer werkloosheid", "keer werkloosheid"),
    Soort.HUWELIJK: ("huwelijk", "huwelijken"),
    Soort.SCHEIDING: ("scheiding", "scheidingen"),
    Soort.NAAMSWIJZIGING: ("nieuwe naam", "nieuwe namen"),
    Soort.INSCHRIJVING: ("inschrijving", "inschrijvingen"),
    Soort.FAILLISSEMENT: ("faillissement", "faillissementen"),
    Soort.OVERIG: ("andere verandering", "andere veranderingen"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Voorval:
    """One thing that happened to a persona or company.

    `organisatie` is the key of the organisation, empty for a change of a register; `kenmerk` is the identificatie of
    the zaak, the key of the message or the name of the register, and `deel` the key of the status. `zaak` is the
    identificatie of the zaak that it belongs to, where there is one.
    """

    op: datetime
    soort: str
    van: Persona | Bedrijf = field(repr=False)
    organisatie: str
    kenmerk: str
    tekst: str
    deel: str = ""
    zaak: str = ""


def find_voorvallen(
    verhalen: Iterable[Persona | Bedrijf],
    organisaties: Mapping[str, Organisatie],
    *,
    na: datetime,
    tot: datetime,
) -> tuple[Voorval, ...]:
    """What happens after `na` until and including `tot`, oldest first."""
    found = [voorval for verhaal in verhalen for voorval in _of(verhaal, organisaties) if na < voorval.op <= tot]
    return tuple(sorted(found, key=lambda voorval: voorval.op))


def count_by_kind(voorvallen: Iterable[Voorval]) -> dict[str, int]:
    """How many there are of each kind, in the order in which people read them."""
    kinds = [voorval.soort for voorval in voorvallen]
    return {str(soort): kinds.count(soort) for soort in _NAMEN if soort in kinds}


def in_words(counts: Mapping[str, int]) -> str:
    """The counts as a person says them: '2 statussen, 1 bericht, 1 geboorte'."""
    parts = [f"{number} {_NAMEN[soort][number != 1]}" for soort, number in counts.items()]
    return ", ".join(parts) or "niets"


def _of(verhaal: Persona | Bedrijf, organisaties: Mapping[str, Organisatie]) -> Iterator[Voorval]:
    for zaak in verhaal.zaken:
        yield from _of_zaak(verhaal, zaak, organisaties[zaak.organisatie])
    for bericht in verhaal.berichten:
        yield Voorval(
            op=moment_van(bericht.op),
            soort=BERICHT,
            van=verhaal,
            organisatie=bericht.organisatie,
            kenmerk=bericht.sleutel,
            tekst=f"Bericht van {organisaties[bericht.organisatie].naam}: {bericht.onderwerp}",
        )
    yield from _of_delen(verhaal, organisaties)
    for gebeurtenis in verhaal.gebeurtenissen:
        yield Voorval(
            op=moment_van(gebeurtenis.op),
            soort=gebeurtenis.soort,
            van=verhaal,
            organisatie="",
            kenmerk=gebeurtenis.register,
            tekst=f"{gebeurtenis.soort.replace('-', ' ').capitalize()} (register {gebeurtenis.register})",
        )


def _of_delen(verhaal: Persona | Bedrijf, organisaties: Mapping[str, Organisatie]) -> Iterator[Voorval]:
    of_zaak = {zaak.identificatie: zaak.organisatie for zaak in verhaal.zaken}
    for deel, soort in _DELEN.items():
        for row in verhaal.bronnen.get(deel, ()):
            organisatie = row.get("organisatie") or of_zaak[row["zaak"]]
            name = row.get("titel") or row["omschrijving"]
            yield Voorval(
                op=moment_van(row["op"]),
                soort=soort,
                van=verhaal,
                organisatie=organisatie,
                kenmerk=row["sleutel"],
                tekst=f"{soort.capitalize()} van {organisaties[organisatie].naam}: {name}",
                zaak=row.get("zaak") or "",
            )


def _of_zaak(verhaal: Persona | Bedrijf, zaak: Zaakverhaal, organisatie: Organisatie) -> Iterator[Voorval]:
    def voorval(op: str, soort: str, tekst: str, deel: str = "") -> Voorval:
        return Voorval(
            op=moment_van(op),
            soort=soort,
            van=verhaal,
            organisatie=organisatie.sleutel,
            kenmerk=zaak.identificatie,
            tekst=tekst,
            deel=deel,
            zaak=zaak.identificatie,
        )

    names = {step.sleutel: step.omschrijving for step in organisatie.zaaktype(zaak.zaaktype).statustypen}
    yield voorval(zaak.startdatum, ZAAK, f"{organisatie.naam} begint met '{zaak.omschrijving}'")
    for stap in zaak.statussen:
        yield voorval(stap.op, STATUS, f"{organisatie.naam}, '{zaak.omschrijving}': {names[stap.type]}", stap.type)
