"""The words of a notificatie: who sent something and what to do, and never what it says (Wmebv; KWALITEIT B59).

People want to know at once why they are written to and what is asked; a mail that says more would lie in a mailbox that
others read along in.
"""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.signing import BadSignature, Signer
from django.urls import clear_script_prefix, reverse, set_script_prefix
from django.utils import translation
from django.utils.translation import gettext as _

from mijnomgeving.notificaties.models import Notificatie, Soort

TALEN = {"Nederlands": "nl", "Engels": "en", "Papiaments": "pap", "Papiamentu": "pap", "Papiamento": "pap"}
_ONDERTEKENAAR = Signer(salt="notificaties.afmelden")
__all__ = ["TALEN", "Tekst", "make_mail", "make_tekst", "parse_afmeldcode"]


@dataclass(frozen=True, slots=True)
class Tekst:
    """A notificatie in words: one line, what to do, and where."""

    onderwerp: str
    zin: str
    actie: str
    url: str
    profiel_url: str
    afmeld_url: str


def make_tekst(notificatie: Notificatie, *, taal: str) -> Tekst:
    """The words in this language; the sender is named as people know it."""
    with translation.override(taal):
        set_script_prefix("/" if taal == settings.LANGUAGE_CODE else f"/{taal}/")
        try:
            onderwerp, zin, actie, pad = _words(notificatie, notificatie.afzender or _("Een overheidsorganisatie"))
            profiel, afmelden = reverse("mijn:profiel_notificaties"), _afmeld_pad(notificatie)
        finally:
            clear_script_prefix()
    basis = settings.SITE_URL
    return Tekst(onderwerp, zin, actie, basis + pad, basis + profiel, basis + afmelden)


def make_mail(notificatie: Notificatie, *, aan: str, taal: str) -> EmailMessage:
    """The mail, with one click to hear no more of this (RFC 8058) and a fixed Message-ID for each attempt.

    A mail server that gets the same attempt twice can tell by that id.
    """
    tekst = make_tekst(notificatie, taal=taal)
    with translation.override(taal):
        alineas = [
            tekst.zin,
            tekst.actie,
            tekst.url,
            _("In deze mail staat met opzet niet waar het over gaat. Dat ziet u alleen als u bent ingelogd."),
            _("Wij vragen nooit per mail om uw wachtwoord, pincode of geld. Twijfelt u? Typ zelf het adres: %(adres)s")
            % {"adres": settings.SITE_URL},
            _("Lukt het niet, of hebt u hulp nodig? Bel 1400."),
            _("Zelf kiezen waarover u mail krijgt: %(url)s") % {"url": tekst.profiel_url},
            _("Deze soort mail niet meer krijgen: %(url)s") % {"url": tekst.afmeld_url},
        ]
    return EmailMessage(
        subject=tekst.onderwerp,
        body="\n\n".join(alineas) + "\n",
        to=[aan],
        headers={
            "Message-ID": f"<{notificatie.kenmerk}.{notificatie.pogingen}@{urlsplit(settings.SITE_URL).hostname}>",
            "List-Unsubscribe": f"<{tekst.afmeld_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Content-Language": taal,
            # No answer of an absence assistant comes back (RFC 3834).
            "Auto-Submitted": "auto-generated",
        },
    )


def parse_afmeldcode(code: str) -> str:
    """The kenmerk of the notificatie in whose mail this code stood; empty when we did not write it."""
    try:
        return _ONDERTEKENAAR.unsign(code)
    except BadSignature:
        return ""


def _afmeld_pad(notificatie: Notificatie) -> str:
    return reverse("notificaties:afmelden", args=[_ONDERTEKENAAR.sign(str(notificatie.kenmerk))])


def _words(notificatie: Notificatie, afzender: str) -> tuple[str, str, str, str]:
    """Subject, why, what to do, and the path."""
    wie = {"afzender": afzender}
    match notificatie.soort:
        case Soort.BERICHT:
            brief = (
                _("Nieuw bericht van %(afzender)s") % wie,
                _("%(afzender)s stuurde u een bericht.") % wie,
                _("Log in en lees het bericht. Soms vraagt een bericht iets van u, voor een bepaalde dag."),
                reverse("mijn:berichten"),
            )
        case Soort.TAAK:
            brief = (
                _("%(afzender)s vraagt iets van u") % wie,
                _("%(afzender)s vraagt u om iets te doen of te betalen.") % wie,
                _("Log in en kijk wat u moet doen, en voor welke dag."),
                reverse("mijn:overzicht"),
            )
        case Soort.ZAAK:
            brief = (
                _("Nieuws over een zaak die u volgt"),
                _("%(afzender)s is verder met een zaak die u volgt.") % wie,
                _("Log in en bekijk hoe ver uw zaak is."),
                reverse("mijn:zaak", args=[notificatie.zaak_sleutel]),
            )
        case Soort.VERPLICHTING:
            brief = (
                _("Herinnering: er komt een laatste dag aan"),
                _("U vroeg om een herinnering voor een onderneming. Er komt een dag aan waarop iets klaar moet zijn."),
                _("Log in en kijk in de kalender wat er klaar moet zijn, en wanneer."),
                reverse("mijn:verplichtingen"),
            )
        case Soort.REGELING:
            brief = (
                _("Er is een nieuwe regeling voor ondernemers"),
                _("U vroeg om bericht als er een regeling opengaat die bij uw onderneming kan passen."),
                _("Log in en kijk welke regeling het is, en tot wanneer u kunt aanvragen."),
                reverse("mijn:regelingen"),
            )
        case Soort.LOKET:
            brief = (
                _("Over uw contact met %(afzender)s") % wie,
                _("Een medewerker van %(afzender)s vraagt u iets, of deed iets voor u.") % wie,
                _("Log in en kijk wat het is. Had u geen contact met deze organisatie? Zeg dan nee, of bel 1400."),
                reverse("mijn:loket"),
            )
        case _:
            brief = (
                _("Er is iets veranderd in uw gegevens"),
                _("Bij %(afzender)s is iets veranderd in de gegevens over u.") % wie,
                _("Log in en kijk of uw gegevens kloppen. Herkent u de verandering niet? Bel dan 1400."),
                reverse("mijn:gegevens"),
            )
    return brief
