"""The doors to which the assistant points when it does not answer itself.

The addresses inside the portal are fixed by its design (ARCHITECTUUR §4); the telephone numbers are public and free or
local rate.
"""

from django.utils.translation import gettext as _

from wegwijzer_ai.antwoord.model import Deur


def mens() -> Deur:
    """A person of the government, for every question."""
    return Deur(_("Vraag het een medewerker"), url="/hulp/", telefoon="1400")


def mijn_omgeving() -> Deur:
    """What the government knows about this person, after logging in."""
    return Deur(_("Bekijk uw zaken en berichten in Mijn omgeving"), url="/mijn/")


def zoeken() -> Deur:
    """All pages of the portal."""
    return Deur(_("Zoek zelf in alle producten en organisaties"), url="/zoeken/")


def vanuit_het_buitenland() -> Deur:
    """A person, day and night, for who is abroad."""
    return Deur(_("Bel vanuit het buitenland Nederland Wereldwijd"), telefoon="+31 247 247 247")
