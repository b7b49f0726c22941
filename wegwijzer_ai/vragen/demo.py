"""Made-up questions for the demo, asked and judged through the same doors as everybody's (`demo.yaml`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml
from django.db import transaction
from django.utils import timezone

from wegwijzer_ai.antwoord.model import Vraag
from wegwijzer_ai.models import GesteldeVraag
from wegwijzer_ai.service import answer
from wegwijzer_ai.vragen.groepen import rebuild_groepen
from wegwijzer_ai.vragen.services import record_judgement, record_turn

FILE = Path(__file__).with_name("demo.yaml")


@dataclass(frozen=True, slots=True)
class Demovraag:
    """One question, on so many days before today, and what was thought of its answer."""

    vraag: str
    dagen: int
    taal: str = "nl"
    oordeel: str = ""
    reden: str = ""
    toelichting: str = ""
    meesturen: bool = False


def read_demovragen(path: Path = FILE) -> Iterator[Demovraag]:
    """The questions, subject by subject."""
    for vragen in yaml.safe_load(path.read_text(encoding="utf-8")).values():
        yield from (Demovraag(**velden) for velden in vragen)


def ask_demovragen() -> int:
    """Ask them all and group them; return how many were asked: none when there are questions already."""
    if GesteldeVraag.objects.exists():
        return 0
    asked = 0
    with transaction.atomic():
        for vraag in read_demovragen():
            _ask(vraag, dag=timezone.localdate() - timedelta(days=vraag.dagen))
            asked += 1
    rebuild_groepen()
    return asked


def _ask(vraag: Demovraag, *, dag: date) -> None:
    sleutel = record_turn(answer(Vraag(vraag.vraag, taal=vraag.taal)), dag=dag)
    if vraag.oordeel:
        record_judgement(
            sleutel=sleutel,
            oordeel=vraag.oordeel,
            reden=vraag.reden,
            toelichting=vraag.toelichting,
            meesturen=vraag.meesturen,
            dag=dag,
        )
