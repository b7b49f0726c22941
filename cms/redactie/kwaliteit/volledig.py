"""Is everything there, and is it still true: missing parts, amounts, review dates, translations."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal

from cms.redactie.kwaliteit.bevinding import Bevinding, Ernst, Soort
from cms.redactie.kwaliteit.inhoud import Inhoud, Prijs, Productinhoud

MIN_MENSENTAAL = 8
JAAR = timedelta(days=366)
DECEMBER = 12
_TALEN = {"en": "Engelse", "pap": "Papiamentse"}


def check_product(inhoud: Productinhoud) -> Iterator[Bevinding]:
    """What a product must have, and its translations."""
    yield from _check_verplicht(inhoud)
    for vertaald in inhoud.vertalingen:
        yield from _check_aantal(vertaald.taal, "kosten", "bedragen", vertaald.bedragen, len(inhoud.prijzen))
        yield from _check_aantal(vertaald.taal, "kanalen", "manieren", vertaald.manieren, len(inhoud.manieren))


def check_datums(inhoud: Inhoud, *, op: date) -> Iterator[Bevinding]:
    """What may no longer be true on this day: the review date, and amounts."""
    if inhoud.controle_op is None:
        if not inhoud.is_aanbod:
            yield Bevinding(
                Soort.CONTROLE, Ernst.TIP, "opnieuw_controleren", "Er staat geen datum voor de volgende controle.",
                "Kies een datum, bijvoorbeeld over een half jaar.",
            )  # fmt: skip
    elif inhoud.controle_op < op:
        yield Bevinding(
            Soort.CONTROLE, Ernst.LET_OP, "opnieuw_controleren", f"Deze tekst moest op {_datum(inhoud.controle_op)} "
            "opnieuw worden gecontroleerd.", "Lees de tekst na en zet een nieuwe datum.",
        )  # fmt: skip
    reeksen: dict[str, list[Prijs]] = {}
    for prijs in inhoud.prijzen:
        reeksen.setdefault(prijs.omschrijving, []).append(prijs)
    for reeks in reeksen.values():
        yield from _check_prijzen(reeks, op)


def _check_verplicht(inhoud: Productinhoud) -> Iterator[Bevinding]:
    if not any(manier.soort != "online" for manier in inhoud.manieren):
        yield _mist(Ernst.FOUT, "kanalen", "Er is geen manier zonder internet.", "Voeg telefoon, balie of papier toe.")
    if not inhoud.prijzen:
        yield _mist(Ernst.LET_OP, "kosten", "Er staat niet wat het kost.", "Is het gratis? Vul dan 0 in.")
    if not inhoud.wetten:
        yield _mist(Ernst.LET_OP, "wetten", "Er staat geen wet bij.", "Noem de wet waar dit op rust.")
    if not inhoud.vragen:
        yield _mist(Ernst.TIP, "vragen", "Er zijn geen veelgestelde vragen.", "Vraag de balie wat mensen vragen.")
    if inhoud.mensentaal < MIN_MENSENTAAL:
        yield _mist(
            Ernst.LET_OP, "mensentaal", f"Er staan {inhoud.mensentaal} manieren waarop mensen het zeggen.",
            f"Schrijf er minstens {MIN_MENSENTAAL}, zoals mensen praten.",
        )  # fmt: skip
    if not inhoud.samenvatting_en:
        yield _mist(
            Ernst.LET_OP, "samenvatting_en", "De Engelse samenvatting is leeg.", "Schrijf er één of twee zinnen."
        )


def _check_aantal(taal: str, veld: str, wat: str, vertaald: int, nederlands: int) -> Iterator[Bevinding]:
    """A part that is not translated at all shows in Dutch, which is fine; a different number shows in Dutch too."""
    if vertaald and vertaald != nederlands:
        yield Bevinding(
            Soort.VERTALING, Ernst.LET_OP, veld,
            f"De {_TALEN.get(taal, taal)} tekst heeft {vertaald} {wat}, de Nederlandse {nederlands}. "
            "Lezers zien dit deel daarom in het Nederlands.", "Maak het aantal en de volgorde gelijk.",
        )  # fmt: skip


def _check_prijzen(reeks: Sequence[Prijs], op: date) -> Iterator[Bevinding]:
    """One amount through the years."""
    bekend = [prijs for prijs in reeks if prijs.bedrag]
    if not bekend:
        return
    if undated := next((prijs for prijs in bekend if prijs.vanaf is None), None):
        if len(bekend) == 1:
            yield _kosten(Ernst.TIP, undated, "Er staat niet vanaf wanneer dit bedrag geldt.", "Vul de begindatum in.")
        return
    laatste = max(bekend, key=lambda prijs: prijs.vanaf or date.min)
    if laatste.vanaf is None or laatste.vanaf > op:
        return
    if laatste.vanaf < op - JAAR:
        waarom = f"Dit bedrag geldt al sinds {_datum(laatste.vanaf)}."
        yield _kosten(Ernst.LET_OP, laatste, waarom, "Kijk of het nog klopt, en zet de nieuwe begindatum erbij.")
    elif op.month == DECEMBER and (laatste.vanaf.month, laatste.vanaf.day) == (1, 1):
        waarom = f"Het bedrag voor {op.year + 1} staat nog niet klaar."
        yield _kosten(Ernst.LET_OP, laatste, waarom, f"Voeg het bedrag toe met 1 januari {op.year + 1} als begin.")


def _kosten(ernst: Ernst, prijs: Prijs, waarom: str, voorstel: str) -> Bevinding:
    return Bevinding(Soort.KOSTEN, ernst, "kosten", waarom, voorstel, f"{prijs.omschrijving}: € {euro(prijs.bedrag)}")


def euro(bedrag: Decimal | None) -> str:
    """As people write it: `88,20`, or `90` without cents."""
    if bedrag is None:
        return ""
    return f"{bedrag:.0f}" if bedrag == bedrag.to_integral_value() else f"{bedrag:.2f}".replace(".", ",")


def _mist(ernst: Ernst, veld: str, waarom: str, voorstel: str) -> Bevinding:
    return Bevinding(Soort.ONTBREEKT, ernst, veld, waarom, voorstel)


_MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


def _datum(dag: date) -> str:
    """In Dutch, as all of the advice."""
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"
