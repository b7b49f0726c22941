"""Where each part of the site lives (ARCHITECTUUR §4)."""

from django.conf import settings
from django.conf.urls.static import static
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cms.nieuws.sitemaps import NieuwsSitemap
from cms.producten.sitemaps import OrganisatieSitemap, ProductSitemap, ThemaSitemap
from levensgebeurtenissen.regelhulpen.sitemaps import RegelhulpSitemap
from levensgebeurtenissen.sectoren.sitemaps import SectorSitemap
from levensgebeurtenissen.sitemaps import LevensgebeurtenisSitemap
from mijnomgeving.profiel.account import gesloten
from mijnomgeving.stappenlijsten.overdracht import naar_mijn
from portal.config.api import api, mijn_api
from portal.core.beleid import public

sitemaps = {
    "producten": ProductSitemap,
    "levensgebeurtenissen": LevensgebeurtenisSitemap,
    "regelhulpen": RegelhulpSitemap,
    "sectoren": SectorSitemap,
    "nieuws": NieuwsSitemap,
    "themas": ThemaSitemap,
    "organisaties": OrganisatieSitemap,
}

urlpatterns = [
    path("api/v1/mijn/", mijn_api.urls),
    path("api/v1/", api.urls),
    path("sitemap.xml", public(sitemap_views.index), {"sitemaps": sitemaps, "sitemap_url_name": "sitemap"}),
    path("sitemap-<section>.xml", public(sitemap_views.sitemap), {"sitemaps": sitemaps}, name="sitemap"),
    path("documenten/", include(wagtaildocs_urls)),
    path("beheer/", include(wagtailadmin_urls)),
    path("mijn/", include("mijnomgeving.urls")),
    path("loket/", include("portal.toegang.medewerkers.urls")),
    path("loket/", include("mijnomgeving.loket.urls")),
    path("notificaties/", include("mijnomgeving.notificaties.urls")),
    path("status/", include("mijnomgeving.status.urls")),
    path("account-gesloten/", gesloten, name="account_gesloten"),
    path("agenda/", include("mijnomgeving.verplichtingen.adresurls")),
    path("levensgebeurtenissen/<slug:slug>/stappenlijst/mijn/", naar_mijn, name="stappenlijst_mijn"),
    path("", include("mijnomgeving.uittreksels.openbaar")),
    path("", include("mijnomgeving.koppelvlak.openbaar")),
    path("componenten/", include("toegankelijkheid.componenten.urls")),
    path("toegankelijkheid/stand/", include("toegankelijkheid.overzicht.urls")),
    path("", include("portal.toegang.urls")),
    path("", include("wegwijzer_ai.urls")),
    path("", include("cms.producten.urls")),
    path("", include("cms.nieuws.urls")),
    path("", include("cms.begrippen.urls")),
    path("", include("cms.redactie.feedback.urls")),
    path("", include("cms.attendering.urls")),
    path("", include("cms.samenwerkende_catalogi.urls")),
    path("", include("levensgebeurtenissen.urls")),
    path("", include("levensgebeurtenissen.reizen.urls")),
    path("", include("toegankelijkheid.verklaring.urls")),
    path("", include("portal.meten.urls")),
    path("", include("portal.web.urls")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    path("", include(wagtail_urls)),
]

handler404 = "portal.web.errors.niet_gevonden"
handler500 = "portal.web.errors.storing"
