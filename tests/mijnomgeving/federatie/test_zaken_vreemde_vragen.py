"""Whatever is asked of the registers of zaken, messages, tasks, contacts and profiles: an answer or a refusal."""

import json
from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest

from tests.mijnomgeving import verhalen
from tests.mijnomgeving.federatie.conftest import zgw_headers
from tests.mijnomgeving.federatie.test_standaarden_zaken import BRONNEN
from tests.mijnomgeving.verhalen import KVK, SANNE, bedrijf, federatie_met, persona

ZGW, FBS, TAKEN = zgw_headers(), {"Authorization": "Bearer demo-fbs"}, {"Authorization": "Bearer demo-taken"}
CONTACT, PROFIEL = {"Authorization": "Token demo-klantinteracties"}, {"Authorization": "Bearer demo-profiel"}
_ZAKEN, _WIE = "/zgw/uwv/zaken/api/v1", "rol__betrokkeneIdentificatie__natuurlijkPersoon__inpBsn"
_CONTACT, _PROFIEL = "/klantinteracties/uwv/klantinteracties/api/v1", "/profiel/api/profielservice/v1"
# Method, path, headers, body and query of a good call, of which one value after the other is spoilt.
GOED: list[tuple[str, str, dict[str, str], dict[str, Any], dict[str, str]]] = [
    ("POST", f"{_ZAKEN}/zaken/_zoek", ZGW, {_WIE: SANNE, "expand": "status", "uuid__in": ["x"]}, {"page": "1"}),
    ("GET", f"{_ZAKEN}/zaken", ZGW, {}, {_WIE: SANNE, "startdatum__lt": "2027-01-01", "ordering": "-einddatum"}),
    ("GET", f"{_ZAKEN}/zaken", ZGW, {}, {"uuid__in": "a,b", "einddatum__isnull": "true", "expand": "zaaktype"}),
    ("GET", f"{_ZAKEN}/zaken/x", ZGW, {}, {"expand": "status.statustype"}),
    ("GET", f"{_ZAKEN}/zaakinformatieobjecten", ZGW, {}, {"zaak": "x", "expand": "informatieobject"}),
    ("GET", "/zgw/uwv/documenten/api/v1/enkelvoudiginformatieobjecten/x/download", ZGW, {}, {"versie": "1"}),
    ("GET", "/zgw/uwv/besluiten/api/v1/besluiten", ZGW, {}, {"zaak": "x", "page": "1"}),
    ("GET", "/zgw/uwv/catalogi/api/v1/zaaktypen", ZGW, {}, {"identificatie": "BEZWAAR", "page": "1"}),
    ("GET", "/fbs/uwv/berichten", {"X-Ontvanger": f"BSN:{SANNE}"}, {}, {"page": "0", "pageSize": "5", "afzender": "1"}),
    ("PATCH", "/fbs/uwv/berichten/x", {"X-Ontvanger": f"KVK:{KVK}"}, {"gelezen": True, "map": "x"}, {}),
    (
        "POST",
        "/fbs/uwv/aanleveringen",
        FBS,
        {"afzender": "0" * 20, "ontvanger": {"type": "BSN", "waarde": SANNE}, "onderwerp": "x", "inhoud": "x",
         "publicatietijdstip": "2026-12-01T08:00:00Z", "bijlagen": [{"naam": "a", "mimeType": "a/b", "inhoud": ""}]},
        {},
    ),
    ("POST", "/taken/uwv/v1/context/zoek", TAKEN, {"klantId": "x", "contextId": "urn:x", "include": ["taken"]}, {}),
    ("GET", "/taken/uwv/v1/taken/x", TAKEN, {}, {}),
    ("GET", "/taken/uwv/uitvoeren/x", {}, {}, {"returnUrl": "http://x"}),
    ("GET", f"{_CONTACT}/klantcontacten", CONTACT, {}, {
        "hadBetrokkene__wasPartij__partijIdentificator__objectId": SANNE, "page": "1", "pageSize": "9",
        "expand": "hadBetrokkenen"}),
    ("GET", f"{_CONTACT}/partijen/x", CONTACT, {}, {"expand": "digitaleAdressen"}),
    ("POST", f"{_CONTACT}/partijen", CONTACT, {"soortPartij": "persoon", "indicatieActief": True,
     "partijIdentificatie": {"volledigeNaam": "x"}, "partijIdentificatoren": [{"partijIdentificator": {
         "codeObjecttype": "x", "codeRegister": "brp", "codeSoortObjectId": "bsn", "objectId": "999999333"}}]}, {}),
    ("POST", f"{_CONTACT}/maak-klantcontact", CONTACT, {
        "klantcontact": {"kanaal": "balie", "onderwerp": "x", "taal": "nld", "vertrouwelijk": False,
                         "plaatsgevondenOp": "2026-11-22T09:30:00+01:00"},
        "betrokkene": {"rol": "klant", "initiator": True, "wasPartij": None},
        "onderwerpobject": {"wasKlantcontact": None, "onderwerpobjectidentificator": {
            "codeObjecttype": "zaak", "codeRegister": "x", "codeSoortObjectId": "x", "objectId": "x"}}}, {}),
    ("POST", f"{_CONTACT}/internetaken", CONTACT, {"gevraagdeHandeling": "Terugbellen", "status": "te_verwerken",
     "aanleidinggevendKlantcontact": {"uuid": "x"}}, {}),
    ("POST", f"{_PROFIEL}/partij", PROFIEL, {"identificatieType": "BSN", "identificatieNummer": SANNE}, {}),
    ("POST", f"{_PROFIEL}/contactgegeven", PROFIEL, {"identificatieType": "BSN", "identificatieNummer": SANNE,
     "type": "Email", "waarde": "a@b.example", "scope": {"dienstverlenerNaam": "UWV"}}, {}),
    ("PUT", f"{_PROFIEL}/voorkeur", PROFIEL, {"identificatieType": "BSN", "identificatieNummer": SANNE,
     "voorkeurType": "WebsiteTaal", "waarde": "x", "id": "x"}, {}),
    ("DELETE", f"{_PROFIEL}/voorkeur/x", PROFIEL, {"identificatieType": "BSN", "identificatieNummer": SANNE}, {}),
    ("POST", f"{_PROFIEL}/emailverificatie", PROFIEL, {"identificatieType": "BSN", "identificatieNummer": SANNE,
     "email": "a@b.example", "verificatieCode": "1"}, {}),
]  # fmt: skip
VREEMD: list[Any] = [
    *(None, True, 0, -1, 10**40, 1.5, [], {}, [None], [[]], [{}], {"type": []}, {"x": {}}, "", " ", "0" * 5000),
    *("\x00", "../..", "é€😀", "²", "١٢٣", "\ud800", "9999-99-99", "0001-01-01T00:00:00+14:00", "," * 50),
    *("9999-12-31T23:59:59-14:00", "status.status.status.status.status", "%s%n", "' OR 1=1 --", "<script>"),
]
VREEMDE_KOPPEN = (
    "",
    "x",
    "Bearer",
    "Bearer ?",
    "Bearer a b",
    "Token",
    "BSN:",
    "BSN:999990018",
    "KVK:0",
    "OIN:" + "9" * 50,
)
RUW = [b"", b"{", b"[]", b"null", b"\xff\xfe", b'{"a":' * 3000, b"1" * 100_000]


@pytest.fixture(scope="module")
def base_url() -> Iterator[str]:
    rijen = tuple(verhalen.zaken(3))
    post = (verhalen.bericht("a"),)
    with federatie_met(persona(zaken=rijen, berichten=post, bronnen=BRONNEN), bedrijf()) as (draait, _):
        yield draait.base_url


def _text(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value)
    return text.encode("utf-8", "replace").decode()


@pytest.mark.parametrize("goed", GOED, ids=lambda goed: f"{goed[0]} {goed[1]}")
async def test_one_spoilt_value_never_breaks_a_service(base_url: str, goed: Any) -> None:
    method, pad, headers, body, query = goed
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as http:

        async def ask(**kwargs: Any) -> None:
            async with http.request(method, f"{base_url}{pad}", **{"headers": headers, **kwargs}) as response:
                assert response.status < 500, (response.status, str(kwargs)[:300], (await response.text())[:300])

        soort = {"Content-Type": "application/merge-patch+json" if method == "PATCH" else "application/json"}
        for value in VREEMD:
            for name in [*body, "iets"]:
                data = json.dumps(body | {name: value}).encode()
                await ask(data=data, params=query, headers=headers | soort)
            for name in [*query, "iets"]:
                await ask(params=query | {name: _text(value)}, json=body)
        for raw in RUW:
            await ask(data=raw, params=query, headers=headers | soort)
        for name in headers:
            for wrong in VREEMDE_KOPPEN:
                await ask(json=body, params=query, headers=headers | {name: wrong})
