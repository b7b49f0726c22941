"""Broken links on Mijn werk."""

from django.contrib.auth.models import User
from django.db.models import Min
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.redactie.dashboard import Werklijst, Werkregel, register_werk
from cms.redactie.links.rapport import links_of
from cms.redactie.models import LinkControle, Linkstatus


def connect() -> None:
    """Put the list on the page."""
    register_werk("links", kapotte_links, volgorde=50)


def kapotte_links(*, user: User, vanaf: int, aantal: int) -> Werklijst:
    """What is broken for sure, the longest first."""
    links = links_of(user=user).filter(status=Linkstatus.KAPOT, genegeerd_op=None)
    rijen = links.annotate(titel=Min("plekken__titel")).order_by("mislukt_sinds", "url")
    return Werklijst(
        titel=_("Kapotte links"),
        aantal=links.count(),
        regels=[_regel(link) for link in rijen[vanaf : vanaf + aantal]],
        leeg=_("Er zijn geen kapotte links."),
    )


def _regel(link: LinkControle) -> Werkregel:
    sinds = _("sinds %s") % date_format(link.mislukt_sinds, "j F Y") if link.mislukt_sinds else ""
    titel = getattr(link, "titel", "")
    return Werkregel(f"{titel}: {link.url}", reverse("redactie_links:link", args=[link.pk]), f"{link.oorzaak}, {sinds}")
