"""Swearing: no limit by itself, for who swears and asks something gets an answer."""

import re

from django.utils.translation import gettext as _

from wegwijzer_ai.antwoord.deuren import mens
from wegwijzer_ai.antwoord.model import Beurt, Uitkomst, Zin
from wegwijzer_ai.retrieval.tokens import fold

_ABUSE = re.compile(
    r"\b(?:kut\w*|klote\w*|kanker(?!t)\w{3,}|tering\w*|tyfus\w*|godver\w*|hoer\w*|klootzak\w*|sukkels?|idio(?:ot|ten)"
    r"|rot op|val dood|stomme (?:robot|computer|bot)|fuck\w*|stupid (?:bot|robot)|shit\w*|bitch\w*|asshole\w*)\b",
    re.IGNORECASE,
)


def is_abusive(tekst: str) -> bool:
    """Whether somebody swears."""
    return _ABUSE.search(fold(tekst)) is not None


def without_abuse(tekst: str) -> str:
    """The text to search with: what somebody swears with says nothing about the question."""
    return " ".join(_ABUSE.sub(" ", tekst).split())


def close_angry_turn(beurt: Beurt) -> None:
    """What to say to somebody who is angry and asked nothing that we can find."""
    beurt.uitkomst = Uitkomst.GEWEIGERD
    beurt.zinnen = [
        Zin(_("Vervelend dat het niet lukt. Dat spijt ons."), taal=beurt.antwoordtaal),
        Zin(
            _("Een medewerker helpt u graag verder. Of stel uw vraag opnieuw, in uw eigen woorden."),
            taal=beurt.antwoordtaal,
        ),
    ]
    beurt.deuren = [mens()]
