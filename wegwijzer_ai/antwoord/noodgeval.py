"""Danger to life, thoughts of suicide, violence at home, a child in trouble: the right number before anything else.

Tuned to miss nothing: a false alarm costs a line of text, a miss may cost a life. Numbers: 112, 113 Zelfmoordpreventie,
Veilig Thuis, de Kindertelefoon, the police without haste.
"""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from wegwijzer_ai.antwoord.model import Beurt, Deur, Uitkomst, Zin
from wegwijzer_ai.retrieval.tokens import fold


@dataclass(frozen=True, slots=True)
class Nood:
    """A kind of emergency: how people say it, what we say, and who to call."""

    naam: str
    patroon: re.Pattern[str]
    zinnen: tuple[str, ...]
    deuren: tuple[tuple[str, str, str], ...]


NOODGEVALLEN: tuple[Nood, ...] = (
    Nood(
        "zelfdoding",
        re.compile(
            r"wil niet meer leven|niet meer willen leven|wil(?: ik)? dood|dood wil|wil er niet meer zijn|zelfmoord"
            r"|zelfdoding"
            r"|suicid|mezelf (?:iets aan|wat aan|van kant)|maak er een eind|eind(?:e)? aan mijn leven"
            r"|geen zin meer in het leven"
            r"|(?:want|going) to die|kill myself|end my life|hurt myself|don'?t want to live|no longer want to live"
            r"|mi (?:ke|kier) muri|mata mi mes|no ke biba mas"
        ),
        (
            gettext_noop("Wat erg dat u zich zo voelt. U hoeft dit niet alleen te dragen."),
            gettext_noop("Bel 113 of gratis 0800-0113, dag en nacht. U kunt ook chatten op 113.nl."),
            gettext_noop("Bent u nu in gevaar? Bel 112."),
        ),
        (
            ("113 Zelfmoordpreventie", "https://www.113.nl/", "0800-0113"),
            ("112", "", "112"),
        ),
    ),
    Nood(
        "levensgevaar",
        re.compile(
            r"ademt? (?:\w+ )?niet|adem(?:t|en)? niet meer|geen adem|bewusteloos|reanim|hartaanval|hartstilstand"
            r"|beroerte"
            r"|bloedt (?:heel )?(?:erg|hevig|dood)|vergiftig|te veel pillen|overdosis|er is brand"
            r"|huis (?:staat in|in de) brand"
            r"|staat in brand|brand uitgebroken|gaslucht|ruik(?:t)? gas|inbrekers?(?: in)? (?:mijn |het )?huis"
            r"|word bedreigd|bedreigt mij"
            r"|met een (?:mes|pistool)|wordt aangevallen|verdrinkt|ligt dood|not breathing|unconscious|heart attack"
            r"|house is on fire"
            r"|overdose|being attacked|break(?:ing)? in(?:to)? (?:my|the) house right now|no ta hala rosea|ta kima"
        ),
        (
            gettext_noop("Bel nu 112."),
            gettext_noop("Bent u doof of slechthorend? Gebruik dan de 112NL-app."),
        ),
        (("112", "https://www.112.nl/", "112"),),
    ),
    Nood(
        "huiselijk_geweld",
        re.compile(
            r"(?:man|vrouw|vriend|vriendin|partner|ex|vader|moeder|zoon|broer|stiefvader|hij|zij|ze)\b[^.?!]{0,40}"
            r"\b(?:slaat|sloeg|slaan|mishandel\w*|geslagen|verkracht\w*|schopt|wurgt|trapt)\b(?! (?:soms )?met deur)"
            r"|(?:word|ben) (?:thuis )?(?:geslagen|mishandeld|verkracht|misbruikt)|huiselijk geweld|kindermishandeling"
            r"|seksueel misbruik|bang voor mijn (?:man|vrouw|vriend|partner|ex|vader)|durf niet (?:meer )?naar huis"
            r"|eerwraak"
            r"|(?:husband|wife|boyfriend|girlfriend|partner|father|he)\b[^.?!]{0,30}\b(?:hits|hit|beats|beat|abuses"
            r"|raped) me"
            r"|domestic violence|scared of my (?:husband|partner|boyfriend)|ta dal mi|a dal mi"
        ),
        (
            gettext_noop("Bent u nu in gevaar? Bel 112."),
            gettext_noop("Veilig Thuis helpt bij geweld en dreiging thuis. Bel gratis 0800-2000, dag en nacht."),
            gettext_noop(
                "U hoeft niet zeker te weten wat er aan de hand is. Overleggen mag ook zonder uw naam te noemen."
            ),
        ),
        (
            ("112", "", "112"),
            ("Veilig Thuis", "https://veiligthuis.nl/", "0800-2000"),
        ),
    ),
    Nood(
        "kind",
        re.compile(
            r"\bik ben (?:[5-9]|1[0-7])\b[^.?!]{0,60}\b(?:bang|weggelopen|gepest|slaan|ruzie thuis|alleen)"
            r"|kindertelefoon|ben weggelopen van huis"
        ),
        (
            gettext_noop("Ben je jonger dan 18 en wil je met iemand praten? Bel gratis de Kindertelefoon: 0800-0432."),
            gettext_noop("Ben je nu in gevaar? Bel 112."),
        ),
        (
            ("De Kindertelefoon", "https://www.kindertelefoon.nl/", "0800-0432"),
            ("112", "", "112"),
        ),
    ),
)


def find_noodgeval(tekst: str) -> Nood | None:
    """The first kind of emergency that the text speaks of."""
    folded = fold(tekst)
    return next((nood for nood in NOODGEVALLEN if nood.patroon.search(folded)), None)


def handle_emergency(beurt: Beurt) -> None:
    """Step: the number to call, and nothing that takes attention from it."""
    nood = find_noodgeval(beurt.tekst)
    if nood is None:
        return
    beurt.uitkomst = Uitkomst.NOODGEVAL
    beurt.zinnen = [Zin(_(zin), taal=beurt.antwoordtaal) for zin in nood.zinnen]
    beurt.deuren = [Deur(titel, url=url, telefoon=telefoon) for titel, url, telefoon in nood.deuren]
