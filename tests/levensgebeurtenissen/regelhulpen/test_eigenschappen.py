"""What holds for every graph, tried on many: a sound one strands nobody, and reach is what trying everything finds."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from itertools import pairwise
from itertools import product as combine

from hypothesis import given, settings
from hypothesis import strategies as st

from levensgebeurtenissen.regelhulpen.graaf import (
    Graaf,
    Graaffout,
    Knoop,
    Overgang,
    Uitkomst,
    Uitkomstsoort,
    list_delen,
    longest_from,
    validate,
    walk,
)
from levensgebeurtenissen.regelhulpen.graaf.bereik import explore
from levensgebeurtenissen.regelhulpen.graaf.programma import compile_graaf
from levensgebeurtenissen.regelhulpen.graaf.tekening import draw, list_takken
from levensgebeurtenissen.vragen.basis import Antwoord, Optie, Vraag, Vraagsoort

OP = date(2026, 11, 22)
KEUZES = tuple(Optie(sleutel, sleutel) for sleutel in ("a", "b", "c"))
# Answers of every kind that together fall on every side of the values in the conditions below.
MOGELIJK: Mapping[Vraagsoort, tuple[Antwoord, ...]] = {
    Vraagsoort.JA_NEE: ("ja", "nee", None),
    Vraagsoort.KEUZE: ("a", "b", "c", None),
    Vraagsoort.MEERKEUZE: ((), ("a",), ("b",), ("a", "b"), None),
    Vraagsoort.GETAL: (0, 1, 2, 3, 4, None),
    Vraagsoort.BEDRAG: (Decimal(0), Decimal("9.99"), Decimal(10), Decimal("10.01"), None),
    Vraagsoort.DATUM: (date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2), None),
    Vraagsoort.POSTCODE: ("3499AA", "3500AA", "3599ZZ", "3600AA", None),
}
TESTS: Mapping[Vraagsoort, tuple[str, ...]] = {
    Vraagsoort.JA_NEE: ("is ja", "is niet ja", "is onbekend"),
    Vraagsoort.KEUZE: ("is a", "is niet b", "een van a, c", "is onbekend"),
    Vraagsoort.MEERKEUZE: ("bevat a", "bevat niet b", "een van a, b", "is onbekend"),
    Vraagsoort.GETAL: ("< 1", "<= 2", "> 2", ">= 3", "is 2", "is niet 1", "is onbekend"),
    Vraagsoort.BEDRAG: ("< 10", "> 10", "is 10,00", "is onbekend"),
    Vraagsoort.DATUM: ("< 1-1-2026", ">= 1-1-2026", "is 2026-01-01", "is onbekend"),
    Vraagsoort.POSTCODE: (">= 3500", "< 3600", "is onbekend"),
}


@st.composite
def vragen(draw_: st.DrawFn, nr: int) -> Vraag:
    soort = draw_(st.sampled_from(list(Vraagsoort)))
    opties = KEUZES if soort in {Vraagsoort.KEUZE, Vraagsoort.MEERKEUZE} else ()
    grens = draw_(st.sampled_from([None, 0, 1])) if soort is Vraagsoort.GETAL else None
    mag = draw_(st.booleans())
    return Vraag(f"v{nr}", f"Vraag {nr}?", soort, opties=opties, minimum=grens, onbekend_mag=mag)


@st.composite
def grafen(draw_: st.DrawFn, *, rond: bool = False) -> Graaf:
    """Up to four questions; ways go on to later ones, so that they meet, or with `rond` anywhere."""
    aantal = draw_(st.integers(1, 4))
    alle = [draw_(vragen(nr)) for nr in range(aantal)]
    uit = [f"u{nr}" for nr in range(draw_(st.integers(1, 3)))]
    knopen = []
    for nr, vraag in enumerate(alle):
        doelen = [ander.sleutel for ander in (alle if rond else alle[nr + 1 :])] + uit
        naar = []
        for _ in range(draw_(st.integers(0, 3))):
            als = tuple(
                f"{over.sleutel} {draw_(st.sampled_from(TESTS[over.soort]))}"
                for over in draw_(st.lists(st.sampled_from(alle), min_size=1, max_size=2))
            )
            naar.append(Overgang(als, draw_(st.sampled_from(doelen))))
        naar.append(Overgang((), draw_(st.sampled_from(doelen))))
        knopen.append(Knoop(vraag, tuple(naar)))
    uitkomsten = tuple(Uitkomst(naam, Uitkomstsoort.INFO, "Klaar", ("Uitleg.",), ("Bel 1400.",)) for naam in uit)
    return Graaf("v0", tuple(knopen), uitkomsten=uitkomsten)


def list_antwoorden(vraag: Vraag) -> list[Antwoord]:
    return [
        antwoord
        for antwoord in MOGELIJK[vraag.soort]
        if (antwoord is not None or vraag.onbekend_mag)
        and not (isinstance(antwoord, int) and isinstance(vraag.minimum, int) and antwoord < vraag.minimum)
    ]


def try_everything(graaf: Graaf) -> Iterator[dict[str, Antwoord]]:
    """Each answer to each question that is asked, whatever was answered before."""
    rij: list[dict[str, Antwoord]] = [{}]
    while rij:
        antwoorden = rij.pop()
        stand = walk(graaf, antwoorden, op=OP)
        if stand.vraag is None:
            yield antwoorden
        else:
            rij += [{**antwoorden, stand.vraag.sleutel: antwoord} for antwoord in list_antwoorden(stand.vraag)]


@given(grafen())
@settings(max_examples=150, deadline=None)
def test_reach_is_what_trying_every_answer_finds(graaf: Graaf) -> None:
    gezien = {graaf.begin}
    gebruikt = set()
    for antwoorden in try_everything(graaf):
        stand = walk(graaf, antwoorden, op=OP)
        assert stand.uitkomst is not None
        plekken = [*stand.pad, stand.uitkomst.sleutel]
        gezien |= set(plekken)
        gebruikt |= set(pairwise(plekken))

    bereik = explore(graaf, compile_graaf(graaf))

    assert bereik.bereikt == gezien
    assert {(van, graaf.knoop_bij[van].naar[plek].ga) for van, plek in bereik.gebruikt} == gebruikt
    assert not bereik.vast


@given(grafen())
@settings(max_examples=60, deadline=None)
def test_what_is_called_unreachable_or_contradictory_never_happens(graaf: Graaf) -> None:
    gebreken = [gebrek for gebrek in validate(graaf) if "niemand" in gebrek.tekst]

    genoemd = {gebrek.waar.split("'")[1] for gebrek in gebreken}
    for antwoorden in try_everything(graaf):
        stand = walk(graaf, antwoorden, op=OP)
        assert not genoemd & {*stand.pad, stand.uitkomst.sleutel if stand.uitkomst else ""}


@given(grafen(rond=True), st.data())
@settings(max_examples=150, deadline=None)
def test_what_is_sound_strands_nobody_and_always_ends(graaf: Graaf, data: st.DataObject) -> None:
    gebreken = [gebrek for gebrek in validate(graaf) if gebrek.stopt]
    draw(graaf)
    list_takken(graaf)
    if any("voorbeeld" not in gebrek.tekst and "niemand" not in gebrek.tekst for gebrek in gebreken):
        return
    meeste = longest_from(graaf, graaf.begin)
    antwoorden: dict[str, Antwoord] = {}
    for _ in range(meeste):
        stand = walk(graaf, antwoorden, op=OP)
        if stand.vraag is None:
            break
        antwoorden[stand.vraag.sleutel] = data.draw(st.sampled_from(list_antwoorden(stand.vraag)))

    stand = walk(graaf, antwoorden, op=OP)

    assert stand.uitkomst is not None
    assert len(stand.pad) <= meeste
    assert list_delen(graaf, stand.uitkomst, stand.waarden) == ()


@given(grafen(rond=True), st.dictionaries(st.sampled_from(["v0", "v1", "v2", "v3"]), st.none() | st.integers()))
@settings(max_examples=60, deadline=None)
def test_answers_that_do_not_fit_are_asked_again(graaf: Graaf, antwoorden: dict[str, Antwoord]) -> None:
    try:
        stand = walk(graaf, antwoorden, op=OP)
    except Graaffout:
        return
    assert all(graaf.vragen[sleutel].soort is Vraagsoort.GETAL or antwoorden[sleutel] is None for sleutel in stand.pad)


@given(grafen(), st.data())
@settings(max_examples=60, deadline=None)
def test_an_answer_that_is_not_on_the_path_changes_nothing(graaf: Graaf, data: st.DataObject) -> None:
    alle = {knoop.sleutel: data.draw(st.sampled_from(list_antwoorden(knoop.vraag))) for knoop in graaf.knopen}
    stand = walk(graaf, alle, op=OP)

    alleen = walk(graaf, {sleutel: alle[sleutel] for sleutel in stand.pad}, op=OP)

    assert alleen == stand


@given(grafen())
@settings(max_examples=60, deadline=None)
def test_every_box_of_the_drawing_is_beside_the_others_and_every_way_is_drawn(graaf: Graaf) -> None:
    tekening = draw(graaf)

    assert {doos.sleutel for doos in tekening.dozen} == {*graaf.knoop_bij, *graaf.uitkomst_bij}
    assert len(tekening.lijnen) == sum(len(knoop.naar) for knoop in graaf.knopen)
    for een, ander in combine(tekening.dozen, repeat=2):
        if een is not ander and een.y == ander.y:
            assert abs(een.x - ander.x) >= een.breed
    for doos in tekening.dozen:
        assert 0 <= doos.x <= tekening.breed - doos.breed
        assert 0 <= doos.y <= tekening.hoog - doos.hoog
