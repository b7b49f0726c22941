"""What the Handelsregister knows about a company, and what the KVK's own recorded answers mean to us."""

import json
from pathlib import Path
from typing import Any

import pytest
from openapi_core.testing import MockRequest

from mijnomgeving.bronnen.kvk.client import KvkClient
from mijnomgeving.bronnen.kvk.mapping import (
    parse_abonnementen,
    parse_bestuur,
    parse_foutcodes,
    parse_profiel,
    parse_signalen,
    parse_vestigingen,
    parse_vestigingsprofiel,
    parse_zoekresultaat,
)
from mijnomgeving.bronnen.kvk.models import Soort
from mijnomgeving.bronnen.registry import kvk
from portal.core.betrokkene import Onderneming
from portal.core.datum import OnzekereDatum
from portal.core.nummers import KvkNummer, Vestigingsnummer
from portal.outbound.service import Antwoord, Geweigerd, Onbegrijpelijk, Storing, Verzoek
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.conftest import Federatie
from tests.mijnomgeving.federatie.test_standaarden import openapi

BAKKERIJ = Onderneming(KvkNummer("68750110"))
ONBEKEND = Onderneming(KvkNummer("12345678"))
BRON = "Proefbron"


def opgenomen(standaarden: Path, naam: str) -> Any:
    data = json.loads((standaarden / "kvk" / naam).read_text(encoding="utf-8"))
    return data.get("body", data)


def test_the_bakery_sees_how_it_is_registered(federatie: Federatie) -> None:
    profiel = ask(kvk().fetch_profiel, BAKKERIJ)
    assert profiel is not None
    assert (profiel.naam, profiel.rsin) == ("Bakkerij De Korenaar", "857587973")
    assert profiel.rechtsvorm == "Besloten Vennootschap met gewone structuur"
    assert profiel.begonnen_op == OnzekereDatum(2017, 5, 15)
    assert [activiteit.code for activiteit in profiel.activiteiten] == ["10711", "47241"]
    assert [adres.regel for adres in profiel.adressen] == ["Postbus 412 3500AK Utrecht", "Biltstraat 42 3572BA Utrecht"]


def test_its_vestigingen_come_with_the_main_one_first(federatie: Federatie) -> None:
    regels = ask(kvk().list_vestigingen, BAKKERIJ)
    assert regels is not None
    assert [(regel.vestigingsnummer, regel.hoofdvestiging) for regel in regels] == [
        ("000037178598", True),
        ("000037178601", False),
    ]


def test_a_machtiging_for_one_vestiging_shows_that_one(federatie: Federatie) -> None:
    winkel = Onderneming(KvkNummer("68750110"), None, (Vestigingsnummer("000037178601"),), beperkt=True)
    regels = ask(kvk().list_vestigingen, winkel)
    assert [regel.naam for regel in regels or ()] == ["Bakkerij De Korenaar Binnenstad"]


def test_who_runs_it(federatie: Federatie) -> None:
    bestuur = ask(kvk().fetch_bestuur, BAKKERIJ)
    assert bestuur is not None
    assert [(persoon.naam, persoon.functie) for persoon in bestuur.functionarissen] == [
        ("Youssef El Amrani", "bestuurder"),
        ("R. Smit", "commissaris"),
    ]
    assert bestuur.rechtstoestand is None


def test_one_vestiging_a_search_and_the_signals(federatie: Federatie) -> None:
    vestiging = ask(kvk().fetch_vestiging, "000037178601")
    assert vestiging is not None
    assert (vestiging.naam, vestiging.werkzame_personen) == ("Bakkerij De Korenaar Binnenstad", 4)
    client = kvk()
    gevonden = ask(lambda deadline: client.zoek(naam="korenaar", plaats="Utrecht", deadline=deadline))
    assert [item.soort for item in gevonden] == [Soort.HOOFDVESTIGING, Soort.NEVENVESTIGING]
    [abonnement] = ask(client.list_abonnementen)
    signalen = ask(client.list_signalen, abonnement)
    assert "68750110" in {signaal.kvk_nummer for signaal in signalen.signalen}


def test_a_number_that_nobody_has_is_no_error_and_no_empty_company(federatie: Federatie) -> None:
    assert ask(kvk().fetch_profiel, ONBEKEND) is None
    assert ask(kvk().list_vestigingen, ONBEKEND) is None
    assert ask(kvk().fetch_bestuur, ONBEKEND) is None
    assert ask(kvk().fetch_vestiging, "000000000001") is None
    client = kvk()
    assert ask(lambda deadline: client.zoek(naam="zzzz", deadline=deadline)) == ()


def test_a_wrong_key_is_refused_and_shows_nowhere(federatie: Federatie) -> None:
    client = KvkClient(f"{federatie.base_url}/kvk", "niet-de-sleutel")
    with pytest.raises(Geweigerd):
        ask(client.fetch_profiel, BAKKERIJ)
    assert "niet-de-sleutel" not in repr(client)


@pytest.mark.parametrize("codes", [["IPD1002"], ["IPD1003"], ["IPD5200", "IPD1003"], []])
def test_data_that_are_being_made_ready_are_not_the_same_as_no_data(
    monkeypatch: pytest.MonkeyPatch, codes: list[str]
) -> None:
    async def antwoord(*_: object, **__: object) -> Antwoord:
        return Antwoord(404, {"fout": [{"code": code, "omschrijving": ""} for code in codes]})

    monkeypatch.setattr("mijnomgeving.bronnen.kvk.client.request_json", antwoord)
    with pytest.raises(Storing):
        ask(KvkClient("https://kvk.example", "sleutel").fetch_profiel, BAKKERIJ)


def test_recorded_answers_mean_what_they_say(standaarden: Path) -> None:
    profiel = parse_profiel(BRON, opgenomen(standaarden, "vcr-KVKProfilesClientTests-test_client.json"))
    assert (profiel.naam, profiel.rsin, profiel.rechtsvorm) == ("Test EMZ Dagobert", "", "Eenmanszaak")
    assert len(profiel.handelsnamen) == 8
    assert profiel.adressen[0].regel == "Abebe Bikilalaan 17 M 1034WL Amsterdam"
    vve = parse_profiel(BRON, opgenomen(standaarden, "openforms-basisprofiel_response_vve.json"))
    assert (vve.rsin, vve.adressen[0].regel) == ("992340594", "Blaauwweg 163 3328XD Dordrecht")
    assert vve.werkzame_personen is None
    for naam in ("openforms-basisprofiel_response.json", "kvk-connect-test_input_basisprofiel.json"):
        assert parse_profiel(BRON, opgenomen(standaarden, naam)).kvk_nummer
    vestigingen = parse_vestigingen(BRON, opgenomen(standaarden, "kvk-connect-test_input_vestigingen.json"))
    assert [regel.hoofdvestiging for regel in vestigingen] == [True, False, False, False, False]
    for naam in (
        "vcr-KVKBranchProfilesClientTests-test_client.json",
        "kvk-connect-test_input_vestigingsprofielen.json",
    ):
        assert parse_vestigingsprofiel(BRON, opgenomen(standaarden, naam)).hoofdvestiging
    gevonden = parse_zoekresultaat(BRON, opgenomen(standaarden, "vcr-KVKSearchClientTests-test_client.json"))
    assert [(item.soort, item.plaats) for item in gevonden] == [
        (Soort.NEVENVESTIGING, "Maastricht"),
        (Soort.HOOFDVESTIGING, "Amsterdam"),
    ]
    fout = opgenomen(standaarden, "vcr-KVKSearchClientTests-test_client_404.json")
    assert parse_foutcodes(BRON, fout) == {"IPD5200"}
    signalen = parse_signalen(BRON, opgenomen(standaarden, "kvk-connect-test_input_mutatiesignalen_api.json"))
    assert (len(signalen.signalen), signalen.paginas) == (10, 153)
    assert len(parse_abonnementen(BRON, opgenomen(standaarden, "kvk-connect-test_input_mutatie_abonnement.json"))) == 2


@pytest.mark.parametrize(
    ("tekst", "datum"),
    [
        ("20170108", OnzekereDatum(2017, 1, 8)),
        ("20170100", OnzekereDatum(2017, 1)),
        ("20170000", OnzekereDatum(2017)),
        ("00000000", OnzekereDatum()),
        ("", None),
    ],
)
def test_dates_may_be_known_in_part(tekst: str, datum: OnzekereDatum | None) -> None:
    profiel = parse_profiel(BRON, {"kvkNummer": "1", "naam": "X", "formeleRegistratiedatum": tekst})
    assert profiel.ingeschreven_op == datum


@pytest.mark.parametrize("tekst", ["2017-01-08", "20171301", "00000108", "gisteren", "２０１７０１０８"])
def test_a_date_that_is_none_is_not_guessed(tekst: str) -> None:
    with pytest.raises(Onbegrijpelijk):
        parse_profiel(BRON, {"kvkNummer": "1", "naam": "X", "formeleRegistratiedatum": tekst})


@pytest.mark.parametrize(
    "wijziging",
    [{"naam": None}, {"indNonMailing": "ja"}, {"totaalWerkzamePersonen": "9"}, {"handelsnamen": [{"naam": "X"}]}],
)
def test_what_is_not_as_it_should_be_is_an_error(wijziging: dict[str, object]) -> None:
    with pytest.raises(Onbegrijpelijk):
        parse_profiel(BRON, {"kvkNummer": "1", "naam": "X", **wijziging})


def test_a_faillissement_is_read() -> None:
    toestand = {"soort": "faillissement", "sinds": "20261103", "curator": "mr. L. de Boer"}
    bestuur = parse_bestuur(BRON, {"functionarissen": [], "rechtstoestand": toestand})
    assert bestuur.rechtstoestand is not None
    assert (bestuur.rechtstoestand.curator, bestuur.rechtstoestand.rechtbank) == ("mr. L. de Boer", "")


def test_our_questions_keep_to_the_documents(standaarden: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gevraagd: list[Verzoek] = []

    async def noteer(verzoek: Verzoek, **_: object) -> Antwoord:
        gevraagd.append(verzoek)
        return Antwoord(404, {"fout": [{"code": "IPD5200", "omschrijving": ""}]})

    monkeypatch.setattr("mijnomgeving.bronnen.kvk.client.request_json", noteer)
    client = KvkClient("https://kvk.example", "sleutel")
    ask(client.fetch_profiel, BAKKERIJ)
    ask(client.list_vestigingen, BAKKERIJ)
    ask(lambda deadline: client.zoek(naam="bakker", plaats="Utrecht", deadline=deadline))
    documenten = {"v1": "kvk-basisprofiel-openapi.yaml", "v2": "kvk-zoeken-v2-openapi.yaml"}
    for verzoek in gevraagd:
        versie = verzoek.url.split("/")[4]
        api = openapi(standaarden / "kvk" / documenten[versie], f"https://kvk.example/api/{versie}")
        pad = verzoek.url.removeprefix("https://kvk.example")
        api.validate_request(
            MockRequest(
                "https://kvk.example", "get", pad, args=dict(verzoek.params or {}), headers=dict(verzoek.headers)
            )
        )
