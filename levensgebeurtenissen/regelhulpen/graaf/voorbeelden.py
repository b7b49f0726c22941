"""Running the cases that editors write: with these answers, that must come out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from levensgebeurtenissen.regelhulpen.graaf.basis import Graaf, Graaffout, Voorbeeld
from levensgebeurtenissen.regelhulpen.graaf.gebreken import Gebrek, Plaats
from levensgebeurtenissen.regelhulpen.graaf.lopen import Stand, walk
from levensgebeurtenissen.regelhulpen.graaf.programma import compile_graaf
from levensgebeurtenissen.vragen.basis import Antwoord, Antwoordfout, make_antwoord, make_antwoorden


@dataclass(frozen=True, slots=True)
class Verslag:
    """How a case went.

    Args:
        stand: how far it came; None when its answers could not be read.
        fouten: what differs from what the editor wrote, in Dutch; empty when it went well.
        ongebruikt: answers to questions that were not asked.
    """

    voorbeeld: Voorbeeld
    stand: Stand | None
    fouten: tuple[str, ...]
    ongebruikt: tuple[str, ...] = ()

    @property
    def goed(self) -> bool:
        """Whether it went as the editor wrote."""
        return not self.fouten


def run(graaf: Graaf, voorbeeld: Voorbeeld) -> Verslag:
    """Walk with the answers of a case and compare."""
    try:
        antwoorden = make_antwoorden(graaf.vragen, voorbeeld.antwoorden)
        stand = walk(graaf, antwoorden, op=voorbeeld.op)
    except (Antwoordfout, Graaffout) as fout:
        return Verslag(voorbeeld, None, (str(fout),))
    fouten = (*_wrong_end(voorbeeld, stand), *_wrong_values(graaf, voorbeeld, stand))
    return Verslag(voorbeeld, stand, fouten, tuple(naam for naam in antwoorden if naam not in stand.pad))


def _wrong_end(voorbeeld: Voorbeeld, stand: Stand) -> Iterator[str]:
    if stand.uitkomst is None:
        gevraagd = "" if stand.vraag is None else stand.vraag.sleutel
        yield f"Het antwoord op de vraag '{gevraagd}' ontbreekt."
    elif stand.uitkomst.sleutel != voorbeeld.uitkomst:
        yield f"Dit komt uit op '{stand.uitkomst.sleutel}', niet op '{voorbeeld.uitkomst}'."


def _wrong_values(graaf: Graaf, voorbeeld: Voorbeeld, stand: Stand) -> Iterator[str]:
    soorten = compile_graaf(graaf).soorten
    for naam, ruw in voorbeeld.waarden.items():
        if naam not in soorten:
            yield f"Er is geen vraag of berekening '{naam}'."
            continue
        try:
            verwacht = make_antwoord(soorten[naam], ruw)
        except Antwoordfout as fout:
            yield str(fout)
            continue
        if stand.waarden.get(naam) != verwacht:
            yield f"'{naam}' wordt {show_kaal(stand.waarden.get(naam))}, niet {show_kaal(verwacht)}."


def show_kaal(antwoord: Antwoord) -> str:
    """An answer as an editor writes it in a case."""
    match antwoord:
        case None:
            return "onbekend"
        case tuple():
            return ", ".join(antwoord)
        case _:
            return str(antwoord)


def check(graaf: Graaf) -> Iterator[Gebrek]:
    """The cases that go wrong, and the outcomes without one. The graph itself can be walked."""
    telling = Counter(voorbeeld.naam for voorbeeld in graaf.voorbeelden)
    geraakt = set()
    for nr, voorbeeld in enumerate(graaf.voorbeelden):
        waar = f"voorbeeld '{voorbeeld.naam}'"
        verslag = run(graaf, voorbeeld)
        if verslag.goed:
            geraakt.add(voorbeeld.uitkomst)
        for fout in verslag.fouten:
            yield Gebrek(Plaats.VOORBEELDEN, nr, waar, fout)
        if verslag.ongebruikt:
            tekst = f"Deze antwoorden worden niet gebruikt: {', '.join(verslag.ongebruikt)}."
            yield Gebrek(Plaats.VOORBEELDEN, nr, waar, tekst, stopt=False)
        if telling[voorbeeld.naam] > 1:
            yield Gebrek(Plaats.VOORBEELDEN, nr, waar, "Een ander voorbeeld heeft dezelfde naam.")
    bedoeld = {voorbeeld.uitkomst for voorbeeld in graaf.voorbeelden}
    for nr, uitkomst in enumerate(graaf.uitkomsten):
        if uitkomst.sleutel not in geraakt | bedoeld:
            tekst = "Deze uitkomst heeft nog geen voorbeeld. Schrijf er een dat hier uitkomt."
            yield Gebrek(Plaats.UITKOMSTEN, nr, f"uitkomst '{uitkomst.sleutel}'", tekst)
