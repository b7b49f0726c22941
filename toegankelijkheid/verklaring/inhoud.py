"""What a statement says, as the register of statements asks it: kept with each version, shown, and given as JSON.

The parts are those of the model statement of the European Union (Implementing Decision 2018/1523) and of the Dutch
register: whose site, which status, on which research it rests, each deviation, how to complain, who signed.
"""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from toegankelijkheid.normen.normen import EISEN
from toegankelijkheid.toetsen.bevinding import Zekerheid
from toegankelijkheid.toetsen.selectors import open_bevindingen
from toegankelijkheid.verklaring.models import Afwijking, Onderzoek, Onderzoekstand
from toegankelijkheid.verklaring.selectors import list_open_afwijkingen, read_voortgang
from toegankelijkheid.verklaring.status import Feiten, Uitslag
from toegankelijkheid.verklaring.werkdagen import ANTWOORD_WERKDAGEN
from toegankelijkheid.verklaring.woorden import STATUSNAMEN

MODEL = "https://eur-lex.europa.eu/eli/dec_impl/2018/1523/oj"
NORM = "EN 301 549 v3.2.1 (WCAG 2.1, A en AA)"
ALLEDAAGS = "WCAG 2.2, A en AA"
OMBUDSMAN = "https://www.nationaleombudsman.nl/"


def make_inhoud(*, feiten: Feiten, uitslag: Uitslag) -> dict[str, Any]:
    """All that is said on the day of `feiten`, with this status; dates as ISO 8601, nothing of people."""
    return {
        "model": MODEL,
        "organisatie": settings.VERKLARING_ORGANISATIE,
        "website": {"naam": settings.WAGTAIL_SITE_NAME, "url": f"{settings.SITE_URL}/"},
        "norm": NORM,
        "getoetstTegen": ALLEDAAGS,
        "status": {"code": uitslag.status.value, "naam": _in_dutch(STATUSNAMEN[uitslag.status])},
        "redenen": [reden.value for reden in uitslag.redenen],
        "geldigTot": uitslag.geldig_tot.isoformat() if uitslag.geldig_tot else None,
        "eisen": sum(eis.verplicht for eis in EISEN.values()),
        "nietVoldaan": sorted(feiten.niet_voldaan, key=lambda nummer: EISEN[nummer].volgorde),
        "onderzoeken": [describe_onderzoek(onderzoek) for onderzoek in _list_onderzoeken()],
        "computer": _by_computer(),
        "afwijkingen": [describe_afwijking(afwijking) for afwijking in list_open_afwijkingen()],
        "contact": {
            "formulier": f"{settings.SITE_URL}{reverse('verklaring:melden')}",
            "email": settings.CONTACT_EMAIL,
            "telefoon": "1400",
            "antwoordWerkdagen": ANTWOORD_WERKDAGEN,
        },
        "klacht": {"instantie": "Nationale ombudsman", "url": OMBUDSMAN},
    }


def describe_onderzoek(onderzoek: Onderzoek) -> dict[str, Any]:
    """One research: what, who, how far."""
    voortgang = read_voortgang(onderzoek=onderzoek)
    return {
        "naam": onderzoek.naam,
        "stand": onderzoek.stand,
        "methode": "WCAG-EM 1.0",
        "klaarOp": onderzoek.gepland_op.isoformat(),
        "afgerondOp": onderzoek.afgerond_op.isoformat() if onderzoek.afgerond_op else None,
        "uitvoerder": onderzoek.uitvoerder,
        "onafhankelijk": onderzoek.onafhankelijk,
        "reikwijdte": onderzoek.reikwijdte,
        "buitenReikwijdte": onderzoek.buiten_reikwijdte,
        "technieken": onderzoek.technieken,
        "hulpmiddelen": onderzoek.hulpmiddelen,
        "paginas": onderzoek.paginas.count(),
        "oordelen": voortgang.gedaan,
        "oordelenNodig": voortgang.totaal,
        "conclusie": onderzoek.samenvatting,
        "rapport": onderzoek.rapport_url,
    }


def describe_afwijking(afwijking: Afwijking) -> dict[str, Any]:
    """One deviation with what the law asks to say of it."""
    eis = EISEN.get(afwijking.eis)
    return {
        "eis": afwijking.eis,
        "naam": eis.naam if eis else "",
        "niveau": eis.niveau if eis else "",
        "en301549": eis.en301549 if eis else "",
        "waar": afwijking.waar,
        "omschrijving": afwijking.omschrijving,
        "oorzaak": afwijking.oorzaak,
        "gevolg": afwijking.gevolg,
        "alternatief": afwijking.alternatief,
        "maatregel": afwijking.maatregel,
        "oplossenVoor": afwijking.oplossen_voor.isoformat() if afwijking.oplossen_voor else None,
        "onevenredig": afwijking.onevenredig,
        "waaromOnevenredig": afwijking.waarom_onevenredig,
        "sinds": afwijking.sinds.isoformat(),
        "engels": afwijking.engels,
    }


def _list_onderzoeken() -> list[Onderzoek]:
    """What was finished last, and what is planned or under way."""
    lopend = Onderzoek.objects.filter(stand__in=(Onderzoekstand.GEPLAND, Onderzoekstand.BEZIG)).order_by("gepland_op")
    klaar = Onderzoek.objects.filter(stand=Onderzoekstand.AFGEROND).order_by("-afgerond_op", "-pk")[:1]
    return [*klaar, *lopend]


def _by_computer() -> dict[str, int]:
    zeker = open_bevindingen(zekerheid=Zekerheid.ZEKER).count()
    return {"zeker": zeker, "teBeoordelen": open_bevindingen(zekerheid=Zekerheid.TE_BEOORDELEN).count()}


def _in_dutch(tekst: object) -> str:
    with override("nl"):
        return str(tekst)
