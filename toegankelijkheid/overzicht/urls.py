"""URLs of the page for everybody, below /toegankelijkheid/stand/."""

from django.urls import path

from toegankelijkheid.overzicht import openbaar

app_name = "toegankelijkheid_stand"

urlpatterns = [
    path("", openbaar.stand, name="stand"),
    path("stand.json", openbaar.als_json, name="json"),
    path("stand.csv", openbaar.als_csv, name="csv"),
]
