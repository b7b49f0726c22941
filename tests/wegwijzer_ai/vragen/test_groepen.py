"""Questions that mean the same come together, and nobody reads what only one person asked."""

from datetime import timedelta

import numpy as np
import pytest
from django.utils import timezone

from cms.producten.models import ProductPagina
from wegwijzer_ai.models import GesteldeVraag, Vraaggroep
from wegwijzer_ai.tasks import wipe_old
from wegwijzer_ai.vragen.groepen import rebuild_groepen
from wegwijzer_ai.vragen.groeperen import describe, group
from wegwijzer_ai.vragen.selectors import count_verborgen, list_groepen, list_meegestuurd, list_verwoordingen
from wegwijzer_ai.vragen.woorden import finish_groep

pytestmark = pytest.mark.django_db

HUUR = (
    "mijn huur is te hoog geworden",
    "krijg ik geld voor de huur van mijn kamer",
    "kan de huur wat lager met toeslag",
)
PAS = (
    "mijn paspoort is verlopen en ik ga op vakantie",
    "nieuw paspoort nodig voor vakantie",
    "paspoort verlopen wat nu",
)


def ask(tekst: str, *, dagen: int = 0, uitkomst: str = "geen_antwoord", **velden: object) -> GesteldeVraag:
    nummer = GesteldeVraag.objects.count()
    return GesteldeVraag.objects.create(
        sleutel=f"sleutel{nummer}",
        tekst=tekst,
        uitkomst=uitkomst,
        dag=timezone.localdate() - timedelta(days=dagen),
        **velden,
    )


def test_questions_about_one_product_are_one_group_with_that_product_nearest(portaal: dict[str, ProductPagina]) -> None:
    for dag, teksten in enumerate(zip(HUUR, PAS, strict=True)):
        for tekst in teksten:
            ask(tekst, dagen=dag)
    rebuild_groepen()

    by_product = {groep.producten[0][0]: groep for groep in list_groepen()}
    assert set(by_product) == {"product:huurtoeslag", "product:paspoort-aanvragen"}
    assert {item.tekst for item in list_verwoordingen(by_product["product:huurtoeslag"])} == set(HUUR)
    assert by_product["product:huurtoeslag"].uitkomsten == {"geen_antwoord": 3}


def test_a_group_smaller_than_three_shows_no_text(portaal: dict[str, ProductPagina]) -> None:
    for dag, tekst in enumerate(HUUR[:2]):
        ask(tekst, dagen=dag)
    rebuild_groepen()
    assert not Vraaggroep.objects.exists()
    assert count_verborgen() == 2


def test_a_group_that_shrinks_below_three_is_gone(portaal: dict[str, ProductPagina]) -> None:
    vragen = [ask(tekst, dagen=dag) for dag, tekst in enumerate(HUUR)]
    rebuild_groepen()
    groep = list_groepen().get()
    vragen[0].delete()
    rebuild_groepen()
    assert not Vraaggroep.objects.exists()
    groep.verschillend = 2
    assert list_verwoordingen(groep) == []


def test_one_person_who_asks_again_and_again_is_no_group(portaal: dict[str, ProductPagina]) -> None:
    for _ in range(5):
        ask(HUUR[0])
    rebuild_groepen()
    assert not list_groepen().exists()


def test_what_was_liked_or_handled_is_left_out_and_comes_back_when_asked_again(
    portaal: dict[str, ProductPagina],
) -> None:
    for dag, tekst in enumerate(HUUR):
        ask(tekst, dagen=dag)
        ask(tekst, dagen=dag, oordeel="ja")
    rebuild_groepen()
    groep = list_groepen().get()
    assert groep.aantal == 3
    finish_groep(groep=groep)
    rebuild_groepen()
    assert not Vraaggroep.objects.exists()
    for dag, tekst in enumerate(HUUR):
        ask(tekst, dagen=dag, uitkomst="verduidelijking")
    rebuild_groepen()
    assert list_groepen().get().aantal == 3


def test_a_group_keeps_its_address_while_it_grows(portaal: dict[str, ProductPagina]) -> None:
    for dag, tekst in enumerate(HUUR):
        ask(tekst, dagen=dag)
    rebuild_groepen()
    before = list_groepen().get()
    ask("te hoge huur", dagen=4, oordeel="nee")
    rebuild_groepen()
    after = list_groepen().get()
    assert (after.pk, after.aantal, after.afgekeurd) == (before.pk, 4, 1)


def test_grouping_in_parts_finds_what_was_scored_before(portaal: dict[str, ProductPagina]) -> None:
    for dag, tekst in enumerate(HUUR):
        ask(tekst, dagen=dag)
    delen = 0
    turns = iter([False, True] * 5)
    while not rebuild_groepen(stop=lambda: next(turns)):
        delen += 1
        assert not Vraaggroep.objects.exists()
    assert delen == 2
    assert list_groepen().get().aantal == 3


def test_when_texts_go_their_groups_go_too(portaal: dict[str, ProductPagina]) -> None:
    for dag, tekst in enumerate(HUUR):
        ask(tekst, dagen=40 + dag)
    rebuild_groepen()
    assert list_groepen().exists()
    wipe_old()
    assert not Vraaggroep.objects.exists()
    assert not GesteldeVraag.objects.exists()


def test_only_what_was_sent_along_is_read_by_itself() -> None:
    ask("mijn verhaal van maar één mens", oordeel="nee")
    sent = ask("lees dit gerust", oordeel="nee", meegestuurd=True)
    assert list(list_meegestuurd()) == [sent]


def test_groups_are_the_same_whatever_the_order_and_nobody_is_in_two() -> None:
    random = np.random.default_rng(7)
    middles = random.random((5, 40)).astype(np.float32) ** 4
    scores = np.repeat(middles, 6, axis=0) + random.random((30, 40)).astype(np.float32) * 0.02
    groups = group(describe(scores))
    assert sorted(row for found in groups for row in found.rijen) == list(range(30))
    assert sorted(sorted(found.rijen) for found in groups) == [list(range(n, n + 6)) for n in range(0, 30, 6)]
