"""What people come here to do, as the page with the status names it; no model and no source."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Onderdeel(models.TextChoices):
    """Something that a person can do here, in the order of the page."""

    INLOGGEN = "inloggen", _("Inloggen")
    BERICHTEN = "berichten", _("Uw berichten")
    ZAKEN = "zaken", _("Lopende zaken")
    TAKEN = "taken", _("Taken: wat organisaties van u vragen")
    VERSTUREN = "versturen", _("Iets aanvragen of versturen")
    GEGEVENS = "gegevens", _("Uw gegevens")
    BEDRIJF = "bedrijf", _("De gegevens van uw bedrijf")
    VERGUNNINGEN = "vergunningen", _("Uw vergunningen")
    BETALEN = "betalen", _("Betalen")
    AFSPRAKEN = "afspraken", _("Een afspraak maken")
    CONTACT = "contact", _("Uw contacten met organisaties")
    INZAGE = "inzage", _("Zien wie uw gegevens bekeek")
    ZOEKEN = "zoeken", _("Zoeken")
    WEGWIJZER = "wegwijzer", _("De wegwijzer: stel uw vraag")
    BUURT = "buurt", _("Bekendmakingen in uw buurt")


# Without one of these nobody can send anything: whoever has a last day then gets more time.
NODIG_OM_TE_VERSTUREN = frozenset({Onderdeel.INLOGGEN, Onderdeel.VERSTUREN})
# What a person sees of each, below the language: an outage of it is told on these pages.
PADEN = {
    Onderdeel.INLOGGEN: ("/inloggen/", "/mijn/"),
    Onderdeel.BERICHTEN: ("/mijn/berichten/",),
    Onderdeel.ZAKEN: ("/mijn/zaken/",),
    Onderdeel.TAKEN: ("/mijn/taken/",),
    Onderdeel.VERSTUREN: ("/mijn/",),
    Onderdeel.GEGEVENS: ("/mijn/gegevens/", "/mijn/uittreksels/"),
    Onderdeel.BEDRIJF: ("/mijn/gegevens/", "/mijn/verplichtingen/"),
    Onderdeel.VERGUNNINGEN: ("/mijn/vergunningen/",),
    Onderdeel.BETALEN: ("/mijn/taken/",),
    Onderdeel.AFSPRAKEN: ("/mijn/contacten/",),
    Onderdeel.CONTACT: ("/mijn/contacten/",),
    Onderdeel.INZAGE: ("/mijn/inzage/",),
    Onderdeel.ZOEKEN: ("/zoeken/", "/wegwijzer/"),
    Onderdeel.WEGWIJZER: ("/wegwijzer/",),
    Onderdeel.BUURT: ("/attendering/",),
}
