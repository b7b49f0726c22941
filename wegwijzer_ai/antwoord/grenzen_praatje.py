"""Greetings, thanks and questions about the assistant itself: a kind fixed text, and room for the question."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wegwijzer_ai.antwoord.deuren import mens
from wegwijzer_ai.antwoord.model import Beurt, Uitkomst, Wedervraag, Zin
from wegwijzer_ai.retrieval.tokens import fold

_GREETING = (
    r"hoi(?:+i*)?|hallo|hal+o+|hey+|hee+|hé|hi+|hello|yo|hai|dag|goe(?:de|ie)?(?:morgen|middag|avond|dag|nacht)"
    r"|goeie|good (?:morning|afternoon|evening)|bon (?:dia|tardi|nochi)|halo|ayo|iemand daar|is daar iemand"
    r"|anyone there"
).replace("hoi(?:+i*)?", "hoi+")
_HOW = r"hoe gaat het(?: met (?:je|u|jou))?|alles goed|how are you(?: doing| today)?|kon ta bai|que tal"
_THANKS = (
    r"(?:heel erg |hartelijk |alvast |super )?(?:bedankt|dank (?:je|u)(?: ?wel)?|dankje(?:wel)?|dankuwel|dank|thanks?"
    r"(?: you)?(?: (?:so|very) much)?|thx|ty|merci|masha danki|danki)(?: (?:voor (?:je|uw|de) hulp|voor alles"
    r"|for (?:your|the) help))?|top|super|fijn|mooi|oke|ok|okay|prima|duidelijk|great|perfect"
)
_GOODBYE = r"doei+|tot ziens|doeg|dag hoor|bye(?: bye)?|goodbye|fijne dag(?: nog| verder)?|ayo ku dios|te aweró"
_WHO = (
    r"(?:ben|bent) (?:je|jij|u) (?:een |wel een |nou een |echt een |geen )?(?:echte? )?(?:mens|robot|computer|persoon"
    r"|machine|bot|chatbot|ai|medewerker)|(?:praat|spreek|chat) ik (?:nu )?met een (?:\w+ )?(?:mens|robot|computer"
    r"|persoon|medewerker|bot)|(?:wie|wat) (?:ben|bent) (?:je|jij|u)(?: eigenlijk)?|hoe heet (?:je|jij|u)"
    r"|are you (?:a |an )?(?:real |actual )?(?:human|person|robot|bot|computer|machine|ai|real)(?: being| person)?"
    r"|am i (?:talking|speaking|chatting) (?:to|with) a (?:\w+ )?(?:human|person|robot|bot|computer)"
    r"|(?:who|what) are you|what is your name|abo ta (?:un )?(?:hende|robot|kompiuter)|ken (?:bo|abo) ta"
)
_CAN = (
    r"(?:wat|waarmee|waar) (?:kan|kun) (?:je|jij|u) (?:\w+ )?(?:voor me |mij |me )?(?:doen|mee helpen|helpen)"
    r"|wat kan (?:je|jij|u)(?: allemaal)?"
    r"|hoe werk(?:t dit|t u| je|t het)|what can you do|how does this work|help(?: me)?|hulp|kiko (?:bo|abo) por hasi"
)
# From the most to the least telling: `hoi, ben je een mens?` is about who we are.
_KINDS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (
        re.compile(
            # Each greeting is read in one way only (`(?>`): else `hallo hallo ...` would be tried in all ways.
            rf"(?>(?:{_GREETING})(?!\w)[ ,.!]*)*(?:{pattern})"
            rf"(?>[ ,.!?]*(?:{_GREETING}|{_THANKS}|{_GOODBYE})(?!\w))*[ ,.!?]*"
        ),
        zinnen,
    )
    for pattern, zinnen in (
        (
            _WHO,
            (
                gettext_noop("Ik ben een computer, geen mens."),
                gettext_noop("Ik zoek in de pagina's van de overheid. Een medewerker spreken kan ook: bel 1400."),
            ),
        ),
        (
            _CAN,
            (
                gettext_noop("Ik wijs u de weg bij alles wat u met de overheid regelt."),
                gettext_noop("Schrijf in uw eigen woorden wat er is, bijvoorbeeld: ik ga verhuizen."),
            ),
        ),
        (_THANKS, (gettext_noop("Graag gedaan. Hebt u nog een vraag? Stel hem gerust."),)),
        (_GOODBYE, (gettext_noop("Graag gedaan. Tot ziens."),)),
        (
            rf"(?:{_HOW}|{_GREETING})",
            (gettext_noop("Hallo. Waarmee kan ik u helpen?"),),
        ),
    )
)

_TO_A_PERSON = (gettext_noop("Een medewerker helpt u graag. Bel 1400."),)
_NOTHING_ASKED = (gettext_noop("Ik help u graag de weg te vinden bij de overheid."),)


def find_praatje(tekst: str) -> tuple[str, ...]:
    """What to say when the whole text is small talk; nothing when there is a question in it."""
    folded = " ".join(re.sub(r"[^\w ,.!?']", " ", fold(tekst)).split())
    return next((zinnen for pattern, zinnen in _KINDS if folded and pattern.fullmatch(folded)), ())


def handle_small_talk(beurt: Beurt) -> bool:
    """End the turn kindly when nothing was asked yet; whether it did."""
    zinnen = find_praatje(beurt.tekst)
    if zinnen:
        _say(beurt, zinnen)
    return bool(zinnen)


def open_conversation(beurt: Beurt, *, wants_person: bool) -> None:
    """End the turn of somebody who wants a person, or who only talks."""
    _say(beurt, _TO_A_PERSON if wants_person else _NOTHING_ASKED)


def _say(beurt: Beurt, zinnen: tuple[str, ...]) -> None:
    beurt.uitkomst = Uitkomst.VERDUIDELIJKING
    beurt.zinnen = [Zin(_(zin), taal=beurt.antwoordtaal) for zin in zinnen]
    beurt.wedervraag = Wedervraag(_("Wat wilt u weten?"))
    beurt.deuren = [mens()]
