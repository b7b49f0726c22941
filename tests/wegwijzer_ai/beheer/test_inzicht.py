"""Why a page ranks, the figures, and the switches, as somebody in the admin sees them."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.producten.models import ProductPagina
from cms.redactie.models import Rol
from tests.factories.redactie import make_lid
from wegwijzer_ai.antwoord.model import Vraag
from wegwijzer_ai.antwoord.zoeken import EVENT_SHARE
from wegwijzer_ai.bediening.service import wegwijzer_is_on
from wegwijzer_ai.beheer.uitleg import explain
from wegwijzer_ai.models import Dagtelling, GesteldeVraag

pytestmark = pytest.mark.django_db
VRAAG = "wij willen in Utrecht bier verkopen in de kantine"


@pytest.fixture
def beheerder(client: Client, db: None) -> User:
    lid = make_lid("beheer", Rol.BEHEERDER)
    client.force_login(lid)
    return lid


def test_the_signals_add_up_to_the_score(portaal: dict[str, ProductPagina]) -> None:
    for doelgroep in (None, "particulier", "ondernemer"):
        gezien = explain(Vraag(VRAAG, doelgroep=doelgroep))
        assert gezien.rijen
        for rij in gezien.rijen:
            som = sum(signaal.bijdrage for signaal in (*rij.signalen, *rij.erbij)) / (1 + EVENT_SHARE)
            assert som == pytest.approx(rij.score, abs=0.005), rij.document.sleutel


def test_the_parts_of_confidence_add_up_to_what_the_answer_says(portaal: dict[str, ProductPagina]) -> None:
    gezien = explain(Vraag(VRAAG, doelgroep="ondernemer"))
    assert gezien.kans == pytest.approx(gezien.antwoord.zekerheid, abs=0.001)
    assert {kenmerk.naam for kenmerk in gezien.kenmerken} == set(gezien.kalibratie.gewichten)


def test_it_shows_the_matching_words_and_the_nearest_way_to_say_it(portaal: dict[str, ProductPagina]) -> None:
    eerste = explain(Vraag(VRAAG)).rijen[0]
    assert eerste.document.sleutel == "product:alcoholvergunning"
    assert {"bier", "kantine"} <= {woord for woord, _telt in eerste.woorden}
    assert eerste.zin == "wij willen bier tappen in de kantine"
    assert eerste.zin_cosinus > 0.9


def test_what_is_for_others_loses_by_that_and_only_that(portaal: dict[str, ProductPagina]) -> None:
    def lost(doelgroep: str) -> list[str]:
        rijen = explain(Vraag(VRAAG, doelgroep=doelgroep)).rijen
        return [rij.document.sleutel for rij in rijen if any(s.naam == "doelgroep" for s in rij.erbij)]

    assert "product:alcoholvergunning" in lost("particulier")
    assert "product:alcoholvergunning" not in lost("ondernemer")
    assert lost("ondernemer")


def test_it_says_which_limit_ended_a_turn(portaal: dict[str, ProductPagina]) -> None:
    assert explain(Vraag("er is brand in mijn huis")).gestopt == "noodgeval"
    gezien = explain(Vraag(VRAAG))
    assert gezien.gestopt == ""

    duur = {stap: ms for stap, ms in gezien.antwoord.duur_ms.items() if stap not in {"zekerheid", "organisaties"}}
    assert replace(gezien, antwoord=replace(gezien.antwoord, duur_ms=duur)).gestopt == "grens_op_gelijkenis"


def test_it_works_while_there_is_no_index(db: None) -> None:
    assert explain(Vraag("zomaar iets")).rijen == []


@pytest.mark.usefixtures("beheerder")
def test_the_page_explains_as_somebody_else_and_keeps_nothing(
    client: Client, portaal: dict[str, ProductPagina]
) -> None:
    velden = {"vraag": VRAAG, "doelgroep": "ondernemer", "gemeente": "Utrecht", "taal": "nl"}
    antwoord = client.post(reverse("wegwijzer_vragen:uitleg"), velden)
    pagina = antwoord.content.decode()
    for deel in (
        "Alcoholvergunning aanvragen",
        "Gemeente Utrecht",
        "wij willen bier tappen in de kantine",
        "Zoals mensen het zeggen",
        "Woorden die wij kennen",
        "Vraag de vergunning aan bij uw gemeente.",
    ):
        assert deel in pagina, deel
    assert "Voor een andere doelgroep" in pagina
    assert not GesteldeVraag.objects.exists()
    assert not Dagtelling.objects.exists()


@pytest.mark.usefixtures("beheerder")
def test_an_unknown_gemeente_is_said(client: Client) -> None:
    antwoord = client.post(reverse("wegwijzer_vragen:uitleg"), {"vraag": "paspoort", "gemeente": "Nergenshuizen"})
    assert "Deze gemeente kennen wij niet" in antwoord.content.decode()


@pytest.mark.usefixtures("beheerder")
def test_figures_with_bars_and_a_table_and_what_moved(client: Client) -> None:
    vandaag = timezone.localdate()
    for dag in range(35):
        goed, niet = (95, 5) if dag >= 7 else (70, 30)
        Dagtelling.objects.create(dag=vandaag - timedelta(days=dag), uitkomst="antwoord", aantal=goed, tot_50=goed)
        Dagtelling.objects.create(
            dag=vandaag - timedelta(days=dag), uitkomst="geen_antwoord", taal="en", aantal=niet, tot_300=niet, nee=1
        )
    pagina = client.get(reverse("wegwijzer_vragen:cijfers"), {"dagen": "90"}).content.decode()
    assert pagina.count("wegwijzer__staaf--niet") == 90
    assert "Verschoven" in pagina
    assert 'viewBox="0 0 540 120"' in pagina
    assert "Getallen per dag" in pagina


@pytest.mark.usefixtures("beheerder")
def test_figures_of_nothing_are_no_error(client: Client) -> None:
    antwoord = client.get(reverse("wegwijzer_vragen:cijfers"), {"dagen": "'; drop table"})
    assert "vroeg niemand iets" in antwoord.content.decode()


@pytest.mark.usefixtures("beheerder")
def test_a_beheerder_turns_the_assistant_off_and_on_with_a_reason(client: Client) -> None:
    url = reverse("wegwijzer_vragen:schakelaars")
    zonder = client.post(url, {"naam": "wegwijzer", "aan": "0", "reden": ""})
    assert "Dit is een verplicht veld" in zonder.content.decode()
    assert wegwijzer_is_on()
    client.post(url, {"naam": "wegwijzer", "aan": "0", "reden": "Onjuist bedrag"})
    pagina = client.get(url).content.decode()
    assert "De wegwijzer: uit" in pagina
    assert "Onjuist bedrag" in pagina
    client.post(url, {"naam": "wegwijzer", "aan": "1", "reden": "Bedrag verbeterd"})
    assert "De wegwijzer: aan" in client.get(url).content.decode()
