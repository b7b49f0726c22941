"""Somebody answers a few questions and gets a list in order, with days, to tick off."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from cms.producten.inlezen.paginas import make_items, make_stream
from levensgebeurtenissen.models import LevensgebeurtenisPagina
from levensgebeurtenissen.reizen.lijst import Stand, find_stand
from levensgebeurtenissen.reizen.services import make_lijst
from tests.factories.producten import ProductPaginaFactory
from tests.levensgebeurtenissen.reizen.conftest import lees

pytestmark = pytest.mark.django_db
VRAGEN = "/levensgebeurtenissen/verhuizen/stappenlijst/"
LIJST = f"{VRAGEN}lijst/"


def vul_in(bezoeker: Client, *, over: int = 10, **antwoorden: str) -> Any:
    dag = timezone.localdate() + timedelta(days=over)
    antwoorden = {"datum": dag.strftime("%d-%m-%Y"), "huurt": "ja", "auto": "nee"} | antwoorden
    return bezoeker.post(VRAGEN, antwoorden, follow=True)


def vink(bezoeker: Client, pagina: LevensgebeurtenisPagina, nummer: int, gedaan: str = "ja") -> Any:
    knop = "klaar" if gedaan == "ja" else "niet_klaar"
    return bezoeker.post(f"{VRAGEN}vink/", {knop: pagina.stappen[nummer].id}, follow=True)


def test_looking_sets_no_cookie_and_is_cached_nowhere(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    response = bezoeker.get(VRAGEN)

    assert not response.cookies
    assert response.headers["Cache-Control"] == "private, no-store"
    tekst = lees(response)
    assert "Uw antwoorden blijven alleen bij ons zolang u bezig bent" in tekst
    assert tekst.index("Wanneer verhuist u?") < tekst.index("Huurt u uw nieuwe huis?") < tekst.index("Hebt u een auto?")


def test_who_answers_sees_only_their_steps_in_order_with_days(
    pagina: LevensgebeurtenisPagina, bezoeker: Client
) -> None:
    response = vul_in(bezoeker, huurt="nee", auto="ja")

    assert response.redirect_chain == [(LIJST, 303)], "no answer in the address"
    tekst = lees(response)
    stappen = ["Zeg uw huur op", "Geef uw adres door", "Controleer uw auto"]
    assert [tekst.index(stap) for stap in stappen] == sorted(tekst.index(stap) for stap in stappen)
    hoofd, _, weg = tekst.partition("1 stap geldt niet voor u")
    assert "Vraag huurtoeslag aan" not in hoofd
    assert "Vraag huurtoeslag aan" in weg, "what falls away is named, so that somebody can see a mistake"


def test_who_does_not_know_keeps_the_step(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    tekst = lees(vul_in(bezoeker, auto="?"))

    assert "Controleer uw auto" in tekst
    assert "Misschien is deze stap voor u." in tekst


def test_without_a_day_there_is_an_order_and_no_dates(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    tekst = lees(vul_in(bezoeker, datum="", **{"datum-weet-niet": "on"}))

    assert "U weet de dag nog niet." in tekst
    assert "Te laat" not in tekst
    assert str(timezone.localdate().year) not in tekst


def test_wrong_answers_are_named_and_what_was_typed_stays(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    response = bezoeker.post(VRAGEN, {"datum": "morgen", "huurt": "ja"})

    assert "Verbeter 2 antwoorden" in lees(response)
    inhoud = response.content.decode()
    assert 'value="morgen"' in inhoud
    assert not response.cookies, "a refused form begins no session"


@pytest.mark.parametrize(
    ("van", "tot", "gedaan", "stand"),
    [
        (-5, -1, False, Stand.TE_LAAT),
        (-5, 0, False, Stand.NU),
        (0, 5, False, Stand.NU),
        (-1, None, False, Stand.NU),
        (1, 5, False, Stand.STRAKS),
        (None, 5, False, Stand.NU),
        (None, None, False, Stand.ZONDER_DAG),
        (-5, -1, True, Stand.GEDAAN),
    ],
)
def test_how_a_step_stands_follows_from_its_days(
    van: int | None,
    tot: int | None,
    gedaan: bool,  # noqa: FBT001 - a parameter of the test
    stand: Stand,
) -> None:
    vandaag = date(2028, 2, 29)

    def dag(dagen: int | None) -> date | None:
        return None if dagen is None else vandaag + timedelta(days=dagen)

    assert find_stand(van=dag(van), tot=dag(tot), gedaan=gedaan, vandaag=vandaag) is stand


def test_days_that_passed_and_days_that_come_are_said_in_words(
    pagina: LevensgebeurtenisPagina, bezoeker: Client
) -> None:
    tekst = lees(vul_in(bezoeker, over=10))

    assert tekst.index("Zeg uw huur op Te laat") < tekst.index("Geef uw adres door Nu")
    assert "Vraag huurtoeslag aan Later" in tekst
    assert "Doe die stap dan zo snel mogelijk alsnog." in tekst


def test_ticking_off_and_back_without_javascript(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    vul_in(bezoeker)

    tekst = lees(vink(bezoeker, pagina, 0))
    assert "1 van de 3 stappen is klaar." in tekst
    assert "Zeg uw huur op Klaar" in tekst
    assert "Een dag is al voorbij" not in tekst

    assert "1 van de 3 stappen is klaar." in lees(vink(bezoeker, pagina, 0)), "twice is once"
    assert "0 van de 3 stappen zijn klaar." in lees(vink(bezoeker, pagina, 0, "nee"))
    for nummer in (0, 1, 2):
        response = vink(bezoeker, pagina, nummer)
    assert "Alles is klaar." in lees(response)


def test_changed_answers_keep_the_ticks(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    vul_in(bezoeker)
    vink(bezoeker, pagina, 0)

    assert 'value="ja" checked' in bezoeker.get(VRAGEN).content.decode(), "the form shows what was answered"
    assert "1 van de 2 stappen is klaar." in lees(vul_in(bezoeker, huurt="nee"))


def test_a_list_that_is_over_leads_back_to_the_questions(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    for response in (bezoeker.get(LIJST, follow=True), vink(bezoeker, pagina, 0)):
        assert response.redirect_chain[-1] == (f"{VRAGEN}?verlopen=1", 302)
        assert "Er staat hier geen lijst meer" in lees(response)


def test_a_form_of_another_site_changes_nothing(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    vul_in(bezoeker)

    response = bezoeker.post(
        f"{VRAGEN}vink/", {"klaar": pagina.stappen[0].id}, headers={"sec-fetch-site": "cross-site"}
    )

    assert response.status_code == 403
    assert "0 van de 3 stappen zijn klaar." in lees(bezoeker.get(LIJST))


def test_an_unknown_event_or_step_is_no_list(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    assert bezoeker.get("/levensgebeurtenissen/bestaat-niet/stappenlijst/").status_code == 404
    vul_in(bezoeker)
    bezoeker.post(f"{VRAGEN}vink/", {"klaar": "onzin"})
    assert "0 van de 3 stappen zijn klaar." in lees(bezoeker.get(LIJST))


def test_a_condition_on_a_question_that_is_not_asked_is_refused(maak_pagina: Callable[..., Any]) -> None:
    with pytest.raises(ValidationError, match="Er is geen vraag of berekening 'huurt'"):
        maak_pagina(vragen="[]")


def test_a_question_that_is_gone_after_all_hides_no_step(pagina: LevensgebeurtenisPagina) -> None:
    pagina.vragen = "[]"

    lijst = make_lijst(pagina=pagina, antwoorden={"huurt": "nee"}, datum=None, gedaan=(), vandaag=date(2026, 11, 22))

    assert len(lijst.stappen) == 4
    assert not lijst.weggelaten


def test_the_list_names_products_with_their_uniform_name(pagina: LevensgebeurtenisPagina) -> None:
    with translation.override("en"):
        lijst = make_lijst(
            pagina=pagina, antwoorden={"huurt": "ja", "auto": "nee"}, datum=date(2026, 12, 1), gedaan=(),
            vandaag=date(2026, 11, 22),
        )  # fmt: skip

    stap = lijst.stappen[-1]
    assert (stap.van, stap.tot) == (date(2026, 12, 1), date(2026, 12, 29))
    assert [product.slug for product in stap.producten] == ["huurtoeslag"]
    assert stap.taal == "nl", "a step without English is marked as Dutch"
    assert lijst.titel == "Moving house"


def test_the_event_page_leads_to_the_list(pagina: LevensgebeurtenisPagina, bezoeker: Client) -> None:
    for pad in ("/levensgebeurtenissen/verhuizen/", "/en/levensgebeurtenissen/verhuizen/"):
        response = bezoeker.get(pad)
        assert f'{pad}stappenlijst/"' in response.content.decode()
        assert not response.cookies


def test_the_list_needs_few_queries_with_many_products(
    maak_pagina: Callable[..., Any], bezoeker: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    stap = {
        "wanneer": "Straks", "dagen_van": 0, "dagen_tot": 5, "organisatie": "Uw gemeente", "alleen_als": [],
        "tekst": [], "tekst_en": [],
    }  # fmt: skip
    stappen = [
        stap | {"titel": f"Stap {nr}", "producten": make_items(str(nr), [product.pk, product.pk])}
        for nr, product in enumerate(ProductPaginaFactory.create_batch(12))
    ]
    maak_pagina(stappen=make_stream("stappen", "stap", stappen))
    vul_in(bezoeker)

    with django_assert_max_num_queries(8):
        assert "Stap 11" in lees(bezoeker.get(LIJST))
