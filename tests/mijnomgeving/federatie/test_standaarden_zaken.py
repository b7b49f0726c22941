"""Zaken, documents, messages, tasks, contacts and profiles hold against their official OpenAPI documents.

The simulators' answers, refusals included, and the calls that our own clients make.
"""

import base64
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import pytest
from openapi_core import OpenAPI
from openapi_core.testing import MockRequest
from pytest_django import Settings

from mijnomgeving.bronnen import registry
from mijnomgeving.bronnen.fbs.models import Schrijven
from mijnomgeving.bronnen.profiel.models import Contactsoort, Voorkeursoort
from mijnomgeving.bronnen.zgw.indienen import NieuweZaak, Stuk
from portal.core.betrokkene import Betrokkene, Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer, Rsin, Vestigingsnummer
from portal.outbound.service import Antwoord, Verzoek, request_json, shutdown
from tests.mijnomgeving import verhalen
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.federatie.conftest import zgw_headers
from tests.mijnomgeving.federatie.test_standaarden import check, openapi
from tests.mijnomgeving.verhalen import BAKKERIJ, KVK, RSIN, SANNE, WINKEL, bedrijf, federatie_met, persona

DOCUMENT = {"zaak": "B-0", "sleutel": "d", "titel": "Brief", "soort": "brief", "op": "2026-11-03", "regels": ["Dag"]}
BESLUIT = {"zaak": "B-0", "sleutel": "b", "omschrijving": "Ja", "toelichting": "Het mag.", "op": "2026-11-04",
           "ingang": "2026-11-04", "vervalt": "2027-11-04", "bezwaar_tot": "2026-12-16", "document": "d"}  # fmt: skip
TAKEN = [
    {"organisatie": "uwv", "sleutel": soort, "titel": "Doe dit", "toelichting": "Graag.", "op": "2026-11-20",
     "soort": soort, "deadline": "2026-12-01", "zaak": "B-0"}
    for soort in ("upload", "formulier", "betaal", "overig")
]  # fmt: skip
CONTACT = {"organisatie": "uwv", "sleutel": "c", "op": "2026-11-09T15:20:00+01:00", "kanaal": "telefoon",
           "onderwerp": "Vraag", "inhoud": "U belde.", "zaak": "B-0", "terugbellen": True}  # fmt: skip
BRONNEN = {
    "documenten": [DOCUMENT],
    "besluiten": [BESLUIT],
    "taken": TAKEN,
    "contactmomenten": [CONTACT],
    "profiel": {"email": "a@voorbeeld.example", "telefoon": "0612345678", "organisaties": {"uwv": "b@b.example"}},
}
BERICHT = verhalen.bericht("een", bijlagen=(), map="Werk")
SANNE_ZELF: Betrokkene = Persoon(Bsn(SANNE))
HEEL_BEDRIJF: Betrokkene = Onderneming(
    KvkNummer(KVK), rsin=Rsin(RSIN), vestigingen=(Vestigingsnummer(WINKEL), Vestigingsnummer(BAKKERIJ))
)
# Path of each service, and the document that describes it.
DIENSTEN = {
    "/zgw/uwv/zaken/api/v1": "zgw/vng-zaken-1.7.0-openapi.yaml",
    "/zgw/uwv/catalogi/api/v1": "zgw/vng-catalogi-1.4.0-openapi.yaml",
    "/zgw/uwv/documenten/api/v1": "zgw/vng-documenten-1.7.1-openapi.yaml",
    "/zgw/uwv/besluiten/api/v1": "zgw/vng-besluiten-1.1.0-openapi.yaml",
    "/fbs/uwv": "fbs/berichtenmagazijn-api.yaml",
    "/taken/uwv/v1": "mijn-taken/vng-mijn-taken-openapi.yaml",
    "/klantinteracties/uwv/klantinteracties/api/v1": "klantinteracties/openklant-klantinteracties-openapi.yaml",
    "/klantinteracties/svb/klantinteracties/api/v1": "klantinteracties/openklant-klantinteracties-openapi.yaml",
    "/profiel": "moza/profielservice_api.json",
}
Vraag = Callable[..., Awaitable[Any]]


@pytest.fixture(scope="module")
def draait() -> Iterator[str]:
    """A federatie in which Sanne and a bakery have one of everything."""
    op_alles = {"op-kvk": "kvk", "op-rsin": "rsin", "op-winkel": WINKEL}
    rijen = tuple(verhalen.zaak(nummer, op_naam_van=naam) for nummer, naam in op_alles.items())
    sanne = persona(zaken=(verhalen.zaak("B-0"),), berichten=(BERICHT,), bronnen=BRONNEN)
    bakker = bedrijf(zaken=rijen, berichten=(verhalen.bericht("b", ontvanger="rsin"),))
    with federatie_met(sanne, bakker) as (federatie, _):
        yield federatie.base_url


def api_for(standaarden: Path, base_url: str, url: str) -> OpenAPI:
    pad = urlsplit(url).path
    begin = max((begin for begin in DIENSTEN if pad.startswith(f"{begin}/")), key=len)
    return openapi(standaarden / DIENSTEN[begin], f"{base_url}{begin}")


@pytest.fixture
async def vraag(standaarden: Path, draait: str) -> AsyncIterator[Vraag]:
    """Ask a service, as it is at the beginning, and hold the answer against its document."""
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as http:
        await http.post(f"{draait}/regie/herstel", timeout=aiohttp.ClientTimeout(total=30))

        async def call(method: str, pad: str, *, status: int = 200, headers: Mapping[str, str], **kwargs: Any) -> Any:
            url = pad if pad.startswith("http") else f"{draait}{pad}"
            async with http.request(method, url, headers=headers, **kwargs) as response:
                assert response.status == status, await response.text()
                return await check(api_for(standaarden, draait, url), response, method.lower())

        yield call


async def test_every_object_of_a_zaak(vraag: Vraag) -> None:
    root, headers = "/zgw/uwv/zaken/api/v1", zgw_headers()
    number = {"rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn": SANNE}
    lijst = await vraag("POST", f"{root}/zaken/_zoek", headers=headers, json={**number, "expand": "zaaktype,status"})
    [zaak] = lijst["results"]
    await vraag("GET", f"{root}/zaken", headers=headers, params={**number, "startdatum__gte": "2026-01-01"})
    await vraag("GET", zaak["url"], headers=headers, params={"expand": "rollen,status.statustype"})
    links = await vraag("GET", f"{root}/zaakinformatieobjecten", headers=headers, params={"zaak": zaak["url"]})
    params = {"zaak": zaak["url"], "expand": "informatieobject"}
    [link] = await vraag("GET", f"{root}/zaakinformatieobjecten", headers=headers, params=params)
    await vraag("GET", links[0]["url"], headers=headers)
    [besluit] = await vraag("GET", f"{zaak['url']}/besluiten", headers=headers)

    document = await vraag("GET", link["informatieobject"], headers=headers)
    assert document == link["_expand"]["informatieobject"]
    await vraag("GET", document["inhoud"], headers=headers)
    documenten = "/zgw/uwv/documenten/api/v1"
    params = {"object": zaak["url"]}
    [object_link] = await vraag("GET", f"{documenten}/objectinformatieobjecten", headers=headers, params=params)
    await vraag("GET", object_link["url"], headers=headers)
    catalogi = "/zgw/uwv/catalogi/api/v1"
    await vraag("GET", document["informatieobjecttype"], headers=headers)
    besluiten = "/zgw/uwv/besluiten/api/v1"
    lijst = await vraag("GET", f"{besluiten}/besluiten", headers=headers, params={"zaak": zaak["url"]})
    assert lijst["results"][0]["url"] == besluit["besluit"]
    gevonden = await vraag("GET", besluit["besluit"], headers=headers)
    await vraag("GET", gevonden["besluittype"], headers=headers)
    params = {"besluit": gevonden["url"]}
    [stuk] = await vraag("GET", f"{besluiten}/besluitinformatieobjecten", headers=headers, params=params)
    await vraag("GET", stuk["url"], headers=headers)
    for soort in ("catalogussen", "zaaktypen", "informatieobjecttypen", "besluittypen"):
        lijst = await vraag("GET", f"{catalogi}/{soort}", headers=headers)
        await vraag("GET", lijst["results"][0]["url"], headers=headers)


@pytest.mark.parametrize(
    ("filter_", "nummer"),
    [
        ("nietNatuurlijkPersoon__annIdentificatie", KVK),
        ("nietNatuurlijkPersoon__innNnpId", RSIN),
        ("vestiging__vestigingsNummer", WINKEL),
    ],
)
async def test_a_company_is_initiator_in_each_way_of_the_standard(vraag: Vraag, filter_: str, nummer: str) -> None:
    root, headers = "/zgw/uwv/zaken/api/v1", zgw_headers()
    filters = {f"rol__betrokkeneIdentificatie__{filter_}": nummer, "rol__omschrijvingGeneriek": "initiator"}
    lijst = await vraag("POST", f"{root}/zaken/_zoek", headers=headers, json=filters)
    assert lijst["count"] == 1
    await vraag("GET", f"{root}/rollen", headers=headers, params={"zaak": lijst["results"][0]["url"]})


@pytest.mark.parametrize(
    ("params", "status"),
    [
        ({}, 400),
        ({"onbekend": "1"}, 400),
        ({"rol__betrokkeneIdentificatie__vestiging__vestigingsNummer": "1"}, 400),
        ({"identificatie": "B-0", "startdatum": "morgen"}, 400),
        ({"identificatie": "B-0", "ordering": "omschrijving"}, 400),
        ({"identificatie": "niets"}, 200),
    ],
)
async def test_refusals_of_the_register_of_zaken(vraag: Vraag, params: dict[str, str], status: int) -> None:
    await vraag("GET", "/zgw/uwv/zaken/api/v1/zaken", headers=zgw_headers(), params=params, status=status)


async def test_messages_from_delivery_to_deletion(vraag: Vraag) -> None:
    mine, token = {"X-Ontvanger": f"BSN:{SANNE}"}, {"Authorization": "Bearer demo-fbs"}
    body = {
        "afzender": "00000001810220350000",
        "ontvanger": {"type": "BSN", "waarde": SANNE},
        "onderwerp": "Nieuw",
        "inhoud": "Dag",
        "bijlagen": [{"naam": "a.pdf", "mimeType": "application/pdf", "inhoud": base64.b64encode(b"%PDF").decode()}],
    }
    ontvangst = await vraag("POST", "/fbs/uwv/aanleveringen", headers=token, json=body, status=201)
    await vraag("POST", "/fbs/uwv/aanleveringen", headers={}, json=body, status=401)
    await vraag("POST", "/fbs/uwv/aanleveringen", headers=token, json=body | {"inhoud": ""}, status=400)
    await vraag("POST", "/fbs/uwv/aanleveringen", headers=token, data=json.dumps(body), status=415)
    await vraag("GET", "/fbs/uwv/berichten", headers=mine, params={"pageSize": "1"})
    await vraag("GET", "/fbs/uwv/berichten", headers={"X-Ontvanger": f"RSIN:{RSIN}"})
    url = ontvangst["_links"]["self"]["href"]
    bericht = await vraag("GET", url, headers=mine)
    await vraag("GET", bericht["bijlagen"][0]["_links"]["self"]["href"], headers=mine)
    merge = mine | {"Content-Type": "application/merge-patch+json"}
    await vraag("PATCH", url, headers=merge, json={"gelezen": True, "map": "Archief"})
    await vraag("PATCH", url, headers=merge, json={"map": ""}, status=400)
    await vraag("DELETE", url, headers=mine, status=204)
    await vraag("GET", url, headers=mine, status=404)


async def test_tasks_of_every_kind(vraag: Vraag) -> None:
    token = {"Authorization": "Bearer demo-taken"}
    body = {"klantId": f"urn:nld:brp.bsn:{SANNE}", "include": ["taken"]}
    lijst = (await vraag("POST", "/taken/uwv/v1/context/zoek", headers=token, json=body))["taken"]
    assert len(lijst) == 4
    for taak in lijst:
        await vraag("GET", f"/taken/uwv/v1/taken/{taak['uuid']}", headers=token)
    of_zaak = body | {"contextId": lijst[0]["context"]["urn"]}
    assert len((await vraag("POST", "/taken/uwv/v1/context/zoek", headers=token, json=of_zaak))["taken"]) == 4
    await vraag("POST", "/taken/uwv/v1/context/zoek", headers=token, json=body | {"include": ["anders"]})
    await vraag("POST", "/taken/uwv/v1/context/zoek", headers=token, json={}, status=400)
    await vraag("POST", "/taken/uwv/v1/context/zoek", headers={}, json=body, status=401)
    await vraag("GET", "/taken/uwv/v1/taken/0d8f7f3c-7f3e-4b0e-9b53-4a3b0d5c1f10", headers=token, status=404)


async def test_contacts_and_what_hangs_on_them(vraag: Vraag) -> None:
    root = "/klantinteracties/uwv/klantinteracties/api/v1"
    token = {"Authorization": "Token demo-klantinteracties"}
    who = {"partijIdentificator__codeSoortObjectId": "bsn", "partijIdentificator__objectId": SANNE}
    params = {f"hadBetrokkene__wasPartij__{name}": value for name, value in who.items()}
    expand = "hadBetrokkenen,leiddeTotInterneTaken,gingOverOnderwerpobjecten"
    lijst = await vraag("GET", f"{root}/klantcontacten", headers=token, params={**params, "expand": expand})
    [contact] = lijst["results"]
    await vraag("GET", contact["url"], headers=token)
    [partij] = (await vraag("GET", f"{root}/partijen", headers=token, params=who))["results"]
    await vraag("GET", partij["url"], headers=token, params={"expand": "digitaleAdressen"})
    of_partij = {"verstrektDoorPartij__uuid": partij["uuid"]}
    adressen = await vraag("GET", f"{root}/digitaleadressen", headers=token, params=of_partij)
    assert adressen["count"] == 2
    await vraag("GET", adressen["results"][0]["url"], headers=token)
    of_contact = {"klantcontact__uuid": contact["uuid"]}
    [taak] = (await vraag("GET", f"{root}/internetaken", headers=token, params=of_contact))["results"]
    await vraag("GET", taak["url"], headers=token)
    betrokkenen = {"hadKlantcontact__uuid": contact["uuid"]}
    await vraag("GET", f"{root}/betrokkenen", headers=token, params=betrokkenen)
    await vraag("GET", f"{root}/onderwerpobjecten", headers=token, params=of_contact)
    await vraag("GET", contact["hadBetrokkenActoren"][0]["url"], headers=token)


async def test_a_contact_is_written_down_with_who_it_was_and_what_is_still_to_do(vraag: Vraag) -> None:
    root = "/klantinteracties/svb/klantinteracties/api/v1"
    token = {"Authorization": "Token demo-klantinteracties"}
    identificator = {
        "codeObjecttype": "natuurlijk_persoon",
        "codeRegister": "brp",
        "codeSoortObjectId": "bsn",
        "objectId": SANNE,
    }
    wie = {
        "soortPartij": "persoon",
        "indicatieActief": True,
        "partijIdentificatie": {"volledigeNaam": "Sanne Hendriks"},
        "partijIdentificatoren": [{"partijIdentificator": identificator}],
    }
    partij = await vraag("POST", f"{root}/partijen", headers=token, json=wie, status=201)
    contact = {
        "referentienummer": "7K3F9QXB",
        "kanaal": "balie",
        "onderwerp": "Hulp bij schulden",
        "taal": "nld",
        "vertrouwelijk": False,
        "plaatsgevondenOp": "2026-11-22T09:30:00+01:00",
    }
    zaak = {
        "codeObjecttype": "zaak",
        "codeRegister": "openzaak",
        "codeSoortObjectId": "identificatie",
        "objectId": "B-0",
    }
    body = {
        "klantcontact": contact,
        "betrokkene": {"wasPartij": {"uuid": partij["uuid"]}, "rol": "klant", "initiator": True},
        "onderwerpobject": {"wasKlantcontact": None, "onderwerpobjectidentificator": zaak},
    }
    gemaakt = await vraag("POST", f"{root}/maak-klantcontact", headers=token, json=body, status=201)
    taak = {
        "referentienummer": "7K3F9QXB",
        "gevraagdeHandeling": "Terugbellen",
        "aanleidinggevendKlantcontact": {"uuid": gemaakt["klantcontact"]["uuid"]},
        "toelichting": "Tussen 9 en 12 uur.",
        "status": "te_verwerken",
    }
    await vraag("POST", f"{root}/internetaken", headers=token, json=taak, status=201)
    for soort in ("klantcontacten", "internetaken"):
        params = {"referentienummer": "7K3F9QXB"}
        assert len((await vraag("GET", f"{root}/{soort}", headers=token, params=params))["results"]) == 1


async def test_a_profile_from_reading_to_a_verified_address(vraag: Vraag) -> None:
    root, token = "/profiel/api/profielservice/v1", {"Authorization": "Bearer demo-profiel"}
    who = {"identificatieType": "KVK", "identificatieNummer": KVK}
    await vraag("POST", f"{root}/partij", headers=token, json=who, status=404)
    email = who | {"type": "Email", "waarde": "bakker@voorbeeld.example", "scope": {"dienstverlenerNaam": "UWV"}}
    gegeven = await vraag("POST", f"{root}/contactgegeven", headers=token, json=email, status=201)
    await vraag("POST", f"{root}/contactgegeven", headers=token, json=email)
    await vraag("POST", f"{root}/contactgegeven", headers=token, json=email | {"waarde": "geen adres"}, status=400)
    await vraag("PUT", f"{root}/contactgegeven", headers=token, json=email | {"id": gegeven["id"]})
    taal = who | {"voorkeurType": "WebsiteTaal", "waarde": "Nederlands"}
    voorkeur = await vraag("POST", f"{root}/voorkeur", headers=token, json=taal, status=201)
    await vraag("PUT", f"{root}/voorkeur", headers=token, json=taal | {"id": voorkeur["id"], "waarde": "Engels"})
    code = who | {"email": "bakker@voorbeeld.example"}
    await vraag("POST", f"{root}/emailverificatie/code", headers=token, json=code)
    wrong = code | {"verificatieCode": "x"}
    await vraag("POST", f"{root}/emailverificatie", headers=token, json=wrong, status=400)
    await vraag("POST", f"{root}/partij", headers=token, json=who)
    await vraag("DELETE", f"{root}/voorkeur/{voorkeur['id']}", headers=token, json=who, status=204)
    await vraag("DELETE", f"{root}/contactgegeven/{gegeven['id']}", headers=token, json=who, status=204)
    await vraag("DELETE", f"{root}/contactgegeven/{gegeven['id']}", headers=token, json=who, status=404)


def hold(api: OpenAPI, verzoek: Verzoek) -> None:
    """Hold a call of ours against the description of the operation."""
    delen = urlsplit(verzoek.url)
    soort = verzoek.headers.get("Content-Type", "application/json")
    api.validate_request(
        MockRequest(
            f"{delen.scheme}://{delen.netloc}",
            verzoek.methode.lower(),
            delen.path,
            args=dict(verzoek.params or {}),
            headers=dict(verzoek.headers) | {"Content-Type": soort},
            data=json.dumps(verzoek.json).encode() if verzoek.json is not None else None,
            content_type=soort,
        )
    )


def test_what_our_clients_ask_is_what_the_documents_describe(
    standaarden: Path, draait: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Verzoek] = []

    async def recorded(verzoek: Verzoek, **kwargs: Any) -> Antwoord:
        made.append(verzoek)
        return await request_json(verzoek, **kwargs)

    for bron in ("zgw.verbinding", "fbs.client", "taken.client", "klantinteracties.client", "profiel.client"):
        monkeypatch.setattr(f"mijnomgeving.bronnen.{bron}.request_json", recorded)
    shutdown()
    oin = "00000001810220350000"
    settings.ZAKEN_BRONNEN = [f"UWV|{oin}|{draait}/zgw/uwv"]
    settings.BERICHTEN_BRONNEN = [f"UWV|{oin}|{draait}/fbs/uwv"]
    settings.TAKEN_BRONNEN = [f"UWV|{oin}|{draait}/taken/uwv"]
    settings.KLANTINTERACTIES_BRONNEN = [f"UWV|{oin}|{draait}/klantinteracties/uwv"]
    profiel = {"url": f"{draait}/profiel", "api_key": "demo-profiel"}
    settings.REGISTERS = settings.REGISTERS | {"profiel": profiel}
    registry.register_adressen()
    for betrokkene in (SANNE_ZELF, HEEL_BEDRIJF):
        _ask_everything(betrokkene, oin)
    shutdown()
    assert {urlsplit(verzoek.url).path.split("/")[1] for verzoek in made} >= {"zgw", "fbs", "taken", "profiel"}
    for verzoek in made:
        hold(api_for(standaarden, draait, verzoek.url), verzoek)


def _ask_everything(betrokkene: Betrokkene, oin: str) -> None:
    [zaken], [berichten] = registry.zaken_bronnen(), registry.berichten_bronnen()
    zaak = ask(zaken.list_zaken, betrokkene)[0]
    ask(zaken.list_stappen, zaak)
    ask(zaken.list_besluiten, zaak)
    ask(zaken.fetch_afdeling, zaak)
    for document in ask(zaken.list_documenten, zaak):
        ask(zaken.fetch_document, document)
    indiener = registry.zaken_indiener("UWV")
    assert indiener is not None
    stuk = Stuk("MO-7K3F-9QXB-1", "Loonstrook", "loonstrook.pdf", "application/pdf", b"%PDF-1.7")
    nieuw = NieuweZaak("MO-7K3F-9QXB", "BEZWAAR", "Bezwaar", "Ik ben het er niet mee eens.")
    waar: dict[str, Any] = {"over": zaak.url, "betrokkene": betrokkene, "op": datetime.now(UTC), "auteur": "Indiener"}
    ask(lambda **kw: indiener.begin_zaak(nieuw, [stuk], **waar, **kw))
    bericht = ask(berichten.list_berichten, betrokkene)[0]
    ask(berichten.find_bericht, betrokkene, bericht.bericht_id)
    assert ask(berichten.set_status, betrokkene, bericht.bericht_id, gelezen=True, naar_map="archief")
    schrijven = Schrijven(bericht.onderwerp, "Dank u wel.", bericht.bericht_id)
    ask(berichten.send, betrokkene, schrijven, afzender=oin, kenmerk="MO-1")
    assert ask(berichten.delete, betrokkene, bericht.bericht_id)
    ask(registry.taken_bronnen()[0].list_taken, betrokkene)
    ask(registry.contacten_bronnen()[0].list_contactmomenten, betrokkene)
    profiel, email = registry.profiel(), "x@voorbeeld.example"
    ask(profiel.add_contactgegeven, betrokkene, Contactsoort.EMAIL, email)
    ask(profiel.send_code, betrokkene, email)
    ask(profiel.verify, betrokkene, email, "000000")
    ask(profiel.set_voorkeur, betrokkene, Voorkeursoort.TAAL, "Nederlands")
    gegeven = ask(profiel.fetch_profiel, betrokkene).contactgegevens[-1]
    ask(profiel.change_contactgegeven, betrokkene, gegeven, "y@voorbeeld.example")
    ask(profiel.remove_contactgegeven, betrokkene, gegeven.gegeven_id)
