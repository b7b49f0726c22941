"""Sanne reads what she and organisations said to each other."""

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from mijnomgeving.bronnen.registry import register_adressen
from mijnomgeving.contacten.selectors import dienst_van
from portal.core.betrokkene import Persoon
from portal.core.machtiging import Machtiging
from portal.core.niveau import Niveau
from portal.core.nummers import Bsn
from portal.outbound.service import shutdown
from portal.toegang.persoon import Sessiepersoon
from portal.verantwoording.models import Verwerking
from tests.mijnomgeving.conftest import YOUSSEF, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker, Inloggen
from tests.mijnomgeving.verhalen import SANNE, federatie_met, persona

PAD = "/mijn/contacten/"


@pytest.fixture
def everywhere(federatie: Federatie, settings: Settings) -> Federatie:
    settings.KLANTINTERACTIES_BRONNEN = [
        f"{naam}|0|{federatie.base_url}/klantinteracties/{pad}"
        for pad, naam in (("uwv", "UWV"), ("gemeente-utrecht", "Gemeente Utrecht"))
    ]
    register_adressen()
    return federatie


def contact(sleutel: str, **velden: Any) -> dict[str, Any]:
    vast = {"organisatie": "uwv", "kanaal": "telefoon", "onderwerp": f"Vraag {sleutel}", "inhoud": "U belde."}
    return vast | {"sleutel": sleutel, "op": "2026-11-09T15:20:00+01:00"} | velden


def test_all_organisations_on_one_page_newest_first(everywhere: Federatie, noor: Bezoeker) -> None:
    pagina = noor.ga(PAD)
    assert pagina.kop == "Contacten"
    assert "Gemeente Utrecht, telefoon" in pagina.tekst or "Gemeente Utrecht" in pagina.tekst
    assert Verwerking.objects.filter(processing_activity_id="mijn-contacten", gegevens="uw contacten").count() == 2


def test_a_promise_to_call_back_is_on_top_and_many_come_in_pages(
    settings: Settings, ingelogd: Ingelogd, db: None
) -> None:
    rijen = [contact(f"c{nummer}") for nummer in range(45)]
    rijen.append(contact("bel", op="2026-11-20T09:00:00+01:00", terugbellen=True))
    with federatie_met(persona(bronnen={"contactmomenten": rijen})) as (draait, _wereld):
        shutdown()
        settings.KLANTINTERACTIES_BRONNEN = [f"UWV|0|{draait.base_url}/klantinteracties/uwv"]
        register_adressen()
        sanne = Bezoeker(ingelogd(Client(), sessiepersoon(SANNE, "Sanne")))
        eerste, derde = sanne.ga(PAD), sanne.ga(f"{PAD}?pagina=3")
        assert "Op 1 gesprek komt een organisatie nog bij u terug." in eerste.tekst
        assert eerste.tekst.index("Vraag bel") < eerste.tekst.index("Vraag c")
        assert "Komt bij u terug" in eerste.tekst
        assert derde.html.count("Vraag c") == 6
    shutdown()


def test_an_organisation_that_is_silent_is_named(everywhere: Federatie, inloggen: Inloggen) -> None:
    everywhere.zet("klantinteracties/uwv", "uit")
    pagina = inloggen(YOUSSEF).ga(PAD)
    assert pagina.status == 200
    assert pagina.ontbreekt("UWV")
    assert not pagina.ontbreekt("Gemeente Utrecht")
    everywhere.zet("klantinteracties/gemeente-utrecht", "uit")
    assert "Geen enkele organisatie gaf antwoord" in inloggen(YOUSSEF).ga(PAD).tekst


def test_who_has_nothing_reads_that(everywhere: Federatie, inloggen: Inloggen) -> None:
    assert "Er is nog geen contact met u opgeschreven." in inloggen("999997592").ga(PAD).tekst


@pytest.mark.parametrize(
    ("diensten", "dienst"), [({"berichten"}, "berichten"), ({"zaken"}, "zaken"), ({"*"}, "berichten")]
)
def test_a_machtiging_for_zaken_or_for_berichten_shows_contacts(diensten: set[str], dienst: str) -> None:
    machtiging = Machtiging("1", "digid_machtigen", Persoon(Bsn(YOUSSEF)), "Youssef", frozenset(diensten))
    els = Sessiepersoon(Persoon(Bsn(SANNE)), "Els", Niveau.HOOG, datetime.now(UTC), "digid", machtiging)
    assert dienst_van(els) == dienst
