"""The entry for the Algoritmeregister is what the standard asks, and carries the figures that ship."""

import json

import pytest
from django.test import Client

from wegwijzer_ai.rapport.laatste import read
from wegwijzer_ai.rapport.register import IN_DOCS, VELDEN, find_gebreken, list_velden, make_inschrijving


def test_the_entry_that_ships_is_what_the_texts_and_the_last_figures_make() -> None:
    in_docs = json.loads(IN_DOCS.read_text())

    assert in_docs == make_inschrijving(read()), "manage.py wegwijzer_verantwoord schrijft het opnieuw"


def test_the_standard_accepts_the_entry() -> None:
    inschrijving = make_inschrijving(read())

    assert find_gebreken(inschrijving) == []
    assert list(inschrijving) == [veld.naam for veld in VELDEN if veld.naam in inschrijving], "in its order"


@pytest.mark.parametrize(
    ("anders", "gebrek"),
    [
        ({"name": "x" * 101}, "name: langer dan 100 tekens"),
        ({"name": " "}, "name: leeg"),
        ({"status": "Bijna klaar"}, "status: Bijna klaar is geen waarde van de standaard"),
        ({"category": ["Vissen"]}, "category: Vissen is geen waarde van de standaard"),
        ({"category": "Recht"}, "category: moet list zijn"),
        ({"lawful_basis_grouping": [{"title": "Awb"}]}, "lawful_basis_grouping: {'title': 'Awb'} heeft andere delen"),
        ({"kosten": "geen"}, "kosten: geen veld van de standaard"),
    ],
)
def test_what_the_standard_refuses_is_named(anders: dict[str, object], gebrek: str) -> None:
    assert find_gebreken(make_inschrijving(None) | anders) == [gebrek]


def test_a_field_that_must_be_there_is_missed() -> None:
    zonder = {naam: waarde for naam, waarde in make_inschrijving(None).items() if naam != "organization"}

    assert find_gebreken(zonder) == ["organization: verplicht"]


def test_the_entry_is_there_for_machines_with_this_portals_own_address(client: Client) -> None:
    response = client.get("/wegwijzer/algoritmeregister.json")

    inschrijving = response.json()
    assert response.status_code == 200
    assert find_gebreken(inschrijving) == []
    assert inschrijving["url"].endswith("/wegwijzer/algoritmeregister.json")


def test_people_read_every_field_by_its_name() -> None:
    inschrijving = make_inschrijving(read())

    velden = dict(list_velden(inschrijving))

    assert len(velden) == len(inschrijving)
    assert "Awb" not in velden["Thema"]
    assert "https://wetten.overheid.nl/BWBR0005537" in velden["Verwijzingen wettelijke basis"]
