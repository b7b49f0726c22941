"""Whether a regelhulp is sound: everything that is checked before it is published.

What `validate` lets through never strands anybody: each answer leads on, and each way ends at an outcome.
"""

from collections import Counter
from collections.abc import Container, Iterator

from levensgebeurtenissen.regelhulpen.graaf import voorbeelden
from levensgebeurtenissen.regelhulpen.graaf.basis import Graaf, Knoop
from levensgebeurtenissen.regelhulpen.graaf.bereik import Bereik, explore, sort_knopen
from levensgebeurtenissen.regelhulpen.graaf.domeinen import Tegroot
from levensgebeurtenissen.regelhulpen.graaf.gebreken import Gebrek, Plaats
from levensgebeurtenissen.regelhulpen.graaf.programma import Programma, read_graaf
from levensgebeurtenissen.regelhulpen.graaf.teksten import check_teksten, list_gevraagd

__all__ = ["validate"]


def validate(
    graaf: Graaf, *, producten: Container[str] | None = None, gebeurtenissen: Container[str] | None = None
) -> tuple[Gebrek, ...]:
    """Everything that is wrong, or at least worth a look, in the order of the regelhulp.

    The slugs of existing products and life events are None where that is checked elsewhere.
    """
    programma, gebreken = read_graaf(graaf)
    alle = [*gebreken, *_names(graaf), *_ways(graaf)]
    if not any(gebrek.stopt for gebrek in alle):
        if (ronde := _find_ronde(graaf)) is not None:
            alle.append(ronde)
        else:
            alle += [*_reach(graaf, programma), *check_teksten(graaf, programma), *voorbeelden.check(graaf)]
    alle += _references(graaf, producten, gebeurtenissen)
    orde = list(Plaats)
    return tuple(sorted(alle, key=lambda g: (not g.stopt, orde.index(g.plaats), -1 if g.nr is None else g.nr)))


def vraag_gebrek(graaf: Graaf, sleutel: str, tekst: str, *, plek: int | None = None, stopt: bool = True) -> Gebrek:
    """Something at a question, or at the nth way on from it."""
    nr = next(nr for nr, knoop in enumerate(graaf.knopen) if knoop.sleutel == sleutel)
    waar = f"vraag '{sleutel}'" + ("" if plek is None else f", regel {plek + 1}")
    return Gebrek(Plaats.VRAGEN, nr, waar, tekst, stopt)


def _names(graaf: Graaf) -> Iterator[Gebrek]:
    if not graaf.knopen:
        yield Gebrek(Plaats.VRAGEN, None, "vragen", "Er is nog geen vraag.")
    if not graaf.uitkomsten:
        yield Gebrek(Plaats.UITKOMSTEN, None, "uitkomsten", "Er is nog geen uitkomst.")
    if graaf.begin not in graaf.vragen:
        yield Gebrek(Plaats.BEGIN, None, "begin", f"De eerste vraag '{graaf.begin}' bestaat niet.")
    telling = Counter([k.sleutel for k in graaf.knopen] + [u.sleutel for u in graaf.uitkomsten])
    namen = [(Plaats.VRAGEN, nr, knoop.sleutel) for nr, knoop in enumerate(graaf.knopen)]
    namen += [(Plaats.UITKOMSTEN, nr, uitkomst.sleutel) for nr, uitkomst in enumerate(graaf.uitkomsten)]
    for plaats, nr, sleutel in namen:
        if telling[sleutel] > 1:
            tekst = "Deze sleutel is van meer dan één vraag of uitkomst. Geef elk een eigen sleutel."
            yield Gebrek(plaats, nr, f"'{sleutel}'", tekst)


def _ways(graaf: Graaf) -> Iterator[Gebrek]:
    for nr, knoop in enumerate(graaf.knopen):
        for plek, tekst in _wrong_ways(graaf, knoop):
            waar = f"vraag '{knoop.sleutel}'" + ("" if plek is None else f", regel {plek + 1}")
            yield Gebrek(Plaats.VRAGEN, nr, waar, tekst)


def _wrong_ways(graaf: Graaf, knoop: Knoop) -> Iterator[tuple[int | None, str]]:
    if not knoop.naar:
        yield None, "Hier loopt men vast. Zeg waar men na deze vraag heen gaat."
        return
    laatste = len(knoop.naar) - 1
    if knoop.naar[laatste].als:
        yield laatste, "De laatste regel heeft geen voorwaarde: die is voor ieder voor wie niets anders past."
    for plek, overgang in enumerate(knoop.naar):
        if plek < laatste and not overgang.als:
            yield plek, "Een regel zonder voorwaarde staat als laatste. Wat erna komt, wordt nooit gebruikt."
        if overgang.ga not in graaf.vragen and overgang.ga not in graaf.uitkomst_bij:
            yield plek, f"Er is geen vraag of uitkomst '{overgang.ga}'."


def _find_ronde(graaf: Graaf) -> Gebrek | None:
    """The first round that somebody could walk in."""
    klaar: set[str] = set()

    def visit(sleutel: str, boven: tuple[str, ...]) -> tuple[str, ...] | None:
        if sleutel in boven:
            return (*boven[boven.index(sleutel) :], sleutel)
        if sleutel in klaar or sleutel not in graaf.knoop_bij:
            return None
        rondes = (visit(overgang.ga, (*boven, sleutel)) for overgang in graaf.knoop_bij[sleutel].naar)
        ronde = next((ronde for ronde in rondes if ronde is not None), None)
        klaar.add(sleutel)
        return ronde

    for knoop in graaf.knopen:
        if (ronde := visit(knoop.sleutel, ())) is not None:
            return vraag_gebrek(graaf, knoop.sleutel, f"Hier draait men rond: {' → '.join(ronde)}.")
    return None


def _reach(graaf: Graaf, programma: Programma) -> Iterator[Gebrek]:
    try:
        bereik = explore(graaf, programma)
    except Tegroot:
        tekst = "Er zijn te veel combinaties van antwoorden om alle paden na te gaan. Splits de regelhulp."
        yield Gebrek(Plaats.VRAGEN, None, "vragen", tekst, stopt=False)
        return
    for knoop in graaf.knopen:
        if knoop.sleutel not in bereik.bereikt:
            yield vraag_gebrek(graaf, knoop.sleutel, "Bij deze vraag komt niemand. Wijs ernaar of haal haar weg.")
        else:
            yield from _unused_ways(graaf, knoop, bereik)
    for nr, uitkomst in enumerate(graaf.uitkomsten):
        if uitkomst.sleutel not in bereik.bereikt:
            tekst = "Bij deze uitkomst komt niemand. Wijs ernaar of haal haar weg."
            yield Gebrek(Plaats.UITKOMSTEN, nr, f"uitkomst '{uitkomst.sleutel}'", tekst)
    yield from _sometimes_asked(graaf, programma)


def _unused_ways(graaf: Graaf, knoop: Knoop, bereik: Bereik) -> Iterator[Gebrek]:
    for plek, overgang in enumerate(knoop.naar):
        if (knoop.sleutel, plek) in bereik.gebruikt:
            continue
        if overgang.als:
            als = " en ".join(overgang.als)
            tekst = (
                f"Dit klopt nooit voor wie hier komt: {als}. Een eerder antwoord of een eerdere regel sluit het uit."
            )
            yield vraag_gebrek(graaf, knoop.sleutel, tekst, plek=plek)
        else:
            tekst = "De laatste regel wordt nooit gebruikt: de regels erboven zijn samen voor ieder."
            yield vraag_gebrek(graaf, knoop.sleutel, tekst, plek=plek, stopt=False)


def _sometimes_asked(graaf: Graaf, programma: Programma) -> Iterator[Gebrek]:
    """Conditions on questions that some people who come there were not asked."""
    altijd, _ = list_gevraagd(graaf, programma)
    for sleutel in sort_knopen(graaf, programma):
        genoemd = {v.links for pijl in programma.pijlen[sleutel] for v in pijl.als if v.links in graaf.vragen}
        if vreemd := sorted(genoemd - altijd[sleutel] - {sleutel}):
            namen = ", ".join(f"'{naam}'" for naam in vreemd)
            tekst = f"Niet ieder die hier komt, kreeg: {namen}. Voor wie niet, geldt een regel daarmee nooit."
            yield vraag_gebrek(graaf, sleutel, tekst, stopt=False)


def _references(
    graaf: Graaf, producten: Container[str] | None, gebeurtenissen: Container[str] | None
) -> Iterator[Gebrek]:
    for nr, uitkomst in enumerate(graaf.uitkomsten):
        waar = f"uitkomst '{uitkomst.sleutel}'"
        for slug in uitkomst.alle_producten:
            if producten is not None and slug not in producten:
                yield Gebrek(Plaats.UITKOMSTEN, nr, waar, f"Er is geen product '{slug}'.")
        if uitkomst.gebeurtenis and gebeurtenissen is not None and uitkomst.gebeurtenis not in gebeurtenissen:
            yield Gebrek(Plaats.UITKOMSTEN, nr, waar, f"Er is geen levensgebeurtenis '{uitkomst.gebeurtenis}'.")
