"""B11, B12, B13: no address of one opens anything for another, whichever address it is.

The patterns come from the URLconf: who adds one with something in it that tells it from others must say here whose it
is, or the first test fails.
"""

import re
import secrets
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve, reverse

from mijnomgeving.federatie.opslag.organisaties import load_organisaties
from mijnomgeving.federatie.opslag.personas import load_personas
from tests.mijnomgeving.conftest import DAAN, NOOR, YOUSSEF, Federatie
from tests.mijnomgeving.paginas.conftest import Bezoeker
from tests.mijnomgeving.paginas.test_namens import WOLWINKEL, ZONNEGRAAN, act, prins
from tests.security.mijnomgeving.conftest import Klant
from tests.security.mijnomgeving.wandeling import Wandeling, list_namen, walk
from tests.security.mijnomgeving.zaaien import sow

__all__ = ["prins"]

# The value is a choice that everybody has: what stands behind it is the person's own.
KEUZE = frozenset(
    {
        *("gegevens_groep", "terugmelding", "inzage_download", "toestemming_geven", "toestemming_intrekken"),
        *("profiel_contact", "profiel_bevestigen", "profiel_verwijderen", "uittreksel_maken", "stappenlijst_nieuw"),
        "gegevens_wijziging",
    }
)
# The value is a key of something of one person; a walk through the pages comes past it.
GEVONDEN = frozenset(
    {
        *("zaak", "bericht", "bijlage", "bijlage_bekijken", "taak", "taak_betalen", "inzending", "gebruik"),
        *("gebruik_schrijven", "machtiging_intrekken", "berichtmap_hernoemen", "berichtmap_weggooien", "document"),
        *("stappenlijst", "vergunning", "afspraak_afzeggen"),
    }
)
# The same key, one step further: the address follows from that of the first.
AFGELEID = {
    "afspraak_agenda": ("afspraak_afzeggen", {}),
    "bericht_antwoorden": ("bericht", {}),
    "taak_betaald": ("taak", {}),
    "taak_controleren": ("taak", {}),
    "taak_weggooien": ("taak", {}),
    "stappenlijst_agenda": ("stappenlijst", {}),
    "stappenlijst_antwoorden": ("stappenlijst", {}),
    "stappenlijst_vink": ("stappenlijst", {}),
    "stappenlijst_weggooien": ("stappenlijst", {}),
    "vergunning_schrijven": ("vergunning", {"wat": "wijzigen"}),
    "vergunning_controleren": ("vergunning", {"wat": "wijzigen"}),
    "vergunning_weggooien": ("vergunning", {"wat": "wijzigen"}),
    "zaak_agenda": ("zaak", {}),
    "zaak_volgen": ("zaak", {}),
    "zaak_stap": ("zaak", {}),
    "zaak_schrijven": ("zaak", {"wat": "klacht"}),
    "zaak_controleren": ("zaak", {"wat": "klacht"}),
    "zaak_weggooien": ("zaak", {"wat": "klacht"}),
}
# Keys of rows of our own that only their owner's pages show; a test of their own part makes one and tries it.
ELDERS = {
    "berichtadres_bevestigen": "tests/mijnomgeving/postkamer",
    "berichtadres_weg": "tests/mijnomgeving/postkamer",
    "bericht_notitie": "tests/mijnomgeving/postkamer",
    "bericht_notitie_weg": "tests/mijnomgeving/postkamer",
    "verzoek": "tests/mijnomgeving/verzoeken",
    **dict.fromkeys(
        ("dossier", "dossier_toestemming", "dossier_erbij", "dossier_actie", "dossier_uitkomst", "dossier_stoppen"),
        "tests/mijnomgeving/loket/dossiers",
    ),
    "dossier_verwijzing": "tests/mijnomgeving/loket/dossiers",
    "dossier_verwijzing_antwoord": "tests/mijnomgeving/loket/dossiers",
    **dict.fromkeys(("loket_vraag", "loket_weigeren", "loket_intrekken"), "tests/mijnomgeving/loket/toestemming"),
    **dict.fromkeys(("loket_samenvatting", "loket_samenvatting_weggooien"), "tests/mijnomgeving/loket/hulp"),
    "profiel_post_weg": "tests/mijnomgeving/profiel",
    "profiel_push_uit": "tests/mijnomgeving/notificaties",
    "recht_intrekken": "tests/mijnomgeving/rechten",
    "recht_vraag": "tests/mijnomgeving/rechten",
    "recht_wijzigen": "tests/mijnomgeving/rechten",
    "toegang_vraag_weg": "tests/mijnomgeving/rechten",
    "stappenlijst_meenemen": "tests/mijnomgeving/stappenlijsten",
    **dict.fromkeys(
        ("systeem", "systeem_intrekken", "systeem_overnemen", "sleutel_erbij", "sleutel_weg"),
        "tests/mijnomgeving/koppelvlak",
    ),
    **dict.fromkeys(
        ("webhook_nieuw", "webhook_controleren", "webhook_proef", "webhook_weg", "webhook_opnieuw"),
        "tests/mijnomgeving/koppelvlak",
    ),
    "uittreksel_intrekken": "tests/mijnomgeving/uittreksels",
    "vergunning_document": "tests/mijnomgeving/vergunningen",
}
# Who has documents with a zaak.
PETRA = "999990263"
PERSONAS = load_personas(load_organisaties())


def bekend() -> dict[str, object]:
    return {naam: pattern for naam, pattern in list_namen().items() if pattern.pattern.converters}


def test_every_address_with_something_in_it_says_whose_it_is() -> None:
    genoemd = KEUZE | GEVONDEN | set(AFGELEID) | set(ELDERS)
    assert set(bekend()) - genoemd == set()


def own_addresses(wandeling: Wandeling) -> dict[str, list[str]]:
    """The addresses that are of one person, by name."""
    eigen: dict[str, list[str]] = {}
    for naam, adres in wandeling.met_kenmerk:
        if naam in GEVONDEN:
            eigen.setdefault(naam, []).append(adres)
    for naam, (van, meer) in AFGELEID.items():
        if naam in bekend() and van in eigen:
            eigen[naam] = [reverse(f"mijn:{naam}", kwargs=resolve(eigen[van][0]).kwargs | meer)]
    return eigen


def like_unknown(adres: str) -> str:
    """An address of the same form that is of nobody."""
    kwargs = dict(resolve(adres).kwargs)
    naam = resolve(adres).url_name
    onbekend = {
        sleutel: uuid4() if re.fullmatch(r"[0-9a-f-]{36}", str(waarde)) else _other(str(waarde))
        for sleutel, waarde in kwargs.items()
        if sleutel not in {"magazijn", "logboek", "manier", "wat", "document_id", "bijlage_id"}
    }
    return reverse(f"mijn:{naam}", kwargs=kwargs | onbekend)


def _other(waarde: str) -> str:
    if waarde.startswith("MO-"):
        return "MO-2222-2222"
    if "-" in waarde:
        return f"{secrets.token_hex(16)}-{secrets.token_hex(8)}"
    return secrets.token_hex(16)


def open_(client: Client, adres: str) -> HttpResponse:
    """Open it, or press its button, and go where that leads."""
    antwoord = client.get(adres, follow=True)
    return client.post(adres, follow=True) if antwoord.status_code == 405 else antwoord  # type: ignore[return-value]


def kop(antwoord: HttpResponse) -> str:
    found = re.search(r"<h1[^>]*>(.*?)</h1>", antwoord.content.decode(), flags=re.DOTALL)
    return found[1].strip() if found else ""


def rows() -> dict[str, int]:
    """How many rows each table of MijnOmgeving has."""
    return {
        model.__name__: model._default_manager.count() for model in apps.get_app_config("mijnomgeving").get_models()
    }


def check_closed(eigen: dict[str, list[str]], ander: Client, federatie: Federatie) -> list[str]:
    """What is open that should not be, differs from what does not exist, or reaches a source."""
    voor = rows()
    fouten = [
        f"{naam}: {fout} ({adres})"
        for naam, adressen in eigen.items()
        for adres in adressen
        for fout in _try(naam, adres, ander, federatie)
    ]
    fouten += [] if rows() == voor else [f"rows changed: {voor} -> {rows()}"]
    return fouten


def _try(naam: str, adres: str, ander: Client, federatie: Federatie) -> Iterator[str]:
    federatie.ontvangen.clear()
    gezien = open_(ander, adres)
    delen = re.findall(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{32}", adres)
    if any(deel in call.pad for call in federatie.ontvangen for deel in delen):
        yield "its key went to a source"
    if gezien.status_code not in {403, 404}:
        yield f"is open: {gezien.status_code}"
    vreemd = open_(ander, like_unknown(adres))
    if (gezien.status_code, kop(gezien)) != (vreemd.status_code, kop(vreemd)):
        yield "is not as an address of nobody"
    if (gedaan := ander.post(adres, {}, follow=True).status_code) < 400:
        yield f"takes a post: {gedaan}"


@pytest.mark.norm("B11")
@pytest.mark.norm("B12")
@pytest.mark.norm("B13")
def test_what_is_mine_does_not_exist_for_another_and_says_nothing_of_me(klant: Klant, overheid: Federatie) -> None:
    klanten = {bsn: klant(bsn) for bsn in (NOOR, YOUSSEF, PETRA)}
    eigen: dict[str, dict[str, list[str]]] = {}
    for bsn, client in klanten.items():
        sow(client)
        wandeling = walk(client)
        assert list(leaks(wandeling)) == []
        eigen[bsn] = own_addresses(wandeling)
    # All of them are tried below.
    gezien = {naam for adressen in eigen.values() for naam in adressen}
    assert (GEVONDEN | set(AFGELEID)) & set(bekend()) - gezien == set()
    assert check_closed(eigen[NOOR], klanten[YOUSSEF], overheid) == []
    assert check_closed(eigen[YOUSSEF], klanten[PETRA], overheid) == []
    assert check_closed(eigen[PETRA], klant(DAAN), overheid) == []


def leaks(wandeling: Wandeling) -> Iterator[str]:
    """Each address or page with the number of a person in it."""
    nummers = {str(persona.bsn) for persona in PERSONAS if persona.bsn}
    for lijst in (*wandeling.adressen.values(), *wandeling.knoppen.values()):
        yield from (adres for adres in lijst if any(nummer in adres for nummer in nummers))
    for adres, html in wandeling.paginas.items():
        if nummers & set(re.findall(r"(?<![0-9a-f-])[0-9]{9}(?![0-9a-f-])", html)):
            yield adres


@pytest.mark.norm("B11")
@pytest.mark.norm("B15")
def test_b11_two_companies_of_one_bookkeeper_and_a_citizen_never_mix(
    overheid: Federatie, klant: Klant, prins: Bezoeker
) -> None:
    paden: dict[str, dict[str, list[str]]] = {}
    for naam in (ZONNEGRAAN, WOLWINKEL):
        act(prins, naam)
        sow(prins.client)
        paden[naam] = own_addresses(walk(prins.client))
        assert {"zaak", "bericht", "inzending"} <= set(paden[naam]), naam
    # She now acts for the second: the first is closed, and so is the second for a citizen.
    assert check_closed(paden[ZONNEGRAAN], prins.client, overheid) == []
    assert check_closed(paden[WOLWINKEL], klant(NOOR), overheid) == []


@pytest.mark.norm("B11")
@pytest.mark.parametrize("naam", sorted(KEUZE))
def test_b11_a_choice_that_does_not_exist_is_not_found(klant: Klant, naam: str) -> None:
    if naam not in bekend() or naam.startswith("profiel_"):
        # The converter of the profile lets its own words through only.
        return
    [parameter] = bekend()[naam].pattern.converters  # type: ignore[attr-defined]
    adres = reverse(f"mijn:{naam}", kwargs={parameter: "bestaat-niet"})
    assert open_(klant(NOOR), adres).status_code == 404
