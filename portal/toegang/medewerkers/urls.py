"""URLs of logging in and out at the counter, under /loket/."""

from django.urls import path

from portal.toegang.medewerkers import sessie_views, views

app_name = "medewerkers"

urlpatterns = [
    path("inloggen/", views.inloggen, name="inloggen"),
    path("inloggen/terug/", views.terug, name="terug"),
    path("inloggen/blijven/", sessie_views.blijven, name="blijven"),
    path("inloggen/verlopen/", sessie_views.verlopen, name="verlopen"),
    path("inloggen/<slug:organisatie>/", views.start, name="start"),
    path("inloggen/<slug:organisatie>/afmelden/", views.afmelden, name="afmelden"),
    path("uitloggen/", views.uitloggen, name="uitloggen"),
    path("uitgelogd/", views.uitgelogd, name="uitgelogd"),
]
