"""Our own sectors and schemes: what they refer to exists, and people and companies find theirs."""

import re
from functools import cache

import pytest
import yaml

from cms.producten.inlezen.bestanden import read_map
from cms.producten.inlezen.producten import INHOUD as CATALOGUS
from levensgebeurtenissen import inlezen
from levensgebeurtenissen.regelhulpen.inhoud import INHOUD as REGELHULPEN
from levensgebeurtenissen.sectoren.inhoud import INHOUD, SectorInhoud
from levensgebeurtenissen.sectoren.vinden import Activiteit, find_by_code, find_by_words, find_sector, read_sbi
from tests.architectuur.bronbestanden import ROOT

BEDRIJVEN = ROOT / "mijnomgeving" / "federatie" / "bedrijven"
# What is no company: public administration, households, international bodies.
GEEN_BEDRIJF = {"84", "97", "98", "99"}
# Numbers that the SBI leaves open.
NIET_GEBRUIKT = {"04", "34", "40", "44", "48", "54", "57", "67", "76", "83", "89"}

GEZOCHT = {
    "kapper": "kapper-en-verzorging",
    "ik wil een kapsalon beginnen": "kapper-en-verzorging",
    "5610": "horeca-en-logies",
    "56.10": "horeca-en-logies",
    "SBI 56101": "horeca-en-logies",
    "ik begin een eigen koffiezaak": "horeca-en-logies",
    "bakker": "voedsel-maken",
    "10711": "voedsel-maken",
    "webshop": "webwinkel",
    "spullen online verkopen": "webwinkel",
    "47910": "webwinkel",
    "4776": "winkel",
    "timmerman": "bouw-en-klus",
    "zzp timmerman": "bouw-en-klus",
    "timerman": "bouw-en-klus",
    "schilder": "bouw-en-klus",
    "melkveehouder": "landbouw-en-visserij",
    "boekhouder": "zakelijke-diensten-en-onderzoek",
    "administratiekantoor": "zakelijke-diensten-en-onderzoek",
    "grafisch ontwerper": "kunst-en-ontwerp",
    "fotograaf": "kunst-en-ontwerp",
    "rijschool": "onderwijs-en-training",
    "programmeur": "ict-en-media",
    "ik ga apps bouwen": "ict-en-media",
    "gastouder worden": "kinderopvang",
    "thuiszorg": "zorg-en-welzijn",
    "pakketbezorger": "vervoer-en-logistiek",
    "garage": "auto-en-motor",
    "glazenwasser": "schoonmaak-beveiliging-en-groen",
    "sportschool": "sport-recreatie-en-verenigingen",
    "tattooshop": "kapper-en-verzorging",
    "makelaar": "financien-en-vastgoed",
    "importeur": "groothandel",
    "meubelmaker": "industrie-en-ambacht",
    "oud ijzer": "afval-energie-en-water",
    "8891": "kinderopvang",
}


@cache
def sectoren() -> tuple[SectorInhoud, ...]:
    return tuple(inhoud for _, inhoud in read_map(INHOUD, SectorInhoud))


@cache
def codes() -> dict[str, tuple[str, ...]]:
    return {sector.slug: tuple(sector.sbi) for sector in sectoren()}


@cache
def activiteiten() -> tuple[Activiteit, ...]:
    return tuple(
        Activiteit(a.sbi, a.naam, tuple(w.strip() for w in a.woorden.split(",") if w.strip()), sector.slug)
        for sector in sectoren()
        for a in sector.activiteiten
    )


def slugs(map_: object) -> set[str]:
    return {pad.stem for pad in map_.glob("*.yaml")}  # type: ignore[attr-defined]


@pytest.mark.parametrize(("tekst", "slug"), GEZOCHT.items())
def test_people_find_their_sector(tekst: str, slug: str) -> None:
    if code := read_sbi(tekst):
        assert find_sector(code, codes()) == slug
    else:
        assert find_by_words(tekst, activiteiten())[0].activiteit.sector == slug


@pytest.mark.parametrize("tekst", ["", "   ", "xqzwv", "ik wil een eigen bedrijf beginnen", "?!", "%00"])
def test_words_that_name_no_activity_find_none(tekst: str) -> None:
    assert find_by_words(tekst, activiteiten()) == []


@pytest.mark.parametrize("tekst", ["5", "561011", "horeca 5610", "５６１０x", "56a", ""])
def test_what_is_no_code_is_not_read_as_one(tekst: str) -> None:
    assert read_sbi(tekst) == ""


def test_every_division_of_the_sbi_has_a_sector() -> None:
    afdelingen = {f"{nummer:02d}" for nummer in range(1, 100)} - GEEN_BEDRIJF - NIET_GEBRUIKT
    zonder = {code for code in afdelingen if not find_sector(code, codes()) and not find_sector(f"{code}3", codes())}
    assert zonder <= {"74"}, "of 74 each group has one"


def test_every_company_of_the_demonstration_has_a_sector() -> None:
    gezien = 0
    for pad in BEDRIJVEN.glob("*.yaml"):
        for vestiging in yaml.safe_load(pad.read_text()).get("vestigingen", []):
            for code in vestiging.get("sbi", []):
                gezien += 1
                assert find_sector(code, codes()), f"{pad.stem}: {code}"
    assert gezien > 10


def test_an_activity_stands_under_the_sector_of_its_code() -> None:
    fout = [a for a in activiteiten() if find_sector(a.sbi, codes()) != a.sector]
    assert fout == []


def test_a_code_gives_the_activities_below_it_or_the_nearest_above() -> None:
    assert {a.sbi for a in find_by_code("561", activiteiten())} == {"56101", "56102"}
    assert [a.sbi for a in find_by_code("43320", activiteiten())] == ["4332"]


@pytest.mark.parametrize("sector", sectoren(), ids=lambda sector: sector.slug)
def test_what_a_sector_refers_to_exists(sector: SectorInhoud) -> None:
    producten = {*sector.producten, *sector.regelingen}
    for onderdeel in (*sector.weten, *sector.regels, *sector.plichten):
        producten |= set(onderdeel.producten)
    assert producten <= slugs(CATALOGUS / "producten")
    assert set(sector.gebeurtenissen) <= slugs(inlezen.INHOUD)
    assert set(sector.regelhulpen) <= slugs(REGELHULPEN)
    assert set(sector.verwant) <= set(codes()) - {sector.slug}
    assert set(sector.regelingen) <= {slug for slug, _ in regelingen()}, "a scheme has the facts of one"


@pytest.mark.parametrize("sector", sectoren(), ids=lambda sector: sector.slug)
def test_sentences_are_short(sector: SectorInhoud) -> None:
    teksten = [*sector.inleiding, *sector.toezicht, sector.samenvatting]
    teksten += [onderdeel.tekst for onderdeel in (*sector.weten, *sector.regels, *sector.plichten)]
    zinnen = [zin for tekst in teksten for zin in re.split(r"(?<=[.!?])\s+", tekst)]
    assert [zin for zin in zinnen if len(zin.split()) > 26] == []
    assert sum(len(zin.split()) for zin in zinnen) / len(zinnen) < 13


@cache
def regelingen() -> tuple[tuple[str, dict[str, object]], ...]:
    inhoud = ((pad.stem, yaml.safe_load(pad.read_text())) for pad in (CATALOGUS / "producten").glob("*.yaml"))
    return tuple((slug, product["regeling"]) for slug, product in inhoud if "regeling" in product)


def test_there_is_a_scheme_for_each_purpose() -> None:
    assert len(regelingen()) >= 20
    doelen = {doel for _, regeling in regelingen() for doel in regeling["doelen"]}  # type: ignore[attr-defined]
    assert doelen == {
        "starten", "innoveren", "verduurzamen", "personeel", "investeren", "landbouw", "internationaal",
    }  # fmt: skip


def test_amounts_of_schemes_name_their_year() -> None:
    """An amount or a percentage without a year grows wrong unseen; a part of another amount does not."""
    for slug, regeling in regelingen():
        hoeveel = str(regeling.get("hoeveel", ""))
        if re.search(r"\d", hoeveel) and "van het minimumloon" not in hoeveel:
            assert re.search(r"20\d\d", hoeveel), f"{slug}: {hoeveel}"
