"""The pages over all organisations of the simulated government: one round of questions, each register once."""

from collections import Counter

import pytest
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from tests.mijnomgeving.conftest import Federatie
from tests.mijnomgeving.paginas.conftest import Bezoeker

ORGANISATIES = load_organisaties()


@pytest.fixture(autouse=True)
def _alle(federatie: Federatie, settings: Settings) -> None:
    def lines(dienst: str) -> list[str]:
        return [f"{o.naam}|{o.oin}|{federatie.base_url}/{dienst}/{sleutel}" for sleutel, o in ORGANISATIES.items()]

    settings.ZAKEN_BRONNEN, settings.BERICHTEN_BRONNEN = lines("zgw"), lines("fbs")
    register_adressen()


def test_there_are_at_least_ten_with_a_register_and_a_magazijn_of_their_own() -> None:
    assert len(ORGANISATIES) >= 10
    assert all(organisatie.magazijn and organisatie.zaaktypen for organisatie in ORGANISATIES.values())
    assert len({organisatie.oin for organisatie in ORGANISATIES.values()}) == len(ORGANISATIES)


@pytest.mark.norm("P8")
@pytest.mark.parametrize(("pad", "diensten"), [("/mijn/", {"zgw", "fbs"}), ("/mijn/zaken/", {"zgw"})])
def test_a_page_asks_every_register_once(federatie: Federatie, noor: Bezoeker, pad: str, diensten: set[str]) -> None:
    federatie.ontvangen.clear()
    pagina = noor.ga(pad)
    assert pagina.status == 200
    assert "ontbreken nu" not in pagina.tekst
    asked = Counter("/".join(verzoek.pad.split("/")[1:3]) for verzoek in federatie.ontvangen)
    per_register = {key: number for key, number in asked.items() if key.split("/")[0] in ("zgw", "fbs")}
    assert per_register == {f"{dienst}/{sleutel}": 1 for dienst in diensten for sleutel in ORGANISATIES}
