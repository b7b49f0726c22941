"""The mails about reports and about a statement that runs out, as the outbox sends them.

A mail never holds the address of another, nor the words of a report in a receipt: mail is read on the way.
"""

from collections.abc import Callable, Mapping
from datetime import date
from smtplib import SMTPRecipientsRefused
from typing import Any
from urllib.parse import urlsplit

import structlog
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from portal.outbox.services import register_handler
from portal.verantwoording.kluis import Onleesbaar
from toegankelijkheid.formulieren.taal import in_taal
from toegankelijkheid.verklaring.inhoud import OMBUDSMAN
from toegankelijkheid.verklaring.meldingen import POST, read_email
from toegankelijkheid.verklaring.models import Melding, Verklaring

logger = structlog.get_logger(__name__)

Brief = tuple[str, list[str]]


def register() -> None:
    """Connect the topic; called when the application starts."""
    register_handler(POST, deliver)


def deliver(payload: Mapping[str, Any]) -> None:
    """Send this mail, if what it is about is still there.

    Raises:
        OSError, SMTPException: the mail server takes nothing now; to be tried again.
    """
    soort = payload["soort"]
    if soort == "herinnering":
        _remind(payload)
        return
    melding = Melding.objects.filter(pk=payload["sleutel"]).first()
    if melding is None:
        return
    if soort == "binnen":
        with in_taal("nl"):
            _send(_received_inside(melding), aan=settings.CONTACT_EMAIL, merk=f"{melding.sleutel}.binnen")
        return
    _send_to_reader(melding, _LEZER[soort], soort)


def _send_to_reader(melding: Melding, schrijf: Callable[[Melding], Brief], soort: str) -> None:
    try:
        aan = read_email(melding)
    except Onleesbaar:
        logger.warning("toegankelijkheidsmelding_unreadable", soort=soort)
        return
    if not aan:
        return
    with in_taal(melding.taal):
        try:
            _send(schrijf(melding), aan=aan, merk=f"{melding.sleutel}.{soort}")
        except SMTPRecipientsRefused:
            # There is no such address. The error itself holds it, so it goes no further.
            logger.info("toegankelijkheidsmelding_no_such_address", soort=soort)


def _receipt(melding: Melding) -> Brief:
    waarden = {"kenmerk": melding.kenmerk, "dag": date_format(melding.antwoord_voor, "j F Y")}
    return _("Wij hebben uw melding ontvangen: %(kenmerk)s") % waarden, [
        _("Dank u wel. U meldde dat iets op onze site niet goed werkt voor u."),
        _("Uw kenmerk is %(kenmerk)s. Wij antwoorden uiterlijk op %(dag)s.") % waarden,
        _("Kunt u niet wachten? Bel 1400 en noem uw kenmerk."),
        _complaint(),
        _not_you(),
    ]


def _answer(melding: Melding) -> Brief:
    return _("Ons antwoord op uw melding %s") % melding.kenmerk, [
        melding.antwoord,
        _("Helpt dit niet? Meld het opnieuw en noem uw kenmerk:"),
        f"{settings.SITE_URL}{reverse('verklaring:melden')}",
        _complaint(),
    ]


_LEZER: Mapping[str, Callable[[Melding], Brief]] = {"ontvangst": _receipt, "antwoord": _answer}


def _received_inside(melding: Melding) -> Brief:
    waarden = {
        "kenmerk": melding.kenmerk,
        "dag": date_format(melding.antwoord_voor, "j F Y"),
        "op": date_format(localtime(melding.ontvangen_op), "j F Y H:i"),
    }
    return _("Melding over toegankelijkheid %(kenmerk)s: antwoord voor %(dag)s") % waarden, [
        _("Ontvangen op %(op)s.") % waarden,
        *([_("Pagina: %s") % melding.adres] if melding.adres else []),
        melding.tekst,
        *([_("Hulpmiddel: %s") % melding.hulpmiddel] if melding.hulpmiddel else []),
        _("De melder wil antwoord per mail.") if melding.email else _("De melder liet geen mailadres achter."),
        _("Antwoord in het beheer:"),
        f"{settings.WAGTAILADMIN_BASE_URL}{reverse('verklaring_beheer:melding', args=[melding.sleutel])}",
    ]


def _remind(payload: Mapping[str, Any]) -> None:
    """Only while that version is still the one in force; a newer one made the reminder needless."""
    laatste = Verklaring.objects.exclude(ondertekend_op=None).order_by("-versie").first()
    if laatste is None or laatste.versie != payload["versie"]:
        return
    with in_taal("nl"):
        dag = date_format(date.fromisoformat(payload["tot"]), "j F Y")
        brief = (
            _("De toegankelijkheidsverklaring loopt af: werk hem bij"),
            [
                _("De status geldt nog tot en met %(dag)s. Daarna wordt hij lager.") % {"dag": dag},
                _("Kijk na wat er veranderd is, maak een nieuwe versie en laat een collega tekenen:"),
                f"{settings.WAGTAILADMIN_BASE_URL}{reverse('verklaring_beheer:verklaring')}",
            ],
        )
        _send(brief, aan=settings.CONTACT_EMAIL, merk=f"verklaring.{payload['versie']}.{payload['tot']}")


def _send(brief: Brief, *, aan: str, merk: str) -> None:
    """One mail with a fixed Message-ID, so that a mail server that gets it twice can tell."""
    onderwerp, alineas = brief
    headers = {
        "Message-ID": f"<{merk}@{urlsplit(settings.SITE_URL).hostname}>",
        "Content-Language": translation.get_language() or "nl",
        "Auto-Submitted": "auto-generated",
    }
    EmailMessage(" ".join(onderwerp.split()), "\n\n".join(alineas) + "\n", to=[aan], headers=headers).send()


def _complaint() -> str:
    zin = _("Niet tevreden met ons antwoord? De Nationale ombudsman neemt uw klacht in behandeling: %s")
    return zin % OMBUDSMAN


def _not_you() -> str:
    return _("Was u dit niet? Dan vulde iemand anders uw mailadres in. U hoeft niets te doen.")
