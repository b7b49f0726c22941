"""URLs of attendering."""

from django.urls import path

from cms.attendering import codes, inschrijven, views

app_name = "attendering"

urlpatterns = [
    path("attendering/", views.start, name="start"),
    path("attendering/buurt/", views.buurt, name="buurt"),
    path("attendering/inschrijven/", inschrijven.inschrijven, name="inschrijven"),
    path("attendering/adres/", views.adres, name="adres"),
    path("attendering/gevraagd/", views.gevraagd, name="gevraagd"),
    path("attendering/link/", inschrijven.link, name="link"),
    path("attendering/bevestigen/<str:code>/", codes.bevestigen, name="bevestigen"),
    path("attendering/beheren/<str:code>/", codes.beheren, name="beheren"),
    path("attendering/stoppen/<str:code>/", codes.stoppen, name="stoppen"),
]
