"""What stories tell beside zaken and messages is read strictly, and moves with the clock."""

from typing import Any

import pytest

from mijnomgeving.federatie.config import DEMO_MOMENT
from mijnomgeving.federatie.opslag.bedrijven import Bedrijf
from mijnomgeving.federatie.opslag.eigenaren import check_eigenaren, list_eigenaren
from mijnomgeving.federatie.opslag.inlezen import OnjuisteGegevens
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.wereld import Wereld
from tests.mijnomgeving import verhalen
from tests.mijnomgeving.federatie.test_standaarden_zaken import BESLUIT, CONTACT, DOCUMENT, TAKEN
from tests.mijnomgeving.verhalen import WINKEL, bedrijf, persona

ORGANISATIES = load_organisaties()
BETALING = {"organisatie": "uwv", "sleutel": "p", "omschrijving": "Boete", "bedrag": "10.50", "op": "2026-11-01",
            "kenmerk": "1"}  # fmt: skip


def check(verhaal: Persona | Bedrijf) -> None:
    personas = [verhaal] if isinstance(verhaal, Persona) else []
    check_eigenaren(personas, [verhaal] if isinstance(verhaal, Bedrijf) else [], ORGANISATIES)


@pytest.mark.parametrize(
    ("deel", "rijen", "reden"),
    [
        ("documenten", [DOCUMENT | {"soort": "foto"}], "foto is geen van"),
        ("documenten", [DOCUMENT | {"vertrouwelijkheid": "beetje"}], "beetje is geen van"),
        ("documenten", [DOCUMENT | {"status": "af"}], "af is geen van"),
        ("documenten", [DOCUMENT | {"zaak": "B-1"}], "geen zaak in dit verhaal: B-1"),
        ("documenten", [DOCUMENT, DOCUMENT], "twee keer"),
        ("documenten", [DOCUMENT | {"kleur": "rood"}], "kleur"),
        ("besluiten", [BESLUIT | {"document": "anders"}], "geen document: anders"),
        ("taken", [TAKEN[0] | {"soort": "dans"}], "dans is geen van"),
        ("taken", [TAKEN[0] | {"organisatie": "nasa"}], "geen organisatie: nasa"),
        ("betalingen", [BETALING | {"bedrag": "veel"}], "geen bedrag"),
        ("betalingen", [BETALING | {"bedrag": "1.005"}], "geen bedrag"),
        ("betalingen", [BETALING | {"bedrag": "-1"}], "geen bedrag"),
        ("contactmomenten", [CONTACT | {"kanaal": "rook"}], "rook is geen van"),
        ("profiel", {"taal": "fr"}, "fr is geen van"),
        ("profiel", {"organisaties": {"nasa": "a@b.example"}}, "geen organisatie: nasa"),
    ],
)
def test_a_wrong_part_of_a_story_stops_the_start(deel: str, rijen: Any, reden: str) -> None:
    with pytest.raises(OnjuisteGegevens, match=reden):
        check(persona(zaken=(verhalen.zaak("B-0"),), bronnen={"documenten": [DOCUMENT], deel: rijen}))


def test_a_zaak_or_message_stands_on_a_number_that_its_owner_has() -> None:
    for naam in ("kvk", "rsin", WINKEL):
        check(bedrijf(zaken=(verhalen.zaak("Z", op_naam_van=naam),)))
    with pytest.raises(OnjuisteGegevens, match="geen nummer: 000000000000"):
        check(bedrijf(zaken=(verhalen.zaak("Z", op_naam_van="000000000000"),)))
    with pytest.raises(OnjuisteGegevens, match="geen nummer: rsin"):
        check(bedrijf(rsin=None, berichten=(verhalen.bericht("b", ontvanger="rsin"),)))
    with pytest.raises(OnjuisteGegevens, match="geen nummer: rsin"):
        check(persona(zaken=(verhalen.zaak("Z", op_naam_van="rsin"),)))
    with pytest.raises(OnjuisteGegevens, match="geen nummer: bsn"):
        check(persona(bsn=None, zaken=(verhalen.zaak("Z"),)))


def test_no_two_stories_have_one_number_of_a_zaak() -> None:
    wereld = Wereld.load(begin=DEMO_MOMENT)
    eigenaren = list_eigenaren(wereld.verhalen.personas.values(), wereld.verhalen.bedrijven.values())
    numbers = [(zaak.organisatie, zaak.identificatie) for eigenaar in eigenaren for zaak in eigenaar.zaken]
    assert len(numbers) == len(set(numbers))
