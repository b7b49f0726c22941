"""What happens is told to the portal: signed, at least once, and in order for each person."""

import asyncio
import base64
import hashlib
import hmac
import json
from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from typing import Any

import aiohttp
import pytest
from aiohttp import web

from mijnomgeving.federatie.config import DEMO_MOMENT
from mijnomgeving.federatie.meldingen.bezorger import sign
from mijnomgeving.federatie.meldingen.gebeurtenisbericht import Gebeurtenisbericht, make_bericht
from mijnomgeving.federatie.opslag.bedrijven import Bedrijf
from mijnomgeving.federatie.opslag.personas import Persona
from mijnomgeving.federatie.voorvallen import Voorval
from mijnomgeving.federatie.wereld import Wereld
from tests.mijnomgeving.federatie.draaiend import draaiende_federatie
from tests.mijnomgeving.federatie.regisseur import Regisseur

SLEUTEL = "sleutel-van-de-test-van-minstens-32-tekens"


@dataclass
class Ontvanger:
    """A portal that can be told to fail first: `antwoorden` are its next statuses, 204 after those."""

    url: str = ""
    antwoorden: list[int] = field(default_factory=list)
    binnen: list[dict[str, Any]] = field(default_factory=list)
    koppen: list[dict[str, str]] = field(default_factory=list)
    lichamen: list[bytes] = field(default_factory=list)

    async def receive(self, request: web.Request) -> web.Response:
        body = await request.read()
        self.binnen.append(json.loads(body))
        self.koppen.append(dict(request.headers))
        self.lichamen.append(body)
        return web.Response(status=self.antwoorden.pop(0) if self.antwoorden else 204)


@pytest.fixture
async def ontvanger() -> AsyncIterator[Ontvanger]:
    ontvanger = Ontvanger()
    app = web.Application()
    app.router.add_post("/meldingen", ontvanger.receive)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    ontvanger.url = f"http://127.0.0.1:{runner.addresses[0][1]}/meldingen"
    yield ontvanger
    await runner.cleanup()


@pytest.fixture
async def regie(http: aiohttp.ClientSession, ontvanger: Ontvanger) -> AsyncIterator[Regisseur]:
    with draaiende_federatie(meldingen_url=ontvanger.url, meldingen_sleutel=SLEUTEL, meldingen_pauze=0.02) as federatie:
        yield Regisseur(http, federatie.base_url)


async def until_delivered(regie: Regisseur) -> dict[str, int]:
    for _ in range(200):
        stand: dict[str, int] = await regie.get("meldingen")
        if not stand["wacht"]:
            return stand
        await asyncio.sleep(0.02)
    raise AssertionError(stand)


async def move(regie: Regisseur) -> int:
    happened = await regie.post("gebeurtenissen", {"persona": "daan-visser", "soort": "geboorte", "voornaam": "Lina"})
    return len(happened["voorvallen"])


async def test_an_event_is_a_cloudevent_after_the_nl_gov_profile(regie: Regisseur, ontvanger: Ontvanger) -> None:
    told = await move(regie)
    assert await until_delivered(regie) == {"bezorgd": told, "geweigerd": 0, "wacht": 0}
    (geboorte,) = [event for event in ontvanger.binnen if event["type"] == "nl.brp.geboorte"]
    assert geboorte == {
        "specversion": "1.0",
        "id": geboorte["id"],
        "source": "urn:nld:oin:00000001822100824000:systeem:brp",
        "type": "nl.brp.geboorte",
        "subject": "BSN:999997592",
        "time": "2026-11-22T09:00:00+01:00",
        "sequence": "1",
        "sequencetype": "Integer",
    }
    assert ontvanger.koppen[0]["Content-Type"] == "application/cloudevents+json"
    assert len({event["id"] for event in ontvanger.binnen}) == told
    fbs = [event for event in ontvanger.binnen if event["type"] == "nl.rijksoverheid.fbs.bericht.gepubliceerd"]
    assert len(fbs) == 3


async def test_every_event_is_signed_over_its_id_moment_and_body(regie: Regisseur, ontvanger: Ontvanger) -> None:
    await move(regie)
    await until_delivered(regie)
    for koppen, lichaam in zip(ontvanger.koppen, ontvanger.lichamen, strict=True):
        signed = f"{koppen['webhook-id']}.{koppen['webhook-timestamp']}.".encode() + lichaam
        mac = base64.b64encode(hmac.digest(SLEUTEL.encode(), signed, hashlib.sha256)).decode()
        assert koppen["webhook-signature"] == f"v1,{mac}"
        assert json.loads(lichaam)["id"] == koppen["webhook-id"]


async def test_what_fails_comes_again_and_nothing_of_that_person_passes_it(
    regie: Regisseur, ontvanger: Ontvanger
) -> None:
    ontvanger.antwoorden = [503, 500, 429]
    told = await move(regie)
    assert (await until_delivered(regie))["bezorgd"] == told
    ids = [event["id"] for event in ontvanger.binnen]
    assert ids[0] == ids[1] == ids[2] == ids[3]
    assert len(set(ids)) == told


async def test_what_is_refused_is_not_sent_again_and_holds_up_nothing(regie: Regisseur, ontvanger: Ontvanger) -> None:
    ontvanger.antwoorden = [400]
    told = await move(regie)
    assert await until_delivered(regie) == {"bezorgd": told - 1, "geweigerd": 1, "wacht": 0}
    assert len(ontvanger.binnen) == told


async def test_the_clock_tells_each_persons_events_in_order(regie: Regisseur, ontvanger: Ontvanger) -> None:
    happened = await regie.post("tijd", {"dagen": 30})
    await until_delivered(regie)
    numbers = defaultdict(list)
    for event in ontvanger.binnen:
        numbers[event["subject"], event["source"]].append(int(event["sequence"]))
    assert all(row == sorted(row) for row in numbers.values())
    assert len(ontvanger.binnen) <= len(happened["voorvallen"])


async def test_a_portal_that_is_away_gets_it_when_it_is_back(http: aiohttp.ClientSession) -> None:
    with draaiende_federatie(meldingen_url="http://127.0.0.1:9/meldingen", meldingen_pauze=0.02) as federatie:
        regie = Regisseur(http, federatie.base_url)
        told = await move(regie)
        await asyncio.sleep(0.1)
        assert await regie.get("meldingen") == {"bezorgd": 0, "geweigerd": 0, "wacht": told}
        await regie.post("herstel")
        assert await regie.get("meldingen") == {"bezorgd": 0, "geweigerd": 0, "wacht": 0}


def test_the_example_of_standard_webhooks() -> None:
    # https://github.com/standard-webhooks/standard-webhooks, spec: the secret is this base64 text.
    sleutel = base64.b64decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
    headers = sign(b'{"test": 2432232314}', bericht_id="msg_p5jXN8AQM9LWM0D4loKWxJek", at=1614265330, sleutel=sleutel)
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_of_somebody_without_a_dutch_number_nothing_is_told() -> None:
    wereld = Wereld.load(begin=DEMO_MOMENT)
    noor, bakkerij = wereld.personas.get("noor-bakker"), wereld.bedrijven.get("bakkerij-de-korenaar")
    assert noor is not None
    assert bakkerij is not None
    values = {"op": DEMO_MOMENT, "soort": "inschrijving", "organisatie": "", "kenmerk": "kvk", "tekst": ""}

    def make(van: Persona | Bedrijf) -> Gebeurtenisbericht | None:
        voorval = Voorval(van=van, **values)  # type: ignore[arg-type]
        return make_bericht(voorval, wereld.organisaties, nu=DEMO_MOMENT, next_number=lambda _bron: 1)

    assert make(replace(noor, bsn=None)) is None
    told = make(bakkerij)
    assert told is not None
    assert (told.betrokkene, told.type) == (f"KVK:{bakkerij.kvk_nummer}", "nl.kvk.inschrijving")
    assert told.source == f"urn:nld:oin:{wereld.organisaties['kvk'].oin}:systeem:kvk"
