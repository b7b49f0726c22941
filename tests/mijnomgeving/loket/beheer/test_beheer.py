"""The team lead: teams, when people work, who may come in, and figures about nobody."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from mijnomgeving.loket.beheer.cijfers import MINSTENS, Regel, hide, make_csv, read_cijfers
from mijnomgeving.loket.beheer.models import Inzet, Loketteam, Teamlid
from mijnomgeving.loket.beheer.selectors import is_working
from mijnomgeving.loket.contact.models import Contact
from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.factories.producten import ThemaFactory
from tests.mijnomgeving.loket.beheer.conftest import UTRECHT, make_werk

VANDAAG = datetime(2026, 11, 23, 10, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


def tekst(antwoord: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_hester_makes_a_team_and_its_work_follows_its_themes(
    bij_hester: Client, fatima: Loketmedewerker, ruud: Loketmedewerker
) -> None:
    ThemaFactory(slug="wonen", titel="Wonen")
    velden = {"naam": "Wonen", "themas": ["wonen"], "leden": [fatima.kenmerk]}

    assert bij_hester.post("/loket/beheer/teams/nieuw/", velden).status_code == 303
    assert bij_hester.post("/loket/beheer/teams/nieuw/", velden).status_code == 400, "a name once"

    team = Loketteam.objects.get()
    pagina = tekst(bij_hester.get("/loket/beheer/"))
    assert "Wonen" in pagina
    assert make_werk(thema="wonen").team == team
    bij_hester.post(f"/loket/beheer/teams/{team.pk}/", velden | {"leden": [ruud.kenmerk]})
    assert list(Teamlid.objects.values_list("medewerker", flat=True)) == [ruud.kenmerk]


@pytest.mark.django_db
def test_a_team_that_ends_leaves_its_work_to_everybody(bij_hester: Client) -> None:
    ThemaFactory(slug="wonen", titel="Wonen")
    bij_hester.post("/loket/beheer/teams/nieuw/", {"naam": "Wonen", "themas": ["wonen"]})
    team, werk = Loketteam.objects.get(), make_werk(thema="wonen")
    assert "opheffen?" in tekst(bij_hester.get(f"/loket/beheer/teams/{team.pk}/opheffen/"))

    bij_hester.post(f"/loket/beheer/teams/{team.pk}/opheffen/")

    werk.refresh_from_db()
    assert werk.team is None
    assert bij_hester.get(f"/loket/beheer/teams/{team.pk}/").status_code == 404


@pytest.mark.django_db
def test_working_hours_say_who_is_there(bij_hester: Client, fatima: Loketmedewerker) -> None:
    url = f"/loket/beheer/medewerkers/{fatima.kenmerk}/"
    assert bij_hester.post(url, {"van_1": "17:00", "tot_1": "09:00"}).status_code == 400
    assert bij_hester.post(url, {"van_1": "09:00"}).status_code == 400
    assert bij_hester.post(url, {"van_1": "08:30", "tot_1": "17:00"}).status_code == 303

    inzet = Inzet.objects.get()
    assert inzet.werktijden == {"1": ["08:30", "17:00"]}
    assert is_working(inzet, VANDAAG)
    assert not is_working(inzet, VANDAAG.replace(hour=17))
    assert not is_working(inzet, VANDAAG + timedelta(days=1))
    inzet.afwezig_van = VANDAAG.date()
    assert not is_working(inzet, VANDAAG), "away, without an end"
    assert not is_working(None, VANDAAG)
    assert "ma 08:30-17:00" in tekst(bij_hester.get("/loket/beheer/"))


@pytest.mark.django_db
def test_a_blocked_colleague_is_out_at_the_next_click(
    bij_hester: Client, bij_fatima: Client, fatima: Loketmedewerker, hester: Loketmedewerker
) -> None:
    url = f"/loket/beheer/medewerkers/{fatima.kenmerk}/toegang/"
    assert bij_fatima.get("/loket/werk/").status_code == 200

    bij_hester.post(url, {"doe": "blokkeren"})
    assert bij_fatima.get("/loket/werk/").status_code == 401

    assert "Geblokkeerd" in tekst(bij_hester.get("/loket/beheer/"))
    bij_hester.post(url, {"doe": "toelaten"})
    assert "Geblokkeerd" not in tekst(bij_hester.get("/loket/beheer/"))
    eigen = f"/loket/beheer/medewerkers/{hester.kenmerk}/toegang/"
    assert "eigen account" in tekst(bij_hester.post(eigen, {"doe": "blokkeren"}, follow=True))
    assert bij_hester.get("/loket/beheer/").status_code == 200


@pytest.mark.django_db
def test_only_a_team_lead_of_the_same_organisation_manages(fatima: Loketmedewerker) -> None:
    balie = ingelogd_als(Client(), fatima)
    uwv = ingelogd_als(Client(), medewerker("Anna", Rol.TEAMLEIDER, organisatie="uwv"))
    for pad in ("", "teams/nieuw/", "cijfers/", "cijfers.csv", f"medewerkers/{fatima.kenmerk}/"):
        assert balie.get(f"/loket/beheer/{pad}").status_code == 403, pad
    assert uwv.get(f"/loket/beheer/medewerkers/{fatima.kenmerk}/").status_code == 404
    assert uwv.post(f"/loket/beheer/medewerkers/{fatima.kenmerk}/toegang/").status_code == 404
    assert "Fatima" not in tekst(uwv.get("/loket/beheer/"))


def make_contacten(aantal: int, **anders: str) -> None:
    nu = timezone.now()
    velden = {"organisatie": UTRECHT, "medewerker": "m", "kanaal": "balie", "doel": "loket-hulp", "afloop": "opgelost"}
    Contact.objects.bulk_create(
        [
            Contact(reden=b"x", begonnen_op=nu - timedelta(minutes=20), beeindigd_op=nu, **(velden | anders))
            for _ in range(aantal)
        ]
    )


@pytest.mark.django_db
def test_figures_count_and_hide_small_numbers(bij_hester: Client) -> None:
    make_contacten(12)
    make_contacten(8, kanaal="telefoon", afloop="terugbellen")
    make_contacten(2, kanaal="brief")
    make_contacten(9, organisatie="00000001810220350000")
    vandaag = timezone.localdate()

    cijfers = read_cijfers(organisatie=UTRECHT, van=vandaag, tot=vandaag)

    assert (cijfers.totaal.aantal, cijfers.totaal.meteen, cijfers.totaal.minuten) == (22, 65, 20)
    kanalen = {regel.naam: regel.aantal for regel in cijfers.tabellen[1].regels}
    assert kanalen == {"Aan de balie": 12, "Telefoon": None, "Brief of e-mail": None}, "2 is not 22 - 12 - 8"
    pagina = tekst(bij_hester.get("/loket/beheer/cijfers/"))
    assert "minder dan 5" in pagina
    assert " 8 " not in pagina.split("Per kanaal")[1].split("Hoe het afliep")[0]
    csv = bij_hester.get("/loket/beheer/cijfers.csv").content.decode()
    assert "Totaal;Alle contacten;22;65;20" in csv
    assert bij_hester.get("/loket/beheer/cijfers/?van=2026-12-01&tot=2026-01-01").status_code == 200
    assert bij_hester.get("/loket/beheer/cijfers/?van=x&tot=y").status_code == 200


@pytest.mark.django_db
def test_few_contacts_give_no_figure_at_all() -> None:
    make_contacten(4)
    vandaag = timezone.localdate()
    cijfers = read_cijfers(organisatie=UTRECHT, van=vandaag, tot=vandaag)

    assert cijfers.totaal.aantal is None
    assert cijfers.totaal.meteen is None
    assert "4" not in make_csv(cijfers)


@given(st.lists(st.integers(min_value=1, max_value=40), min_size=1, max_size=8))
def test_no_hidden_number_can_be_worked_out(aantallen: list[int]) -> None:
    regels = hide([Regel(str(nr), aantal if aantal >= MINSTENS else None) for nr, aantal in enumerate(aantallen)])

    verborgen = [nr for nr, regel in enumerate(regels) if regel.aantal is None]
    assert all(regel.aantal is None or regel.aantal >= MINSTENS for regel in regels)
    assert len(verborgen) != 1 or len(regels) == 1
