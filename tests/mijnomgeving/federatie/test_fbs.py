"""Noor reads her post; nobody else can."""

from typing import Any

import aiohttp
import pytest

from tests.mijnomgeving.federatie.conftest import DAAN, NOOR, YOUSSEF
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie


class Berichtenbox:
    def __init__(self, http: aiohttp.ClientSession, base_url: str) -> None:
        self.http, self.base_url = http, base_url

    def url(self, organisatie: str) -> str:
        return f"{self.base_url}/fbs/{organisatie}/berichten"

    async def list(self, organisatie: str, bsn: str = NOOR, **params: str) -> dict[str, Any]:
        headers = {"X-Ontvanger": f"BSN:{bsn}"}
        async with self.http.get(self.url(organisatie), params=params, headers=headers) as response:
            assert response.status == 200, await response.text()
            lijst: dict[str, Any] = await response.json()
            return lijst

    async def call(
        self,
        method: str,
        url: str,
        *,
        bsn: str = NOOR,
        json: object = None,
        soort: str = "application/merge-patch+json",
    ) -> aiohttp.ClientResponse:
        headers = {"X-Ontvanger": f"BSN:{bsn}"} | ({"Content-Type": soort} if json is not None else {})
        return await self.http.request(method, url, json=json, headers=headers)


@pytest.fixture
def box(http: aiohttp.ClientSession, federatie: DraaiendeFederatie) -> Berichtenbox:
    return Berichtenbox(http, federatie.base_url)


async def test_the_message_that_asks_says_what_by_when_how_and_why(box: Berichtenbox) -> None:
    lijst = await box.list("dienst-toeslagen")
    bericht = lijst["berichten"][0]
    assert lijst["totalElements"] == 1
    assert "status" not in bericht
    for words in (
        "uw huurcontract vóór 5 december 2026",
        "Hoe doet u dat?",
        "Waarom vragen wij dit?",
        "HT-2026-118843",
    ):
        assert words in bericht["inhoud"]


async def test_newest_first_in_pages(box: Berichtenbox) -> None:
    lijst = await box.list("gemeente-utrecht", pageSize="2")
    assert [row["onderwerp"] for row in lijst["berichten"]] == [
        "Uw identiteitskaart verloopt op 3 januari 2027",
        "Uw nieuwe adres is ingeschreven",
    ]
    assert (lijst["totalElements"], lijst["totalPages"]) == (3, 2)
    assert "page=1" in lijst["_links"]["next"]["href"]
    last = await box.list("gemeente-utrecht", pageSize="2", page="1")
    assert len(last["berichten"]) == 1
    assert "next" not in last["_links"]
    assert (await box.list("gemeente-utrecht", DAAN))["berichten"] == []
    assert (await box.list("gemeente-utrecht", afzender="0" * 20))["berichten"] == []


async def test_reading_filing_and_deleting(box: Berichtenbox) -> None:
    url = (await box.list("dienst-toeslagen"))["berichten"][0]["_links"]["self"]["href"]

    read = await (await box.call("PATCH", url, json={"gelezen": True})).json()
    assert read["status"]["gelezen"] is True
    filed = await (await box.call("PATCH", url, json={"map": "archief", "gelezen": None})).json()
    assert (filed["status"]["gelezen"], filed["status"]["map"]) == (True, "archief")
    assert (await (await box.call("GET", url)).json())["status"] == filed["status"]

    assert (await box.call("DELETE", url)).status == 204
    assert (await box.call("GET", url)).status == 404
    assert (await box.list("dienst-toeslagen"))["berichten"] == []

    await box.http.post(f"{box.base_url}/regie/herstel")
    assert "status" not in await (await box.call("GET", url)).json()


async def test_somebody_elses_message_is_refused(box: Berichtenbox) -> None:
    url = (await box.list("dienst-toeslagen"))["berichten"][0]["_links"]["self"]["href"]
    for method in ("GET", "PATCH", "DELETE"):
        response = await box.call(method, url, bsn=YOUSSEF, json={"gelezen": True} if method == "PATCH" else None)
        assert (response.status, response.content_type) == (403, "application/problem+json")


@pytest.mark.parametrize(
    ("body", "soort", "status"),
    [
        ({"gelezen": "ja"}, "application/merge-patch+json", 400),
        ({"map": ""}, "application/merge-patch+json", 400),
        ({"gelezen": True}, "application/json", 415),
    ],
)
async def test_a_wrong_change_is_refused(box: Berichtenbox, body: object, soort: str, status: int) -> None:
    url = (await box.list("dienst-toeslagen"))["berichten"][0]["_links"]["self"]["href"]
    assert (await box.call("PATCH", url, json=body, soort=soort)).status == status


async def test_an_attachment_is_a_pdf_to_keep(box: Berichtenbox) -> None:
    bericht = (await box.list("gemeente-utrecht"))["berichten"][1]
    whole = await (await box.call("GET", bericht["_links"]["self"]["href"])).json()
    response = await box.call("GET", whole["bijlagen"][0]["_links"]["self"]["href"])
    assert response.content_type == "application/pdf"
    assert response.headers["Content-Disposition"] == 'attachment; filename="bewijs-van-inschrijving.pdf"'
    pdf = await response.read()
    assert pdf.startswith(b"%PDF-1.4")
    assert pdf.rstrip().endswith(b"%%EOF")
    assert b"Noor Elisabeth Bakker" in pdf
    startxref = int(pdf.split(b"startxref\n")[1].split(b"\n")[0])
    assert pdf[startxref:].startswith(b"xref")
    missing = await box.call("GET", f"{bericht['_links']['self']['href']}/bijlagen/onbekend")
    assert missing.status == 404


@pytest.mark.parametrize("ontvanger", ["", "999997671", "BSN:123456789", "BSN:99999767", "PASPOORT:1"])
async def test_a_receiver_must_be_a_valid_number(box: Berichtenbox, ontvanger: str) -> None:
    response = await box.http.get(box.url("dienst-toeslagen"), headers={"X-Ontvanger": ontvanger})
    assert response.status == 400


@pytest.mark.parametrize("params", [{"page": "-1"}, {"pageSize": "0"}, {"pageSize": "101"}, {"page": "x"}])
async def test_a_page_must_be_a_number_in_bounds(box: Berichtenbox, params: dict[str, str]) -> None:
    headers = {"X-Ontvanger": f"BSN:{NOOR}"}
    assert (await box.http.get(box.url("dienst-toeslagen"), params=params, headers=headers)).status == 400


AANLEVERING = {
    "afzender": "00000001810220350000",
    "ontvanger": {"type": "BSN", "waarde": DAAN},
    "onderwerp": "Uw uitkering",
    "inhoud": "Beste lezer,",
}
SLEUTEL = {"Authorization": "Bearer demo-fbs"}


async def test_an_organisation_delivers_a_message_with_an_attachment(
    http: aiohttp.ClientSession, box: Berichtenbox
) -> None:
    url = box.url("uwv").replace("/berichten", "/aanleveringen")
    bijlage = {"naam": "brief één.pdf", "mimeType": "application/pdf", "inhoud": "JVBERi0="}
    response = await http.post(url, json=AANLEVERING | {"bijlagen": [bijlage]}, headers=SLEUTEL)
    assert response.status == 201
    receipt = await response.json()
    assert receipt["tijdstipOntvangst"] == receipt["publicatietijdstip"] == "2026-11-22T09:00:00+01:00"

    [bericht] = (await box.list("uwv", DAAN))["berichten"]
    assert (bericht["berichtId"], bericht["aantalBijlagen"]) == (receipt["berichtId"], 1)
    whole = await (await box.call("GET", bericht["_links"]["self"]["href"], bsn=DAAN)).json()
    download = await box.call("GET", whole["bijlagen"][0]["_links"]["self"]["href"], bsn=DAAN)
    assert (await download.read(), download.content_type) == (b"%PDF-", "application/pdf")
    assert download.headers["Content-Disposition"] == "attachment; filename*=UTF-8''brief%20%C3%A9%C3%A9n.pdf"


async def test_what_is_to_be_published_later_waits_and_is_gone_after_a_reset(
    http: aiohttp.ClientSession, box: Berichtenbox
) -> None:
    url = box.url("uwv").replace("/berichten", "/aanleveringen")
    later = AANLEVERING | {"publicatietijdstip": "2026-12-01T08:00:00Z"}
    assert (await http.post(url, json=later, headers=SLEUTEL)).status == 201
    assert (await box.list("uwv", DAAN))["berichten"] == []
    assert (await http.post(url, json=AANLEVERING, headers=SLEUTEL)).status == 201
    assert len((await box.list("uwv", DAAN))["berichten"]) == 1
    await http.post(f"{box.base_url}/regie/herstel")
    assert (await box.list("uwv", DAAN))["berichten"] == []


@pytest.mark.parametrize(
    ("wijziging", "headers", "status"),
    [
        ({}, {}, 401),
        ({}, {"Authorization": "Bearer ander"}, 401),
        ({"afzender": "1"}, SLEUTEL, 400),
        ({"ontvanger": {"type": "BSN", "waarde": "123456789"}}, SLEUTEL, 400),
        ({"ontvanger": {"type": "RSIN"}}, SLEUTEL, 400),
        ({"ontvanger": "BSN"}, SLEUTEL, 400),
        ({"onderwerp": ""}, SLEUTEL, 400),
        ({"inhoud": None}, SLEUTEL, 400),
        ({"publicatietijdstip": "morgen"}, SLEUTEL, 400),
        ({"publicatietijdstip": "2026-12-01T08:00:00"}, SLEUTEL, 400),
        ({"bijlagen": {}}, SLEUTEL, 400),
        ({"bijlagen": [1]}, SLEUTEL, 400),
        ({"bijlagen": [{"naam": "../a.pdf", "mimeType": "application/pdf", "inhoud": ""}]}, SLEUTEL, 400),
        ({"bijlagen": [{"naam": "a.pdf", "mimeType": "application/pdf", "inhoud": "%"}]}, SLEUTEL, 400),
    ],
)
async def test_a_wrong_delivery_is_refused(
    http: aiohttp.ClientSession, box: Berichtenbox, wijziging: dict[str, object], headers: dict[str, str], status: int
) -> None:
    url = box.url("uwv").replace("/berichten", "/aanleveringen")
    response = await http.post(url, json=AANLEVERING | wijziging, headers=headers)
    assert (response.status, response.content_type) == (status, "application/problem+json")


async def test_a_reply_reaches_the_organisation_only(http: aiohttp.ClientSession, box: Berichtenbox) -> None:
    url = box.url("uwv").replace("/berichten", "/aanleveringen")
    oin = "00000001810220350000"
    antwoord = AANLEVERING | {"ontvanger": {"type": "OIN", "waarde": oin}, "onderwerp": "Antwoord: Uw uitkering"}
    assert (await http.post(url, json=antwoord, headers=SLEUTEL)).status == 201
    response = await http.get(box.url("uwv"), headers={"X-Ontvanger": f"OIN:{oin}"})
    assert [row["onderwerp"] for row in (await response.json())["berichten"]] == ["Antwoord: Uw uitkering"]
    assert (await box.list("uwv", DAAN))["berichten"] == []
