"""What waits: a team's queue, taken by one caseworker at a time, seen by no other organisation."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from mijnomgeving.loket.beheer.models import Loketteam, Teamlid, Werkstuk
from mijnomgeving.loket.beheer.selectors import count_open, export_eigen, list_mijn_werk, list_teams
from mijnomgeving.loket.beheer.services import finish_werk, forget, wipe_old
from mijnomgeving.loket.beheer.werk import AlKlaar, complete_werk, take_werk
from portal.core.betrokkene import Persoon
from portal.core.nummers import Bsn
from portal.toegang.medewerkers.medewerker import Loketmedewerker, Rol
from portal.verantwoording.models import AuditRegel, Verwerking
from tests.factories.medewerkers import ingelogd_als, medewerker
from tests.mijnomgeving.loket.beheer.conftest import UTRECHT, make_werk

pytestmark = pytest.mark.django_db


def tekst(antwoord: object) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", antwoord.content.decode()))  # type: ignore[attr-defined]


def test_fatima_takes_a_call_back_and_only_then_sees_whom_to_call(bij_fatima: Client) -> None:
    werk = make_werk()
    url = f"/loket/werk/{werk.pk}/"
    assert "Terugbellen over bijstand" in tekst(bij_fatima.get("/loket/"))
    assert "06 12345678" not in tekst(bij_fatima.get(url))

    assert bij_fatima.post(f"{url}oppakken/").status_code == 303

    pagina = tekst(bij_fatima.get(url))
    assert "06 12345678" in pagina
    assert "Jan Jansen" in pagina
    acties = list(AuditRegel.objects.order_by("volgnummer").values_list("actie", flat=True))
    assert acties[-2:] == ["werk oppakken", "werk inzien"]


def test_whom_it_is_about_reads_that_a_caseworker_looked(bij_fatima: Client) -> None:
    werk = make_werk(betrokkene=Persoon(Bsn("999990007")))
    bij_fatima.post(f"/loket/werk/{werk.pk}/oppakken/")
    assert "Jan Jansen" in tekst(bij_fatima.get(f"/loket/werk/{werk.pk}/"))

    gelogd = Verwerking.objects.get()
    assert gelogd.gegevens == "bekeken wat u vroeg en hoe u te bereiken bent, om u verder te helpen"
    assert "999990007" not in str(Verwerking.objects.values_list()[0])


def test_what_one_has_another_cannot_take_or_read(bij_fatima: Client, ruud: Loketmedewerker) -> None:
    werk = make_werk()
    take_werk(werkstuk=werk, medewerker=ruud)
    url = f"/loket/werk/{werk.pk}/"

    antwoord = bij_fatima.post(f"{url}oppakken/", follow=True)

    assert "Een collega heeft dit opgepakt" in tekst(antwoord)
    assert "06 12345678" not in tekst(antwoord)
    for stap in ("teruggeven", "poging"):
        bij_fatima.post(f"{url}{stap}/")
    bij_fatima.post(f"{url}afronden/", {"uitkomst": "gelukt"})
    werk.refresh_from_db()
    assert (werk.medewerker, werk.pogingen, werk.klaar_op) == (ruud.kenmerk, 0, None)


def test_nobody_answers_three_times_then_it_is_done(bij_fatima: Client, fatima: Loketmedewerker) -> None:
    werk = make_werk()
    url = f"/loket/werk/{werk.pk}/"
    bij_fatima.post(f"{url}oppakken/")
    for _ in range(3):
        bij_fatima.post(f"{url}poging/")
    assert bij_fatima.post(f"{url}afronden/", {}).status_code == 400
    bij_fatima.post(f"{url}afronden/", {"uitkomst": "geen-gehoor"})

    pagina = tekst(bij_fatima.get(url))

    assert "3 keer" in pagina
    assert "niemand nam op" in pagina
    assert "06 12345678" not in pagina, "done is done: nobody reads the number any more"
    assert count_open(medewerker=fatima) == 0
    with pytest.raises(AlKlaar):
        take_werk(werkstuk=werk, medewerker=fatima)


def test_another_organisation_sees_nothing_of_it() -> None:
    werk = make_werk()
    uwv = ingelogd_als(Client(), medewerker("Anna", Rol.TEAMLEIDER, Rol.BALIE, organisatie="uwv"))

    assert "Terugbellen over bijstand" not in tekst(uwv.get("/loket/werk/"))
    assert uwv.get(f"/loket/werk/{werk.pk}/").status_code == 404
    assert uwv.post(f"/loket/werk/{werk.pk}/oppakken/").status_code == 404


def test_work_goes_to_the_team_of_its_theme_and_to_its_members_alone(
    bij_fatima: Client, fatima: Loketmedewerker, ruud: Loketmedewerker
) -> None:
    inkomen = Loketteam.objects.create(organisatie=UTRECHT, naam="Inkomen", themas=["werk-en-inkomen"])
    Teamlid.objects.create(team=inkomen, medewerker=ruud.kenmerk)
    werk = make_werk(thema="werk-en-inkomen")

    assert werk.team == inkomen
    assert [regel.werkstuk for regel in list_mijn_werk(medewerker=ruud)] == [werk]
    assert list_mijn_werk(medewerker=fatima) == ()
    assert bij_fatima.get(f"/loket/werk/{werk.pk}/").status_code == 404
    assert [team.naam for team in list_teams(organisatie=UTRECHT)] == ["Inkomen"]


def test_the_team_lead_hands_it_to_a_colleague(bij_hester: Client, fatima: Loketmedewerker) -> None:
    werk = make_werk(uiterlijk=timezone.now() - timedelta(hours=2))
    assert "Te laat" in tekst(bij_hester.get("/loket/werk/?alleen=laat"))

    antwoord = bij_hester.post(f"/loket/werk/{werk.pk}/toewijzen/", {"aan": fatima.kenmerk, "team": ""}, follow=True)

    assert "toegewezen" in tekst(antwoord)
    assert "Bij Fatima Aydin" in tekst(antwoord)
    assert count_open(medewerker=fatima) == 1
    vreemd = medewerker("Anna", organisatie="uwv")
    assert bij_hester.post(f"/loket/werk/{werk.pk}/toewijzen/", {"aan": vreemd.kenmerk}).status_code == 400


def test_only_a_team_lead_hands_work_out(bij_fatima: Client, ruud: Loketmedewerker) -> None:
    werk = make_werk()
    assert bij_fatima.post(f"/loket/werk/{werk.pk}/toewijzen/", {"aan": ruud.kenmerk}).status_code == 403


def test_what_ended_elsewhere_waits_no_more_and_the_same_waits_once() -> None:
    eerste = make_werk(soort="verwijzing", verwijst_naar="v-1")
    weer = make_werk(soort="verwijzing", verwijst_naar="v-1")

    assert eerste == weer
    assert finish_werk(soort="verwijzing", verwijst_naar="v-1", uitkomst="beantwoord")
    assert not finish_werk(soort="verwijzing", verwijst_naar="v-1", uitkomst="beantwoord")
    assert not finish_werk(soort="terugbellen", verwijst_naar="", uitkomst="x")


def test_nothing_of_a_person_stands_in_the_clear_and_it_can_be_forgotten() -> None:
    persoon = Persoon(Bsn("999990007"))
    werk = make_werk(betrokkene=persoon, inhoud={"naam": "Jan Jansen", "bsn": "999990007"})
    rij = Werkstuk.objects.filter(pk=werk.pk).values_list()[0]

    assert "999990007" not in str(rij)
    assert b"Jansen" not in bytes(werk.inhoud)
    assert export_eigen(betrokkene=persoon)[0]["waarover"] == "Terugbellen over bijstand"
    assert forget(betrokkene=persoon) == 1
    assert export_eigen(betrokkene=persoon) == []


def test_old_work_goes(fatima: Loketmedewerker) -> None:
    werk = make_werk()
    take_werk(werkstuk=werk, medewerker=fatima)
    complete_werk(werkstuk=werk, medewerker=fatima, uitkomst="gelukt")
    Werkstuk.objects.filter(pk=werk.pk).update(klaar_op=timezone.now() - timedelta(days=366))
    make_werk(uiterlijk=timezone.now() - timedelta(days=366))
    make_werk()

    assert wipe_old() == 2
    assert Werkstuk.objects.count() == 1
