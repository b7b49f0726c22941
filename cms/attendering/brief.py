"""The words of our mails, and the signed links in them. Nothing in a mail tells us whether it was read.

A link that does something is a page with a button: programs that look at mails follow links, and do not press buttons.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cms.attendering.models import Onderwerp, Zending, Zendingsoort
from cms.attendering.onderwerpen import keuze_van, with_relations
from cms.attendering.services import BEVESTIGTIJD, read_inhoud
from toegankelijkheid.formulieren.taal import in_taal

_BEVESTIGEN = "attendering.bevestigen"
_BEHEREN = Signer(salt="attendering.beheren")
_STOPPEN = Signer(salt="attendering.stoppen")


def make_mail(zending: Zending, *, aan: str) -> EmailMessage:
    """The mail, with a fixed Message-ID, so that a mail server that gets it twice can tell."""
    abonnement = zending.abonnement
    inhoud = read_inhoud(zending)
    with in_taal(abonnement.taal):
        stop_url = _url("stoppen", make_stopcode(abonnement.kenmerk))
        match zending.soort:
            case Zendingsoort.BEVESTIGING:
                onderwerp, alineas = _question(zending, inhoud)
            case Zendingsoort.LINK:
                onderwerp, alineas = _link(zending)
            case _:
                onderwerp, alineas = _dagbericht(zending, inhoud, stop_url)
    headers = {
        "Message-ID": f"<{zending.kenmerk}.1@{urlsplit(settings.SITE_URL).hostname}>",
        "Content-Language": abonnement.taal,
        "Auto-Submitted": "auto-generated",
    }
    if zending.soort == Zendingsoort.DAGBERICHT:
        headers |= {"List-Unsubscribe": f"<{stop_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    # A title may hold a line break; a subject may not.
    return EmailMessage(" ".join(onderwerp.split()), "\n\n".join(alineas) + "\n", to=[aan], headers=headers)


def parse_bevestigcode(code: str) -> UUID | None:
    """The number of the mail that asked; None when we did not write the code, or more than 48 hours ago."""
    try:
        return UUID(signing.loads(code, salt=_BEVESTIGEN, max_age=BEVESTIGTIJD))
    except BadSignature:
        return None


def parse_beheercode(code: str) -> UUID | None:
    """The number of the subscription that this link is of; None when we did not write it."""
    return _unsign(_BEHEREN, code)


def make_stopcode(kenmerk: UUID) -> str:
    """The code of the link by which everything stops."""
    return _STOPPEN.sign(str(kenmerk))


def parse_stopcode(code: str) -> UUID | None:
    """The same for the link to stop."""
    return _unsign(_STOPPEN, code)


def _unsign(ondertekenaar: Signer, code: str) -> UUID | None:
    try:
        return UUID(ondertekenaar.unsign(code))
    except BadSignature:
        return None


def _url(naam: str, *args: str) -> str:
    return f"{settings.SITE_URL}{reverse(f'attendering:{naam}', args=args)}"


def _question(zending: Zending, inhoud: Mapping[str, Any]) -> tuple[str, list[str]]:
    onderwerpen = with_relations(Onderwerp.objects.filter(pk__in=inhoud["onderwerpen"]))
    namen = "\n".join(f"- {keuze_van(onderwerp).naam}" for onderwerp in onderwerpen)
    code = signing.dumps(str(zending.kenmerk), salt=_BEVESTIGEN)
    return _("Bevestig dat u mail van ons wilt"), [
        _("Iemand vulde dit mailadres in om te horen van:"),
        namen,
        _("Was u dat? Open deze pagina en druk op de knop. Dat kan 48 uur lang."),
        _url("bevestigen", code),
        _("Was u dat niet? Dan hoeft u niets te doen. U krijgt geen mail, en na 48 uur wissen wij uw adres."),
        _closing(),
    ]


def _link(zending: Zending) -> tuple[str, list[str]]:
    return _("Veranderen wat u volgt"), [
        _("Op deze pagina ziet u wat u volgt. U kunt er iets afhalen of helemaal stoppen."),
        _manage_url(zending),
        _("Vroeg u dit niet? Dan hoeft u niets te doen."),
        _closing(),
    ]


def _dagbericht(zending: Zending, inhoud: Mapping[str, Any], stop_url: str) -> tuple[str, list[str]]:
    groepen = inhoud["groepen"]
    aantal = sum(len(groep["nieuws"]) + groep["meer"] for groep in groepen)
    titel = ngettext("%d nieuw bericht over wat u volgt", "%d nieuwe berichten over wat u volgt", aantal) % aantal
    alineas = [_("Goedemorgen. Dit is nieuw sinds onze vorige mail.")]
    for groep in groepen:
        alineas += _group(groep)
    return titel, [
        *alineas,
        "---",
        _("Wij houden niet bij of u deze mail leest of waar u op klikt."),
        _("Veranderen wat u volgt: %s") % _manage_url(zending),
        _("Meteen stoppen met alles: %s") % stop_url,
        _closing(),
    ]


def _group(groep: Mapping[str, Any]) -> Iterator[str]:
    yield f"{groep['naam'].upper()}"
    for nieuws in groep["nieuws"]:
        regels = [nieuws["titel"], *nieuws["regels"]]
        if tot := nieuws["reageren_tot"]:
            dag = date_format(date.fromisoformat(tot), "j F Y")
            regels.append(_("U kunt reageren tot en met %s.") % dag)
        yield "\n".join([*regels, nieuws["url"]])
    if groep["meer"]:
        yield ngettext("Er is nog %d ander bericht.", "Er zijn nog %d andere berichten.", groep["meer"]) % groep[
            "meer"
        ] + (f" {groep['url']}" if groep["url"] else "")


def _manage_url(zending: Zending) -> str:
    return _url("beheren", _BEHEREN.sign(str(zending.abonnement_id)))


def _closing() -> str:
    waarden = {"adres": settings.SITE_URL}
    return (
        _("Wij vragen nooit per mail om uw wachtwoord, pincode of geld. Lukt het niet? Bel 1400 of kijk op %(adres)s")
        % waarden
    )
