"""What the rules for emergencies and limits did not see, understood by likeness to examples.

People in need seldom say the word that a rule waits for (`zijn mond hangt scheef`). Here every kind has its
probability; from a high one the turn ends as a rule would end it, from a lower one the number to call stands above the
ordinary answer. A limit gives way to a page that surely fits. Where likeness may be mistaken, the products that the
question may be about stay under the numbers or the refusal.
"""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from wegwijzer_ai.antwoord.deuren import mijn_omgeving
from wegwijzer_ai.antwoord.grenzen import EIGEN_ZAAK, GRENZEN, close_at
from wegwijzer_ai.antwoord.grenzen_praatje import open_conversation
from wegwijzer_ai.antwoord.grenzen_taalgebruik import close_angry_turn
from wegwijzer_ai.antwoord.hygiene import clean_whole
from wegwijzer_ai.antwoord.model import Beurt
from wegwijzer_ai.antwoord.noodgeval import AANDACHT, NOODGEVALLEN, tell_emergency
from wegwijzer_ai.antwoord.organisaties import attach_products
from wegwijzer_ai.antwoord.zekerheid import kalibratie_for
from wegwijzer_ai.antwoord.zinnen import split_sentences
from wegwijzer_ai.antwoord.zoeken import find_candidates, weigh_intent

# From these probabilities; found on the development questions. A missed emergency costs more than a false one.
EMERGENCY_FROM = 0.35
ATTENTION_FROM = 0.25
# In a story the danger may be one sentence: the number stands above the answer when it says so clearly.
SENTENCE_FROM = 0.7
MOST_SENTENCES = 12
SHORTEST_SENTENCE = 4
LIMIT_FROM = 0.4
# When a page surely fits, only an outspoken limit goes before it.
LIMIT_OVER_ANSWER_FROM = 0.75
CHAT_FROM = 0.5
# Who may well ask about their own case finds the way to it beside the answer.
EIGEN_ZAAK_BESIDE_FROM = 0.15
# Below this we may be mistaken: what the question may be about as well stands under the numbers or the refusal.
CERTAIN_FROM = 0.75
# Here a product would hurt, however well its words fit.
NUMBERS_ONLY = frozenset({"zelfdoding", "seksueel_geweld", "kindermisbruik"})
PERSON, CHAT, INSULT = "mens", "praatje", "belediging"


def recognise_need(beurt: Beurt) -> None:
    """Step: weigh what somebody is up to; who is in need gets the number to call."""
    beurt.bedoeling = weigh_intent(beurt.tekst)
    kansen = beurt.bedoeling
    # The rules for danger have looked already; what only names a product is not like anything else.
    if beurt.duidelijk:
        return
    emergency, chance = _likeliest(kansen, NOODGEVALLEN)
    other = max((kansen[soort] for soort in kansen.keys() - NOODGEVALLEN.keys()), default=0.0)
    if chance >= max(EMERGENCY_FROM, other):
        _sound_alarm(beurt, emergency, chance)
        return
    worry = emergency if chance >= ATTENTION_FROM else _need_in_a_sentence(clean_whole(beurt.vraag.tekst))
    if worry and not beurt.meldingen:
        beurt.meldingen.append(_(AANDACHT.get(worry, AANDACHT["levensgevaar"])))


def _sound_alarm(beurt: Beurt, soort: str, chance: float) -> None:
    """End the turn with the numbers; when this may be a false alarm, with the products that fit under them."""
    tell_emergency(beurt, soort)
    if chance < CERTAIN_FROM and soort not in NUMBERS_ONLY:
        find_candidates(beurt)
        if beurt.kenmerken:
            # Not what somebody may be up to but what it is about says which products fit.
            beurt.kenmerken = {**beurt.kenmerken, "gewoon": 1.0}
        _keep_fitting(beurt)


def _need_in_a_sentence(tekst: str) -> str:
    """The kind of emergency that one sentence of a story speaks of; empty when none does."""
    sentences = [zin for zin in split_sentences(tekst) if len(zin.split()) >= SHORTEST_SENTENCE]
    for zin in sentences[:MOST_SENTENCES] if len(sentences) > 1 else ():
        emergency, chance = _likeliest(weigh_intent(zin), NOODGEVALLEN)
        if chance >= SENTENCE_FROM:
            return emergency
    return ""


def close_by_likeness(beurt: Beurt) -> None:
    """Step: end the turn at a limit that no rule saw, after the search: a page that surely fits goes before it."""
    # `wat kost dat?` says too little to be anything; what it is about was spoken of before.
    if beurt.duidelijk or beurt.onderwerp is not None:
        return
    kansen = beurt.bedoeling
    soort, _sum = _likeliest(kansen, (*GRENZEN, PERSON, CHAT, INSULT))
    own = kansen.get(soort, 0.0)
    if soort in {PERSON, CHAT} and own >= CHAT_FROM:
        open_conversation(beurt, wants_person=soort == PERSON)
    elif soort == INSULT and own >= CHAT_FROM:
        close_angry_turn(beurt)
    elif soort in GRENZEN and own >= _limit_from(beurt, soort):
        close_at(beurt, soort)
    if beurt.uitkomst is None and kansen.get(EIGEN_ZAAK, 0.0) >= EIGEN_ZAAK_BESIDE_FROM:
        beurt.deuren.append(mijn_omgeving())
    if beurt.uitkomst is None or soort == EIGEN_ZAAK:
        return
    if soort not in GRENZEN or own >= CERTAIN_FROM:
        beurt.producten = []
    _keep_fitting(beurt)


def _keep_fitting(beurt: Beurt) -> None:
    """Show the products under a turn that has ended, when one of them probably fits."""
    if not kalibratie_for(beurt).offers_choice(beurt.kenmerken):
        beurt.producten = []
    beurt.gebeurtenissen = []
    attach_products(beurt)


def _limit_from(beurt: Beurt, soort: str) -> float:
    kalibratie = kalibratie_for(beurt)
    sure = bool(beurt.kenmerken) and kalibratie.probability(beurt.kenmerken) >= kalibratie.antwoord_vanaf
    # The page fits a question about one's own case as well; only the organisation can answer it.
    return LIMIT_OVER_ANSWER_FROM if sure and soort != EIGEN_ZAAK else LIMIT_FROM


def _likeliest(kansen: Mapping[str, float], soorten: Collection[str]) -> tuple[str, float]:
    """The likeliest of these kinds, and the probability that it is one of them."""
    own = {soort: kansen.get(soort, 0.0) for soort in soorten}
    return max(own, key=own.__getitem__), sum(own.values())
