"""The texts of outcomes: whether what they name is known to everybody who reads them."""

from collections.abc import Iterator, Mapping

from levensgebeurtenissen.regelhulpen.graaf.basis import Deel, Graaf, Uitkomst
from levensgebeurtenissen.regelhulpen.graaf.bereik import needed_questions, sort_knopen
from levensgebeurtenissen.regelhulpen.graaf.domeinen import Tegroot, list_domeinen
from levensgebeurtenissen.regelhulpen.graaf.gebreken import Gebrek, Plaats
from levensgebeurtenissen.regelhulpen.graaf.lopen import PLEK
from levensgebeurtenissen.regelhulpen.graaf.programma import Programma
from levensgebeurtenissen.vragen.voorwaarden import Vergelijking, holds


def check_teksten(graaf: Graaf, programma: Programma) -> Iterator[Gebrek]:
    """What is wrong in the texts and the parts of the outcomes. The graph itself is sound."""
    altijd, ooit = list_gevraagd(graaf, programma)
    for nr, uitkomst in enumerate(graaf.uitkomsten):
        waar = f"uitkomst '{uitkomst.sleutel}'"
        if not (uitkomst.producten or uitkomst.doen):
            tekst = "Hier kan men niet verder. Noem een product, of zeg bij 'Wat doet u nu?' waar men heen gaat."
            yield Gebrek(Plaats.UITKOMSTEN, nr, waar, tekst)
        bekend = altijd.get(uitkomst.sleutel, frozenset())
        for tekst in (uitkomst.titel, *uitkomst.tekst, *uitkomst.doen):
            for fout in _wrong_places(programma, tekst, bekend):
                yield Gebrek(Plaats.UITKOMSTEN, nr, waar, fout)
        for plek, deel in enumerate(uitkomst.delen):
            als = programma.delen[uitkomst.sleutel][plek]
            hier = bekend | {vergelijking.links for vergelijking in als}
            for fout in _wrong_part(programma, deel, als, hier, ooit.get(uitkomst.sleutel, frozenset())):
                yield Gebrek(Plaats.UITKOMSTEN, nr, f"{waar}, deel {plek + 1}", fout)
    yield from _unused(graaf, programma)


def list_gevraagd(
    graaf: Graaf, programma: Programma
) -> tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]]:
    """Per question and outcome the questions that all who come there have answered, and that some have."""
    altijd: dict[str, frozenset[str]] = {graaf.begin: frozenset()}
    ooit: dict[str, frozenset[str]] = {graaf.begin: frozenset()}
    for sleutel in sort_knopen(graaf, programma):
        hier = altijd[sleutel] | {sleutel}
        for pijl in programma.pijlen[sleutel]:
            altijd[pijl.ga] = altijd[pijl.ga] & hier if pijl.ga in altijd else hier
            ooit[pijl.ga] = ooit.get(pijl.ga, frozenset()) | ooit[sleutel] | {sleutel}
    return altijd, ooit


def _wrong_places(programma: Programma, tekst: str, bekend: frozenset[str]) -> Iterator[str]:
    if set("{}") & set(PLEK.sub("", tekst)):
        yield f"In '{tekst}' staat een accolade te veel. Schrijf zo: {{einde}}."
    for sleutel in dict.fromkeys(PLEK.findall(tekst)):
        if sleutel not in programma.soorten:
            yield f"Er is geen vraag of berekening '{sleutel}' voor {{{sleutel}}}."
        elif mist := sorted(_needed(programma, sleutel) - bekend):
            yield f"{{{sleutel}}} is niet voor ieder bekend: niet iedereen die hier komt, kreeg de vraag '{mist[0]}'."


def _needed(programma: Programma, sleutel: str) -> frozenset[str]:
    """The questions without which nothing can be shown; a rule says itself what it does not know."""
    rekening = next((rekening for rekening in programma.rekeningen if sleutel in rekening.geeft), None)
    if rekening is not None and rekening.regel is not None:
        return frozenset()
    return needed_questions(programma, sleutel)


def _wrong_part(
    programma: Programma,
    deel: Deel,
    als: tuple[Vergelijking, ...],
    bekend: frozenset[str],
    ooit: frozenset[str],
) -> Iterator[str]:
    if not deel.als:
        yield "Een deel heeft een voorwaarde. Geldt het voor ieder, zet het dan bij de tekst."
    if not (deel.tekst or deel.producten):
        yield "Dit deel is leeg. Schrijf een tekst of noem een product."
    for naam in sorted({vergelijking.links for vergelijking in als} & programma.pijlen.keys() - ooit):
        yield f"Dit deel ziet niemand: de vraag '{naam}' is hier nooit gesteld."
    if not _can_hold(programma, als):
        yield f"Dit kan niet allemaal kloppen: {' en '.join(deel.als)}."
    for tekst in (deel.titel, *deel.tekst):
        yield from _wrong_places(programma, tekst, bekend)


def _can_hold(programma: Programma, als: tuple[Vergelijking, ...]) -> bool:
    try:
        domeinen = list_domeinen(programma.soorten, als)
    except Tegroot:
        return True
    return all(
        any(holds([v for v in als if v.links == naam], {naam: waarde}) for waarde in waarden)
        for naam, waarden in domeinen.items()
    )


def _unused(graaf: Graaf, programma: Programma) -> Iterator[Gebrek]:
    """Formulas whose value nobody sees and no condition looks at."""
    teksten = [tekst for uitkomst in graaf.uitkomsten for tekst in _list_teksten(uitkomst)]
    genoemd = {sleutel for tekst in teksten for sleutel in PLEK.findall(tekst)}
    genoemd |= {v.links for pijlen in programma.pijlen.values() for pijl in pijlen for v in pijl.als}
    genoemd |= {v.links for delen in programma.delen.values() for als in delen for v in als}
    genoemd |= {sleutel for rekening in programma.rekeningen for sleutel in rekening.sleutels}
    for nr, berekening in enumerate(graaf.berekeningen):
        if berekening.formule and berekening.sleutel not in genoemd:
            waar = f"berekening '{berekening.sleutel}'"
            tekst = "Deze berekening wordt nergens gebruikt. Gebruik haar of haal haar weg."
            yield Gebrek(Plaats.BEREKENINGEN, nr, waar, tekst, stopt=False)


def _list_teksten(uitkomst: Uitkomst) -> Iterator[str]:
    yield from (uitkomst.titel, *uitkomst.tekst, *uitkomst.doen)
    for deel in uitkomst.delen:
        yield from (deel.titel, *deel.tekst)
