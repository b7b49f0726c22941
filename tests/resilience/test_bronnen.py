"""Every source in every fault, over HTTP, on every page that asks it (B52), and what we do to a source then (B53, B54).

A page answers 200, names each source that is silent with a way to try again, shows all the others, and never says that
there is nothing. Sources fail several at a time, so that all combinations take a minute and not ten.
"""

import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from importlib import import_module
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen import registry
from mijnomgeving.federatie.storingen import Stand
from portal.core.betrokkene import Medewerker, Onderneming, Persoon
from portal.core.deadline import Deadline
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn, KvkNummer, Rsin
from portal.core.resultaat import Unavailable
from portal.outbound import adressen, zekering
from portal.outbound.service import as_result, run_together, shutdown
from portal.toegang import services as toegang
from portal.toegang.persoon import Sessiepersoon
from tests.mijnomgeving.conftest import NOOR, Federatie, point_at, sessiepersoon
from tests.mijnomgeving.federatie.draaiend import draaiende_federatie
from tests.mijnomgeving.paginas.conftest import GEEN_ZAKEN, Bezoeker, Pagina

pytestmark = pytest.mark.django_db

SANNE = "999990019"
NAMEN = {
    "zgw/gemeente-utrecht": "Gemeente Utrecht",
    "zgw/dienst-toeslagen": "Dienst Toeslagen",
    "zgw/rdw": "RDW",
    "fbs/gemeente-utrecht": "Gemeente Utrecht",
    "fbs/dienst-toeslagen": "Dienst Toeslagen",
    "brp": "Basisregistratie Personen (BRP)",
    "historie": "Basisregistratie Personen, eerdere adressen",
    "reisdocumenten": "Register van reisdocumenten (RvIG)",
    "brk": "Kadaster (BRK)",
    "woz": "WOZ (waarde van woningen)",
    "rdw": "RDW (voertuigen)",
    "inkomen": "Belastingdienst (inkomen)",
    "duo": "DUO (diploma's)",
    "uitkeringen": "Uitkeringen van UWV, SVB en gemeenten",
    "kvk": "Handelsregister (KVK)",
}
ZAKEN = {
    "zgw/gemeente-utrecht": "Verhuizing doorgeven",
    "zgw/dienst-toeslagen": "Huurtoeslag aanpassen",
    "zgw/rdw": "Adres kentekens bijwerken",
}
BERICHTEN = {
    "fbs/gemeente-utrecht": "Uw identiteitskaart verloopt",
    "fbs/dienst-toeslagen": "Wij hebben uw huurcontract nodig",
}
# Of each page: who looks, and what it shows of each source.
PAGINAS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "/mijn/": (NOOR, ZAKEN | BERICHTEN),
    "/mijn/zaken/": (NOOR, ZAKEN),
    "/mijn/berichten/": (NOOR, BERICHTEN),
    "/mijn/gegevens/": (
        SANNE,
        {
            "brp": "Eerste Oosterparklaan",
            "historie": "Schonebergerweg 12",
            "reisdocumenten": "NCK1FPB37",
            "brk": "Gekocht in 2026",
            "woz": "€ 498.000",
            "rdw": "F-437-TL",
            "inkomen": "€ 31.480",
            "duo": "Pedagogiek",
            "uitkeringen": "€ 650,96",
        },
    ),
}
# The WOZ is asked for the property that the Kadaster knows.
VOLGT = {"woz": "brk"}
TRAAG = (Stand.TRAAG, Stand.HANGT, Stand.DRUPPELT)
# With these a source may still help: some calls succeed, or only its clock is wrong.
SOMS = (Stand.HALF, Stand.VERKEERDE_KLOK)
STUK = [stand for stand in Stand if stand is not Stand.NORMAAL]


@pytest.fixture(scope="module")
def _draaiend() -> Iterator[str]:
    with draaiende_federatie(
        traag_seconden=1.5, hangt_seconden=30.0, druppel_seconden=0.25, brk_per_seconde=1000
    ) as draait:
        yield draait.base_url


@pytest.fixture
def federatie(_draaiend: str, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Federatie]:
    """The simulated government, called by a portal that has called nobody before."""
    federatie = Federatie(_draaiend)
    federatie.herstel()
    shutdown()
    monkeypatch.setattr(adressen, "_basis_urls", set())
    # Whether a machtiging still holds is shown elsewhere; here it does.
    monkeypatch.setattr("portal.toegang.beleid.refresh", lambda persoon, _rijen: persoon.machtiging)
    point_at(_draaiend, settings)
    yield federatie
    shutdown()


def bezoeker(settings: Settings, persoon: Sessiepersoon) -> Bezoeker:
    """A browser of somebody who is logged in."""
    client, sessie = Client(), import_module(settings.SESSION_ENGINE).SessionStore()
    sessie[toegang._PERSOON] = persoon.to_session()
    sessie.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = sessie.session_key
    return Bezoeker(client)


def bakker() -> Sessiepersoon:
    """Who acts for a bakery with eHerkenning."""
    onderneming = Onderneming(KvkNummer("68750110"), Rsin("857587973"))
    machtiging = Machtiging("", "bestuurder", onderneming, "Bakkerij De Korenaar", frozenset({"*"}))
    return Sessiepersoon(
        Medewerker("pseudoniem"), "Bakkerij De Korenaar", Niveau.SUBSTANTIEEL, datetime.now(UTC), "eherkenning",
        machtiging=machtiging, eigen=machtiging,
    )  # fmt: skip


def inhoud(pagina: Pagina) -> str:
    """The words of the page's own part: who is logged in stands above it."""
    return Pagina(pagina.status, pagina.html.partition("<main")[2]).tekst


def check(gezien: Pagina, pad: str, kapot: set[str], toont: Mapping[str, str], stand: Stand) -> None:
    """What must hold for a page of which these services are broken."""
    tekst = inhoud(gezien)
    waar = f"{pad} with {sorted(kapot)} {stand}"
    assert gezien.status == 200, waar
    assert not any(woorden in tekst.lower() for woorden in GEEN_ZAKEN), waar
    stil = {NAMEN[dienst] for dienst in toont if gezien.ontbreekt(NAMEN[dienst])}
    for dienst, woorden in toont.items():
        if dienst in kapot:
            # Either it gave what it has, or the page says that it is missing: never neither.
            assert NAMEN[dienst] in stil or (stand in SOMS and woorden in tekst), f"{waar}: {dienst} is not named"
        elif VOLGT.get(dienst) not in kapot:
            assert woorden in tekst, f"{waar}: {dienst} is not complete"
    if stil:
        assert gezien.links(pad), f"{waar}: no link to try again"
    assert stil <= {NAMEN[dienst] for dienst in kapot}, waar


def halves(diensten: Mapping[str, str]) -> tuple[set[str], set[str]]:
    """The services in two groups that together are all of them."""
    return set(list(diensten)[::2]), set(list(diensten)[1::2])


@pytest.mark.norm("B52")
@pytest.mark.parametrize("stand", STUK)
@pytest.mark.parametrize("pad", PAGINAS)
def test_a_page_is_whole_for_the_rest_and_names_what_is_missing(
    federatie: Federatie, settings: Settings, pad: str, stand: Stand
) -> None:
    bsn, toont = PAGINAS[pad]
    persoon = bezoeker(settings, sessiepersoon(bsn, "Iemand", niveau=Niveau.HOOG))
    if stand in TRAAG:
        settings.PAGINA_DEADLINE, settings.BRON_DEADLINE = 1.6, 0.8
    for kapot in halves(toont):
        federatie.herstel()
        shutdown()
        for dienst in kapot:
            federatie.zet(dienst, stand)
        check(persoon.ga(pad), pad, kapot, toont, stand)


@pytest.mark.norm("B52")
@pytest.mark.parametrize("stand", STUK)
def test_a_company_sees_which_register_is_silent(federatie: Federatie, settings: Settings, stand: Stand) -> None:
    if stand in TRAAG:
        settings.PAGINA_DEADLINE, settings.BRON_DEADLINE = 1.6, 0.8
    federatie.zet("kvk", stand)
    gezien = bezoeker(settings, bakker()).ga("/mijn/gegevens/")
    check(gezien, "/mijn/gegevens/", {"kvk"}, {"kvk": "68750110"}, stand)


def _off_the_pages(ik: Persoon) -> dict[str, tuple[str, Callable[..., Awaitable[Any]]]]:
    """The sources of the registry that these pages do not ask, with a question; 'nothing' is too short to drip."""
    return {
        "bag": (registry.bag().naam, partial(registry.bag().list_adressen, postcode="3544AK", huisnummer=112)),
        "profiel": (registry.profiel().naam, partial(registry.profiel().fetch_profiel, ik)),
        "taken/gemeente-utrecht": ("Gemeente Utrecht", partial(registry.taken_bronnen()[0].list_taken, ik)),
        "klantinteracties/gemeente-utrecht": (
            "Gemeente Utrecht",
            partial(registry.contacten_bronnen()[0].list_contactmomenten, ik),
        ),
        "afspraken/gemeente-utrecht": ("Gemeente Utrecht", partial(registry.afspraken_bronnen()[0].list_afspraken, ik)),
    }


@pytest.mark.norm("B52")
@pytest.mark.parametrize("stand", [stand for stand in STUK if stand not in {*SOMS, Stand.DRUPPELT}])
def test_a_source_that_no_page_asks_yet_is_never_empty_for_an_error(
    federatie: Federatie, settings: Settings, stand: Stand
) -> None:
    for naam, dienst in (
        ("TAKEN_BRONNEN", "taken"),
        ("KLANTINTERACTIES_BRONNEN", "klantinteracties"),
        ("AFSPRAKEN_BRONNEN", "afspraken"),
    ):
        setattr(settings, naam, [f"Gemeente Utrecht|0|{federatie.base_url}/{dienst}/gemeente-utrecht"])
    registry.register_adressen()
    vragen = _off_the_pages(Persoon(Bsn(SANNE)))
    for dienst in vragen:
        federatie.zet(dienst, stand)
    deadline = Deadline.after(0.8 if stand in TRAAG else 10.0)
    antwoorden = run_together(
        *(as_result(naam, stel(deadline=deadline), deadline=deadline) for naam, stel in vragen.values()),  # type: ignore[arg-type]
        deadline=deadline,
    )
    goed = [
        dienst for dienst, antwoord in zip(vragen, antwoorden, strict=True) if not isinstance(antwoord, Unavailable)
    ]
    assert goed == []


def calls(federatie: Federatie, dienst: str) -> int:
    """How many calls this service counted."""
    tellingen = federatie.tellingen()
    return sum(tellingen.get(dienst, {}).values())


@pytest.mark.norm("B53")
def test_a_register_that_is_out_is_left_alone(federatie: Federatie, settings: Settings) -> None:
    noor = bezoeker(settings, sessiepersoon(NOOR, "Noor"))
    federatie.zet("zgw/rdw", Stand.FOUT_500)
    for _ in range(20):
        assert noor.ga("/mijn/zaken/").ontbreekt("RDW")
    # Five until the breaker opens, a tenth of second tries, and a probe each time that it has rested.
    assert calls(federatie, "zgw/rdw") <= 10
    assert calls(federatie, "zgw/gemeente-utrecht") == 20


@pytest.mark.norm("B53")
def test_a_register_that_asks_for_rest_is_not_asked_again_at_once(federatie: Federatie, settings: Settings) -> None:
    noor = bezoeker(settings, sessiepersoon(NOOR, "Noor"))
    federatie.zet("fbs/gemeente-utrecht", Stand.FOUT_429)
    for _ in range(5):
        assert noor.ga("/mijn/berichten/").ontbreekt("Gemeente Utrecht")
    assert calls(federatie, "fbs/gemeente-utrecht") == 1


@pytest.mark.norm("B53")
def test_half_a_register_gets_a_tenth_of_second_tries(federatie: Federatie, settings: Settings) -> None:
    federatie.zet("inkomen", Stand.HALF)
    inkomen, ik = registry.inkomen(), Persoon(Bsn(SANNE))
    for _ in range(100):
        deadline = Deadline.after(5)
        run_together(as_result(inkomen.naam, inkomen.list_inkomens(ik, deadline=deadline)), deadline=deadline)
    assert calls(federatie, "inkomen") <= 110


@pytest.mark.norm("B54")
def test_in_half_an_outage_every_page_comes_and_most_of_it_is_there(
    federatie: Federatie, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half of the sources fail every other call; with second tries for a tenth, 77% of the tiles can be had.

    Two minutes of somebody who looks every four seconds, twenty times as fast, and so are the breaker's rests.
    """
    monkeypatch.setattr(zekering, "EERSTE_RUST", zekering.EERSTE_RUST / 20)
    monkeypatch.setattr(zekering, "LANGSTE_RUST", zekering.LANGSTE_RUST / 20)
    _, toont = PAGINAS["/mijn/gegevens/"]
    sanne = bezoeker(settings, sessiepersoon(SANNE, "Sanne", niveau=Niveau.HOOG))
    storing = ("historie", "reisdocumenten", "inkomen", "duo")
    for dienst in storing:
        federatie.zet(dienst, Stand.HALF)
    tegels: list[bool] = []
    for _ in range(30):
        gezien = sanne.ga("/mijn/gegevens/")
        assert gezien.status == 200
        tekst = inhoud(gezien)
        tegels += [woorden in tekst for woorden in toont.values()]
    assert sum(tegels) / len(tegels) >= 0.75, sum(tegels)
    for dienst in storing:
        federatie.zet(dienst, Stand.NORMAAL)
    hersteld = time.monotonic()
    while not all(woorden in inhoud(sanne.ga("/mijn/gegevens/")) for woorden in toont.values()):
        assert time.monotonic() - hersteld < 30 / 20


@pytest.mark.norm("B54")
def test_after_an_outage_a_register_is_back_within_half_a_minute(federatie: Federatie, settings: Settings) -> None:
    """Of a short one; that the breaker's longest rest is 15 s is shown by the clock in test_zekering."""
    noor = bezoeker(settings, sessiepersoon(NOOR, "Noor"))
    federatie.zet("zgw/rdw", Stand.UIT)
    for _ in range(8):
        noor.ga("/mijn/zaken/")
    federatie.zet("zgw/rdw", Stand.NORMAAL)
    hersteld = time.monotonic()
    while ZAKEN["zgw/rdw"] not in noor.ga("/mijn/zaken/").tekst:
        assert time.monotonic() - hersteld < 30
        time.sleep(0.1)
