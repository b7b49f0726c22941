"""How Sanne is reached: contact details with verification by a code, and preferences."""

import re
from collections.abc import Iterator
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from pytest_django import Settings

from mijnomgeving.bronnen.profiel.models import Contactsoort, Profiel, Voorkeursoort
from mijnomgeving.bronnen.profiel.port import ProfielBron
from mijnomgeving.bronnen.registry import profiel, register_adressen
from portal.core.betrokkene import EuPersoon, Onderneming, Persoon
from portal.core.nummers import Bsn, KvkNummer
from portal.outbound.service import shutdown
from tests.mijnomgeving.bronnen.conftest import ask
from tests.mijnomgeving.federatie.draaiend import DraaiendeFederatie
from tests.mijnomgeving.verhalen import KVK, SANNE, bedrijf, federatie_met, persona

SANNE_ZELF, BEDRIJF = Persoon(Bsn(SANNE)), Onderneming(KvkNummer(KVK))
VERHAAL = {
    "email": "sanne@voorbeeld.example",
    "telefoon": "0612345678",
    "taal": "en",
    "organisaties": {"uwv": "werk@voorbeeld.example"},
}


@pytest.fixture
def draait(settings: Settings) -> Iterator[DraaiendeFederatie]:
    with federatie_met(persona(bronnen={"profiel": VERHAAL}), bedrijf()) as (federatie, _):
        shutdown()
        settings.REGISTERS = settings.REGISTERS | {
            "profiel": {"url": f"{federatie.base_url}/profiel", "api_key": "demo-profiel"}
        }
        register_adressen()
        yield federatie
        shutdown()


@pytest.fixture
def bron(draait: DraaiendeFederatie) -> ProfielBron:
    return profiel()


def sent_code(draait: DraaiendeFederatie, email: str) -> str:
    verbinding = HTTPConnection(urlsplit(draait.base_url).netloc, timeout=5)
    verbinding.request("GET", "/profiel/postvak/")
    tekst = verbinding.getresponse().read().decode()
    verbinding.close()
    gevonden = re.search(rf"Aan {re.escape(email)}: uw code is ([0-9]{{6}})", tekst)
    assert gevonden
    return gevonden[1]


def test_sanne_sees_what_she_gave_before(bron: ProfielBron) -> None:
    gelezen = ask(bron.fetch_profiel, SANNE_ZELF)
    assert [(g.soort, g.waarde, g.bevestigd, g.alleen_voor) for g in gelezen.contactgegevens] == [
        (Contactsoort.EMAIL, "sanne@voorbeeld.example", True, ""),
        (Contactsoort.TELEFOON, "0612345678", True, ""),
        (Contactsoort.EMAIL, "werk@voorbeeld.example", True, "UWV"),
    ]
    assert gelezen.email is not None
    assert gelezen.email.waarde == "sanne@voorbeeld.example"
    assert gelezen.voorkeur(Voorkeursoort.TAAL) == "Engels"
    assert gelezen.voorkeur(Voorkeursoort.AANHEF) == ""
    assert "sanne@" not in repr(gelezen)


def test_who_never_gave_anything_has_an_empty_profile(bron: ProfielBron) -> None:
    assert ask(bron.fetch_profiel, BEDRIJF) == Profiel()
    assert ask(bron.fetch_profiel, EuPersoon("DE/NL/1")) == Profiel()
    with pytest.raises(ValueError, match="no number"):
        ask(bron.send_code, EuPersoon("DE/NL/1"), "a@b.example")


def test_an_address_is_used_after_the_code_from_the_mail(bron: ProfielBron, draait: DraaiendeFederatie) -> None:
    email = "bakker@voorbeeld.example"
    ask(bron.add_contactgegeven, BEDRIJF, Contactsoort.EMAIL, email)
    assert ask(bron.fetch_profiel, BEDRIJF).email is None

    assert ask(bron.send_code, BEDRIJF, email)
    code = sent_code(draait, email)
    assert not ask(bron.verify, BEDRIJF, email, "000000" if code != "000000" else "111111")
    assert not ask(bron.verify, SANNE_ZELF, email, code)
    assert ask(bron.verify, BEDRIJF, email, code)
    assert not ask(bron.verify, BEDRIJF, email, code)
    gelezen = ask(bron.fetch_profiel, BEDRIJF).email
    assert gelezen is not None
    assert gelezen.waarde == email


def test_a_code_cannot_be_guessed_for_long_or_used_late(bron: ProfielBron, draait: DraaiendeFederatie) -> None:
    email = "sanne@voorbeeld.example"
    assert ask(bron.send_code, SANNE_ZELF, email)
    code = sent_code(draait, email)
    for _ in range(5):
        assert not ask(bron.verify, SANNE_ZELF, email, "verkeerd")
    assert not ask(bron.verify, SANNE_ZELF, email, code)

    assert ask(bron.send_code, SANNE_ZELF, email)
    draait.klok.voorsprong += 901
    assert not ask(bron.verify, SANNE_ZELF, email, sent_code(draait, email))
    assert not ask(bron.send_code, SANNE_ZELF, "niet@van-haar.example")


def test_a_changed_address_is_to_be_verified_again_and_can_be_removed(bron: ProfielBron) -> None:
    eerste = ask(bron.fetch_profiel, SANNE_ZELF).contactgegevens[0]
    assert ask(bron.change_contactgegeven, SANNE_ZELF, eerste, "nieuw@voorbeeld.example")
    gewijzigd = ask(bron.fetch_profiel, SANNE_ZELF).contactgegevens[0]
    assert (gewijzigd.waarde, gewijzigd.bevestigd) == ("nieuw@voorbeeld.example", False)
    assert ask(bron.remove_contactgegeven, SANNE_ZELF, gewijzigd.gegeven_id)
    assert not ask(bron.remove_contactgegeven, SANNE_ZELF, gewijzigd.gegeven_id)
    assert not ask(bron.change_contactgegeven, SANNE_ZELF, gewijzigd, "x@voorbeeld.example")


def test_a_preference_is_set_whether_there_was_one_or_not(bron: ProfielBron) -> None:
    for soort, waarde in ((Voorkeursoort.TAAL, "Nederlands"), (Voorkeursoort.BELLEN, "false")):
        ask(bron.set_voorkeur, SANNE_ZELF, soort, waarde)
        assert ask(bron.fetch_profiel, SANNE_ZELF).voorkeur(soort) == waarde
    assert len(ask(bron.fetch_profiel, SANNE_ZELF).voorkeuren) == 3
