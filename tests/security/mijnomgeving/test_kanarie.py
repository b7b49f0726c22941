"""B47-B49: after everything that a person can do, nothing of what the sources said stays where it can be read."""

import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import redis
from django.apps import apps
from django.core import mail
from django.db import connection
from django.db.models import CharField, TextField
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

import mijnomgeving
from mijnomgeving.bronnen.registry import register_adressen
from portal.core.betrokkene import Persoon
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn
from portal.outbound.service import shutdown
from tests.mijnomgeving.conftest import NOOR, Ingelogd, point_at, sessiepersoon
from tests.mijnomgeving.verhalen import SANNE, bericht, federatie_met, persona, zaak
from tests.security.mijnomgeving.conftest import PER_ORGANISATIE, Klant
from tests.security.mijnomgeving.wandeling import Wandeling, walk
from tests.security.mijnomgeving.zaaien import sow
from tests.valkey import read_valkey

# Each stands at another place of the story; none is a word.
NAAM, STRAAT, ZAAK, POST, TAAK, CONTACT, KENTEKEN, DIPLOMA, EIGEN = (
    f"kanarie{nummer}q7x" for nummer in range(101, 110)
)
INKOMEN = 48_173_951
KANARIES = (NAAM, STRAAT, ZAAK, POST, TAAK, CONTACT, DIPLOMA, EIGEN, str(INKOMEN), SANNE)


def verhaal() -> Any:
    """Sanne, with something of hers in each source."""
    brp = {
        "naam": {"voornamen": NAAM, "geslachtsnaam": "Vos"},
        "geboorte": {"datum": "1990-01-01"},
        "verblijfplaats": {
            "type": "Adres",
            "functieAdres": {"code": "W", "omschrijving": "woonadres"},
            "datumVan": "2020-01-01",
            "adresseerbaarObjectIdentificatie": "0344010000099671",
            "nummeraanduidingIdentificatie": "0344200000099671",
            "verblijfadres": {
                "officieleStraatnaam": STRAAT,
                "korteStraatnaam": STRAAT,
                "huisnummer": 7,
                "postcode": "3555HX",
                "woonplaats": "Utrecht",
            },
        },
    }
    bronnen = {
        "inkomen": [
            {"jaar": 2024, "soort": "verzamelinkomen", "bedrag": INKOMEN, "status": "definitief",
             "vastgesteld_op": "2025-08-15"}
        ],
        "diplomas": [
            {"nummer": "1", "soort": "mbo", "niveau": "4", "opleiding": DIPLOMA, "instelling": "Zadkine",
             "plaats": "Rotterdam", "uitgereikt_op": "2015-06-26"}
        ],
        "contactmomenten": [
            {"organisatie": "uwv", "sleutel": "c", "op": "2026-11-09T15:20:00+01:00", "kanaal": "telefoon",
             "onderwerp": CONTACT, "inhoud": CONTACT}
        ],
        "taken": [
            {"organisatie": "uwv", "sleutel": "t", "titel": TAAK, "toelichting": TAAK, "op": "2026-11-09",
             "soort": "upload", "deadline": "2026-12-09"}
        ],
        "verwerkingen": [
            {"organisatie": "uwv", "activiteit": "controle", "op": "2026-11-09", "naam": CONTACT}
        ],
    }  # fmt: skip
    return persona(
        brp=brp,
        bronnen=bronnen,
        zaken=(zaak("B-1", omschrijving=ZAAK, toelichting=ZAAK),),
        berichten=(bericht("b1", onderwerp=POST, inhoud=f"Beste {NAAM}, {POST}. Stuur {POST} voor 5 december 2026."),),
    )


@pytest.fixture
def sanne(settings: Settings, ingelogd: Ingelogd, db: None) -> Iterator[Client]:
    """Sanne, logged in, with a portal that keeps what sources gave for the session."""
    redis.Redis.from_url(settings.REDIS_URL).flushdb()
    settings.VOORRAAD_VERS = 60
    with federatie_met(verhaal()) as (draait, _wereld):
        shutdown()
        point_at(draait.base_url, settings)
        for naam, dienst in PER_ORGANISATIE.items():
            setattr(settings, naam, [f"UWV|0|{draait.base_url}/{dienst}/uwv"])
        settings.BEVOEGDHEDEN_URL = f"{draait.base_url}/machtigen/api/v1"
        register_adressen()
        yield ingelogd(Client(), sessiepersoon(SANNE, NAAM, niveau=Niveau.HOOG))
    shutdown()


def tables() -> Iterator[tuple[str, str]]:
    """Every row of every table, as text; bytes as the characters that they may be."""
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT t::text FROM "{tabel}" t')
            for (rij,) in cursor.fetchall():
                yield tabel, rij + "".join(_bytes(rij))


def _bytes(rij: str) -> Iterator[str]:
    for hexadecimaal in re.findall(r"\\\\?x([0-9a-f]{8,})", rij):
        yield bytes.fromhex(hexadecimaal[: len(hexadecimaal) // 2 * 2]).decode("latin-1")


def found_in(plaatsen: Iterator[tuple[str, str]]) -> list[str]:
    """Where a canary sings."""
    return sorted({f"{plek}: {kanarie}" for plek, tekst in plaatsen for kanarie in KANARIES if kanarie in tekst})


@pytest.mark.norm("B47")
@pytest.mark.norm("B48")
def test_nothing_of_what_the_sources_said_can_be_read_anywhere(
    sanne: Client, settings: Settings, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    sow(sanne, woorden=EIGEN)
    wandeling = walk(sanne)
    _press(sanne, wandeling)

    alles = "".join(wandeling.paginas.values())
    gezien = [kanarie for kanarie in KANARIES if kanarie in alles]
    # Whoever never saw a canary cannot say that it is gone.
    assert set(gezien) >= {NAAM, STRAAT, ZAAK, POST, TAAK, CONTACT, DIPLOMA, EIGEN}

    bewaard = list(read_valkey())
    assert bewaard
    assert found_in(iter(bewaard)) == []
    assert found_in(tables()) == []
    logs = capfd.readouterr()
    assert found_in(iter([("logs", logs.out + logs.err + caplog.text)])) == []
    assert found_in((f"mail {nummer}", str(post.message())) for nummer, post in enumerate(mail.outbox)) == []
    adressen = [adres for lijst in (*wandeling.adressen.values(), *wandeling.knoppen.values()) for adres in lijst]
    assert found_in((adres, adres) for adres in adressen) == []


def _press(client: Client, wandeling: Wandeling) -> None:
    """Look for something of one's own, and press what has a button without a form."""
    client.post("/mijn/inzage/filteren/", {"periode": "alles", "zoek": POST})
    client.post("/mijn/berichten/zoeken/", {"tekst": POST})
    for naam in ("zaak_volgen",):
        for adres in wandeling.knoppen.get(naam, []):
            client.post(adres)
    for adres in wandeling.adressen.get("bericht", []):
        client.get(adres)


@pytest.mark.norm("B48")
def test_when_the_session_ends_nothing_of_it_is_left(sanne: Client, settings: Settings) -> None:
    sessie = sanne.session.session_key
    walk(sanne)
    voor = {key for key, _waarde in read_valkey()}
    assert any("voorraad" in key for key in voor)
    sanne.post(reverse("toegang:uitloggen"))
    na = {key for key, _waarde in read_valkey()}
    # What stays is that this session is dead, under a hash.
    blijft = [key for key in na if "voorraad" in key or ("sessie" in key and "sessie-dood" not in key)]
    assert blijft == []
    assert [key for key in na if sessie and sessie in key] == []


@pytest.mark.norm("B49")
def test_no_table_has_a_place_for_a_number_of_a_person() -> None:
    verboden = re.compile(r"(^|_)(bsn|rsin|kvk|kvk_nummer|burgerservicenummer|naam_van_persoon)($|_)")
    eigen = ("mijnomgeving", "verantwoording", "outbox", "toegang")
    velden = [
        (model, veld)
        for config in apps.get_app_configs()
        if config.label in eigen
        for model in config.get_models()
        for veld in model._meta.get_fields()
        if hasattr(veld, "attname")
    ]
    assert [f"{model.__name__}.{veld.name}" for model, veld in velden if verboden.search(veld.name)] == []
    # Who it is about or who did it is a pseudonym of 64 characters, and no text that could hold more.
    wie = [
        (model, veld)
        for model, veld in velden
        if isinstance(veld, CharField | TextField)
        and veld.name in {"betrokkene", "handelende", "gemachtigde", "van_wie"}
    ]
    assert wie
    assert [f"{model.__name__}.{veld.name}" for model, veld in wie if veld.max_length != 64] == []


def parts(functie: str) -> dict[str, Any]:
    """Each part of MijnOmgeving that has this function, in its services, selectors or a module named so."""
    gevonden = {}
    for info in pkgutil.walk_packages(mijnomgeving.__path__, "mijnomgeving."):
        deel, _, module = info.name.removeprefix("mijnomgeving.").partition(".")
        if module in {"services", "selectors"} and deel not in {"federatie", "bronnen"}:
            code = importlib.import_module(info.name)
            if hasattr(code, functie) and getattr(code, functie).__module__ == info.name:
                gevonden[deel] = getattr(code, functie)
    return gevonden


@pytest.mark.norm("B49")
@pytest.mark.norm("B50")
def test_after_a_new_key_everything_of_me_is_found_and_can_be_forgotten(klant: Klant, settings: Settings) -> None:
    sow(klant(NOOR))
    ik = Persoon(Bsn(NOOR))
    voor = _export(ik)
    assert {"inzendingen", "toestemmingen", "berichten"} <= set(voor)
    settings.PSEUDONIEM_SLEUTELS_VORIGE = [settings.PSEUDONIEM_SLEUTEL]
    settings.PSEUDONIEM_SLEUTEL = "een nieuwe sleutel van meer dan tweeëndertig tekens"
    assert _export(ik) == voor
    vergeten = {deel: forget(betrokkene=ik) for deel, forget in parts("forget").items()}
    assert [deel for deel in voor if not vergeten.get(deel)] == []
    assert _export(ik) == {}


def _export(ik: Persoon) -> dict[str, Any]:
    """What each part holds of me; a part that holds nothing is left out."""
    alles = {deel: export(betrokkene=ik) for deel, export in parts("export_eigen").items()}
    return {deel: rijen for deel, rijen in alles.items() if _filled(rijen)}


def _filled(waarde: object) -> bool:
    if isinstance(waarde, Mapping):
        return any(map(_filled, waarde.values()))
    return any(map(_filled, waarde)) if isinstance(waarde, list | tuple) else bool(waarde)
