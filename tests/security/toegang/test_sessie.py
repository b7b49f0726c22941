"""B7, B8, B9, B10: the end of a session, what was typed, the other places, and trying on and on."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.test import Client

from portal.toegang import grens
from portal.toegang.middelen import UITLEG
from portal.verantwoording.models import AuditRegel
from tests.factories.bevoegdheden import NepRegister
from tests.factories.digid import NepDigid
from tests.portal.toegang.conftest import Inloggen, Klok
from tests.security.toegang.conftest import PERSOONLIJK, Handel
from tests.valkey import read_valkey

pytestmark = pytest.mark.django_db
GEVEN = "/mijn/machtigingen/geven/"
MINUUT = 60


def hidden(html: str) -> dict[str, str]:
    """The hidden fields of the form that keeps itself."""
    formulier = html[html.index("_pagina", html.index("<main")) - 60 :]
    return {naam: re.search(f'name="{naam}" value="([^"]*)"', formulier)[1] for naam in ("_pagina", "_eigenaar")}  # type: ignore[index]


def filled(noor: Client) -> dict[str, object]:
    """The form for giving a machtiging, half filled in."""
    velden = hidden(noor.get(GEVEN).content.decode())
    return {**velden, "diensten": ["zaken", "taken"], "tot": "half ingevuld"}


@pytest.mark.norm("B7")
def test_b7_a_form_sent_after_the_end_is_there_again_after_logging_in(
    noor: Client, inloggen: Inloggen, klok: Klok
) -> None:
    velden = filled(noor)
    klok.verder = 16 * MINUUT
    weg = noor.post(GEVEN, velden)
    query = dict(parse_qsl(urlsplit(weg["Location"]).query))
    assert (query["next"], query["bewaard"]) == (GEVEN, "ja")
    assert "Wat u invulde is niet weg" in noor.get(weg["Location"]).content.decode()

    assert inloggen(volgende=query["next"])["Location"] == GEVEN
    page = noor.get(GEVEN).content.decode()
    assert 'value="half ingevuld"' in page
    assert page.count("checked") == 2
    # Once: who comes back later finds an empty form.
    assert "half ingevuld" not in noor.get(GEVEN).content.decode()


@pytest.mark.norm("B7")
def test_b7_the_script_that_sends_it_at_the_end_loses_nothing_either(
    noor: Client, inloggen: Inloggen, klok: Klok
) -> None:
    weg = noor.post("/inloggen/verlopen/", filled(noor))
    assert "verlopen=ja" in weg["Location"]
    assert "bewaard=ja" in weg["Location"]
    assert noor.get("/mijn/ingelogd/").status_code == 302
    inloggen()
    assert 'value="half ingevuld"' in noor.get(GEVEN).content.decode()


@pytest.mark.norm("B7")
def test_b7_step_up_gives_the_form_back_too(noor: Client, inloggen: Inloggen) -> None:
    velden = filled(noor)
    sessie = noor.session
    sessie["persoon"] = {**sessie["persoon"], "niveau": 10}
    sessie.save()
    weg = noor.post(GEVEN, velden)
    assert "niveau=substantieel" in weg["Location"]
    inloggen()
    assert 'value="half ingevuld"' in noor.get(GEVEN).content.decode()


@pytest.mark.norm("B7")
def test_b7_who_logs_in_after_another_does_not_see_what_the_other_typed(
    noor: Client, inloggen: Inloggen, digid: NepDigid, klok: Klok
) -> None:
    velden = filled(noor)
    klok.verder = 16 * MINUUT
    noor.post(GEVEN, velden)
    digid.claims = {"bsn": "999994062"}
    inloggen()
    assert "half ingevuld" not in noor.get(GEVEN).content.decode()


@pytest.mark.norm("B7")
def test_b7_what_is_kept_cannot_be_read_in_the_cache(noor: Client, klok: Klok) -> None:
    velden = filled(noor)
    klok.verder = 16 * MINUUT
    noor.post(GEVEN, velden)
    bewaard = dict(read_valkey())
    assert [sleutel for sleutel in bewaard if "invoer:" in sleutel]
    for inhoud in bewaard.values():
        assert "half ingevuld" not in inhoud
        assert str(velden["_eigenaar"]) not in inhoud


@pytest.mark.norm("B7")
def test_b7_the_page_says_until_when_and_the_form_what_happens_then(noor: Client) -> None:
    page = noor.get(GEVEN).content.decode()
    assert "U bent ingelogd tot" in page
    assert "Verstuur dit formulier voor" in page
    dialoog = page[page.index("<dialog") : page.index("</dialog>")]
    assert "Ja, ingelogd blijven" in dialoog
    rest, maximum = (int(re.search(f'data-{naam}="(\\d+)"', dialoog)[1]) for naam in ("rest", "maximum"))  # type: ignore[index]
    assert 14 * MINUUT * 1000 < rest <= 15 * MINUUT * 1000
    assert 119 * MINUUT * 1000 < maximum <= 120 * MINUUT * 1000


@pytest.mark.norm("B7")
def test_b7_staying_is_activity_and_ends_at_two_hours(noor: Client, klok: Klok) -> None:
    for ronde in range(1, 12):
        klok.verder = ronde * 10 * MINUUT
        answer = noor.post("/inloggen/blijven/", headers={"X-Fragment": "1"})
        assert answer.status_code == 200
    klok.verder = 119 * MINUUT
    noor.post("/inloggen/blijven/")
    klok.verder = 121 * MINUUT
    assert noor.post("/inloggen/blijven/", headers={"X-Fragment": "1"}).status_code == 401


@pytest.mark.norm("B8")
def test_b8_logging_out_is_on_every_page_of_a_person(noor: Client, rijen: NepRegister) -> None:
    paden = [regel.patroon for regel in PERSOONLIJK if "<" not in regel.patroon]
    assert len(paden) > 5
    for pad in paden:
        answer = noor.get(pad)
        if answer.status_code == 405:
            continue
        # A page that comes after another leads to that one.
        assert answer.status_code in {200, 303, 404}, pad
        assert answer["Cache-Control"] == "no-store"
        if answer.status_code == 303:
            continue
        if not answer["Content-Type"].startswith("text/html"):
            continue
        kop = answer.content.decode().split("<main")[0]
        assert 'action="/uitloggen/"' in kop, pad


@pytest.mark.norm("B8")
@pytest.mark.parametrize("middel", ["digid", "eidas", "wallet"])
def test_b8_logging_out_ends_at_the_provider_of_the_login(
    client: Client, inloggen: Inloggen, digid: NepDigid, middel: str
) -> None:
    digid.claims = {"acr": "http://eidas.europa.eu/LoA/high"}
    inloggen(middel=middel)
    weg = client.post("/uitloggen/")
    assert weg["Location"].startswith(f"{digid.issuer}/end_session?")
    assert weg["Clear-Site-Data"]
    assert client.get("/mijn/ingelogd/").status_code == 302


@pytest.mark.norm("B9")
def test_b9_a_person_sees_where_else_they_are_logged_in_and_ends_it(noor: Client, inloggen: Inloggen) -> None:
    telefoon, tablet = (Client(headers={"user-agent": f"Mozilla/5.0 ({wat}) Firefox/1"}) for wat in ("Android", "iPad"))
    for browser in (telefoon, tablet):
        inloggen(browser=browser)
    page = noor.get("/mijn/ingelogd/").content.decode()
    assert "Firefox op Android" in page
    assert page.count("Hier uitloggen") == 2
    keuze = re.search(r'Firefox op Android.*?name="inlog" value="([^"]+)"', page, flags=re.DOTALL)
    assert keuze
    noor.post("/mijn/ingelogd/sluiten/", {"inlog": keuze[1]})
    assert telefoon.get("/mijn/ingelogd/").status_code == 302
    assert tablet.get("/mijn/ingelogd/").status_code == 200

    noor.post("/mijn/ingelogd/sluiten/", {"inlog": "alle"})
    assert tablet.get("/mijn/ingelogd/").status_code == 302
    assert "Uitgelogd op 1 andere plek." in noor.get("/mijn/ingelogd/").content.decode()


@pytest.mark.norm("B9")
def test_b9_nobody_ends_the_session_of_another_person(noor: Client, inloggen: Inloggen, digid: NepDigid) -> None:
    page = noor.get("/mijn/ingelogd/").content.decode()
    assert "Hier uitloggen" not in page
    ander = Client()
    digid.claims = {"bsn": "999994062"}
    inloggen(browser=ander)
    ander.post("/mijn/ingelogd/sluiten/", {"inlog": "alle"})
    assert noor.get("/mijn/ingelogd/").status_code == 200


@pytest.mark.norm("B9")
def test_b9_the_place_stays_when_the_person_acts_for_another(noor: Client, handel: Handel, inloggen: Inloggen) -> None:
    ander = Client()
    inloggen(browser=ander)
    handel("oma")
    page = ander.get("/mijn/ingelogd/").content.decode()
    assert page.count("Hier uitloggen") == 1
    ander.post("/mijn/ingelogd/sluiten/", {"inlog": "alle"})
    assert noor.get("/mijn/ingelogd/").status_code == 302


@pytest.mark.norm("B9")
def test_b9_more_than_ten_places_end_the_oldest(noor: Client, inloggen: Inloggen) -> None:
    for _ in range(10):
        inloggen(browser=Client())
    assert noor.get("/mijn/ingelogd/").status_code == 302


@pytest.fixture
def streng(monkeypatch: pytest.MonkeyPatch) -> int:
    """As many tries as a test can wait for."""
    monkeypatch.setattr(grens, "BEGINNEN", ("inloggen", 5))
    monkeypatch.setattr(grens, "MISLUKKEN", ("inloggen-mislukt", 5))
    return 5


@pytest.mark.norm("B10")
def test_b10_one_address_cannot_begin_on_and_on(client: Client, digid: NepDigid, streng: int) -> None:
    for _ in range(streng):
        assert client.get("/inloggen/digid/").status_code == 302
    vaak = client.get("/inloggen/digid/")
    assert (vaak.status_code, vaak["Retry-After"]) == (429, "600")
    assert "Wacht 10 minuten" in vaak.content.decode()
    assert client.get("/inloggen/digid/", REMOTE_ADDR="203.0.113.1").status_code == 302


@pytest.mark.norm("B10")
def test_b10_one_address_cannot_guess_on_and_on_and_each_guess_is_logged(
    client: Client, digid: NepDigid, streng: int
) -> None:
    for _ in range(streng):
        assert client.get("/inloggen/terug/", {"state": "geraden"}).status_code == 403
    assert client.get("/inloggen/terug/", {"state": "geraden"}).status_code == 429
    assert AuditRegel.objects.filter(resultaat="geweigerd").count() == streng


@pytest.mark.norm("B10")
def test_b10_a_forged_forwarding_header_is_not_believed(client: Client, digid: NepDigid, streng: int) -> None:
    for nummer in range(streng):
        client.get("/inloggen/digid/", headers={"X-Forwarded-For": f"198.51.100.{nummer}"}, REMOTE_ADDR="203.0.113.1")
    vaak = client.get("/inloggen/digid/", headers={"X-Forwarded-For": "198.51.100.99"}, REMOTE_ADDR="203.0.113.1")
    assert vaak.status_code == 429


@pytest.mark.norm("B1")
@pytest.mark.parametrize("middel", list(UITLEG))
def test_b1_every_means_is_asked_with_pkce_state_and_nonce(client: Client, digid: NepDigid, middel: str) -> None:
    query = dict(parse_qsl(urlsplit(client.get(f"/inloggen/{middel}/")["Location"]).query))
    assert query["code_challenge_method"] == "S256"
    assert len(query["state"]) > 40
    assert len(query["nonce"]) > 40
    assert query["scope"] == "openid"
    assert query["acr_values"].startswith("urn:etoegang" if middel == "eherkenning" else "http://eidas.europa.eu")


@pytest.mark.norm("B1")
def test_b1_an_answer_that_does_not_name_its_provider_is_refused_where_the_provider_promised_to(
    client: Client, inloggen: Inloggen, digid: NepDigid
) -> None:
    digid.discovery = {"authorization_response_iss_parameter_supported": True}
    location = client.get("/inloggen/digid/")["Location"]
    antwoord = digid.log_in(location)
    del antwoord["iss"]
    assert client.get(f"/inloggen/terug/?{urlencode(antwoord)}").status_code == 403


def test_a_means_that_is_off_does_not_exist(client: Client, digid: NepDigid, settings: object) -> None:
    settings.INLOGMIDDELEN["wallet"]["issuer"] = "geen"  # type: ignore[attr-defined]
    assert "EDI-wallet</" not in client.get("/inloggen/").content.decode()
    assert client.get("/inloggen/wallet/").status_code == 404
    assert client.get("/inloggen/onzin/").status_code == 404


@pytest.mark.parametrize("middel", ["eidas", "wallet"])
def test_somebody_from_the_eu_without_a_bsn_sees_how_to_get_further(
    client: Client, inloggen: Inloggen, digid: NepDigid, middel: str
) -> None:
    digid.claims = {
        "bsn": None, "acr": "http://eidas.europa.eu/LoA/high", "person_identifier": "DE/NL/123", "first_name": "Lukas",
        "family_name": "Schneider",
    }  # fmt: skip
    inloggen(middel=middel)
    for pad in ("/mijn/", "/mijn/zaken/", "/mijn/gegevens/", "/mijn/machtigingen/"):
        page = client.get(pad).content.decode()
        assert "Dag" in page
        assert "RNI-loket" in page
    assert client.get("/mijn/inzage/").status_code == 200
    digid.claims |= {"bsn": "999990019"}
    inloggen(middel=middel)
    assert "RNI-loket" not in client.get("/mijn/machtigingen/").content.decode()
