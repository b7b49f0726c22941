"""URLs of lists of steps. They stand before those of Wagtail, which serves the page of the event itself."""

from django.urls import path

from levensgebeurtenissen.reizen import meenemen, tijd, views

app_name = "stappenlijst"
_LIJST = "levensgebeurtenissen/<slug:slug>/stappenlijst/"

urlpatterns = [
    path("stappenlijst/", meenemen.terug, name="terug"),
    path(_LIJST, views.vragen, name="vragen"),
    path(f"{_LIJST}lijst/", views.lijst, name="lijst"),
    path(f"{_LIJST}vink/", views.vink, name="vink"),
    path(f"{_LIJST}bewaren/", meenemen.bewaren, name="bewaren"),
    path(f"{_LIJST}mail/", meenemen.mail, name="mail"),
    path(f"{_LIJST}agenda.ics", meenemen.agenda, name="agenda"),
    path(f"{_LIJST}blijven/", tijd.blijven, name="blijven"),
    path(f"{_LIJST}pauze/", tijd.pauze, name="pauze"),
    path(f"{_LIJST}verder/", tijd.verder, name="verder"),
    path(f"{_LIJST}wissen/", meenemen.wissen, name="wissen"),
]
