"""One zaak, seen by who has it: its chain, its days, who handles it, and how to stay informed."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client
from icalendar import Calendar

from mijnomgeving.notificaties.models import GevolgdeZaak
from mijnomgeving.zaken import services
from mijnomgeving.zaken.models import Stapreactie
from mijnomgeving.zaken.selectors import export_eigen
from portal.core.betrokkene import Persoon
from portal.core.machtiging import Machtiging
from portal.core.nummers import Bsn
from tests.mijnomgeving.conftest import NOOR, Federatie, Ingelogd, sessiepersoon
from tests.mijnomgeving.paginas.conftest import Bezoeker
from tests.mijnomgeving.paginas.paden import zaak_pad
from tests.mijnomgeving.verhalen import SANNE, persona
from tests.mijnomgeving.zaken.conftest import Verteller, wacht_op_loonstrook

CONTACT = {"organisatie": "uwv", "sleutel": "c", "op": "2026-11-09T15:20:00+01:00", "kanaal": "telefoon",
           "onderwerp": "Vraag over mijn loonstrook", "inhoud": "U vroeg welke maanden.", "zaak": "W-1",
           "terugbellen": True}  # fmt: skip
DOCUMENTEN = [
    {"zaak": "W-1", "sleutel": "b", "titel": "Brief van ons", "soort": "brief", "op": "2026-11-03", "regels": ["Dag"]},
    {"zaak": "W-1", "sleutel": "f", "titel": "Uw formulier", "soort": "formulier", "op": "2026-11-02",
     "regels": ["Dag"], "van": "aanvrager"},
]  # fmt: skip


@pytest.fixture
def noor(federatie: Federatie, ingelogd: Ingelogd, db: None) -> Bezoeker:
    return Bezoeker(ingelogd(Client(), sessiepersoon(NOOR, "Noor Bakker")))


@pytest.fixture
def sanne(vertel: Verteller) -> Bezoeker:
    zaak = wacht_op_loonstrook(einddatum_gepland="2026-12-20", uiterlijke_einddatum="2026-12-28")
    return vertel(persona(zaken=(zaak,), bronnen={"contactmomenten": [CONTACT], "documenten": DOCUMENTEN}))


def test_one_move_shows_what_was_passed_on_why_and_whose_turn_it_is(noor: Bezoeker) -> None:
    zaak = noor.ga(zaak_pad(noor, "Verhuizing doorgeven")).tekst
    assert "Van Gemeente Utrecht naar Dienst Toeslagen, 12 november 2026" in zaak
    assert "Daarom rekenen wij uw huurtoeslag opnieuw uit." in zaak
    assert "Wie is nu aan zet?" in zaak
    beurt = zaak.partition("Wie is nu aan zet?")[2]
    assert beurt.index("Dienst Toeslagen wacht op u") < beurt.index("RDW")


def test_the_page_tells_who_handles_it_and_keeps_both_kinds_of_documents_apart(sanne: Bezoeker) -> None:
    zaak = sanne.ga(zaak_pad(sanne, "Zaak W-1")).tekst
    assert "UWV, Uitkeringen" in zaak or "UWV, " in zaak
    van_hen, _, van_haar = zaak.partition("Documenten van UWV")[2].partition("Wat u stuurde")
    assert "Brief van ons" in van_hen
    assert "Uw formulier" in van_haar
    for woorden in ("Vraag over mijn loonstrook", "Komt bij u terug", "20 december 2026", "28 december 2026"):
        assert woorden in zaak


def test_the_days_go_into_a_calendar_without_a_number_of_a_person(sanne: Bezoeker) -> None:
    antwoord = sanne.raw(f"{zaak_pad(sanne, 'Zaak W-1')}agenda.ics")
    assert antwoord.headers["Content-Type"].startswith("text/calendar")
    assert antwoord.headers["Cache-Control"] == "no-store"
    agenda = Calendar.from_ical(antwoord.content)
    dagen = {event.decoded("DTSTART"): str(event["SUMMARY"]) for event in agenda.walk("VEVENT")}
    assert dagen == {
        date(2026, 12, 3): "Laatste dag: Gegevens over uw ontslag sturen (UWV)",
        date(2026, 12, 20): "Antwoord verwacht: Zaak W-1 (UWV)",
        date(2026, 12, 28): "Uiterlijk antwoord: Zaak W-1 (UWV)",
    }
    assert SANNE.encode() not in antwoord.content


def test_sanne_follows_her_zaak_and_stops(sanne: Bezoeker) -> None:
    pad = zaak_pad(sanne, "Zaak W-1")
    naar = sanne.client.post(f"{pad}volgen/", {"volgen": "ja"}, follow=True).content.decode()
    assert "U krijgt een e-mail als er iets verandert in deze zaak." in naar
    assert GevolgdeZaak.objects.count() == 1
    sanne.client.post(f"{pad}volgen/", {"volgen": "nee"})
    assert not GevolgdeZaak.objects.exists()
    assert sanne.client.post(f"/mijn/zaken/{'0' * 32}/volgen/", {"volgen": "ja"}).status_code == 404
    assert sanne.raw(f"{pad}volgen/").status_code == 405


def test_sanne_says_that_a_step_is_not_clear_and_nobody_reads_who_said_so(sanne: Bezoeker) -> None:
    pad, persoon = zaak_pad(sanne, "Zaak W-1"), Persoon(Bsn(SANNE))
    stap = {"stap": "Wij hebben gegevens van u nodig", "duidelijk": "nee", "reden": "wat_doen"}
    leeg = sanne.client.post(f"{pad}stap/", {}, follow=True).content.decode()
    assert "Kies eerst of de stap duidelijk is." in leeg
    sanne.client.post(f"{pad}stap/", stap | {"stap": "Een stap die er niet is"})
    assert not Stapreactie.objects.exists()
    status = _status(sanne, pad)
    for duidelijk in ("nee", "ja"):
        sanne.client.post(f"{pad}stap/", stap | {"stap": status, "duidelijk": duidelijk})
    reactie = Stapreactie.objects.get()
    assert (reactie.organisatie, reactie.stap, reactie.duidelijk, reactie.reden) == ("UWV", status, True, "")
    assert [rij["stap"] for rij in export_eigen(betrokkene=persoon)] == [status]
    assert services.forget(betrokkene=persoon) == 1


def _status(bezoeker: Bezoeker, pad: str) -> str:
    return bezoeker.ga(pad).html.partition('name="stap" value="')[2].partition('"')[0]


def test_who_may_only_see_zaken_for_another_reads_no_messages(
    vertel: Verteller, ingelogd: Ingelogd, monkeypatch: pytest.MonkeyPatch
) -> None:
    vertel(persona(zaken=(wacht_op_loonstrook(),)))
    machtiging = Machtiging(
        machtiging_id="m", soort="digid_machtigen", voor=Persoon(Bsn(SANNE)), naam="Sanne Vos",
        diensten=frozenset({"zaken"}), tot=None, via="",
    )  # fmt: skip
    monkeypatch.setattr("portal.toegang.beleid.refresh", lambda persoon, _rijen: persoon.machtiging)
    dochter = Bezoeker(ingelogd(Client(), replace(sessiepersoon(NOOR, "Noor"), machtiging=machtiging)))
    zaak = dochter.ga(zaak_pad(dochter, "Zaak W-1"))
    assert zaak.status == 200
    assert "Wat kunt u nu doen?" in zaak.tekst
    assert "ontbreken nu" not in zaak.tekst
