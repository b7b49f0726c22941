"""What is kept of a question: masked, without who or when, and not longer than needed."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.utils import timezone
from redis.exceptions import ConnectionError as RedisConnectionError

from wegwijzer_ai.antwoord.model import Antwoord, Gespreksstand, Uitkomst
from wegwijzer_ai.models import Dagtelling, GesteldeVraag
from wegwijzer_ai.vragen import bewijs, services
from wegwijzer_ai.vragen.services import record_judgement, record_turn, wipe_old

pytestmark = pytest.mark.django_db


def beurt(vraag: str, uitkomst: Uitkomst = Uitkomst.GEEN_ANTWOORD, *, duur: float = 30.0) -> Antwoord:
    return Antwoord(
        vraag=vraag,
        taal="nl",
        uitkomst=uitkomst,
        zinnen=(),
        meldingen=(),
        bronnen=(),
        producten=(),
        deuren=(),
        vervolgvragen=(),
        wedervraag=None,
        zekerheid=0.4,
        duur_ms={"totaal": duur},
        gesprek="gesprek-dat-niemand-mag-bewaren",
        gemeente=None,
        stand=Gespreksstand(producten=("product:een", "product:twee", "product:drie", "product:vier")),
    )


def test_an_unanswered_question_is_kept_with_what_was_near() -> None:
    record_turn(beurt("waar haal ik een hengelbewijs"))
    vraag = GesteldeVraag.objects.get()
    assert (vraag.tekst, vraag.uitkomst, vraag.taal) == ("waar haal ik een hengelbewijs", "geen_antwoord", "nl")
    assert vraag.producten == ["product:een", "product:twee", "product:drie"]
    assert vraag.dag == timezone.localdate()


@pytest.mark.parametrize(
    "uitkomst", [Uitkomst.ANTWOORD, Uitkomst.NOODGEVAL, Uitkomst.PERSOONLIJKE_ZAAK, Uitkomst.GEWEIGERD]
)
def test_other_turns_are_only_counted(uitkomst: Uitkomst) -> None:
    record_turn(beurt("ik wil niet meer leven", uitkomst))
    assert not GesteldeVraag.objects.exists()
    assert Dagtelling.objects.get().aantal == 1


def test_personal_data_is_masked_even_when_it_was_not_before() -> None:
    sleutel = record_turn(beurt("mijn bsn is 999990019 en ik woon op 3511LX 12, mail jan@voorbeeld.nl \u200b"))
    tekst = GesteldeVraag.objects.get().tekst
    for geheim in ("999990019", "3511LX", "jan@voorbeeld.nl", "\u200b"):
        assert geheim not in tekst
    record_judgement(sleutel=sleutel, oordeel="nee", toelichting="bel mij op 0612345678")
    assert "0612345678" not in GesteldeVraag.objects.get().toelichting


def test_nothing_ties_two_questions_to_one_person() -> None:
    record_turn(beurt("eerste vraag zonder antwoord"))
    record_turn(beurt("tweede vraag zonder antwoord"))
    rijen = list(GesteldeVraag.objects.values())
    assert "gesprek-dat-niemand-mag-bewaren" not in str(rijen)
    assert rijen[0]["sleutel"] != rijen[1]["sleutel"]
    # A day, and no time of day.
    assert not [veld for veld in GesteldeVraag._meta.get_fields() if veld.get_internal_type() == "DateTimeField"]


def test_the_day_counts_outcomes_and_durations() -> None:
    for duur in (20, 70, 70, 2_000):
        record_turn(beurt("vraag", Uitkomst.ANTWOORD, duur=duur))
    telling = Dagtelling.objects.get()
    assert (telling.aantal, telling.tot_50, telling.tot_100, telling.langer) == (4, 1, 2, 1)
    assert telling.zekerheid == pytest.approx(1.6)


def test_a_dislike_keeps_the_question_of_an_answered_turn() -> None:
    sleutel = record_turn(beurt("wat kost een paspoort", Uitkomst.ANTWOORD))
    assert record_judgement(sleutel=sleutel, oordeel="nee", reden="onvolledig", toelichting="geen prijs")
    vraag = GesteldeVraag.objects.get()
    assert (vraag.tekst, vraag.oordeel, vraag.reden) == ("wat kost een paspoort", "nee", "onvolledig")
    assert not vraag.meegestuurd
    assert Dagtelling.objects.get().nee == 1


def test_a_like_keeps_no_text() -> None:
    assert record_judgement(sleutel=record_turn(beurt("wat kost een paspoort", Uitkomst.ANTWOORD)), oordeel="ja")
    assert not GesteldeVraag.objects.exists()
    assert Dagtelling.objects.get().ja == 1


def test_a_judgement_counts_once() -> None:
    sleutel = record_turn(beurt("wat kost een paspoort", Uitkomst.ANTWOORD))
    assert [record_judgement(sleutel=sleutel, oordeel="nee") for _ in range(3)] == [True, False, False]
    assert Dagtelling.objects.get().nee == 1


def test_nobody_makes_up_a_turn_or_a_reason() -> None:
    assert not record_judgement(sleutel="verzonnen", oordeel="nee")
    assert not record_judgement(sleutel=record_turn(beurt("vraag")), oordeel="misschien")
    record_judgement(sleutel=record_turn(beurt("andere vraag")), oordeel="nee", reden="<script>")
    assert set(GesteldeVraag.objects.values_list("reden", flat=True)) == {""}


def test_after_half_an_hour_a_judgement_is_too_late(monkeypatch: pytest.MonkeyPatch) -> None:
    sleutel = record_turn(beurt("vraag"))
    monkeypatch.setattr(bewijs, "GELDIG", timedelta(seconds=-1))
    assert not record_judgement(sleutel=sleutel, oordeel="nee")


def test_a_database_that_is_away_costs_only_the_count(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_args: object) -> None:
        raise OperationalError("the database is away")

    monkeypatch.setattr(services, "_count", away)
    assert record_turn(beurt("vraag"))


def test_a_cache_that_is_away_costs_no_judgement(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(*_args: object) -> None:
        raise RedisConnectionError

    sleutel = record_turn(beurt("vraag"))
    monkeypatch.setattr(cache, "add", away)
    assert record_judgement(sleutel=sleutel, oordeel="nee")


def test_a_flood_of_questions_fills_no_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(services, "MOST_PER_DAY", 2)
    for nummer in range(4):
        record_turn(beurt(f"vraag {nummer}"))
    assert GesteldeVraag.objects.count() == 2
    assert Dagtelling.objects.get().aantal == 4


def test_texts_go_after_a_month_and_counts_after_two_years() -> None:
    vandaag = timezone.localdate()
    for dagen in (0, 30, 31):
        record_turn(replace(beurt(f"vraag van {dagen} dagen terug")))
        GesteldeVraag.objects.filter(tekst=f"vraag van {dagen} dagen terug").update(dag=vandaag - timedelta(days=dagen))
    Dagtelling.objects.create(dag=vandaag - timedelta(days=731), uitkomst="antwoord", aantal=5)
    assert wipe_old() == (1, 1)
    assert set(GesteldeVraag.objects.values_list("tekst", flat=True)) == {
        "vraag van 0 dagen terug",
        "vraag van 30 dagen terug",
    }
