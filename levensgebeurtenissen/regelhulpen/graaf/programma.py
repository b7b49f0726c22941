"""A graph whose conditions and formulas were read, ready to be walked."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from types import MappingProxyType, UnionType
from typing import Final, get_args, get_origin, get_type_hints

from levensgebeurtenissen.regelhulpen.graaf.basis import Berekening, Graaf, Graaffout
from levensgebeurtenissen.regelhulpen.graaf.formules import Formule, Formulefout, parse_formule
from levensgebeurtenissen.regelhulpen.graaf.functies import Soort
from levensgebeurtenissen.regelhulpen.graaf.gebreken import Gebrek, Plaats
from levensgebeurtenissen.regels.basis import Regel
from levensgebeurtenissen.regels.lijst import REGELS
from levensgebeurtenissen.vragen.basis import Vraag, Vraagfout, Vraagsoort
from levensgebeurtenissen.vragen.voorwaarden import Vergelijking, Voorwaardefout, parse_vergelijking

DATUMS: Final = tuple(
    sorted(
        {
            naam
            for regel in REGELS.values()
            for geval in regel.gevallen
            for naam, waarde in geval.verwacht.items()
            if isinstance(waarde, date)
        }
        | {"laatste_dag"}
    )
)
"""The names of the days that rules give."""
UIT_FORMULE: Final = {
    Vraagsoort.JA_NEE: frozenset({Soort.JA_NEE}),
    Vraagsoort.GETAL: frozenset({Soort.GETAL}),
    Vraagsoort.BEDRAG: frozenset({Soort.GETAL, Soort.BEDRAG}),
    Vraagsoort.DATUM: frozenset({Soort.DATUM}),
}
_INVOER: Final[Mapping[type, frozenset[Soort]]] = {
    bool: frozenset({Soort.JA_NEE}),
    int: frozenset({Soort.GETAL}),
    Decimal: frozenset({Soort.GETAL, Soort.BEDRAG}),
    date: frozenset({Soort.DATUM}),
    str: frozenset({Soort.TEKST}),
    tuple: frozenset({Soort.RIJ}),
}
_GELEZEN: Final = "_gelezen"


@dataclass(frozen=True, slots=True)
class Pijl:
    """A way on from a question, read."""

    als: tuple[Vergelijking, ...]
    ga: str


@dataclass(frozen=True, slots=True)
class Rekening:
    """A calculation, read: a formula, or a rule with a formula per input."""

    berekening: Berekening
    formule: Formule | None = None
    regel: Regel | None = None
    invoer: Mapping[str, Formule] = field(default_factory=dict)

    @property
    def sleutels(self) -> frozenset[str]:
        """The answers and earlier calculations that it needs."""
        formules = [*self.invoer.values(), *([self.formule] if self.formule else [])]
        return frozenset().union(*(formule.sleutels for formule in formules))

    @property
    def geeft(self) -> tuple[str, ...]:
        """The keys under which its values stand."""
        naam = self.berekening.sleutel
        return (naam,) if self.regel is None else (naam, f"{naam}.bedrag", *(f"{naam}.{dag}" for dag in DATUMS))


@dataclass(frozen=True, slots=True)
class Programma:
    """What can be walked.

    Args:
        soorten: the questions and the calculations by key; a calculation is held as a question of its kind.
        pijlen: the ways on per question.
        delen: per outcome the conditions of each of its parts.
    """

    soorten: Mapping[str, Vraag]
    rekeningen: tuple[Rekening, ...]
    pijlen: Mapping[str, tuple[Pijl, ...]]
    delen: Mapping[str, tuple[tuple[Vergelijking, ...], ...]]


def read_graaf(graaf: Graaf) -> tuple[Programma, tuple[Gebrek, ...]]:
    """The graph as a program, with what could not be read; that is left out of the program. Read once per graph."""
    bewaard = vars(graaf)
    if _GELEZEN not in bewaard:
        bewaard[_GELEZEN] = _read(graaf)
    gelezen: tuple[Programma, tuple[Gebrek, ...]] = bewaard[_GELEZEN]
    return gelezen


def compile_graaf(graaf: Graaf) -> Programma:
    """The graph, ready to be walked.

    Raises:
        Graaffout: something in it cannot be read.
    """
    programma, gebreken = read_graaf(graaf)
    ernstig = next((gebrek for gebrek in gebreken if gebrek.stopt), None)
    if ernstig is not None:
        raise Graaffout(str(ernstig))
    return programma


def _read(graaf: Graaf) -> tuple[Programma, tuple[Gebrek, ...]]:
    lezer = _Lezer(graaf)
    programma = Programma(
        # First, since conditions are on calculations too.
        rekeningen=tuple(lezer.read_rekeningen()),
        soorten=MappingProxyType(lezer.soorten),
        pijlen={
            knoop.sleutel: tuple(
                Pijl(als, overgang.ga)
                for plek, overgang in enumerate(knoop.naar, 1)
                if (als := lezer.read_als(overgang.als, Plaats.VRAGEN, nr, f"vraag '{knoop.sleutel}', regel {plek}"))
                is not None
            )
            for nr, knoop in enumerate(graaf.knopen)
        },
        delen={
            uitkomst.sleutel: tuple(
                lezer.read_als(deel.als, Plaats.UITKOMSTEN, nr, f"uitkomst '{uitkomst.sleutel}', deel {plek}") or ()
                for plek, deel in enumerate(uitkomst.delen, 1)
            )
            for nr, uitkomst in enumerate(graaf.uitkomsten)
        },
    )
    return programma, tuple(lezer.gebreken)


class _Lezer:
    """Reads what editors wrote and keeps what it could not read."""

    def __init__(self, graaf: Graaf) -> None:
        self.graaf = graaf
        self.soorten: dict[str, Vraag] = dict(graaf.vragen)
        self.gebreken: list[Gebrek] = []

    def read_als(self, teksten: Iterable[str], plaats: Plaats, nr: int, waar: str) -> tuple[Vergelijking, ...] | None:
        """All conditions, or None when one of them cannot be read."""
        gelezen: list[Vergelijking] = []
        fouten = 0
        for tekst in teksten:
            try:
                gelezen.append(parse_vergelijking(tekst, self.soorten))
            except Voorwaardefout as fout:
                self.gebreken.append(Gebrek(plaats, nr, waar, str(fout)))
                fouten += 1
        return None if fouten else tuple(gelezen)

    def read_rekeningen(self) -> Iterator[Rekening]:
        """The calculations in order; one can use those before it."""
        for nr, berekening in enumerate(self.graaf.berekeningen):
            waar = f"berekening '{berekening.sleutel}'"
            try:
                rekening = self._read(berekening, nr)
                self.soorten |= self._kinds(berekening)
                yield rekening
            except (Formulefout, Vraagfout) as fout:
                self.gebreken.append(Gebrek(Plaats.BEREKENINGEN, nr, waar, str(fout)))

    def _read(self, berekening: Berekening, nr: int) -> Rekening:
        if berekening.sleutel in self.soorten:
            raise Formulefout("Deze sleutel is al van een vraag of berekening. Kies een andere.")
        if bool(berekening.formule) == bool(berekening.regel):
            raise Formulefout("Geef een formule of kies een regel, niet allebei.")
        if berekening.regel:
            return self._read_regel(berekening, nr)
        if berekening.soort not in UIT_FORMULE:
            raise Formulefout("Kies wat eruit komt: ja_nee, getal, bedrag of datum.")
        formule = parse_formule(berekening.formule, self.soorten)
        if formule.soort not in UIT_FORMULE[berekening.soort]:
            raise Formulefout(f"Uit de formule komt een {formule.soort.value}, geen {berekening.soort.value}.")
        return Rekening(berekening, formule=formule)

    def _read_regel(self, berekening: Berekening, nr: int) -> Rekening:
        regel = REGELS.get(berekening.regel)
        if regel is None:
            raise Formulefout(f"Er is geen regel '{berekening.regel}'. Kies uit: {', '.join(REGELS)}.")
        namen = [gegeven.naam for gegeven in regel.gegevens]
        vreemd = next((naam for naam in berekening.gegevens if naam not in namen), None)
        if vreemd is not None:
            raise Formulefout(f"De regel '{regel.sleutel}' vraagt niet om '{vreemd}', wel om: {', '.join(namen)}.")
        bronnen = {vraag.gegeven: vraag.sleutel for vraag in self.graaf.vragen.values() if vraag.gegeven in namen}
        bronnen |= berekening.gegevens
        for naam in namen:
            if naam not in bronnen:
                tekst = f"De regel '{regel.sleutel}' krijgt '{naam}' niet. Wat daarvan afhangt, blijft onbekend."
                waar = f"berekening '{berekening.sleutel}'"
                self.gebreken.append(Gebrek(Plaats.BEREKENINGEN, nr, waar, tekst, stopt=False))
        invoer = {naam: self._read_invoer(regel, naam, tekst) for naam, tekst in bronnen.items()}
        return Rekening(berekening, regel=regel, invoer=invoer)

    def _read_invoer(self, regel: Regel, naam: str, tekst: str) -> Formule:
        formule = parse_formule(tekst, self.soorten)
        past = _INVOER[input_type(regel, naam)]
        if formule.soort not in past:
            nodig = " of ".join(sorted(soort.value for soort in past))
            raise Formulefout(f"'{naam}' van de regel '{regel.sleutel}' is een {nodig}, geen {formule.soort.value}.")
        return formule

    def _kinds(self, berekening: Berekening) -> dict[str, Vraag]:
        """The calculation as if it were a question, so that conditions on both are read in one way."""
        naam = berekening.sleutel
        vorm = Vraag(
            sleutel=naam, tekst=berekening.titel, soort=berekening.soort or Vraagsoort.JA_NEE, onbekend_mag=True
        )
        if not berekening.regel:
            return {naam: vorm}
        bedrag = replace(vorm, sleutel=f"{naam}.bedrag", soort=Vraagsoort.BEDRAG, opties=())
        dagen = (replace(vorm, sleutel=f"{naam}.{dag}", soort=Vraagsoort.DATUM, opties=()) for dag in DATUMS)
        return {deel.sleutel: deel for deel in (replace(vorm, soort=Vraagsoort.JA_NEE), bedrag, *dagen)}


def input_type(regel: Regel, naam: str) -> type:
    """What a rule takes for this input: bool, int, Decimal, date, str or tuple."""
    vorm = get_type_hints(regel.beslis)[naam]
    keuzes = get_args(vorm) if isinstance(vorm, UnionType) else (vorm,)
    gekozen = next(keuze for keuze in keuzes if keuze is not type(None))
    kaal = get_origin(gekozen) or gekozen
    if kaal not in _INVOER:
        raise TypeError(f"a rule takes no {kaal}")
    invoer: type = kaal
    return invoer
