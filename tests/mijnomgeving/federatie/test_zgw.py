"""One move, three organisations: Noor's zaken as the ZGW APIs tell them."""

import time
from typing import Any

import aiohttp
import pytest

from tests.mijnomgeving.federatie.conftest import DAAN, NOOR, YOUSSEF, Zgw, zgw_headers
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie, draaiende_federatie

ORGANISATIES = ("gemeente-utrecht", "dienst-toeslagen", "rdw")
BSN_FILTER = "rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn"


async def test_the_three_zaken_of_the_move_point_at_each_other(zgw: Zgw) -> None:
    zaken: dict[str, Any] = {naam: (await zgw.zoek(naam, NOOR))["results"][0] for naam in ORGANISATIES}
    gemeente, toeslagen, rdw = (zaken[naam] for naam in ORGANISATIES)

    assert {row["url"] for row in gemeente["relevanteAndereZaken"]} == {toeslagen["url"], rdw["url"]}
    assert toeslagen["relevanteAndereZaken"] == [{"url": gemeente["url"], "aardRelatie": "vervolg"}]
    assert (await zgw.get(toeslagen["relevanteAndereZaken"][0]["url"]))["identificatie"] == "Z-2026-004182"


async def test_the_gemeente_is_done_with_a_result(zgw: Zgw) -> None:
    zaak = (await zgw.zoek("gemeente-utrecht", NOOR))["results"][0]
    assert zaak["einddatum"] == "2026-11-11"
    resultaat = await zgw.get(zaak["resultaat"])
    assert (await zgw.get(resultaat["resultaattype"]))["omschrijving"] == "Adres ingeschreven"
    assert (await zgw.get((await zgw.get(zaak["status"]))["statustype"]))["isEindstatus"] is True


async def test_toeslagen_says_what_by_when_how_and_why_and_what_is_to_come(zgw: Zgw) -> None:
    zaak = (await zgw.zoek("dienst-toeslagen", NOOR))["results"][0]
    assert zaak["opschorting"]["indicatie"] is True

    statussen = (await zgw.get(f"{zgw.zaken_url('dienst-toeslagen')}/statussen", zaak=zaak["url"]))["results"]
    assert [row["indicatieLaatstGezetteStatus"] for row in statussen] == [True, False]
    for word in ("huurcontract", "vóór 5 december 2026", "Mijn toeslagen", "uitrekenen"):
        assert word in statussen[0]["statustoelichting"]

    zaaktype = await zgw.get(zaak["zaaktype"])
    assert zaaktype["indicatieInternOfExtern"] == "extern"
    statustypen_url = zaaktype["statustypen"][0].rpartition("/")[0]
    statustypen = (await zgw.get(statustypen_url, zaaktype=zaaktype["url"]))["results"]
    assert [row["volgnummer"] for row in statustypen] == [1, 2, 3, 4]
    assert [row["isEindstatus"] for row in statustypen] == [False, False, False, True]
    assert statustypen[1]["checklistitemStatustype"][0]["itemnaam"] == "Huurcontract sturen"


async def test_a_zaak_in_which_noor_only_has_an_interest_is_not_hers(zgw: Zgw) -> None:
    zaken = (await zgw.zoek("gemeente-utrecht", NOOR))["results"]
    assert [zaak["identificatie"] for zaak in zaken] == ["Z-2026-004182"]
    dakkapel = (await zgw.zoek("gemeente-utrecht", YOUSSEF))["results"][0]
    rollen = (await zgw.get(f"{zgw.zaken_url('gemeente-utrecht')}/rollen", zaak=dakkapel["url"]))["results"]
    wie = {(rol["omschrijvingGeneriek"], rol["betrokkeneIdentificatie"].get("inpBsn")) for rol in rollen}
    assert wie == {("initiator", YOUSSEF), ("behandelaar", None), ("belanghebbende", NOOR)}


async def test_daan_has_no_zaken_at_all(zgw: Zgw) -> None:
    for naam in ORGANISATIES:
        assert await zgw.zoek(naam, DAAN) == {"count": 0, "next": None, "previous": None, "results": []}


async def test_get_with_the_filter_gives_the_same(zgw: Zgw) -> None:
    by_get = await zgw.get(f"{zgw.zaken_url('rdw')}/zaken", **{BSN_FILTER: NOOR})
    assert by_get == await zgw.zoek("rdw", NOOR)
    adviseur = {BSN_FILTER: NOOR, "rol__omschrijvingGeneriek": "adviseur"}
    other_role = await zgw.get(f"{zgw.zaken_url('rdw')}/zaken", **adviseur)
    assert other_role["count"] == 0


async def test_expand_saves_the_portal_a_call_for_each_link(zgw: Zgw) -> None:
    zaak = (await zgw.zoek("rdw", NOOR, expand="zaaktype,status,status.statustype,resultaat"))["results"][0]
    assert zaak["_expand"]["zaaktype"]["omschrijving"] == "Adres kentekens bijwerken"
    assert zaak["_expand"]["status"]["_expand"]["statustype"]["omschrijving"] == "Kentekens bijwerken"
    assert "resultaat" not in zaak["_expand"]


async def test_long_lists_come_in_pages(http: aiohttp.ClientSession) -> None:
    with draaiende_federatie(zgw_paginagrootte=1) as klein:
        zgw = Zgw(http, klein.base_url)
        first = await zgw.zoek("gemeente-utrecht", YOUSSEF)
        second = await zgw.zoek("gemeente-utrecht", YOUSSEF, page="2")
        assert (first["count"], first["previous"], second["next"]) == (2, None, None)
        assert first["next"].endswith("/zgw/gemeente-utrecht/zaken/api/v1/zaken/_zoek?page=2")
        assert first["results"][0]["url"] != second["results"][0]["url"]
        url = f"{zgw.zaken_url('gemeente-utrecht')}/zaken"
        for page in ("3", "0", "x"):
            response = await http.get(url, params={BSN_FILTER: YOUSSEF, "page": page}, headers=zgw_headers())
            assert response.status == 404


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"Authorization": ""}, 401, "not_authenticated"),
        ({"Authorization": "Bearer geen.goed.token"}, 401, "not_authenticated"),
        (zgw_headers(client_id="ander"), 403, "permission_denied"),
        (zgw_headers(iat=int(time.time()) - 7200), 403, "jwt-expired"),
        (zgw_headers(iat="gisteren"), 403, "jwt-expired"),
        ({"Accept-Crs": "EPSG:28992"}, 406, "not_acceptable"),
        ({"Content-Crs": ""}, 412, "precondition_failed"),
    ],
)
async def test_who_may_not_ask_gets_a_problem(
    http: aiohttp.ClientSession, federatie: DraaiendeFederatie, headers: dict[str, str], status: int, code: str
) -> None:
    url = f"{federatie.base_url}/zgw/rdw/zaken/api/v1/zaken/_zoek"
    response = await http.post(url, json={BSN_FILTER: NOOR}, headers=zgw_headers() | headers)
    body = await response.json()
    assert (response.status, response.content_type) == (status, "application/problem+json")
    assert (body["status"], body["code"]) == (status, code)


async def test_nobody_gets_the_zaken_of_everybody(http: aiohttp.ClientSession, zgw: Zgw) -> None:
    root = zgw.zaken_url("rdw")
    assert (await http.post(f"{root}/zaken/_zoek", json={}, headers=zgw_headers())).status == 400
    assert (await http.get(f"{root}/rollen", headers=zgw_headers())).status == 400
    assert (await http.get(f"{root}/zaken/bestaat-niet", headers=zgw_headers())).status == 404
