"""Nobody reads for a company but the systems that its bestuur let in, and only as long and as far as it does."""

import base64
import json
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from django.test import Client
from django.utils import timezone

from mijnomgeving.koppelvlak import services
from mijnomgeving.koppelvlak.models import Systeemtoegang
from mijnomgeving.koppelvlak.services import GeenBestuur, let_in, take_over, wipe_old, withdraw
from mijnomgeving.koppelvlak.sleutels import OngeldigeSleutel, read_sleutels
from mijnomgeving.koppelvlak.zegel import seal_toelating, unseal_toelating
from portal.core.betrokkene import Onderneming
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.models import AuditRegel, Verwerking
from tests.mijnomgeving.conftest import Federatie
from tests.mijnomgeving.koppelvlak.conftest import Programma, Toelaten, employee, public_pem

TOKEN = "/oauth/token"


def token(programma: Programma, **anders: Any) -> tuple[int, dict[str, Any]]:
    """Ask for a token, with a claim, a field or a header changed."""
    systeem, url, nu = programma.systeem, f"{settings.SITE_URL}{TOKEN}", int(time.time())
    wie = systeem.client_id
    claims = {"iss": wie, "sub": wie, "aud": url, "iat": nu, "exp": nu + 60, "jti": str(uuid4())}
    claims |= anders.get("claims", {})
    velden = {
        "grant_type": "client_credentials",
        "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        "client_assertion": anders.get("verklaring") or systeem.sign({"typ": "JWT"}, claims),
    } | anders.get("velden", {})
    dpop = anders.get("dpop", systeem.dpop("POST", url))
    antwoord = programma.client.post(TOKEN, velden, headers={"DPoP": dpop})
    assert antwoord.headers["Cache-Control"] == "no-store"
    return antwoord.status_code, antwoord.json()


def plain(kop: dict[str, Any], claims: dict[str, Any]) -> str:
    delen = [base64.urlsafe_b64encode(json.dumps(deel).encode()).decode().rstrip("=") for deel in (kop, claims)]
    return ".".join([*delen, ""])


@pytest.mark.norm("B16")
def test_a_client_proves_itself_by_its_own_key_for_us_and_once(toelaten: Toelaten) -> None:
    programma, vreemd = toelaten(), toelaten(naam="Ander")
    nu = int(time.time())
    wie = programma.systeem.client_id
    fout: list[dict[str, Any]] = [
        {"claims": {"aud": "https://ergens.anders.example/token"}},
        {"claims": {"exp": nu - 120}},
        {"claims": {"exp": nu + 86_400}},
        {"claims": {"sub": vreemd.systeem.client_id}},
        {"claims": {"iss": str(uuid4())}},
        {"claims": {"jti": ""}},
        {"claims": {"iat": nu + 600}},
        {"verklaring": "geen.jwt"},
        {"verklaring": plain({"alg": "none"}, {"iss": wie, "sub": wie, "aud": settings.SITE_URL, "exp": nu + 60})},
        {"verklaring": vreemd.systeem.sign({}, {"iss": wie, "sub": wie, "exp": nu + 60, "jti": "x"})},
    ]
    for anders in fout:
        status, data = token(programma, **anders)
        assert (status, data["error"]) == (401, "invalid_client"), anders
    status, data = token(programma)
    assert (status, data["token_type"], data["expires_in"]) == (200, "DPoP", 600)
    nogmaals = {"claims": {"jti": "een-keer"}}
    assert token(programma, **nogmaals)[0] == 200
    assert token(programma, **nogmaals)[0] == 401


def test_a_token_needs_a_dpop_proof_and_no_more_than_was_given(toelaten: Toelaten) -> None:
    programma = toelaten(scopes=("zaken:lezen",))
    assert token(programma, dpop="")[1]["error"] == "invalid_dpop_proof"
    elders = programma.systeem.dpop("POST", f"{settings.SITE_URL}/elders")
    assert token(programma, dpop=elders)[1]["error"] == "invalid_dpop_proof"
    assert token(programma, velden={"scope": "zaken:lezen berichten:lezen"})[1]["error"] == "invalid_scope"
    assert token(programma, velden={"grant_type": "password"})[1]["error"] == "unsupported_grant_type"
    assert token(programma)[1]["scope"] == "zaken:lezen"
    status, data = programma.ask("berichten")
    assert (status, data["title"]) == (403, "Dit mag niet")
    assert 'scope="berichten:lezen"' in programma.laatste.headers["WWW-Authenticate"]


@pytest.mark.norm("B16")
def test_a_token_is_of_no_use_to_who_stole_it(toelaten: Toelaten, federatie: Federatie) -> None:
    programma, dief = toelaten(), toelaten(naam="Dief")
    url = f"{settings.SITE_URL}/api/v1/mijn/zaken"
    goed = programma.systeem.koppen(url)
    bewijs = goed["Authorization"].removeprefix("DPoP ")
    federatie.ontvangen.clear()
    pogingen = [
        {},
        {"Authorization": f"Bearer {bewijs}"},
        {"Authorization": f"DPoP {bewijs}"},
        goed | {"DPoP": dief.systeem.dpop("GET", url, bewijs)},
        goed | {"DPoP": programma.systeem.dpop("GET", url)},
        goed | {"DPoP": programma.systeem.dpop("POST", url, bewijs)},
        goed | {"DPoP": programma.systeem.dpop("GET", f"{settings.SITE_URL}/api/v1/mijn/taken", bewijs)},
        goed | {"Authorization": f"DPoP {bewijs[:-6]}AAAAAA"},
        {"Authorization": "DPoP geen.jwt.hier", "DPoP": goed["DPoP"]},
    ]
    for koppen in pogingen:
        status, data = programma.open_url("GET", url, koppen)
        assert (status, data["status"]) == (401, 401), koppen
        assert programma.laatste.headers["WWW-Authenticate"].startswith("DPoP error=")
    assert federatie.ontvangen == []
    assert not Verwerking.objects.exists()
    assert programma.open_url("GET", url, goed)[0] == 200
    # The same proof a second time is a replay.
    assert programma.open_url("GET", url, goed)[0] == 401


@pytest.mark.norm("B16")
@pytest.mark.parametrize("pad", ["berichten", "zaken", "taken", "verplichtingen"])
def test_without_a_token_nothing(pad: str) -> None:
    antwoord = Client().get(f"/api/v1/mijn/{pad}")
    assert antwoord.status_code == 401
    assert antwoord["Content-Type"] == "application/problem+json"


def test_what_the_bestuur_takes_back_is_gone_at_once(toelaten: Toelaten, mehmet: Sessiepersoon) -> None:
    programma = toelaten()
    assert programma.ask("zaken")[0] == 200
    # One scope less.
    programma.rij.scopes = ["taken:lezen"]
    programma.rij.save()
    assert programma.ask("zaken")[0] == 403
    assert programma.ask("taken")[0] == 200
    withdraw(persoon=mehmet, systeem=programma.rij)
    assert programma.ask("taken")[0] == 401
    assert token(programma)[0] == 401


def test_after_its_last_day_a_system_does_nothing(toelaten: Toelaten) -> None:
    programma = toelaten()
    programma.systeem.get_token()
    Systeemtoegang.objects.update(tot=timezone.localdate() - timedelta(days=1))
    assert programma.ask("zaken")[0] == 401
    assert token(programma)[0] == 401


def test_a_bestuurder_who_goes_takes_the_system_along_until_another_takes_it_over(
    toelaten: Toelaten, mehmet: Sessiepersoon, federatie: Federatie
) -> None:
    programma = toelaten()
    assert programma.ask("zaken")[0] == 200
    toelating = unseal_toelating(programma.rij)
    # As when the register does not know the right of who let it in any more.
    programma.rij.inhoud = seal_toelating(programma.rij, toelating.taken_over(str(uuid4())))
    programma.rij.save()
    status, data = programma.ask("zaken")
    assert (status, data["detail"]) == (403, "Wie het systeem toeliet, is geen bestuurder meer.")
    assert token(programma)[1]["error"] == "unauthorized_client"
    take_over(persoon=mehmet, systeem=programma.rij)
    assert programma.ask("zaken")[0] == 200
    federatie.zet("machtigen", "uit")
    assert programma.ask("zaken")[0] == 503
    assert token(programma)[0] == 503


def test_only_bestuur_of_the_whole_company_lets_systems_in(mehmet: Sessiepersoon) -> None:
    chantal = employee("chantal-visscher", "bakkerij-zonnegraan", "90001354", "Bakkerij Zonnegraan")
    prins = employee("annelies-prins", "administratiekantoor-prins", "90010010", "Administratiekantoor Prins")
    machtiging = mehmet.machtiging
    assert machtiging
    assert isinstance(machtiging.voor, Onderneming)
    nieuw = services.NieuwSysteem("X", ["zaken:lezen"], (), timezone.localdate(), ())
    with pytest.raises(GeenBestuur):
        let_in(persoon=chantal, nieuw=nieuw)
    let_in(persoon=prins, nieuw=nieuw)
    assert Systeemtoegang.objects.count() == 1


@pytest.mark.norm("B11")
@pytest.mark.norm("B15")
def test_two_companies_never_mix(toelaten: Toelaten) -> None:
    prins = employee("annelies-prins", "administratiekantoor-prins", "90010010", "Administratiekantoor Prins")
    bakker, kantoor = toelaten(), toelaten(persoon=prins)
    _, van_bakker = bakker.ask("zaken?pageSize=100")
    _, van_kantoor = kantoor.ask("zaken?pageSize=100")
    assert not {rij["sleutel"] for rij in van_bakker["results"]} & {rij["sleutel"] for rij in van_kantoor["results"]}
    _, berichten = bakker.ask("berichten")
    eerste = berichten["results"][0]
    assert kantoor.ask(f"berichten/{eerste['magazijn']}/{eerste['berichtId']}")[0] == 404


def test_too_many_questions_are_refused_for_that_system_only(
    toelaten: Toelaten, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mijnomgeving.koppelvlak.systeem.PER_MINUUT", 2)
    druk, ander = toelaten(), toelaten(naam="Ander")
    assert [druk.ask("taken")[0] for _ in range(3)] == [200, 200, 429]
    assert druk.laatste.headers["Retry-After"] == "60"
    assert ander.ask("taken")[0] == 200


def test_nothing_that_proves_or_names_somebody_is_in_a_log(
    toelaten: Toelaten, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    programma = toelaten(naam="Boekhoudpakket van Mehmet")
    programma.ask("zaken")
    token(programma, verklaring="geen.jwt")
    bewijs = programma.systeem.token
    gezegd = "".join(capfd.readouterr()) + caplog.text
    for geheim in (bewijs, bewijs.split(".")[2], "90001354", "Mehmet", programma.systeem.jwk["x"]):
        assert geheim not in gezegd
    rij = Systeemtoegang.objects.get()
    assert b"90001354" not in bytes(rij.inhoud)
    assert b"Boekhoudpakket" not in bytes(rij.inhoud)


@pytest.mark.parametrize(
    "maak",
    [
        lambda: "geen sleutel",
        lambda: "{}",
        lambda: '{"keys": []}',
        lambda: '{"kty": "oct", "k": "AAAA"}',
        lambda: public_pem(ec.generate_private_key(ec.SECP256K1())),
        lambda: '{"kty":"EC","crv":"P-256","x":"AAAA","y":"AAAA"}',
    ],
)
def test_what_is_no_strong_public_key_is_refused(maak: Callable[[], str]) -> None:
    with pytest.raises(OngeldigeSleutel):
        read_sleutels(maak())


def test_old_systems_are_thrown_away_and_a_closed_account_takes_all_along(
    toelaten: Toelaten, mehmet: Sessiepersoon
) -> None:
    oud, nieuw = toelaten(naam="Oud"), toelaten(naam="Nieuw")
    nieuw.systeem.get_token()
    withdraw(persoon=mehmet, systeem=oud.rij)
    Systeemtoegang.objects.filter(pk=oud.rij.pk).update(ingetrokken_op=timezone.now() - timedelta(days=400))
    assert wipe_old() == 1
    assert services.forget(betrokkene=mehmet.betrokkene) == 1
    assert nieuw.ask("zaken")[0] == 401
    assert {regel.resultaat for regel in AuditRegel.objects.filter(actie="systeem")} >= {"toegelaten", "ingetrokken"}


def test_who_builds_a_client_finds_the_addresses_and_the_key() -> None:
    gegevens = Client().get("/.well-known/oauth-authorization-server/oauth").json()
    assert gegevens["token_endpoint"] == f"{settings.SITE_URL}{TOKEN}"
    assert gegevens["token_endpoint_auth_methods_supported"] == ["private_key_jwt"]
    [sleutel] = Client().get("/oauth/jwks").json()["keys"]
    assert sleutel["kty"] == "EC"
    assert "d" not in sleutel
    assert Client().get(TOKEN).status_code == 405
