"""From a question on the page to what an editor can read: nothing personal is on the way, whoever typed it."""

import json
from pathlib import Path

import pytest
from django.core import serializers
from django.test import Client
from django.urls import reverse

from cms.producten.models import ProductPagina
from tests.wegwijzer_ai.vragen.test_bewaren import beurt
from wegwijzer_ai.models import Dagtelling, GesteldeVraag
from wegwijzer_ai.vragen.services import record_judgement, record_turn

pytestmark = pytest.mark.django_db

CORPUS = Path(__file__).resolve().parents[2] / "security" / "persoonsgegevens.jsonl"
GEHEIM = ("999990019", "jan@voorbeeld.nl", "0612345678", "192.0.2.7")


def everything() -> str:
    """All that is stored about questions, as text."""
    return serializers.serialize("json", [*GesteldeVraag.objects.all(), *Dagtelling.objects.all()])


def test_a_question_with_personal_data_leaves_no_trace_of_it(client: Client, portaal: dict[str, ProductPagina]) -> None:
    vraag = "qwxzy flurbo bsn 999990019, mail jan@voorbeeld.nl of bel 0612345678"
    client.post(reverse("wegwijzer:vraag"), {"q": vraag}, REMOTE_ADDR="192.0.2.7")
    stored = everything()
    assert GesteldeVraag.objects.get().uitkomst == "geen_antwoord"
    assert "flurbo" in stored
    assert not [geheim for geheim in GEHEIM if geheim in stored]


def test_the_whole_corpus_of_personal_data_is_stored_masked() -> None:
    regels = [json.loads(regel) for regel in CORPUS.read_text(encoding="utf-8").splitlines()]
    assert len(regels) > 200
    for regel in regels:
        sleutel = record_turn(beurt(regel["tekst"]))
        record_judgement(sleutel=sleutel, oordeel="nee", toelichting=regel["tekst"])
    stored = list(GesteldeVraag.objects.order_by("pk").values_list("tekst", "toelichting"))
    assert len(stored) == len(regels)
    left = [
        (geheim, teksten)
        for regel, teksten in zip(regels, stored, strict=True)
        for geheim in regel["weg"]
        if any(geheim in tekst for tekst in teksten)
    ]
    assert not left
