"""URLs of the shell."""

from django.urls import path

from portal.web import app_views, views

app_name = "web"

urlpatterns = [
    path("ondernemers/", views.ondernemers, name="ondernemers"),
    path("zoeken/", views.zoeken, name="zoeken"),
    path("zoeken/suggesties/", views.zoeksuggesties, name="zoeksuggesties"),
    path("leesbaarheid/", views.leesbaarheid, name="leesbaarheid"),
    path("hulp/", views.vaste_pagina, {"naam": "hulp"}, name="hulp"),
    path("privacy/", views.vaste_pagina, {"naam": "privacy"}, name="privacy"),
    path("over/", views.vaste_pagina, {"naam": "over"}, name="over"),
    path("wachtkamer/", views.wachtkamer, name="wachtkamer"),
    path("manifest.webmanifest", app_views.manifest, name="manifest"),
    path("sw.js", app_views.service_worker, name="service_worker"),
    path("offline/", app_views.offline, name="offline"),
    path("gezond/", views.gezond, name="gezond"),
    path("gereed/", views.gereed, name="gereed"),
    path("robots.txt", views.robots_txt, name="robots_txt"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
]
