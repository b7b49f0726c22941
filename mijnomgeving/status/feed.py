"""Outages and maintenance as an Atom feed (RFC 4287)."""

from django.conf import settings
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mijnomgeving.status.beeld import Statusbeeld


def make_feed(beeld: Statusbeeld) -> str:
    """What is announced, what lasts and what ended; an entry changes when its outage does."""
    adres = settings.SITE_URL + reverse("status:status")
    feed = Atom1Feed(
        title=_("Storingen en onderhoud"),
        link=adres,
        description="",
        language=get_language(),
        feed_url=settings.SITE_URL + reverse("status:atom"),
        author_name=settings.WAGTAIL_SITE_NAME,
    )
    for melding in (*beeld.straks, *beeld.nu, *beeld.geweest):
        rij = melding.rij
        feed.add_item(
            title=melding.titel,
            link=f"{adres}#melding-{rij.pk}",
            description=melding.uitleg,
            unique_id=f"{adres}#melding-{rij.pk}",
            pubdate=rij.van,
            updateddate=rij.tot or rij.van,
        )
    return str(feed.writeString("utf-8"))
