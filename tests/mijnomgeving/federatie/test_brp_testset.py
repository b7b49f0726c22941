"""The public test set of RvIG, with all that happens in real lives, becomes persons of the standard."""

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from mijnomgeving.federatie.brp.datums import datum_tekst
from mijnomgeving.federatie.brp.gezag import gezagsrelaties
from mijnomgeving.federatie.brp.persoon import brp_persoon
from mijnomgeving.federatie.brp.velden import TOEGESTAAN, select_beperkt, select_fields
from tests.mijnomgeving.federatie.test_standaarden_personen import BEPERKTE_GROEPEN, SPECS, Schemas, schemas

VANDAAG = date(2026, 11, 22)
DATUMSOORTEN = {"Datum", "JaarMaandDatum", "JaarDatum", "DatumOnbekend"}
ANDERE_PLAATSEN = (
    {"type": "Locatie", "datumVan": "2020", "verblijfadres": {"locatiebeschrijving": "Woonboot bij de brug"}},
    {"type": "VerblijfplaatsOnbekend", "datumVan": "onbekend"},
    {"type": "Adres", "datumVan": "2020-01", "verblijfadres": {}},
)
ANDERE_NATIONALITEITEN = ("Staatloos", "NationaliteitOnbekend", "BehandeldAlsNederlander", "VastgesteldNietNederlander")


def as_story(node: Any) -> Any:
    """The same with dates as a story writes them, and without what follows from the rest."""
    if isinstance(node, list):
        return [as_story(item) for item in node]
    if not isinstance(node, dict):
        return node
    if node.get("type") in DATUMSOORTEN:
        return datum_tekst(node)
    return {name: as_story(value) for name, value in node.items() if name not in {"voorletters", "volledigeNaam"}}


@cache
def build_testset(path: Path) -> tuple[dict[str, Any], ...]:
    """Every person of the set, built as the service builds a persona."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    bekend = [row for row in rows if row.get("burgerservicenummer")]
    personen = {
        row["burgerservicenummer"]: brp_persoon(as_story(row), row["burgerservicenummer"], on=VANDAAG) for row in bekend
    }
    return tuple(p | {"gezag": gezagsrelaties(p, personen.get, on=VANDAAG)} for p in personen.values())


@pytest.fixture
def personen(standaarden: Path) -> tuple[dict[str, Any], ...]:
    return build_testset(standaarden / "brp" / "brp-testpersonen-hc-formaat.json")


@pytest.fixture
def vorm(standaarden: Path) -> Schemas:
    """The set has names and numbers on purpose that the standard's texts have no room for."""
    return Schemas(standaarden / "brp" / SPECS["personen"], any_text=True)


def test_each_is_a_person_of_the_standard(vorm: Schemas, personen: tuple[dict[str, Any], ...]) -> None:
    assert len(personen) > 600
    for persoon in personen:
        vorm.validate(persoon, "Persoon")
        vorm.validate_parts(persoon)
        vorm.validate(select_beperkt(persoon, BEPERKTE_GROEPEN), "PersoonBeperkt")


def test_no_field_of_anybody_breaks_the_form(vorm: Schemas, personen: tuple[dict[str, Any], ...]) -> None:
    velden = sorted(TOEGESTAAN)
    for index, persoon in enumerate(personen):
        # Each person with another few of the fields: all of them together, many times over.
        for veld in velden[index % 27 :: 27]:
            vorm.validate(select_fields(persoon, [veld]), "Persoon")


@pytest.mark.parametrize("plaats", ANDERE_PLAATSEN, ids=lambda plaats: plaats["type"])
@pytest.mark.parametrize("nationaliteit", ANDERE_NATIONALITEITEN)
def test_rare_forms_are_forms_of_the_standard(standaarden: Path, plaats: dict[str, Any], nationaliteit: str) -> None:
    vorm = schemas(standaarden / "brp" / SPECS["personen"])
    feiten = {
        "naam": {"geslachtsnaam": "Jansen"},
        "gemeenteVanInschrijving": {"code": "0344", "omschrijving": "Utrecht"},
        "verblijfplaats": plaats,
        "nationaliteiten": [{"type": nationaliteit, "datumIngangGeldigheid": "2001-05"}],
    }
    persoon = brp_persoon(feiten, "999990019", on=VANDAAG)
    vorm.validate(persoon, "Persoon")
    assert vorm.validate_parts(persoon) >= 4
