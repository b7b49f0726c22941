"""Passports and identity cards: of their holder, as far as was asked."""

from dataclasses import replace
from typing import Any

import aiohttp
import pytest

from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import Persona, load_personas
from mijnomgeving.federatie.reisdocumenten.documenten import Reisdocument, check_unique, read_reisdocumenten
from tests.mijnomgeving.federatie.conftest import BALIE, DOEL, NOOR
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie

PAD = "/reisdocumenten/haalcentraal/api/reisdocumenten/reisdocumenten"
PASPOORT: dict[str, Any] = {
    "reisdocumentnummer": "NX1234567",
    "soort": {"code": "PN", "omschrijving": "Nationaal paspoort"},
    "datumEindeGeldigheid": "2030-05-02",
    "inhoudingOfVermissing": {"datum": "2026-01", "aanduiding": {"code": "V", "omschrijving": "Vermist"}},
}


@pytest.fixture(scope="module")
def noor() -> Persona:
    found = load_personas(load_organisaties()).get("noor-bakker")
    assert found is not None
    return found


def _of(noor: Persona, *rows: object) -> tuple[Reisdocument, ...]:
    return read_reisdocumenten(replace(noor, bronnen={"reisdocumenten": list(rows)}))


def test_a_document_is_given_with_its_dates_and_its_holder(noor: Persona) -> None:
    [document] = _of(noor, PASPOORT)
    assert document.to_json({"burgerservicenummer": NOOR}) == {
        "reisdocumentnummer": "NX1234567",
        "soort": {"code": "PN", "omschrijving": "Nationaal paspoort"},
        "datumEindeGeldigheid": {"type": "Datum", "datum": "2030-05-02", "langFormaat": "2 mei 2030"},
        "inhoudingOfVermissing": {
            "datum": {"type": "JaarMaandDatum", "jaar": 2026, "maand": 1, "langFormaat": "januari 2026"},
            "aanduiding": {"code": "V", "omschrijving": "Vermist"},
        },
        "houder": {"burgerservicenummer": NOOR},
    }


@pytest.mark.parametrize(
    "rij",
    [
        PASPOORT | {"reisdocumentnummer": "nx1"},
        PASPOORT | {"datumEindeGeldigheid": "ooit"},
        PASPOORT | {"kleur": "rood"},
        PASPOORT | {"soort": "PN"},
        PASPOORT | {"inhoudingOfVermissing": {"datum": "2026"}},
    ],
)
def test_a_document_that_is_none_stops_the_start(noor: Persona, rij: object) -> None:
    with pytest.raises(OnjuisteGegevens, match="reisdocumenten"):
        _of(noor, rij)


def test_a_number_is_of_one_document(noor: Persona) -> None:
    with pytest.raises(OnjuisteGegevens, match="NX1234567"):
        check_unique(_of(noor, PASPOORT, PASPOORT))


async def _ask(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, vraag: dict[str, object], **headers: str
) -> aiohttp.ClientResponse:
    return await http.post(
        f"{federatie.base_url}{PAD}", json=vraag, headers={"X-API-KEY": "demo-brp", **DOEL, **headers}
    )


async def test_only_the_asked_fields_of_every_document_come_back(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, noor: Persona
) -> None:
    vraag: dict[str, object] = {"type": "ZoekMetBurgerservicenummer", "burgerservicenummer": NOOR}
    response = await _ask(http, federatie, vraag | {"fields": ["soort.code", "houder"]})
    body = await response.json()
    assert response.status == 200, body
    assert len(body["reisdocumenten"]) == len(read_reisdocumenten(noor))
    for document in body["reisdocumenten"]:
        assert set(document) == {"soort", "houder"}
        assert document["houder"] == {"burgerservicenummer": NOOR}


async def test_a_document_by_its_number_is_for_a_counter(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, noor: Persona
) -> None:
    [document, *_] = read_reisdocumenten(noor)
    vraag: dict[str, object] = {
        "type": "RaadpleegMetReisdocumentnummer",
        "reisdocumentnummer": [document.reisdocumentnummer],
        "fields": ["reisdocumentnummer", "houder.burgerservicenummer"],
    }
    assert (await _ask(http, federatie, vraag)).status == 403
    body = await (await _ask(http, federatie, vraag, **BALIE)).json()
    assert body["reisdocumenten"] == [
        {"reisdocumentnummer": document.reisdocumentnummer, "houder": {"burgerservicenummer": NOOR}}
    ]


@pytest.mark.parametrize(
    ("changes", "fout"),
    [
        ({"fields": ["houder.naam"]}, ("fields.0", "fields")),
        ({"fields": ["soort"] * 26}, ("fields", "maxItems")),
        ({"burgerservicenummer": "1"}, ("burgerservicenummer", "pattern")),
        ({"type": "ZoekMetKleur"}, ("type", "value")),
    ],
)
async def test_a_wrong_question_is_explained(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, changes: dict[str, object], fout: tuple[str, str]
) -> None:
    goed: dict[str, object] = {
        "type": "ZoekMetBurgerservicenummer",
        "burgerservicenummer": NOOR,
        "fields": ["soort"],
    }
    response = await _ask(http, federatie, goed | changes)
    assert response.status == 400
    [param] = (await response.json())["invalidParams"]
    assert (param["name"], param["code"]) == fout
