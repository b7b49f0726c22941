"""One source fails, in every way that /regie/ knows: it is named with the reason, and the others are complete."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from pytest_django import Settings

from mijnomgeving.bronnen.deur import Antwoorden, Vraag, read
from mijnomgeving.bronnen.registry import berichten_bronnen, brp, zaken_bronnen
from portal.core.deadline import Deadline
from portal.core.resultaat import Available, Reden, SourceResult, Unavailable
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.models import Verwerking
from tests.mijnomgeving.conftest import Federatie

pytestmark = [pytest.mark.django_db, pytest.mark.norm("B52")]

REDENEN = {
    "traag": Reden.TE_LAAT,
    "hangt": Reden.TE_LAAT,
    "fout_500": Reden.STORING,
    "fout_429": Reden.TE_DRUK,
    "kapotte_json": Reden.ONBEGRIJPELIJK,
    "uit": Reden.ONBEREIKBAAR,
}
DIENSTEN = (
    "brp",
    "zgw/gemeente-utrecht",
    "zgw/dienst-toeslagen",
    "zgw/rdw",
    "fbs/gemeente-utrecht",
    "fbs/dienst-toeslagen",
)

# The page's deadline below, and room for a machine that does more; a source that hangs takes 30 s.
RUIM = 1.6

Lees = Callable[[], dict[str, SourceResult[Any]]]


@pytest.fixture
def lees(federatie: Federatie, noor: Sessiepersoon, settings: Settings) -> Lees:
    """Ask every source on behalf of Noor, as her first page does; the answers by key of the service."""
    settings.BRON_DEADLINE, settings.PAGINA_DEADLINE = 0.85, 0.95

    def read_all() -> dict[str, SourceResult[Any]]:
        ik = noor.betrokkene
        vragen: dict[str, Vraag[Any]] = {"brp": Vraag(brp().naam, "uw naam", partial(brp().fetch_naam, ik))}
        for zaken in zaken_bronnen():
            sleutel = settings.ZAKEN_BRONNEN[len(vragen) - 1].rpartition("/")[2]
            vragen[f"zgw/{sleutel}"] = Vraag(zaken.naam, "uw zaken", partial(zaken.list_zaken, ik))
        for berichten in berichten_bronnen():
            stel = partial(berichten.list_berichten, ik)
            vragen[f"fbs/{berichten.sleutel}"] = Vraag(berichten.naam, "uw berichten", stel)
        antwoorden: Antwoorden = read(
            *vragen.values(),
            persoon=noor,
            activiteit="mijn-overzicht",
            deadline=Deadline.after(settings.PAGINA_DEADLINE),
        )
        return {sleutel: antwoorden[vraag] for sleutel, vraag in vragen.items()}

    return read_all


def test_when_all_is_well_every_source_answers(lees: Lees) -> None:
    antwoorden = lees()
    assert set(antwoorden) == set(DIENSTEN)
    assert all(isinstance(antwoord, Available) for antwoord in antwoorden.values())


@pytest.mark.parametrize("stand", REDENEN)
@pytest.mark.parametrize("dienst", DIENSTEN)
def test_the_page_has_everything_but_what_is_broken(lees: Lees, federatie: Federatie, dienst: str, stand: str) -> None:
    federatie.zet(dienst, stand)
    begin = time.monotonic()
    antwoorden = lees()
    assert time.monotonic() - begin < RUIM
    kapot = antwoorden.pop(dienst)
    assert isinstance(kapot, Unavailable)
    assert kapot.reason is REDENEN[stand]
    assert kapot.source
    assert [dienst for dienst, antwoord in antwoorden.items() if not isinstance(antwoord, Available)] == []
    assert Verwerking.objects.filter(status_code="Error").count() == 1


def test_a_source_that_is_only_slow_is_waited_for(lees: Lees, federatie: Federatie, settings: Settings) -> None:
    lees()
    federatie.zet("zgw/rdw", "traag")
    settings.BRON_DEADLINE, settings.PAGINA_DEADLINE = 2.0, 2.5
    assert isinstance(lees()["zgw/rdw"], Available)


def test_when_everything_hangs_the_page_still_comes(lees: Lees, federatie: Federatie) -> None:
    for dienst in DIENSTEN:
        federatie.zet(dienst, "hangt")
    begin = time.monotonic()
    antwoorden = lees()
    assert time.monotonic() - begin < RUIM
    assert {getattr(antwoord, "reason", None) for antwoord in antwoorden.values()} == {Reden.TE_LAAT}


@pytest.mark.norm("B53")
def test_a_source_that_asks_for_rest_gets_it_and_the_person_hears_until_when(lees: Lees, federatie: Federatie) -> None:
    federatie.zet("fbs/gemeente-utrecht", "fout_429")
    lees()
    federatie.ontvangen.clear()
    antwoorden = lees()
    rust = antwoorden["fbs/gemeente-utrecht"]
    assert isinstance(rust, Unavailable)
    assert rust.retry_at is not None
    assert timedelta(seconds=20) < rust.retry_at - datetime.now(UTC) < timedelta(seconds=40)
    assert not any(verzoek.pad.startswith("/fbs/gemeente-utrecht") for verzoek in federatie.ontvangen)
    assert isinstance(antwoorden["zgw/gemeente-utrecht"], Available), "the zaken of the same organisation go on"


def test_what_was_broken_works_again_at_once(lees: Lees, federatie: Federatie) -> None:
    federatie.zet("zgw/rdw", "fout_500")
    assert isinstance(lees()["zgw/rdw"], Unavailable)
    federatie.zet("zgw/rdw", "normaal")
    assert isinstance(lees()["zgw/rdw"], Available)


@pytest.mark.parametrize("stand", ["fout_500", "fout_429", "kapotte_json", "uit"])
def test_the_steps_of_a_zaak_can_fail_by_themselves(
    lees: Lees, federatie: Federatie, noor: Sessiepersoon, stand: str
) -> None:
    zaken = lees()["zgw/dienst-toeslagen"]
    assert isinstance(zaken, Available)
    federatie.zet("zgw/dienst-toeslagen", stand)
    bron = next(bron for bron in zaken_bronnen() if bron.naam == "Dienst Toeslagen")
    vraag = Vraag(bron.naam, "de stappen van uw zaak", partial(bron.list_stappen, zaken.data[0]))
    stappen = read(vraag, persoon=noor, activiteit="mijn-zaken", deadline=Deadline.after(1.0))[vraag]
    assert isinstance(stappen, Unavailable)
    assert stappen.reason is REDENEN[stand]
