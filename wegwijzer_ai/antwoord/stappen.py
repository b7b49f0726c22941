"""The steps of a turn, in the one order that counts: first what protects people, then what helps them."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

import structlog
from django.utils import translation

from portal.meten.cijfers import count_antwoord
from wegwijzer_ai.antwoord.andere_taal import answer_other_language
from wegwijzer_ai.antwoord.bedoeling import close_by_likeness, recognise_need
from wegwijzer_ai.antwoord.grenzen import handle_limits
from wegwijzer_ai.antwoord.hygiene import clean_input
from wegwijzer_ai.antwoord.model import Antwoord, Beurt, Gespreksstand, Uitkomst, Vraag
from wegwijzer_ai.antwoord.noodgeval import handle_emergency
from wegwijzer_ai.antwoord.organisaties import attach_products
from wegwijzer_ai.antwoord.persoonsgegevens import mask_personal_data
from wegwijzer_ai.antwoord.plaats import recognise_place
from wegwijzer_ai.antwoord.samenstellen import compose
from wegwijzer_ai.antwoord.taal import detect_language
from wegwijzer_ai.antwoord.tijd import tell_day
from wegwijzer_ai.antwoord.verband import relate
from wegwijzer_ai.antwoord.vervolg import ask_back, suggest_next
from wegwijzer_ai.antwoord.zekerheid import judge_confidence
from wegwijzer_ai.antwoord.zoeken import find_candidates

logger = structlog.get_logger(__name__)

Stap = Callable[[Beurt], None]

VOORAF: tuple[tuple[str, Stap], ...] = (
    ("invoer", clean_input),
    ("persoonsgegevens", mask_personal_data),
    ("taal", detect_language),
)
STAPPEN: tuple[tuple[str, Stap], ...] = (
    ("noodgeval", handle_emergency),
    ("andere_taal", answer_other_language),
    ("grenzen", handle_limits),
    ("plaats", recognise_place),
    ("verband", relate),
    ("bedoeling", recognise_need),
    ("zoeken", find_candidates),
    ("grens_op_gelijkenis", close_by_likeness),
    ("zekerheid", judge_confidence),
    ("organisaties", attach_products),
    ("samenstellen", compose),
)
SEARCH = [name for name, _ in STAPPEN].index("zoeken")
# These look at a finished answer.
ACHTERAF: tuple[tuple[str, Stap], ...] = (
    ("tijd", tell_day),
    ("vervolgvragen", suggest_next),
    ("wedervraag", ask_back),
)


def answer(vraag: Vraag) -> Antwoord:
    """Take one turn. Nothing of it is stored; the log gets its outcome and durations, never its text."""
    beurt = Beurt(vraag=vraag)
    durations: dict[str, float] = {}
    with translation.override("en" if vraag.taal == "en" else "nl"):
        _run(VOORAF, beurt, durations)
    with translation.override(beurt.antwoordtaal):
        for step in STAPPEN:
            if beurt.uitkomst is None:
                _run((step,), beurt, durations)
        _run(ACHTERAF, beurt, durations)
    durations["totaal"] = round(sum(durations.values()), 2)
    uitkomst = beurt.uitkomst or Uitkomst.GEEN_ANTWOORD
    count_antwoord(uitkomst.value)
    logger.info(
        "wegwijzer_turn", uitkomst=uitkomst, taal=beurt.taal, zekerheid=beurt.zekerheid, duur_ms=durations["totaal"]
    )
    return _finish(beurt, uitkomst, durations)


def understand(vraag: Vraag) -> Beurt:
    """Take the steps up to and including the search, whatever they find: for calibration and for looking inside."""
    beurt = Beurt(vraag=vraag)
    _run((*VOORAF, *STAPPEN[: SEARCH + 1]), beurt, {})
    return beurt


def _run(steps: tuple[tuple[str, Stap], ...], beurt: Beurt, durations: dict[str, float]) -> None:
    for name, step in steps:
        started = perf_counter()
        step(beurt)
        durations[name] = round(1000 * (perf_counter() - started), 2)


def _finish(beurt: Beurt, uitkomst: Uitkomst, durations: dict[str, float]) -> Antwoord:
    return Antwoord(
        vraag=beurt.tekst,
        taal=beurt.antwoordtaal,
        uitkomst=uitkomst,
        zinnen=tuple(beurt.zinnen),
        meldingen=tuple(beurt.meldingen),
        bronnen=tuple(beurt.bronnen),
        producten=tuple(beurt.antwoord_producten),
        deuren=tuple(beurt.deuren),
        vervolgvragen=tuple(beurt.vervolgvragen),
        wedervraag=beurt.wedervraag,
        zekerheid=beurt.zekerheid,
        duur_ms=durations,
        gesprek=beurt.vraag.gesprek or secrets.token_urlsafe(12),
        gemeente=beurt.gemeente,
        stand=_remember(beurt),
    )


def _remember(beurt: Beurt) -> Gespreksstand:
    """What the next turn of this conversation may know; small talk does not change the subject."""
    before = beurt.eerder
    shown = tuple(item.document.sleutel for item in beurt.producten[: len(beurt.antwoord_producten)])
    return replace(
        before,
        vraag=beurt.tekst if shown or not before.producten else before.vraag,
        producten=shown or before.producten,
        gemeente=beurt.gemeente.code if beurt.gemeente else before.gemeente,
        doelgroep=beurt.vraag.doelgroep or before.doelgroep,
        gesteld=before.gesteld | beurt.gesteld,
        beantwoord=beurt.uitkomst is Uitkomst.ANTWOORD if shown else before.beantwoord,
    )
