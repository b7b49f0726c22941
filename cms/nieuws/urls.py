"""URLs of the feeds; the pages of news are served by Wagtail."""

from django.urls import path, re_path

from cms.nieuws.feeds import NieuwsFeed
from portal.core.beleid import public

app_name = "nieuws"

feed = public(NieuwsFeed())

urlpatterns = [
    path("nieuws/rss.xml", feed, name="rss"),
    re_path(r"^nieuws/(?P<doelgroep>particulier|ondernemer)/rss\.xml$", feed, name="rss_doelgroep"),
]
