"""B3, B5, B12, B16: the level of each route, and a new session at each rise."""

import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

from portal.core.niveau import Niveau
from portal.toegang.beleidslijst import Beleidsregel
from portal.verantwoording.verwerkingenregister import REGISTER
from tests.factories.digid import NepDigid
from tests.portal.toegang.conftest import Inloggen
from tests.security.toegang.conftest import PERSOONLIJK, VOOR_SYSTEMEN

pytestmark = pytest.mark.django_db
ACR = {
    Niveau.LAAG: "http://eidas.europa.eu/LoA/low",
    Niveau.SUBSTANTIEEL: "http://eidas.europa.eu/LoA/substantial",
    Niveau.HOOG: "http://eidas.europa.eu/LoA/high",
}
VOORBEELD = {
    "uuid": "11111111-1111-4111-8111-111111111111", "slug": "een-sleutel", "str": "een-sleutel", "int": "1",
    "contactsoort": "email", "uuidstr": "11111111-1111-4111-8111-111111111111",
}  # fmt: skip


def fill(patroon: str) -> str:
    """An address that fits the pattern."""
    return re.sub(r"<(?:(\w+):)?\w+>", lambda found: VOORBEELD[found[1] or "str"], patroon)


def low_level(client: Client, niveau: Niveau) -> None:
    """The session of this client, at another level than the provider gave."""
    sessie = client.session
    sessie["persoon"] = {**sessie["persoon"], "niveau": niveau.value}
    sessie.save()


def refused(client: Client, regel: Beleidsregel) -> dict[str, str]:
    """What the login is asked when this client opens an address of this route."""
    url = fill(regel.patroon)
    answer = client.get(url)
    if answer.status_code == 405:
        answer = client.post(url)
    assert answer.status_code == 302, url
    assert answer["Location"].startswith("/inloggen/?")
    assert answer["Cache-Control"] == "no-store"
    return dict(parse_qsl(urlsplit(answer["Location"]).query))


@pytest.mark.norm("B3")
@pytest.mark.parametrize("regel", PERSOONLIJK, ids=lambda regel: regel.patroon)
def test_b3_nobody_comes_in_without_logging_in(client: Client, regel: Beleidsregel) -> None:
    assert "niveau" not in refused(client, regel)


@pytest.mark.norm("B3")
@pytest.mark.parametrize("regel", PERSOONLIJK, ids=lambda regel: regel.patroon)
def test_b3_nobody_comes_in_below_the_level_of_a_route(client: Client, inloggen: Inloggen, regel: Beleidsregel) -> None:
    inloggen()
    assert regel.activiteit
    lager = [niveau for niveau in Niveau if niveau < regel.activiteit.niveau]
    assert lager, "each page of a person asks some level"
    for heeft in lager:
        low_level(client, heeft)
        assert refused(client, regel)["niveau"] == regel.activiteit.niveau.name.lower(), heeft


@pytest.mark.norm("B3")
def test_b3_the_session_of_a_person_opens_nothing_of_the_api_for_systems(client: Client, inloggen: Inloggen) -> None:
    inloggen()
    assert VOOR_SYSTEMEN
    for regel in VOOR_SYSTEMEN:
        answer = client.get(fill(regel.patroon))
        assert (answer.status_code, answer["Cache-Control"]) == (401, "no-store"), regel.patroon


@pytest.mark.norm("B3")
def test_b3_every_activity_has_a_level_and_a_say_on_machtigingen() -> None:
    for activiteit in REGISTER.values():
        assert activiteit.niveau >= Niveau.SUBSTANTIEEL
        assert not (activiteit.over_handelende and activiteit.diensten), activiteit.id


@pytest.mark.norm("B16")
def test_b16_an_activity_that_names_no_service_is_closed_to_representatives() -> None:
    dicht = {a.id for a in REGISTER.values() if not a.diensten and not a.over_handelende and not a.door_bestuur}
    assert not any(REGISTER[naam].diensten for naam in dicht)


@pytest.mark.norm("B5")
def test_b5_each_rise_gives_a_new_session_and_the_old_one_is_dead(
    client: Client, inloggen: Inloggen, digid: NepDigid
) -> None:
    client.get("/inloggen/digid/")
    ids = [client.cookies["sessie"].value]
    for niveau in (Niveau.SUBSTANTIEEL, Niveau.HOOG):
        digid.claims = {"acr": ACR[niveau]}
        inloggen(niveau=niveau.name.lower())
        ids.append(client.cookies["sessie"].value)
    assert len(set(ids)) == 3
    for oud in ids[:2]:
        browser = Client()
        browser.cookies["sessie"] = oud
        assert browser.get("/mijn/ingelogd/").status_code == 302


@pytest.mark.norm("B12")
def test_b12_no_address_takes_a_number_of_a_person_or_company() -> None:
    def names(patterns: list[URLPattern | URLResolver]) -> set[str]:
        found: set[str] = set()
        for pattern in patterns:
            found |= set(pattern.pattern.converters)
            if isinstance(pattern, URLResolver):
                found |= names(pattern.url_patterns)
        return found

    assert not {naam for naam in names(get_resolver().url_patterns) if re.search("bsn|rsin|kvk|vestiging", naam)}
