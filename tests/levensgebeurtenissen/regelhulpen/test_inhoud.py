"""The regelhulpen that we ship: whoever walks through one, with whatever answers, comes out somewhere."""

import random
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from cms.producten.inlezen import producten
from cms.producten.inlezen.bestanden import read_inhoud
from levensgebeurtenissen import inlezen
from levensgebeurtenissen.regelhulpen.graaf import Graaf, list_delen, longest_from, validate, walk
from levensgebeurtenissen.regelhulpen.graaf.lopen import PLEK, Stand
from levensgebeurtenissen.regelhulpen.inhoud import INHOUD, RegelhulpInhoud
from levensgebeurtenissen.vragen.basis import Antwoord, Vraag, Vraagsoort

BESTANDEN = sorted(INHOUD.glob("*.yaml"))
OP = date(2026, 11, 22)
MENSEN = 200
BEDRAGEN = ("0", "0.01", "1200", "20000", "20000.01", "158669", "1000000")


@pytest.fixture(params=BESTANDEN, ids=lambda pad: pad.stem)
def inhoud(request: pytest.FixtureRequest) -> RegelhulpInhoud:
    pad: Path = request.param
    return read_inhoud(pad, RegelhulpInhoud)


def answer(vraag: Vraag, dobbel: random.Random) -> Antwoord:
    """What somebody could answer here."""
    if vraag.onbekend_mag and not dobbel.randrange(6):
        return None
    match vraag.soort:
        case Vraagsoort.GETAL:
            laag, hoog = (int(grens) if isinstance(grens, int) else 0 for grens in (vraag.minimum, vraag.maximum))
            return dobbel.choice([laag, hoog, dobbel.randint(laag, min(hoog, laag + 120))])
        case Vraagsoort.BEDRAG:
            laag_, hoog_ = Decimal(str(vraag.minimum or 0)), Decimal(str(vraag.maximum or 10**6))
            return min(max(Decimal(dobbel.choice(BEDRAGEN)), laag_), hoog_)
        case Vraagsoort.DATUM:
            return OP + timedelta(
                days=dobbel.choice([0, 1, 5, -1, -5, dobbel.randint(-400, 400), -365 * 30, -365 * 70])
            )
        case Vraagsoort.MEERKEUZE:
            return tuple(sleutel for sleutel in vraag.sleutels if dobbel.random() < 0.4)
    return dobbel.choice(vraag.sleutels)


def live(graaf: Graaf, dobbel: random.Random) -> Stand:
    """One person, up to the end."""
    antwoorden: dict[str, Antwoord] = {}
    stand = walk(graaf, antwoorden, op=OP)
    while stand.vraag is not None:
        antwoorden[stand.vraag.sleutel] = answer(stand.vraag, dobbel)
        stand = walk(graaf, antwoorden, op=OP)
    return stand


def test_there_are_at_least_twelve_for_citizens_and_entrepreneurs() -> None:
    doelgroepen = [read_inhoud(pad, RegelhulpInhoud).doelgroep for pad in BESTANDEN]

    assert len(doelgroepen) >= 12
    assert {"particulier", "ondernemer"} <= set(doelgroepen)


def test_each_is_sound_and_its_cases_come_out(inhoud: RegelhulpInhoud) -> None:
    gebreken = validate(
        inhoud.graaf(),
        producten={pad.stem for pad in (producten.INHOUD / "producten").glob("*.yaml")},
        gebeurtenissen={pad.stem for pad in inlezen.INHOUD.glob("*.yaml")},
    )

    assert not [str(gebrek) for gebrek in gebreken if gebrek.stopt]


def test_each_asks_no_more_than_it_must_and_ends_with_law_and_what_to_do(inhoud: RegelhulpInhoud) -> None:
    graaf = inhoud.graaf()

    assert longest_from(graaf, graaf.begin) <= 20
    assert len(graaf.uitkomsten) >= 4
    for uitkomst in graaf.uitkomsten:
        assert uitkomst.wetten, uitkomst.sleutel
        assert uitkomst.doen, uitkomst.sleutel
        assert uitkomst.producten, uitkomst.sleutel
    assert len(set(inhoud.mensentaal)) >= 10


def test_whoever_walks_through_it_ends_with_whole_sentences(inhoud: RegelhulpInhoud) -> None:
    graaf = inhoud.graaf()
    dobbel = random.Random(inhoud.slug)  # noqa: S311 - the same people every time

    for _ in range(MENSEN):
        stand = live(graaf, dobbel)
        assert stand.uitkomst is not None
        delen = list_delen(graaf, stand.uitkomst, stand.waarden)
        teksten = [stand.uitkomst.titel, *stand.uitkomst.tekst, *stand.uitkomst.doen]
        teksten += [tekst for deel in delen for tekst in (deel.titel, *deel.tekst)]
        leeg = {plek for tekst in teksten for plek in PLEK.findall(tekst) if stand.waarden.get(plek) is None}
        assert not leeg, (stand.pad, stand.waarden)
