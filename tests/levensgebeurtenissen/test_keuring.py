"""Each life event that we ship is one that people can rely on, and what would break that is named to who writes it."""

from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from cms.producten.inlezen.bestanden import read_inhoud
from levensgebeurtenissen.inhoudsvormen import GebeurtenisInhoud
from levensgebeurtenissen.keuring import list_gebreken, read_uitvoerders
from levensgebeurtenissen.management.commands.levensgebeurtenis_toets import INHOUD, PRODUCTEN
from levensgebeurtenissen.vragen.basis import Antwoord, Vraag, Vraagsoort
from levensgebeurtenissen.vragen.voorwaarden import holds, parse_vergelijking

BESTANDEN = sorted(INHOUD.glob("*.yaml"))
ENGELS = {"naar-nederland-komen", "nederland-verlaten", "werk-vinden", "studeren", "onderneming-starten"}
PRODUCT = {f"product-{nummer}": f"organisatie {nummer % 2}" for nummer in range(6)}


@pytest.fixture(scope="module")
def uitvoerders() -> dict[str, str]:
    """Who carries out each product of the catalogue."""
    return read_uitvoerders(PRODUCTEN)


@pytest.fixture(scope="module")
def alle() -> dict[str, GebeurtenisInhoud]:
    """Our own life events by slug."""
    return {pad.stem: _read(pad) for pad in BESTANDEN}


@cache
def _read(pad: Path) -> GebeurtenisInhoud:
    return read_inhoud(pad, GebeurtenisInhoud)


def test_there_are_34_life_events(alle: dict[str, GebeurtenisInhoud]) -> None:
    doelgroepen = [inhoud.doelgroep for inhoud in alle.values()]

    assert (doelgroepen.count("particulier"), doelgroepen.count("ondernemer")) == (22, 12)
    plaatsen = [(inhoud.doelgroep, inhoud.volgorde) for inhoud in alle.values()]
    assert len(set(plaatsen)) == len(plaatsen), "two life events at one place"


@pytest.mark.parametrize("slug", [pad.stem for pad in BESTANDEN])
def test_each_life_event_is_good(slug: str, alle: dict[str, GebeurtenisInhoud], uitvoerders: dict[str, str]) -> None:
    """Six products of two organisations, a day, four to nine questions that decide, steps that somebody gets."""
    assert list_gebreken(alle[slug], uitvoerders=uitvoerders, gebeurtenissen=alle) == []


@pytest.mark.parametrize("slug", sorted(ENGELS))
def test_what_a_newcomer_needs_is_wholly_in_english(slug: str, alle: dict[str, GebeurtenisInhoud]) -> None:
    assert alle[slug].list_onvertaald() == []


def test_the_same_question_offers_the_same_answers_everywhere(alle: dict[str, GebeurtenisInhoud]) -> None:
    """Answers go from one flow to another by `gegeven`: then they must mean the same."""
    soorten: dict[str, set[Any]] = {}
    for inhoud in alle.values():
        for vraag in inhoud.vragen:
            if vraag.gegeven:
                soorten.setdefault(vraag.gegeven, set()).add(vraag.soort)

    assert {naam: gevonden for naam, gevonden in soorten.items() if len(gevonden) > 1} == {}


@given(data=st.data())
@settings(max_examples=60)
def test_who_knows_less_never_gets_fewer_steps(data: st.DataObject) -> None:
    """Of any event, with any answers: leaving one open takes no step away."""
    inhoud = _read(data.draw(st.sampled_from(BESTANDEN)))
    soorten = inhoud.soorten
    antwoorden = {sleutel: data.draw(_antwoord(vraag)) for sleutel, vraag in soorten.items()}
    open_gelaten = data.draw(st.sampled_from(sorted(soorten)))

    for stap in inhoud.stappen:
        regels = [parse_vergelijking(tekst, soorten) for tekst in stap.alleen_als]
        minder = {sleutel: antwoord for sleutel, antwoord in antwoorden.items() if sleutel != open_gelaten}
        if holds(regels, minder) is False:
            assert holds(regels, antwoorden) is False, stap.titel


def _antwoord(vraag: Vraag) -> st.SearchStrategy[Antwoord]:
    if vraag.soort is Vraagsoort.MEERKEUZE:
        return st.lists(st.sampled_from(vraag.sleutels), unique=True).map(tuple)
    if vraag.sleutels:
        return st.sampled_from([*vraag.sleutels, *([None] if vraag.onbekend_mag else [])])
    return st.integers(0, 100) if vraag.soort is Vraagsoort.GETAL else st.none()


def _inhoud(**anders: Any) -> dict[str, Any]:
    stap = {
        "titel": "Geef uw adres door", "wanneer": "Binnen 5 dagen", "dagen_van": -28, "dagen_tot": 5,
        "organisatie": "Uw gemeente", "producten": list(PRODUCT), "tekst": ["Dat kan online."],
    }  # fmt: skip
    vragen = [{"sleutel": f"v{nr}", "tekst": f"Vraag {nr}?", "soort": "ja_nee"} for nr in range(4)]
    per_vraag = [
        stap | {"titel": f"Stap {nr}", "producten": [], "alleen_als": [f"v{nr} is ja"]} for nr in range(len(vragen))
    ]
    return {
        "slug": "verhuizen", "titel": "Verhuizen", "titel_en": "Moving", "doelgroep": "particulier", "volgorde": 1,
        "rubriek": "wonen", "icoon": "home", "samenvatting": "Kort.", "samenvatting_en": "Short.", "kaart": "Adres",
        "inleiding": ["Kort."], "datumvraag": "Wanneer?", "vragen": vragen, "stappen": [stap, *per_vraag],
        "hulp": ["Bel 1400."], "mensentaal": [f"zo zeg ik het {nr}" for nr in range(10)], "gecontroleerd": "2026-11-22",
    } | anders  # fmt: skip


def _met_stap(**anders: Any) -> dict[str, Any]:
    stappen = _inhoud()["stappen"]
    return {"stappen": [stappen[0], stappen[1] | anders, *stappen[2:]]}


def _gebreken(**anders: Any) -> list[str]:
    inhoud = GebeurtenisInhoud.model_validate(_inhoud(**anders))
    return list_gebreken(inhoud, uitvoerders=PRODUCT, gebeurtenissen=["verhuizen", "scheiden"])


def test_a_good_one_has_nothing_wrong() -> None:
    assert _gebreken(gerelateerd=["scheiden"]) == []


@pytest.mark.parametrize(
    ("anders", "gebrek"),
    [
        ({"gerelateerd": ["weg"]}, "gerelateerd 'weg' bestaat niet"),
        ({"gerelateerd": ["verhuizen"]}, "gerelateerd noemt zichzelf"),
        (_met_stap(producten=["weg"]), "product 'weg' bestaat niet"),
        ({"mensentaal": ["een"]}, "1 regels mensentaal"),
        ({"datumvraag": ""}, "datumvraag ontbreekt"),
        ({"rubriek": ""}, "rubriek ontbreekt"),
        ({"vragen": _inhoud()["vragen"][:3], "stappen": _inhoud()["stappen"][:4]}, "3 vragen: 4 tot 9"),
        (_met_stap(alleen_als=[]), "vraag 'v0' beslist over geen stap"),
        (_met_stap(alleen_als=["v0 is ja", "v0 is nee"]), "verschijnt bij geen enkel antwoord"),
        (_met_stap(alleen_als=["v0 een van ja, nee"]), "geen voorwaarde"),
        ({"stappen": [stap | {"alleen_als": ["v0 is ja"]} for stap in _inhoud()["stappen"]]}, "is voor iedereen"),
    ],
)
def test_each_defect_is_named(anders: dict[str, Any], gebrek: str) -> None:
    try:
        gevonden = " ".join(_gebreken(**anders))
    except ValidationError:
        assert gebrek == "geen voorwaarde", "the shape refuses a condition that does not fit its question"
    else:
        assert gebrek in gevonden


def test_too_few_products_or_organisations_is_named() -> None:
    stappen = _inhoud()["stappen"]
    een = [stappen[0] | {"producten": ["product-0", "product-2"]}, *stappen[1:]]

    gevonden = " ".join(_gebreken(stappen=een))

    assert "2 producten: ten minste 6" in gevonden
    assert "producten van 1 organisatie: ten minste 2" in gevonden


@pytest.mark.parametrize(
    "anders",
    [
        _met_stap(alleen_als=["onbekend is ja"]),
        _met_stap(alleen_als=["v0 is misschien"]),
        _met_stap(dagen_van=5, dagen_tot=1),
        _met_stap(titel="Geef uw adres door"),
        {"vragen": [*_inhoud()["vragen"], {"sleutel": "datum", "tekst": "Welke dag?", "soort": "datum"}]},
        {"vragen": [*_inhoud()["vragen"], _inhoud()["vragen"][0]]},
    ],
    ids=["no question", "no answer", "days turned round", "title twice", "the day asked twice", "key twice"],
)
def test_what_cannot_be_is_refused_at_once(anders: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        GebeurtenisInhoud.model_validate(_inhoud(**anders))


def test_numbers_and_days_in_a_condition_are_tried_on_both_sides() -> None:
    vragen = [
        {"sleutel": "v0", "tekst": "Hoe oud?", "soort": "getal"},
        {"sleutel": "v1", "tekst": "Hoeveel?", "soort": "bedrag"},
        {"sleutel": "v2", "tekst": "Wanneer?", "soort": "datum"},
        {"sleutel": "v3", "tekst": "Waar?", "soort": "postcode"},
    ]
    voorwaarden = ["v0 >= 18", "v1 < 1000", "v2 > 2026-01-01", "v3 >= 3500"]
    stappen = _inhoud()["stappen"]
    stappen[1:] = [stap | {"alleen_als": [als]} for stap, als in zip(stappen[1:], voorwaarden, strict=True)]

    assert _gebreken(vragen=vragen, stappen=stappen) == []


def test_the_command_says_per_file_what_is_wrong(tmp_path: Path) -> None:
    goed, fout, stuk = (tmp_path / f"{naam}.yaml" for naam in ("goed", "fout", "stuk"))
    producten = [
        "rijbewijs-verlengen",
        "huurtoeslag",
        "zorgtoeslag",
        "verhuizing-doorgeven",
        "bijstand",
        "parkeervergunning",
    ]
    stappen = _inhoud()["stappen"]
    stappen[0] = stappen[0] | {"producten": producten}
    goed.write_text(yaml.safe_dump(_inhoud(slug="goed", stappen=stappen)))
    fout.write_text(yaml.safe_dump(_inhoud(slug="fout", datumvraag="", stappen=stappen)))
    stuk.write_text("slug: stuk")

    uit = StringIO()
    with pytest.raises(CommandError, match="2 of the files"):
        call_command("levensgebeurtenis_toets", str(goed), str(fout), str(stuk), stdout=uit, verbosity=2)

    regels = uit.getvalue()
    assert f"{goed}: good" in regels
    assert f"{fout}: datumvraag ontbreekt" in regels
    assert f"{stuk}: titel: Field required" in regels
    assert "not in English: inleiding, datumvraag, hulp, vragen.v0" in regels
