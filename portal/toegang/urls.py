"""URLs of logging in and out, and of what a session asks by itself."""

from django.urls import path

from portal.toegang import sessie_views, views

app_name = "toegang"

urlpatterns = [
    path("inloggen/", views.inloggen, name="inloggen"),
    path("inloggen/terug/", views.terug, name="terug"),
    path("inloggen/blijven/", sessie_views.blijven, name="blijven"),
    path("inloggen/verlopen/", sessie_views.verlopen, name="verlopen"),
    path("inloggen/zonder-bsn/", views.zonder_bsn, name="zonder_bsn"),
    path("inloggen/<slug:middel>/", views.start, name="start"),
    path("uitloggen/", views.uitloggen, name="uitloggen"),
    path("uitgelogd/", views.uitgelogd, name="uitgelogd"),
]
