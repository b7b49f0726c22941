"""URLs of logging in and out."""

from django.urls import path

from portal.toegang import views

app_name = "toegang"

urlpatterns = [
    path("inloggen/", views.inloggen, name="inloggen"),
    path("inloggen/digid/", views.start, name="start"),
    path("inloggen/terug/", views.terug, name="terug"),
    path("uitloggen/", views.uitloggen, name="uitloggen"),
    path("uitgelogd/", views.uitgelogd, name="uitgelogd"),
]
