"""URLs of the statement and of reporting."""

from django.urls import path

from toegankelijkheid.verklaring import melden, views

app_name = "verklaring"

urlpatterns = [
    path("toegankelijkheid/", views.toegankelijkheid, name="toegankelijkheid"),
    path("toegankelijkheid/verklaring.json", views.als_json, name="json"),
    path("toegankelijkheid/versies/", views.versies, name="versies"),
    path("toegankelijkheid/versies/<int:nummer>/", views.versie, name="versie"),
    path("toegankelijkheid/melden/", melden.melden, name="melden"),
    path("toegankelijkheid/gemeld/", melden.gemeld, name="gemeld"),
]
