"""What people hand in reaches the register of zaken once, however often it is brought."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from pytest_django import Settings

from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.zgw import verbinding
from mijnomgeving.bronnen.zgw.indienen import NietIngediend, NieuweZaak, Stuk, ZgwIndiener
from mijnomgeving.bronnen.zgw.models import Stand, Zaak
from portal.outbound.service import Antwoord, BronFout, TeLaat, Verzoek, request_json
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import Federatie

OP = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
CONTRACT = Stuk("MO-7K3F-9QXB-1", "Huurcontract", "huurcontract.pdf", "application/pdf", b"%PDF-1.7 huur")
BEZWAAR = NieuweZaak("MO-2222-3333", "BEZWAAR", "Bezwaar tegen: Huurtoeslag aanpassen", "Ik verdien minder.")


@pytest.fixture
def indiener(federatie: Federatie) -> ZgwIndiener:
    found = registry.zaken_indiener("Dienst Toeslagen")
    assert found is not None
    return found


@pytest.fixture
def huurtoeslag(federatie: Federatie, noor: Sessiepersoon) -> Iterator[Zaak]:
    [zaak] = _zaken(noor)
    yield zaak
    federatie.herstel()


def _zaken(persoon: Sessiepersoon) -> list[Zaak]:
    bron = next(bron for bron in registry.zaken_bronnen() if bron.naam == "Dienst Toeslagen")
    return list(ask(bron.list_zaken, persoon.betrokkene))


def _documenten(zaak: Zaak) -> list[tuple[str, bytes]]:
    bron = next(bron for bron in registry.zaken_bronnen() if bron.naam == "Dienst Toeslagen")
    gevonden = [document for document in ask(bron.list_documenten, zaak) if document.ingediend]
    bestanden = [(document.bestandsnaam, ask(bron.fetch_document, document)) for document in gevonden]
    return [(naam, bestand.inhoud) for naam, bestand in bestanden if bestand]


def _add(indiener: ZgwIndiener, url: str, **kwargs: Any) -> str:
    return ask(lambda **kw: indiener.add_stukken(url, [CONTRACT], op=OP, auteur="Indiener", **kw), **kwargs)


def _bezwaar(indiener: ZgwIndiener, zaak: Zaak, persoon: Sessiepersoon) -> str:
    vast: dict[str, Any] = {"over": zaak.url, "betrokkene": persoon.betrokkene, "op": OP, "auteur": "Indiener"}
    return ask(lambda **kw: indiener.begin_zaak(BEZWAAR, [CONTRACT], **vast, **kw))


@pytest.mark.norm("B55")
def test_a_document_brought_three_times_is_there_once_and_the_zaak_goes_on(
    indiener: ZgwIndiener, huurtoeslag: Zaak, noor: Sessiepersoon
) -> None:
    assert huurtoeslag.stand is Stand.WACHT_OP_U
    assert [_add(indiener, huurtoeslag.url) for _ in range(3)] == ["HT-2026-118843"] * 3
    assert _documenten(huurtoeslag) == [("huurcontract.pdf", b"%PDF-1.7 huur")]
    [zaak] = _zaken(noor)
    assert (zaak.stand, zaak.opgeschort) == (Stand.BEZIG, "")


@pytest.mark.norm("B55")
def test_an_objection_becomes_one_zaak_of_noor_that_names_the_first(
    indiener: ZgwIndiener, huurtoeslag: Zaak, noor: Sessiepersoon
) -> None:
    assert {_bezwaar(indiener, huurtoeslag, noor) for _ in range(3)} == {"MO-2222-3333"}
    [bezwaar] = [zaak for zaak in _zaken(noor) if zaak.identificatie == "MO-2222-3333"]
    assert bezwaar.verwante_zaken == (huurtoeslag.url,)
    assert bezwaar.status is not None
    assert bezwaar.status.omschrijving == "Bezwaar ontvangen"
    assert bezwaar.uiterlijk_op is not None
    assert _documenten(bezwaar) == [("huurcontract.pdf", b"%PDF-1.7 huur")]


@pytest.mark.norm("B55")
@pytest.mark.parametrize("breuk", range(1, 13))
def test_wherever_the_line_breaks_the_next_try_makes_it_whole(
    breuk: int, indiener: ZgwIndiener, huurtoeslag: Zaak, noor: Sessiepersoon, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = 0

    async def broken(verzoek: Verzoek, **kwargs: Any) -> Antwoord:
        nonlocal calls
        calls += 1
        antwoord = await request_json(verzoek, **kwargs)
        if calls == breuk:
            raise TeLaat(verzoek.bron)
        return antwoord

    monkeypatch.setattr(verbinding, "request_json", broken)
    with pytest.raises(BronFout):
        _bezwaar(indiener, huurtoeslag, noor)
    monkeypatch.setattr(verbinding, "request_json", request_json)
    _bezwaar(indiener, huurtoeslag, noor)
    [bezwaar] = [zaak for zaak in _zaken(noor) if zaak.identificatie == "MO-2222-3333"]
    assert len(_documenten(bezwaar)) == 1


def test_a_zaak_that_is_gone_and_an_address_of_another_are_never_followed(
    indiener: ZgwIndiener, huurtoeslag: Zaak, federatie: Federatie
) -> None:
    federatie.ontvangen.clear()
    with pytest.raises(NietIngediend):
        _add(indiener, "http://elders.example/zaken/api/v1/zaken/2c2b5a2e-8d5d-4e3c-9d75-0d6f27b1ad10")
    with pytest.raises(NietIngediend):
        _add(indiener, f"{huurtoeslag.url}x")
    assert [verzoek.methode for verzoek in federatie.ontvangen] == ["GET"]


def test_an_organisation_that_left_the_settings_has_nowhere_to_hand_in(settings: Settings) -> None:
    assert registry.zaken_indiener("Ministerie van Niets") is None
