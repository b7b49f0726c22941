"""Production starts with a whole and safe configuration, or says in one sentence why not."""

import json
import os
import sys
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

import pytest
from django.core.exceptions import ImproperlyConfigured

import portal.config.settings as pakket
from tests.factories.omgeving import SLEUTEL, productie_omgeving

SLEUTELS = ["DJANGO_SECRET_KEY", "PSEUDONIEM_SLEUTEL", "AUDIT_SLEUTEL", "SESSIE_SLEUTEL", "KLUIS_SLEUTEL"]

Start = Callable[..., ModuleType]


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch) -> Start:
    """Reads the production settings anew, with nothing but this environment."""

    def read_settings(**anders: str) -> ModuleType:
        for naam in ("base", "productie"):
            monkeypatch.delitem(sys.modules, f"{pakket.__name__}.{naam}", raising=False)
            monkeypatch.setattr(pakket, naam, None, raising=False)
        monkeypatch.setattr(os, "environ", productie_omgeving(**anders))
        return import_module(f"{pakket.__name__}.productie")

    return read_settings


def test_a_whole_environment_starts(start: Start) -> None:
    settings = start()

    assert settings.DEBUG is False
    assert settings.DEMO is False
    assert settings.SITE_URL == "https://portaal.example"


@pytest.mark.parametrize(
    "naam",
    ["DATABASE_URL", "REDIS_URL", *SLEUTELS, "EMAIL_HOST", "DEFAULT_FROM_EMAIL"],
)
def test_it_asks_for_what_has_no_default(start: Start, naam: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"Set the environment variable {naam}"):
        start(**{naam: ""})


def test_it_refuses_a_store_without_tls_or_that_it_does_not_know(start: Start) -> None:
    assert start(WEGWIJZER_OPSLAG="qdrant+https://qdrant.example:6333").WEGWIJZER_OPSLAG.startswith("qdrant+https")
    with pytest.raises(ImproperlyConfigured, match="WEGWIJZER_OPSLAG is not reached over https"):
        start(WEGWIJZER_OPSLAG="qdrant+http://qdrant.example:6333")
    with pytest.raises(ImproperlyConfigured, match="WEGWIJZER_OPSLAG is 'faiss'"):
        start(WEGWIJZER_OPSLAG="faiss")


@pytest.mark.norm("B65")
@pytest.mark.parametrize(
    "naam",
    [*SLEUTELS, "DIGID_CLIENT_SECRET", "EIDAS_CLIENT_SECRET", "ZGW_CLIENT_SECRET", "BRP_API_KEY", "WOZ_API_KEY"],
)
def test_it_refuses_demo_secrets(start: Start, naam: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"{naam} is a demo value"):
        start(**{naam: "demo-geheim-dat-lang-genoeg-is-maar-bekend"})


@pytest.mark.parametrize(
    "naam", ["DIGID_CLIENT_SECRET", "MACHTIGEN_CLIENT_SECRET", "ZGW_CLIENT_SECRET", "BRP_API_KEY", "MACHTIGEN_API_KEY"]
)
def test_it_refuses_a_secret_that_was_never_set(start: Start, naam: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"{naam} is a demo value"):
        start(**{naam: ""})


@pytest.mark.parametrize("naam", SLEUTELS)
def test_it_refuses_short_keys(start: Start, naam: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=f"{naam} .*shorter than 32 characters"):
        start(**{naam: "x" * 31})


@pytest.mark.parametrize("paar", [("AUDIT_SLEUTEL", "PSEUDONIEM_SLEUTEL"), ("DJANGO_SECRET_KEY", "SESSIE_SLEUTEL")])
def test_it_refuses_one_key_for_two_purposes(start: Start, paar: tuple[str, str]) -> None:
    with pytest.raises(ImproperlyConfigured, match="must differ"):
        start(**dict.fromkeys(paar, SLEUTEL.format("dezelfde")))


@pytest.mark.norm("B40")
@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        ("PORTAAL_URL", "http://portaal.example"),
        ("DIGID_ISSUER", "http://digid.example"),
        ("EHERKENNING_ISSUER", "http://eherkenning.example"),
        ("BEVOEGDHEDEN_URL", "http://bvd.example"),
        ("BRP_URL", "http://brp.example"),
        ("KVK_URL", "http://kvk.example"),
        ("RDW_OPEN_URL", "http://opendata.example"),
        ("BEKENDMAKINGEN_URL", "http://bekendmakingen.example/sru"),
        ("ZAKEN_BRONNEN", "RDW|00000001804770694000|http://rdw.example"),
        ("ZAKEN_BRONNEN", "A|00000001002220647000|https://a.example,B|00000001804770694000|http://b.example"),
        ("BERICHTEN_BRONNEN", "RDW|00000001804770694000|http://rdw.example"),
        ("TAKEN_BRONNEN", "RDW|00000001804770694000|http://rdw.example"),
        ("KLANTINTERACTIES_BRONNEN", "RDW|00000001804770694000|http://rdw.example"),
        ("PRODUCTEN_BRONNEN", "RDW|00000001804770694000|http://rdw.example"),
    ],
)
def test_it_refuses_a_source_without_tls(start: Start, naam: str, waarde: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"http://.* is not reached over https"):
        start(**{naam: waarde})


@pytest.mark.parametrize(
    "naam",
    [
        "PORTAAL_URL",
        "DIGID_ISSUER",
        "EIDAS_ISSUER",
        "BEVOEGDHEDEN_URL",
        "BRP_URL",
        "ZAKEN_BRONNEN",
        "BERICHTEN_BRONNEN",
    ],
)
def test_it_refuses_the_simulators_that_stand_in_by_default(start: Start, naam: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=r"http://localhost:.* is not reached over https"):
        start(**{naam: ""})


@pytest.mark.norm("B61")
def test_it_refuses_debug(start: Start) -> None:
    with pytest.raises(ImproperlyConfigured, match="DJANGO_DEBUG is on"):
        start(DJANGO_DEBUG="1")


@pytest.mark.norm("B29")
def test_cookies_are_bound_to_this_host_and_to_tls(start: Start) -> None:
    settings = start()

    for soort in ("SESSION", "CSRF"):
        assert getattr(settings, f"{soort}_COOKIE_NAME").startswith("__Host-")
        assert getattr(settings, f"{soort}_COOKIE_SECURE")
        assert getattr(settings, f"{soort}_COOKIE_HTTPONLY")
        assert getattr(settings, f"{soort}_COOKIE_SAMESITE") == "Lax"


@pytest.mark.norm("B28")
def test_browsers_come_back_over_tls_for_more_than_a_year(start: Start) -> None:
    settings = start()

    assert settings.SECURE_SSL_REDIRECT
    assert settings.SECURE_HSTS_SECONDS >= 31_536_000


@pytest.mark.norm("B27")
def test_the_content_security_policy_has_no_hole(start: Start) -> None:
    regels = start().CONTENT_SECURITY_POLICY["DIRECTIVES"]

    bronnen = {bron for waarden in regels.values() for bron in waarden}
    # Where a form may lead: a login provider, and the payment service.
    elders = {f"https://{naam}.example" for naam in ("digid", "machtigen", "eherkenning", "eidas", "betaalpagina")}
    assert bronnen == {"'none'", "'self'", *elders}
    assert regels["form-action"] == ["'self'", *sorted(elders)]
    assert {"default-src", "base-uri", "frame-ancestors", "form-action", "frame-src"} <= set(regels)


@pytest.mark.norm("B27")
def test_the_admin_gets_a_host_of_its_own_over_tls(start: Start) -> None:
    settings = start(BEHEER_URL="https://beheer.portaal.example/")

    assert settings.ALLOWED_HOSTS == ["portaal.example", "beheer.portaal.example"]
    assert settings.WAGTAILADMIN_BASE_URL == "https://beheer.portaal.example"
    with pytest.raises(ImproperlyConfigured, match="BEHEER_URL has the host of PORTAAL_URL"):
        start(BEHEER_URL="https://portaal.example:8443")
    with pytest.raises(ImproperlyConfigured, match="not reached over https"):
        start(BEHEER_URL="http://beheer.portaal.example")


@pytest.mark.norm("B6")
def test_a_session_ends_after_15_minutes_idle_and_after_2_hours(start: Start) -> None:
    settings = start()

    assert settings.SESSION_COOKIE_AGE <= 15 * 60
    assert settings.SESSIE_MAXIMUM_SECONDEN <= 2 * 60 * 60


def test_a_language_model_elsewhere_is_reached_over_tls(start: Start) -> None:
    for adres in ("https://model.example/v1/", "http://127.0.0.1:11434/v1"):
        instellingen = start(WEGWIJZER_GENERATOR_URL=adres, WEGWIJZER_GENERATOR_MODEL="proef")
        assert adres.rstrip("/") == instellingen.WEGWIJZER_GENERATOR_URL
    with pytest.raises(ImproperlyConfigured, match="WEGWIJZER_GENERATOR_URL is not reached over https"):
        start(WEGWIJZER_GENERATOR_URL="http://model.example/v1", WEGWIJZER_GENERATOR_MODEL="proef")
    with pytest.raises(ImproperlyConfigured, match="WEGWIJZER_GENERATOR_MODEL"):
        start(WEGWIJZER_GENERATOR_URL="https://model.example/v1")


@pytest.mark.parametrize(
    ("anders", "waarom"),
    [
        ({"issuer": "http://login.example"}, r"http://login\.example is not reached over https"),
        ({"client_secret": "demo-geheim-dat-lang-genoeg-is-maar-bekend"}, "gemeente-utrecht.* is a demo value"),
        ({"client_secret": "kort"}, "gemeente-utrecht.*shorter than 32 characters"),
        ({"oin": None}, "LOKET_ORGANISATIES is no JSON object"),
    ],
    ids=str,
)
def test_it_refuses_staff_whose_login_it_cannot_trust(start: Start, anders: dict[str, str], waarom: str) -> None:
    goed = {
        "naam": "Gemeente Utrecht", "oin": "00000001002220647000", "issuer": "https://login.example",
        "client_id": "portaal", "client_secret": SLEUTEL.format("loket"),
    }  # fmt: skip
    start(LOKET_ORGANISATIES=json.dumps({"gemeente-utrecht": goed}))
    with pytest.raises(ImproperlyConfigured, match=waarom):
        start(LOKET_ORGANISATIES=json.dumps({"gemeente-utrecht": goed | anders}))
