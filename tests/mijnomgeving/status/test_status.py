"""Everybody sees what works now, since when something does not, and what an outage did to last days."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from defusedxml.ElementTree import fromstring
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from levensgebeurtenissen.regels.termijnenwet import move
from mijnomgeving.status.meten import Gemeten, measure, store
from mijnomgeving.status.models import Bronstoring, Meting
from mijnomgeving.status.onderdelen import Onderdeel
from mijnomgeving.tasks import measure_status, wipe_old_bronstoringen
from mijnomgeving.zaken.models import Uitval
from tests.mijnomgeving.conftest import Federatie
from tests.mijnomgeving.paginas.conftest import Pagina

pytestmark = pytest.mark.django_db
PAD = "/status/"
ALLES_GOED = [Gemeten(f"Bron voor {onderdeel}", "RDW", onderdeel) for onderdeel in Onderdeel]


def page(pad: str = PAD) -> str:
    antwoord = Client().get(pad)
    assert antwoord.status_code == 200
    return Pagina(200, antwoord.content.decode()).tekst


def rows(pad: str = PAD) -> dict[str, str]:
    html = Client().get(pad).content.decode()
    found = re.findall(r'<tr><th scope="row">(.*?)</th><td>(.*?)</td></tr>', html, flags=re.DOTALL)
    return {naam: Pagina(200, rest).tekst for naam, rest in found}


def _dag(dag: date) -> str:
    return date_format(dag, "j F Y")


def measured(*kapot: str, minuten_geleden: int = 0, alles: Sequence[Gemeten] = ALLES_GOED) -> None:
    """One round in which what is for these does not answer."""
    rij = [replace(een, reden="storing" * (een.onderdeel in kapot)) for een in alles]
    store(rij, nu=timezone.now() - timedelta(minutes=minuten_geleden))


def test_without_any_measurement_the_page_says_that_it_does_not_know() -> None:
    assert "Wij weten nu niet zeker wat er werkt." in page()
    assert set(rows().values()) == {"Weten wij niet"}


def test_when_everything_answers_the_page_says_so_in_dutch_and_english() -> None:
    measured()
    assert "Ja. Alles werkt." in page()
    assert "Yes. Everything works." in page("/en/status/")
    assert set(rows().values()) == {"Werkt"}


def test_a_measurement_that_is_old_is_not_believed() -> None:
    measured(minuten_geleden=25)
    assert "Wij weten nu niet zeker wat er werkt." in page()
    assert "Het meten zelf werkt nu niet." in page()
    assert set(rows().values()) == {"Weten wij niet"}


def test_one_failure_is_no_outage_and_two_are_one_since_the_first() -> None:
    measured(minuten_geleden=15)
    measured("zaken", minuten_geleden=10)
    assert rows()["Lopende zaken"] == "Werkt"
    measured("zaken", minuten_geleden=5)
    [storing] = Bronstoring.objects.all()
    sinds = timezone.localtime(storing.van).strftime("%H.%M")
    assert rows()["Lopende zaken"].startswith("Werkt niet Bron voor zaken: geeft geen antwoord sinds")
    assert sinds in rows()["Lopende zaken"]
    assert "Niet alles werkt nu." in page()
    measured()
    storing.refresh_from_db()
    assert storing.tot is not None
    assert rows()["Lopende zaken"] == "Werkt"
    assert "Wat wij verder maten" in page()


def test_one_of_two_sources_makes_it_work_in_part() -> None:
    alles = [*ALLES_GOED, Gemeten("Zaken van UWV", "UWV", Onderdeel.ZAKEN)]
    for minuten in (10, 5):
        stuk = [
            Gemeten(een.naam, een.organisatie, een.onderdeel, "storing" * (een.organisatie == "UWV")) for een in alles
        ]
        store(stuk, nu=timezone.now() - timedelta(minutes=minuten))
    assert rows()["Lopende zaken"].startswith("Werkt deels Zaken van UWV:")


def test_a_connection_that_is_gone_is_forgotten_and_its_outage_ends() -> None:
    measured("buurt", minuten_geleden=10)
    measured("buurt", minuten_geleden=5)
    measured(alles=ALLES_GOED[:-1])
    assert not Meting.objects.filter(onderdeel=Onderdeel.BUURT).exists()
    assert not Bronstoring.objects.filter(tot=None).exists()


def test_the_worker_asks_every_source_and_the_page_none(gekoppeld: Federatie) -> None:
    measure_status()
    gevraagd = len(gekoppeld.ontvangen)
    assert gevraagd > 20
    gekoppeld.zet("zgw/rdw", "fout_500")
    measure()
    measure()
    gevraagd = len(gekoppeld.ontvangen)
    assert "Zaken van RDW: geeft geen antwoord sinds" in rows()["Lopende zaken"]
    assert rows()["Uw gegevens"] == "Werkt"
    assert len(gekoppeld.ontvangen) == gevraagd, "to look is not to ask"


def test_an_outage_of_the_past_says_how_long_and_what_it_did_to_last_days() -> None:
    dag = timezone.localdate() - timedelta(days=4)
    van = timezone.make_aware(datetime.combine(dag, time(10)))
    Uitval.objects.create(
        organisatie="UWV",
        van=van,
        tot=van + timedelta(hours=3, minutes=5),
        uitleg="U kon niets naar UWV sturen.",
        uitleg_en="You could not send anything to UWV.",
        onderdelen=["versturen"],
    )
    Uitval.objects.create(van=van, tot=van + timedelta(hours=1), uitleg="Zoeken lukte niet.", onderdelen=["zoeken"])
    tekst = page()
    for woorden in (
        "Storing bij UWV",
        "3 uur en 5 minuten",
        f"Was uw laatste dag {_dag(dag)}?",
    ):
        assert woorden in tekst
    assert f"Dan hebt u tot en met {_dag(move(dag + timedelta(days=1)).dag)}" in tekst
    assert "Die blijft hetzelfde. U kon op die dag iets versturen." in tekst
    engels = page("/en/status/")
    assert "You could not send anything to UWV." in engels
    assert "Then you have until and including" in engels
    assert '<span lang="nl">Zoeken lukte niet.</span>' in Client().get("/en/status/").content.decode()


def test_maintenance_is_announced_and_stands_apart() -> None:
    morgen = timezone.now() + timedelta(days=1)
    Uitval.objects.create(
        soort="onderhoud",
        titel="Nieuwe versie",
        van=morgen,
        verwacht_tot=morgen + timedelta(hours=2),
        uitleg="Kort dicht.",
    )
    measured()
    tekst = page()
    assert "Ja. Alles werkt." in tekst
    assert tekst.index("Onderhoud dat eraan komt") < tekst.index("Nieuwe versie") < tekst.index("De laatste 90 dagen")


def test_what_people_wrote_goes_before_what_was_measured() -> None:
    measured()
    Uitval.objects.create(van=timezone.now(), uitleg="Inloggen lukt niet.", onderdelen=["inloggen"])
    assert rows()["Inloggen"] == "Werkt niet"
    assert rows()["Zoeken"] == "Werkt"
    assert "Niet alles werkt nu." in page()


def test_programs_get_the_same_facts() -> None:
    measured()
    van = timezone.now() - timedelta(days=3)
    Uitval.objects.create(van=van, tot=van + timedelta(hours=2), uitleg="Het portaal deed het niet.")
    gegeven = Client().get("/api/v1/status").json()
    assert {een["werking"] for een in gegeven["onderdelen"]} == {"werkt"}
    [storing] = gegeven["geweest"]
    assert storing["titel"] == "Storing in dit portaal"
    assert storing["verschuiftLaatsteDagTot"] > van.date().isoformat()
    feed = fromstring(Client().get("/status/storingen.atom").content)
    titels = [een.text for een in feed.findall("{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}title")]
    assert titels == ["Storing in dit portaal"]


def test_the_page_is_the_same_for_all_and_kept_for_a_moment_only() -> None:
    antwoord = Client().get(PAD)
    assert antwoord["Cache-Control"].startswith("public, max-age=15, s-maxage=30")
    assert not antwoord.cookies


def test_measured_outages_go_after_a_year() -> None:
    lang = timezone.now() - timedelta(days=400)
    Bronstoring.objects.create(naam="Oud", onderdeel="zaken", van=lang, tot=lang + timedelta(hours=1))
    Bronstoring.objects.create(naam="Nu", onderdeel="zaken", van=lang)
    wipe_old_bronstoringen()
    assert [een.naam for een in Bronstoring.objects.all()] == ["Nu"]
