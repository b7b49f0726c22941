"""The ways to log in: settings say where each is and who we are there, this table says for whom it is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.core.niveau import Niveau
from portal.toegang.acr import EIDAS_ACR, ETD_ACR

DIGID, MACHTIGEN, EHERKENNING, EIDAS, WALLET = "digid", "digid-machtigen", "eherkenning", "eidas", "wallet"
GEEN = "geen"


@dataclass(frozen=True, slots=True)
class Uitleg:
    """What the page says about one way to log in, so that people choose the right one at once.

    Args:
        naam: what it is called.
        kop: for whom it is, as an answer to 'who are you?'.
        zin: what it does, in one or two sentences.
        nodig: what one needs for it.
        bel: the number of its own helpdesk; empty when it has none.
    """

    naam: str
    kop: Promise
    zin: Promise
    nodig: Promise
    bel: str = ""


@dataclass(frozen=True, slots=True)
class Middel:
    """One way to log in.

    Args:
        sleutel: in URLs, settings and logs.
        issuer: the OpenID provider.
        client_id: our name there.
        client_secret: our secret there.
        niveau: the level asked where the page asks no more.
        acr: how this provider names the levels.
        uitleg: what people read about it.
    """

    sleutel: str
    issuer: str
    client_id: str
    client_secret: str = field(repr=False)
    niveau: Niveau
    acr: Mapping[Niveau, str]
    uitleg: Uitleg


UITLEG: Mapping[str, Uitleg] = MappingProxyType(
    {
        DIGID: Uitleg(
            "DigiD",
            _("Ik log in voor mijzelf"),
            _("U woont in Nederland of u hebt een burgerservicenummer (BSN)."),
            _("De DigiD app met een ID-check. Daarmee is uw niveau substantieel."),
            "088 - 123 65 55",
        ),
        MACHTIGEN: Uitleg(
            "DigiD Machtigen",
            _("Ik doe dit voor iemand anders"),
            _("U hebt een machtiging van iemand, of u bent ouder, bewindvoerder, curator, mentor of executeur."),
            _("Uw eigen DigiD. Gebruik nooit de DigiD van een ander."),
            "088 - 123 65 55",
        ),
        EHERKENNING: Uitleg(
            "eHerkenning",
            _("Ik log in voor een bedrijf of organisatie"),
            _("U regelt zaken van uw onderneming, vereniging of stichting, of van een klant van uw kantoor."),
            _("eHerkenning op niveau EH3 of EH4, met een machtiging van het bedrijf."),
        ),
        EIDAS: Uitleg(
            "eIDAS",
            _("Ik kom uit een ander land van de EU"),
            _("U logt in met het inlogmiddel van uw eigen land."),
            _("Een erkend inlogmiddel uit een EU-land, Noorwegen, IJsland of Liechtenstein."),
        ),
        WALLET: Uitleg(
            "EDI-wallet",
            _("Ik heb een digitale portemonnee"),
            _("U logt in met de wallet op uw telefoon. U ziet eerst welke gegevens u deelt en geeft daar toestemming."),
            _("Een Europese digitale identiteit (EDI-wallet) met uw persoonsgegevens."),
        ),
    }
)


def find_middel(sleutel: str) -> Middel | None:
    """The way to log in with this key; None when there is none, or when it is off."""
    regel = settings.INLOGMIDDELEN.get(sleutel)
    if regel is None or regel["issuer"] == GEEN:
        return None
    return Middel(
        sleutel=sleutel,
        issuer=regel["issuer"],
        client_id=regel["client_id"],
        client_secret=regel["client_secret"],
        niveau=Niveau[regel["niveau"].upper()],
        acr=ETD_ACR if sleutel == EHERKENNING else EIDAS_ACR,
        uitleg=UITLEG[sleutel],
    )


def list_middelen() -> list[Middel]:
    """All ways that are on, in the order in which most people need them."""
    return [middel for sleutel in UITLEG if (middel := find_middel(sleutel))]
