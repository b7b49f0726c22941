"""B17: a page asks for the fields that it shows and no others, and shows nothing that a source adds."""

from typing import Any

import pytest
from aiohttp import web

from tests.mijnomgeving.conftest import Federatie
from tests.mijnomgeving.paginas.conftest import Bezoeker

KANARIE = "kanarie-8841"
# What each page may know of a person from the BRP. Who wants to show more writes it here, and says why to the person.
VELDEN = {
    "/mijn/": {"naam.volledigeNaam"},
    "/mijn/gegevens/": {
        "naam.volledigeNaam",
        "adressering.aanschrijfwijze.naam",
        "adressering.adresregel1",
        "adressering.adresregel2",
        "adressering.adresregel3",
        "adressering.land.omschrijving",
        "geslacht.omschrijving",
        "geboorte",
        "nationaliteiten.nationaliteit.omschrijving",
        "verblijfstitel.aanduiding.omschrijving",
        "verblijfstitel.datumIngang",
        "verblijfstitel.datumEinde",
        "verblijfplaats.adresseerbaarObjectIdentificatie",
        "verblijfplaats.datumVan",
        "gemeenteVanInschrijving.omschrijving",
        "partners.naam",
        "partners.geboorte.datum",
        "partners.soortVerbintenis.omschrijving",
        "partners.aangaanHuwelijkPartnerschap.datum",
        "partners.ontbindingHuwelijkPartnerschap.datum",
        "kinderen.naam",
        "kinderen.geboorte.datum",
        "ouders.naam",
        "ouders.geboorte.datum",
        "gezag",
        "indicatieCurateleRegister",
    },
}


@pytest.mark.norm("B17")
@pytest.mark.parametrize("url", VELDEN)
def test_b17_a_page_asks_the_brp_for_the_fields_of_its_purpose_only(
    noor: Bezoeker, federatie: Federatie, url: str
) -> None:
    assert noor.ga(url).status == 200

    gevraagd = {field for regel in federatie.protocollering() if regel["dienst"] == "brp" for field in regel["fields"]}
    assert gevraagd == VELDEN[url]


@pytest.mark.norm("B17")
@pytest.mark.parametrize("url", ["/mijn/", "/mijn/zaken/", "/mijn/berichten/", "/mijn/gegevens/"])
def test_b17_a_field_that_a_source_adds_stays_unseen(noor: Bezoeker, monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    given: list[str] = []
    answer = web.json_response

    def answer_with_more(data: Any, **how: Any) -> web.Response:
        given.append(KANARIE)
        return answer(_with_more(data), **how)

    monkeypatch.setattr(web, "json_response", answer_with_more)

    pagina = noor.ga(url)

    assert given
    assert pagina.status == 200
    assert "ontbreken nu" not in pagina.tekst
    assert KANARIE not in pagina.html


def _with_more(data: object) -> object:
    """The same answer with one field more in each object."""
    if isinstance(data, dict):
        return {name: _with_more(value) for name, value in data.items()} | {"kanarie": KANARIE}
    return [_with_more(item) for item in data] if isinstance(data, list | tuple) else data
